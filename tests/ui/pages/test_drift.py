"""What the plan says otherwise than what was issued: on the board, on the day, and gone again."""

import datetime as dt
from dataclasses import replace

import pytest

from crewplanner.app.commands.call_sheets import SetSheetTime, SheetText, SheetTime, WriteSheetText
from crewplanner.app.commands.days import MoveCall
from crewplanner.app.commands.productions import EditPlace
from crewplanner.app.issuing import IssueModels
from crewplanner.app.queries.make_week import WeekQuestion, week_view
from crewplanner.domain.values import DateSpan
from crewplanner.exports import Audience
from crewplanner.exports.issuing import Choice, issue_command
from crewplanner.ui.board.told import about
from crewplanner.ui.dialogs.issue_subject import sheet_subject
from tests.ui.pages.test_board_sky import header_at

MONDAY = dt.date(2026, 11, 23)
WEEK = DateSpan(first=MONDAY, last=MONDAY + dt.timedelta(days=6))
CALENDARS = Choice(audiences=(Audience.CREW,), formats=("csv",))


def issue(workspace, production):
    question = WeekQuestion(production=production, span=WEEK, project=workspace.uuid)
    clock = workspace.context.clock
    draft = IssueModels(workspace.attachment).draft(workspace.plan, question, clock(), "ana")
    view = week_view(workspace.plan, question, ())
    workspace.do(issue_command(draft, view, CALENDARS))


def sheet_command(workspace, day):
    subject = sheet_subject(workspace, day.id)
    return issue_command(subject.draft(), subject.view()(), CALENDARS)


def move_call(workspace, production):
    """The first day of the week that has a call begins an hour earlier."""
    plan = workspace.plan
    day = next(
        day
        for date in WEEK
        for day in plan.days_on.get((production, date), ())
        if day.working and day.call
    )
    workspace.do(MoveCall(day=day.id, call=day.call - 60))
    return day


@pytest.fixture
def drifted(page, sample, qtbot):
    """The board, after the week was issued and a call moved; and the day whose call it was."""
    shown = page("board")
    production = shown.services.session.production
    issue(sample, production)
    day = move_call(sample, production)
    qtbot.waitUntil(lambda: bool(shown.services.drift.weeks))
    return shown, day


def test_the_board_marks_the_week_and_says_what_changed(drifted):
    shown, _day = drifted
    marks = shown.board.scene.around.drifts
    assert set(marks) >= set(WEEK)
    assert [marks[date].things for date in WEEK] == [1, 0, 0, 0, 0, 0, 0]
    assert "general call" in about(shown.board.scene, header_at(shown.board, MONDAY))
    assert shown.issued.chip.text() == "1 change since v1 white"
    assert shown.issued.chip.isVisible()


def test_the_mark_goes_when_the_plan_comes_back(drifted, sample, qtbot):
    shown, _day = drifted
    sample.undo()
    qtbot.waitUntil(lambda: not shown.services.drift.weeks)
    assert shown.board.scene.around.drifts == {}
    assert not shown.issued.chip.isVisible()


def test_a_new_issue_takes_the_mark_away(drifted, sample, qtbot):
    shown, _day = drifted
    issue(sample, shown.services.session.production)
    qtbot.waitUntil(lambda: not shown.services.drift.weeks)


def test_the_chip_begins_another_issue(drifted):
    shown, _day = drifted
    wanted = []
    shown.window().run_asked.connect(wanted.append)
    shown.issued.chip.click()
    assert wanted == ["issue"]
    assert shown.services.session.date == MONDAY


def test_the_day_says_what_is_not_as_issued(drifted, page, qtbot):
    _shown, day = drifted
    head = page("day")._head
    _shown.services.session.set_date(day.date)
    qtbot.waitUntil(head.issue_again.isVisible)
    assert "Not as in v1 white: " in head._drift.text()


def test_a_call_sheet_that_went_out_is_told_before_the_week(drifted, page, sample, qtbot):
    shown, _day = drifted
    key = (shown.services.session.production, MONDAY + dt.timedelta(days=2))
    day = sample.plan.days_on[key][0]
    sample.do(sheet_command(sample, day))
    sample.do(MoveCall(day=day.id, call=day.call - 15))
    shown.services.session.set_date(day.date)
    head = page("day")._head
    qtbot.waitUntil(lambda: "call sheet v1 white" in head._drift.text())
    wanted = []
    shown.window().run_asked.connect(wanted.append)
    head.issue_again.click()
    assert wanted == ["issue-call-sheet"]


def issued_sheet(shown, sample):
    """A day whose call sheet went out just now."""
    key = (shown.services.session.production, MONDAY + dt.timedelta(days=2))
    day = sample.plan.days_on[key][0]
    sample.do(sheet_command(sample, day))
    return day


def test_all_that_a_call_sheet_says_is_looked_at(drifted, sample, qtbot):
    shown, _day = drifted
    day = issued_sheet(shown, sample)
    place = sample.plan.places[day.places[0]]
    days = sample.plan.days_of[day.unit]
    later = next(one for one in days if one.date > day.date and one.call is not None)

    def told():
        drifts = shown.services.drift.of(day.date)
        return [text for one in drifts if "call sheet" in one.version for text in one.on(day.date)]

    for command, said in (
        (EditPlace(place=replace(place, hospital="St Anne's")), "St Anne's"),
        (EditPlace(place=replace(place, address="9 New Quay")), "9 New Quay"),
        (SetSheetTime(day=day.id, name=SheetTime.BREAKFAST, time=371), "06:11"),
        (WriteSheetText(day=day.id, name=SheetText.WEATHER, text="Sleet"), "Sleet"),
        (MoveCall(day=later.id, call=later.call + 75), "dvance"),
    ):
        assert told() == []
        sample.do(command)
        qtbot.waitUntil(lambda: bool(told()))
        assert said in " ".join(told())
        sample.undo()
        qtbot.waitUntil(lambda: not told())
