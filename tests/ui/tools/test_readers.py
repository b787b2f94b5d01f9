"""Who reads and does not plan: what would change the plan is off and says why."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu

from crewplanner.app.commands.reviews import SaveMember
from crewplanner.app.errors import Refused
from crewplanner.app.queries.board import BoardRow
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import NEW
from crewplanner.domain.reviews import Member, MemberRole
from crewplanner.ui.action_spec import WINDOW
from crewplanner.ui.actions import Actions
from crewplanner.ui.board.actions import WRITING, Action
from crewplanner.ui.dialogs.agreements_tab import AgreementsTab
from crewplanner.ui.dialogs.budget import BudgetEditor
from crewplanner.ui.dialogs.dialog import FormDialog
from crewplanner.ui.dialogs.productions import ProductionsDialog
from crewplanner.ui.dialogs.record_list import RecordList
from crewplanner.ui.dialogs.review_forms import CommentDialog, SignDialog
from crewplanner.ui.dialogs.scenarios import ScenariosDialog
from crewplanner.ui.models.table import Column
from crewplanner.ui.page_list import contexts
from crewplanner.ui.pages.board_page.menu import fill_menu
from crewplanner.ui.temp_files import TempFiles
from crewplanner.ui.widgets.buttons import Button
from tests.app.test_review import named
from tests.ui.tools.desks import send

_NOT_OF_THE_PROJECT = frozenset({"close-project"})
_NOTHING_YET = frozenset({"undo", "redo", "scenario-leave"})
"""These are off for anybody who has done nothing yet."""
_OWN_FORMS = frozenset({CommentDialog, SignDialog})


class Closer:
    """Closes every dialog and menu that opens, and remembers the forms among them."""

    def __init__(self):
        self.forms = set()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self):
        self._timer.stop()

    def _look(self):
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            if isinstance(dialog, FormDialog):
                self.forms.add(type(dialog))
            dialog.close()


@pytest.fixture
def closer(qapp):
    made = Closer()
    yield made
    made.stop()
    QGuiApplication.clipboard().clear()


def walk(desk):
    """Do all that is offered, on every page; what is barred must say why."""
    frame, window = desk.frame, desk.window
    reason = frame.workspace.read_only_reason
    by_page = {context.id: context.specs for context in contexts()}
    for name in frame.page_names:
        frame.go(name)
        actions = frame.page().findChild(Actions)
        for spec in by_page[name]:
            action = actions[spec.id]
            assert action.isEnabled() != spec.writes, spec.id
            assert not spec.writes or action.toolTip() == reason, spec.id
            action.trigger()
    for spec in by_page[WINDOW]:
        action = window.window_actions[spec.id]
        assert not (spec.writes and action.isEnabled()), spec.id
        barred = not action.isEnabled() and action.isVisible() and spec.id not in _NOTHING_YET
        assert not barred or action.toolTip().endswith("."), (spec.id, action.toolTip())
        if spec.project and spec.id not in _NOT_OF_THE_PROJECT:
            action.trigger()
    for files in window.findChildren(TempFiles):
        files.clear()


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


def test_a_department_sees_its_people_and_no_money(planner, desk, closed):
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
    gus.show(Workspace.open(closed, gus.context))
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


@pytest.fixture(params=[MemberRole.REVIEWER, MemberRole.DEPARTMENT], ids=str)
def reader(request, planner, desk, closed):
    """Somebody who opens the planner's own project as a reviewer or for a department."""
    ana = named(planner.frame.workspace, "Ana Foss")
    department = planner.plan.roles[ana.roles[0]].department
    own = department if request.param is MemberRole.DEPARTMENT else None
    member = Member(id=NEW, name="Gus", role=request.param, department=own)
    planner.frame.workspace.do(SaveMember(member=member))
    planner.window.close_project()
    gus = desk("Gus")
    gus.show(Workspace.open(closed, gus.context))
    gus.choose("Ana Foss")
    return gus


def test_all_that_is_offered_to_a_reader_leaves_the_plan_alone(reader, closer):
    before = reader.frame.workspace.digest()
    walk(reader)
    assert reader.frame.workspace.digest() == before
    assert closer.forms <= _OWN_FORMS


def test_the_menu_and_the_palette_of_the_board_offer_a_reader_no_change(reader):
    page = reader.frame.page()
    reason = reader.frame.workspace.read_only_reason
    made = QMenu(page)
    fill_menu(made, page.board, booked=True, barred=reason)
    held = [entry for entry in made.actions() if not entry.isEnabled() and entry.text()]
    assert {entry.toolTip() for entry in held} == {reason}
    assert made.toolTipsVisible()
    offered = {value for _kind, value in (item.id for item in page.offers.items("board"))}
    assert not offered & {action.value for action in WRITING}


def test_a_planner_has_all_of_it_again(planner):
    actions = planner.frame.page().findChild(Actions)
    assert all(action.isEnabled() for action in map(actions.__getitem__, ("book", "copy-week")))
    assert "change" not in actions["book"].toolTip()


def test_the_buttons_of_lists_say_to_a_reader_why_they_are_off(reader):
    services = reader.frame.services
    workspace, production = services.workspace, services.session.production
    reason = workspace.read_only_reason
    for dialog in (
        ProductionsDialog(services),
        BudgetEditor(services, production),
        ScenariosDialog(services.look, workspace, workspace.plan.productions[production]),
    ):
        dialog.show()
        lists = dialog.findChildren(RecordList)
        for records in lists:
            assert records.add.isHidden() or not records.add.isEnabled()
            if isinstance(records.parent(), AgreementsTab):
                assert records.edit.isEnabled() == bool(records.current())
                assert records.edit.toolTip() != reason
        buttons = (one for records in lists for one in records.findChildren(Button))
        off = [one for one in buttons if not one.isEnabled()]
        told = {one.toolTip() for one in off if not one.isHidden()}
        dialog.close()
        assert lists
        assert reason in told
        assert told <= {reason, "Money is not shown to you"}, type(dialog)
        dialog.deleteLater()


def test_buttons_of_a_list_tell_what_they_do_again_where_it_can_be_changed(look, qtbot):
    columns = (Column(id="name", title="Name", value=str),)
    records = RecordList[str](look, "Names", columns, key=str, narrow=True)
    qtbot.addWidget(records)
    records.set_rows(["Ana"])
    before = records.edit.toolTip()
    records.set_barred("The file cannot be written.")
    records.set_rows(["Ana", "Ben"])
    assert {one.toolTip() for one in (records.add, records.edit)} == {"The file cannot be written."}
    records.set_barred(None)
    assert records.edit.isEnabled()
    assert (records.edit.toolTip(), records.add.toolTip()) == (before, "")
