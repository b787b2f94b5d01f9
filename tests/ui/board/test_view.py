"""The widget's own ways: wheel, zoom, what it tells and what it keeps."""

import datetime as dt
import gc

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from crewplanner.domain.values import DateSpan
from crewplanner.ui.board import hover_tip
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.demo import demo_view
from crewplanner.ui.board.geometry import Preset
from crewplanner.ui.board.intents import ShowDate
from crewplanner.ui.board.view import Board
from tests.ui.board.boards import MONDAY, row_of, view_of


@pytest.fixture
def big(make_board):
    return make_board(demo_view(60, 60))


def turn(board, notches, modifiers=Qt.KeyboardModifier.NoModifier, at=None, pixels=None):
    """Turn the wheel towards (negative) or away from the user."""
    point = QPointF(at or QPoint(600, 200))
    event = QWheelEvent(
        point,
        point,
        pixels or QPoint(),
        QPoint(0, round(notches * 120)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(board.viewport(), event)


def test_the_wheel_scrolls_people(big):
    turn(big, -1)
    assert (big.horizontalScrollBar().value(), big.verticalScrollBar().value()) == (0, 90)


def test_with_shift_it_scrolls_days(big):
    turn(big, -1, Qt.KeyboardModifier.ShiftModifier)
    assert (big.horizontalScrollBar().value(), big.verticalScrollBar().value()) == (90, 0)


def test_fine_wheels_scroll_by_pixels(big):
    turn(big, 0, pixels=QPoint(-7, -13))
    assert (big.horizontalScrollBar().value(), big.verticalScrollBar().value()) == (7, 13)


def test_with_ctrl_it_zooms_and_the_pointed_date_stays(big):
    big.horizontalScrollBar().setValue(1000)
    at = QPoint(700, 200)
    day = big.scene.geometry.spot(at.x(), at.y()).day
    for notches in (3, -7, 2):
        turn(big, notches, Qt.KeyboardModifier.ControlModifier, at)
        assert big.scene.geometry.spot(at.x(), at.y()).day == day


def test_zoom_ends_at_its_limits(big):
    turn(big, -60, Qt.KeyboardModifier.ControlModifier)
    assert big.scene.geometry.column == 16
    turn(big, 60, Qt.KeyboardModifier.ControlModifier)
    assert big.scene.geometry.column == 220


def test_a_notch_always_zooms_even_where_days_are_narrow(big):
    big.zoom(16)
    turn(big, 0.1, Qt.KeyboardModifier.ControlModifier)
    assert big.scene.geometry.column == 17


def test_a_preset_goes_on_filling_the_width(big):
    big.zoom(Preset.TWO_WEEKS)
    for width in (1500, 900):
        big.resize(width, 460)
        geometry = big.scene.geometry
        assert geometry.column == geometry.body.width // 14


@pytest.mark.parametrize(
    ("preset", "days"), [(Preset.WEEK, 7), (Preset.TWO_WEEKS, 14), (Preset.MONTH, 31)]
)
@pytest.mark.parametrize("width", [1600, 1279, 1013])
def test_presets_fit_exactly_and_the_names_take_the_rest(big, preset, days, width):
    big.resize(width, 460)
    asked = big.state().names
    big.zoom(preset)
    geometry = big.scene.geometry
    assert len(big.visible_span) == days
    assert geometry.body.width == days * geometry.column
    wished = max(asked, min(geometry.width * 17 // 100, asked * 125 // 100))
    assert 0 <= geometry.names - wished < days
    assert big.state().names == asked, "what was asked for is what is remembered"


def test_weeks_fit_on_screens_of_broken_pixels(make_scene):
    scene = make_scene(demo_view(10, 60), ratio=1.25, width=1283)
    column, names = scene.geometry.filling(Preset.TWO_WEEKS, 228)
    assert (column % 4, names % 4) == (0, 0)
    assert 13 * column < 1283 - names <= 14 * column


def test_a_week_begins_with_the_week_of_the_cursor(big):
    big.zoom(Preset.SEASON)
    big.select((1, MONDAY + dt.timedelta(days=24)))
    big.perform(Action.WEEK)
    start = MONDAY + dt.timedelta(days=21)
    assert big.visible_span == DateSpan(first=start, last=start + dt.timedelta(days=6))
    big.perform(Action.TWO_WEEKS)
    assert big.visible_span == DateSpan(first=start, last=start + dt.timedelta(days=13))


def test_a_week_begins_with_the_first_date_in_view_where_the_cursor_is_not(big):
    big.select((1, MONDAY))
    big.show_date(MONDAY + dt.timedelta(days=17))
    big.zoom(Preset.WEEK)
    assert big.visible_span.first == MONDAY + dt.timedelta(days=14)


def test_weeks_begin_on_the_weekday_of_the_first_date(make_board):
    board = make_board(demo_view(10, 60, first=MONDAY - dt.timedelta(days=1)))
    board.select((1, MONDAY + dt.timedelta(days=5)))
    board.perform(Action.WEEK)
    assert board.visible_span.first == MONDAY - dt.timedelta(days=1)
    board.select((1, MONDAY + dt.timedelta(days=6)))
    board.zoom(Preset.MONTH)
    board.perform(Action.WEEK)
    assert board.visible_span.first == MONDAY + dt.timedelta(days=6)


def test_two_weeks_stay_where_they_are_when_asked_for_again(big):
    big.zoom(Preset.TWO_WEEKS)
    big.select((1, MONDAY + dt.timedelta(days=9)))
    big.perform(Action.TWO_WEEKS)
    assert big.visible_span.first == MONDAY


def test_a_row_below_the_cursor_is_left_in_sight(big):
    for person in (30, 45):
        assert big.select((person, MONDAY))
        geometry = big.scene.geometry
        line = big.scene.rows.index(person)
        below = geometry.to_window(geometry.cell(line + 1, 0))
        assert below.bottom <= geometry.body.bottom


def test_the_dates_in_view_are_told(qtbot, big):
    with qtbot.waitSignal(big.view_changed):
        big.show_date(MONDAY + dt.timedelta(days=14))
    days = -(-big.scene.geometry.body.width // 84)
    first = MONDAY + dt.timedelta(days=14)
    assert big.visible_span == DateSpan(first=first, last=first + dt.timedelta(days=days - 1))


def test_a_date_outside_is_asked_for(qtbot, big):
    far = MONDAY + dt.timedelta(days=400)
    with qtbot.waitSignal(big.requested) as asked:
        big.show_date(far)
    assert asked.args == [ShowDate(date=far)]


def test_a_booking_is_picked_and_brought_into_view(qtbot, make_board):
    board = make_board(view_of(*[(f"Person {n}", "." * 13 + "1") for n in range(40)]))
    with qtbot.waitSignal(board.selection_changed):
        assert board.select(391)
    geometry = board.scene.geometry
    box = geometry.to_window(geometry.cell(38, 13))
    assert geometry.body.holds(box.x, box.y)
    assert geometry.body.holds(box.right - 1, box.bottom - 1)
    assert not board.select(999)
    assert not board.select((1, MONDAY - dt.timedelta(days=3)))


def test_cursor_and_picks_outlive_another_view(board, hands, crew):
    hands.click(hands.at(3, 7))
    selection = board.scene.selection
    board.set_view(crew)
    assert board.scene.selection == selection


def test_the_cursor_reads_out_what_came_into_its_cell(board, hands):
    hands.click(hands.at(2, 4))
    board.replace_rows((row_of(2, "Ben Jones", "....C"),))
    assert board.accessibleName().endswith("Friday 27 Nov, confirmed, 07:30 to 18:30")
    assert board.scene.selection.picked == {21}


def test_a_reader_hears_every_step(board, hands):
    QAccessible.setActive(True)
    try:
        hands.click(hands.at(1, 1))
        hands.key(Qt.Key.Key_Right)
        heard = QAccessible.queryAccessibleInterface(board).text(QAccessible.Text.Name)
    finally:
        QAccessible.setActive(False)
    assert heard == "Ana Ruiz, Gaffer, Wednesday 25 Nov, confirmed, 07:30 to 18:30"


def test_who_comes_by_key_finds_a_cursor(board):
    board.clearFocus()
    board.setFocus(Qt.FocusReason.TabFocusReason)
    assert board.scene.selection.cursor is not None


def test_losing_the_focus_ends_a_drag(board, hands, asked):
    hands.press(hands.at(1, 1))
    hands.move(hands.at(1, 4))
    board.clearFocus()
    hands.release(hands.at(1, 4))
    assert asked == []


def test_tooltips_say_what_a_cell_holds(qtbot, board, hands):
    at = hands.at(1, 1)
    event = QHelpEvent(QEvent.Type.ToolTip, at, board.viewport().mapToGlobal(at))
    QApplication.sendEvent(board.viewport(), event)
    assert board.tip.isVisible()
    assert "Ana Ruiz, Gaffer" in board.tip.text()
    assert "Confirmed, 07:30 to 18:30" in board.tip.text()
    qtbot.keyClick(board, Qt.Key.Key_Escape)
    assert not board.tip.isVisible()


def test_a_tooltip_stays_while_it_or_its_cell_is_pointed_at(qtbot, board, hands, monkeypatch):
    at, other = hands.at(1, 1), hands.at(2, 3)
    pointer = [board.viewport().mapToGlobal(at)]
    monkeypatch.setattr(hover_tip.QCursor, "pos", lambda: pointer[0])
    event = QHelpEvent(QEvent.Type.ToolTip, at, pointer[0])
    QApplication.sendEvent(board.viewport(), event)
    board.tip._leave()
    assert board.tip.isVisible()
    pointer[0] = board.tip.geometry().center()
    board.tip._leave()
    assert board.tip.isVisible()
    pointer[0] = board.viewport().mapToGlobal(other)
    assert not board.tip._pointed_at() or board.tip.geometry().contains(pointer[0])
    pointer[0] = QPoint(-400, -400)
    board.tip._leave()
    assert not board.tip.isVisible()


@pytest.mark.parametrize("way", ["scroll", "key"])
def test_a_tooltip_does_not_outlive_what_it_is_about(qtbot, big, way):
    at = QPoint(300, 110)
    event = QHelpEvent(QEvent.Type.ToolTip, at, big.viewport().mapToGlobal(at))
    QApplication.sendEvent(big.viewport(), event)
    assert big.tip.isVisible()
    if way == "scroll":
        big.verticalScrollBar().setValue(90)
    else:
        qtbot.keyClick(big, Qt.Key.Key_Right)
    assert not big.tip.isVisible()


def test_opened_and_closed_often_it_leaves_nothing_open(qapp, paints, crew):
    for _time in range(6):
        board = Board(crew, paints)
        board.show()
        board.grab()
        board.close()
        board.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del board
    gc.collect()
    assert not [w for w in QApplication.allWidgets() if isinstance(w, Board)]
