"""Copy, cut, paste and fill on the board in the window."""

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from crewplanner.app.cell_clipboard import MIME
from crewplanner.app.cell_paste import Part

MONDAY = dt.date(2026, 11, 9)
WEEK = MONDAY + dt.timedelta(days=14)
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


def person(sample, name):
    return next(p.id for p in sample.plan.people.values() if p.name == name)


def on(sample, name, date):
    who = person(sample, name)
    return [b for b in sample.plan.bookings_of[who] if date in b.span and b.production == 1]


@pytest.fixture
def mark(shown, sample):
    """Mark so many days of a person and so many people below."""

    def act(name, date, days=1, people=1):
        shown.board.select((person(sample, name), date))
        for _each in range(days - 1):
            QTest.keyClick(shown.board, Key.Key_Right, SHIFT)
        for _each in range(people - 1):
            QTest.keyClick(shown.board, Key.Key_Down, SHIFT)

    return act


def press(shown, key, modifiers=CTRL):
    QTest.keyClick(shown.board, key, modifiers)


def test_a_copied_week_is_text_a_table_and_cells_with_ids(shown, mark):
    mark("Freya Nakagawa", WEEK, days=7, people=2)
    press(shown, Key.Key_C)
    data = QGuiApplication.clipboard().mimeData()
    head, first, *_rest = data.text().splitlines()
    assert head.split("\t")[:2] == ["Name", "Mon 23 Nov 2026"]
    assert first.split("\t")[0] == "Freya Nakagawa"
    assert first.split("\t")[1].startswith("C ")
    assert "<table" in data.html()
    assert data.hasFormat(MIME)


def test_cells_are_pasted_at_the_cursor_and_undone_at_once(shown, sample, mark):
    digest = sample.digest()
    mark("Freya Nakagawa", WEEK, days=5)
    press(shown, Key.Key_C)
    assert on(sample, "Thea Marchetti", FREE) == []
    mark("Thea Marchetti", FREE)
    press(shown, Key.Key_V)
    bar = shown.messages.bar("paste")
    assert bar.text.startswith("Pasted: 3 booked days")
    assert all(on(sample, "Thea Marchetti", FREE + dt.timedelta(n))[0].firm for n in range(3))
    bar.button.click()
    assert sample.digest() == digest
    assert shown.messages.text("paste") == ""


def test_cutting_frees_the_days_and_pasting_them_brings_them_back(shown, sample, mark):
    mark("Freya Nakagawa", WEEK, days=2)
    before = [(b.span, b.status, b.call) for b in on(sample, "Freya Nakagawa", WEEK)]
    press(shown, Key.Key_X)
    assert on(sample, "Freya Nakagawa", WEEK) == []
    press(shown, Key.Key_V)
    assert [(b.span, b.status, b.call) for b in on(sample, "Freya Nakagawa", WEEK)] == before


def test_a_table_from_elsewhere_goes_by_names_and_dates_and_loses_nothing_silently(
    shown, sample, mark
):
    data = QMimeData()
    data.setText(
        "Crew\t27/11/2026\t28/11/2026\nMarchetti, Thea\t8a-7:30p\tx\n"
        "Nora Lindqvist (Gaffer)\t9-18\toops\nNobody\t\t\n"
    )
    QGuiApplication.clipboard().setMimeData(data)
    mark("Freya Nakagawa", WEEK)
    press(shown, Key.Key_V)
    text = shown.messages.text("paste")
    assert text.startswith("Pasted: 3 booked days, 1 new person, 1 cell not understood.")
    assert "Nora Lindqvist, Sat 28 Nov: “oops” is not understood" in text
    assert on(sample, "Thea Marchetti", FREE)[0].call.minutes == 480
    (nora,) = [p for p in sample.plan.people.values() if p.name == "Nora Lindqvist"]
    assert [sample.plan.roles[role].name for role in nora.roles] == ["Gaffer"]
    sample.undo()
    assert nora.id not in sample.plan.people
    assert shown.messages.text("paste") == ""


def test_an_empty_clipboard_is_said(shown, sample, mark):
    QGuiApplication.clipboard().setMimeData(QMimeData())
    digest = sample.digest()
    mark("Thea Marchetti", FREE)
    press(shown, Key.Key_V)
    assert shown.messages.text("paste") == "There are no cells on the clipboard."
    assert sample.digest() == digest


def test_only_the_times_are_pasted(shown, sample, mark):
    mark("Freya Nakagawa", WEEK)
    status = on(sample, "Freya Nakagawa", WEEK)[0].status
    data = QMimeData()
    data.setText("2H 5:30-17")
    QGuiApplication.clipboard().setMimeData(data)
    shown.copying.paste(Part.TIMES)
    (booking,) = on(sample, "Freya Nakagawa", WEEK)
    assert (booking.status, booking.call.minutes, booking.wrap.minutes) == (status, 330, 1020)


def test_filling_right_down_and_over_all_that_is_marked(shown, sample, mark):
    mark("Thea Marchetti", FREE)
    QTest.keyClicks(shown.board, "9")
    QTest.keyClick(shown.typing.editor.field, Key.Key_Return, CTRL)
    mark("Thea Marchetti", FREE, days=3)
    press(shown, Key.Key_R)
    (booking,) = on(sample, "Thea Marchetti", FREE)
    assert len(booking.span) == 3, "days that say the same are one booking"
    mark("Thea Marchetti", FREE, days=3, people=2)
    press(shown, Key.Key_D)
    assert sample.undo_label == "Fill 3 cells"
    sample.undo()
    press(shown, Key.Key_Return)
    assert sample.undo_label == "Fill 3 cells"
