"""The handle at the lower end of what is marked: its pattern over more days or people."""

import pytest
from PySide6.QtCore import QPoint, Qt

from crewplanner.ui.board.hits import handle
from crewplanner.ui.board.intents import Fill

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def grip(board):
    """Where the handle is now."""

    def find():
        box = handle(board.scene.rows, board.scene.geometry, board.scene.selection)
        return QPoint(box.x + box.width // 2, box.y + box.height // 2)

    return find


def test_the_handle_repeats_what_is_marked_over_more_days(hands, grip, asked, dates):
    hands.click(hands.at(2, 4))
    hands.key(Qt.Key.Key_Right, SHIFT)
    hands.drag(grip(), hands.at(2, 8))
    assert asked == [
        Fill(
            people=(2,),
            first=dates(4),
            last=dates(5),
            to_people=(2,),
            to_first=dates(4),
            to_last=dates(8),
        )
    ]


def test_or_over_more_people(hands, grip, asked, dates):
    hands.click(hands.at(2, 4))
    hands.drag(grip(), hands.at(3, 4))
    (fill,) = asked
    assert (fill.people, fill.to_people) == ((2,), (2, 3))
    assert (fill.to_first, fill.to_last) == (dates(4), dates(4))


def test_escape_and_coming_back_leave_nothing(hands, grip, asked, board):
    hands.click(hands.at(2, 4))
    before = board.scene.selection
    hands.drag(grip(), hands.at(2, 4))
    hands.press(grip())
    hands.move(hands.at(2, 8))
    assert board._mouse.ghost() is not None
    hands.key(Qt.Key.Key_Escape)
    hands.release(hands.at(2, 8))
    assert asked == []
    assert board.scene.selection == before
