"""What every test gets: no display, a home of its own, and nothing left behind."""

import gc
import os
import shutil
import sys
import tempfile
import threading
from pathlib import Path

# Before Qt and the program are imported; the folder stands for the user until a test has its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
_FIRST_HOME = os.environ["CREWPLANNER_HOME"] = tempfile.mkdtemp(prefix="crewplanner-tests-")

import hypothesis
import pytest

from crewplanner import i18n
from crewplanner.paths import HOME_VARIABLE, resource
from tests.effort import SEARCH

REPOSITORY = Path(__file__).resolve().parent.parent
_PATIENCE = 5.0

hypothesis.settings.register_profile(
    "crewplanner", deadline=None, print_blob=True, derandomize=SEARCH == 0
)
hypothesis.settings.load_profile("crewplanner")


@pytest.fixture(autouse=True)
def collections():
    """Garbage is collected as often after a test as before: the application makes it rarer."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    """The folder that settings, backups and logs of this test go to; English is spoken."""
    folder = tmp_path_factory.mktemp("home", numbered=True)
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    monkeypatch.delenv("LANGUAGE", raising=False)
    i18n.install((), resource("locale"))
    yield folder
    i18n.install((), resource("locale"))


@pytest.fixture(autouse=True)
def nothing_left_behind():
    """Fail a test that leaves a thread running or a window open."""
    before = set(threading.enumerate())
    yield
    windows = _close_windows()
    threads = [t for t in threading.enumerate() if t not in before and not _lent_by_qt(t)]
    for thread in threads:
        thread.join(_PATIENCE)
    running = [thread.name for thread in threads if thread.is_alive()]
    assert not running, f"still running after the test: {', '.join(running)}"
    assert not windows, f"still open after the test: {', '.join(windows)}"


@pytest.fixture
def shared():
    """The folder with the large inputs, which lies beside the repository where there is one."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("there is no folder `shared` with the large inputs beside this repository")
    return folder


def pytest_runtest_teardown(item, nextitem):
    """After a module, what lives on is never looked through again for garbage: it is very much."""
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()


def pytest_unconfigure():
    shutil.rmtree(_FIRST_HOME, ignore_errors=True)


def _lent_by_qt(thread: threading.Thread) -> bool:
    """Whether it is Python's stand-in for a pool thread of Qt's, which the pool itself ends."""
    return thread.name.startswith("Dummy-")


def _close_windows() -> list[str]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    core = sys.modules["PySide6.QtCore"]
    core.QThreadPool.globalInstance().waitForDone(int(_PATIENCE * 1000))
    names: list[str] = []
    for window in widgets.QApplication.topLevelWidgets():
        if window.isVisible():
            names.append(f"{type(window).__name__} “{window.windowTitle()}”")
            window.close()
            window.deleteLater()
    return names
