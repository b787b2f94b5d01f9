"""The board in the window: what a key, a click or a dialog does to the project."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from crewplanner.app.commands.days import MoveCall
from crewplanner.app.queries.board_blocks import BoardQuestion
from crewplanner.app.queries.make_board import board
from crewplanner.domain.bookings import BookingStatus
from crewplanner.ui.board.intents import Draw, Edit, Move, OpenDay, OpenPerson, ShowDate
from crewplanner.ui.page_list import PAGES
from crewplanner.ui.project_frame import ProjectFrame
from tests.ui.menu_entries import entries

MONDAY = dt.date(2026, 11, 9)
TODAY = MONDAY + dt.timedelta(days=16)


@pytest.fixture
def shown(page, qtbot):
    """The board page with the keyboard on the board."""
    found = page("board")
    qtbot.waitUntil(lambda: not found.context.feed.behind)
    found.board.setFocus()
    return found


def person(sample, name):
    return next(p for p in sample.plan.people.values() if p.name == name)


def booking_on(sample, name, date):
    (found,) = [
        b for b in sample.plan.booking_on(person(sample, name).id, date) if b.production == 1
    ]
    return found


def fresh(shown, sample):
    view = shown.context.feed.view
    question = BoardQuestion(production=view.production, span=view.span, today=view.today)
    return board(sample.plan, question, sample.findings(view.production, view.span))


def test_the_board_shows_everybody_around_today(shown):
    view = shown.context.feed.view
    assert view.today == TODAY
    assert TODAY in shown.board.visible_span
    assert sum(hasattr(row, "cells") for row in view.rows) == 61


def test_a_key_confirms_and_undo_takes_it_back(shown, sample, qtbot):
    held = booking_on(sample, "Arlo Pemberton", MONDAY + dt.timedelta(days=23))
    assert held.status is BookingStatus.PENCIL
    shown.board.select(held.id)
    qtbot.keyClick(shown.board, Qt.Key.Key_Y)
    assert sample.plan.bookings[held.id].status is BookingStatus.CONFIRMED
    assert sample.undo_label == "Confirm booking"
    sample.undo()
    assert sample.plan.bookings[held.id] == held
    assert shown.context.feed.view == fresh(shown, sample)


def test_moving_by_key_keeps_board_and_project_equal(shown, sample, qtbot):
    booking = booking_on(sample, "Freya Nakagawa", TODAY)
    shown.board.select(booking.id)
    qtbot.keyClick(shown.board, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert sample.plan.bookings[booking.id].span == booking.span.moved(1)
    assert shown.context.feed.view == fresh(shown, sample)
    sample.undo()
    assert shown.context.feed.view == fresh(shown, sample)


def test_at_first_the_bookings_are_shown_and_then_what_was_found(page, sample, qtbot):
    board = page("board")
    cells = [cell for row in board.context.feed.view.rows for cell in cells_of(row)]
    assert len(cells) > 500
    assert not any(cell.severity for cell in cells)
    qtbot.waitUntil(lambda: not board.context.feed.behind)
    assert board.context.feed.view == board.board.scene.rows.view == fresh(board, sample)
    assert any(cell.severity for row in board.context.feed.view.rows for cell in cells_of(row))


def cells_of(row):
    return [cell for cells in getattr(row, "cells", {}).values() for cell in cells]


def test_a_moved_call_is_shown_at_once_and_what_was_found_soon_after(shown, sample, qtbot):
    day = next(
        day
        for day in sample.plan.shoot_days.values()
        if day.date == TODAY and len(sample.plan.bookings_at[day.production, TODAY]) > 24
    )
    board = shown.board
    sample.do(MoveCall(day=day.id, call=day.call - 180))
    column = next(c for c in board.scene.rows.view.days if c.date == TODAY)
    assert day.call - 180 in {entry.call for entry in column.entries}
    assert shown.context.feed.behind
    qtbot.waitUntil(lambda: not shown.context.feed.behind)
    qtbot.waitUntil(lambda: board.scene.rows.view == fresh(shown, sample))
    sample.undo()
    qtbot.waitUntil(lambda: board.scene.rows.view == fresh(shown, sample))


def test_delete_removes_and_says_so(shown, sample, frame, qtbot):
    booking = booking_on(sample, "Freya Nakagawa", TODAY)
    shown.board.select(booking.id)
    qtbot.keyClick(shown.board, Qt.Key.Key_Delete)
    assert booking.id not in sample.plan.bookings
    assert frame.toast.words == "Removed the booking of Mon 23 Nov – Wed 25 Nov"
    assert shown.context.feed.view == fresh(shown, sample)


def test_drawing_makes_a_first_pencil_at_once(shown, sample, frame):
    who = person(sample, "Thea Marchetti")
    first, last = MONDAY + dt.timedelta(days=18), MONDAY + dt.timedelta(days=19)
    shown.board.requested.emit(Draw(person=who.id, first=first, last=last))
    booking = booking_on(sample, "Thea Marchetti", first)
    assert (booking.span.first, booking.span.last) == (first, last)
    assert (booking.status, booking.rank) == (BookingStatus.PENCIL, 1)
    assert sample.plan.units[booking.unit].name == "Main unit"
    assert frame.toast.words.startswith("Thea Marchetti: 1st pencil, Fri 27 Nov – Sat 28 Nov")
    assert shown.context.feed.view == fresh(shown, sample)


def test_book_crew_asks_for_what_is_marked(shown, sample, answer):
    date = MONDAY + dt.timedelta(days=18)
    shown.board.select((person(sample, "Thea Marchetti").id, date))
    answer(lambda dialog: dialog._last.set_date(date + dt.timedelta(days=3)))
    shown.writing.book()
    assert booking_on(sample, "Thea Marchetti", date).span.last == date + dt.timedelta(days=3)


def test_editing_a_booking_in_the_form(shown, sample, answer):
    booking = booking_on(sample, "Freya Nakagawa", TODAY)
    answer(lambda dialog: dialog._note.setText("Long lens"))
    shown.board.requested.emit(Edit(booking=booking.id))
    assert sample.plan.bookings[booking.id].note == "Long lens"


def test_moving_to_another_person(shown, sample):
    booking = booking_on(sample, "Freya Nakagawa", TODAY)
    other = person(sample, "Ruaridh Fontaine")
    shown.board.requested.emit(Move(bookings=(booking.id,), days=0, person=other.id))
    assert sample.plan.bookings[booking.id].person == other.id
    assert shown.context.feed.view == fresh(shown, sample)


def test_a_date_beyond_the_view_is_fetched(shown, frame):
    far = TODAY + dt.timedelta(weeks=40)
    shown.board.requested.emit(ShowDate(date=far))
    assert far in shown.context.feed.view.span
    assert far in shown.board.visible_span
    shown.going.go_today()
    assert TODAY in shown.board.visible_span


def test_from_the_board_to_the_day_and_the_person(shown, frame, sample):
    shown.board.requested.emit(OpenDay(date=TODAY))
    assert frame.page().objectName() == "day"
    assert frame.session.date == TODAY
    frame.go("board")
    who = person(sample, "Coralie Vanterpool")
    shown.board.requested.emit(OpenPerson(person=who.id))
    assert frame.page().table.current().person == who.id


def test_the_menu_offers_what_applies(shown, sample, qtbot):
    booking = booking_on(sample, "Freya Nakagawa", TODAY)
    shown.board.select(booking.id)
    shown.board.menu_wanted.emit(shown.board.mapToGlobal(shown.board.rect().center()))
    (menu,) = (one for one in shown.findChildren(QMenu) if one.isVisible())
    words = [action.text().split("\t")[0] for action in entries(menu)]
    assert words[:2] == ["Write into the cell", "Edit booking…"]
    release = next(action for action in entries(menu) if action.text().startswith("Release"))
    release.trigger()
    menu.close()
    assert sample.plan.bookings[booking.id].status is BookingStatus.RELEASED


def test_a_project_without_crew_offers_the_import(look, workspace, qtbot):
    frame = ProjectFrame(look, workspace, PAGES)
    asked = []
    frame.run_asked.connect(asked.append)
    frame.show()
    frame.go("board")
    state = frame.page()._empty
    assert state.accessibleName().startswith("No crew yet.")
    qtbot.mouseClick(state.step, Qt.MouseButton.LeftButton)
    assert asked == ["import"]
    frame.bridge.close()
    frame.close()
    frame.deleteLater()


def test_a_block_of_people_is_asked_for_and_booked_in_one_step(shown, sample, answer, qtbot):
    first = MONDAY + dt.timedelta(days=28)
    shown.board.requested.emit(ShowDate(date=first))
    shown.board.select((person(sample, "Halvard Nwosu").id, first))
    for _step in range(3):
        qtbot.keyClick(shown.board, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(shown.board, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    before = len(sample.plan.bookings)
    answer(lambda dialog: dialog._status.set_value(BookingStatus.CONFIRMED))
    qtbot.keyClick(shown.board, Qt.Key.Key_C)
    added = [b for b in sample.plan.bookings.values() if b.span.first == first]
    assert len(added) == 4
    assert {b.span.last for b in added} == {first + dt.timedelta(days=1)}
    sample.undo()
    assert len(sample.plan.bookings) == before


def test_from_a_finding_to_its_place_though_the_board_has_the_keyboard(shown, frame, sample, qtbot):
    shown.board.select((person(sample, "Marguerite Oyelaran").id, TODAY))
    shown.board.setFocus()
    frame.go("findings")
    findings = frame.page()
    row = next(r for r in findings._model.rows if r.rule_text == "Short rest")
    findings.table.opened.emit(row)
    assert frame.page() is shown
    assert shown.board.scene.selection.cursor.person == row.person
    assert row.date in shown.board.visible_span
