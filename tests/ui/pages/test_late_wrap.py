"""What if we wrap late? Asked from the day and from the board, and done with one click."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel

from crewplanner.app.commands.days import MoveCall
from crewplanner.app.late_words import way_cost
from crewplanner.app.queries.late_wrap import Way
from crewplanner.app.queries.move_price import Pricer, move_price
from crewplanner.ui.dialogs.late_wrap import LateWrapDialog
from tests.ui.clipped import clipped

WEDNESDAY = dt.date(2026, 11, 25)


def day_of(sample, date, unit):
    return next(
        day
        for day in sample.plan.shoot_days.values()
        if day.date == date and sample.plan.units[day.unit].name == unit
    )


@pytest.fixture
def dialog(sample, look, qtbot):
    """The question about the second unit's Wednesday, which has a prep day after it."""
    first = day_of(sample, WEDNESDAY, "Second unit").id
    days = [day_of(sample, WEDNESDAY, "Main unit").id, first]
    made = LateWrapDialog(look, sample, days, first)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()
    sample.close()


def settled(dialog, qtbot):
    qtbot.waitUntil(lambda: not dialog.busy, timeout=20_000)


def listed(dialog):
    return [(row.name, row.rest, row.earliest) for row in dialog._model.rows]


def test_it_begins_an_hour_late(dialog):
    assert dialog.minutes == 60
    assert dialog.wrap.text() == "Wrap 00:00 +1"
    assert dialog.said.text() == "1 h late: 3 of 7 people have too little rest"
    assert dialog._clear is None


def test_where_nobodys_rest_breaks_it_says_until_when(dialog):
    dialog.set_minutes(0)
    assert dialog.said.text() == "on time"
    assert not dialog.table.isVisible()
    assert dialog._clear.accessibleName() == (
        "Nobody's rest breaks. Everyone is clear until a wrap at 23:00."
    )
    assert not dialog.ways.button(Way.STAY).isEnabled()


def test_two_hours_break_the_rest_of_three(dialog, sample, qtbot):
    qtbot.mouseClick(dialog.choices[120], Qt.MouseButton.LeftButton)
    assert dialog.said.text() == "2 h late: 3 of 7 people have too little rest"
    assert {(rest, earliest) for _name, rest, earliest in listed(dialog)} == {(540, 720)}
    settled(dialog, qtbot)
    for way, command in dialog._view.ways:
        price = move_price(sample, command)
        cost = " · ".join(part for part in dialog._costs[way] if part)
        assert cost == way_cost(price, sample.plan)
        assert cost in dialog.ways.button(way).accessibleName().replace(". ", " · ")


def test_what_somebody_writes_meanwhile_is_looked_at_anew(dialog, sample, qtbot):
    dialog.set_minutes(120)
    qtbot.waitUntil(lambda: isinstance(dialog._queue[0][1], Pricer) or not dialog.busy)
    day = day_of(sample, WEDNESDAY + dt.timedelta(days=1), "Second unit")
    sample.do(MoveCall(day=day.id, call=13 * 60))
    settled(dialog, qtbot)
    dialog.set_minutes(105)
    dialog.set_minutes(120)
    settled(dialog, qtbot)
    assert dialog._view.people == ()


def test_keys_move_the_slider_by_quarters_and_a_chip_shows_where_it_is(dialog, qtbot):
    dialog.slider.setFocus()
    qtbot.keyClick(dialog.slider, Qt.Key.Key_Right)
    assert dialog.minutes == 75
    assert not dialog.choices[60].isChecked()
    for _turn in range(3):
        qtbot.keyClick(dialog.slider, Qt.Key.Key_Left)
    assert dialog.minutes == 30
    assert dialog.choices[30].isChecked()


def test_another_unit_is_one_click_away(dialog):
    dialog.units._segments[str(dialog.units._group.buttons()[0].objectName())].click()
    assert dialog._view.unit_name == "Main unit"
    assert dialog.wrap.text() == "Wrap 20:00"


def take(way, minutes=120):
    """Answer the question that opens next with a way out."""

    def act():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LateWrapDialog)
        dialog.set_minutes(minutes)
        if way is None:
            dialog.reject()
        else:
            dialog.ways.button(way).click()

    QTimer.singleShot(0, act)


def test_a_day_wraps_late_and_tomorrow_is_pushed_in_one_step(page, sample, frame):
    frame.session.set_date(WEDNESDAY)
    shown = page("day")
    shown.days.select_object(
        next(r for r in shown._day_model.rows if (r.date, r.unit) == (WEDNESDAY, "Second unit"))
    )
    digest = sample.digest()
    take(Way.PUSH_ALL)
    shown.wrap_late()
    assert day_of(sample, WEDNESDAY, "Second unit").wrap == 25 * 60
    assert day_of(sample, WEDNESDAY + dt.timedelta(days=1), "Second unit").call == 12 * 60
    sample.undo()
    assert sample.digest() == digest


def test_leaving_it_changes_nothing(page, sample, frame):
    frame.session.set_date(WEDNESDAY)
    digest = sample.digest()
    take(None)
    page("board").late.ask()
    assert sample.digest() == digest


def test_a_date_without_a_wrap_says_so(page, frame):
    board = page("board")
    board.board.select((1, dt.date(2026, 11, 22)))
    board.late.ask()
    assert "No unit has a wrap on Sun 22 Nov 2026" in _said(board)


def _said(page):
    return " ".join(label.text() for label in page.messages.findChildren(QLabel))


def test_the_menu_of_a_heading_is_about_its_date(page, qtbot):
    shown = page("board")
    board = shown.board
    qtbot.waitUntil(lambda: board.scene.geometry.width > 0)
    geometry = board.scene.geometry
    day = board.scene.rows.dates.index(WEDNESDAY)
    box = geometry.to_window(geometry.cell(1, day))
    where = QPoint(int(box.x) + 4, geometry.header // 2)
    seen = []
    shown.context.menu_opening.connect(seen.append)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, where, board.viewport().mapToGlobal(where)
    )
    QApplication.sendEvent(board.viewport(), event)
    assert board.scene.selection.cursor.date == WEDNESDAY
    assert any("wrap late" in entry.text() for entry in seen[0].actions())
    seen[0].close()


def test_at_twice_the_text_in_a_small_window_nothing_is_cut(dialog, qtbot, qapp):
    before = dialog.look.fonts.scale
    dialog.look.resize_text(2.0)
    try:
        large = LateWrapDialog(dialog.look, dialog._workspace, [dialog._day], dialog._day)
        qtbot.addWidget(large)
        large.resize(800, 800)
        large.show()
        settled(large, qtbot)
        assert (large.width(), large.height()) == (800, 800)
        assert clipped(large) == []
        large.close()
    finally:
        dialog.look.resize_text(before)


def test_while_money_is_hidden_it_says_rests_and_no_amounts(sample, look, qtbot):
    day = day_of(sample, WEDNESDAY, "Second unit").id
    quiet = LateWrapDialog(look, sample, [day], day, with_money=False)
    qtbot.addWidget(quiet)
    quiet.set_minutes(120)
    settled(quiet, qtbot)
    assert quiet._costs
    assert all(not amount and "£" not in about for amount, about in quiet._costs.values())
    assert any("short rest" in about for _amount, about in quiet._costs.values())
    quiet.close()
    sample.close()
