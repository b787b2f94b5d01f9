"""Minutes, spans, ranges and the texts people type for them."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.domain.values import (
    LATEST,
    Clock,
    DateSpan,
    Money,
    Offset,
    TimeRange,
    format_duration,
    format_minutes,
    parse_minutes,
    resolve,
)
from tests.plans import march


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("7", 420),
        ("7:30", 450),
        ("07:30", 450),
        ("0730", 450),
        ("730", 450),
        ("7.30", 450),
        ("7h30", 450),
        ("7h", 420),
        (" 26:15 ", 1575),
        ("48:00", 2880),
        ("0", 0),
    ],
)
def test_a_time_may_be_typed_in_many_ways(text, minutes):
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize(
    "text", ["", "x", "7:60", "7:3", "-7:00", "48:01", "99", "12345", "\u0667"]
)
def test_what_is_no_time_is_said_to_be_none(text):
    with pytest.raises(ValueError, match="“"):
        parse_minutes(text)


@given(st.integers(0, LATEST))
def test_a_time_written_out_is_read_back(minutes):
    assert parse_minutes(format_minutes(minutes)) == minutes


def test_lengths_have_no_leading_zero_and_may_be_negative():
    assert format_duration(630) == "10:30"
    assert format_duration(-75) == "-1:15"
    assert format_minutes(-30) == "-00:30"


@pytest.mark.parametrize(
    ("spec", "unit", "meant"),
    [
        (None, 480, 480),
        (None, None, None),
        (Clock(minutes=420), 480, 420),
        (Clock(minutes=420), None, 420),
        (Offset(minutes=-30), 480, 450),
        (Offset(minutes=-600), 480, 0),
        (Offset(minutes=45), None, None),
    ],
)
def test_a_time_of_ones_own_stands_or_follows_the_unit(spec, unit, meant):
    assert resolve(spec, unit) == meant


def test_a_span_holds_both_its_ends():
    span = DateSpan(first=march(2), last=march(4))
    assert list(span) == [march(2), march(3), march(4)]
    assert len(span) == 3
    assert march(4) in span
    assert march(5) not in span
    assert span.moved(-1) == DateSpan(first=march(1), last=march(3))


@pytest.mark.parametrize(("first", "last", "meets"), [(1, 2, True), (4, 9, True), (5, 9, False)])
def test_spans_that_share_a_date_overlap(first, last, meets):
    span = DateSpan(first=march(2), last=march(4))
    other = DateSpan(first=march(first), last=march(last))
    assert span.overlaps(other) is other.overlaps(span) is meets


def test_a_span_turned_round_is_refused():
    with pytest.raises(ValueError, match="ends"):
        DateSpan(first=dt.date(2026, 3, 2), last=dt.date(2026, 3, 1))


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (-1, 5), (0, LATEST + 1)])
def test_a_range_that_is_none_is_refused(start, end):
    with pytest.raises(ValueError, match="not a range"):
        TimeRange(start=start, end=end)


def test_ranges_know_what_they_share():
    lunch = TimeRange(start=780, end=840)
    assert lunch.minutes == 60
    assert lunch.overlap(TimeRange(start=810, end=900)) == 30
    assert lunch.overlap(TimeRange(start=840, end=900)) == 0


def test_money_says_its_currency():
    assert str(Money(amount=Decimal("12.50"), currency="GBP")) == "12.50 GBP"
