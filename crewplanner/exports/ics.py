"""The week as a calendar: one event per person and day, which a later issue only updates."""

import datetime as dt
from typing import Any

from crewplanner import __version__
from crewplanner.app.queries.week import WeekView
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.zones import instant, zone
from crewplanner.exports.options import Options
from crewplanner.exports.texts import meals_text, moment_text, one_line
from crewplanner.exports.week import week_paper
from crewplanner.exports.week_paper import PaperRow, PaperSlot, WeekPaper
from crewplanner.i18n import _

_SEQUENCE_FROM = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
"""Sequence numbers are the minutes since then: a later issue always replaces an earlier one."""


def week_ics(view: WeekView, options: Options) -> bytes:
    """One file for everybody or, with `options.person`, one person's calendar.

    Events are in the production's zone; where a time is not known they last all day. Raises Refused
    as `week_paper` does.
    """
    from icalendar import Calendar  # noqa: PLC0415 - slow to import, not needed at start-up

    paper = week_paper(view, options)
    # The library leaves the type of a property's value open.
    calendar: Any = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//CrewPlanner//CrewPlanner {__version__}//EN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(paper.title))
    for row in paper.rows:
        for cell in row.cells:
            for slot in cell.slots:
                calendar.add_component(_event(paper, options, row, slot))
    calendar.add_missing_timezones(
        first_date=dt.date(paper.span.first.year, 1, 1),
        last_date=dt.date(paper.span.last.year + 2, 1, 1),
    )
    return calendar.to_ical()


def _event(paper: WeekPaper, options: Options, row: PaperRow, slot: PaperSlot) -> Any:
    from icalendar import Event  # noqa: PLC0415 - as above

    issued = paper.issued.astimezone(dt.UTC)
    confirmed = slot.status is BookingStatus.CONFIRMED
    start, end = _times(paper, slot)
    event: Any = Event()
    event.add("uid", one_line(slot.uid))
    event.add("dtstamp", issued)
    event.add("last-modified", issued)
    event.add("sequence", max(0, int((issued - _SEQUENCE_FROM).total_seconds()) // 60))
    event.add("status", "CONFIRMED" if confirmed else "TENTATIVE")
    event.add("summary", _summary(paper, row, slot, named=options.person is None))
    event.add("dtstart", start)
    event.add("dtend", end)
    where = ", ".join(one_line(part) for part in (slot.place, slot.address) if part)
    if where:
        event.add("location", where)
    event.add("description", _description(paper, options, row, slot))
    return event


def _times(paper: WeekPaper, slot: PaperSlot) -> tuple[dt.date, dt.date]:
    """Moments in the production's zone, clock changes counted; dates where a time is not known."""
    if slot.call is None or slot.wrap is None or slot.wrap <= slot.call:
        return slot.date, slot.date + dt.timedelta(days=1)
    start, end = (
        instant(slot.date, minutes, paper.timezone).astimezone(zone(paper.timezone))
        for minutes in (slot.call, slot.wrap)
    )
    return start, end


def _summary(paper: WeekPaper, row: PaperRow, slot: PaperSlot, *, named: bool) -> str:
    kind = "" if slot.day_type is DayType.SHOOT else slot.kind
    parts = (row.name if named else "", paper.title, kind, row.role, slot.unit, _half_known(slot))
    text = " · ".join(one_line(part) for part in parts if part)
    return f"({slot.tag}) {text}" if slot.tag else text


def _half_known(slot: PaperSlot) -> str:
    """The one time that is known, where an event lasts all day for want of the other."""
    return slot.label if (slot.call is None) is not (slot.wrap is None) else ""


def _description(paper: WeekPaper, options: Options, row: PaperRow, slot: PaperSlot) -> str:
    face = options.clock
    issued = _("Issued {moment}").format(moment=moment_text(paper.issued, face))
    meals = meals_text(slot.meals, face)
    said = (slot.status_text, slot.kind, slot.label)
    lines = (
        f"{row.name}, {row.role}" if row.role else row.name,
        " · ".join(dict.fromkeys(part for part in said if part)),
        meals and _("Meal {times}").format(times=meals),
        f"{paper.version} · {issued}" if paper.version else issued,
        paper.notice,
    )
    return "\n".join(one_line(line) for line in lines if line)
