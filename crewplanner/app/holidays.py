"""Public holidays of a region, to be copied into a production where they stay editable."""

import datetime as dt
from collections.abc import Iterable

from crewplanner.app.errors import Refused
from crewplanner.i18n import _


def public_holidays(region: str, years: Iterable[int]) -> tuple[tuple[dt.date, str], ...]:
    """Dates and names for a country or a part of it: `US`, `US-NY`, `GB-ENG`, `DE-BY`.

    Names are in the user's language where the calendar has it. Raises Refused for a region the
    calendar library does not know. Works without network.
    """
    import holidays  # noqa: PLC0415 - two tenths of a second that only this action needs

    country, _dash, part = region.strip().upper().partition("-")
    try:
        calendar = holidays.country_holidays(country, subdiv=part or None, years=list(years))
    except NotImplementedError as error:
        raise Refused(
            _("There is no holiday calendar for “{region}”. Write US, US-NY or GB-ENG.").format(
                region=region
            )
        ) from error
    return tuple(sorted(calendar.items()))
