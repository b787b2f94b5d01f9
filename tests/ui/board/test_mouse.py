"""What the mouse asks for: real presses and moves at the pixels of cells."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.intents import (
    Copy,
    Draw,
    Edit,
    EditCell,
    Move,
    OpenDay,
    OpenNeed,
    OpenPerson,
    Resize,
)
from crewplanner.ui.board.selection import Block

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def marked(board):
    return selecting.block(board.scene.rows, board.scene.selection)


def test_a_drag_over_empty_cells_draws_a_booking(hands, asked, dates):
    hands.drag(hands.at(2, 3), hands.at(2, 4), hands.at(2, 6))
    assert asked == [Draw(person=2, first=dates(3), last=dates(6))]


def test_a_drag_backwards_draws_the_same_booking(hands, asked, dates):
    hands.drag(hands.at(2, 6), hands.at(2, 3))
    assert asked == [Draw(person=2, first=dates(3), last=dates(6))]


def test_a_drag_down_draws_in_its_own_row(hands, asked, dates):
    hands.drag(hands.at(2, 3), hands.at(5, 4))
    assert asked == [Draw(person=2, first=dates(3), last=dates(4))]


def test_a_click_asks_for_nothing(hands, board, asked):
    hands.click(hands.at(1, 1))
    assert asked == []
    assert board.scene.selection.picked == {11}


def test_a_twitch_is_a_click(hands, asked):
    start = hands.at(1, 1)
    hands.drag(start, start + QPoint(2, 1))
    assert asked == []


def test_a_body_is_moved_to_other_dates(hands, asked):
    hands.drag(hands.at(1, 1), hands.at(1, 4))
    assert asked == [Move(bookings=(11,), days=3)]


def test_a_body_is_moved_to_another_person(hands, asked):
    hands.drag(hands.at(1, 1), hands.at(2, 1))
    assert asked == [Move(bookings=(11,), days=0, person=2)]


def test_a_body_is_moved_to_another_person_and_date(hands, asked):
    hands.drag(hands.at(1, 6), hands.at(2, 4))
    assert asked == [Move(bookings=(12,), days=-2, person=2)]


def test_a_body_put_back_in_its_place_asks_for_nothing(hands, asked):
    hands.drag(hands.at(1, 1), hands.at(2, 5), hands.at(1, 1))
    assert asked == []


def test_over_a_department_the_person_stays_as_last_seen(hands, asked):
    hands.drag(hands.at(3, 7), hands.at(4, 8))
    assert asked == [Move(bookings=(31,), days=1)]


def test_over_the_header_only_the_dates_change(hands, asked):
    hands.drag(hands.at(1, 1), hands.at(2, 2), hands.header(4))
    assert asked == [Move(bookings=(11,), days=3)]


def test_with_ctrl_a_copy_is_asked_for(hands, asked):
    hands.drag(hands.at(1, 1), hands.at(2, 5), modifiers=CTRL)
    assert asked == [Copy(bookings=(11,), days=4, person=2)]


def test_ctrl_may_come_and_go_during_the_drag(qtbot, hands, board, asked):
    hands.press(hands.at(1, 1))
    hands.move(hands.at(1, 5))
    qtbot.keyPress(board, Qt.Key.Key_Control)
    assert board.viewport().cursor().shape() is Qt.CursorShape.DragCopyCursor
    qtbot.keyRelease(board, Qt.Key.Key_Control)
    assert board.viewport().cursor().shape() is Qt.CursorShape.ClosedHandCursor
    qtbot.keyPress(board, Qt.Key.Key_Control)
    hands.release(hands.at(1, 5), CTRL)
    assert asked == [Copy(bookings=(11,), days=4)]


def test_all_that_is_picked_moves_together(hands, asked):
    hands.click(hands.at(1, 1))
    hands.click(hands.at(3, 7), CTRL)
    hands.drag(hands.at(3, 7), hands.at(2, 9))
    assert asked == [Move(bookings=(11, 31), days=2)]


def test_a_booking_that_is_not_picked_moves_alone(hands, board, asked):
    hands.click(hands.at(1, 1))
    hands.drag(hands.at(3, 7), hands.at(3, 8))
    assert asked == [Move(bookings=(31,), days=1)]
    assert board.scene.selection.picked == {31}


def test_the_right_end_is_stretched(hands, asked, dates):
    hands.drag(hands.at(1, 2, 0.98), hands.at(1, 5))
    assert asked == [Resize(booking=11, first=dates(0), last=dates(5))]


def test_the_left_end_is_stretched(hands, asked, dates):
    hands.drag(hands.at(1, 6, 0.03), hands.at(1, 4))
    assert asked == [Resize(booking=12, first=dates(4), last=dates(6))]


def test_an_end_never_passes_the_other(hands, asked, dates):
    hands.drag(hands.at(1, 2, 0.98), hands.at(1, 1), hands.at(2, 0))
    assert asked == [Resize(booking=11, first=dates(0), last=dates(0))]


def test_only_the_ends_of_a_booking_are_ends(hands, asked):
    hands.drag(hands.at(1, 1, 0.98), hands.at(1, 3, 0.98))
    assert asked == [Move(bookings=(11,), days=2)]


def test_the_lower_of_two_bookings_is_taken_by_its_lane(hands, asked):
    line = hands.board.scene.geometry.tops
    low = line[6] - line[5] - 8
    hands.drag(hands.at(5, 3, dy=low), hands.at(5, 4, dy=low))
    assert asked == [Move(bookings=(42,), days=1)]


def test_another_productions_booking_stays_where_it_is(hands, asked, dates):
    hands.drag(hands.at(6, 2), hands.at(6, 4))
    assert asked == [Draw(person=5, first=dates(2), last=dates(4))]


@pytest.mark.parametrize(
    ("start", "stop"),
    [((2, 3), (2, 6)), ((1, 1), (2, 5)), ((1, 2), (1, 5))],
    ids=["draw", "move", "body"],
)
def test_escape_gives_a_drag_up_without_a_trace(hands, board, asked, start, stop):
    hands.press(hands.at(*start))
    hands.move(hands.at(*stop))
    assert board._mouse.dragging
    hands.key(Qt.Key.Key_Escape)
    hands.move(hands.at(*stop) + QPoint(40, 0))
    hands.release(hands.at(*stop))
    assert asked == []
    assert not board._mouse.dragging


def test_escape_in_a_stretch_leaves_the_pixels_as_they_were(hands, board, asked):
    hands.click(hands.at(1, 2, 0.98))
    before = board.grab().toImage()
    hands.press(hands.at(1, 2, 0.98))
    hands.move(hands.at(1, 5))
    assert board.grab().toImage() != before
    hands.key(Qt.Key.Key_Escape)
    hands.release(hands.at(1, 5))
    assert asked == []
    assert board.grab().toImage() == before


def test_the_other_button_ends_a_drag(qtbot, hands, board, asked):
    hands.press(hands.at(1, 1))
    hands.move(hands.at(1, 5))
    qtbot.mousePress(board.viewport(), Qt.MouseButton.RightButton, pos=hands.at(1, 5))
    hands.release(hands.at(1, 5))
    assert asked == []


def test_new_rows_end_a_drag(hands, board, crew, asked):
    hands.press(hands.at(1, 1))
    hands.move(hands.at(1, 5))
    board.set_view(crew)
    hands.release(hands.at(1, 5))
    assert asked == []


def test_a_drag_says_beforehand_what_it_would_do(hands, board):
    heard = []
    board.previewed.connect(lambda intent, _at: heard.append(intent))
    hands.drag(hands.at(1, 1), hands.at(1, 4), hands.at(2, 4))
    assert heard == [
        Move(bookings=(11,), days=3),
        Move(bookings=(11,), days=3, person=2),
        None,
    ]


def test_shift_and_a_click_mark_a_block(hands, board):
    hands.click(hands.at(1, 1))
    hands.click(hands.at(3, 7), SHIFT)
    assert marked(board) == Block(1, 3, 1, 7)
    assert board.scene.selection.picked == {11, 12, 31}


def test_a_rubber_band_marks_a_block(hands, board, asked):
    hands.drag(hands.at(2, 3), hands.at(3, 5), hands.at(5, 8), modifiers=CTRL)
    assert marked(board) == Block(2, 5, 3, 8)
    assert board.scene.selection.picked == {31, 41, 42}
    assert asked == []


def test_ctrl_and_a_click_pick_one_more_and_one_less(hands, board):
    hands.click(hands.at(1, 1))
    hands.click(hands.at(3, 7), CTRL)
    assert board.scene.selection.picked == {11, 31}
    hands.click(hands.at(1, 0), CTRL)
    assert board.scene.selection.picked == {31}


def test_a_click_on_one_of_several_leaves_that_one(hands, board):
    hands.click(hands.at(1, 1))
    hands.click(hands.at(3, 7), CTRL)
    hands.click(hands.at(1, 1))
    assert board.scene.selection.picked == {11}


def test_a_click_on_a_day_marks_it_for_everybody(hands, board):
    hands.click(hands.header(6))
    assert marked(board) == Block(1, 6, 6, 6)
    hands.drag(hands.header(2), hands.header(4))
    assert marked(board) == Block(1, 6, 2, 4)


def test_a_click_on_a_name_marks_the_whole_person(hands, board):
    hands.click(hands.name(3))
    assert marked(board) == Block(3, 3, 0, 13)
    hands.drag(hands.name(1), hands.name(3))
    assert marked(board) == Block(1, 3, 0, 13)


def test_double_clicks_open(hands, asked, dates):
    hands.double_click(hands.at(1, 1))
    hands.double_click(hands.at(2, 4))
    hands.double_click(hands.header(3))
    hands.double_click(hands.name(3))
    hands.double_click(hands.at(0, 2))
    hands.double_click(hands.at(6, 2))
    assert asked == [
        Edit(booking=11),
        EditCell(person=2, date=dates(4)),
        OpenDay(date=dates(3)),
        OpenPerson(person=3),
        OpenNeed(department=1, date=dates(2)),
    ]


def test_a_click_on_a_department_folds_it(hands, board):
    hands.click(hands.name(0))
    assert board.scene.rows.lines.count == 4
    hands.click(hands.name(0))
    assert board.scene.rows.lines.count == 7


def test_the_names_get_wider_by_their_edge(hands, board):
    hands.drag(QPoint(228, 20), QPoint(300, 20))
    assert board.scene.geometry.names == 300
    hands.drag(QPoint(300, 50), QPoint(0, 50))
    assert board.scene.geometry.names == 96


def test_a_double_click_on_the_edge_shows_all_names_in_full(hands, board):
    hands.drag(QPoint(228, 20), QPoint(100, 20))
    hands.double_click(QPoint(100, 20))
    assert board.scene.geometry.names == board.scene.widest_name()


def test_the_pointer_says_what_it_can_take(qtbot, hands, board):
    shapes = {}
    for name, at in {
        "body": hands.at(1, 1),
        "end": hands.at(1, 2, 0.98),
        "names": QPoint(228, 20),
        "empty": hands.at(2, 2),
    }.items():
        qtbot.mouseMove(board.viewport(), at)
        shapes[name] = board.viewport().cursor().shape()
    assert shapes == {
        "body": Qt.CursorShape.ArrowCursor,
        "end": Qt.CursorShape.SizeHorCursor,
        "names": Qt.CursorShape.SplitHCursor,
        "empty": Qt.CursorShape.ArrowCursor,
    }


def test_a_drag_at_the_edge_scrolls_on_and_takes_the_booking_along(qtbot, hands, board, asked):
    hands.press(hands.at(1, 1))
    hands.move(QPoint(1090, hands.at(1, 1).y()))
    qtbot.waitUntil(lambda: board.horizontalScrollBar().value() > 150)
    at = QPoint(600, hands.at(1, 1).y())
    hands.move(at)
    day = board.scene.geometry.spot(at.x(), at.y()).day
    stopped = board.horizontalScrollBar().value()
    qtbot.wait(80)
    assert board.horizontalScrollBar().value() == stopped
    hands.release(at)
    assert asked == [Move(bookings=(11,), days=day - 1)]


def test_a_menu_is_for_what_was_hit_unless_it_is_picked(qtbot, hands, board):
    hands.click(hands.at(1, 1))
    hands.click(hands.at(3, 7), CTRL)
    with qtbot.waitSignal(board.menu_wanted):
        _context(board, hands.at(1, 1))
    assert board.scene.selection.picked == {11, 31}
    with qtbot.waitSignal(board.menu_wanted):
        _context(board, hands.at(1, 6))
    assert board.scene.selection.picked == {12}


def _context(board, at):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, board.viewport().mapToGlobal(at))
    QApplication.sendEvent(board.viewport(), event)


def test_several_bookings_are_taken_to_the_header_and_keep_their_distances(hands, asked, board):
    hands.click(hands.at(1, 1))
    hands.click(hands.at(3, 6), CTRL)
    hands.drag(hands.at(3, 7), hands.at(2, 7), hands.header(9))
    assert asked == [Move(bookings=(11, 31), days=2)]
