"""Issuing a call sheet: its own checks, sentences about its texts, the whole sheet to everybody."""

import email
import email.policy

import pytest

from crewplanner.app.commands.bookings import FreeDates
from crewplanner.app.commands.call_sheets import AddSheetLines, SheetText, WriteSheetText
from crewplanner.app.commands.days import MoveCall
from crewplanner.app.settings import Settings
from crewplanner.domain.call_sheets import ScheduleLine
from crewplanner.ui.dialogs.issue import IssueDialog
from crewplanner.ui.dialogs.issue_subject import sheet_subject
from tests.app.conftest import day, span
from tests.exports.rfc5545 import Diary
from tests.ui.tools.test_issuing import Desktop, issue_now, wait


@pytest.fixture
def tuesday(workspace):
    return next(one for one in workspace.plan.shoot_days.values() if one.date == day(1))


@pytest.fixture
def desktop(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return Desktop(folder)


@pytest.fixture
def issue(services, workspace, tuesday, desktop, qtbot):
    opened = []

    def open_dialog():
        subject = sheet_subject(workspace, tuesday.id)
        made = IssueDialog(services, subject, Settings(), desktop.asking)
        made.choice.formats["pdf"].setChecked(False)
        opened.append(made)
        made.show()
        return made

    yield open_dialog
    for one in opened:
        one.done(0)
        one.deleteLater()


def test_what_is_missing_is_said_first(issue):
    texts = [one.text() for one in issue().choice.findChildren(type(issue().changes.head))]
    assert any("hospital" in text for text in texts)


def test_the_next_sheet_says_what_is_written_otherwise(issue, workspace, tuesday, qtbot):
    issue_now(issue(), qtbot)
    workspace.do(WriteSheetText(day=tuesday.id, name=SheetText.SAFETY, text="Wet rocks"))
    lines = (ScheduleLine(time=600, number="14A", setting="EXT Quay"),)
    workspace.do(AddSheetLines(day=tuesday.id, schedule=lines))
    dialog = issue()
    assert sorted(dialog.changes.sentences) == [
        "Safety added: Wet rocks",
        "Schedule 14A added: 10:00 · EXT Quay",
    ]
    issue_now(dialog, qtbot)
    (first, second) = workspace.plan.issued.values()
    assert (second.paper, second.number, second.unit) == ("call-sheet", 2, tuesday.unit)
    assert first.span == second.span == span(1)


def test_what_moves_with_the_call_is_said_once(issue, workspace, tuesday, qtbot):
    lines = tuple(ScheduleLine(time=600 + 60 * n, number=str(n)) for n in range(3))
    workspace.do(AddSheetLines(day=tuesday.id, schedule=lines))
    issue_now(issue(), qtbot)
    workspace.do(MoveCall(day=tuesday.id, call=450))
    assert issue().changes.sentences == (
        "Tue: general call 08:00 → 07:30, wrap 19:00 → 18:30, 2 people",
    )


def test_who_is_not_called_any_more_is_taken_out_of_calendars(issue, workspace, qtbot):
    _ana, ben, _cleo = workspace.plan.people.values()
    issue_now(issue(), qtbot)
    workspace.do(FreeDates(booking=workspace.plan.bookings_of[ben.id][0].id, span=span(1)))
    dialog = issue()
    assert dialog.changes.sentences == ("Ben Osei: no longer on Tue",)
    issue_now(dialog, qtbot)
    diary = Diary()
    shown = []
    for one in workspace.plan.issued.values():
        (data,) = [workspace.attachment(sha) for name, sha in one.files if name.endswith("ics")]
        diary.take(data)
        shown.append(len(diary.shown))
    assert shown == [2, 1]


def test_everybody_gets_the_whole_sheet(issue, workspace, desktop, qtbot):
    dialog = issue()
    dialog.choice.formats["pdf"].setChecked(True)
    dialog.choice.producer.setChecked(False)
    issue_now(dialog, qtbot)
    dialog.told.draft.click()
    wait(dialog, qtbot)
    (draft,) = desktop.folder.glob("*.eml")
    mail = email.message_from_bytes(draft.read_bytes(), policy=email.policy.default)
    pdf, _calendar = mail.iter_attachments()
    (one,) = workspace.plan.issued.values()
    (sheet,) = [workspace.attachment(sha) for name, sha in one.files if name.endswith("pdf")]
    assert pdf.get_content() == sheet
