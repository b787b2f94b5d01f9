"""The week of one person in the window: figures, account, and the way to the payroll."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from crewplanner.app.commands.approvals import ApproveWeek, LockWeek, SubmitTimes
from crewplanner.app.commands.timecards import LogTimes
from crewplanner.app.queries.person_week import overtime_account, person_week
from crewplanner.domain.approvals import Deed, TimesState
from crewplanner.domain.timecards import DayKind
from crewplanner.domain.values import Clock, DateSpan
from crewplanner.ui.actions import Actions
from tests.ui.pages.conftest import MONDAY

NIGHT = MONDAY + dt.timedelta(days=9)
WEEK = DateSpan(first=MONDAY + dt.timedelta(days=7), last=MONDAY + dt.timedelta(days=13))
NAME = "Ottoline Markham"


@pytest.fixture
def who(sample):
    person = next(p for p in sample.plan.people.values() if p.name == NAME)
    return {"production": next(iter(sample.plan.productions)), "person": person.id}


@pytest.fixture
def week(page, frame, who):
    """Ottoline's second week, worked to the end."""
    frame.session.set_date(NIGHT)
    made = page("timecards")
    made.show_week_of(who["person"])
    return made


def cell(page, row, title):
    model = page.table.model()
    titles = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    return model.index(row, titles.index(title)).data()


def button(page, words):
    return next(b for b in page.header.findChildren(QPushButton) if b.text() == words)


def main_step(page):
    page.findChild(Actions)["timecards-step"].trigger()


def test_seven_days_with_what_they_come_to(week, sample, who):
    found = person_week(sample.plan, week=WEEK, **who)
    assert [day.date for day in found.days] == list(WEEK)
    assert cell(week, 2, "Call") == "16:00"
    assert cell(week, 2, "Wrap") == "04:15 +1"
    assert cell(week, 2, "Worked") == "11:45"
    assert cell(week, 2, "Planned") != ""
    assert "night" in cell(week, 2, "Irregular")
    text = week.person.hours.as_text()
    assert NAME in text
    assert "At 1.5×" in text
    assert found.minutes == sum(day.minutes or 0 for day in found.days)
    assert found.total == sum(day.amount for day in found.days)
    assert sum(minutes for _multiple, minutes in found.by_multiple) >= found.minutes


def test_the_week_is_that_of_the_person_under_the_cursor(page, frame):
    frame.session.set_date(NIGHT)
    sheet = page("timecards")
    sheet.table.selectRow(3)
    name = sheet.table.current().name
    sheet.findChild(Actions)["timecards-switch"].trigger()
    assert sheet.person.week.name == name
    assert sheet.picker.text() == name


def test_another_person_is_picked_by_name(week, qtbot):
    other = next(name for _key, name in week.person.people if name != NAME)
    week.picker.setFocus()
    week.picker.selectAll()
    qtbot.keyClicks(week.picker, other)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    assert week.person.week.name == other


def test_before_and_after_go_by_weeks(week, frame):
    week.go_after()
    assert week.person.week.week == WEEK.moved(7)
    week.go_before()
    assert frame.session.date == NIGHT


def test_submitted_rejected_with_a_reason_and_approved_in_the_end(week, sample, answer, qtbot):
    assert week.header.primary.text() == "Submit week"
    main_step(week)
    assert week.header.primary.text() == "Approve week"
    answer(lambda dialog: dialog.reason.setPlainText("The wrap on Wednesday was 03:30."))
    qtbot.mouseClick(button(week, "Reject…"), Qt.MouseButton.LeftButton)
    assert week.header.primary.text() == "Submit week"
    history = week.person.history.as_text()
    assert "Rejected: Tamsin · Wed 25 Nov 14:02" in history
    assert "“The wrap on Wednesday was 03:30.”" in history
    main_step(week)
    main_step(week)
    assert week.person.week.state is TimesState.APPROVED
    main_step(week)
    assert week.person.week.state is TimesState.LOCKED
    assert cell(week, 2, "State") == "Locked"
    assert week.header.primary.text() == "Reopen week"
    answer(lambda dialog: dialog.reason.setPlainText("Payroll sent it back."))
    main_step(week)
    assert week.person.week.state is TimesState.OPEN
    assert [deed.deed for deed in reversed(week.person.week.deeds)] == [
        Deed.SUBMITTED,
        Deed.REJECTED,
        Deed.SUBMITTED,
        Deed.APPROVED,
        Deed.LOCKED,
        Deed.REOPENED,
    ]


def test_an_edit_of_an_approved_week_opens_it_and_the_window_says_so(week, frame, sample, who):
    sample.do(SubmitTimes(production=who["production"], people=(who["person"],), span=WEEK))
    sample.do(ApproveWeek(week=WEEK, **who))
    sample.do(LogTimes(date=NIGHT, wrap=Clock(minutes=1700), **who))
    assert week.person.week.state is TimesState.OPEN
    said = frame.messages.text("reopened")
    assert NAME in said
    assert "open again" in said
    frame.messages.bar("reopened").button.click()
    assert week.person.week.state is TimesState.APPROVED
    assert frame.messages.text("reopened") == ""


def test_a_locked_day_refuses_an_edit_on_the_sheet_with_a_sentence(page, frame, sample, who):
    sample.do(SubmitTimes(production=who["production"], people=(who["person"],), span=WEEK))
    sample.do(ApproveWeek(week=WEEK, **who))
    sample.do(LockWeek(week=WEEK, **who))
    frame.session.set_date(NIGHT)
    sheet = page("timecards")
    model = sheet.table.model()
    row = next(n for n in range(model.rowCount()) if model.index(n, 0).data() == NAME)
    digest = sample.digest()
    titles = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    model.setData(model.index(row, titles.index("Wrap")), "+60")
    assert "are locked. Reopen the week" in sheet.messages.text("refused")
    assert sample.digest() == digest


def test_the_overtime_account_of_the_engagement(week, sample, who):
    account = week.person.week.account
    assert account.worked > 0
    assert (account.paid, account.taken) == (0, 0)
    sample.do(SubmitTimes(production=who["production"], people=(who["person"],), span=WEEK))
    sample.do(ApproveWeek(week=WEEK, **who))
    sample.do(LockWeek(week=WEEK, **who))
    paid = week.person.week.account
    assert paid.paid == week.person.week.overtime > 0
    off = next(
        day.date for day in person_week(sample.plan, week=WEEK.moved(7), **who).days if day.planned
    )
    sample.do(LogTimes(date=off, kind=DayKind.TOIL, **who))
    after = overtime_account(sample.plan, until=off, **who)
    assert after.taken > 0
    assert after.balance == after.worked - after.paid - after.taken


def test_a_day_is_opened_from_the_week(week, frame):
    week.table.opened.emit(week.person.week.days[3])
    assert week.switch.value() == "day"
    assert frame.session.date == WEEK.first + dt.timedelta(days=3)


def test_a_week_in_which_nobody_works_says_so(week, frame):
    frame.session.set_date(MONDAY - dt.timedelta(days=70))
    assert not week.person.isVisible()
    assert not week.header.primary.isVisible()
