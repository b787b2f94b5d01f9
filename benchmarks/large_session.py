"""One session with a project, in a process of its own: see `benchmarks.large`."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.invented import context
from crewplanner.app.commands.bookings import MoveBookings
from crewplanner.app.workspace import Workspace
from crewplanner.paths import settings_folder
from crewplanner.ui.board.geometry import Preset
from crewplanner.ui.board.view import Board
from crewplanner.ui.look import Look
from crewplanner.ui.main_window import MainWindow
from crewplanner.ui.pages.board import BoardPage
from crewplanner.ui.project_frame import ProjectFrame
from crewplanner.ui.run import make_application, window_parts
from crewplanner.ui.window_state import WindowState

_BEAT_MS = 2
_A_WHILE_S = 0.6
_STEP = 48
_KIB = 1024


class Heart(QObject):
    """Beats as long as the event loop turns; remembers the longest pause."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._last = time.perf_counter()
        self._worst = 0.0
        timer = QTimer(self)
        timer.timeout.connect(self._beat)
        timer.start(_BEAT_MS)

    def longest(self, deed: Callable[[], object], rest: float = _A_WHILE_S) -> float:
        """Milliseconds of the longest pause in a deed and what follows from it."""
        self._last, self._worst = time.perf_counter(), 0.0
        deed()
        self.rest(rest)
        return self._worst * 1000

    def rest(self, seconds: float) -> None:
        """Let the event loop turn for a while."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self._application.processEvents()
            time.sleep(_BEAT_MS / 4000)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._worst = max(self._worst, now - self._last)
        self._last = now


class Session:
    """Somebody at work with a project in the program's own window."""

    def __init__(self, application: QApplication, project: Path) -> None:
        self._application = application
        self._project = project
        look = Look(parent=application)
        look.dress(application)
        settings = settings_folder()
        parts = window_parts(context(project.parent), look, WindowState(settings), settings)
        self.window = MainWindow(parts, opening=True)
        self.window.resize(1600, 1000)
        self.window.show()

    @property
    def frame(self) -> ProjectFrame:
        """The project in the window."""
        frame = self.window.frame()
        if frame is None:
            raise TypeError("the window shows no project")
        return frame

    @property
    def workspace(self) -> Workspace:
        """The project."""
        return self.frame.workspace

    @property
    def board(self) -> Board:
        """The board of the window."""
        page = self.frame.page()
        if not isinstance(page, BoardPage) or page.board is None:
            raise TypeError("the window does not show the board")
        return page.board

    def open(self) -> None:
        """Open the project and wait until the board is there."""
        self.window.open_path(self._project)
        while self.window.frame() is None:
            self._application.processEvents()
            time.sleep(_BEAT_MS / 4000)
        self.frame.go("board")

    def scroll(self) -> None:
        """Scroll on, both ways at once."""
        across, down = self.board.horizontalScrollBar(), self.board.verticalScrollBar()
        for _step in range(60):
            across.setValue(across.value() + _STEP)
            down.setValue(down.value() + _STEP)
            self._application.processEvents()

    def move(self) -> None:
        """Move a booking by a day."""
        booking = next(b for b in self.workspace.plan.bookings.values() if b.firm)
        self.workspace.do(MoveBookings(bookings=(booking.id,), days=1))

    def search(self) -> None:
        """Look for a name."""
        self.board.search("Ana")

    def zoom(self) -> None:
        """See a season."""
        self.board.zoom(Preset.SEASON)


def _most_memory() -> float:
    """MiB that this program held at its largest.

    Not `ru_maxrss`: a new process starts with what the one that started it had.
    """
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / _KIB
    raise OSError("the system does not tell how much memory was used")


def main(project: Path, rest: float) -> None:
    """Work, and print what was measured."""
    application = make_application()
    session, heart = Session(application, project), Heart(application)
    found = {
        "opened": heart.longest(session.open, rest),
        "scrolled": heart.longest(session.scroll),
        "one booking moved": heart.longest(session.move),
        "a name searched": heart.longest(session.search),
        "zoomed to a season": heart.longest(session.zoom, rest),
        "memory": _most_memory(),
    }
    print(json.dumps(found), flush=True)
    session.window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
