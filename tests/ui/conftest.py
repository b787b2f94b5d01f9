"""What the tests of the window get: a look, a clock, and small real projects."""

import datetime as dt
from types import MappingProxyType

import pytest

from crewplanner.app.commands.productions import AddProduction
from crewplanner.app.context import Context
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import NEW, ProductionId
from crewplanner.domain.productions import Production
from crewplanner.paths import settings_folder
from crewplanner.ui.look import Look
from crewplanner.ui.main_window import MainWindow, WindowParts
from crewplanner.ui.projects import Projects
from crewplanner.ui.recent_files import RecentFiles
from crewplanner.ui.theme import ThemeChoice
from crewplanner.ui.window_state import WindowState
from tests.ui.simple_pages import PAGES

NOW = dt.datetime(2026, 11, 25, 14, 2, tzinfo=dt.UTC)


@pytest.fixture(scope="session", autouse=True)
def clipboard(qapp):
    """Empty at the end: without a display Qt frees what lies on it when Python is gone already."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def look(qapp):
    """The light theme on the application; afterwards it is undressed again."""
    look = Look(ThemeChoice.LIGHT)
    look.dress(qapp)
    yield look
    qapp.setStyleSheet("")


@pytest.fixture
def context(tmp_path):
    return Context(user="ana", clock=lambda: NOW, backups=tmp_path / "backups")


@pytest.fixture
def workspace(tmp_path, context):
    """An open project with one production and nobody in it."""
    workspace = Workspace.create(tmp_path / "Harbour Lights.crewplan", context)
    workspace.do(AddProduction(production=Production(id=ProductionId(NEW), title="Harbour Lights")))
    yield workspace
    workspace.close()


@pytest.fixture
def parts(look, context, home):
    return WindowParts(
        look=look,
        pages=PAGES,
        state=WindowState(settings_folder()),
        recents=RecentFiles(settings_folder()),
        open_path=Projects(context).open_path,
        tools=MappingProxyType({"new": lambda window: window.setWindowTitle("new was asked")}),
    )


@pytest.fixture
def project(tmp_path, context):
    """A project with two productions on disk, closed."""
    path = tmp_path / "Harbour Lights.crewplan"
    workspace = Workspace.create(path, context)
    for title in ("Harbour Lights", "Salt Road"):
        workspace.do(AddProduction(production=Production(id=ProductionId(NEW), title=title)))
    workspace.close()
    return path


@pytest.fixture
def window(parts, project, qtbot):
    window = MainWindow(parts)
    qtbot.addWidget(window)
    window.resize(1100, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.open_path(project)
    yield window
    window.close()


@pytest.fixture
def welcome(parts, qtbot):
    window = MainWindow(parts)
    qtbot.addWidget(window)
    window.resize(1100, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.close()
