"""The details pane: a booking as a form, each change of a field one step of undo."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.values import Clock, DateSpan, Offset

TODAY = dt.date(2026, 11, 25)
FRIDAY = dt.date(2026, 11, 27)
KEY = Qt.Key


@pytest.fixture
def shown(page, qtbot):
    """The board page with the details beside the board."""
    found = page("board")
    qtbot.waitUntil(lambda: not found.context.feed.behind)
    found.details.toggle()
    return found


@pytest.fixture
def booking(shown, sample):
    """The booking picked: the first of our own with something found about it."""
    cells = [
        cell
        for row in shown.context.view.rows
        if hasattr(row, "cells")
        for date, cells in sorted(row.cells.items())
        for cell in cells
        if cell.findings and not cell.elsewhere and date == FRIDAY
    ]
    shown.board.select(cells[0].booking)
    return sample.plan.bookings[cells[0].booking]


def panel(page):
    return page.context.places.side.open_panel("details")


def field(page, name):
    return panel(page).form.editor(name)


def said(page):
    return "\n".join(label.text() for label in panel(page).findChildren(QLabel) if label.text())


def choose(box, value):
    box.set_value(value)
    box.activated.emit(box.currentIndex())


def write(qtbot, editor, text):
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, KEY.Key_Return)


def test_it_tells_who_when_and_what_was_found(shown, sample, booking):
    text = said(shown)
    assert sample.plan.people[booking.person].name in text
    assert "Fri 27 Nov 2026" in text
    assert "06:00–17:00" in text
    assert "is booked twice on Fri 27 Nov" in text
    assert field(shown, "status").value() is BookingStatus.CONFIRMED


def test_every_field_changes_the_booking_in_one_step(shown, sample, booking, qtbot):
    start, key = sample.digest(), booking.id
    write(qtbot, field(shown, "call"), "+45")
    assert sample.plan.bookings[key].call == Offset(minutes=45)
    write(qtbot, field(shown, "wrap"), "15:30")
    assert sample.plan.bookings[key].wrap == Clock(minutes=15 * 60 + 30)
    assert "06:45–15:30" in said(shown)
    write(qtbot, field(shown, "note"), "Own car")
    write(qtbot, field(shown, "last"), "28 Nov")
    assert sample.plan.bookings[key].span == DateSpan(first=FRIDAY, last=dt.date(2026, 11, 28))
    choose(field(shown, "unit"), None)
    choose(field(shown, "role"), next(iter(sample.plan.roles)))
    choose(field(shown, "status"), BookingStatus.PENCIL)
    field(shown, "rank").setValue(2)
    after = sample.plan.bookings[key]
    assert (after.note, after.unit, after.rank) == ("Own car", None, 2)
    assert after.status is BookingStatus.PENCIL
    for _step in range(8):
        sample.undo()
    assert sample.digest() == start
    qtbot.waitUntil(lambda: field(shown, "note").text() == booking.note)
    assert field(shown, "status").value() is BookingStatus.CONFIRMED


def test_what_cannot_be_is_said_under_the_field_and_not_written(shown, sample, booking, qtbot):
    start = sample.digest()
    write(qtbot, field(shown, "last"), "20 Nov")
    assert panel(shown).form.errors == {"last": "This is before the first day."}
    write(qtbot, field(shown, "call"), "soon")
    assert "call" in panel(shown).form.errors
    assert sample.digest() == start


def test_several_bookings_are_counted_and_an_empty_cell_is_told(shown, booking, qtbot):
    board = shown.board
    row = board.scene.rows.person(board.scene.rows.line_of(booking.id))
    board.pick([cell.booking for cells in row.cells.values() for cell in cells])
    assert "of 1 person" in said(shown)
    assert not panel(shown).form.isVisible()
    empty = next(date for date in board.scene.rows.dates if date not in row.cells)
    board.select((row.person, empty))
    assert row.name in said(shown)
    assert "free" in said(shown)


def test_the_key_opens_it_and_esc_leads_back(shown, booking, qtbot):
    side = shown.context.places.side
    side.close_panel()
    shown.details.toggle()
    assert side.current == "details"
    assert panel(shown).isAncestorOf(shown.window().focusWidget())
    qtbot.keyClick(field(shown, "status"), KEY.Key_Escape)
    assert shown.window().focusWidget() is shown.board
