"""From starting the process to the first painted window, against a bare window of the toolkit.

Each is a process of its own, so that nothing is loaded before.
"""

import os
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path

from benchmarks.invented import Size, made
from benchmarks.measuring import Effort, Report, Row, Run, middle, taking_turns

ROOT = Path(__file__).resolve().parent.parent
_OF_SAMPLE = "start to painted board of the sample, all of it read"
_OF_LARGE = "start to painted board of {:,} bookings"
_ALL = "start until all of these can be worked on"

_BARE = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
{watch}
application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
watch = Watch(window)
window.show()
sys.exit(application.exec())
"""
_OURS = """
import sys
import crewplanner.__main__ as program
loaded = program._window_shell
def watched_shell():
    run = loaded()
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget
    from crewplanner.ui.main_window import MainWindow
    {watch}
    really = QApplication.exec
    def watch_picture():
        board = watched.place.picture.board
        watched.by = Watch(board.viewport(), board)
    def watch_board():
        frame = watched.window.frame()
        board = frame.page().board if frame is not None else None
        if board is not None:
            watched.by = Watch(board.viewport(), board)
        return board is not None
    def watched(application):
        windows = application.topLevelWidgets()
        watched.window = next(window for window in windows if isinstance(window, MainWindow))
        watched.place = watched.window.findChild(QWidget, "opening") if {first} else None
        if watched.place is not None:
            watched.place.pictured.connect(watch_picture)
        elif not watch_board():
            watched.window.project_shown.connect(watch_board)
        return really()
    QApplication.exec = watched
    return run
program._window_shell = watched_shell
sys.exit(program.main([{project!r}]))
"""
_WATCH = """
class Watch(QObject):
    def __init__(self, widget, board=None):
        super().__init__(widget)
        self.board = board
        widget.installEventFilter(self)
    def eventFilter(self, widget, event):
        if event.type() == QEvent.Type.Paint:
            widget.removeEventFilter(self)
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        if self.board is not None and not self.bookings():
            print("nothing booked in view:", flush=True)
        print("painted", flush=True)
        QApplication.closeAllWindows()
        QApplication.quit()
    def bookings(self):
        scene, geometry = self.board.scene, self.board.scene.geometry
        lines = geometry.rows_in(geometry.y, geometry.y + geometry.body.height)
        days = geometry.days_in(geometry.x, geometry.x + geometry.body.width)
        return sum(bool(scene.rows.cells(line, day)) for line in lines for day in days)
"""


def run(effort: Effort) -> Report:
    """Measure."""
    size = Size(people=30, days=30) if effort.small else Size(people=300, days=112, longest=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample = folder / "sample.crewplan"
        subprocess.run(
            [sys.executable, "-m", "crewplanner", "new", str(sample), "--sample"],
            env=environment(folder),
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        large = made(folder, size)
        projects = {_OF_SAMPLE: sample, _OF_LARGE.format(large.bookings): large.path}
        bare = _BARE.format(watch=_WATCH)
        runs: dict[str, Run] = {"bare": _start(bare, folder)}
        for what, path in projects.items():
            runs[what] = to_the_board(path, folder)
        runs[_ALL] = to_work(large.path, folder)
        taking_turns(runs, 1)
        seconds = taking_turns(runs, effort.rounds)
    rows = [
        Row(
            what=what,
            value=middle(seconds[what]),
            unit="s",
            against="bare window",
            against_value=middle(seconds["bare"]),
            must=3.0 if what == _OF_LARGE.format(large.bookings) else None,
        )
        for what in runs
        if what != "bare"
    ]
    return Report(name="startup", rows=tuple(rows))


def to_the_board(project: Path, folder: Path) -> Callable[[], Callable[[], object]]:
    """A process that opens the window on a project; its settings are kept in the folder.

    It ends when a board with bookings is painted for the first time: that of a large project before
    all of it is read. Raises RuntimeError if the picture shows no booking.
    """
    return _start(ours(project, first=True), folder)


def to_work(project: Path, folder: Path) -> Callable[[], Callable[[], object]]:
    """The same until the whole project is there and can be worked on."""
    return _start(ours(project), folder)


def ours(project: Path, *, first: bool = False) -> str:
    """The script of that process: the program as it starts, with an eye on its board.

    With `first` on the one that is seen of a large project at first.
    """
    watch = textwrap.indent(_WATCH, " " * 4)
    return _OURS.format(watch=watch, first=first, project=str(project))


def _start(script: str, folder: Path) -> Callable[[], Callable[[], object]]:
    """A process with the script; the time counts until it says that it has painted."""

    def start() -> Callable[[], object]:
        process = subprocess.Popen(
            [sys.executable, "-c", script],
            stdout=subprocess.PIPE,
            text=True,
            env=environment(folder),
            cwd=ROOT,
        )
        line = process.stdout.readline() if process.stdout else ""
        if line.strip() != "painted":
            process.kill()
            process.communicate()
            raise RuntimeError(f"the window was not painted: {process.returncode} {line}")
        return process.communicate

    return start


def environment(folder: Path) -> dict[str, str]:
    """The variables of a process that is measured: settings and bytecode of its own."""
    return {
        **os.environ,
        "CREWPLANNER_HOME": str(folder / "home"),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "QT_QPA_PLATFORM": "offscreen",
    }
