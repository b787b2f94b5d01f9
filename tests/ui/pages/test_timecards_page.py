"""The group sheet: the unit's times once, exceptions by shorthand, figures with reasons."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from crewplanner.app.workspace import Workspace
from crewplanner.domain.timecards import DayKind
from crewplanner.domain.values import Clock, Offset, TimeRange
from crewplanner.ui.actions import Actions
from crewplanner.ui.page_list import PAGES
from crewplanner.ui.pages.timecards import TimecardsPage
from crewplanner.ui.pages.unit_times import UnitTimes
from crewplanner.ui.project_frame import ProjectFrame
from crewplanner.ui.widgets.empty_state import EmptyState

MONDAY = dt.date(2026, 11, 9)
NIGHT = MONDAY + dt.timedelta(days=9)
TODAY = MONDAY + dt.timedelta(days=16)


@pytest.fixture
def sheet(page, frame):
    frame.session.set_date(NIGHT)
    return page("timecards")


def row_of(page, name):
    model = page.table.model()
    for number in range(model.rowCount()):
        if model.index(number, 0).data() == name:
            return number
    raise AssertionError(f"{name} is not on the sheet")


def type_into(page, name, column, text):
    model = page.table.model()
    number = next(n for n in range(model.columnCount()) if model.headerData(n, H) == column)
    model.setData(model.index(row_of(page, name), number), text)


def shown(page, name, column):
    model = page.table.model()
    number = next(n for n in range(model.columnCount()) if model.headerData(n, H) == column)
    return model.index(row_of(page, name), number).data()


def run_action(page, name):
    """As the menu, the palette and its keys do."""
    page.findChild(Actions)[name].trigger()


H = Qt.Orientation.Horizontal


def card(sample, name, date):
    person = next(p for p in sample.plan.people.values() if p.name == name)
    production = next(iter(sample.plan.productions))
    return sample.plan.timecard_on(production, person.id, date)


def test_everyone_inherits_the_units_times(sheet):
    assert shown(sheet, "Halvard Nwosu", "Call") == "16:00"
    assert shown(sheet, "Halvard Nwosu", "Wrap") == "03:30 +1"
    assert shown(sheet, "Halvard Nwosu", "Worked") == "11:00"
    assert shown(sheet, "Ottoline Markham", "Wrap") == "04:15 +1"


@pytest.mark.parametrize(
    ("column", "text", "expected"),
    [
        ("Wrap", "+30", Offset(minutes=30)),
        ("Wrap", "-0:30", Offset(minutes=-30)),
        ("Wrap", "22:30", Clock(minutes=1350)),
        ("Wrap", "26:15", Clock(minutes=1575)),
        ("Wrap", "2:15", Clock(minutes=1575)),
        ("Wrap", "6.5", Clock(minutes=960 + 30 + 390)),
    ],
)
def test_a_wrap_by_shorthand(column, text, expected, sheet, sample):
    type_into(sheet, "Halvard Nwosu", column, text)
    assert card(sample, "Halvard Nwosu", NIGHT).wrap == expected


def test_sick_takes_the_day_and_empty_gives_it_back(sheet, sample):
    type_into(sheet, "Halvard Nwosu", "Call", "sick")
    assert card(sample, "Halvard Nwosu", NIGHT).kind is DayKind.SICK
    assert shown(sheet, "Halvard Nwosu", "Call") == "Sick"
    assert shown(sheet, "Halvard Nwosu", "Worked") == ""
    sample.undo()
    assert card(sample, "Halvard Nwosu", NIGHT) is None
    assert shown(sheet, "Halvard Nwosu", "Call") == "16:00"


def test_own_meals_and_remarks(sheet, sample):
    type_into(sheet, "Halvard Nwosu", "Meals", "21:30-22:15")
    type_into(sheet, "Halvard Nwosu", "Remarks", "Interview")
    found = card(sample, "Halvard Nwosu", NIGHT)
    assert found.meals == (TimeRange(start=1290, end=1335),)
    assert found.remarks == "Interview"


def test_what_is_not_understood_is_said_and_changes_nothing(sheet, sample):
    digest = sample.digest()
    type_into(sheet, "Halvard Nwosu", "Wrap", "late")
    assert "Halvard Nwosu" in sheet.messages.text("not-understood")
    assert "late" in sheet.messages.text("not-understood")
    assert sample.digest() == digest
    type_into(sheet, "Halvard Nwosu", "Wrap", "+15")
    assert sheet.messages.text("not-understood") == ""


def test_the_units_wrap_is_typed_once(sheet, sample, qtbot):
    field = sheet.times.wrap
    field.clear()
    qtbot.keyClicks(field, "4:00")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    day = next(d for d in sample.plan.shoot_days.values() if d.date == NIGHT and d.unit == 1)
    assert sample.plan.sheet_of[day.id].wrap == 1680
    assert shown(sheet, "Halvard Nwosu", "Wrap") == "04:00 +1"
    assert shown(sheet, "Ottoline Markham", "Wrap") == "04:45 +1"
    assert sample.undo_label == "Fill day sheet"


def test_worked_as_planned_fills_an_empty_day(page, frame, sample, qtbot):
    frame.session.set_date(TODAY)
    sheet = page("timecards")
    assert shown(sheet, "Halvard Nwosu", "Worked") == ""
    run_action(sheet, "timecards-as-planned")
    assert shown(sheet, "Halvard Nwosu", "Worked") == "10:00"
    assert frame.toast.words == "The unit worked as planned"


def test_the_card_explains_the_chosen_persons_pay(sheet):
    sheet.table.selectRow(row_of(sheet, "Ottoline Markham"))
    text = sheet.day.pay.as_text()
    assert "16:00 → 04:15 +1" in text
    assert "at 1.5×" in text
    assert "980.00 ÷ 10" in text
    assert "Plain deal memo, hours, 0:00–10:00" in text
    assert "deal-memo" not in text


def test_a_day_without_a_sheet_offers_the_nearest(page, frame):
    frame.session.set_date(MONDAY + dt.timedelta(days=6))
    sheet = page("timecards")
    (state,) = sheet.findChildren(EmptyState)
    assert state.accessibleName().startswith("No sheet for this day.")
    sheet.go_before()
    assert frame.session.date == MONDAY + dt.timedelta(days=5)


def test_a_read_only_project_takes_no_times(sample, look, qtbot):
    path, context = sample.path, sample.context
    sample.close()
    frame = ProjectFrame(look, Workspace.open(path, context, read_only=True), PAGES)
    frame.show()
    frame.session.set_date(NIGHT)
    frame.go("timecards")
    sheet = frame.page()
    assert isinstance(sheet, TimecardsPage)
    model = sheet.table.model()
    assert not model.flags(model.index(0, 2)) & Qt.ItemFlag.ItemIsEditable
    assert isinstance(sheet.times, UnitTimes)
    assert sheet.times.call.isReadOnly()
    assert not sheet.header.primary.isEnabled()
    frame.close_project()
    frame.close()
    frame.deleteLater()
