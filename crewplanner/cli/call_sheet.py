"""Call sheets on the command line: which one is meant."""

import datetime as dt
from typing import Any

from crewplanner.app.errors import Refused
from crewplanner.app.names import unit_named
from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.app.queries.call_sheet_missing import missing
from crewplanner.app.queries.make_call_sheet import unit_day
from crewplanner.app.words import date_text
from crewplanner.domain.days import ShootDay
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.i18n import _, ngettext


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


def call_sheet_told(view: CallSheetView) -> tuple[str, dict[str, Any]]:
    """Whose sheet, how many people, and what is missing on it."""
    lacking = missing(view)
    people = ngettext("{count} person", "{count} people", len(view.people))
    text = _("{title}, {unit}, call sheet of {date}: {people}. {missing}")
    flags = ngettext("{count} thing is missing:", "{count} things are missing:", len(lacking))
    lines = [flags.format(count=len(lacking)), *(one.text for one in lacking)]
    said = text.format(
        title=view.title,
        unit=view.unit_name,
        date=date_text(view.date),
        people=people.format(count=len(view.people)),
        missing="\n  ".join(lines) if lacking else _("Nothing is missing."),
    )
    return said, {
        "date": view.date.isoformat(),
        "unit": view.unit_name,
        "people": len(view.people),
        "missing": [{"code": one.code, "text": one.text, "grave": one.grave} for one in lacking],
    }
