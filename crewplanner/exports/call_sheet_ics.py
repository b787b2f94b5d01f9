"""The calls of a call sheet as a calendar: one event per person, the same one as in the week's."""

import datetime as dt
from typing import Any

from crewplanner import __version__
from crewplanner.app.issuing import sequence_at
from crewplanner.app.queries.call_sheet import CallSheetView, SheetPerson
from crewplanner.domain.days import DayStatus
from crewplanner.domain.zones import instant, zone
from crewplanner.exports.call_sheet import call_sheet_paper
from crewplanner.exports.call_sheet_paper import CallSheetPaper
from crewplanner.exports.ics import cancelled
from crewplanner.exports.options import Options
from crewplanner.exports.texts import clock_text, moment_text, one_line
from crewplanner.i18n import _


def call_sheet_ics(view: CallSheetView, options: Options) -> bytes:
    """One file for everybody or, with `options.person`, one person's call.

    An event has the name that the week's calendar gives it: importing either updates it. A
    cancelled day is a cancellation. Raises Refused as `call_sheet_paper` does.
    """
    from icalendar import Calendar  # noqa: PLC0415 - slow to import, not needed at start-up

    paper = call_sheet_paper(view, options)
    # The library leaves the type of a property's value open.
    calendar: Any = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//CrewPlanner//CrewPlanner {__version__}//EN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(f"{view.title}: {paper.heading}, {paper.date}"))
    for person in paper.view.people:
        calendar.add_component(_event(paper, options, person))
    if options.issue is not None:
        for row, cell in options.issue.dropped(options.person, options.department):
            title, zone_name = one_line(view.title), view.timezone
            calendar.add_component(cancelled(title, zone_name, options, row, cell))
    calendar.add_missing_timezones(
        first_date=dt.date(view.date.year, 1, 1), last_date=dt.date(view.date.year + 2, 1, 1)
    )
    return calendar.to_ical()


def _event(paper: CallSheetPaper, options: Options, person: SheetPerson) -> Any:
    from icalendar import Event  # noqa: PLC0415 - as above

    view = paper.view
    issued = paper.issued.astimezone(dt.UTC)
    event: Any = Event()
    who = f"{view.project}-{view.production}-{person.person}"
    event.add("uid", one_line(f"{who}-{view.date:%Y%m%d}@crewplanner"))
    event.add("dtstamp", issued)
    event.add("last-modified", issued)
    event.add("sequence", options.issue.sequence if options.issue else sequence_at(issued))
    event.add("status", "CANCELLED" if view.status is DayStatus.CANCELLED else "CONFIRMED")
    start, end = _times(view, person)
    named = () if options.person is not None else (person.name,)
    parts = (*named, view.title, paper.number, person.role, person.call_text)
    event.add("summary", " · ".join(one_line(part) for part in parts if part))
    event.add("dtstart", start)
    event.add("dtend", end)
    place = next(iter(view.places), None)
    if place is not None:
        where = ", ".join(one_line(text) for text in (place.name, place.address) if text)
        event.add("location", where)
    event.add("description", _description(paper, options, person))
    return event


def _times(view: CallSheetView, person: SheetPerson) -> tuple[dt.date, dt.date]:
    """Moments in the production's zone; the whole date where there is no time, or O/C stands."""
    call, wrap = person.call, person.wrap
    if person.call_text or call is None or wrap is None or wrap <= call:
        return view.date, view.date + dt.timedelta(days=1)
    start, end = (
        instant(view.date, minutes, view.timezone).astimezone(zone(view.timezone))
        for minutes in (call, wrap)
    )
    return start, end


def _description(paper: CallSheetPaper, options: Options, person: SheetPerson) -> str:
    view, face = paper.view, options.clock
    pickup = "" if person.pickup is None else clock_text(person.pickup, face)
    hospital = " · ".join(str(said.value) for said in paper.hospital if said)
    issued = _("Issued {moment}").format(moment=moment_text(paper.issued, face))
    lines = (
        pickup and _("Pickup {time}").format(time=pickup),
        view.sheet.safety and _("Safety: {text}").format(text=view.sheet.safety),
        hospital and _("Hospital: {text}").format(text=hospital),
        f"{paper.version} · {issued}" if paper.version else issued,
        paper.notice,
    )
    return "\n".join(one_line(line) for line in lines if line)
