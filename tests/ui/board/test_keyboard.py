"""What keys ask for, on a board that has the focus."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.productions import FilmWords
from crewplanner.ui.action_spec import check_unique
from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.geometry import Preset
from crewplanner.ui.board.intents import (
    Copy,
    Draw,
    Edit,
    EditCell,
    Explain,
    Move,
    OpenDay,
    Remove,
    Resize,
    SetStatus,
    ShowDate,
    TypeInto,
)
from crewplanner.ui.board.keyboard import KEYS, Keyboard
from crewplanner.ui.keymap import Keymap
from tests.ui.board.boards import CREW, Hands, view_of

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


@pytest.fixture
def on(hands):
    """Put the cursor on a cell."""
    return lambda line, day: hands.click(hands.at(line, day))


@pytest.mark.parametrize(
    ("key", "modifiers", "intent"),
    [
        (Key.Key_F2, SHIFT, Edit(booking=12)),
        (Key.Key_Delete, NONE, Remove(bookings=(12,))),
        (Key.Key_Backspace, NONE, Remove(bookings=(12,))),
        (Key.Key_Left, ALT, Move(bookings=(12,), days=-1)),
        (Key.Key_Right, ALT, Move(bookings=(12,), days=1)),
        (Key.Key_Down, ALT, Move(bookings=(12,), days=0, person=2)),
        (Key.Key_D, CTRL, Copy(bookings=(12,), days=0, person=2)),
        (Key.Key_R, CTRL, Copy(bookings=(12,), days=1)),
        (Key.Key_Y, NONE, SetStatus(bookings=(12,), status=BookingStatus.CONFIRMED)),
        (Key.Key_H, NONE, SetStatus(bookings=(12,), status=BookingStatus.PENCIL)),
        (Key.Key_P, NONE, SetStatus(bookings=(12,), status=BookingStatus.PENCIL)),
        (Key.Key_H, SHIFT, SetStatus(bookings=(12,), status=BookingStatus.PENCIL, rank=2)),
        (Key.Key_E, NONE, SetStatus(bookings=(12,), status=BookingStatus.ENQUIRED)),
        (Key.Key_R, NONE, SetStatus(bookings=(12,), status=BookingStatus.RELEASED)),
    ],
)
def test_keys_on_a_booking(hands, on, asked, key, modifiers, intent):
    on(1, 6)
    hands.key(key, modifiers)
    assert asked == [intent]


def test_the_end_is_moved_by_alt_shift_and_an_arrow(hands, on, asked, dates):
    on(1, 0)
    hands.key(Key.Key_Right, ALT | SHIFT)
    hands.key(Key.Key_Left, ALT | SHIFT)
    assert asked == [
        Resize(booking=11, first=dates(0), last=dates(3)),
        Resize(booking=11, first=dates(0), last=dates(1)),
    ]


def test_a_single_day_cannot_get_shorter(hands, on, asked):
    on(1, 6)
    hands.key(Key.Key_Left, ALT | SHIFT)
    assert asked == []


@pytest.mark.parametrize("key", [Key.Key_C, Key.Key_Insert])
def test_keys_on_an_empty_cell_book_it(hands, on, asked, dates, key):
    on(2, 4)
    hands.key(key)
    assert asked == [Draw(person=2, first=dates(4), last=dates(4))]


def test_marked_days_are_booked_together(hands, on, asked, dates):
    on(2, 4)
    hands.key(Key.Key_Right, SHIFT)
    hands.key(Key.Key_Right, SHIFT)
    hands.key(Key.Key_C)
    assert asked == [Draw(person=2, first=dates(4), last=dates(6))]


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_keys_for_bookings_mean_nothing_where_there_is_none(hands, on, asked, key):
    on(2, 4)
    hands.key(key)
    assert asked == []


def test_all_that_is_marked_is_meant(hands, on, asked):
    on(1, 2)
    hands.key(Key.Key_Space, SHIFT)
    hands.key(Key.Key_Delete)
    assert asked == [Remove(bookings=(11, 12))]


def test_nobody_above_the_first_person(hands, on, asked):
    on(1, 6)
    hands.key(Key.Key_Up, ALT)
    assert asked == []


def test_bookings_of_several_people_do_not_move_to_one(hands, on, asked):
    on(1, 6)
    hands.key(Key.Key_Space, CTRL)
    hands.key(Key.Key_Down, ALT)
    assert asked == []


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_F2])
def test_cells_are_opened_to_be_written_in(hands, on, asked, dates, key):
    on(1, 6)
    hands.key(key)
    on(2, 4)
    hands.key(key)
    assert asked == [
        EditCell(person=1, date=dates(6), booking=12),
        EditCell(person=2, date=dates(4)),
    ]


def test_letters_that_do_nothing_where_the_cursor_is_begin_to_write(hands, on, asked, dates):
    on(2, 4)
    hands.key(Key.Key_X)
    hands.key(Key.Key_H)
    assert [intent.text.lower() for intent in asked] == ["x", "h"]
    assert asked[0].first == dates(4)


def test_digits_begin_to_type_times(hands, on, asked, dates):
    on(1, 6)
    hands.key(Key.Key_8)
    assert asked == [TypeInto(person=1, first=dates(6), last=dates(6), bookings=(12,), text="8")]


def test_why_and_the_day(hands, on, asked, dates):
    on(1, 6)
    hands.key(Key.Key_F4)
    hands.key(Key.Key_D, CTRL | SHIFT)
    assert asked == [Explain(person=1, date=dates(6), booking=12), OpenDay(date=dates(6))]


def test_weeks_and_today_beyond_the_view_are_asked_for(hands, on, asked, dates):
    on(1, 2)
    hands.key(Key.Key_BracketLeft)
    hands.key(Key.Key_BracketRight)
    assert asked == [ShowDate(date=dates(-5))]
    assert hands.board.scene.selection.cursor.date == dates(9)


def test_today_is_shown_at_a_third_of_the_width(make_board, qtbot):
    board = make_board(view_of(*CREW, days=60, today=40))
    Hands(qtbot, board).key(Key.Key_T)
    Hands(qtbot, board).key(Key.Key_T)
    geometry = board.scene.geometry
    assert board.scene.selection.cursor.date == board.scene.rows.view.today
    left = geometry.to_window(geometry.cell(1, 40)).x - geometry.body.x
    assert abs(left - geometry.body.width // 3) <= 1


def test_f8_goes_to_the_next_finding_and_shows_it(hands, on, board):
    on(1, 0)
    hands.key(Key.Key_F8)
    assert board.scene.selection.picked == {52}
    geometry = board.scene.geometry
    assert geometry.to_window(geometry.cell(6, 13)).right <= geometry.width


def test_presets_by_letter(hands, on, board):
    on(1, 0)
    hands.key(Key.Key_W)
    assert board.scene.geometry.column == board.scene.geometry.fitting(7)
    assert board.state().preset is Preset.WEEK
    hands.key(Key.Key_M)
    assert board.state().preset is Preset.MONTH
    hands.key(Key.Key_Plus, CTRL)
    assert board.state().preset is None


def test_departments_fold_and_unfold_by_key(hands, on, board):
    on(1, 0)
    hands.key(Key.Key_Less, SHIFT)
    assert board.scene.rows.lines.count == 4
    hands.key(Key.Key_Greater, SHIFT)
    assert board.scene.rows.lines.count == 7


def test_tab_goes_through_the_days_and_then_on(qtbot, board, hands):
    field = QLineEdit(board.window())
    field.show()
    board.select((1, board.scene.rows.dates[12]))
    hands.key(Key.Key_Tab)
    assert selecting.position(board.scene.rows, board.scene.selection.cursor) == (1, 13)
    assert board.hasFocus()
    hands.key(Key.Key_Tab)
    assert not board.hasFocus()


def test_shift_tab_goes_back(board, hands):
    hands.click(hands.at(1, 1))
    hands.key(Key.Key_Backtab, SHIFT)
    assert selecting.position(board.scene.rows, board.scene.selection.cursor) == (1, 0)


def test_ctrl_end_scrolls_to_the_last_cell(board, hands):
    hands.key(Key.Key_End, CTRL)
    hands.key(Key.Key_End, CTRL)
    bar = board.horizontalScrollBar()
    assert bar.value() == bar.maximum() > 0


def test_keys_of_the_board_are_not_the_windows_while_it_has_the_focus(qtbot, board, hands, asked):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(board)
    fired = []
    action = QAction("Comment", window)
    action.setShortcut(QKeySequence("C"))
    action.triggered.connect(lambda: fired.append("window"))
    window.addAction(action)
    window.resize(1100, 500)
    window.show()
    window.activateWindow()
    board.setFocus()
    qtbot.waitUntil(board.hasFocus)
    hands.click(hands.at(2, 4))
    hands.key(Key.Key_C)
    window.takeCentralWidget()
    assert fired == []
    assert len(asked) == 1


def test_single_letters_can_be_switched_off(board, hands, asked):
    hands.click(hands.at(1, 6))
    keymap = Keymap()
    keymap.choose({}, single_letters=False)
    board.keyboard = Keyboard(keymap)
    for key in (Key.Key_Y, Key.Key_C, Key.Key_W):
        hands.key(key)
    hands.key(Key.Key_H, SHIFT)
    assert [intent.text.casefold() for intent in asked] == ["y", "c", "w", "h"], "they write"
    asked.clear()
    hands.key(Key.Key_Delete)
    assert asked == [Remove(bookings=(12,))]


def test_every_action_has_one_entry_and_no_key_means_two_things():
    assert [spec.id for spec in KEYS] == list(Action)
    check_unique(KEYS)


def test_the_menu_key_opens_the_menu_at_the_cursor(qtbot, board, hands):
    hands.click(hands.at(1, 6))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    with qtbot.waitSignal(board.menu_wanted) as menu:
        QApplication.sendEvent(board.viewport(), event)
    at = board.viewport().mapFromGlobal(menu.args[0])
    geometry = board.scene.geometry
    assert geometry.spot(at.x(), at.y())[:3] == (geometry.zone_at(at.x(), at.y()), 1, 6)


def test_the_cursor_is_read_out(board, hands):
    hands.click(hands.at(1, 6))
    assert board.accessibleName() == ("Ana Ruiz, Gaffer, Sunday 29 Nov, 1st hold, 07:30 to 18:30")
    hands.key(Key.Key_Down)
    assert board.accessibleName() == "Ben Jones, Gaffer, Sunday 29 Nov, free"
    assert board.describe() == board.accessibleName()


def test_performing_says_whether_it_applied(board):
    assert board.select((1, board.scene.rows.dates[6]))
    assert board.perform(Action.CONFIRM)
    assert board.select((2, board.scene.rows.dates[6]))
    assert not board.perform(Action.CONFIRM)


def test_in_the_uk_no_key_says_hold():
    said = {spec.id: spec.said(FilmWords.UK) for spec in KEYS}
    assert said[Action.FIRST_HOLD] == "Put on first pencil"
    assert said[Action.CONFIRM] == "Confirm"
    assert not [text for text in said.values() if "hold" in text]
    assert "Put on first hold" in {key.said(FilmWords.US) for key in KEYS}


def test_overtime_begins_to_write_an_hour_after_the_unit_s_wrap(board, hands, asked, dates):
    board.select((1, dates(1)))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    hands.key(Qt.Key.Key_O, both)
    assert asked == [
        TypeInto(person=1, first=dates(1), last=dates(1), bookings=(11,), text="wrap +60")
    ]


@pytest.mark.parametrize("sign", ["+", "-", "="])
def test_the_signs_that_begin_a_time_write_into_the_cell(sign, hands, asked, dates):
    hands.click(hands.at(1, 6))
    hands.key(Qt.Key(ord(sign)))
    assert [(intent.text, intent.first) for intent in asked] == [(sign, dates(6))]


def test_shift_f10_asks_for_the_menu_at_the_cursor(board, hands, qtbot, dates):
    board.select((1, dates(1)))
    with qtbot.waitSignal(board.menu_wanted) as wanted:
        hands.key(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    at = board.viewport().mapFromGlobal(wanted.args[0])
    assert board.scene.geometry.spot(at.x(), at.y()).day == 1
