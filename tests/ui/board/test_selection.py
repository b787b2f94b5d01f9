"""Cursor, block and picks, by what keys and clicks do to them."""

import datetime as dt
from dataclasses import replace

import pytest

from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.moving import selection_of
from crewplanner.ui.board.rows import Rows
from crewplanner.ui.board.selection import NOTHING, Block
from tests.ui.board.boards import CREW, MONDAY, row_of, view_of


@pytest.fixture
def rows(crew):
    return Rows(crew)


def after(rows, start, *actions, extend=False, page=3):
    """Line, day and lane of the cursor after actions from a cell."""
    selection = selecting.at(rows, *start)
    for action in actions:
        selection = selection_of(action, rows, selection, page, extend=extend)
    return where(rows, selection)


def where(rows, selection):
    position = selecting.position(rows, selection.cursor)
    return None if position is None else (*position, selection.cursor.lane)


@pytest.mark.parametrize(
    ("start", "action", "end"),
    [
        ((1, 3), Action.RIGHT, (1, 4, 0)),
        ((1, 13), Action.RIGHT, (1, 13, 0)),
        ((1, 0), Action.LEFT, (1, 0, 0)),
        ((1, 5), Action.FIRST_DAY, (1, 0, 0)),
        ((1, 5), Action.LAST_DAY, (1, 13, 0)),
        ((5, 5), Action.FIRST_CELL, (1, 0, 0)),
        ((1, 5), Action.LAST_CELL, (6, 13, 0)),
        ((1, 5), Action.PAGE_DOWN, (5, 5, 0)),
        ((5, 5), Action.PAGE_UP, (1, 5, 0)),
        ((1, 5), Action.NEXT_WEEK, (1, 12, 0)),
        ((1, 12), Action.PREVIOUS_WEEK, (1, 5, 0)),
        ((1, 9), Action.TODAY, (1, 1, 0)),
        ((1, 2), Action.NEXT_DAY, (1, 3, 0)),
        ((1, 2), Action.PREVIOUS_DAY, (1, 1, 0)),
    ],
)
def test_movements(rows, start, action, end):
    assert after(rows, start, action) == end


def test_up_and_down_pass_over_departments(rows):
    assert after(rows, (3, 0), Action.DOWN) == (5, 0, 0)
    assert after(rows, (5, 0), Action.UP) == (3, 0, 0)
    assert after(rows, (1, 0), Action.UP) == (1, 0, 0)


def test_up_and_down_go_through_bookings_that_meet(rows):
    assert after(rows, (3, 3), Action.DOWN) == (5, 3, 0)
    assert after(rows, (3, 3), Action.DOWN, Action.DOWN) == (5, 3, 1)
    assert after(rows, (3, 3), Action.DOWN, Action.DOWN, Action.DOWN) == (6, 3, 0)
    assert after(rows, (6, 3), Action.UP) == (5, 3, 1)


def test_ctrl_and_an_arrow_stop_at_the_edges_of_bookings(rows):
    assert after(rows, (1, 0), Action.EDGE_RIGHT) == (1, 2, 0)
    assert after(rows, (1, 2), Action.EDGE_RIGHT) == (1, 6, 0)
    assert after(rows, (1, 6), Action.EDGE_RIGHT) == (1, 13, 0)
    assert after(rows, (1, 13), Action.EDGE_LEFT) == (1, 6, 0)
    assert after(rows, (1, 6), Action.EDGE_DOWN) == (3, 6, 0)
    assert after(rows, (3, 6), Action.EDGE_UP) == (1, 6, 0)


def test_the_cursor_picks_the_booking_it_stands_on(rows):
    assert selecting.at(rows, 1, 0).picked == {11}
    assert selecting.at(rows, 5, 3, 1).picked == {42}
    assert selecting.at(rows, 1, 4).picked == frozenset()


def test_bookings_of_another_production_cannot_be_picked(rows):
    assert selecting.at(rows, 6, 2).picked == frozenset()


def test_shift_marks_a_block_and_picks_all_that_lies_in_it(rows):
    selection = selecting.at(rows, 1, 2)
    for action in (Action.RIGHT,) * 4 + (Action.DOWN,) * 2:
        selection = selection_of(action, rows, selection, 3, extend=True)
    assert selecting.block(rows, selection) == Block(1, 3, 2, 6)
    assert selection.picked == {11, 12, 31}
    assert where(rows, selection) == (1, 2, 0)


def test_whole_person_whole_day_and_all(rows):
    start = selecting.at(rows, 1, 6)
    person = selection_of(Action.SELECT_PERSON, rows, start, 3)
    assert selecting.block(rows, person) == Block(1, 1, 0, 13)
    assert person.picked == {11, 12}
    day = selection_of(Action.SELECT_DAY, rows, start, 3)
    assert selecting.block(rows, day) == Block(1, 6, 6, 6)
    assert day.picked == {12, 31}
    everything = selection_of(Action.SELECT_ALL, rows, NOTHING, 3)
    assert everything.picked == {11, 12, 31, 41, 42, 52}


def test_escape_leaves_the_block_and_the_picks_but_not_the_cursor(rows):
    marked = selecting.extended(rows, selecting.at(rows, 1, 0), 3, 9)
    left = selection_of(Action.CLEAR_SELECTION, rows, marked, 3)
    assert where(rows, left) == (1, 0, 0)
    assert left.picked == frozenset()
    assert selecting.block(rows, left) == Block(1, 1, 0, 0)


def test_toggling_adds_and_takes_away_one_booking(rows):
    both = selecting.toggled(rows, selecting.at(rows, 1, 0), 3, 6, 0)
    assert both.picked == {11, 31}
    assert selecting.toggled(rows, both, 1, 1, 0).picked == {31}


def test_the_next_finding_and_the_one_before(rows):
    assert after(rows, (1, 0), Action.NEXT_FINDING) == (6, 13, 0)
    assert after(rows, (1, 0), Action.PREVIOUS_FINDING) == (6, 13, 0)


def test_without_findings_the_cursor_stays():
    rows = Rows(view_of(("Ana", "C")))
    assert selection_of(Action.NEXT_FINDING, rows, selecting.at(rows, 0, 0), 3) is None


def test_the_first_key_brings_a_cursor_on_today(rows):
    assert where(rows, selection_of(Action.DOWN, rows, NOTHING, 3)) == (1, 1, 0)


def test_a_board_of_nobody_has_no_cursor():
    rows = Rows(view_of("Camera"))
    assert selection_of(Action.DOWN, rows, NOTHING, 3) == NOTHING
    assert selection_of(Action.SELECT_ALL, rows, NOTHING, 3) == NOTHING


def test_the_cursor_follows_its_booking_to_another_day_and_person(rows):
    selection = selecting.at(rows, 1, 6)
    row = row_of(2, "Ben Jones", ".....1")
    cells = {d: tuple(replace(cell, booking=12) for cell in c) for d, c in row.cells.items()}
    moved = Rows(view_of("Camera", ("Ana Ruiz", "CCC"), ("Ben Jones", "")))
    moved.replace((replace(row, cells=cells),))
    kept = selecting.kept(moved, selection)
    assert where(moved, kept) == (2, 5, 0)
    assert kept.picked == {12}


def test_a_cursor_on_an_empty_cell_picks_the_booking_that_comes(rows):
    selection = selecting.at(rows, 2, 4)
    rows.replace((row_of(2, "Ben Jones", "...11"),))
    assert selecting.kept(rows, selection).picked == {21}


def test_in_other_dates_the_cursor_goes_to_the_nearest(rows):
    selection = selecting.at(rows, 2, 9)
    shorter = Rows(view_of(*CREW, days=5))
    assert where(shorter, selecting.kept(shorter, selection)) == (2, 4, 0)


def test_a_cursor_on_somebody_who_is_gone_is_gone(rows):
    selection = selecting.at(rows, 6, 0)
    fewer = Rows(view_of("Camera", ("Ana Ruiz", "CCC")))
    assert selecting.kept(fewer, selection).cursor is None


def test_a_booking_is_shown_on_its_first_date_in_view(rows):
    selection = selecting.on_booking(rows, 42)
    assert where(rows, selection) == (5, 3, 1)
    assert selecting.on_booking(rows, 99) is None
    assert selection.cursor.date == MONDAY + dt.timedelta(days=3)
