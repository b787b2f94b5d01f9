"""From starting the process to the first painted window, against a bare window of the toolkit.

Each is a process of its own, so that nothing is loaded before.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.invented import Size, made
from benchmarks.measuring import Effort, Report, Row, Run, middle, taking_turns

ROOT = Path(__file__).resolve().parent.parent

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
from crewplanner.__main__ import main
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
{watch}
really = QApplication.exec
def watched(application):
    from crewplanner.ui.board.view import Board
    board = next(w for w in application.allWidgets() if isinstance(w, Board))
    watched.by = Watch(board.viewport())
    return really()
QApplication.exec = watched
sys.exit(main([{project!r}]))
"""
_WATCH = """
class Watch(QObject):
    def __init__(self, widget):
        super().__init__(widget)
        widget.installEventFilter(self)
    def eventFilter(self, widget, event):
        if event.type() == QEvent.Type.Paint:
            widget.removeEventFilter(self)
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        print("painted", flush=True)
        QApplication.closeAllWindows()
        QApplication.quit()
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
        projects = {"the sample": sample, f"{large.bookings:,} bookings": large.path}
        bare = _BARE.format(watch=_WATCH)
        runs: dict[str, Run] = {"bare": _start(bare, folder)}
        for what, path in projects.items():
            runs[what] = _start(_OURS.format(watch=_WATCH, project=str(path)), folder)
        taking_turns(runs, 1)
        seconds = taking_turns(runs, effort.rounds)
    rows = [
        Row(
            what=f"start to painted board of {what}",
            value=middle(seconds[what]),
            unit="s",
            against="bare window",
            against_value=middle(seconds["bare"]),
            must=3.0,
        )
        for what in projects
    ]
    return Report(name="startup", rows=tuple(rows))


def _start(script: str, folder: Path) -> Run:
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
            raise RuntimeError(f"the window was not painted: {process.wait()} {line}")
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
