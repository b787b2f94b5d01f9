"""Row 52 in the window: after every page was shown, the user's own folders name nobody."""

import stat
import tempfile
from types import MappingProxyType

from crewplanner.ui.main_window import MainWindow, WindowParts
from crewplanner.ui.page_list import PAGES, tools
from crewplanner.ui.projects import Projects
from crewplanner.ui.recent_files import RecentFiles
from crewplanner.ui.tools.toolbox import Kit
from crewplanner.ui.widgets.search_box import SearchBox
from crewplanner.ui.window_state import WindowState
from tests.cli.canary import NAME, make
from tests.cli.test_canary import files_in, found_in


def test_no_settings_or_temporary_file_names_anybody(look, tmp_path, monkeypatch, qtbot):
    workspace = make(tmp_path)
    context, path = workspace.context, workspace.path
    workspace.close()
    temp, settings = tmp_path / "temp", tmp_path / "settings"
    temp.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
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
