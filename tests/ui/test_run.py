import sys

from PySide6.QtCore import QTimer

from crewplanner.paths import logs_folder, settings_folder
from crewplanner.ui.crash import CrashDialog
from crewplanner.ui.main_window import MainWindow
from crewplanner.ui.run import run


def open_window(qapp):
    return next(w for w in qapp.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())


def run_until_looked(qapp, look_at, *, path, context, theme=None):
    """Run the program, look at its window once it stands, close it; what was seen and the code."""
    seen = []

    def look_and_close():
        window = open_window(qapp)
        try:
            seen.append(look_at(window))
        finally:
            window.close()

    QTimer.singleShot(50, look_and_close)
    code = run(path, context, theme=theme)
    qapp.setStyleSheet("")
    return seen, code


def test_the_window_opens_a_project_and_ends_well(qapp, project, context):
    hook = sys.excepthook
    seen, code = run_until_looked(
        qapp, lambda window: window.frame().workspace.path, path=project, context=context
    )
    assert (seen, code) == ([project], 0)
    assert sys.excepthook is hook
    assert (settings_folder() / "window.ini").is_file()
    assert list(logs_folder().iterdir()) == []


def test_without_a_file_the_window_welcomes_in_the_theme_asked_for(qapp, context):
    seen, code = run_until_looked(
        qapp,
        lambda window: (window.frame(), qapp.palette().window().color().lightness() < 60),
        path=None,
        context=context,
        theme="dark",
    )
    assert (seen, code) == ([(None, True)], 0)


def test_a_file_that_cannot_be_opened_is_said_in_the_window(qapp, context, tmp_path):
    path = tmp_path / "gone.crewplan"
    seen, code = run_until_looked(
        qapp,
        lambda window: window.welcome.messages.text("window"),
        path=path,
        context=context,
    )
    assert code == 0
    assert "gone.crewplan" in seen[0]
    assert not path.exists()


def test_a_crash_of_the_last_run_is_shown_at_the_start(qapp, context, monkeypatch):
    shown = []
    monkeypatch.setattr(CrashDialog, "exec", lambda dialog: shown.append(dialog.text.toPlainText()))
    logs_folder().mkdir(parents=True)
    (logs_folder() / "faults-1.txt").write_text("Fatal Python error", encoding="utf-8")
    run_until_looked(qapp, lambda window: None, path=None, context=context)
    assert shown == ["Fatal Python error"]
