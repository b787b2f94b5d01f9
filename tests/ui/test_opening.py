"""A large project opens beside the window: nothing waits, and the project is handed over whole."""

import threading
from dataclasses import replace

import pytest

from crewplanner.app.commands.productions import EditProduction
from crewplanner.app.jobs import Stopped
from crewplanner.app.opening import OpenProject, is_large
from crewplanner.app.workspace import Workspace
from crewplanner.ui.gallery import settle
from crewplanner.ui.main_window import MainWindow
from crewplanner.ui.opening_place import OpeningPlace
from crewplanner.ui.projects import Projects


@pytest.fixture
def beside(parts, context, qtbot):
    """A window that takes every project for a large one."""
    projects = Projects(context, large=lambda _path: True)
    window = MainWindow(replace(parts, open_path=projects.open_path))
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def place(window):
    return window.findChild(OpeningPlace)


def titles(window):
    return [one.title for one in window.frame().workspace.plan.productions.values()]


def test_it_says_what_is_opened_and_shows_it_when_it_is(beside, project, qtbot):
    beside.open_path(project)
    assert beside.frame() is None, "nothing waited"
    assert place(beside).isVisible()
    qtbot.waitUntil(lambda: beside.frame() is not None)
    assert titles(beside) == ["Harbour Lights", "Salt Road"]
    assert not place(beside).isVisible()
    assert beside.windowTitle().startswith("Harbour Lights")


def test_what_a_worker_opened_is_edited_undone_and_closed_by_the_window(
    beside, project, context, qtbot
):
    beside.open_path(project)
    qtbot.waitUntil(lambda: beside.frame() is not None)
    workspace = beside.frame().workspace
    first = next(iter(workspace.plan.productions.values()))
    workspace.do(EditProduction(production=replace(first, title="Quay")))
    workspace.do(EditProduction(production=replace(first, title="Pier")))
    workspace.undo()
    assert titles(beside) == ["Quay", "Salt Road"]
    beside.close_project()
    again = Workspace.open(project, context)
    assert [one.title for one in again.plan.productions.values()] == ["Quay", "Salt Road"]
    assert again.read_only_reason is None, "the lock was given back"
    again.close()


def test_a_file_that_is_none_is_said_and_what_was_shown_comes_back(
    beside, project, tmp_path, qtbot
):
    other = tmp_path / "not one.crewplan"
    other.write_bytes(b"not a project" * 99)
    beside.open_path(project)
    qtbot.waitUntil(lambda: beside.frame() is not None)
    frame = beside.frame()
    beside.open_path(other)
    assert beside.centralWidget().currentWidget() is place(beside)
    qtbot.waitUntil(lambda: beside.centralWidget().currentWidget() is frame)
    assert "not one" in frame.messages.text("window")
    assert titles(beside) == ["Harbour Lights", "Salt Road"]


def test_cancel_leads_back_and_leaves_the_project_to_others(beside, project, context, qtbot):
    beside.open_path(project)
    place(beside).cancel()
    assert beside.centralWidget().currentWidget() is beside.welcome

    def free():
        settle()
        workspace = Workspace.open(project, context)
        try:
            return workspace.read_only_reason is None
        finally:
            workspace.close()

    qtbot.waitUntil(free)
    assert beside.frame() is None


def test_the_window_may_be_closed_meanwhile(beside, project):
    beside.open_path(project)
    beside.close()
    assert beside.frame() is None


def test_who_asked_to_stop_finds_it_closed(project, context):
    job = OpenProject(path=project, context=context)
    with pytest.raises(Stopped):
        job.run(lambda _done, _of: None, lambda: True)
    again = Workspace.open(project, context)
    assert again.read_only_reason is None
    again.close()


def test_a_worker_hands_a_project_over(project, context):
    found = []
    choices = {"handed_over": True}
    worker = threading.Thread(
        target=lambda: found.append(Workspace.open(project, context, **choices))
    )
    worker.start()
    worker.join()
    (workspace,) = found
    first = next(iter(workspace.plan.productions.values()))
    workspace.do(EditProduction(production=replace(first, title="Quay")))
    workspace.undo()
    workspace.back_up()
    workspace.close()


def test_only_large_files_open_beside_the_window(project, tmp_path):
    assert not is_large(project)
    assert not is_large(tmp_path / "nothing.crewplan")
    large = tmp_path / "large.crewplan"
    large.write_bytes(b"x" * 4_000_000)
    assert is_large(large)


def test_a_window_closed_while_a_project_is_put_into_it_gives_it_back(beside, project, context):
    workspace = Workspace.open(project, context)
    beside.open_path(project.with_name("nothing.crewplan"))
    place(beside).opened.emit(workspace)
    assert beside.frame() is None, "it is being built"
    beside.close()
    again = Workspace.open(project, context)
    assert again.read_only_reason is None
    again.close()
