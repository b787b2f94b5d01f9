"""Opening a project on a worker: checking and reading a large file takes seconds."""

from pathlib import Path
from typing import TYPE_CHECKING

from crewplanner.app.errors import Locked
from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.app.workspace import Context, Workspace
from crewplanner.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

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


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProject:
    """The job that opens a project for the thread that waits for it. Raises ProjectError.

    `glimpsed` is first told, on the worker's thread, what the board will begin with, if it can be
    seen; only where a glimpse is `wanted`.
    """

    path: Path
    context: Context
    wanted: bool = False
    glimpsed: "Callable[[Glimpse], object] | None" = None

    def run(self, progress: Progress, cancelled: Cancelled) -> Workspace:
        """Open it; whoever asked to stop meanwhile finds it closed again."""
        progress(0, 0)
        if self.wanted and self.glimpsed is not None:
            self._look(self.glimpsed)
        if cancelled():
            raise Stopped
        workspace = open_project(self.path, self.context, handed_over=True)
        if cancelled():
            workspace.close()
            raise Stopped
        return workspace

    def _look(self, tell: "Callable[[Glimpse], object]") -> None:
        from crewplanner.app.glimpse import glimpse  # noqa: PLC0415 - for large ones alone

        found = glimpse(self.path, self.context)
        if found is not None:
            tell(found)
