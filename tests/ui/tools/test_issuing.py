"""The dialogs of issuing: three steps, messages, who was told; and what was issued."""

import email
import email.policy
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from crewplanner.app.commands.bookings import FreeDates
from crewplanner.app.commands.issuing import told_people
from crewplanner.app.commands.people import EditPerson
from crewplanner.app.settings import Settings
from crewplanner.domain.people import Contact, ContactKind
from crewplanner.ui.dialogs.issue import IssueDialog
from crewplanner.ui.dialogs.issue_subject import week_subject
from crewplanner.ui.dialogs.issue_told import Asking
from crewplanner.ui.dialogs.issued import IssuedDialog
from tests.app.conftest import span


class Desktop:
    """Answers for the desktop: files and folders, and which links were opened."""

    def __init__(self, folder):
        self.folder = folder
        self.opened = []

    @property
    def asking(self):
        return Asking(
            path=lambda _parent, _title, start, _types: self.folder / start.name,
            folder=lambda _parent, _title, _start: self.folder,
            open_url=self.opened.append,
        )


@pytest.fixture
def desktop(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return Desktop(folder)


@pytest.fixture
def ben(workspace):
    _ana, ben, _cleo = workspace.plan.people.values()
    contacts = (Contact(kind=ContactKind.EMAIL, value="ben@example.com"),)
    workspace.do(EditPerson(person=replace(ben, contacts=contacts)))
    return workspace.plan.people[ben.id]


@pytest.fixture
def issue(services, workspace, harbour, desktop, qtbot):
    """Opens the dialog for the week that is shown."""
    opened = []

    def open_dialog():
        production = workspace.plan.productions[harbour]
        subject = week_subject(workspace, production, services.session.week)
        made = IssueDialog(services, subject, Settings(), desktop.asking)
        made.choice.formats["pdf"].setChecked(False)
        made.choice.formats["ics"].setChecked(True)
        opened.append(made)
        made.show()
        return made

    yield open_dialog
    for one in opened:
        one.done(0)
        one.deleteLater()


def issue_now(dialog, qtbot):
    dialog.next_step()
    dialog.next_step()
    qtbot.waitUntil(lambda: dialog.issued is not None and not dialog.work.busy)


def wait(dialog, qtbot):
    qtbot.waitUntil(lambda: not dialog.work.busy)


def freed(workspace, person):
    workspace.do(FreeDates(booking=workspace.plan.bookings_of[person.id][0].id, span=span(3)))


def test_nothing_is_issued_before_the_second_step_says_so(issue, workspace):
    dialog = issue()
    dialog.next_step()
    assert dialog.changes.head.text() == "The first issue"
    assert dialog.issue.text() == "Issue v1 white"
    assert workspace.plan.issued == {}


def test_what_a_first_issue_says_stands_together(issue, qtbot):
    dialog = issue()
    dialog.next_step()
    head, about = dialog.changes.head, dialog.changes.about
    assert head.text() == "The first issue"
    for height in (700, 1200):
        dialog.resize(dialog.width(), height)
        qtbot.waitUntil(lambda height=height: dialog.height() == height)
        QApplication.processEvents()
        assert 0 < about.y() - head.y() - head.height() < head.height()
        assert head.height() < 2 * head.sizeHint().height()


def test_the_first_step_says_what_is_open(issue):
    texts = [one.text() for one in issue().choice.findChildren(type(issue().changes.head))]
    assert "Look at this first" in texts
    assert any("no e-mail address" in text for text in texts)


def test_a_second_issue_says_what_changed_and_whom_it_concerns(issue, workspace, ben, qtbot):
    issue_now(issue(), qtbot)
    freed(workspace, ben)
    dialog = issue()
    assert dialog.changes.sentences == ("Ben Osei: no longer on Thu",)
    issue_now(dialog, qtbot)
    assert [one.number for one in workspace.plan.issued.values()] == [1, 2]
    assert dialog.told.head.text() == "1 person has to know"
    assert "• No longer on Thu" in dialog.told.message.toPlainText()


def test_undo_takes_the_issue_back_and_the_step_too(issue, workspace, qtbot):
    dialog = issue()
    issue_now(dialog, qtbot)
    dialog.undo()
    assert workspace.plan.issued == {}
    assert dialog.issued is None
    assert dialog.issue.isVisible()


def test_each_way_to_tell_somebody(issue, workspace, ben, desktop, qtbot):
    dialog = issue()
    issue_now(dialog, qtbot)
    dialog.told.table.pick(lambda row: row.person.id == ben.id)
    dialog.told.mail.click()
    assert desktop.opened[0].toString().startswith("mailto:ben@example.com?subject=Harbour")
    dialog.told.copy.click()
    assert QApplication.clipboard().text() == dialog.told.message.toPlainText()
    dialog.told.draft.click()
    wait(dialog, qtbot)
    (draft,) = desktop.folder.glob("*.eml")
    mail = email.message_from_bytes(draft.read_bytes(), policy=email.policy.default)
    assert mail["To"] == "ben@example.com"
    assert "Ben" not in draft.name


def test_all_messages_go_into_a_folder(issue, desktop, qtbot):
    dialog = issue()
    issue_now(dialog, qtbot)
    dialog.told.folder.click()
    wait(dialog, qtbot)
    names = sorted(path.suffix for path in desktop.folder.iterdir())
    assert names == [".eml", ".eml", ".ics", ".ics", ".pdf", ".pdf"]


def test_who_was_told_is_noted(issue, workspace, ben, qtbot):
    dialog = issue()
    issue_now(dialog, qtbot)
    dialog.told.table.pick(lambda row: row.person.id == ben.id)
    dialog.told.told.click()
    (one,) = workspace.plan.issued.values()
    assert set(told_people(one)) == {ben.id}
    assert dialog.told.head.text() == "2 people have to know, 1 told"
    dialog.told.everybody.click()
    (one,) = workspace.plan.issued.values()
    assert len(told_people(one)) == 2
    assert not dialog.told.everybody.isEnabled()


def test_the_list_opens_saves_and_compares(
    issue, services, workspace, harbour, ben, desktop, qtbot
):
    issue_now(issue(), qtbot)
    freed(workspace, ben)
    listed = IssuedDialog(services, harbour, desktop.asking)
    qtbot.addWidget(listed)
    (first,) = listed.model.rows
    assert listed.changes.sentences == ("Ben Osei: no longer on Thu",)
    listed.save_button.click()
    for name, sha in first.files:
        assert (desktop.folder / name).read_bytes() == workspace.attachment(sha)
    listed.open_button.click()
    assert desktop.opened[0].toLocalFile().endswith(first.files[0][0])
    issue_now(issue(), qtbot)
    assert [one.number for one in listed.model.rows] == [2, 1]
    listed.table.selectRow(0)
    assert listed.against.currentText() == "v1 white"
    assert listed.changes.sentences == ("Ben Osei: no longer on Thu",)
    listed.done(0)


def test_an_empty_list_says_what_will_be_here(services, harbour, desktop, qtbot):
    listed = IssuedDialog(services, harbour, desktop.asking)
    qtbot.addWidget(listed)
    assert listed.model.rows == ()
    assert not listed.open_button.isEnabled()
    listed.done(0)
