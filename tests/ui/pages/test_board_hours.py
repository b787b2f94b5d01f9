"""The board page with a day by the hour, and with the whole shoot in view."""

import datetime as dt
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt

from crewplanner.app.queries.findings import production_span
from crewplanner.app.queries.sunlight import Light
from crewplanner.domain.values import Offset, resolve
from crewplanner.ui.board.geometry import Preset
from crewplanner.ui.board.intents import SetTimes
from tests.ui.board.boards import Hands

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
        for line in shown.hours.day.shown.rows.lines.above()
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


def test_after_the_whole_shoot_the_dates_are_those_before(shown):
    board, going = shown.board, shown.going
    held = shown.context.view.span
    for _step in range(4):
        going.go_before()
    before = board.visible_span
    going.zoom_to("WHOLE")
    assert shown.context.view.span != held
    going.zoom_to("TWO_WEEKS")
    assert shown.context.view.span == held
    assert board.visible_span == before
    going.zoom_to("WHOLE")
    going.zoom_to("SEASON")
    assert len(board.visible_span) > len(before)
    assert board.visible_span.first == before.first


def test_after_the_whole_shoot_the_cursor_is_in_view_where_it_went_elsewhere(shown, held):
    board, going = shown.board, shown.going
    going.zoom_to("WHOLE")
    early = NIGHT - dt.timedelta(weeks=3)
    board.select((held.person, early))
    going.zoom_to("WEEK")
    assert early in board.visible_span
    going.zoom_to("WHOLE")
    going.zoom_to("DAY")
    shown.hours.day.show_date(NIGHT)
    going.zoom_to("WEEK")
    assert NIGHT in board.visible_span


def test_week_after_goes_on_beyond_the_dates_that_are_held(shown):
    board, going = shown.board, shown.going
    going.zoom_to("WHOLE")
    board.zoom(120)
    firsts = []
    for _step in range(20):
        going.go_after()
        firsts.append(board.visible_span.first)
    assert all(earlier < later for earlier, later in pairwise(firsts))


@pytest.fixture
def hours(shown, held, qtbot):
    """The night by the hour, with the keyboard."""
    qtbot.keyClick(shown.board, Qt.Key.Key_D)
    return shown.hours.day


def pixel(day, person, minute):
    line = day.shown.rows.index(person)
    geometry, scale = day.shown.geometry, day.shown.scale
    box = geometry.to_window(geometry.cell(line, 0))
    return QPoint(geometry.names - geometry.x + scale.x_of(minute), box.y + 12)


def free_person(day):
    return next(
        line.row.person
        for line in day.shown.rows.lines.above()
        if hasattr(line, "row") and NIGHT not in {*line.row.cells, *line.row.away}
    )


def test_hours_that_are_drawn_become_a_booking_of_that_day(shown, hours, sample, qtbot):
    person = free_person(hours)
    shown.board.select((person, NIGHT))
    hands = Hands(qtbot, hours)
    hands.press(pixel(hours, person, 902))
    hands.move(pixel(hours, person, 1200))
    qtbot.waitUntil(lambda: bool(shown.pricing.said) and not shown.pricing._prices.busy)
    assert shown.pricing.note.isVisible()
    hands.release(pixel(hours, person, 1200))
    (made,) = sample.plan.booking_on(person, NIGHT)
    assert made.span.first == made.span.last == NIGHT
    day = sample.plan.day_of(made, NIGHT)
    assert resolve(made.call, day.call) == 900
    assert resolve(made.wrap, day.wrap) == 1200
    sample.undo()
    assert sample.plan.booking_on(person, NIGHT) == ()


def test_the_price_of_other_times_is_shown(shown, hours, held, qtbot, monkeypatch):
    bar = next(bar for bar in hours.shown.bars(hours.shown.rows.index(held.person)))
    hands, middle = Hands(qtbot, hours), (bar.start + bar.end) // 2
    hands.press(pixel(hours, held.person, middle))
    hands.move(pixel(hours, held.person, middle + 120))
    qtbot.waitUntil(lambda: "night" in shown.pricing.said or "£" in shown.pricing.said)
    hands.key(Qt.Key.Key_Escape)
    assert shown.pricing.said == ""
    hands.release(pixel(hours, held.person, middle))
    qtbot.waitUntil(lambda: not shown.pricing._dropping)
    monkeypatch.setattr("crewplanner.ui.pages.board_page.pricing._PATIENCE_S", 5)
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    hands.key(Qt.Key.Key_Right, both)
    qtbot.waitUntil(lambda: bool(shown.pricing.said))


def test_times_are_typed_into_the_row(shown, hours, held, sample, qtbot):
    qtbot.keyClick(hours, Qt.Key.Key_1)
    field = shown.typing.editor.field
    assert field.isVisible()
    assert field.parentWidget() is hours.viewport()
    field.setText("15-2")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert hours.date == NIGHT + dt.timedelta(days=1)
    assert hours.hasFocus()
    changed = next(b for b in sample.plan.booking_on(held.person, NIGHT))
    assert changed.span.first == changed.span.last == NIGHT
    assert changed.call is not None


def test_the_sun_of_the_place_is_behind_the_bars(hours):
    assert {window.light for window in hours.shown.light} == set(Light)
    assert hours.shown.light[0].start == hours.shown.scale.start


def test_what_is_found_meanwhile_does_not_end_a_drag_by_the_hour(shown, hours, held, qtbot):
    hands, middle = Hands(qtbot, hours), 1200
    hands.press(pixel(hours, held.person, middle))
    hands.move(pixel(hours, held.person, middle + 120))
    shown.context._marks._show()
    assert hours.dragging
    hands.key(Qt.Key.Key_Escape)
    assert not hours.dragging
