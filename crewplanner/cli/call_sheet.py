"""Call sheets on the command line: which one is meant."""

import datetime as dt

from crewplanner.app.errors import Refused
from crewplanner.app.names import unit_named
from crewplanner.app.queries.make_call_sheet import unit_day
from crewplanner.app.words import date_text
from crewplanner.domain.days import ShootDay
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.i18n import _


def sheet_day(plan: Plan, production: Production, date: dt.date, unit: str | None) -> ShootDay:
    """The day of the unit with that name, else of the first that works. Raises Refused."""
    chosen = unit_named(plan, production.id, unit) if unit else None
    day = unit_day(plan, production.id, date, chosen.id if chosen else None)
    if day is None:
        text = _("{title} has no day on {date}. Choose a date of `days`.")
        if chosen is not None:
            text = _("{unit} of {title} has no day on {date}. Choose a date of `days`.")
        raise Refused(
            text.format(
                title=production.title,
                unit=chosen.name if chosen else "",
                date=date_text(date),
            )
        )
    return day
