"""The list beside the board: a real table with the board's bookings, selection, keys and menu."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from crewplanner.app.queries.board_list import board_list
from crewplanner.domain.bookings import BookingStatus
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.geometry import Preset
from crewplanner.ui.widgets.cells import CellRole
from tests.ui.menu_entries import entries

TODAY = dt.date(2026, 11, 25)
KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def shown(page, qtbot):
    """The board page with the list open beside the board."""
    found = page("board")
    qtbot.waitUntil(lambda: not found.context.feed.behind)
    found.listing.toggle()
    return found


def rows_of(page):
    """The rows of the table from top to bottom."""
    model = page.listing.table.model()
    return [model.index(row, 0).data(CellRole.OBJECT) for row in range(model.rowCount())]


def chosen(page):
    return {row.booking for row in page.listing.table.chosen()}


def test_the_list_has_every_booking_in_view_once_in_the_order_of_the_board(shown):
    view, board = shown.context.view, shown.board
    rows = rows_of(shown)
    inside = {
        cell.booking
        for row in view.rows
        if hasattr(row, "cells")
        for date, cells in row.cells.items()
        if date in board.visible_span
        for cell in cells
    }
    assert [row.booking for row in rows] == list(dict.fromkeys(row.booking for row in rows))
    assert {row.booking for row in rows} == inside
    lines = [board.scene.rows.line_of(row.booking) for row in rows]
    assert lines == sorted(lines)


def test_a_row_says_what_the_board_shows(shown, sample):
    for row in rows_of(shown):
        if row.booking not in sample.plan.bookings:
            assert row.elsewhere, "another company's hold"
            continue
        booking = sample.plan.bookings[row.booking]
        assert (row.status, row.rank, row.span) == (booking.status, booking.rank, booking.span)
        assert row.name == sample.plan.people[booking.person].name
    assert any(row.findings for row in rows_of(shown))
    assert any(row.varies for row in rows_of(shown))


def test_what_is_picked_on_the_board_is_picked_in_the_list_and_back(shown):
    one, other = rows_of(shown)[2], rows_of(shown)[5]
    shown.board.select(one.booking)
    assert chosen(shown) == {one.booking}
    shown.listing.table.pick(lambda row: row.booking in {one.booking, other.booking})
    assert shown.board.scene.selection.picked == {one.booking, other.booking}
    assert shown.board.scene.selection.cursor.person == one.person


def test_keys_of_the_board_work_on_rows(shown, sample, qtbot):
    held = next(
        row for row in rows_of(shown) if row.status is BookingStatus.PENCIL and not row.elsewhere
    )
    table = shown.listing.table
    table.pick(lambda row: row.booking == held.booking)
    qtbot.keyClick(table, KEY.Key_Y)
    assert sample.plan.bookings[held.booking].status is BookingStatus.CONFIRMED
    qtbot.keyClick(table, KEY.Key_Right, ALT)
    assert sample.plan.bookings[held.booking].span == held.span.moved(1)
    qtbot.keyClick(table, KEY.Key_Delete)
    assert held.booking not in sample.plan.bookings
    for _step in range(3):
        sample.undo()
    qtbot.waitUntil(lambda: held.booking in {row.booking for row in rows_of(shown)})


def test_enter_opens_the_booking_and_arrows_go_from_row_to_row(shown, answer, sample, qtbot):
    table, first = shown.listing.table, rows_of(shown)[0]
    table.selectRow(0)
    answer(lambda dialog: dialog.form.editor("note").setText("Own car"))
    qtbot.keyClick(table, KEY.Key_Return)
    assert sample.plan.bookings[first.booking].note == "Own car"
    qtbot.keyClick(table, KEY.Key_Down)
    assert table.current().booking == rows_of(shown)[1].booking
    assert shown.board.scene.selection.picked == {rows_of(shown)[1].booking}


def test_the_menu_of_the_board_is_that_of_a_row(shown):
    table = shown.listing.table
    table.selectRow(0)
    table.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    menu = next(menu for menu in shown.findChildren(QMenu) if menu.isVisible())
    assert any(entry.text().startswith("Confirm") for entry in entries(menu))
    menu.close()


def test_other_dates_bring_other_rows_and_esc_leads_back_to_the_board(shown, qtbot):
    before = [row.booking for row in rows_of(shown)]
    shown.board.zoom(Preset.SEASON)
    qtbot.waitUntil(lambda: len(rows_of(shown)) >= len(before))
    view, span = shown.context.view, shown.board.visible_span
    qtbot.waitUntil(
        lambda: (
            [row.booking for row in rows_of(shown)]
            == [row.booking for row in board_list(shown.context.plan, view, span)]
        )
    )
    shown.listing.table.setFocus()
    qtbot.keyClick(shown.listing.table, KEY.Key_Escape)
    assert shown.window().focusWidget() is shown.board
    shown.board.perform(Action.DOWN)
    assert len(chosen(shown)) <= 1
