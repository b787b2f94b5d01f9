"""Long work as a value: it reads a snapshot, reports progress, can be cancelled, gives a result."""

from collections.abc import Callable
from typing import Protocol, TypeVar

ResultT_co = TypeVar("ResultT_co", covariant=True)

Progress = Callable[[int, int], None]
"""Called with (done, of); `of` is 0 while the amount is not known."""

Cancelled = Callable[[], bool]
"""Whether the user asked to stop. A job asks it at least every few milliseconds of work."""


class Stopped(Exception):
    """The job was cancelled and left no trace."""


class Job(Protocol[ResultT_co]):
    """Work that may run on another thread: it never sees the workspace, only values."""

    def run(self, progress: Progress, cancelled: Cancelled) -> ResultT_co:
        """Do the work. Raises Stopped when cancelled."""
        ...


def no_progress(done: int, of: int) -> None:
    """Progress that nobody watches."""


def never() -> bool:
    """A job that nobody cancels."""
    return False
