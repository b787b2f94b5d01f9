"""What agreements ask of a day, on the group sheet: for the unit, for people, in the dialog."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from crewplanner.app.commands.approvals import ApproveWeek, SubmitTimes
from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.people import EditDeal
from crewplanner.domain.approvals import TimesState
from crewplanner.domain.day_details import (
    BreakKind,
    DayDetails,
    DayShape,
    OvertimeKind,
    PaidBreak,
)
from crewplanner.domain.stints import week_of
from crewplanner.domain.timecards import DayKind, DayMark, MarkKind
from crewplanner.domain.values import Clock, Offset, TimeRange
from crewplanner.ui.actions import Actions
from tests.ui.pages.conftest import MONDAY
from tests.ui.pages.test_sheet_by_key import (
    TODAY,
    card,
    cell,
    do,
    go_to,
    keys,
    names,
    paste,
)

__all__ = ["keys"]

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NIGHT = MONDAY + dt.timedelta(days=9)
CWD = DayShape.CONTINUOUS


@pytest.fixture
def british(sample):
    """Everybody's deal is under the agreement for television drama."""
    deals = [replace(deal, agreement="uk-pact-tv-2023") for deal in sample.plan.deals.values()]
    sample.do(Batch(commands=tuple(EditDeal(deal=deal) for deal in deals), words="Agree"))
    return sample


@pytest.fixture
def sheet(british, page, frame):
    """The sheet of a day without times, the keyboard in its first field."""
    frame.session.set_date(TODAY)
    made = page("timecards")
    frame.activateWindow()
    made.focus_start()
    return made


def unit_details(made):
    return made.day.sheet.details


def paid(made, name):
    return next(row for row in made.day.sheet.rows if row.name == name)


def fill_unit(keys):
    keys("7", Key.Key_Return, "13:00-14:00", Key.Key_Return, "18:30", Key.Key_Return)


def with_deal(made):
    """Names of people who have a deal."""
    return [row.name for row in made.day.sheet.rows if not row.missing_deal]


def test_a_production_without_such_an_agreement_is_asked_for_nothing_more(page, frame, keys):
    frame.session.set_date(TODAY)
    plain = page("timecards")
    frame.activateWindow()
    plain.focus_start()
    assert not plain.times.shape.isVisible()
    assert not plain.times.camera.isVisible()
    assert not plain.times.more.isVisible()
    fill_unit(keys)
    assert plain.table.hasFocus(), "Enter in the wrap goes straight to the people"


def test_an_empty_day_is_filled_by_keys_alone(sheet, sample, keys, frame):
    one, two, three, four, five, six = names(sheet)[:6]
    fill_unit(keys)
    assert sheet.times.shape.hasFocus()
    keys("c", Key.Key_Return)
    assert unit_details(sheet) == DayDetails(shape=CWD)
    assert sheet.times.camera.hasFocus()
    keys("30", Key.Key_Return)
    assert unit_details(sheet) == DayDetails(shape=CWD, camera_overtime_minutes=30)
    assert sheet.window().focusWidget() is sheet.table
    keys("6:15 fc", Key.Key_Return, "ndb 7:30", Key.Key_Return, "sick", Key.Key_Return)
    keys("cam 45, swd", Key.Key_Return, Key.Key_Tab, Key.Key_Tab)
    keys("26:15", Key.Key_Return, "+45 travel 1:30", Key.Key_Return)
    assert card(sample, one).call == Clock(minutes=375)
    assert card(sample, one).marks == (DayMark(kind=MarkKind.FORCED_CALL),)
    assert card(sample, two).marks == (DayMark(kind=MarkKind.BREAKFAST, at=450),)
    assert card(sample, three).kind is DayKind.SICK
    own = DayDetails(shape=DayShape.STANDARD, camera_overtime_minutes=45)
    assert card(sample, four).details == own
    assert card(sample, five).wrap == Clock(minutes=1575)
    assert card(sample, six).wrap == Offset(minutes=45)
    assert card(sample, six).details == DayDetails(travel_minutes=90)
    assert cell(sheet, four, "Remarks") == "SWD · cam 0:45"
    assert cell(sheet, one, "Remarks") == "FC"
    worked = sample.plan.worked_on(sheet.day.sheet.day.production, paid(sheet, two).person, TODAY)
    assert worked.details == unit_details(sheet)
    keys((Key.Key_Return, CTRL))
    assert paid(sheet, six).state is TimesState.SUBMITTED


def test_each_edit_is_a_step_of_undo(sheet, sample, keys):
    fill_unit(keys)
    first = names(sheet)[0]
    keys("c", Key.Key_Return, Key.Key_Return)
    assert sample.undo_label == "Set details of the day"
    keys("+30, cam 1:15", Key.Key_Return)
    assert sample.undo_label == "Log times"
    sample.undo()
    assert card(sample, first) is None
    sample.undo()
    assert unit_details(sheet) == DayDetails()
    assert sheet.times.shape.value() is DayShape.STANDARD
    sample.redo()
    assert sheet.times.shape.value() is CWD


def test_a_shape_costs_what_the_agreement_says(sheet, keys):
    fill_unit(keys)
    name = with_deal(sheet)[0]
    before = paid(sheet, name)
    keys("c", Key.Key_Return, Key.Key_Return)
    after = paid(sheet, name)
    assert after.overtime > before.overtime
    assert (after.minutes, after.planned) == (before.minutes, before.planned)
    assert cell(sheet, name, "± plan") == "+0:30", "what was noted changes no hours"


def test_camera_overtime_that_is_no_length_is_said_and_not_written(sheet, sample, keys):
    digest = sample.digest()
    sheet.times.camera.setFocus()
    keys("soon", Key.Key_Tab)
    said = [words.text() for words in sheet.times.findChildren(QLabel) if words.isVisible()]
    assert "“soon” is no length of time: write 45 (minutes) or 1:30" in said
    assert sheet.times.camera.property("invalid")
    assert not sheet.times.meals.property("invalid")
    assert sample.digest() == digest


def test_what_the_agreement_pays_nothing_for_is_noted_and_said(sheet, sample, keys):
    name = with_deal(sheet)[0]
    go_to(sheet, name, "Call")
    keys("mb 2", Key.Key_Return)
    said = sheet.messages.text("unpaid")
    assert said.startswith(f"{name}: noted, but “Pact/Bectu Scripted TV Drama Agreement 2023”")
    assert "missed breaks" in said
    assert card(sample, name).details == DayDetails(missed_breaks=2)
    go_to(sheet, name, "Call")
    keys("cam 15", Key.Key_Return)
    assert sheet.messages.text("unpaid") == ""


def test_what_is_not_understood_names_what_can_be_typed(sheet, sample, keys):
    digest = sample.digest()
    go_to(sheet, names(sheet)[0], "Wrap")
    keys("cams 45", Key.Key_Return)
    said = sheet.messages.text("not-understood")
    assert "cwd, cam 45, ot other, travel 1:30, on set 19:30 or mb 2" in said
    assert sample.digest() == digest


def test_the_dialog_says_more_and_less_of_one_person(sheet, sample, keys, answer):
    name = names(sheet)[0]
    go_to(sheet, name, "Wrap")
    keys("cam 45, mb 1", Key.Key_Return)
    go_to(sheet, name, "Wrap")

    def fill(dialog):
        editor = dialog.form.editor
        assert editor("camera_overtime_minutes").text() == "0:45"
        editor("camera_overtime_minutes").clear()
        editor("shape").set_value(DayShape.SEMI_CONTINUOUS)
        editor("overtime_kind").set_value(OvertimeKind.OTHER)
        editor("on_set_wrap").setText("17:30")
        editor("travel_minutes").setText("90")
        editor("missed_breaks").setText("2")
        editor("breaks").setText("16:00-16:15, ndb 7:30-7:45")

    answer(fill)
    keys((Key.Key_E, CTRL))
    assert card(sample, name).details == DayDetails(
        shape=DayShape.SEMI_CONTINUOUS,
        overtime_kind=OvertimeKind.OTHER,
        on_set_wrap=1050,
        travel_minutes=90,
        missed_breaks=2,
        breaks=(
            PaidBreak(time=TimeRange(start=960, end=975)),
            PaidBreak(time=TimeRange(start=450, end=465), kind=BreakKind.NDB),
        ),
    )
    assert sample.undo_label == "Set details of a person's day"
    assert sheet.window().focusWidget() is sheet.table
    digest = sample.digest()
    answer(lambda dialog: None)
    do(sheet, "timecards-details")
    assert sample.digest() == digest, "nothing was changed, so nothing is written"


def test_several_people_at_once_keep_what_is_not_filled_in(sheet, sample, keys, answer):
    first, second, third = names(sheet)[:3]
    go_to(sheet, first, "Wrap")
    keys("cam 45", Key.Key_Return, "cwd", Key.Key_Return, "sick", Key.Key_Return)
    go_to(sheet, first, "Wrap")
    shift = Qt.KeyboardModifier.ShiftModifier
    keys((Key.Key_Down, shift), (Key.Key_Down, shift))

    def fill(dialog):
        assert dialog.form.editor("camera_overtime_minutes").placeholderText() == "different"
        assert dialog.form.editor("shape").currentText() == "Different ones"
        dialog.form.editor("travel_minutes").setText("0:20")

    answer(fill)
    keys((Key.Key_E, CTRL))
    assert card(sample, first).details == DayDetails(camera_overtime_minutes=45, travel_minutes=20)
    assert card(sample, second).details == DayDetails(shape=CWD, travel_minutes=20)
    assert card(sample, third).details == DayDetails(), "who is away has none"
    sample.undo()
    assert card(sample, first).details == DayDetails(camera_overtime_minutes=45)


def test_who_is_away_has_no_details(sheet, sample, keys):
    name = names(sheet)[0]
    go_to(sheet, name, "Call")
    keys("sick", Key.Key_Return)
    go_to(sheet, name, "Call")
    keys((Key.Key_E, CTRL))
    assert f"Who is away has no details of a day: {name}." in sheet.messages.text("not-understood")


def test_the_unit_has_all_details_too(sheet, keys, answer):
    fill_unit(keys)

    def fill(dialog):
        assert dialog.form.editor("on_set_wrap").placeholderText() == "18:30"
        dialog.form.editor("on_set_wrap").setText("18:00")

    answer(fill)
    keys((Key.Key_E, CTRL))
    assert unit_details(sheet) == DayDetails(on_set_wrap=1080)
    assert sheet.times.more.text() == "on set 18:00…"

    def inherit(dialog):
        assert dialog.form.editor("on_set_wrap").placeholderText() == "18:00"

    answer(inherit)
    go_to(sheet, names(sheet)[0], "Call")
    do(sheet, "timecards-details")


def test_what_the_dialog_cannot_read_stands_under_its_field(sheet, keys, answer):
    def fill(dialog):
        editors = {
            "camera_overtime_minutes": "soon",
            "missed_breaks": "-1",
            "breaks": "late",
            "on_set_wrap": "25:99",
        }
        for name, text in editors.items():
            dialog.form.editor(name).setText(text)
        dialog.try_accept()
        assert dialog.isVisible()
        assert set(dialog.form.errors) == set(editors)
        for name in editors:
            dialog.form.editor(name).clear()

    go_to(sheet, names(sheet)[0], "Call")
    answer(fill)
    keys((Key.Key_E, CTRL))


def test_the_menu_of_the_table_offers_it(sheet, qtbot):
    go_to(sheet, names(sheet)[0], "Call")
    where = QPoint(4, 4)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, QPoint())
    QApplication.sendEvent(sheet.table, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert texts[0].startswith("Why this figure?")
    assert {"Details of the day…", "Fill down"} <= set(texts)
    menu.close()


def test_details_of_approved_times_open_them_again(sheet, sample, frame, answer, keys):
    frame.session.set_date(NIGHT)
    name = names(sheet)[6]
    row = paid(sheet, name)
    production = sheet.day.sheet.day.production
    week = week_of(NIGHT, sample.plan.productions[production].first_weekday)
    who = {"production": production, "person": row.person}
    sample.do(SubmitTimes(production=production, people=(row.person,), span=week))
    sample.do(ApproveWeek(week=week, **who))
    assert sample.plan.state_on(*who.values(), NIGHT) is TimesState.APPROVED
    go_to(sheet, name, "Call")
    answer(lambda dialog: dialog.form.editor("travel_minutes").setText("45"))
    keys((Key.Key_E, CTRL))
    assert sample.plan.state_on(*who.values(), NIGHT) is TimesState.OPEN
    assert name in frame.messages.text("reopened")
    sample.undo()
    assert sample.plan.state_on(*who.values(), NIGHT) is TimesState.APPROVED


def test_details_are_pasted(sheet, sample, keys):
    first, second, third = names(sheet)[:3]
    paste(
        sheet,
        "Name\tIn\tOut\tCamera overtime\tMarks\n"
        f"{first}\t7:00\t19:00\t1:15\tfc\n"
        f"{second}\t7:00\t19:30\t0\tcwd\n"
        f"{third}\t7:00\t19:00\tsoon\t\n",
    )
    keys((Key.Key_V, CTRL))
    assert f"{third}: “cam soon”" in sheet.messages.text("pasted")
    keys(Key.Key_Space)
    assert card(sample, first).details == DayDetails(camera_overtime_minutes=75)
    assert card(sample, first).marks == (DayMark(kind=MarkKind.FORCED_CALL),)
    assert card(sample, second).details == DayDetails(shape=CWD)
    assert card(sample, third).call == Clock(minutes=420)
    QGuiApplication.clipboard().clear()


def test_the_titles_say_what_can_be_typed_where_an_agreement_asks_for_it(sheet, page, british):
    model = sheet.table.model()
    helps = {column.id: column.help for column in model.columns}
    assert "Also cwd, cam 45, ot other, travel 1:30, on set 19:30, mb 2." in helps["call"]
    plain = [replace(deal, agreement="deal-memo") for deal in british.plan.deals.values()]
    british.do(Batch(commands=tuple(EditDeal(deal=deal) for deal in plain), words="Agree"))
    helps = {column.id: column.help for column in sheet.table.model().columns}
    assert "cam 45" not in helps["call"]
    assert not sheet.times.shape.isVisible()


def test_the_action_is_in_the_menu_with_its_keys(sheet):
    action = sheet.findChild(Actions)["timecards-details"]
    assert action.shortcut().toString() == "Ctrl+E"
