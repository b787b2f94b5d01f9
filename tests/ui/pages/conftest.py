"""The sample project in the real frame, and a hand that answers dialogs."""

import datetime as dt
import shutil
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from crewplanner.app.context import Context
from crewplanner.app.samples import make_sample
from crewplanner.app.workspace import Workspace
from crewplanner.ui.dialogs.dialog import FormDialog
from crewplanner.ui.page_list import PAGES
from crewplanner.ui.project_frame import ProjectFrame

MONDAY = dt.date(2026, 11, 9)
NOW = dt.datetime(2026, 11, 25, 14, 2, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory):
    """The sample project, made once."""
    folder = tmp_path_factory.mktemp("sample")
    context = Context(user="Tamsin", clock=lambda: NOW, backups=folder / "backups")
    workspace = Workspace.create(folder / "Harbour Lights.crewplan", context)
    make_sample(workspace, MONDAY)
    workspace.close()
    return workspace.path


@pytest.fixture
def sample(tmp_path, sample_file):
    """A copy of the sample project, open; the frame that shows it closes it."""
    context = Context(user="Tamsin", clock=lambda: NOW, backups=tmp_path / "backups")
    return Workspace.open(Path(shutil.copy(sample_file, tmp_path)), context)


@pytest.fixture
def frame(sample, look, qtbot):
    """The project as the window shows it, without the window."""
    made = ProjectFrame(look, sample, PAGES)
    made.run_asked.connect(_undo_for(sample))
    made.resize(1400, 900)
    made.show()
    yield made
    made.close_project()
    made.close()
    made.deleteLater()


@pytest.fixture
def page(frame):
    """Go to a page and give it."""

    def go(name):
        frame.go(name)
        return frame.page()

    return go


@pytest.fixture
def answer(qtbot):
    """Fill in the dialog that opens next and accept it; what went wrong is raised by the test."""
    failures = []

    def soon(fill):
        def act():
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, FormDialog)
            try:
                fill(dialog)
                dialog.try_accept()
            except Exception as error:  # noqa: BLE001 - told once the dialog is closed
                failures.append(error)
            if dialog.isVisible():
                failures.append(AssertionError(f"not accepted: {dialog.form.errors}"))
                dialog.reject()

        QTimer.singleShot(0, act)

    yield soon
    assert not failures


def _undo_for(workspace):
    def run(name):
        if name == "undo":
            workspace.undo()

    return run
