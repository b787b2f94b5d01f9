"""Planned times, the earliest next call, and what a typed time means."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.domain.calls import earliest_call, interpret, minutes_worked, planned, zone_of
from crewplanner.domain.ids import PlaceId, ProductionId
from crewplanner.domain.plan import Plan, make_plan
from crewplanner.domain.values import Clock, Offset, TimeRange
from crewplanner.domain.zones import instant, minutes_between
from tests import plans
from tests.plans import board, march

SPRING, AUTUMN = dt.date(2026, 3, 7), dt.date(2026, 10, 31)


def maybe_planned(plan, date=None):
    """What the first booking plans for its first date, or for another."""
    booking = next(iter(plan.bookings.values()))
    return planned(plan, booking, date or booking.span.first)


def planned_first(plan):
    day = maybe_planned(plan)
    assert day is not None
    return day


@pytest.mark.parametrize(
    ("cell", "shown", "minutes"),
    [
        ("x", "08:00-19:00", 600),
        ("06:30", "06:30-19:00", 690),
        ("-45", "07:15-19:00", 645),
        ("+60", "09:00-19:00", 540),
        ("13:30", "13:30-19:00", 330),
        ("20:00", "20:00-?", 0),
    ],
)
def test_a_call_of_ones_own_is_kept_against_the_units(cell, shown, minutes):
    day = planned_first(
        board(f"""
                 Mon 2
        unit     08:00-19:00 meal:13:00-14:00
        ana      {cell}
        """)
    )
    assert plans.times(day) == shown
    assert day.minutes == minutes


@pytest.mark.parametrize(
    ("wrap", "shown", "minutes"),
    [
        (None, "08:00-19:00", 600),
        (Clock(minutes=15 * 60), "08:00-15:00", 360),
        (Offset(minutes=45), "08:00-19:45", 645),
        (Offset(minutes=-120), "08:00-17:00", 480),
        (Clock(minutes=26 * 60), "08:00-26:00", 1020),
        (Clock(minutes=7 * 60), "08:00-?", 0),
    ],
)
def test_a_wrap_of_ones_own_is_kept_against_the_units(wrap, shown, minutes):
    plan = board("""
                 Mon 2
        unit     08:00-19:00 meal:13:00-14:00
        ana      x
    """)
    booking = replace(next(iter(plan.bookings.values())), wrap=wrap)
    day = planned(plan, booking, march(2))
    assert (plans.times(day), day.minutes) == (shown, minutes)


def test_a_day_of_which_nothing_is_said_is_planned_without_times():
    day = planned_first(board("         Mon 2\nana      x"))
    assert plans.times(day) == "?-?"
    assert (day.minutes, day.meals, day.unit, day.places) == (0, (), 1, ())


def test_the_places_are_the_units_in_order():
    records = plans.records("         Mon 2\nana      x")
    plan = make_plan(records)
    (day,) = plan.shoot_days.values()
    moved = plan.replaced({"shoot_days": {day.id: replace(day, places=(PlaceId(2), PlaceId(1)))}})
    assert planned_first(moved).places == (2, 1)


@pytest.mark.parametrize("what", ["dark", "hold", "idle", "cancelled"])
def test_on_a_day_without_work_nothing_is_planned(what):
    assert maybe_planned(board(f"         Mon 2\nunit     {what}\nana      x")) is None


def test_nothing_is_planned_without_a_day_or_outside_the_booking():
    assert maybe_planned(board("         Mon 2\nana      day")) is None
    assert maybe_planned(board("         Mon 2\nana      x"), march(3)) is None


@pytest.mark.parametrize(
    ("zone", "date", "hours"),
    [
        ("America/New_York", SPRING, 7),
        ("America/New_York", AUTUMN, 9),
        ("Europe/London", dt.date(2026, 3, 28), 7),
        ("Europe/London", dt.date(2026, 10, 24), 9),
    ],
)
def test_a_night_shoot_over_a_clock_change_is_planned_in_true_hours(zone, date, hours):
    text = f"         {plans.WEEKDAYS[date.weekday()]} {date.day}\nana      22:00-30:00"
    day = planned_first(board(text, month=date.replace(day=1), timezone=zone))
    assert day.minutes == hours * 60


def test_a_minute_of_two_meals_leaves_once():
    meals = (TimeRange(start=780, end=840), TimeRange(start=810, end=870))
    assert minutes_worked(march(2), 480, 1080, meals, "UTC") == 600 - 90


def test_a_meal_half_past_the_wrap_takes_what_lies_before_it():
    assert minutes_worked(march(2), 480, 810, (TimeRange(start=780, end=840),), "UTC") == 300


def test_the_zone_of_a_production_that_is_not_there_is_utc():
    assert zone_of(Plan(), ProductionId(1)) == "UTC"


@pytest.mark.parametrize(
    ("wrap", "on", "zone", "call"),
    [
        ((march(2), 23 * 60), march(3), "UTC", 10 * 60),
        ((march(2), 27 * 60), march(3), "UTC", 14 * 60),
        ((march(2), 12 * 60), march(3), "UTC", 0),
        ((march(2), 47 * 60), march(3), "UTC", 34 * 60),
        ((SPRING, 22 * 60), dt.date(2026, 3, 8), "America/New_York", 10 * 60),
        ((AUTUMN, 22 * 60), dt.date(2026, 11, 1), "America/New_York", 8 * 60),
        ((AUTUMN, 15 * 60 + 30), dt.date(2026, 11, 1), "America/New_York", 2 * 60),
    ],
)
def test_the_earliest_call_after_eleven_hours_of_rest(wrap, on, zone, call):
    assert earliest_call(wrap, 660, on, zone) == call


@given(
    st.sampled_from(["UTC", "America/New_York", "Europe/London"]),
    st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
    st.integers(0, 2880),
    st.integers(0, 2000),
)
def test_the_earliest_call_keeps_the_rest_and_a_minute_before_does_not(zone, date, wrap, rest):
    on = date + dt.timedelta(days=1)
    call = earliest_call((date, wrap), rest, on, zone)
    assert minutes_between((date, wrap), (on, call), zone) >= rest
    if call > 0 and instant(on, call - 1, zone) < instant(on, call, zone):
        assert minutes_between((date, wrap), (on, call - 1), zone) < rest


@pytest.mark.parametrize(
    ("typed", "after", "meant"),
    [
        (2 * 60, 17 * 60, 26 * 60),
        (17 * 60, 17 * 60, 41 * 60),
        (18 * 60, 17 * 60, 18 * 60),
        (26 * 60, 17 * 60, 26 * 60),
        (2 * 60, 25 * 60, 26 * 60),
        (2 * 60, None, 26 * 60),
        (6 * 60, None, 6 * 60),
        (5 * 60, 4 * 60, 5 * 60),
    ],
)
def test_a_typed_wrap_lies_after_the_call(typed, after, meant):
    assert interpret(typed, after, 360) == meant


def test_a_typed_wrap_two_nights_on_is_refused():
    with pytest.raises(ValueError, match="00:30 would end more than a day past"):
        interpret(30, 25 * 60, 360)
