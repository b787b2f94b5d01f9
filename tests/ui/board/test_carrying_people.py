"""Names dragged onto the days marked before: one person, or all whose names are marked."""

import pytest
from PySide6.QtCore import QPoint, Qt

from crewplanner.ui.board.intents import BookOn


@pytest.fixture
def marked(board, hands, dates):
    """Thursday to Saturday marked on Ben's line."""
    board.select((2, dates(3)))
    hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    return board


def test_a_name_is_dropped_on_one_of_the_marked_days(marked, hands, asked, dates):
    hands.drag(hands.name(1), hands.name(1) + QPoint(20, 0), hands.at(4, 4))
    assert asked == [BookOn(people=(1,), first=dates(3), last=dates(5))]


def test_several_names_are_marked_and_then_carried_together(marked, hands, asked, dates):
    hands.drag(hands.name(1), hands.name(2), hands.name(3))
    assert asked == []
    hands.drag(hands.name(2), hands.name(2) + QPoint(20, 0), hands.at(2, 5))
    assert asked == [BookOn(people=(1, 2, 3), first=dates(3), last=dates(5))]


def test_esc_and_the_names_column_leave_no_trace(marked, hands, asked):
    hands.press(hands.name(1))
    hands.move(hands.at(4, 4))
    assert marked.mouse.ghost() is not None
    hands.move(hands.name(4))
    assert marked.mouse.ghost() is None
    hands.key(Qt.Key.Key_Escape)
    hands.release(hands.at(4, 4))
    assert asked == []


@pytest.mark.parametrize("cursor", [False, True])
def test_without_marked_days_names_are_only_marked(board, hands, asked, dates, cursor):
    if cursor:
        board.select((2, dates(3)))
    hands.drag(hands.name(1), hands.at(2, 4))
    assert asked == []
    assert board.scene.selection.picked == {11, 12}


def test_a_click_on_one_of_several_marked_names_marks_it_alone(marked, hands, board):
    hands.drag(hands.name(1), hands.name(2), hands.name(3))
    hands.click(hands.name(1))
    assert board.scene.selection.picked == {11, 12}
