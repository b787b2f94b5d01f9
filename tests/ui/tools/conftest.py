"""A project with one of everything, the services of its window, and ways to answer dialogs."""

import datetime as dt
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from crewplanner.app.context import Context
from crewplanner.app.workspace import Workspace
from crewplanner.ui.jobs import JobRunner
from crewplanner.ui.services import Services
from crewplanner.ui.session import Session
from crewplanner.ui.widgets.message_bar import Toast
from tests.app.conftest import MONDAY, NOON, fill
from tests.ui.tools.desks import Desk


@pytest.fixture
def context(tmp_path):
    return Context(user="Tamsin", clock=lambda: NOON, backups=tmp_path / "backups")


@pytest.fixture
def workspace(tmp_path, context):
    """Two productions, two units, three people, a week of days with bookings and times."""
    made = Workspace.create(tmp_path / "Harbour.crewplan", context)
    fill(made)
    yield made
    made.close()


@dataclass
class Asked:
    """What a tool asked of the window around it."""

    pages: list = field(default_factory=list)
    actions: list = field(default_factory=list)


@pytest.fixture
def asked():
    return Asked()


@pytest.fixture
def harbour(workspace):
    """The id of the production that the window shows."""
    return next(p.id for p in workspace.plan.productions.values() if p.title == "Harbour")


@pytest.fixture
def services(look, workspace, harbour, asked, qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    jobs = JobRunner(host)
    yield Services(
        workspace=workspace,
        session=Session(MONDAY + dt.timedelta(days=2), production=harbour, parent=host),
        look=look,
        jobs=jobs,
        toast=Toast(look, host),
        go=asked.pages.append,
        run=asked.actions.append,
    )
    jobs.close()


@pytest.fixture
def answer():
    """Answer the next dialog of a class: `act` is called with it; it is closed in any case."""

    def expect(kind, act):
        def look():
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind):
                QTimer.singleShot(5, look)
                return
            try:
                act(dialog)
            finally:
                if dialog.isVisible():
                    dialog.close()

        QTimer.singleShot(0, look)

    return expect


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
def closed(workspace):
    """The path of a project with two productions; nobody has it open."""
    workspace.close()
    return workspace.path


@pytest.fixture
def planner(desk, closed):
    """Tamsin at her desk, with the project open."""
    tamsin = desk("Tamsin")
    tamsin.show(Workspace.open(closed, tamsin.context))
    return tamsin
