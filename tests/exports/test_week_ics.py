"""The week as a calendar, parsed back."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.ids import PersonId
from crewplanner.domain.values import DateSpan
from crewplanner.exports import Audience, render
from tests.exports.reading import events, parsed
from tests.exports.weeks import changed, options, week

GOLDEN = Path(__file__).parent / "golden"
LONDON = ZoneInfo("Europe/London")


def of_person(view, **changes):
    return events(render(view, options(person=PersonId(1), **changes), "ics"))


def at(date, call, wrap, timezone="Europe/London"):
    """The first event of a week in which everybody works at that date and time."""

    def moved(row):
        cell = replace(row.cells[0][0], date=date, call=call, wrap=wrap)
        return replace(row, cells=((cell,), *[()] * 6))

    span = DateSpan(first=date, last=date + dt.timedelta(days=6))
    view = replace(changed(week(1), moved), timezone=timezone, span=span)
    return of_person(view)[0]


@pytest.mark.parametrize("audience", [Audience.CREW, Audience.PRODUCER])
def test_it_is_what_it_always_was(audience):
    expected = (GOLDEN / f"week-{audience.value}.ics").read_bytes()
    assert render(week(4), options(audience), "ics") == expected


def test_there_is_an_event_for_each_booking():
    view = week(12)
    bookings = [
        cell.uid
        for one in view.departments
        for row in one.people
        for cells in row.cells
        for cell in cells
    ]
    found = [str(event["uid"]) for event in events(render(view, options(), "ics"))]
    assert sorted(found) == sorted(bookings)
    assert len(set(found)) == len(found)


def test_a_later_issue_updates_the_same_events():
    first = of_person(week(4))
    later = of_person(
        week(4),
        issued_at=dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=1))),
    )
    assert [event["uid"] for event in first] == [event["uid"] for event in later]
    assert all(b["sequence"] > a["sequence"] for a, b in zip(first, later, strict=True))
    assert later[0]["dtstamp"].dt == dt.datetime(2026, 11, 21, 8, 0, tzinfo=dt.UTC)


def test_an_event_past_midnight_ends_on_the_next_day():
    event = of_person(week(4))[2]
    assert event["dtstart"].dt == dt.datetime(2026, 11, 25, 16, 0, tzinfo=LONDON)
    assert event["dtend"].dt == dt.datetime(2026, 11, 26, 3, 0, tzinfo=LONDON)
    assert event["dtstart"].params["TZID"] == "Europe/London"


@pytest.mark.parametrize(
    ("date", "end", "hours"),
    [
        (dt.date(2026, 3, 28), dt.datetime(2026, 3, 29, 3, 0), 8),
        (dt.date(2026, 10, 24), dt.datetime(2026, 10, 25, 3, 0), 10),
        (dt.date(2026, 11, 24), dt.datetime(2026, 11, 25, 3, 0), 9),
    ],
)
def test_a_night_of_a_clock_change_has_its_true_length(date, end, hours):
    event = at(date, 18 * 60, 27 * 60)
    start, finish = event["dtstart"].dt, event["dtend"].dt
    assert finish.replace(tzinfo=None) == end
    assert finish.astimezone(dt.UTC) - start.astimezone(dt.UTC) == dt.timedelta(hours=hours)


def test_a_time_that_the_clock_change_skips_is_the_moment_of_the_change():
    event = at(dt.date(2026, 3, 28), 18 * 60, 25 * 60 + 30)
    assert event["dtend"].dt == dt.datetime(2026, 3, 29, 2, 0, tzinfo=LONDON)


def test_the_file_brings_the_zone_it_speaks_of():
    calendar = parsed(render(week(4), options(), "ics"))
    zones = calendar.walk("VTIMEZONE")
    assert [str(zone["tzid"]) for zone in zones] == ["Europe/London"]
    assert zones[0].to_tz().utcoffset(dt.datetime(2026, 11, 24)) == dt.timedelta(0)
    assert zones[0].to_tz().utcoffset(dt.datetime(2027, 7, 1)) == dt.timedelta(hours=1)


def test_a_production_in_universal_time_needs_no_zone():
    view = replace(week(2), timezone="UTC")
    calendar = parsed(render(view, options(), "ics"))
    assert not calendar.walk("VTIMEZONE")
    assert calendar.walk("VEVENT")[0]["dtstart"].dt.utcoffset() == dt.timedelta(0)


def test_without_times_an_event_lasts_all_day():
    travel = of_person(week(4))[4]
    assert travel["dtstart"].dt == dt.date(2026, 11, 27)
    assert travel["dtend"].dt == dt.date(2026, 11, 28)
    assert str(travel["summary"]).startswith("Harbor Lights · Travel · 1st AD")


def test_a_call_without_a_wrap_is_told_and_nothing_is_made_up():
    event = at(dt.date(2026, 11, 24), 450, None)
    assert event["dtstart"].dt == dt.date(2026, 11, 24)
    assert str(event["summary"]).endswith("07:30–")


@pytest.mark.parametrize(
    ("status", "rank", "said", "mark"),
    [
        (BookingStatus.CONFIRMED, 1, "CONFIRMED", "Harbor Lights"),
        (BookingStatus.PENCIL, 1, "TENTATIVE", "(1P) Harbor Lights"),
        (BookingStatus.PENCIL, 2, "TENTATIVE", "(2P) Harbor Lights"),
        (BookingStatus.ENQUIRED, 1, "TENTATIVE", "(?) Harbor Lights"),
    ],
)
def test_firmness_is_told_to_calendars_and_to_people(status, rank, said, mark):
    def firm(row):
        cell = replace(row.cells[0][0], status=status, rank=rank, day_type=DayType.SHOOT)
        return replace(row, cells=((cell,), *[()] * 6))

    event = of_person(changed(week(1), firm))[0]
    assert str(event["status"]) == said
    assert str(event["summary"]).startswith(mark)


def test_everybodys_calendar_names_people_and_the_own_one_does_not():
    everybody = events(render(week(4), options(), "ics"))[0]
    assert str(everybody["summary"]).startswith("Eilidh MacDonald · Harbor Lights")
    assert str(of_person(week(4))[0]["summary"]) == "Harbor Lights · 1st AD · Main unit"


def test_nobody_is_invited():
    data = render(week(12), options(Audience.PRODUCER), "ics")
    assert b"ATTENDEE" not in data
    assert b"ORGANIZER" not in data
    assert b"mailto:" not in data.lower()
