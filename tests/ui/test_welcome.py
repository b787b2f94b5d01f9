from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from crewplanner.ui import projects
from crewplanner.ui.projects import Projects
from crewplanner.ui.widgets.buttons import Button
from tests.ui.simple_pages import reachable, walk


def test_tab_reaches_everything_on_the_welcome_page_and_all_of_it_has_a_name(welcome):
    seen = walk(welcome)
    assert reachable(welcome.welcome) <= set(seen)
    assert all(widget.accessibleName() or widget.text() for widget in seen)


def test_the_welcome_page_asks_for_what_its_buttons_say(welcome, qtbot):
    page = welcome.welcome
    asked = []
    page.asked.connect(asked.append)
    for button in page.findChildren(Button):
        button.click()
    assert sorted(asked) == ["new", "open", "open-sample", "open-sample", "restore"]
    assert welcome.windowTitle() == "new was asked"


def test_an_action_whose_work_nobody_gave_is_not_offered(welcome):
    assert welcome.window_actions["new"].isVisible()
    assert not welcome.window_actions["import"].isVisible()
    assert welcome.window_actions["import"].shortcut().isEmpty()


def test_a_recent_project_is_opened_by_enter(window, parts, project, qtbot):
    window.close_project()
    table = window.welcome.table
    assert [file.path for file in parts.recents.files()] == [project]
    assert QApplication.focusWidget() is table
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.frame().workspace.path == project


def test_a_recent_project_that_went_is_said_and_taken_off_by_delete(window, project, parts, qtbot):
    window.close_project()
    project.unlink()
    window.welcome.refresh()
    table = window.welcome.table
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert "is not in" in window.welcome.messages.text("dropped")
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert parts.recents.files() == ()


def drop(page, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    page.dropEvent(event)


def test_a_project_dropped_on_the_welcome_page_is_opened(welcome, project):
    drop(welcome.welcome, project)
    assert welcome.frame().workspace.path == project


def test_another_file_dropped_there_is_explained(welcome, tmp_path):
    drop(welcome.welcome, tmp_path / "crew.xlsx")
    assert "“crew.xlsx” is not a project" in welcome.welcome.messages.text("dropped")
    assert welcome.frame() is None


def test_a_file_that_is_no_project_is_explained_and_left_alone(welcome, tmp_path):
    path = tmp_path / "notes.crewplan"
    path.write_text("notes", encoding="utf-8")
    welcome.open_path(path)
    assert "notes.crewplan" in welcome.welcome.messages.text("window")
    assert path.read_text(encoding="utf-8") == "notes"


def test_a_new_project_gets_its_ending_and_is_opened(welcome, tmp_path, context, monkeypatch):
    chosen = tmp_path / "Nachtschicht"
    answer = (str(chosen), "")
    monkeypatch.setattr(projects.QFileDialog, "getSaveFileName", lambda *_: answer)
    Projects(context).ask_new(welcome)
    assert welcome.frame().workspace.path == tmp_path / "Nachtschicht.crewplan"
    assert welcome.frame().session.production is None


def test_the_sample_is_made_and_opened(welcome, tmp_path, context, monkeypatch):
    answer = (str(tmp_path / "Sample.crewplan"), "")
    monkeypatch.setattr(projects.QFileDialog, "getSaveFileName", lambda *_: answer)
    Projects(context).ask_sample(welcome)
    assert len(welcome.frame().workspace.plan.people) > 20
    assert any(item.detail for item in welcome.go.items() if item.id[0] == "day")


def test_a_copy_is_saved_even_where_the_file_is_gone(welcome, tmp_path, context, monkeypatch):
    tools, copy = Projects(context), tmp_path / "Copy.crewplan"
    answers = iter([(str(tmp_path / "Quay"), ""), (str(tmp_path / "Copy"), ""), (str(copy), "")])
    monkeypatch.setattr(projects.QFileDialog, "getSaveFileName", lambda *_: next(answers))
    tools.ask_new(welcome)
    (tmp_path / "Quay.crewplan").unlink()
    tools.ask_copy(welcome)
    digest = welcome.frame().workspace.digest()
    tools.ask_copy(welcome)
    assert "Copy.crewplan" in welcome.frame().messages.text("window"), "there is one already"
    welcome.open_path(copy)
    assert welcome.frame().workspace.digest() == digest


def test_leaving_a_file_dialog_does_nothing(welcome, context, monkeypatch):
    monkeypatch.setattr(projects.QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(projects.QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    Projects(context).ask_new(welcome)
    Projects(context).ask_open(welcome)
    assert welcome.frame() is None
