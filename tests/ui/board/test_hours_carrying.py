"""A day by the hour: bars carried to other people, and the signs of comments."""

import pytest
from PySide6.QtCore import QPoint, Qt

from crewplanner.ui.board.hours.scale import DayFrame
from crewplanner.ui.board.hours.view import HoursBoard
from crewplanner.ui.board.intents import Copy, Move, SetTimes
from tests.ui.board.boards import MONDAY, Hands

NO = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
FIRST = 11
"""The first booking of the person in line 1; it has three dates."""


@pytest.fixture
def day(qtbot, board):
    """Monday by the hour, with the keyboard."""
    made = HoursBoard(board, DayFrame())
    qtbot.addWidget(made)
    made.resize(1240, 460)
    made.show()
    made.show_date(MONDAY)
    made.zoom(40)
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.fixture
def hands(qtbot, day):
    return Hands(qtbot, day)


def at(day, line, minute):
    geometry, scale = day.shown.geometry, day.shown.scale
    x = geometry.names - geometry.x + scale.x_of(minute)
    return QPoint(x, geometry.to_window(geometry.cell(line, 0)).y + 12)


@pytest.mark.parametrize(
    ("stops", "keys", "wanted"),
    [
        (((2, 600),), NO, Move(bookings=(FIRST,), days=0, person=2)),
        (((2, 720),), NO, Move(bookings=(FIRST,), days=0, person=2)),
        (((6, 600),), CTRL, Copy(bookings=(FIRST,), days=0, person=5)),
        (((2, 600), (1, 660)), NO, SetTimes(booking=FIRST, date=MONDAY, call=510, wrap=1170)),
        (((2, 600), (4, 660)), NO, SetTimes(booking=FIRST, date=MONDAY, call=510, wrap=1170)),
        (((2, 600), (1, 600)), NO, None),
    ],
    ids=["down", "down and later", "copy", "back and later", "over a heading", "back"],
)
def test_a_bar_goes_to_the_person_in_whose_row_it_is_let_go(day, hands, asked, stops, keys, wanted):
    hands.drag(at(day, 1, 600), *(at(day, *stop) for stop in stops), modifiers=keys)
    assert asked == ([wanted] if wanted is not None else [])


def test_an_end_of_a_bar_stays_in_its_row(day, hands, asked):
    hands.drag(at(day, 1, 1108), at(day, 2, 1168))
    assert asked == [SetTimes(booking=FIRST, date=MONDAY, wrap=1170)]


def test_escape_leaves_the_bar_where_it_was(day, hands, asked):
    previews = []
    day.previewed.connect(lambda intent, _at: previews.append(intent))
    hands.press(at(day, 1, 600))
    hands.move(at(day, 2, 600))
    assert isinstance(previews[-1], Move)
    hands.key(Qt.Key.Key_Escape)
    hands.release(at(day, 2, 600))
    assert (previews[-1], asked) == (None, [])


def test_what_was_said_has_a_sign_and_is_told(day, board):
    def picture():
        return day.viewport().grab().toImage()

    plain = picture()
    for place, spot in (
        ((2, MONDAY), at(day, 2, 600)),
        ((2, None), QPoint(40, at(day, 2, 600).y())),
        ((None, MONDAY), QPoint(40, 20)),
    ):
        board.show_comments({place: "Too long a day?"})
        day.show_comments()
        assert picture() != plain, place
        assert "Too long a day?" in day._about(spot), place
    board.show_comments({})
    day.show_comments()
    assert picture() == plain
