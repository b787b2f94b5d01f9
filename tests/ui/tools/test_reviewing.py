"""A review through two windows: two people, two folders of settings, one file each way."""

from types import MappingProxyType

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from crewplanner.app.commands.days import MoveCall
from crewplanner.app.commands.reviews import SaveMember
from crewplanner.app.errors import Refused
from crewplanner.app.queries.board import BoardRow
from crewplanner.app.workspace import Context, Workspace
from crewplanner.domain.ids import NEW
from crewplanner.domain.reviews import Mark, Member, MemberRole, Verdict
from crewplanner.domain.values import DateSpan
from crewplanner.ui.board.actions import Action
from crewplanner.ui.dialogs.members_tab import MemberDialog
from crewplanner.ui.dialogs.productions import ProductionsDialog
from crewplanner.ui.dialogs.review_forms import AnswerDialog, CommentDialog, SendDialog, SignDialog
from crewplanner.ui.dialogs.review_take import TakeDialog
from crewplanner.ui.main_window import MainWindow, WindowParts
from crewplanner.ui.page_list import PAGES, tools
from crewplanner.ui.projects import Projects
from crewplanner.ui.recent_files import RecentFiles
from crewplanner.ui.session import Selection
from crewplanner.ui.tools.kit import Kit
from crewplanner.ui.window_state import WindowState
from tests.app.conftest import NOON, day
from tests.app.test_review import named


class Desk:
    """Somebody's machine: a user, a folder of settings, a window, and what file dialogs give."""

    def __init__(self, look, folder, user, qtbot):
        context = Context(user=user, clock=lambda: NOON, backups=folder / "backups")
        self.look, self.context, self.settings = look, context, folder / "settings"
        self.settings.mkdir(parents=True)
        self.file = None
        kit = Kit(
            context=context,
            look=look,
            state=WindowState(self.settings),
            settings=self.settings,
            set_user=str,
            ask_file=self._ask,
            ask_path=self._ask,
        )
        parts = WindowParts(
            look=look,
            pages=PAGES,
            state=kit.state,
            recents=RecentFiles(self.settings),
            open_path=Projects(context).open_path,
            tools=MappingProxyType(dict(tools(kit))),
        )
        self.window = MainWindow(parts)
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.show()

    def leave(self):
        """Close the window, as whoever goes home."""
        self.window.close()

    def _ask(self, _parent, _title, _path, _types):
        return self.file

    def show(self, workspace):
        self.window.show_project(workspace)
        self.frame.session.set_date(day(1))
        self.frame.go("board")

    @property
    def frame(self):
        return self.window.frame()

    @property
    def plan(self):
        return self.frame.workspace.plan

    def choose(self, name):
        person = named(self.frame.workspace, name).id
        dates = DateSpan(first=day(1), last=day(1))
        self.frame.session.select(Selection(people=(person,), dates=dates))

    def run(self, name):
        action = self.window.window_actions[name]
        assert action.isEnabled(), name
        action.trigger()


@pytest.fixture
def desk(look, tmp_path, qtbot):
    made = []

    def sit(user):
        made.append(Desk(look, tmp_path / user, user, qtbot))
        return made[-1]

    yield sit
    for one in made:
        one.leave()
    made.clear()


@pytest.fixture
def project(workspace):
    """The path of a project with two productions; nobody has it open."""
    workspace.close()
    return workspace.path


@pytest.fixture
def planner(desk, project):
    """Tamsin at her desk, with the project open."""
    tamsin = desk("Tamsin")
    tamsin.show(Workspace.open(project, tamsin.context))
    return tamsin


def send(planner, answer, target, qtbot, *, page=False):
    def fill(dialog):
        dialog.reader.setText("Mira")
        dialog.note.setText("Please look at Tuesday.")
        dialog.page.setChecked(page)
        dialog.try_accept()

    planner.file = target
    answer(SendDialog, fill)
    planner.run("review-send")
    if page:
        qtbot.waitUntil(target.with_suffix(".html").exists, timeout=8000)


def review(mira, answer):
    """Mira asks about a cell, and signs off."""

    def say(dialog):
        assert "Ana Foss, Tue 3 Mar" in dialog.place.currentText()
        dialog.mark.set_value(Mark.QUESTION)
        dialog.text.setPlainText("Too long a day?")
        dialog.try_accept()

    def sign(dialog):
        dialog.verdict.set_value(Verdict.APPROVED)
        dialog.try_accept()

    mira.choose("Ana Foss")
    answer(CommentDialog, say)
    mira.run("comment")
    assert "Too long a day?" in mira.frame.page().board.describe()
    answer(SignDialog, sign)
    mira.run("sign-off")


def take_in(planner, answer):
    """Tamsin looks at the reply and takes it in; the rows that she saw."""
    seen = []

    def take(dialog):
        seen.extend(dialog.rows)
        assert "changed since" in dialog.messages.text("moved")
        dialog.take_button.click()

    answer(TakeDialog, take)
    planner.run("review-take")
    return seen


def test_there_and_back(planner, desk, answer, tmp_path, qtbot):
    package = tmp_path / "package.crewplan"
    send(planner, answer, package, qtbot, page=True)
    assert len(planner.plan.reviews) == 1
    assert b"<script" not in package.with_suffix(".html").read_bytes()

    mira = desk("Mira")
    mira.show(Workspace.open(package, mira.context))
    banner = mira.frame.messages.text("read-only")
    assert "You review “Harbour”" in banner
    assert "Please look at Tuesday." in banner
    assert mira.frame.page_names == ("board", "crew", "day", "findings", "comments")
    review(mira, answer)
    planner.file = mira.file = tmp_path / "back.crewreply"
    mira.run("review-back")

    tuesday = next(d for d in planner.plan.shoot_days.values() if d.date == day(1))
    planner.frame.workspace.do(MoveCall(day=tuesday.id, call=600))
    before = dict(planner.plan.bookings)
    (row,) = take_in(planner, answer)
    assert "08:00" in row.then
    assert "10:00" in row.now
    assert dict(planner.plan.bookings) == before
    page = planner.frame.page()
    assert planner.frame.sidebar.value() == "comments"
    assert "changed since" in page.messages.text("signed")
    assert page.table.current().comment.text == "Too long a day?"
    planner.frame.go("board")
    assert "changed since" in planner.frame.page().commenting.signed.text()


def test_a_comment_is_answered_and_its_sign_goes(planner, answer):
    def say(dialog):
        dialog.text.setPlainText("Rain?")
        dialog.try_accept()

    def reply(dialog):
        dialog.text.setPlainText("There is a cover set.")
        dialog.done_box.setChecked(True)
        dialog.try_accept()

    planner.choose("Ana Foss")
    answer(CommentDialog, say)
    planner.run("comment")
    board = planner.frame.page().board
    assert "Rain?" in board.describe()
    planner.frame.go("comments")
    page = planner.frame.page()
    page.table.selectRow(0)
    answer(AnswerDialog, reply)
    page.answer()
    (comment,) = planner.plan.comments.values()
    assert (comment.answer, comment.done) == ("There is a cover set.", True)
    planner.frame.go("board")
    assert "Rain?" not in board.describe()
    planner.frame.go("comments")
    page.switch_done()
    page.remove()
    assert not planner.plan.comments


def test_a_reader_changes_nothing_and_hears_why(planner, desk, answer, tmp_path, qtbot):
    package = tmp_path / "package.crewplan"
    send(planner, answer, package, qtbot)
    mira = desk("Mira")
    mira.show(Workspace.open(package, mira.context))
    for name in ("review-send", "review-take", "import", "issue", "go-timecards"):
        assert not mira.window.window_actions[name].isEnabled(), name
    frame, digest = mira.frame, mira.frame.workspace.digest()
    allowed = {"comments"}
    for name in frame.page_names:
        frame.go(name)
        primary = frame.page().header.primary
        if isinstance(primary, QAbstractButton) and name not in allowed:
            assert not primary.isEnabled(), name
    frame.go("board")
    mira.choose("Ana Foss")
    board = frame.page().board
    for key in (Action.CONFIRM, Action.RELEASE, Action.REMOVE, Action.MOVE_LATER, Action.EDIT):
        board.perform(key)
        assert "You review" in frame.page().messages.text("read-only")
        frame.page().messages.clear_message("read-only")
    assert frame.workspace.digest() == digest
    with pytest.raises(Refused, match="You review"):
        frame.workspace.do(SaveMember(member=Member(id=NEW, name="Mira")))


def test_a_department_sees_its_people_and_no_money(planner, desk, project):
    ana = named(planner.frame.workspace, "Ana Foss")
    department = planner.plan.roles[ana.roles[0]].department
    planner.frame.workspace.do(
        SaveMember(
            member=Member(id=NEW, name="Gus", role=MemberRole.DEPARTMENT, department=department)
        )
    )
    people = len(planner.plan.people)
    planner.window.close_project()
    gus = desk("Gus")
    gus.show(Workspace.open(project, gus.context))
    assert len(gus.plan.people) < people
    page = gus.frame.page()
    shown = {row.person for row in page.context.view.rows if isinstance(row, BoardRow)}
    assert shown == set(gus.plan.people)
    assert page.context.money_hidden
    page.costs.toggle()
    assert page.context.money_hidden
    assert "Money is not shown" in gus.frame.toast.words
    assert "timecards" not in gus.frame.page_names
    gus.frame.go("crew")
    crew = gus.frame.page()
    crew.table.selectRow(0)
    shown = " ".join(one.text() for one in crew.findChildren(QLabel))
    assert "Ana Foss" in shown
    assert "deal" not in shown.casefold()
    assert "deal" not in {column.id for column in crew.table.model().sourceModel().columns}
    assert not gus.window.window_actions["sign-off"].isEnabled()


def test_roles_are_given_and_taken_in_the_productions_dialog(services, answer, qtbot):
    dialog = ProductionsDialog(services)
    qtbot.addWidget(dialog)
    tab, workspace = dialog.members, services.workspace
    dialog.tabs.show_page(tab)
    department = min(workspace.plan.departments)

    def fill(asked):
        asked.set_name("Gus")
        asked.role.set_value(MemberRole.DEPARTMENT)
        asked.role.chosen.emit(MemberRole.DEPARTMENT)
        asked.department.set_value(department)
        asked.try_accept()

    answer(MemberDialog, fill)
    tab.members.add.click()
    (member,) = workspace.plan.members.values()
    assert (member.name, member.role, member.department) == (
        "Gus",
        MemberRole.DEPARTMENT,
        department,
    )
    assert tab.members.current().sees.startswith("Sees its own people")

    def again(asked):
        asked.set_name(workspace.context.user)
        asked.try_accept()

    answer(MemberDialog, again)
    tab.members.edit.click()
    assert "cannot take planning from yourself" in dialog.messages.text("refused")
    tab.members.remove.click()
    assert not workspace.plan.members
    dialog.close()
