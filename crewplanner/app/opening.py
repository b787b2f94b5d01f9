"""Opening a project on a thread of its own: checking and reading a large file takes seconds."""

from pathlib import Path
from typing import TYPE_CHECKING

from crewplanner.app.context import Context
from crewplanner.app.errors import Locked
from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from crewplanner.app.glimpse import Glimpse
    from crewplanner.app.workspace import Workspace

_LARGE = 2_000_000
"""Bytes from which on a file is not opened while the window waits: a tenth of a second."""


def open_project(path: Path, context: Context, *, handed_over: bool = False) -> "Workspace":
    """Open a project; one that somebody else writes is opened to read. Raises ProjectError.

    One that is to be `handed_over` may be opened on one thread and used on another from then on.
    """
    from crewplanner.app.workspace import Workspace  # noqa: PLC0415 - a glimpse needs less

    try:
        return Workspace.open(path, context, handed_over=handed_over)
    except Locked:
        return Workspace.open(path, context, read_only=True, handed_over=handed_over)


def is_large(path: Path) -> bool:
    """Whether opening the file would be noticed."""
    try:
        return path.stat().st_size >= _LARGE
    except OSError:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProject:
    """The job that opens a project for the thread that waits for it. Raises ProjectError.

    `glimpsed` is first told, on the worker's thread, what the board will begin with, if it can be
    seen.
    """

    path: Path
    context: Context
    glimpsed: "Callable[[Glimpse], object] | None" = None

    def run(self, progress: Progress, cancelled: Cancelled) -> "Workspace":
        """Open it; whoever asked to stop meanwhile finds it closed again."""
        progress(0, 0)
        if self.glimpsed is not None:
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
