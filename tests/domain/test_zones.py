"""True lengths through the nights in which the clocks change."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.domain.zones import instant, local_time, minutes_between, true_minutes, zone

NEW_YORK, LONDON = "America/New_York", "Europe/London"


@pytest.mark.parametrize(
    ("zone_name", "date", "hours"),
    [
        (NEW_YORK, dt.date(2026, 3, 7), 7),
        (NEW_YORK, dt.date(2026, 10, 31), 9),
        (NEW_YORK, dt.date(2026, 3, 6), 8),
        (LONDON, dt.date(2026, 3, 28), 7),
        (LONDON, dt.date(2026, 10, 24), 9),
        (LONDON, dt.date(2026, 10, 25), 8),
    ],
)
def test_a_night_from_22_to_6_lasts_what_it_really_lasts(zone_name, date, hours):
    assert true_minutes(date, 22 * 60, 30 * 60, zone_name) == hours * 60


def test_no_time_passes_between_a_time_and_itself():
    assert true_minutes(dt.date(2026, 3, 8), 150, 150, NEW_YORK) == 0


def test_times_that_a_clock_change_skips_are_the_moment_of_the_change():
    night = dt.date(2026, 3, 7)
    change = dt.datetime(2026, 3, 8, 7, 0, tzinfo=dt.UTC)
    assert instant(night, 26 * 60, NEW_YORK) == change
    assert instant(night, 26 * 60 + 59, NEW_YORK) == change
    assert instant(night, 27 * 60, NEW_YORK) == change


def test_an_hour_that_comes_twice_is_its_first():
    assert instant(dt.date(2026, 11, 1), 90, NEW_YORK) == dt.datetime(
        2026, 11, 1, 5, 30, tzinfo=dt.UTC
    )


@given(
    st.sampled_from([NEW_YORK, LONDON, "Australia/Lord_Howe", "UTC"]),
    st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1)),
    st.tuples(*[st.integers(0, 2880)] * 3),
)
def test_later_is_never_earlier_and_lengths_add_up(zone_name, date, times):
    first, second, third = sorted(times)
    one = true_minutes(date, first, second, zone_name)
    two = true_minutes(date, second, third, zone_name)
    assert one >= 0
    assert two >= 0
    assert one + two == true_minutes(date, first, third, zone_name)


def test_minutes_from_one_work_date_to_another():
    passed = minutes_between((dt.date(2026, 3, 28), 1260), (dt.date(2026, 3, 29), 480), LONDON)
    assert passed == 600


def test_minutes_past_midnight_are_on_the_next_date():
    assert local_time(dt.date(2026, 3, 7), 26 * 60) == dt.datetime(2026, 3, 8, 2)


def test_an_unknown_zone_is_a_key_error():
    with pytest.raises(KeyError):
        zone("Nowhere/Atall")
