from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QLineEdit

from crewplanner.app.changes import ChangeSet, Op
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.productions import AddProduction
from crewplanner.app.errors import Refused
from crewplanner.domain.ids import NEW, ProductionId
from crewplanner.domain.productions import Production
from crewplanner.ui.bridge import Bridge
from crewplanner.ui.jobs import JobRunner
from crewplanner.ui.pages.page import Page
from crewplanner.ui.services import Services
from crewplanner.ui.session import Session
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.message_bar import Toast

PRODUCTIONS = frozenset({"productions"})


class Titles(Page):
    tables = PRODUCTIONS
    busy = False

    def __init__(self, services):
        super().__init__(services, "Titles")
        self.seen = []
        self.field = QLineEdit()
        self.body.addWidget(self.field)

    @property
    def waiting(self):
        return self.busy

    def refresh(self, change):
        self.seen.append(change)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuse(Command):
    def label(self):
        return "Refuse"

    def run(self, tx):
        raise Refused("Nobody is free that day.")


@pytest.fixture
def page(look, workspace, qtbot, tmp_path):
    window = QLineEdit()
    qtbot.addWidget(window)
    services = Services(
        workspace=workspace,
        session=Session(workspace.context.clock().date(), parent=window),
        look=look,
        jobs=JobRunner(window),
        toast=Toast(look, window),
        go=lambda name: None,
        run=lambda name: None,
    )
    page = Titles(services)
    qtbot.addWidget(page)
    bridge = Bridge(workspace, page)
    bridge.changed.connect(page.take_change)
    yield page
    page.hide()
    bridge.close()


def production(title):
    return AddProduction(production=Production(id=ProductionId(NEW), title=title))


def elsewhere():
    return ChangeSet(op=Op.DO, label="", rows={"people": frozenset({1})})


def test_a_page_reads_when_it_is_first_shown(page):
    assert page.seen == []
    page.show()
    assert page.seen == [None]


def test_a_shown_page_reads_again_for_a_change_that_touches_it(page):
    page.show()
    change = page.do(production("Salt Road"))
    assert page.seen == [None, change]
    page.take_change(elsewhere())
    assert len(page.seen) == 2


def test_a_hidden_page_reads_once_when_it_is_shown_again(page):
    page.show()
    page.hide()
    first = page.do(production("One"))
    assert page.seen == [None]
    page.show()
    assert page.seen == [None, first]
    page.hide()
    page.do(production("Two"))
    page.do(production("Three"))
    page.show()
    assert page.seen == [None, first, None]


def test_a_page_with_an_open_editor_waits_until_it_closes(page):
    page.show()
    page.busy = True
    change = page.do(production("One"))
    assert page.seen == [None]
    page.busy = False
    page.catch_up()
    assert page.seen == [None, change]


def test_a_page_reads_anew_when_something_else_changed(page):
    page.show()
    page.mark_stale()
    assert page.seen == [None, None]


def test_a_refusal_is_said_on_the_page_and_goes_with_the_next_success(page):
    page.show()
    assert page.do(Refuse()) is None
    assert page.messages.text("refused") == "Nobody is free that day."
    page.do(production("Salt Road"), toast="Added Salt Road")
    assert page.messages.text("refused") == ""
    assert page.services.toast.words == "Added Salt Road"


def test_an_empty_state_stands_in_for_the_body(page):
    page.show()
    state = EmptyState(page.look, "No titles", "They stand here.", step=("add", "Add"))
    page.show_empty(state)
    assert state.isVisible()
    page.focus_start()
    assert page.focusWidget() is state.step
    page.show_body()
    assert page.field.isVisible()
    page.focus_start()
    assert page.focusWidget() is page.field


def test_another_program_is_noticed_by_the_bridge(page, workspace, qtbot, context):
    bridge = Bridge(workspace, page)
    with qtbot.assertNotEmitted(bridge.changed):
        bridge.poll()
    with qtbot.waitSignal(bridge.changed) as told:
        workspace.do(production("Salt Road"))
    assert told.args[0].op is Op.DO
    bridge.close()
    with qtbot.assertNotEmitted(bridge.changed):
        workspace.do(production("Nobody listens"))
