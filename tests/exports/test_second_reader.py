"""Every kind of calendar file, read by a second library and imported twice."""

import datetime as dt
from dataclasses import replace

import pytest

from crewplanner.domain.days import DayStatus
from crewplanner.domain.ids import PersonId
from crewplanner.domain.values import DateSpan
from crewplanner.exports import Audience, render
from tests.exports.reading import parsed
from tests.exports.second_reader import Store, also_reads, appointments
from tests.exports.sheets import call_sheet
from tests.exports.weeks import changed, options, week

LATER = dt.datetime(2026, 11, 22, 18, 5, tzinfo=dt.UTC)


def _nights_from(date, timezone):
    """A week of everybody from 18:00 to 27:30."""

    def moved(row):
        cells = tuple(
            (replace(row.cells[0][0], date=date + dt.timedelta(days=index), call=1080, wrap=1650),)
            for index in range(7)
        )
        cells = tuple(
            (replace(cell, uid=f"{cell.uid}-{index}"),) for index, (cell,) in enumerate(cells)
        )
        return replace(row, cells=cells)

    span = DateSpan(first=date, last=date + dt.timedelta(days=6))
    return replace(changed(week(3), moved), timezone=timezone, span=span)


def _cancelled(view):
    return replace(view, status=DayStatus.CANCELLED)


CALENDARS = {
    "week": ("week", week(12), {}),
    "week of the producer": ("week", week(12), {"audience": Audience.PRODUCER}),
    "department": ("week", week(12), {"department": "Camera", "audience": Audience.DEPARTMENT}),
    "person": ("week", week(12), {"person": PersonId(1)}),
    "several units": ("week", week(6, units=3), {}),
    "nobody": ("week", week(0), {}),
    "spring": ("week", _nights_from(dt.date(2026, 3, 23), "Europe/London"), {}),
    "autumn": ("week", _nights_from(dt.date(2026, 10, 19), "Europe/London"), {}),
    "new york": ("week", _nights_from(dt.date(2026, 3, 2), "America/New_York"), {}),
    "no clock changes": ("week", _nights_from(dt.date(2026, 3, 23), "Asia/Tokyo"), {}),
    "half an hour": ("week", _nights_from(dt.date(2026, 4, 1), "Australia/Lord_Howe"), {}),
    "universal time": ("week", _nights_from(dt.date(2026, 3, 23), "UTC"), {}),
    "call sheet": ("call-sheet", call_sheet(), {}),
    "own call": ("call-sheet", call_sheet(), {"person": PersonId(1)}),
    "called off": ("call-sheet", _cancelled(call_sheet()), {}),
}


def _written(name, **more):
    paper, view, said = CALENDARS[name]
    return render(view, options(**(said | more)), "ics", paper=paper)


@pytest.mark.parametrize("name", CALENDARS)
def test_another_library_reads_the_same_out_of_it(name):
    data = _written(name)
    also_reads(data, parsed(data).walk("VEVENT"))


@pytest.mark.parametrize("name", CALENDARS)
def test_imported_twice_nothing_is_doubled(name):
    first, later = _written(name), _written(name, issued_at=LATER)
    diary = Store().take(first)
    once = dict(diary.kept)
    assert len(once) == len(appointments(first))
    assert diary.take(first).kept == once
    entries = diary.take(later).kept
    assert entries.keys() == once.keys()
    assert all(entries[uid].sequence > one.sequence for uid, one in once.items())
    assert diary.take(first).kept == entries, "what is older changes nothing"


def test_a_call_sheet_takes_the_place_of_that_day_in_the_week():
    view = call_sheet()
    said = render(view, options(issued_at=LATER), "ics", paper="call-sheet")
    diary = Store().take(said)
    shown = diary.shown
    off = options(issued_at=LATER + dt.timedelta(hours=1))
    assert diary.take(render(_cancelled(view), off, "ics", paper="call-sheet")).shown == []
    assert len(shown) == len(view.people)
