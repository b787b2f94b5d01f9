"""A review through two windows: two people, two folders of settings, one file each way."""

import pytest

from crewplanner.app.commands.days import MoveCall
from crewplanner.app.commands.reviews import Sign
from crewplanner.app.reviewing import seen_sum
from crewplanner.app.workspace import Workspace
from crewplanner.domain.reviews import Mark, MemberRole, Verdict
from crewplanner.ui.dialogs.members_tab import MemberDialog
from crewplanner.ui.dialogs.productions import ProductionsDialog
from crewplanner.ui.dialogs.review_forms import AnswerDialog, CommentDialog, SignDialog
from crewplanner.ui.dialogs.review_take import TakeDialog
from tests.app.conftest import day
from tests.app.review_examples import uuid_of
from tests.ui.tools.desks import send


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


@pytest.mark.parametrize(
    ("verdict", "word", "icon"),
    [
        (Verdict.APPROVED, "", "check:muted"),
        (Verdict.APPROVED_WITH_CHANGES, "With changes", "check:muted"),
        (Verdict.REFUSED, "Refused", "warning:finding"),
    ],
)
def test_a_tick_alone_is_for_what_was_approved_as_it_stands(planner, verdict, word, icon):
    workspace, page = planner.frame.workspace, planner.frame.page()
    production, signed = planner.frame.session.production, page.commenting.signed

    def shown(icon):
        page.header.resize(300, page.header.height())
        side = planner.look.px(16)
        return signed.text(), signed.icon().cacheKey() == planner.look.icon(icon, side).cacheKey()

    week = planner.frame.session.week
    workspace.do(
        Sign(
            production=production,
            uuid=uuid_of(9),
            span=week,
            verdict=verdict,
            note="One later call.",
            seen=seen_sum(planner.plan, production, week),
        )
    )
    assert shown(icon) == (word, True)
    tuesday = next(d for d in planner.plan.shoot_days.values() if d.date == day(1))
    workspace.do(MoveCall(day=tuesday.id, call=600))
    assert shown("warning:hold.ink") == ("Changed", True)
    assert "changed since" in signed.accessibleName()
    assert "changed since" in signed.toolTip()


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
    assert page.done_button.text() == "Open again"
    page.switch_done()
    assert page.done_button.text() == "Mark as done"
    page.remove()
    assert not planner.plan.comments


def test_nothing_is_asked_where_the_file_cannot_be_written(planner, desk):
    path = planner.frame.workspace.path
    reader = desk("Mira")
    reader.show(Workspace.open(path, reader.context, read_only=True))
    for tool in ("comment", "sign-off"):
        reader.frame.messages.clear_message("review")
        reader.run(tool)
        assert reader.frame.messages.text("review")
    reader.frame.go("comments")
    assert not reader.frame.page().say_button.isEnabled()


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
