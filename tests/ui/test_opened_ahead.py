"""The project that the program starts with is opened while the window is being made."""

import threading
from dataclasses import replace

import pytest

from crewplanner.app.errors import ProjectError
from crewplanner.app.opening import Ahead
from crewplanner.app.workspace import Workspace
from crewplanner.ui.main_window import MainWindow
from crewplanner.ui.opening_place import OpeningPlace
from crewplanner.ui.projects import Projects


@pytest.fixture
def window_with(parts, context, qtbot):
    """Makes a window whose first project is opened ahead."""
    made = []

    def make(ahead):
        window = MainWindow(
            replace(parts, open_path=Projects(context, ahead=ahead).open_path), opening=True
        )
        qtbot.addWidget(window)
        window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()


def free(project, context):
    """Whether nobody has the project any more."""
    workspace = Workspace.open(project, context)
    try:
        return workspace.read_only_reason is None
    finally:
        workspace.close()


def test_the_window_takes_the_project_and_closes_it(window_with, project, context):
    ahead = Ahead(project, context)
    window = window_with(ahead)
    window.open_path(project)
    assert window.frame().workspace.path == project
    ahead.give_up()
    assert not free(project, context), "it belongs to the window"
    window.close()
    assert free(project, context)


def test_a_file_that_is_none_is_said_by_the_same_sentence(window_with, tmp_path, context):
    broken = tmp_path / "broken.crewplan"
    broken.write_bytes(b"not a project" * 99)
    window = window_with(Ahead(broken, context))
    window.open_path(broken)
    said = window.welcome.messages.text("window")
    window.open_path(broken)
    assert said == window.welcome.messages.text("window")
    assert "broken" in said
    assert broken.read_bytes() == b"not a project" * 99


def test_what_takes_long_is_waited_for_beside_the_window(window_with, project, context, qtbot):
    go_on = threading.Event()

    def clock():
        go_on.wait(20)
        return context.clock()

    window = window_with(Ahead(project, replace(context, clock=clock)))
    window.open_path(project)
    assert window.frame() is None
    assert window.findChild(OpeningPlace).isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: window.frame() is not None)
    assert window.frame().workspace.path == project


def test_another_project_is_opened_as_ever(window_with, project, tmp_path, context):
    ahead = Ahead(tmp_path / "gone.crewplan", context)
    window = window_with(ahead)
    window.open_path(project)
    assert window.frame().workspace.path == project
    with pytest.raises(ProjectError, match="gone"):
        ahead.take()


def test_what_nobody_takes_is_closed(project, context):
    ahead = Ahead(project, context)
    assert ahead.ready(20)
    assert not free(project, context)
    ahead.give_up()
    assert free(project, context)


def test_a_mistake_of_ours_comes_again_where_it_is_reported(project, context, monkeypatch):
    told = []
    monkeypatch.setattr(threading, "excepthook", lambda args: told.append(args.exc_type))

    def clock():
        raise ZeroDivisionError

    ahead = Ahead(project, replace(context, clock=clock))
    with pytest.raises(ZeroDivisionError):
        ahead.take()
    assert told == [ZeroDivisionError]
    ahead.give_up()
