"""Weeks as people name them: ISO weeks, or any date in them; and the production's present day."""

import datetime as dt
import re

from crewplanner.app.errors import Refused
from crewplanner.domain.productions import Production
from crewplanner.domain.stints import week_of
from crewplanner.domain.values import DateSpan
from crewplanner.domain.zones import zone
from crewplanner.i18n import _

_ISO_WEEK = re.compile(r"(\d{4})-?W(\d{2})", re.IGNORECASE | re.ASCII)


def parse_week(text: str, first_weekday: int = 0) -> DateSpan:
    """The week meant by `2026-W47` or by any date in it (`2026-11-18`).

    An ISO week is the one whose Thursday it holds, so that a production whose weeks begin on Sunday
    gets the week of that Thursday. Raises Refused with a sentence for anything else.
    """
    match = _ISO_WEEK.fullmatch(text.strip())
    try:
        if match:
            thursday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 4)
            return week_of(thursday, first_weekday)
        return week_of(_date(text), first_weekday)
    except ValueError as error:
        raise Refused(
            _("“{text}” is not a week. Write 2026-W47 or a date in it, 2026-11-18.").format(
                text=text
            )
        ) from error


def parse_date(text: str) -> dt.date:
    """An ISO date. Raises Refused with a sentence for anything else."""
    try:
        return _date(text)
    except ValueError as error:
        raise Refused(
            _("“{text}” is not a date. Write it as 2026-11-18.").format(text=text)
        ) from error


def iso_week(span: DateSpan) -> str:
    """The ISO name of the week, `2026-W47`: that of its middle day."""
    year, week, _day = (span.first + dt.timedelta(days=3)).isocalendar()
    return f"{year}-W{week:02}"


def production_day(now: dt.datetime, production: Production) -> dt.date:
    """The date the moment belongs to: before the production day starts, still yesterday."""
    local = now.astimezone(zone(production.timezone))
    return (local - dt.timedelta(minutes=production.day_start)).date()


def _date(text: str) -> dt.date:
    """Of what Python reads as a date only days of a month: `2026-W47` would be its Monday."""
    if "W" in text.upper():
        raise ValueError(text)
    return dt.date.fromisoformat(text.strip())
