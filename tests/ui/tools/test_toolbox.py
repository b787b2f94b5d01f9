"""The menu's tools in the real window: each opens its dialog and does what it answers."""

import shutil
from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from crewplanner.app.commands.productions import AddProduction, RemoveProduction
from crewplanner.app.context import Context
from crewplanner.app.settings import SettingsFile
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import NEW
from crewplanner.domain.productions import Production
from crewplanner.ui.dialogs.about import AboutDialog
from crewplanner.ui.dialogs.export import ExportDialog
from crewplanner.ui.dialogs.guide import GuideDialog
from crewplanner.ui.dialogs.history import HistoryDialog
from crewplanner.ui.dialogs.importing import ImportDialog
from crewplanner.ui.dialogs.productions import ProductionsDialog
from crewplanner.ui.dialogs.restore import RestoreDialog
from crewplanner.ui.dialogs.settings import SettingsDialog
from crewplanner.ui.main_window import MainWindow, WindowParts
from crewplanner.ui.page_list import PAGES, tools
from crewplanner.ui.projects import Projects
from crewplanner.ui.recent_files import RecentFiles
from crewplanner.ui.theme import ThemeChoice
from crewplanner.ui.tools.toolbox import Kit
from crewplanner.ui.window_actions import WINDOW_ACTIONS
from crewplanner.ui.window_state import WindowState
from tests.app.conftest import NOON, fill

CREW = "Name\tRole\nTomasz Singh\tGaffer\n"


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A project with one of everything, made once."""
    folder = tmp_path_factory.mktemp("filled")
    context = Context(user="Tamsin", clock=lambda: NOON, backups=folder / "backups")
    workspace = Workspace.create(folder / "Harbour.crewplan", context)
    fill(workspace)
    workspace.close()
    return workspace.path


@pytest.fixture
def project(tmp_path, filled):
    return Path(shutil.copy(filled, tmp_path))


@pytest.fixture
def state(tmp_path):
    return WindowState(tmp_path / "settings")


@pytest.fixture
def opened_urls():
    return []


@pytest.fixture
def window(look, context, state, tmp_path, project, opened_urls, qtbot):
    projects = Projects(context)
    kit = Kit(
        context=context,
        look=look,
        state=state,
        settings=tmp_path / "settings",
        set_user=projects.set_user,
        ask_path=lambda _parent, _title, start, _types: tmp_path / start.name,
        open_url=opened_urls.append,
    )
    made = MainWindow(
        WindowParts(
            look=look,
            pages=PAGES,
            state=state,
            recents=RecentFiles(tmp_path / "settings"),
            open_path=projects.open_path,
            tools=MappingProxyType({**tools(kit), "new": projects.ask_new}),
        )
    )
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    made.open_path(project)
    yield made
    made.close()


def names(window):
    return {person.name for person in window.frame().workspace.plan.people.values()}


def test_every_tool_of_the_menu_is_there(window):
    wanted = {spec.id for spec in WINDOW_ACTIONS if spec.handler == "tools.run"}
    elsewhere = {"new", "open", "open-sample", "save-copy"}
    assert {name for name in wanted - elsewhere if not window.tools.offers(name)} == set()
    assert "productions" in window.window_actions
    assert "history" in window.window_actions


def test_a_list_comes_in_and_the_window_shows_it(window, answer, qtbot):
    def do(dialog):
        dialog.source.text.setPlainText(CREW)
        dialog.go_on.click()
        qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 1)
        dialog.go_on.click()

    answer(ImportDialog, do)
    window.run("import")
    frame = window.frame()
    assert "Tomasz Singh" in names(window)
    assert frame.sidebar.value() == "crew"
    assert frame.toast.words == "Imported 1 person"
    frame.toast.undo_asked.emit()
    assert "Tomasz Singh" not in names(window)


def test_days_come_in_and_the_window_goes_to_the_first(window, answer, qtbot):
    def do(dialog):
        dialog.kind.set_value("shoots")
        dialog.kind.chosen.emit("shoots")
        dialog.source.text.setPlainText("Date,Call\n2026-05-12,08:00\n2026-05-11,07:00\n")
        dialog.go_on.click()
        qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 1)
        dialog.go_on.click()

    answer(ImportDialog, do)
    window.run("import")
    frame = window.frame()
    assert frame.sidebar.value() == "day"
    assert frame.session.date.isoformat() == "2026-05-11"
    assert frame.toast.words == "Imported 2 days"


def dropped(window, path):
    """Drop a file from the desktop on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    where = QPoint(600, 400)
    buttons = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, Qt.DropAction.CopyAction, data, *buttons)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        drop = QDropEvent(where, Qt.DropAction.CopyAction, data, *buttons)
        QApplication.sendEvent(window, drop)
    return enter.isAccepted()


def test_a_list_dropped_on_the_window_is_looked_at(window, answer, tmp_path, qtbot):
    path = tmp_path / "crew.tsv"
    path.write_text(CREW, encoding="utf-8")
    seen = []

    def look(dialog):
        qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 1)
        seen.append(dialog.go_on.text())

    answer(ImportDialog, look)
    assert dropped(window, path)
    assert seen == ["Import 1 person"]
    assert window.offered is None


def test_a_project_dropped_on_the_window_is_opened(window, tmp_path, project):
    other = Path(shutil.copy(project, tmp_path / "other.crewplan"))
    assert dropped(window, other)
    assert window.frame().workspace.path == other


def test_leaving_a_tool_leaves_the_project_as_it_was(window, answer):
    workspace = window.frame().workspace
    before = (workspace.digest(), workspace.undo_label, window.frame().sidebar.value())
    for name, kind in (
        ("import", ImportDialog),
        ("export", ExportDialog),
        ("productions", ProductionsDialog),
        ("history", HistoryDialog),
        ("restore", RestoreDialog),
        ("settings", SettingsDialog),
        ("about", AboutDialog),
    ):
        answer(kind, lambda dialog: dialog.reject())
        window.run(name)
    assert (workspace.digest(), workspace.undo_label, window.frame().sidebar.value()) == before


def test_a_paper_is_saved_and_said(window, answer, tmp_path, qtbot):
    def do(dialog):
        qtbot.waitUntil(dialog.save.isEnabled)
        dialog.save_and_open.click()
        qtbot.waitUntil(lambda: dialog.saved is not None)

    answer(ExportDialog, do)
    window.run("export")
    assert window.frame().toast.words.startswith("Saved “Harbour 2026-W10")
    assert len(list(tmp_path.glob("Harbour 2026-W10*.pdf"))) == 1


def test_what_was_saved_is_opened_by_the_desktop(window, answer, opened_urls, qtbot):
    def do(dialog):
        qtbot.waitUntil(dialog.save.isEnabled)
        dialog.save_and_open.click()
        qtbot.waitUntil(lambda: dialog.saved is not None)

    answer(ExportDialog, do)
    window.run("export")
    assert Path(opened_urls[0].toLocalFile()).is_file()


def test_without_a_production_there_is_no_paper(window):
    workspace = window.frame().workspace
    for production in tuple(workspace.plan.productions):
        workspace.do(RemoveProduction(production=production))
    window.frame().session.set_production(None)
    window.run("export")
    assert "Begin one first" in window.frame().messages.text("tool")


def test_going_back_to_a_backup_keeps_what_was_there(window, answer, project, context, qtbot):
    workspace = window.frame().workspace
    workspace.back_up()
    before = workspace.digest()
    workspace.do(AddProduction(production=Production(id=NEW, title="Mistake")))

    def do(dialog):
        qtbot.waitUntil(lambda: not dialog.work.busy)
        dialog.table.selectRow(len(dialog.backups.rows) - 1)
        dialog.go_back.click()

    answer(RestoreDialog, do)
    window.run("restore")
    frame = window.frame()
    assert frame.workspace.path == project
    assert frame.workspace.digest() == before
    assert frame.toast.words.startswith("“Harbour.crewplan” is as it was on Wed 4 Mar 2026")
    answer(RestoreDialog, do_newest(qtbot))
    window.run("restore")
    titles = {one.title for one in window.frame().workspace.plan.productions.values()}
    assert "Mistake" in titles


def do_newest(qtbot):
    def do(dialog):
        qtbot.waitUntil(lambda: not dialog.work.busy)
        newest = next(
            row for row in dialog.backups.rows if row.backup.reason.value == "before_restore"
        )
        dialog.table.select_object(newest)
        dialog.go_back.click()

    return do


def test_a_backup_becomes_a_project_of_its_own(window, answer, tmp_path, qtbot):
    workspace = window.frame().workspace
    workspace.back_up()
    uuid = workspace.uuid

    def do(dialog):
        qtbot.waitUntil(lambda: not dialog.work.busy)
        dialog.as_new.click()

    answer(RestoreDialog, do)
    window.run("restore")
    made = window.frame().workspace
    assert made.path.parent == tmp_path
    assert made.path.name.startswith("Harbour of 2026-03-")
    assert made.uuid != uuid
    assert {person.name for person in made.plan.people.values()} >= {"Ana Foss"}


def test_from_the_welcome_page_a_lost_project_is_made_again(window, answer, project, qtbot):
    window.frame().workspace.back_up()
    window.close_project()
    project.unlink()

    def do(dialog):
        qtbot.waitUntil(lambda: not dialog.work.busy)
        dialog.go_back.click()

    answer(RestoreDialog, do)
    window.run("restore")
    assert window.frame().workspace.path == project
    assert "Ana Foss" in names(window)


def test_what_cannot_be_restored_is_told_and_the_project_is_open_again(
    window, answer, project, qtbot
):
    workspace = window.frame().workspace
    backup = workspace.back_up()

    def do(dialog):
        qtbot.waitUntil(lambda: not dialog.work.busy)
        backup.path.write_bytes(backup.path.read_bytes()[:4000])
        dialog.go_back.click()

    answer(RestoreDialog, do)
    window.run("restore")
    assert window.frame().workspace.path == project
    assert "does not hold what it should" in window.frame().messages.text("window")


def test_the_history_leads_to_the_backups(window, answer):
    seen = []

    def look_at(dialog):
        seen.append(dialog)
        dialog.reject()

    def ask(dialog):
        answer(RestoreDialog, look_at)
        dialog.restore.click()

    answer(HistoryDialog, ask)
    window.run("history")
    assert len(seen) == 1


def test_settings_are_worn_and_kept(window, answer, look, state, tmp_path, project):
    def do(dialog):
        dialog.user.setText("Tamsin Reed")
        dialog.theme.set_value(ThemeChoice.DARK)
        dialog.text_scale.set_value(1.15)
        dialog.clock.set_value("12")
        dialog.accept_button.click()

    answer(SettingsDialog, do)
    window.run("settings")
    assert look.theme.dark
    assert (state.theme, state.text_scale) == (ThemeChoice.DARK, 1.15)
    assert SettingsFile(tmp_path / "settings").read().user == "Tamsin Reed"
    window.close_project()
    window.open_path(project)
    workspace = window.frame().workspace
    workspace.do(AddProduction(production=Production(id=NEW, title="Salt Road")))
    assert workspace.history(1)[0].who == "Tamsin Reed"


def test_settings_that_cannot_be_kept_are_told(window, answer, tmp_path):
    shutil.rmtree(tmp_path / "settings")
    (tmp_path / "settings").write_text("")
    answer(SettingsDialog, lambda dialog: dialog.accept_button.click())
    window.run("settings")
    assert "settings.json" in window.frame().messages.text("window")


def test_the_guide_opens_at_the_page_that_is_shown(window):
    window.run("go-crew")
    window.run("guide")
    guide = window.findChild(GuideDialog)
    assert guide.isVisible()
    assert guide.text.source().fileName() == "crew.md"
    window.run("go-day")
    window.run("guide")
    assert window.findChildren(GuideDialog) == [guide]
    assert guide.text.source().fileName() == "days.md"
    guide.close()


def test_about_is_shown(window, answer):
    seen = []
    answer(AboutDialog, lambda dialog: (seen.append(dialog.details.text()), dialog.accept()))
    window.run("about")
    assert seen[0].startswith("CrewPlanner ")
