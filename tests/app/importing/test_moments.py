"""Dates and times as they come out of spreadsheets, and which of day and month comes first."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.app.importing.day_kinds import day_type_of
from crewplanner.app.importing.moments import (
    DateOrder,
    date_order,
    looks_like_date,
    looks_like_time,
    parse_moment,
)
from crewplanner.domain.days import DayType

MARCH_4 = dt.date(2026, 3, 4)
MDY, DMY, YMD = DateOrder.MDY, DateOrder.DMY, DateOrder.YMD


@pytest.mark.parametrize(
    ("text", "order", "minutes"),
    [
        ("2026-03-04", None, None),
        ("2026-03-04T07:30:00", None, 450),
        ("2026-03-04 07:30", None, 450),
        ("20260304", None, None),
        ("2026/3/4 12:01:00 AM", None, 1),
        ("03/04/2026 07:30:00 AM", MDY, 450),
        ("04/03/2026 07:30", DMY, 450),
        ("4.3.26 7.30", None, 450),
        ("04-03-2026", DMY, None),
        ("26/03/04", YMD, None),
        ("4 March 2026", None, None),
        ("Wed 4 March 2026, 7pm", None, 1140),
        ("March 4, 2026 at 19:00", None, 1140),
        ("4th Mar 2026", None, None),
        ("4-Mar-26", None, None),
        ("Mi, 4. März 2026 um 19 Uhr", None, 1140),
        ("4 mars 2026 à 7h30", None, 450),
        ("4 de marzo de 2026", None, None),
        ("46085", None, None),
        ("46085.3125", None, 450),
        ("2026-03-04 26:30", None, 1590),
        ("2026-03-04 0730", None, 450),
    ],
)
def test_dates_are_read_as_people_and_programs_write_them(text, order, minutes):
    moment = parse_moment(text, order)
    assert moment is not None
    assert (moment.date, moment.minutes) == (MARCH_4, minutes)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("07:30", 450),
        ("7.30", 450),
        ("0730", 450),
        ("7h30", 450),
        ("7:30 am", 450),
        ("7:30p", 1170),
        ("12:00 AM", 0),
        ("12 pm", 720),
        ("26:30", 1590),
        ("24:00", 1440),
        ("18 Uhr", 1080),
        ("0.3125", 450),
        ("1.1", 1584),
        ("1900-01-01 02:24:00", 1584),
        ("1899-12-31 07:30", 450),
    ],
)
def test_times_are_read_alone(text, minutes):
    moment = parse_moment(text, None)
    assert moment is not None
    assert (moment.date, moment.minutes) == (None, minutes)
    assert looks_like_time(text)
    assert not looks_like_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "foo",
        "31/02/2026",
        "13/13/2026",
        "4/3",
        "25:61",
        "13:00 pm",
        "49:00",
        "2026-03-04 x",
        "7.5",
    ],
)
def test_what_is_no_moment_is_none(text):
    assert parse_moment(text, DMY) is None


def test_figures_without_an_order_are_not_guessed():
    assert parse_moment("04/03/2026", None) is None


@pytest.mark.parametrize(
    ("texts", "order", "example"),
    [
        (["03/04/2026", "03/14/2026"], MDY, ""),
        (["03/04/2026", "14/03/2026"], DMY, ""),
        (["4.3.2026"], DMY, ""),
        (["03/04/2026 07:00:00 AM", "05/04/2026"], None, "03/04/2026"),
        (["03/03/2026", "2026-03-04"], DMY, ""),
        (["2026-03-01", "2026-03-02", "3/9/2026"], None, "3/9/2026"),
        (["14/03/2026", "15/03/2026", "03/16/2026"], DMY, ""),
        ([], DMY, ""),
    ],
)
def test_the_whole_column_tells_the_order(texts, order, example):
    assert date_order(texts) == (order, example)


@given(st.dates(dt.date(1970, 1, 1), dt.date(2069, 12, 31)), st.times(), st.sampled_from("/-"))
def test_a_date_reads_back_in_every_order(date, time, mark):
    forms = {MDY: f"%m{mark}%d{mark}%Y", DMY: f"%d{mark}%m{mark}%Y", YMD: "%Y-%m-%d"}
    moment = dt.datetime.combine(date, time)
    for order, form in forms.items():
        found = parse_moment(moment.strftime(f"{form} %I:%M %p"), order)
        assert found is not None
        assert (found.date, found.minutes) == (date, time.hour * 60 + time.minute)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Shooting Permit", DayType.SHOOT),
        ("Rigging Permit", DayType.PRE_LIGHT),
        ("Theater Load in and Load Outs", DayType.BUILD),
        ("DCAS Prep/Shoot/Wrap Permit", DayType.PREP),
        ("Tech scout", DayType.RECCE),
        ("Drehtag 4", DayType.SHOOT),
        ("drehfrei", DayType.DARK),
        ("Abbau", DayType.STRIKE),
        ("Company travel", DayType.TRAVEL),
        ("Camera tests", DayType.TEST),
        ("Wrap-out", DayType.WRAP),
        ("Weather cover", DayType.STANDBY),
        ("Photo", None),
        ("", None),
    ],
)
def test_kinds_of_days_are_known_by_their_words(text, kind):
    assert day_type_of(text) is kind
