"""Row 52 in the window: after every page was shown, the user's own folders name nobody."""

import stat
import tempfile
from types import MappingProxyType

from crewplanner.app.erasures import erase
from crewplanner.ui.dialogs.restore import Recovery, RestoreDialog
from crewplanner.ui.main_window import MainWindow, WindowParts
from crewplanner.ui.page_list import PAGES, tools
from crewplanner.ui.projects import Projects
from crewplanner.ui.recent_files import RecentFiles
from crewplanner.ui.tools.toolbox import Kit
from crewplanner.ui.widgets.search_box import SearchBox
from crewplanner.ui.window_state import WindowState
from tests.cli.canary import NAME, RATE, make
from tests.cli.test_canary import files_in, found_in


def shown(look, context, settings, qtbot):
    """The whole window, its settings in that folder."""
    state, projects = WindowState(settings), Projects(context)
    kit = Kit(
        context=context, look=look, state=state, settings=settings, set_user=projects.set_user
    )
    window = MainWindow(
        WindowParts(
            look=look,
            pages=PAGES,
            state=state,
            recents=RecentFiles(settings),
            open_path=projects.open_path,
            tools=MappingProxyType(dict(tools(kit))),
        )
    )
    qtbot.addWidget(window)
    window.show()
    return window


def test_no_settings_or_temporary_file_names_anybody(look, tmp_path, monkeypatch, qtbot):
    workspace = make(tmp_path)
    context, path = workspace.context, workspace.path
    workspace.close()
    temp, settings = tmp_path / "temp", tmp_path / "settings"
    temp.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    window = shown(look, context, settings, qtbot)
    window.open_path(path)
    frame = window.frame()
    for name in frame.page_names:
        frame.go(name)
        for box in frame.page().findChildren(SearchBox):
            box.setText(NAME)
        qtbot.wait(5)
    window.close()
    kept = [*files_in(settings), *files_in(temp)]
    assert {"recent.json", "window.ini"} <= {one.name for one in kept}
    assert found_in(kept) == []
    assert {stat.S_IMODE(one.stat().st_mode) for one in kept} == {0o600}


def test_a_backup_recovered_in_the_window_brings_nobody_back(look, tmp_path, monkeypatch, qtbot):
    workspace = make(tmp_path)
    context, path, old = workspace.context, workspace.path, workspace.back_up()
    ana = next(one.id for one in workspace.plan.people.values() if one.name == NAME)
    erase(workspace, ana)
    workspace.close()
    window = shown(look, context, tmp_path / "settings", qtbot)
    window.open_path(path)

    def choose(dialog):
        dialog.recovery = Recovery(backup=old, project=path)

    monkeypatch.setattr(RestoreDialog, "exec", choose)
    window.run("restore")
    people = window.frame().workspace.plan.people
    assert people[ana].name == f"Person {ana}"
    window.close()
    assert [word for _name, word in found_in([path]) if word != RATE] == []
