"""While a large project is checked its first weeks are seen, and nothing of it can be touched."""

import datetime as dt
import shutil
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from crewplanner.app.context import Context
from crewplanner.app.samples import make_sample
from crewplanner.app.workspace import Workspace
from crewplanner.ui.board.view import Board
from crewplanner.ui.main_window import MainWindow
from crewplanner.ui.opening_place import OpeningPlace
from crewplanner.ui.page_list import PAGES
from crewplanner.ui.projects import Projects

MONDAY = dt.date(2026, 11, 9)
NOW = dt.datetime(2026, 11, 25, 14, 2, tzinfo=dt.UTC)
PATIENCE_S = 20


class Clock:
    """Stands still; a worker that asks for the second time waits until it may go on.

    The first time is that of the glimpse, the second that of the opening itself.
    """

    def __init__(self):
        self.go = threading.Event()
        self._asked = 0

    def __call__(self):
        if threading.current_thread() is not threading.main_thread():
            self._asked += 1
            if self._asked > 1:
                self.go.wait(PATIENCE_S)
        return NOW


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    context = Context(user="Tamsin", clock=lambda: NOW, backups=folder / "backups")
    workspace = Workspace.create(folder / "Harbour Lights.crewplan", context)
    make_sample(workspace, MONDAY)
    workspace.close()
    return workspace.path


@pytest.fixture
def project(made, tmp_path):
    return Path(shutil.copy(made, tmp_path))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def window(parts, tmp_path, clock, qtbot):
    """A window that takes every project for a large one."""
    context = Context(user="Tamsin", clock=clock, backups=tmp_path / "backups")
    projects = Projects(context, large=lambda _path: True)
    window = MainWindow(replace(parts, pages=PAGES, open_path=projects.open_path))
    qtbot.addWidget(window)
    window.resize(1400, 900)
    window.show()
    yield window
    clock.go.set()
    window.close()


def place(window):
    return window.findChild(OpeningPlace)


@pytest.fixture
def picture(window, project, qtbot):
    """What is seen while the worker waits before it opens the file."""
    window.open_path(project)
    qtbot.waitUntil(lambda: place(window).picture is not None)
    return place(window).picture


def shown(window, qtbot) -> Any:
    qtbot.waitUntil(lambda: window.frame() is not None)
    return window.frame().page()


def test_the_weeks_are_those_with_which_the_window_then_begins(window, picture, clock, qtbot):
    assert picture.isVisible()
    seen = picture.board.visible_span
    people = picture.board.visible_people
    corner = picture.board.mapTo(window, QPoint())
    clock.go.set()
    page = shown(window, qtbot)
    qtbot.waitUntil(lambda: page.board.mapTo(window, QPoint()) == corner)
    qtbot.waitUntil(lambda: page.board.visible_span == seen)
    half = len(people) // 2
    qtbot.waitUntil(lambda: page.board.visible_people[:half] == people[:half])
    assert place(window).picture is None
    qtbot.waitUntil(lambda: window.findChildren(Board) == [page.board])


def test_the_board_is_in_the_end_the_one_of_a_window_that_waited(
    window, picture, project, clock, parts, tmp_path, qtbot
):
    clock.go.set()
    page = shown(window, qtbot)
    qtbot.waitUntil(lambda: not page.context.feed.behind)
    beside = page.context.view
    window.close_project()
    context = Context(user="Tamsin", clock=lambda: NOW, backups=tmp_path / "backups")
    waited = MainWindow(replace(parts, pages=PAGES, open_path=Projects(context).open_path))
    qtbot.addWidget(waited)
    waited.resize(1400, 900)
    waited.show()
    waited.open_path(project)
    page = shown(waited, qtbot)
    qtbot.waitUntil(lambda: not page.context.feed.behind)
    assert page.context.view == beside
    waited.close()


def test_keys_and_mouse_change_nothing_and_are_answered(window, picture, project, clock, qtbot):
    before = project.read_bytes()
    board = picture.board
    QTest.keyClick(board, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_C, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        QTest.keyClick(board, key)
    assert "Wait a moment" in picture.messages.text("wait")
    for name in ("undo", "import", "close-project"):
        if name in window.window_actions:
            assert not window.window_actions[name].isEnabled(), name
    assert project.read_bytes() == before
    clock.go.set()
    page = shown(window, qtbot)
    assert page.services.workspace.undo_label is None


def test_cancel_takes_the_picture_away_and_leaves_the_file(window, picture, project, clock, qtbot):
    before = project.read_bytes()
    place(window).cancel()
    assert window.centralWidget().currentWidget() is window.welcome
    clock.go.set()
    place(window).close_down()
    assert window.frame() is None
    assert project.read_bytes() == before
    window.open_path(project)
    assert place(window).picture is None, "what was seen before is not shown again"
    assert shown(window, qtbot).services.workspace.read_only_reason is None


def test_a_value_that_rotted_ends_in_its_one_sentence(window, project, clock, qtbot):
    with closing(sqlite3.connect(project)) as db:
        db.execute("UPDATE bookings SET note = 'nobody wrote this' WHERE id = 3")
        db.commit()
    before = project.read_bytes()
    window.open_path(project)
    qtbot.waitUntil(lambda: place(window).picture is not None)
    clock.go.set()
    qtbot.waitUntil(lambda: window.centralWidget().currentWidget() is window.welcome)
    assert "values in it are not those that were saved" in window.welcome.messages.text("window")
    assert window.frame() is None
    assert project.read_bytes() == before
    assert [one.name for one in project.parent.glob(f"{project.name}*")] == [project.name]


def test_who_scrolled_down_stays_there(window, picture, clock, qtbot):
    window.resize(900, 480)
    down = picture.board.verticalScrollBar()
    qtbot.waitUntil(lambda: down.maximum() > 0)
    down.setValue(min(60, down.maximum()))
    where = down.value()
    clock.go.set()
    page = shown(window, qtbot)
    assert page.board.verticalScrollBar().value() == where > 0


def test_whoever_was_on_another_page_sees_the_name_alone(window, project, parts, clock, qtbot):
    parts.state.set_page("crew")
    clock.go.set()
    window.open_path(project)
    assert shown(window, qtbot).objectName() == "crew"


def test_the_window_may_be_closed_while_it_is_seen(window, picture, clock):
    clock.go.set()
    window.close()
    assert window.frame() is None
