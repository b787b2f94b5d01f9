"""A day laid out: true minutes from the call, with the meals taken out."""

import datetime as dt

import pytest

from crewplanner.domain.pay.cards import Card
from crewplanner.domain.pay.eventrules import Deduct
from crewplanner.domain.pay.timeline import lay_out
from tests.domain.pay.cases import clock, day


def laid(card, zone=None, deduct=None, travel=False):
    return lay_out(card, zone, Deduct(clause="meals", **deduct) if deduct else None, travel)


@pytest.mark.parametrize(
    ("meals", "deduct", "spans"),
    [
        ((), None, [(0, 600)]),
        (("13-14",), None, [(0, 300), (360, 600)]),
        (("13-14 ndb",), None, [(0, 600)]),
        (("13-14 break",), None, [(0, 600)]),
        (("16-17", "12-13"), None, [(0, 240), (300, 480), (540, 600)]),
        (("12-13", "12:30-13:30"), None, [(0, 240), (330, 600)]),
        (("8-9",), None, [(60, 600)]),
        (("17-18",), None, [(0, 540)]),
        (("17:30-19",), None, [(0, 570)]),
        (("7-8",), None, [(0, 600)]),
        (("18-19",), None, [(0, 600)]),
        (("13-13",), None, [(0, 600)]),
        (("7-8", "13-14"), None, [(0, 300), (360, 600)]),
        (("10-10:15", "13-14"), {"least": 30}, [(0, 300), (360, 600)]),
        (("7:30-8:30",), None, [(30, 600)]),
        (("13-13:29",), {"least": 30}, [(0, 600)]),
        (("13-13:30",), {"least": 30}, [(0, 300), (330, 600)]),
        (("17:45-18:30",), {"least": 30}, [(0, 585)]),
        (("12-13:30",), {"most": 60}, [(0, 240), (300, 600)]),
        (("12-13",), {"most": 60}, [(0, 240), (300, 600)]),
        (("12-12:45", "16-16:45"), {"most_a_day": 75}, [(0, 240), (285, 480), (510, 600)]),
        (("12-13:30", "16-16:45"), {"most_a_day": 75}, [(0, 240), (315, 480), (480, 600)]),
        (("12-13:30",), {"most": 60, "most_a_day": 75}, [(0, 240), (300, 600)]),
    ],
)
def test_meals_are_taken_out_as_far_as_they_may(meals, deduct, spans):
    """08:00 to 18:00."""
    found = laid(day(0, "8-18", *meals), deduct=deduct)
    assert list(found.spans) == spans
    assert found.worked == sum(end - start for start, end in spans)
    assert found.end == 600


def test_a_break_over_the_most_leaves_the_rest_of_it_as_work():
    found = laid(day(0, "8-18", "12-13:30", "16-16:45"), deduct={"most_a_day": 75})
    assert found.worked == 600 - 75


@pytest.mark.parametrize(
    ("card", "end", "worked", "timed"),
    [
        (day(0, "7.5"), 450, 450, False),
        (day(0), 0, 0, False),
        (day(0, call=480), 0, 0, False),
        (day(0, wrap=480), 0, 0, False),
        (day(0, "8-18"), 600, 600, True),
    ],
)
def test_hours_alone_have_no_clock(card, end, worked, timed):
    found = laid(card, zone="Europe/London")
    assert (found.end, found.worked, found.timed) == (end, worked, timed)
    assert found.spans == (((0, worked),) if worked else ())
    assert found.zone is None
    assert found.call == (480 if timed else 0)


@pytest.mark.parametrize(("date", "near"), [(26, False), (27, True), (30, True), (31, False)])
def test_the_zone_counts_around_a_clock_change_only(date, near):
    card = Card(date=dt.date(2026, 3, date), call=480, wrap=1080)
    found = laid(card, zone="Europe/London")
    assert found.zone == ("Europe/London" if near else None)
    assert found.at(1080) == 600


@pytest.mark.parametrize(
    ("card", "spans", "end"),
    [
        (day(0, "8-18", "13-14", travel=90), [(0, 300), (360, 690)], 690),
        (day(0, "7.5", travel=90), [(0, 540)], 540),
        (day(0, travel=90), [(0, 90)], 90),
        (day(0, "8-9", "8-9", travel=90), [(0, 90)], 150),
    ],
)
def test_travel_that_is_work_follows_the_wrap(card, spans, end):
    found = laid(card, travel=True)
    assert list(found.spans) == spans
    assert (found.end, found.worked) == (end, sum(b - a for a, b in spans))
    assert laid(card).worked == found.worked - 90


def test_minutes_worked_are_counted_and_reached_over_the_meal():
    found = laid(day(0, "8-18", "13-14"))
    assert [found.worked_in(*span) for span in ((0, 600), (300, 360), (240, 420), (590, 700))] == [
        540,
        0,
        120,
        10,
    ]
    assert [found.reached(n) for n in (0, 299, 300, 301, 540, 541)] == [0, 299, 300, 361, 600, 601]


@pytest.mark.parametrize(
    ("place", "date", "end", "at_four"),
    [
        (-65, "2026-03-28", 540, 420),
        (145, "2026-10-24", 660, 540),
        (0, "2026-06-01", 600, 480),
    ],
)
def test_a_night_of_a_clock_change_is_as_long_as_it_was(place, date, end, at_four):
    """20:00 to 06:00 in London."""
    card = day(place, "20-30")
    assert card.date.isoformat() == date
    found = laid(card, zone="Europe/London")
    assert (found.end, found.at(clock("28"))) == (end, at_four)
    assert found.at(clock("19")) == -60
    assert laid(card).end == 600


def test_what_is_not_said_is_the_persons_own_call_and_wrap():
    plain = laid(day(0, "8-18"))
    assert (plain.unit_call, plain.on_set_end) == (480, 600)
    told = laid(day(0, "8-18", unit_call="9", on_set_wrap="17:30"))
    assert (told.unit_call, told.on_set_end) == (540, 570)
