"""The week as a calendar: one event per person and day, which a later issue only updates."""

import datetime as dt
from typing import Any

from crewplanner import __version__
from crewplanner.app.issuing import sequence_at
from crewplanner.app.queries.week import WeekView
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.issue_model import SaidCell, SaidPerson
from crewplanner.domain.zones import instant, zone
from crewplanner.exports.options import Options
from crewplanner.exports.texts import meals_text, moment_text, one_line
from crewplanner.exports.week import week_paper
from crewplanner.exports.week_paper import PaperRow, PaperSlot, WeekPaper
from crewplanner.i18n import _


def week_ics(view: WeekView, options: Options) -> bytes:
    """One file for everybody or, with `options.person`, one person's calendar.

    What earlier issues had and this one has not comes as cancelled. Events are in the production's
    zone; where a time is not known they last all day. Raises Refused as `week_paper` does.
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
    if options.issue is not None:
        for row, cell in options.issue.dropped(options.person, options.department):
            title = one_line(paper.title)
            calendar.add_component(cancelled(title, paper.timezone, options, row, cell))
    calendar.add_missing_timezones(
        first_date=dt.date(paper.span.first.year, 1, 1),
        last_date=dt.date(paper.span.last.year + 2, 1, 1),
    )
    return calendar.to_ical()


def _event(paper: WeekPaper, options: Options, row: PaperRow, slot: PaperSlot) -> Any:
    from icalendar import Event  # noqa: PLC0415 - as above

    confirmed = slot.status is BookingStatus.CONFIRMED
    start, end = _times(paper.timezone, slot.date, slot.call, slot.wrap)
    event: Any = Event()
    _stamp(event, options, slot.uid)
    event.add("status", "CONFIRMED" if confirmed else "TENTATIVE")
    event.add("summary", _summary(paper, row, slot, named=options.person is None))
    event.add("dtstart", start)
    event.add("dtend", end)
    where = ", ".join(one_line(part) for part in (slot.place, slot.address) if part)
    if where:
        event.add("location", where)
    event.add("description", _description(paper, options, row, slot))
    return event


def cancelled(title: str, timezone: str, options: Options, row: SaidPerson, cell: SaidCell) -> Any:
    """The same event as it was told, taken back."""
    from icalendar import Event  # noqa: PLC0415 - as above

    start, end = _times(timezone, cell.date, cell.call, cell.wrap)
    named = row.name if options.person is None else ""
    words = (one_line(part) for part in (named, title, row.role) if part)
    event: Any = Event()
    _stamp(event, options, cell.uid)
    event.add("status", "CANCELLED")
    event.add("summary", _("Cancelled: {what}").format(what=" · ".join(words)))
    event.add("dtstart", start)
    event.add("dtend", end)
    return event


def _stamp(event: Any, options: Options, uid: str) -> None:
    """Which event it is, and how new it is: a higher number takes the place of a lower one."""
    issued = options.issued_at.astimezone(dt.UTC)
    event.add("uid", one_line(uid))
    event.add("dtstamp", issued)
    event.add("last-modified", issued)
    event.add("sequence", options.issue.sequence if options.issue else sequence_at(issued))


def _times(
    timezone: str, date: dt.date, call: int | None, wrap: int | None
) -> tuple[dt.date, dt.date]:
    """Moments in the production's zone, clock changes counted; dates where a time is not known."""
    if call is None or wrap is None or wrap <= call:
        return date, date + dt.timedelta(days=1)
    start, end = (
        instant(date, minutes, timezone).astimezone(zone(timezone)) for minutes in (call, wrap)
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
