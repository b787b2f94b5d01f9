"""The group sheet by keys alone: from an empty day to a submitted one; paste, fill down, copy."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication

from crewplanner.domain.approvals import TimesState
from crewplanner.domain.timecards import DayKind, DayMark, MarkKind
from crewplanner.domain.values import Clock, Offset, TimeRange
from crewplanner.ui.actions import Actions
from tests.ui.pages.conftest import MONDAY

TODAY = MONDAY + dt.timedelta(days=16)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def empty(page, frame):
    """The sheet of a day without times, the keyboard in its first field."""
    frame.session.set_date(TODAY)
    sheet = page("timecards")
    frame.activateWindow()
    sheet.focus_start()
    return sheet


@pytest.fixture
def keys(qtbot):
    """Type words and press keys wherever the keyboard is."""

    def press(*what):
        for one in [key for text in what for key in (text if isinstance(text, str) else [text])]:
            how = one if isinstance(one, tuple) else (one,)
            qtbot.keyClick(QApplication.focusWidget(), *how)
            qtbot.wait(1)

    return press


def names(sheet):
    model = sheet.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def card(sample, name, date=TODAY):
    person = next(p for p in sample.plan.people.values() if p.name == name)
    return sample.plan.timecard_on(next(iter(sample.plan.productions)), person.id, date)


def cell(sheet, name, title):
    model = sheet.table.model()
    titles = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    return model.index(names(sheet).index(name), titles.index(title)).data()


def go_to(sheet, name, title):
    model = sheet.table.model()
    titles = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    sheet.table.setCurrentIndex(model.index(names(sheet).index(name), titles.index(title)))
    sheet.table.setFocus()


def paste(sheet, text):
    QGuiApplication.clipboard().setText(text)
    sheet.table.setFocus()


def do(sheet, name):
    sheet.findChild(Actions)[name].trigger()


def test_an_empty_day_is_filled_and_submitted_by_keys_alone(empty, sample, keys, frame):
    """Unit call, meals, wrap; then down the sheet: only what differs, and the day is handed in."""
    first, second, third, fourth, fifth = names(empty)[:5]
    keys("7", Key.Key_Return, "13:00-13:45", Key.Key_Return, "18:30", Key.Key_Return)
    assert empty.table.hasFocus()
    assert cell(empty, first, "Worked") == "10:45"
    keys("6:15 fc", Key.Key_Return)
    keys("ndb 7:30", Key.Key_Return)
    keys("sick", Key.Key_Return)
    keys(Key.Key_Tab, "13:30-14:00", Key.Key_Tab, "+45", Key.Key_Return)
    keys("26:15", Key.Key_Return)
    assert card(sample, first).call == Clock(minutes=375)
    assert card(sample, first).marks == (DayMark(kind=MarkKind.FORCED_CALL),)
    assert card(sample, second).marks == (DayMark(kind=MarkKind.BREAKFAST, at=450),)
    assert card(sample, third).kind is DayKind.SICK
    assert card(sample, fourth).meals == (TimeRange(start=810, end=840),)
    assert card(sample, fourth).wrap == Offset(minutes=45)
    assert card(sample, fifth).wrap == Clock(minutes=1575)
    keys((Key.Key_Return, CTRL))
    assert cell(empty, first, "State") == "Submitted"
    assert cell(empty, third, "State") == "Submitted"
    assert frame.toast.words.startswith("Submitted the times of ")
    frame.workspace.undo()
    assert cell(empty, first, "State") == ""


def test_tab_goes_through_the_cells_and_leaves_at_the_end(empty, keys):
    table = empty.table
    go_to(empty, names(empty)[0], "Call")
    visited = []
    for _ in range(5):
        visited.append((table.currentIndex().row(), table.currentIndex().column()))
        keys(Key.Key_Tab)
    columns = table.editable_columns()
    assert visited == [*((0, n) for n in columns), (1, columns[0])][:5] or len(columns) < 4
    keys((Key.Key_Backtab, SHIFT))
    last = table.model().rowCount() - 1
    table.setCurrentIndex(table.model().index(last, columns[-1]))
    keys(Key.Key_Tab)
    assert not table.hasFocus()
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, columns[0]))
    keys((Key.Key_Backtab, SHIFT))
    assert not table.hasFocus()


def test_escape_leaves_the_cell_as_it_was(empty, sample, keys):
    digest = sample.digest()
    go_to(empty, names(empty)[0], "Wrap")
    keys("2", "2:30", Key.Key_Escape)
    assert empty.table.state() != QAbstractItemView.State.EditingState
    assert sample.digest() == digest


def test_fill_down_copies_the_cell_to_the_selected_rows(empty, sample, keys):
    do(empty, "timecards-as-planned")
    first, second, third, fourth = names(empty)[:4]
    go_to(empty, first, "Wrap")
    keys("+30", Key.Key_Return)
    go_to(empty, first, "Wrap")
    keys((Key.Key_Down, SHIFT), (Key.Key_Down, SHIFT), (Key.Key_D, CTRL))
    assert [card(sample, name).wrap for name in (second, third)] == [Offset(minutes=30)] * 2
    assert card(sample, fourth) is None
    assert sample.undo_label == "Fill down"
    sample.undo()
    assert card(sample, second) is None


def test_fill_down_on_one_row_takes_it_from_above_and_delete_gives_it_back(empty, sample, keys):
    do(empty, "timecards-as-planned")
    first, second = names(empty)[:2]
    go_to(empty, first, "Call")
    keys("sick", Key.Key_Return)
    assert empty.table.currentIndex().row() == 1
    do(empty, "timecards-fill-down")
    assert card(sample, second).kind is DayKind.SICK
    keys(Key.Key_Delete)
    assert card(sample, second) is None


def test_a_table_is_pasted_with_names(empty, sample, keys):
    do(empty, "timecards-as-planned")
    first, second, third = names(empty)[:3]
    text = (
        "Name\tIn\tLunch\tOut\r\n"
        f"{second}\t7:00\t12:30-13:00\t19:15\r\n"
        f"Nobody Known\t7:00\t\t19:00\r\n"
        f"{first}\t+15\t\tlate\r\n"
        f"{third}\tsick\t\t\r\n"
    )
    digest = sample.digest()
    paste(empty, text)
    keys((Key.Key_V, CTRL))
    said = empty.messages.text("pasted")
    assert "3 people understood" in said
    assert "line 3: Nobody Known" in said
    assert "late" in said
    assert sample.digest() == digest, "nothing is written before it was looked at"
    assert QApplication.focusWidget() is empty.messages.bar("pasted").button
    keys(Key.Key_Space)
    assert card(sample, second).call == Clock(minutes=420)
    assert card(sample, second).wrap == Clock(minutes=1155)
    assert card(sample, first).call == Offset(minutes=15)
    assert card(sample, first).wrap is None
    assert card(sample, third).kind is DayKind.SICK
    assert empty.messages.text("pasted") == ""
    assert empty.table.hasFocus()
    sample.undo()
    assert sample.digest() == digest, "one step of undo"


def test_a_column_is_pasted_from_the_cursor_down(empty, sample, keys):
    do(empty, "timecards-as-planned")
    first, second, third = names(empty)[:3]
    go_to(empty, second, "Wrap")
    paste(empty, "+15\n+30\n")
    keys((Key.Key_V, CTRL))
    assert empty.messages.text("pasted") == "Pasted: 2 people understood."
    keys(Key.Key_Space)
    assert card(sample, first) is None
    assert card(sample, second).wrap == Offset(minutes=15)
    assert card(sample, third).wrap == Offset(minutes=30)


def test_a_paste_that_means_nothing_offers_nothing(empty, sample, keys):
    digest = sample.digest()
    paste(empty, "Nobody Known\t7:00")
    keys((Key.Key_V, CTRL))
    assert "0 people understood" in empty.messages.text("pasted")
    assert not hasattr(empty.messages.bar("pasted"), "button")
    assert sample.digest() == digest


def test_the_times_of_the_day_before_are_copied(page, frame, sample):
    frame.session.set_date(TODAY)
    sheet = page("timecards")
    do(sheet, "timecards-day-before-times")
    day = sheet.day.sheet.day
    plan = sample.plan
    former = max(
        (d for d in plan.days_of[day.unit] if d.date < TODAY and d.id in plan.sheet_of),
        key=lambda d: d.date,
    )
    now, then = plan.sheet_of[day.id], plan.sheet_of[former.id]
    assert (now.call, now.wrap, now.meals) == (then.call, then.wrap, then.meals)
    for row in sheet.day.sheet.rows:
        before = plan.timecard_on(day.production, row.person, former.date)
        own = (before.call, before.wrap, before.meals) if before else (None, None, None)
        assert (row.own_call, row.own_wrap, row.own_meals) == own
    assert frame.toast.words.startswith("Copied the times of")
    sample.undo()
    assert day.id not in sample.plan.sheet_of


def test_a_day_without_times_cannot_be_submitted(empty, sample, qtbot):
    digest = sample.digest()
    qtbot.mouseClick(empty.header.primary, Qt.MouseButton.LeftButton)
    assert "Nobody has times to submit" in empty.messages.text("refused")
    assert sample.digest() == digest


def test_a_submitted_day_says_so_and_is_not_submitted_twice(empty, qtbot):
    do(empty, "timecards-as-planned")
    qtbot.mouseClick(empty.header.primary, Qt.MouseButton.LeftButton)
    assert {row.state for row in empty.day.sheet.rows if row.status == "confirmed"} == {
        TimesState.SUBMITTED
    }
    qtbot.mouseClick(empty.header.primary, Qt.MouseButton.LeftButton)
    assert "submitted already" in empty.messages.text("not-understood")
