"""Weeks by name and by any date in them, and the day a moment belongs to."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.app.errors import Refused
from crewplanner.app.weeks import iso_week, parse_date, parse_week, production_day
from crewplanner.domain.ids import NEW
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan

DATES = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))
NOVEMBER = DateSpan(first=dt.date(2026, 11, 16), last=dt.date(2026, 11, 22))


@pytest.mark.parametrize(
    "text",
    ["2026-W47", "2026W47", "2026-w47", " 2026-W47 ", "2026-11-16", "2026-11-22", "20261118"],
)
def test_a_week_is_named_or_any_date_in_it_is(text):
    assert parse_week(text) == NOVEMBER


@pytest.mark.parametrize(
    "text",
    [
        "",
        "47",
        "W47",
        "2026-W00",
        "2026-W54",
        "2025-W53",
        "2026-W47-3",
        "18.11.2026",
        "2026-13-01",
        "next",
    ],
)
def test_what_is_no_week_is_refused_with_a_sentence(text):
    with pytest.raises(Refused) as refused:
        parse_week(text)
    assert str(refused.value).startswith(f"“{text}” is not a week. Write 2026-W47")


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "18.11.2026", "2026-02-30", "2026-W47", "2026-w47-3"]
)
def test_what_is_no_date_is_refused_with_a_sentence(text):
    with pytest.raises(Refused, match=r"is not a date\. Write it as 2026-11-18\."):
        parse_date(text)


def test_a_date_may_have_blanks_around_it():
    assert parse_date(" 2026-11-18 ") == dt.date(2026, 11, 18)


@given(DATES, st.integers(0, 6))
def test_the_week_of_a_date_holds_it_begins_on_the_weekday_and_keeps_its_name(date, first_weekday):
    week = parse_week(date.isoformat(), first_weekday)
    assert date in week
    assert len(week) == 7
    assert week.first.weekday() == first_weekday
    assert parse_week(iso_week(parse_week(iso_week(week), first_weekday)), first_weekday) == (
        parse_week(iso_week(week), first_weekday)
    )


@given(DATES)
def test_a_week_from_monday_has_its_iso_name(date):
    week = parse_week(date.isoformat())
    year, number, _ = date.isocalendar()
    assert iso_week(week) == f"{year}-W{number:02}"
    assert parse_week(iso_week(week)) == week


@given(st.integers(1990, 2090), st.integers(1, 52), st.integers(0, 6))
def test_a_named_week_holds_its_thursday_on_whatever_day_weeks_begin(year, number, first_weekday):
    week = parse_week(f"{year}-W{number:02}", first_weekday)
    assert dt.date.fromisocalendar(year, number, 4) in week


@pytest.mark.parametrize(
    ("moment", "zone", "starts", "date"),
    [
        ("2026-03-04T05:59", "Europe/London", 360, dt.date(2026, 3, 3)),
        ("2026-03-04T06:00", "Europe/London", 360, dt.date(2026, 3, 4)),
        ("2026-03-04T00:00", "Europe/London", 0, dt.date(2026, 3, 4)),
        ("2026-03-04T10:59", "America/New_York", 360, dt.date(2026, 3, 3)),
        ("2026-03-04T11:00", "America/New_York", 360, dt.date(2026, 3, 4)),
        ("2026-03-04T21:00", "Asia/Tokyo", 360, dt.date(2026, 3, 5)),
    ],
)
def test_before_the_production_day_starts_it_is_still_yesterday(moment, zone, starts, date):
    now = dt.datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("UTC"))
    production = Production(id=NEW, title="", timezone=zone, day_start=starts)
    assert production_day(now, production) == date
