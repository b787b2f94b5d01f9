"""People booked on the marked days: by drag, by click and by key, one step of undo each."""

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from crewplanner.app.commands.bookings import BookPeople
from crewplanner.app.queries.candidates import candidates, open_roles
from crewplanner.domain.values import DateSpan
from crewplanner.ui.board.intents import OpenNeed
from crewplanner.ui.board.receiving import people_data, people_in
from tests.ui.board.boards import Hands

MONDAY = dt.date(2026, 11, 30)
TUESDAY = MONDAY + dt.timedelta(days=1)
DAYS = DateSpan(first=MONDAY, last=TUESDAY)
NO, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def shown(page, qtbot):
    """The board page with both days marked for whoever stands first, the panel open."""
    found = page("board")
    qtbot.waitUntil(lambda: not found.context.feed.behind)
    found.context.show_around(MONDAY)
    found.board.setFocus()
    rows = found.board.scene.rows
    found.board.select((rows.person(next(rows.people())).person, MONDAY))
    qtbot.keyClick(found.board, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    found.people.toggle()
    return found


@pytest.fixture
def free(sample):
    """Three people who are free on both days."""
    return [row.person for row in candidates(sample.plan, 1, DAYS) if row.free == 2][:3]


@pytest.fixture
def after(sample, free):
    """The digest once they are booked on both days."""
    sample.do(
        BookPeople(production=1, people=tuple(free), spans=(DAYS,), unit=min(sample.plan.units))
    )
    digest = sample.digest()
    sample.undo()
    return digest


def cell(board, date, line=1):
    return Hands(None, board).at(line, board.scene.rows.dates.index(date))


def drop(board, at, data, *, leave=False):
    """Drag it in and over a place, and let go there or take it away again."""
    viewport = board.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NO))
    QApplication.sendEvent(viewport, QDragMoveEvent(at, COPY, data, LEFT, NO))
    ghost = board.mouse.ghost()
    if leave:
        QApplication.sendEvent(viewport, QDragLeaveEvent())
    else:
        QApplication.sendEvent(viewport, QDropEvent(QPointF(at), COPY, data, LEFT, NO))
    return ghost


def test_people_dropped_on_a_marked_day_are_booked_on_all_of_them(shown, free, sample, after):
    digest, panel = sample.digest(), shown.people.panel
    panel.table.pick(lambda row: row.person in free)
    data = people_data(panel.people)
    ghost = drop(shown.board, cell(shown.board, TUESDAY), data, leave=True)
    assert (ghost.first, ghost.last, len(ghost.bars)) == (MONDAY, TUESDAY, 3)
    assert sample.digest() == digest
    drop(shown.board, cell(shown.board, TUESDAY), data)
    assert sample.digest() == after
    sample.undo()
    assert sample.digest() == digest


def test_beside_the_marked_days_they_are_booked_on_the_day_hit(shown, free, sample):
    friday = MONDAY + dt.timedelta(days=4)
    drop(shown.board, cell(shown.board, friday), people_data((free[0],)))
    (made,) = [b for b in sample.plan.booking_on(free[0], friday) if b.production == 1]
    assert (made.span.first, made.span.last) == (friday, friday)


def test_the_button_and_enter_do_the_same(shown, free, sample, after, qtbot):
    digest, panel = sample.digest(), shown.people.panel
    panel.table.pick(lambda row: row.person in free)
    assert panel.book.text() == "Book 3 people"
    qtbot.mouseClick(panel.book, LEFT)
    assert sample.digest() == after
    sample.undo()
    assert sample.digest() == digest
    panel.table.pick(lambda row: row.person == free[0])
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert all(sample.plan.booking_on(free[0], date) for date in DAYS)


def test_a_drag_of_something_else_is_not_the_board_s(shown):
    other = QMimeData()
    other.setText("Ana")
    assert drop(shown.board, cell(shown.board, MONDAY), other) is None
    assert people_in(other) == ()


def test_a_need_opens_with_the_role_that_is_missing_and_a_double_click_fills_it(
    shown, sample, qtbot
):
    date, needed = next(
        (date, role)
        for date in shown.context.view.span
        for role in open_roles(sample.plan, 1, DateSpan(first=date, last=date))
        if any(
            row.free
            for row in candidates(sample.plan, 1, DateSpan(first=date, last=date), role.role)
        )
    )
    shown.board.requested.emit(OpenNeed(department=needed.department, date=date))
    panel = shown.people.panel
    assert panel.roles.value() == needed
    row = panel._model.rows[0]
    assert row.free
    panel.table.select_object(row)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    (made,) = [b for b in sample.plan.booking_on(row.person, date) if b.production == 1]
    assert (made.role, made.unit, made.span.first) == (needed.role, needed.unit, date)
    now = open_roles(sample.plan, 1, DateSpan(first=date, last=date))
    assert next((one.missing for one in now if one.role == needed.role), 0) == needed.missing - 1


def test_who_is_away_or_booked_stands_last_and_says_why(sample):
    rows = candidates(sample.plan, 1, DAYS)
    assert [row.free for row in rows] == sorted((row.free for row in rows), reverse=True)
    assert {row.why for row in rows if row.free == 2} == {"Free"}
    assert "Confirmed" in {row.why for row in rows if not row.free}
