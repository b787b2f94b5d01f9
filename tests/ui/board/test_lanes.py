"""Bookings that meet on a date, stacked."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.app.queries.row_packing import packed, slim
from crewplanner.ui.board.geometry import Density
from crewplanner.ui.board.lanes import sizes
from tests.ui.board.boards import MONDAY, row_of


def stacked(cells):
    packing = packed(cells)
    return packing.lanes, packing.depth


def lanes_of(*texts):
    row = row_of(1, "Ana", *texts)
    return stacked(row.cells)


def test_bookings_that_do_not_meet_share_the_only_lane():
    assert lanes_of("CC..11..?") == ({}, 1)


def test_a_row_without_bookings_has_one_lane():
    assert lanes_of("....") == ({}, 1)


def test_bookings_that_meet_are_stacked_earlier_above_later():
    lanes, count = lanes_of("CCCC....", "..1111..")
    assert count == 2
    assert lanes == {11: 0, 12: 1}


def test_a_booking_keeps_its_lane_on_all_its_dates():
    lanes, count = lanes_of("CCCC..CC", "..1111..", "......22")
    assert count == 2
    assert lanes == {11: 0, 13: 1, 12: 0, 14: 1}


def test_dead_bookings_lie_below_live_ones():
    lanes, _count = lanes_of("RRRR", ".CC.")
    assert lanes == {11: 1, 12: 0}


def with_days_off(texts, *off):
    """A person's cells, those of some days not worked."""
    cells = row_of(1, "Ana", *texts).cells
    dates = {MONDAY + dt.timedelta(days=number) for number in off}
    return {
        date: tuple(replace(cell, idle=date in dates) for cell in met)
        for date, met in cells.items()
    }


def drawn_slim(cells):
    return {
        (date - MONDAY).days: [slim(cell, cells) for cell in met] for date, met in cells.items()
    }


def test_days_off_are_cells_at_the_ends_of_a_booking_and_lines_within():
    found = drawn_slim(with_days_off(["CCCCC"], 0, 2, 4))
    assert found == {0: [True], 1: [False], 2: [False], 3: [False], 4: [True]}


def test_a_booking_of_nothing_but_days_off_is_cells_throughout():
    assert all(all(met) for met in drawn_slim(with_days_off(["111"], 0, 1, 2)).values())


def test_the_worked_days_of_another_booking_do_not_count():
    found = drawn_slim(with_days_off(["111.CC"], 0, 1, 2))
    assert [found[day] for day in (0, 1, 2, 4)] == [[True], [True], [True], [False]]


def test_a_line_lies_under_another_booking_but_no_two_cells_do():
    cells = row_of(1, "Ana", "CCC", ".1.").cells
    within = MONDAY + dt.timedelta(days=1)
    line = replace(cells[within][0], idle=True)
    assert stacked({**cells, within: (line, cells[within][1])})[1] == 1
    end = MONDAY + dt.timedelta(days=2)
    cells = row_of(1, "Ana", "CCC", "..1").cells
    slim_end = replace(cells[end][0], idle=True)
    assert stacked({**cells, end: (slim_end, cells[end][1])})[1] == 2


@given(st.lists(st.text("C1?.R", min_size=10, max_size=10), min_size=1, max_size=4))
def test_no_two_bookings_lie_on_top_of_each_other(texts):
    row = row_of(1, "Ana", *texts)
    lanes, count = stacked(row.cells)
    for number in range(10):
        met = row.cells.get(MONDAY + dt.timedelta(days=number), ())
        taken = [lanes.get(cell.booking, 0) for cell in met]
        assert len(set(taken)) == len(taken)
        assert all(0 <= lane < count for lane in taken)
    assert count == 1 + max(lanes.values(), default=0)


@pytest.mark.parametrize(
    ("density", "height"), [("compact", 24), ("normal", 30), ("comfortable", 38)]
)
def test_rows_have_the_height_of_their_density(density, height):
    assert sizes(Density(density)).row_height(1) == height


@pytest.mark.parametrize("density", list(Density))
def test_a_row_grows_so_that_every_lane_keeps_room_for_text(density):
    of = sizes(density)
    boxes = [of.lane_box(lane, 3, 84) for lane in range(3)]
    assert all(box.height >= 17 for box in boxes)
    assert all(above.bottom < below.y for above, below in pairwise(boxes))
    assert boxes[-1].bottom < of.row_height(3)


def test_sizes_follow_the_size_of_text():
    assert sizes(Density.NORMAL, 26).row == 60
    assert sizes(Density.NORMAL, 10).row == 30
