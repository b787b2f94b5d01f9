"""Dates and rows against pixels."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.ui.board.geometry import (
    NARROWEST,
    WIDEST,
    Geometry,
    Preset,
    Spot,
    Zone,
    edge_zone,
)

MONDAY = dt.date(2026, 11, 23)
ROWS = (0, 30, 60, 108, 138)


@pytest.fixture
def geometry():
    return Geometry(first=MONDAY, days=28, tops=ROWS, column=80, width=1000, height=200)


def test_body_lies_between_names_header_and_footer(geometry):
    assert geometry.body == (228, 64, 772, 108)


def test_content_is_all_days_and_all_rows(geometry):
    assert geometry.content == (28 * 80, 138)
    assert geometry.limit == (28 * 80 - 772, 30)


def test_scrolling_stops_at_the_ends(geometry):
    assert (geometry.scrolled(-5, -5).x, geometry.scrolled(-5, -5).y) == (0, 0)
    far = geometry.scrolled(99_999, 99_999)
    assert (far.x, far.y) == geometry.limit


def test_content_smaller_than_the_window_does_not_scroll():
    small = Geometry(first=MONDAY, days=3, tops=(0, 30), column=80, width=1000, height=400)
    assert small.limit == (0, 0)
    assert (small.scrolled(50, 50).x, small.scrolled(50, 50).y) == (0, 0)


def test_days_and_dates_are_two_names_of_one_thing(geometry):
    assert geometry.date_of(8) == dt.date(2026, 12, 1)
    assert geometry.day_of(dt.date(2026, 12, 1)) == 8
    assert geometry.day_of(dt.date(2026, 11, 22)) == -1


@pytest.mark.parametrize(
    ("x", "y", "zone"),
    [
        (10, 10, Zone.CORNER),
        (300, 10, Zone.HEADER),
        (10, 100, Zone.NAMES),
        (300, 100, Zone.BODY),
        (300, 190, Zone.FOOTER),
        (10, 190, Zone.FOOTER),
        (226, 10, Zone.DIVIDER),
        (230, 10, Zone.DIVIDER),
        (226, 100, Zone.DIVIDER),
        (230, 100, Zone.BODY),
        (-1, 100, Zone.OUTSIDE),
        (1000, 100, Zone.OUTSIDE),
    ],
)
def test_zones(geometry, x, y, zone):
    assert geometry.zone_at(x, y) is zone


def test_a_spot_names_row_day_and_place_in_the_cell(geometry):
    scrolled = geometry.scrolled(100, 10)
    assert scrolled.spot(228, 64) == Spot(Zone.BODY, 0, 1, 20, 10)
    assert scrolled.spot(228 + 60, 64 + 20) == Spot(Zone.BODY, 1, 2, 0, 0)


def test_below_the_last_row_there_is_no_row():
    tall = Geometry(first=MONDAY, days=28, tops=ROWS, column=80, width=1000, height=600)
    assert tall.spot(300, 64 + 137).row == 3
    assert tall.spot(300, 64 + 138).row is None
    assert tall.spot(300, 64 + 138).day == 0


def test_right_of_the_last_day_there_is_no_day():
    short = Geometry(first=MONDAY, days=3, tops=ROWS, column=80, width=1000, height=600)
    assert short.spot(228 + 239, 100).day == 2
    assert short.spot(228 + 240, 100).day is None


def test_rows_of_different_height_are_found(geometry):
    assert [geometry.row_at(y) for y in (0, 29, 30, 60, 107, 108, 137)] == [0, 0, 1, 2, 2, 3, 3]
    assert geometry.row_at(-1) is None
    assert geometry.row_at(138) is None


def test_only_rows_and_days_with_a_pixel_in_the_area_are_painted(geometry):
    assert geometry.rows_in(30, 60) == range(1, 2)
    assert geometry.rows_in(29, 61) == range(3)
    assert geometry.rows_in(138, 400) == range(0)
    assert geometry.days_in(80, 160) == range(1, 2)
    assert geometry.days_in(79, 161) == range(3)
    assert geometry.days_in(27 * 80, 99_999) == range(27, 28)


def test_window_and_content_are_shifted_by_scroll_and_frozen_parts(geometry):
    scrolled = geometry.scrolled(100, 10)
    assert scrolled.to_window(scrolled.cell(2, 3)) == (228 + 240 - 100, 64 + 60 - 10, 80, 48)


def test_zoom_keeps_the_date_under_the_pointer(geometry):
    scrolled = geometry.scrolled(10 * 80, 0)
    pointed = scrolled.spot(500, 100)
    wider = scrolled.zoomed(120, at=500)
    assert wider.column == 120
    assert wider.spot(500, 100).day == pointed.day
    assert abs(wider.spot(500, 100).dx / 120 - pointed.dx / 80) < 0.02


@given(
    column=st.integers(NARROWEST, WIDEST),
    wanted=st.integers(1, 400),
    x=st.integers(0, 3000),
    at=st.integers(228, 999),
)
def test_zoom_keeps_the_date_wherever_there_is_room(column, wanted, x, at):
    before = Geometry(
        first=MONDAY, days=200, tops=ROWS, column=column, width=1000, height=200
    ).scrolled(x, 0)
    after = before.zoomed(wanted, at=at)
    assert NARROWEST <= after.column <= WIDEST
    assert 0 <= after.x <= after.limit[0]
    if 0 < after.x < after.limit[0]:
        assert after.spot(at, 100).day == before.spot(at, 100).day


@pytest.mark.parametrize(
    ("preset", "column"),
    [(Preset.WEEK, 110), (Preset.TWO_WEEKS, 55), (Preset.MONTH, 24), (Preset.SEASON, 16)],
)
def test_presets_fill_the_width_as_far_as_days_may_shrink(geometry, preset, column):
    assert geometry.fitting(preset.value) == column


def test_revealing_scrolls_no_more_than_needed(geometry):
    assert geometry.revealing(0, 0).x == 0
    right = geometry.revealing(0, 9)
    assert right.x == 10 * 80 - 772
    assert right.revealing(0, 8).x == right.x
    assert geometry.revealing(3, 0).y == 30


def test_a_drag_outside_of_the_body_means_the_nearest_cell(geometry):
    assert geometry.nearest(-100, -100) == (0, 0)
    assert geometry.nearest(5000, 5000) == (2, 9)


@given(width=st.integers(NARROWEST, WIDEST), free=st.booleans())
def test_the_ends_of_a_booking_are_never_too_thin_to_take(width, free):
    inside, outside = edge_zone(width, free_beside=free)
    assert inside + outside >= 6
    assert width - 2 * inside >= 4
