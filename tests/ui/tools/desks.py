"""Desks: a person, a folder of settings and a window each; files go from one to another."""

from types import MappingProxyType

from crewplanner.app.context import Context
from crewplanner.domain.values import DateSpan
from crewplanner.ui.dialogs.review_forms import SendDialog
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


def send(planner, answer, target, qtbot, *, page=False):
    def fill(dialog):
        dialog.reader.setText("Mira")
        dialog.note.setText("Please look at Tuesday.")
        dialog.page.setChecked(page)
        dialog.try_accept()

    planner.file = target
    answer(SendDialog, fill)
    sent = len(planner.plan.reviews)
    planner.run("review-send")
    qtbot.waitUntil(lambda: len(planner.plan.reviews) > sent, timeout=8000)
    if page:
        qtbot.waitUntil(target.with_suffix(".html").exists, timeout=8000)
