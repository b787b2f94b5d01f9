"""How times, dates and lengths read, and text made harmless."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.app.formula_guard import guarded, unguarded
from crewplanner.domain.values import LATEST, DateSpan
from crewplanner.exports import Audience, ClockFace
from crewplanner.exports.texts import (
    amount_text,
    clock_text,
    moment_text,
    one_line,
    span_text,
    sum_text,
    times_text,
)
from tests.exports.weeks import options


@pytest.mark.parametrize(
    ("minutes", "on_24", "on_12"),
    [
        (0, "00:00", "12:00a"),
        (7 * 60 + 5, "07:05", "7:05a"),
        (12 * 60, "12:00", "12:00p"),
        (18 * 60 + 30, "18:30", "6:30p"),
        (24 * 60, "00:00⁺¹", "12:00a⁺¹"),
        (26 * 60 + 30, "02:30⁺¹", "2:30a⁺¹"),
        (LATEST, "00:00⁺²", "12:00a⁺²"),
    ],
)
def test_times_of_day(minutes, on_24, on_12):
    assert clock_text(minutes, ClockFace.H24) == on_24
    assert clock_text(minutes, ClockFace.H12) == on_12


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(450, 1110, "07:30–18:30"), (450, None, "07:30–"), (None, 1110, "–18:30"), (None, None, "")],
)
def test_a_time_that_is_not_known_leaves_its_side_open(start, end, text):
    assert times_text(start, end, ClockFace.H24) == text


@pytest.mark.parametrize(
    ("first", "text"),
    [
        (dt.date(2026, 11, 23), "Mon 23 to Sun 29 Nov 2026"),
        (dt.date(2026, 11, 30), "Mon 30 Nov to Sun 6 Dec 2026"),
        (dt.date(2026, 12, 28), "Mon 28 Dec 2026 to Sun 3 Jan 2027"),
    ],
)
def test_a_span_says_what_its_dates_share_once(first, text):
    assert span_text(DateSpan(first=first, last=first + dt.timedelta(days=6))) == text


def test_sums_and_amounts_set_thousands_apart():
    assert (sum_text(74_450), sum_text(45)) == ("1,240:50", "0:45")
    assert (amount_text("12345.50"), amount_text("")) == ("12,345.50", "")


def test_the_moment_of_issue_is_that_of_its_own_zone():
    moment = dt.datetime(2026, 3, 3, 18, 5, tzinfo=dt.timezone(dt.timedelta(hours=-8)))
    assert moment_text(moment, ClockFace.H24) == "Tue 3 Mar 2026, 18:05"


def test_a_time_of_issue_without_zone_is_no_time():
    with pytest.raises(ValueError, match="time zone"):
        options(issued_at=dt.datetime(2026, 3, 3))


def test_a_departments_version_needs_a_department():
    with pytest.raises(ValueError, match="department"):
        options(Audience.DEPARTMENT)


@given(st.text(st.characters(exclude_categories=())))
def test_one_line_is_one_line_of_what_can_be_seen(text):
    line = one_line(text)
    assert line == one_line(line)
    assert not set(line) & set("\r\n\t\x00\x0b\x1b\x85\u2028\u2029\u202e\u2066\ufeff\u200b")
    assert line.encode().decode() == line


def test_one_line_keeps_names_of_all_scripts_and_joined_emoji():
    for name in ("Zoë d’Ångström", "山田 太郎", "👩\u200d🎬", "नमस्\u200dते"):
        assert one_line(name) == name


@given(st.text(alphabet="='+-@\t\r\n\x00＝aé1 ", max_size=8))
def test_the_guard_is_lossless(text):
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 7700 900000", "-5", "@SUM(A1)", "\t=1", "\r=1", "\x00=1"]
)
def test_what_a_spreadsheet_would_run_is_guarded(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Ana", "O’Neill", "'quoted'", "1+1", "07:30"])
def test_what_is_harmless_stays_as_it_is(text):
    assert guarded(text) == text == unguarded(text)
