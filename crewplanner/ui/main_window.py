"""The window: menu bar, and below it either the welcome page or an open project."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

from crewplanner.app.errors import ProjectError
from crewplanner.dataclass import dataclass
from crewplanner.i18n import _
from crewplanner.paths import PROJECT_TYPE
from crewplanner.ui import role_pages
from crewplanner.ui.actions import Actions
from crewplanner.ui.dropped import dropped_file
from crewplanner.ui.keymap import Keymap
from crewplanner.ui.look import Look
from crewplanner.ui.menus import EditMenu, GoMenu, ToolMenu, ViewMenu
from crewplanner.ui.pages.page_spec import PageSpec
from crewplanner.ui.recent_files import RecentFiles
from crewplanner.ui.scenario_mode import PAGES, ScenarioHost, ScenarioMode
from crewplanner.ui.slices import Steps
from crewplanner.ui.theme import ThemeChoice
from crewplanner.ui.whats_this import HelpMenu
from crewplanner.ui.widgets.message_bar import MessageKind
from crewplanner.ui.window_actions import WINDOW_ACTIONS
from crewplanner.ui.window_state import WindowState

if TYPE_CHECKING:
    from crewplanner.app.opening import OpenProject
    from crewplanner.app.workspace import Workspace
    from crewplanner.ui.opening_place import OpeningPlace
    from crewplanner.ui.pages.welcome import WelcomePage
    from crewplanner.ui.project_frame import ProjectFrame

Tool = Callable[["MainWindow"], object]
"""The work of an action that is given to the window from outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowParts:
    """What a window is made of. `tools` is the work of actions by id; `open_path` opens a file."""

    look: Look
    pages: tuple[PageSpec, ...]
    state: WindowState
    recents: RecentFiles
    open_path: Callable[["MainWindow", Path], object]
    tools: Mapping[str, Tool] = field(default_factory=lambda: MappingProxyType({}))


class MainWindow(QMainWindow):
    """Shows one project at a time and closes what it shows. No knowledge of bookings or days."""

    project_shown = Signal()
    """Another project, or none, is shown now."""

    def __init__(
        self, parts: WindowParts, workspace: "Workspace | None" = None, *, opening: bool = False
    ) -> None:
        """With `opening` it is empty: `open_path` is called next."""
        super().__init__()
        self._parts = parts
        self._frame: ProjectFrame | None = None
        self.offered: Path | None = None
        """The file that was dropped on the window, while the import begins with it."""
        self.asked_setting = ""
        """The field that the settings begin with, while they are asked for by its name."""
        self.keymap = Keymap(parts.state, self)
        self.edit = EditMenu(self.frame, self)
        self.view = ViewMenu(self, parts.look, parts.state)
        self.go = GoMenu(self, parts.look, self.frame, parts.state)
        self.help = HelpMenu(self)
        self.tools = ToolMenu(parts.tools, self, self._refused)
        self.scenarios = ScenarioMode(
            ScenarioHost(
                look=parts.look,
                frame=self.frame,
                make=self._scenario_frame,
                put=self._put,
                take_away=self._take_away,
                run=self.run,
            ),
            self,
        )
        self.window_actions = Actions(
            (*WINDOW_ACTIONS, *role_pages.page_actions(parts.pages)),
            target=self,
            owner=self,
            look=parts.look,
            keymap=self.keymap,
        )
        self.go.actions = self.window_actions
        self.go.setting_asked.connect(self._ask_setting)
        self.go.scenario_asked.connect(self.scenarios.enter)
        self._welcome: WelcomePage | None = None
        self._opening: OpeningPlace | None = None
        self._steps = Steps(self)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._fill_menus()
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(720, 480))
        self.resize(1280, 800)
        if parts.state.geometry is not None:
            self.restoreGeometry(parts.state.geometry)
        if workspace is not None:
            self.show_project(workspace)
        elif not opening:
            self.show_welcome()

    @property
    def welcome(self) -> "WelcomePage":
        """The page without a project; made when it is first asked for."""
        if self._welcome is None:
            from crewplanner.ui.pages.welcome import WelcomePage  # noqa: PLC0415 - a project is opened without

            self._welcome = WelcomePage(self._parts.look, self._parts.recents)
            self._welcome.asked.connect(self.tools.do)
            self._welcome.path_chosen.connect(self.open_path)
            self._stack.addWidget(self._welcome)
        return self._welcome

    def frame(self) -> "ProjectFrame | None":
        """The open project, None on the welcome page."""
        return self._frame

    def show_project(self, workspace: "Workspace") -> None:
        """Show a project; the one shown before is closed."""
        self._let_go()
        for _pause in self._showing(workspace):
            pass

    def _show_in_steps(self, workspace: "Workspace") -> None:
        """The same, with the user's events between its parts: a large project takes a while."""
        self._let_go()
        self._steps.start(self._showing(workspace, ready=True))

    def _showing(self, workspace: "Workspace", *, ready: bool = False) -> Generator[None]:
        pages = role_pages.shown_pages(self._parts.pages, workspace)
        frame = self._made_frame(workspace, pages)
        frame.page_changed.connect(self._parts.state.set_page)
        begin = role_pages.begun_with(pages, self._parts.state.page)
        try:
            yield
            page = frame.prepare(begin)
            yield
            if page is not None and ready:
                page.catch_up(soon=True)
                yield
        except GeneratorExit:
            self._close(frame)
            raise
        self._frame = frame
        self._stack.addWidget(frame)
        self._stack.setCurrentWidget(frame)
        self._parts.recents.add(workspace.path)
        self._show_title()
        self.setWindowFilePath(str(workspace.path))
        frame.go_if_there(begin)
        page = frame.page()
        if page is not None:
            page.focus_start()
        if self._opening is not None:
            self._opening.lead_on(page)
        self._refresh_actions()
        self.project_shown.emit()

    def open_path(self, path: Path) -> None:
        """Open a file in this window; a failure is said in it."""
        self._parts.open_path(self, path)
        if self._stack.currentWidget() is None:
            self.show_welcome()

    def open_beside(self, job: "OpenProject") -> None:
        """Open a project while the window goes on; what is shown until then comes back if not."""
        if self._opening is None:
            from crewplanner.ui.opening_place import OpeningPlace  # noqa: PLC0415 - for large ones alone

            parts, entries = self._parts, role_pages.entries_of(self._parts.pages)
            self._opening = OpeningPlace(parts.look, parts.state, entries)
            self._opening.opened.connect(self._show_in_steps)
            self._opening.ended.connect(self._show_again)
            self._stack.addWidget(self._opening)
        self._stack.setCurrentWidget(self._opening)
        self._refresh_actions()
        self._opening.begin(job)

    def show_welcome(self) -> None:
        """Show the welcome page; the project shown before is closed."""
        self._let_go()
        self.setWindowFilePath("")
        self.setWindowTitle("CrewPlanner")
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.refresh()
        self.welcome.focus_start()
        self._refresh_actions()
        self.project_shown.emit()

    def begin_first_steps(self) -> None:
        """Lead through the first steps in the project that is shown."""
        if self._frame is not None:
            self._frame.begin_first_steps()

    def close_project(self) -> None:
        """Close the project and show the welcome page."""
        self.show_welcome()

    def run(self, name: str) -> None:
        """Do an action by its id, or the tool of that id; nothing where there is neither."""
        if name in self.window_actions:
            self.window_actions[name].trigger()
        else:
            self.tools.do(name)

    def say(self, text: str, kind: MessageKind = MessageKind.ERROR) -> None:
        """Show a sentence where the user looks: over the page, or on the welcome page."""
        if self._frame is not None:
            self._frame.messages.show_message(text, kind, key="window")
        else:
            self.welcome.messages.show_message(text, kind, key="window")

    def show_page(self) -> None:
        """Show the page whose action sent this."""
        if self._frame is None:
            return
        name = self.sender().objectName().removeprefix(role_pages.GO)
        if not self._refused(name):
            self._frame.go_if_there(name)

    def _show_again(self, why_not: str) -> None:
        """A project was not opened: go back to what was shown before."""
        if self._frame is not None:
            self._stack.setCurrentWidget(self._frame)
            self._refresh_actions()
        else:
            self.show_welcome()
        if why_not:
            self.say(why_not)

    def _ask_setting(self, name: str) -> None:
        self.asked_setting = name
        self.run("settings")
        self.asked_setting = ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._frame is not None and dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Open a project that was dropped here; any other file is offered to the import."""
        if path.suffix.lower() == PROJECT_TYPE:
            self.open_path(path)
            return
        self.offered = path
        self.run("import")
        self.offered = None

    def closeEvent(self, event: QCloseEvent) -> None:
        self._parts.state.set_geometry(self.saveGeometry())
        if self._opening is not None:
            self._opening.close_down()
        self._let_go()
        super().closeEvent(event)

    def _let_go(self) -> None:
        """Close the project shown, if any; a failure is said, the window goes on."""
        self._steps.stop()
        self.scenarios.leave()
        frame, self._frame = self._frame, None
        if frame is not None:
            self._close(frame)

    def _close(self, frame: "ProjectFrame") -> None:
        try:
            frame.close_project()
        except ProjectError as error:
            self.say(str(error))
        self._stack.removeWidget(frame)
        frame.hide()
        frame.deleteLater()

    def _refused(self, name: str) -> bool:
        """Say why a tool or a page is not to be had in a scenario; whether that is so."""
        refusal = self.scenarios.refusal(name)
        if refusal and self._frame is not None:
            self._frame.toast.say(refusal)
        return bool(refusal)

    def _show_title(self) -> None:
        if self._frame is not None:
            name = self._frame.workspace.path.stem
            shown = self.scenarios.name
            self.setWindowTitle(" – ".join(filter(None, (name, shown, "CrewPlanner"))))

    def _put(self, widget: QWidget, frame: "ProjectFrame") -> None:
        """Show a frame of the open project, in a widget around it or alone."""
        self._frame = frame
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        self._show_title()
        page = frame.page()
        if page is not None:
            page.catch_up()
            page.focus_start()
        self._refresh_actions()

    def _take_away(self, widget: QWidget) -> None:
        """Let go of a widget that was put there."""
        self._stack.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _made_frame(self, workspace: "Workspace", pages: tuple[PageSpec, ...]) -> "ProjectFrame":
        from crewplanner.ui.project_frame import ProjectFrame  # noqa: PLC0415 - to start quickly

        parts = self._parts
        frame = ProjectFrame(parts.look, workspace, pages, parts.state, self.keymap)
        frame.run_asked.connect(self.run)
        frame.changed.connect(self._refresh_actions)
        return frame

    def _scenario_frame(self, workspace: "Workspace") -> "ProjectFrame":
        pages = role_pages.shown_pages(self._parts.pages, workspace)
        pages = tuple(spec for spec in pages if spec.id in PAGES)
        return self._made_frame(workspace, pages)

    def _fill_menus(self) -> None:
        menus = self.window_actions.fill_menu_bar(self.menuBar())
        themes = QActionGroup(self)
        for name in ("theme-light", "theme-dark", "theme-system"):
            themes.addAction(self.window_actions[name])
        for spec in WINDOW_ACTIONS:
            if spec.handler == "tools.run" and not self.tools.offers(spec.id):
                self.window_actions.withdraw(spec.id)
        self._recent_menu = QMenu(_("Open &recent"), self)
        menus["file"].insertMenu(self.window_actions["open-sample"], self._recent_menu)
        self._recent_menu.aboutToShow.connect(self._fill_recent)
        menus["view"].aboutToShow.connect(self._refresh_actions)
        self._scenario_menu = menus["scenario"]
        self._scenario_menu.aboutToShow.connect(partial(self.scenarios.offer, self._scenario_menu))

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for file in self._parts.recents.files():
            action = QAction(file.path.stem.replace("&", "&&"), self._recent_menu)
            action.setToolTip(str(file.path))
            action.setData(str(file.path))
            action.setEnabled(not file.missing)
            action.triggered.connect(self._open_recent)
            self._recent_menu.addAction(action)
        self._recent_menu.setEnabled(not self._recent_menu.isEmpty())

    def _open_recent(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.open_path(Path(sender.data()))

    def _refresh_actions(self) -> None:
        opening = self._opening is not None and self._stack.currentWidget() is self._opening
        actions, frame = self.window_actions, None if opening else self._frame
        actions.set_project_open(frame is not None)
        self._bar_actions()
        actions["scenario-leave"].setEnabled(self.scenarios.scenario is not None)
        for name, words in (("undo", _("&Undo")), ("redo", _("&Redo"))):
            label = None
            if frame is not None:
                workspace = frame.workspace
                label = workspace.undo_label if name == "undo" else workspace.redo_label
            actions[name].setEnabled(label is not None)
            actions[name].setText(f"{words}: {label.replace('&', '&&')}" if label else words)
        choice = self._parts.look.choice
        for name, theme in (
            ("theme-light", ThemeChoice.LIGHT),
            ("theme-dark", ThemeChoice.DARK),
            ("theme-system", ThemeChoice.SYSTEM),
        ):
            actions[name].setChecked(choice is theme)

    def _bar_actions(self) -> None:
        """What the user's role in the project does not have is not offered."""
        frame, actions = self.scenarios.plan_frame(), self.window_actions
        if frame is None:
            actions.bar({})
        else:
            actions.bar(role_pages.barred_actions(frame.workspace, actions.specs, frame.page_names))
