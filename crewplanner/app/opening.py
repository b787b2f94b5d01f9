"""Opening a project on a thread of its own: checking and reading a large file takes seconds."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from crewplanner.app.errors import Locked, ProjectError
from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.app.workspace import Context, Workspace
from crewplanner.dataclass import dataclass

if TYPE_CHECKING:
    from crewplanner.app.glimpse import Glimpse

_LARGE = 3_000_000
"""Bytes from which on a file is not opened while the window waits: a fifth of a second."""
_VERY_LARGE = 8_000_000
"""Bytes from which on a glimpse comes before it: half a second."""


def open_project(path: Path, context: Context, *, handed_over: bool = False) -> Workspace:
    """Open a project; one that somebody else writes is opened to read. Raises ProjectError.

    One that is to be `handed_over` may be opened on one thread and used on another from then on.
    """
    try:
        return Workspace.open(path, context, handed_over=handed_over)
    except Locked:
        return Workspace.open(path, context, read_only=True, handed_over=handed_over)


def is_large(path: Path) -> bool:
    """Whether opening the file would be noticed."""
    return _size(path) >= _LARGE


def is_very_large(path: Path) -> bool:
    """Whether one would wait for it."""
    return _size(path) >= _VERY_LARGE


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


class Ahead:
    """A project that is being opened from now on, while something else is prepared for it.

    It belongs to the thread that takes it. Whoever made this gives it up in the end: a project that
    nobody took is closed. One that is `glimpsed` is looked at first.
    """

    def __init__(
        self, path: Path, context: Context, glimpsed: Callable[[Path], bool] = is_very_large
    ) -> None:
        self.path = path
        self._glimpsed = glimpsed
        self._glimpse: Glimpse | None = None
        self._looked = Event()
        self._context = context
        self._opened: Workspace | None = None
        self._error: ProjectError | None = None
        self._thread = Thread(target=self._open)
        self._thread.start()

    def ready(self, seconds: float) -> bool:
        """Wait so long at most; whether it is open by then, or known why not."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def glimpse(self) -> "Glimpse | None":
        """Wait for what the board will begin with; None where it cannot be seen."""
        self._looked.wait()
        return self._glimpse

    def take(self) -> Workspace:
        """Wait until it is open and have it. Raises ProjectError where it cannot be opened."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        opened, self._opened = self._opened, None
        if opened is None:
            # A mistake of ours ended the thread: here, where it is reported, it comes again.
            return open_project(self.path, self._context)
        return opened

    def give_up(self) -> None:
        """Close it, if nobody took it."""
        self._thread.join()
        if self._opened is not None:
            self._opened.close()

    def _open(self) -> None:
        try:
            if self._glimpsed(self.path):
                self._glimpse = _looked_at(self.path, self._context)
        finally:
            self._looked.set()
        try:
            self._opened = open_project(self.path, self._context, handed_over=True)
        except ProjectError as error:
            self._error = error


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProject:
    """The job that opens a project for the thread that waits for it. Raises ProjectError.

    `glimpsed` is first told, on the worker's thread, what the board will begin with, if it can be
    seen; only where a glimpse is `wanted`. A project that is opened `ahead` is waited for.
    """

    path: Path
    context: Context
    wanted: bool = False
    glimpsed: "Callable[[Glimpse], object] | None" = None
    ahead: Ahead | None = None

    def run(self, progress: Progress, cancelled: Cancelled) -> Workspace:
        """Open it; whoever asked to stop meanwhile finds it closed again."""
        progress(0, 0)
        if self.wanted and self.glimpsed is not None:
            self._look(self.glimpsed)
        if self.ahead is not None:
            workspace = self.ahead.take()
        elif cancelled():
            raise Stopped
        else:
            workspace = open_project(self.path, self.context, handed_over=True)
        if cancelled():
            workspace.close()
            raise Stopped
        return workspace

    def _look(self, tell: "Callable[[Glimpse], object]") -> None:
        found = self.ahead.glimpse() if self.ahead else _looked_at(self.path, self.context)
        if found is not None:
            tell(found)


def _looked_at(path: Path, context: Context) -> "Glimpse | None":
    from crewplanner.app.glimpse import glimpse  # noqa: PLC0415 - for large ones alone

    return glimpse(path, context)
