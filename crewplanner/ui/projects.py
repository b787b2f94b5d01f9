"""Opening, making and closing projects from the window: the dialogs and the words for failures."""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from crewplanner.app.context import Context
from crewplanner.app.errors import ProjectError
from crewplanner.app.opening import OpenProject, is_large, open_project
from crewplanner.i18n import _
from crewplanner.paths import PROJECT_TYPE
from crewplanner.ui.main_window import MainWindow

if TYPE_CHECKING:
    from crewplanner.app.workspace import Workspace

_log = logging.getLogger(__name__)


class Projects:
    """Given to the window as tools. Every failure of the world becomes a sentence in the window."""

    def __init__(self, context: Context, large: Callable[[Path], bool] = is_large) -> None:
        """What is `large` is opened by a worker; the first weeks are shown meanwhile."""
        self._context = context
        self._large = large

    def set_user(self, user: str) -> None:
        """Give another name to what is opened or made from now on."""
        self._context = replace(self._context, user=user)

    def open_path(self, window: MainWindow, path: Path) -> bool:
        """Open a file, a large one beside the window; whether it is shown or may be soon."""
        if self._large(path):
            window.open_beside(OpenProject(path=path, context=self._context))
            return True
        return self._show(window, lambda: open_project(path, self._context))

    def ask_open(self, window: MainWindow) -> None:
        """Ask for a file and open it."""
        name, _kind = QFileDialog.getOpenFileName(
            window, _("Open a project"), str(Path.home()), _filter()
        )
        if name:
            self.open_path(window, Path(name))

    def ask_new(self, window: MainWindow) -> None:
        """Ask for a name and make an empty project there."""
        from crewplanner.app.workspace import Workspace  # noqa: PLC0415 - to start quickly

        path = self._ask_place(window, _("New project"), _("New project"))
        if path is not None:
            self._begin(window, lambda: Workspace.create(path, self._context))

    def ask_sample(self, window: MainWindow) -> None:
        """Ask where the sample shall lie, make it there and open it."""
        path = self._ask_place(window, _("Where to keep the sample"), "Harbour Lights")
        if path is not None:
            self._begin(window, lambda: self._sampled(path))

    def ask_copy(self, window: MainWindow) -> None:
        """Ask where a copy of the project that is shown shall lie, and write it there."""
        frame = window.frame()
        if frame is None:
            return
        name = _("{project}, copy").format(project=frame.workspace.path.stem)
        path = self._ask_place(window, _("Save a copy"), name)
        if path is None:
            return
        try:
            frame.workspace.backups.save_copy(path)
        except ProjectError as error:
            window.say(str(error))
        else:
            frame.toast.say(_("Saved a copy as “{name}”.").format(name=path.name))

    def _sampled(self, path: Path) -> "Workspace":
        from crewplanner.app.samples import (  # noqa: PLC0415 - brings all of importing along
            make_sample,
            sample_monday,
        )
        from crewplanner.app.workspace import Workspace  # noqa: PLC0415 - to start quickly

        workspace = Workspace.create(path, self._context)
        make_sample(workspace, sample_monday(self._context.clock().date()))
        return workspace

    def _ask_place(self, window: MainWindow, title: str, name: str) -> Path | None:
        start = Path.home() / f"{name}{PROJECT_TYPE}"
        chosen, _kind = QFileDialog.getSaveFileName(window, title, str(start), _filter())
        if not chosen:
            return None
        path = Path(chosen)
        return (
            path
            if path.suffix.lower() == PROJECT_TYPE
            else path.with_name(path.name + PROJECT_TYPE)
        )

    def _begin(self, window: MainWindow, made: "Callable[[], Workspace]") -> None:
        """Show what was made, with the first steps over it."""
        if self._show(window, made):
            window.begin_first_steps()

    def _show(self, window: MainWindow, opened: "Callable[[], Workspace]") -> bool:
        try:
            workspace = opened()
        except ProjectError as error:
            _log.info("project not opened: %s", type(error).__name__)
            window.say(str(error))
            return False
        window.show_project(workspace)
        return True


def _filter() -> str:
    return _("CrewPlanner projects (*{type})").format(type=PROJECT_TYPE)
