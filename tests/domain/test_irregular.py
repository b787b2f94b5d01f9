"""Evening, night, weekend and holiday minutes."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.domain.bookings import Booking
from crewplanner.domain.ids import BookingId, DayId, PersonId, ProductionId, UnitId
from crewplanner.domain.irregular import (
    IrregularMinutes,
    irregular,
    irregular_of_booking,
    irregular_of_day,
)
from crewplanner.domain.plan import Plan, make_plan
from crewplanner.domain.productions import Production
from crewplanner.domain.timecards import DayKind, WorkedDay
from crewplanner.domain.values import DateSpan, TimeRange
from tests import plans
from tests.plans import board, march

SHOW = Production(id=ProductionId(1), title="Show")
MONDAY, SATURDAY, SUNDAY = march(2), march(7), march(8)


def worked(call, wrap, date=MONDAY, meals=()):
    return WorkedDay(
        person=PersonId(1), date=date, kind=DayKind.WORKED, call=call, wrap=wrap, meals=meals
    )


def hours(figures):
    return (figures.worked / 60, figures.evening / 60, figures.night / 60)


@pytest.mark.parametrize(
    ("call", "wrap", "expected"),
    [
        (8, 18, (10, 0, 0)),
        (8, 20, (12, 2, 0)),
        (14, 24, (10, 5, 1)),
        (17, 26, (9, 5, 3)),
        (20, 32, (12, 3, 7)),
        (22, 30, (8, 1, 7)),
        (4, 14, (10, 0, 2)),
        (0, 6, (6, 0, 6)),
        (5, 32, (27, 5, 8)),
        (24, 31, (7, 0, 6)),
        (30, 48, (18, 5, 1)),
        (20, 48, (28, 8, 8)),
    ],
)
def test_evening_is_from_18_to_23_and_night_to_6_on_either_side_of_midnight(call, wrap, expected):
    assert hours(irregular(Plan(), SHOW, worked(call * 60, wrap * 60))) == expected


def test_the_windows_are_the_productions():
    early = replace(SHOW, evening_from=17 * 60, night_from=20 * 60, night_to=29 * 60)
    assert hours(irregular(Plan(), early, worked(16 * 60, 30 * 60))) == (14, 3, 9)


def test_a_night_that_ends_by_the_next_mornings_clock_is_understood():
    by_clock = replace(SHOW, night_to=6 * 60)
    assert hours(irregular(Plan(), by_clock, worked(22 * 60, 31 * 60))) == (9, 1, 7)


def test_meals_are_taken_out_of_the_window_they_lie_in():
    dinner = TimeRange(start=22 * 60 + 30, end=23 * 60 + 30)
    figures = irregular(Plan(), SHOW, worked(20 * 60, 26 * 60, meals=(dinner,)))
    assert hours(figures) == (5, 2.5, 2.5)


def test_a_saturday_night_is_saturdays_work_to_its_end():
    figures = irregular(Plan(), SHOW, worked(20 * 60, 28 * 60, SATURDAY))
    assert (figures.saturday, figures.sunday) == (480, 0)
    assert figures.irregular == figures.worked == 480


def test_sunday_and_a_public_holiday_are_counted_and_the_minute_only_once():
    plan = make_plan([SHOW, plans.holiday(SUNDAY, "Holiday")])
    figures = irregular(plan, SHOW, worked(8 * 60, 20 * 60, SUNDAY))
    assert (figures.sunday, figures.holiday, figures.irregular) == (720, 720, 720)


@pytest.mark.parametrize(
    ("zone", "date", "night"),
    [
        ("America/New_York", dt.date(2026, 3, 7), 6),
        ("America/New_York", dt.date(2026, 10, 31), 8),
        ("Europe/London", dt.date(2026, 3, 28), 6),
        ("Europe/London", dt.date(2026, 10, 24), 8),
    ],
)
def test_the_night_of_a_clock_change_counts_what_it_lasts(zone, date, night):
    show = replace(SHOW, timezone=zone)
    figures = irregular(Plan(), show, worked(22 * 60, 30 * 60, date))
    assert hours(figures) == (night + 1, 1, night)


def test_without_a_wrap_nothing_is_counted():
    plan = board("         Mon 2\nana      08:00")
    (booking,) = plan.bookings.values()
    assert irregular_of_booking(plan, booking) == IrregularMinutes()
    assert irregular(plan, SHOW, worked(600, 600)) == IrregularMinutes()


@given(
    st.sampled_from(["UTC", "America/New_York", "Europe/London"]),
    st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
    st.tuples(st.integers(0, 2879), st.integers(1, 2880)).filter(lambda pair: pair[0] < pair[1]),
    st.tuples(st.integers(0, 2879), st.integers(1, 2880)).filter(lambda pair: pair[0] < pair[1]),
)
def test_irregular_minutes_never_exceed_those_worked(zone, date, times, meal):
    show = replace(SHOW, timezone=zone)
    meals = (TimeRange(start=meal[0], end=meal[1]),)
    figures = irregular(make_plan([show]), show, worked(*times, date=date, meals=meals))
    kinds = (figures.evening, figures.night, figures.saturday, figures.sunday, figures.holiday)
    assert all(0 <= minutes <= figures.worked for minutes in kinds)
    assert figures.evening + figures.night <= figures.worked
    assert max(kinds) <= figures.irregular <= figures.worked


WEEK = """
             Mon 2        Tue 3                     Sat 7
    ana      12:00-22:00  12:00-22:00 =12:00-24:00  10:00-20:00
    ben      12:00-22:00  12:00-22:00 =off
"""


def test_a_day_of_a_unit_sums_everybody_booked_on_it():
    plan = board(WEEK)
    monday, tuesday = (plan.shoot_days[DayId(n)] for n in (1, 2))
    assert hours(irregular_of_day(plan, monday)) == (20, 8, 0)
    assert hours(irregular_of_day(plan, tuesday)) == (12, 5, 1)
    assert irregular_of_day(Plan(), monday) == IrregularMinutes()


def test_a_booking_of_another_unit_is_not_in_the_day():
    plan = board("         Mon 2\nana      12:00-22:00\nben      12:00-23:00")
    first, second = plan.shoot_days.values()
    assert hours(irregular_of_day(plan, first)) == (10, 4, 0)
    assert hours(irregular_of_day(plan, second)) == (11, 5, 0)


def test_a_booking_sums_its_dates_or_those_of_a_span():
    records = [record for record in plans.records(WEEK) if not isinstance(record, Booking)]
    booking = Booking(
        id=BookingId(1),
        production=ProductionId(1),
        person=PersonId(1),
        unit=UnitId(1),
        span=DateSpan(first=march(2), last=march(8)),
    )
    plan = make_plan([*records, booking])
    whole = irregular_of_booking(plan, booking)
    assert hours(whole) == (32, 11, 1)
    assert whole.saturday == 600
    two = DateSpan(first=march(2), last=march(3))
    assert hours(irregular_of_booking(plan, booking, two)) == (22, 9, 1)
    later = DateSpan(first=march(9), last=march(9))
    assert irregular_of_booking(plan, booking, later) == IrregularMinutes()
    assert irregular_of_booking(Plan(), booking) == IrregularMinutes()
