"""The board page with a day by the hour, and with the whole shoot in view."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from crewplanner.app.queries.findings import production_span
from crewplanner.domain.values import Offset
from crewplanner.ui.board.geometry import Preset
from crewplanner.ui.board.intents import SetTimes

NIGHT = dt.date(2026, 12, 2)


@pytest.fixture
def shown(page, qtbot):
    """The board page with the keyboard on the board."""
    found = page("board")
    qtbot.waitUntil(lambda: not found.context.feed.behind)
    found.board.setFocus()
    return found


@pytest.fixture
def held(shown, sample):
    """A confirmed booking of a night, selected."""
    person = next(p for p in sample.plan.people.values() if p.name == "Marguerite Oyelaran")
    (booking,) = sample.plan.booking_on(person.id, NIGHT)
    shown.board.select((person.id, NIGHT))
    return booking


def test_d_shows_the_cursor_s_day_by_the_hour_and_w_the_week(shown, held, qtbot):
    qtbot.keyClick(shown.board, Qt.Key.Key_D)
    day = shown.hours.day
    assert day.isVisible()
    assert day.date == NIGHT
    assert not shown.board.isVisible()
    assert shown.going.zoom.value() == "DAY"
    assert day.hasFocus()
    qtbot.keyClick(day, Qt.Key.Key_W)
    assert shown.board.isVisible()
    assert shown.board.hasFocus()
    assert NIGHT in shown.board.visible_span
    assert shown.going.zoom.value() == "WEEK"


def test_other_times_hold_on_the_day_shown_and_can_be_undone(shown, held, sample, qtbot):
    qtbot.keyClick(shown.board, Qt.Key.Key_D)
    before = sample.plan.bookings
    qtbot.keyClick(shown.hours.day, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    changed = sample.plan.bookings[held.id]
    assert (changed.call, changed.wrap) == (Offset(minutes=-15), Offset(minutes=-15))
    assert changed.span.first == changed.span.last == NIGHT
    assert shown.hours.day.date == NIGHT
    assert shown.board.scene.selection.picked == {held.id}
    cell = next(
        cell
        for line in shown.hours.day.shown.rows.lines
        if hasattr(line, "row") and line.row.person == held.person
        for cell in line.row.cells[NIGHT]
    )
    assert cell.own_call
    sample.undo()
    assert sample.plan.bookings == before


def test_with_shift_they_hold_on_all_dates(shown, held, sample):
    day = sample.plan.day_of(held, NIGHT)
    intent = SetTimes(booking=held.id, date=NIGHT, call=day.call - 60, whole=True)
    shown.board.requested.emit(intent)
    changed = sample.plan.bookings[held.id]
    assert (changed.span, changed.call, changed.wrap) == (held.span, Offset(minutes=-60), None)


def test_zooming_goes_from_days_to_hours_and_back_with_the_date_in_its_place(shown, held):
    board = shown.board
    board.hours_wanted.emit(NIGHT, 700)
    assert shown.hours.day.date == NIGHT
    shown.hours.day.days_wanted.emit(NIGHT, 700)
    geometry = board.scene.geometry
    assert board.isVisible()
    assert geometry.spot(700, geometry.header + 10).day == geometry.day_of(NIGHT)


def test_the_whole_shoot_is_in_view_at_once(shown, sample):
    shown.going.zoom_to("WHOLE")
    whole = production_span(sample.plan, 1)
    view = shown.context.view
    assert view.span.first <= whole.first <= whole.last <= view.span.last
    assert shown.board.state().preset is Preset.WHOLE
    assert shown.board.visible_span == view.span
    shown.going.zoom_to("WEEK")
    assert len(shown.board.visible_span) <= 8
