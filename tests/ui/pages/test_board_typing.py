"""Writing into cells of the board in the window: keys, what is said before Enter, what is done."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.values import Clock
from crewplanner.ui.board.intents import EditCell

MONDAY = dt.date(2026, 11, 9)
FREE = MONDAY + dt.timedelta(days=18)
Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shown(page, qtbot):
    """The board page with the keyboard on the board."""
    found = page("board")
    qtbot.waitUntil(lambda: not found.context.feed.behind)
    found.board.setFocus()
    return found


@pytest.fixture
def editor(shown):
    return shown.typing.editor


def person(sample, name):
    return next(p.id for p in sample.plan.people.values() if p.name == name)


def on(sample, name, date):
    return [b for b in sample.plan.booking_on(person(sample, name), date) if b.production == 1]


@pytest.fixture
def write(shown, sample, editor):
    """Put the cursor on a cell, write a text as by hand and press a key."""

    def act(name, date, text, key=Key.Key_Return, modifiers=Qt.KeyboardModifier.NoModifier):
        shown.board.select((person(sample, name), date))
        QTest.keyClicks(shown.board, text[0])
        assert editor.is_open
        QTest.keyClicks(editor.field, text[1:])
        said = editor.words.text()
        QTest.keyClick(editor.field, key, modifiers)
        return said

    return act


def test_typing_over_a_free_cell_books_it(shown, sample, editor, write):
    assert write("Thea Marchetti", FREE, "8-19") == "→ New: 1st pencil, 08:00–19:00"
    (booking,) = on(sample, "Thea Marchetti", FREE)
    assert (booking.call, booking.wrap) == (Clock(minutes=480), Clock(minutes=1140))
    assert booking.status is BookingStatus.PENCIL
    assert not editor.is_open
    assert shown.board.hasFocus()
    assert sample.undo_label == "Write “8-19” into the cell"
    sample.undo()
    assert on(sample, "Thea Marchetti", FREE) == []


def test_one_day_of_a_longer_booking_is_cut_out(sample, write):
    first = FREE - dt.timedelta(days=3)
    before = on(sample, "Freya Nakagawa", first)
    assert before[0].firm
    digest = sample.digest()
    assert write("Freya Nakagawa", first, "8").startswith("→ Call 08:00, stays confirmed")
    (after,) = on(sample, "Freya Nakagawa", first)
    assert (after.span.first, after.span.last, after.firm) == (first, first, True)
    sample.undo()
    assert sample.digest() == digest


def test_what_is_not_understood_is_said_and_writes_nothing(sample, editor, write):
    digest = sample.digest()
    said = write("Thea Marchetti", FREE, "8-19 foo")
    assert said.startswith("“foo” is not understood")
    assert editor.is_open
    assert editor.field.property("invalid")
    assert editor.field.accessibleDescription() == said
    QTest.keyClick(editor.field, Key.Key_Escape)
    assert not editor.is_open
    assert sample.digest() == digest


def test_keys_say_where_the_cursor_goes(shown, sample, write):
    write("Thea Marchetti", FREE, "8-19", Key.Key_Tab)
    cursor = shown.board.scene.selection.cursor
    assert (cursor.person, cursor.date) == (
        person(sample, "Thea Marchetti"),
        FREE + dt.timedelta(1),
    )
    write("Thea Marchetti", FREE, "9-19", Key.Key_Left)
    assert shown.board.scene.selection.cursor.date == FREE - dt.timedelta(1)


def test_control_and_enter_fill_all_marked_cells(shown, sample, editor):
    shown.board.select((person(sample, "Thea Marchetti"), FREE))
    for key in (Key.Key_Right, Key.Key_Down):
        QTest.keyClick(shown.board, key, SHIFT)
    QTest.keyClicks(shown.board, "9")
    QTest.keyClick(editor.field, Key.Key_Return, CTRL)
    assert sample.undo_label == "Write “9” into 4 cells"


def test_enter_opens_what_is_there_and_leaving_it_changes_nothing(shown, sample, editor):
    digest = sample.digest()
    booking = on(sample, "Freya Nakagawa", MONDAY + dt.timedelta(days=16))[0]
    shown.board.select(booking.id)
    QTest.keyClick(shown.board, Key.Key_Return)
    assert editor.field.text().startswith("C ")
    QTest.keyClick(editor.field, Key.Key_Return)
    assert sample.digest() == digest


def test_a_double_click_on_a_free_cell_opens_it_and_travel_is_a_kind_of_day(shown, sample, editor):
    who = person(sample, "Thea Marchetti")
    shown.board.requested.emit(EditCell(person=who, date=FREE))
    QTest.keyClicks(editor.field, "x travel")
    assert editor.words.text() == "→ New: confirmed, Travel"
    QTest.keyClick(editor.field, Key.Key_Return)
    (booking,) = on(sample, "Thea Marchetti", FREE)
    assert (booking.day_type, booking.firm) == (DayType.TRAVEL, True)


def test_changes_from_elsewhere_wait_until_the_cell_is_left(shown, sample, editor, write):
    shown.board.select((person(sample, "Thea Marchetti"), FREE))
    QTest.keyClicks(shown.board, "9")
    assert shown.waiting
    QTest.keyClick(editor.field, Key.Key_Escape)
    assert not shown.waiting


def test_a_word_whose_letters_are_keys_is_written_and_what_the_first_did_is_taken_back(
    shown, sample, editor
):
    """T alone goes to today, R alone releases."""
    digest = sample.digest()
    shown.board.select((person(sample, "Thea Marchetti"), FREE))
    sight, state = shown.board.sight(), shown.board.state()
    for letter in "tr":
        QTest.keyClicks(shown.board, letter)
    assert editor.is_open
    assert (shown.board.sight(), shown.board.state()) == (sight, state)
    QTest.keyClicks(editor.field, "avel")
    assert editor.words.text() == "→ New: 1st pencil, Travel"
    assert sample.digest() == digest
    QTest.keyClick(editor.field, Key.Key_Return)
    (booking,) = on(sample, "Thea Marchetti", FREE)
    assert booking.day_type is DayType.TRAVEL


def test_a_status_that_the_first_letter_gave_is_taken_back_too(shown, sample, editor):
    """H alone puts on first hold."""
    booking = on(sample, "Freya Nakagawa", MONDAY + dt.timedelta(days=16))[0]
    assert booking.firm
    digest = sample.digest()
    shown.board.select(booking.id)
    QTest.keyClicks(shown.board, "h")
    assert sample.plan.bookings[booking.id].status is BookingStatus.PENCIL
    QTest.keyClicks(shown.board, "o")
    assert editor.field.text() == "ho"
    assert sample.digest() == digest
    QTest.keyClick(editor.field, Key.Key_Escape)
    assert sample.plan.bookings[booking.id] == booking


@pytest.mark.parametrize("letters", ["tw", "wt", "mt"])
def test_letters_that_begin_no_word_act_one_after_the_other(shown, sample, editor, letters):
    shown.board.select((person(sample, "Thea Marchetti"), FREE))
    for letter in letters:
        QTest.keyClicks(shown.board, letter)
    assert not editor.is_open


def test_letters_with_a_pause_between_them_act_each(shown, sample, editor, monkeypatch):
    clock = iter(range(0, 100, 1))
    monkeypatch.setattr("crewplanner.ui.board.typed_word.time.monotonic", lambda: next(clock))
    shown.board.select((person(sample, "Thea Marchetti"), FREE))
    for letter in "st":
        QTest.keyClicks(shown.board, letter)
    assert not editor.is_open
    assert shown.board.scene.selection.cursor.date == shown.board.scene.rows.view.today
