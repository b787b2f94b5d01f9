"""Dates that repeat, and dates as runs."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.app.recurrence import on_and_off, runs, weekly
from crewplanner.domain.values import DateSpan
from tests.app.conftest import MONDAY, day, span

DATES = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


@st.composite
def spans(draw):
    first = draw(DATES)
    return DateSpan(first=first, last=first + dt.timedelta(days=draw(st.integers(0, 60))))


def test_every_weekday_until():
    assert weekly(span(2, 9)) == tuple(day(n) for n in (2, 3, 4, 7, 8, 9))


def test_every_other_week_counts_from_the_week_of_the_first_date():
    assert weekly(span(2, 20), weekdays=(0, 4), every=2) == (day(4), day(14), day(18))


def test_dates_are_the_same_over_a_change_of_clocks():
    march = DateSpan(first=dt.date(2026, 3, 27), last=dt.date(2026, 3, 31))
    assert weekly(march, weekdays=range(7)) == tuple(march)


@given(spans(), st.sets(st.integers(0, 6), min_size=1), st.integers(1, 4))
def test_a_weekly_pattern_has_those_weekdays_of_those_weeks(dates, weekdays, every):
    monday = dates.first - dt.timedelta(days=dates.first.weekday())
    wanted = tuple(
        date
        for date in dates
        if date.weekday() in weekdays and (date - monday).days // 7 % every == 0
    )
    assert weekly(dates, weekdays, every) == wanted


def test_six_on_one_off():
    assert on_and_off(span(0, 9)) == tuple(day(n) for n in (0, 1, 2, 3, 4, 5, 7, 8, 9))


@given(spans(), st.integers(1, 9), st.integers(0, 9))
def test_turns_begin_with_days_on(dates, on, off):
    found = on_and_off(dates, on, off)
    assert found[0] == dates.first
    assert all((date - dates.first).days % (on + off) < on for date in found)
    assert len(found) == sum(number % (on + off) < on for number in range(len(dates)))


@pytest.mark.parametrize(("on", "off"), [(0, 1), (-1, 3), (1, -1)])
def test_turns_that_cannot_be(on, off):
    with pytest.raises(ValueError, match="at least one day on"):
        on_and_off(span(0, 9), on, off)


def test_runs_have_no_gaps():
    dates = (day(4), day(0), day(1), day(1), day(2), day(9))
    assert runs(dates) == (span(0, 2), span(4), span(9))
    assert runs(()) == ()


@given(st.sets(st.integers(0, 40)))
def test_runs_hold_the_dates_and_no_others_in_as_few_spans_as_can_be(numbers):
    found = runs(MONDAY + dt.timedelta(days=number) for number in numbers)
    assert {date for one in found for date in one} == {day(number) for number in numbers}
    for first, second in pairwise(found):
        assert (second.first - first.last).days > 1
