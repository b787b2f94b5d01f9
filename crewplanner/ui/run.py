"""Start the window: the composition root of the interface."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from crewplanner import __version__
from crewplanner.app.context import Context
from crewplanner.i18n import right_to_left
from crewplanner.paths import logs_folder, settings_folder
from crewplanner.ui.crash import CrashHook, CrashReporter, fault_of_last_run
from crewplanner.ui.look import BEGUN_IN_FUSION, Look
from crewplanner.ui.main_window import MainWindow, WindowParts
from crewplanner.ui.page_list import PAGES, tools
from crewplanner.ui.projects import Projects
from crewplanner.ui.recent_files import RecentFiles
from crewplanner.ui.theme import ThemeChoice
from crewplanner.ui.tidying import Tidying
from crewplanner.ui.tools.kit import Kit
from crewplanner.ui.window_state import WindowState

_STANDS_MS = 400
_TURN_S = 0.001
"""So long a worker's thread goes on when the window wants its turn."""


def run(
    open_path: Path | None,
    context: Context,
    *,
    theme: str | None = None,
    started: Callable[[], object] | None = None,
) -> int:
    """Open the window, on a project where a path is given, and return the exit code.

    `theme` is "light", "dark" or "system"; without it the one chosen last. `started` is called when
    the window stands.
    """
    application = make_application()
    state = WindowState(settings_folder())
    choice = ThemeChoice(theme) if theme else state.theme
    look = Look(choice, scale=state.text_scale, parent=application)
    look.dress(application)
    fault = fault_of_last_run(logs_folder())
    hook = CrashHook(logs_folder(), context.clock, application)
    hook.install()
    parts = window_parts(context, look, state, settings_folder())
    window = MainWindow(parts, opening=open_path is not None)
    crashes = CrashReporter(look, window)
    hook.crashed.connect(crashes.tell)
    window.show()
    if open_path is not None:
        window.open_path(open_path)
    if fault:
        crashes.tell(fault)
    if started is not None:
        QTimer.singleShot(_STANDS_MS, started)
    try:
        return application.exec()
    finally:
        hook.remove()


def make_application() -> QApplication:
    """The application with its names and Qt's own words in the user's language."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        application = found
    else:
        application = QApplication([*sys.argv[:1], "-style", "fusion"])
        application.setProperty(BEGUN_IN_FUSION, True)
        sys.setswitchinterval(_TURN_S)
        Tidying(application)
    application.setApplicationName("CrewPlanner")
    application.setApplicationDisplayName("CrewPlanner")
    application.setApplicationVersion(__version__)
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        application.installTranslator(translator)
    if right_to_left():
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return application


def window_parts(
    context: Context,
    look: Look,
    state: WindowState,
    settings: Path,
) -> WindowParts:
    """All that a window is made of."""
    projects = Projects(context)
    kit = Kit(
        context=context, look=look, state=state, settings=settings, set_user=projects.set_user
    )
    offered = {
        "new": projects.ask_new,
        "open": projects.ask_open,
        "open-sample": projects.ask_sample,
        "save-copy": projects.ask_copy,
        **tools(kit),
    }
    return WindowParts(
        look=look,
        pages=PAGES,
        state=state,
        recents=RecentFiles(settings),
        open_path=projects.open_path,
        tools=MappingProxyType(offered),
    )
