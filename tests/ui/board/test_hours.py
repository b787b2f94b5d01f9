"""A day by the hour: where bars lie, what a drag would give, mouse and keys."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from crewplanner.app.queries.sunlight import Light, LightWindow
from crewplanner.domain.values import LATEST, TimeRange
from crewplanner.ui.board.hours.bars import HourBar, bars_on, heads_by_hour
from crewplanner.ui.board.hours.drags import Grip, HourDrag
from crewplanner.ui.board.hours.painting import bar_texts
from crewplanner.ui.board.hours.scale import DayFrame, HourScale, scale_of, snapped
from crewplanner.ui.board.hours.view import HoursBoard
from crewplanner.ui.board.intents import Draw, Edit, SetStatus, SetTimes, TypeInto
from crewplanner.ui.board.rows import Rows
from crewplanner.ui.board.words import BoardWords
from tests.ui.board.boards import CREW, MONDAY, Hands, view_of

LUNCH = TimeRange(start=780, end=840)


def changed(view, **values):
    """The view with other values in every cell."""
    rows = tuple(
        replace(
            row,
            cells={d: tuple(replace(c, **values) for c in met) for d, met in row.cells.items()},
        )
        if hasattr(row, "cells")
        else row
        for row in view.rows
    )
    return replace(view, rows=rows)


@pytest.fixture
def crew():
    """The crew of letters, with a lunch on each day of the unit, which works 07:30 to 18:30."""
    view = view_of(*CREW)
    days = tuple(
        replace(day, entries=tuple(replace(e, production=1, meals=(LUNCH,)) for e in day.entries))
        for day in view.days
    )
    return replace(view, days=days)


@pytest.fixture
def bar(crew):
    return bars_on(Rows(crew), 1, MONDAY, 360)[0]


# --- hours and pixels ----------------------------------------------------------------------------


def test_a_day_begins_with_the_production_s_and_holds_everybody_s_times():
    frame = DayFrame(day_start=390)
    assert (scale_of(frame, (), 40).start, scale_of(frame, (), 40).end) == (360, 1860)
    wide = scale_of(frame, (250, 1985), 40)
    assert (wide.start, wide.end) == (240, 2040)
    assert scale_of(frame, (LATEST,), 40).end == LATEST


def test_minutes_and_pixels_are_the_same_both_ways():
    scale = HourScale(start=360, end=1800, hour=40)
    assert scale.width == 960
    for minute in range(360, 1800, 15):
        assert scale.minute_at(scale.x_of(minute)) == minute
    assert (scale.x_of(0), scale.x_of(5000)) == (0, 960)
    assert scale.fitting(1200).hour == 50


def test_evening_and_night_of_the_day_and_of_the_one_before():
    frame = DayFrame(evening_from=1080, night_from=1380, night_to=1800)
    assert list(frame.windows(0, 1800)) == [
        (0, 360, True),
        (1080, 1380, False),
        (1380, 1800, True),
    ]


@pytest.mark.parametrize(
    ("minute", "free", "found"), [(452, False, 450), (458, False, 465), (458, True, 458)]
)
def test_times_snap_to_the_grid_unless_they_are_free(minute, free, found):
    assert snapped(minute, free=free) == found


# --- bars --------------------------------------------------------------------------------------


def test_a_bar_runs_from_call_to_wrap_with_its_meals(bar):
    assert (bar.start, bar.end, bar.meals) == (450, 1110, (LUNCH,))
    assert (bar.unit_call, bar.unit_wrap, bar.movable) == (450, 1110, True)
    assert bar_texts(bar, BoardWords()) == ("C 07:30–18:30", "C")


@pytest.mark.parametrize(
    ("times", "drawn", "text"),
    [
        ({"call": None}, (510, 1110, True, False), "C ?–18:30"),
        ({"wrap": None}, (450, 1050, False, True), "C 07:30–?"),
        ({"call": None, "wrap": None}, (360, 960, True, True), "C times open"),
    ],
)
def test_a_time_that_nobody_said_is_drawn_open(crew, times, drawn, text):
    (bar,) = bars_on(Rows(changed(crew, **times)), 1, MONDAY, 360)
    assert (bar.start, bar.end, bar.open_start, bar.open_end) == drawn
    assert bar_texts(bar, BoardWords())[0] == text
    assert bar.meals == ()


def test_an_own_call_is_said_against_the_unit_s(crew):
    view = changed(crew, call=405, own_call=True)
    (bar,) = bars_on(Rows(view), 1, MONDAY, 360)
    assert bar_texts(bar, BoardWords())[0] == "C 06:45–18:30 · 0:45 before the unit"


def test_bookings_that_meet_have_a_lane_each_and_a_day_off_has_no_bar(crew):
    assert [bar.lane for bar in bars_on(Rows(crew), 5, MONDAY + dt.timedelta(days=3), 360)] == [
        0,
        1,
    ]
    assert bars_on(Rows(changed(crew, idle=True)), 1, MONDAY, 360) == ()
    assert bars_on(Rows(crew), 0, MONDAY, 360) == ()


def test_heads_count_in_every_hour_that_is_touched(bar):
    late = replace(bar, start=480, end=1081)
    hours = HourScale(start=420, end=1200).hours
    assert heads_by_hour(iter((bar, late)), hours) == (1, *[2] * 11, 0)
    assert not any(heads_by_hour(iter((replace(bar, open_end=True),)), hours))


# --- drags -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("grip", "by", "free", "times"),
    [
        (Grip.BODY, 62, False, (510, 1170)),
        (Grip.BODY, 62, True, (512, 1172)),
        (Grip.BODY, -900, False, (0, 660)),
        (Grip.CALL, -50, False, (405, None)),
        (Grip.CALL, 2000, False, (1095, None)),
        (Grip.WRAP, 120, False, (None, 1230)),
        (Grip.WRAP, -2000, False, (None, 465)),
        (Grip.WRAP, 9000, False, (None, LATEST)),
    ],
)
def test_what_letting_go_would_give(bar, grip, by, free, times):
    drag = HourDrag(bar=bar, grip=grip, held=600, at=600 + by, free=free)
    assert (drag.call, drag.wrap) == times
    assert drag.changes


def test_a_bar_put_back_changes_nothing_and_an_open_wrap_stays_open(bar: HourBar):
    assert not HourDrag(bar=bar, grip=Grip.BODY, held=600, at=604).changes
    drag = HourDrag(bar=replace(bar, open_end=True), grip=Grip.BODY, held=600, at=660)
    assert (drag.call, drag.wrap, drag.end) == (510, None, 1170)


# --- mouse and keys ------------------------------------------------------------------------------


@pytest.fixture
def day(qtbot, board):
    """Monday by the hour, with the keyboard; hours are 40 pixels wide."""
    made = HoursBoard(board, DayFrame())
    qtbot.addWidget(made)
    made.resize(1240, 460)
    board.select(board.scene.selection)
    made.show()
    made.show_date(MONDAY)
    made.zoom(40)
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.fixture
def hands(qtbot, day):
    return Hands(qtbot, day)


def at(day, line, minute):
    geometry, scale = day.shown.geometry, day.shown.scale
    x = geometry.names - geometry.x + scale.x_of(minute)
    return QPoint(x, geometry.to_window(geometry.cell(line, 0)).y + 12)


NO = Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize(
    ("start", "end", "keys", "asked_for"),
    [
        (600, 660, NO, {"call": 510, "wrap": 1170}),
        (451, 391, NO, {"call": 390}),
        (1108, 1168, NO, {"wrap": 1170}),
        (600, 667, Qt.KeyboardModifier.AltModifier, {"call": 516, "wrap": 1176}),
        (600, 660, Qt.KeyboardModifier.ShiftModifier, {"call": 510, "wrap": 1170, "whole": True}),
    ],
)
def test_a_drag_asks_for_other_times(day, hands, asked, start, end, keys, asked_for):
    hands.drag(at(day, 1, start), at(day, 1, (start + end) // 2), at(day, 1, end), modifiers=keys)
    assert asked == [SetTimes(booking=11, date=MONDAY, **asked_for)]


def test_escape_gives_a_drag_up(day, hands, asked):
    previews = []
    day.previewed.connect(lambda intent, _at: previews.append(intent))
    hands.press(at(day, 1, 600))
    hands.move(at(day, 1, 700))
    assert isinstance(previews[-1], SetTimes)
    hands.key(Qt.Key.Key_Escape)
    assert previews[-1] is None
    hands.release(at(day, 1, 800))
    assert asked == []


@pytest.mark.parametrize(
    ("start", "end", "keys", "times"),
    [
        (482, 1078, NO, (480, 1080)),
        (1078, 482, NO, (480, 1080)),
        (482, 1078, Qt.KeyboardModifier.AltModifier, (480, 1077)),
    ],
)
def test_a_drag_over_empty_hours_books_them(day, hands, asked, start, end, keys, times):
    hands.drag(at(day, 2, start), at(day, 2, (start + end) // 2), at(day, 2, end), modifiers=keys)
    (draw,) = asked
    assert (draw.person, draw.first, draw.last) == (2, MONDAY, MONDAY)
    assert draw.call == pytest.approx(times[0], abs=3 if keys else 0)
    assert draw.wrap == pytest.approx(times[1], abs=3 if keys else 0)


def test_a_drag_at_the_edge_scrolls_the_hours(day, hands, asked, qtbot):
    day.zoom(120)
    right = day.shown.geometry.width - 3
    hands.press(at(day, 2, 480))
    hands.move(QPoint(right, at(day, 2, 480).y()))
    qtbot.waitUntil(lambda: day.horizontalScrollBar().value() > 100)
    hands.release(QPoint(right, at(day, 2, 480).y()))
    unscrolled = HourScale(start=360, hour=120).minute_at(right - day.shown.geometry.names)
    assert asked[0].wrap > unscrolled + 30


def test_what_changes_meanwhile_waits_for_the_end_of_a_drag(day, hands, board, asked):
    hands.press(at(day, 2, 480))
    hands.move(at(day, 2, 600))
    before = day.shown
    board.replace_rows(board.scene.rows.view.rows)
    assert (day.dragging, day.shown) == (True, before)
    hands.release(at(day, 2, 600))
    assert asked[0].wrap == 600
    assert day.shown.rows is board.scene.rows


def test_screen_readers_hear_the_day_and_then_the_cell_of_the_cursor(day, hands, board):
    assert day.accessibleName() == "Mon 23 Nov 2026"
    board.select((1, MONDAY))
    assert day.accessibleName() == board.describe()
    assert day.accessibleName().startswith("Ana Ruiz, Gaffer, Monday 23 Nov, confirmed")
    hands.key(Qt.Key.Key_Right)
    assert "Tuesday 24 Nov" in day.accessibleName()


def test_typing_begins_in_the_row_and_tab_goes_to_the_next_day(day, hands, board, asked):
    board.select((2, MONDAY))
    hands.key(Qt.Key.Key_8)
    assert asked == [TypeInto(person=2, first=MONDAY, last=MONDAY, bookings=(), text="8")]
    hands.key(Qt.Key.Key_Tab)
    assert day.date == MONDAY + dt.timedelta(days=1)
    hands.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert day.date == MONDAY


def test_ctrl_picks_several_bars_and_shift_a_run_of_people(day, hands, board):
    board.select((1, MONDAY))
    hands.click(at(day, 2, 600), Qt.KeyboardModifier.ControlModifier)
    assert board.scene.selection.picked == {11}
    hands.click(at(day, 1, 600), Qt.KeyboardModifier.ControlModifier)
    assert board.scene.selection.picked == frozenset()
    hands.click(at(day, 3, 600), Qt.KeyboardModifier.ShiftModifier)
    assert board.scene.selection.picked == {11}


def test_the_sun_shades_the_hours_where_it_is_known(day):
    assert day.shown.light == ()
    night = LightWindow(light=Light.NIGHT, start=360, end=480)
    light = LightWindow(light=Light.DAY, start=480, end=1800)
    by_rule = day.grab().toImage()
    day.light = lambda date, _start, _end: (night, light) if date == MONDAY else ()
    day.refresh()
    assert day.shown.light == (night, light)
    by_sun, early, late = day.grab().toImage(), at(day, 2, 400), at(day, 2, 1515)
    assert by_sun.pixelColor(early) != by_rule.pixelColor(early)
    assert by_sun.pixelColor(late) != by_rule.pixelColor(late)
    assert by_sun.pixelColor(late).lightness() > by_sun.pixelColor(early).lightness()


def test_a_click_selects_on_the_board_and_a_double_click_opens_or_books(day, hands, board, asked):
    hands.click(at(day, 1, 600))
    assert board.scene.selection.picked == {11}
    hands.click(at(day, 2, 600))
    assert (board.scene.selection.cursor.person, board.scene.selection.picked) == (2, frozenset())
    hands.double_click(at(day, 1, 600))
    hands.double_click(at(day, 2, 600))
    assert asked == [Edit(booking=11), Draw(person=2, first=MONDAY, last=MONDAY)]


def test_keys_change_times_status_and_date(day, hands, board, asked):
    board.select((1, MONDAY))
    hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    hands.key(Qt.Key.Key_Right, both)
    hands.key(Qt.Key.Key_R)
    assert asked[0] == SetTimes(booking=11, date=MONDAY, call=465, wrap=1125)
    assert asked[1] == SetTimes(booking=11, date=MONDAY, wrap=1125)
    assert isinstance(asked[2], SetStatus)
    hands.key(Qt.Key.Key_Right)
    assert day.date == MONDAY + dt.timedelta(days=1)


def test_bookings_elsewhere_cannot_be_moved(day, hands, board, asked):
    board.select((5, MONDAY + dt.timedelta(days=2)))
    assert day.date == MONDAY + dt.timedelta(days=2)
    hands.drag(at(day, 6, 600), at(day, 6, 700), at(day, 6, 800))
    hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert asked == []


def wheel(widget, at_, notches):
    event = QWheelEvent(
        QPointF(at_),
        QPointF(widget.mapToGlobal(at_)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget.viewport(), event)


def test_zooming_keeps_the_time_under_the_pointer_and_leads_back_to_days(day, qtbot):
    day.zoom(60)
    pointer = at(day, 1, 900)
    minute = day.shown.scale.minute_at(
        pointer.x() - day.shown.geometry.names + day.shown.geometry.x
    )
    wheel(day, pointer, 1)
    geometry = day.shown.geometry
    after = day.shown.scale.minute_at(pointer.x() - geometry.names + geometry.x)
    assert day.shown.scale.hour == 72
    assert abs(after - minute) <= 2
    day.zoom(None)
    with qtbot.waitSignal(day.days_wanted) as wanted:
        wheel(day, pointer, -1)
    assert wanted.args == [MONDAY, pointer.x()]


def test_days_at_their_widest_lead_to_hours(board, qtbot):
    board.zoom(220)
    geometry = board.scene.geometry
    pointer = QPoint(geometry.names + 230, 200)
    with qtbot.waitSignal(board.hours_wanted) as wanted:
        wheel(board, pointer, 1)
    assert wanted.args == [MONDAY + dt.timedelta(days=1), pointer.x()]
