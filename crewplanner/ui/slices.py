"""Slices: longer work done in small pieces between the user's events, so that nothing blocks."""

import time
from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, QTimer, Signal

_SLICE_S = 0.008
SOON_MS = 30
LATER_MS = 200
"""For what a window is complete without."""
_PAUSE_MS = 8


class Slices(QObject):
    """Does pieces of work for about 8 ms at a time until there are no more.

    `piece` does one and says whether there may be another. Starting again while it runs changes
    nothing: `piece` itself must know what is left. It begins after `soon_ms`: later where even the
    first picture of a window should not wait for it. They count from when events are next taken, so
    that what is being built and painted now does not use them up.
    """

    sliced = Signal()
    """A slice is done; what it found can be shown."""
    finished = Signal()
    """All is done."""

    def __init__(
        self, piece: Callable[[], bool], parent: QObject, *, soon_ms: int = SOON_MS
    ) -> None:
        super().__init__(parent)
        self._soon_ms = soon_ms
        self._piece = piece
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)
        self._waiting = False

    @property
    def running(self) -> bool:
        """Whether there is more to do."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin soon, after what is waiting to be painted."""
        if not self._timer.isActive():
            self._waiting = True
            self._timer.start(0)

    def stop(self) -> None:
        """Leave the rest undone."""
        self._timer.stop()

    def _turn(self) -> None:
        if self._waiting:
            self._waiting = False
            self._timer.start(self._soon_ms)
        else:
            self._slice()

    def _slice(self) -> None:
        until = time.perf_counter() + _SLICE_S
        more = self._piece()
        while more and time.perf_counter() < until:
            more = self._piece()
        if more:
            self._timer.start(_PAUSE_MS)
        self.sliced.emit()
        if not more:
            self.finished.emit()


class Steps(QObject):
    """Goes on with work that says itself where it may pause: the user's events come in between."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Generator[None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def start(self, work: Generator[None]) -> None:
        """Begin now; work that is under way is stopped."""
        self.stop()
        self._work = work
        self._step()

    def stop(self) -> None:
        """Close what is under way: it cleans up after itself."""
        work, self._work = self._work, None
        self._timer.stop()
        if work is not None:
            work.close()

    def _step(self) -> None:
        work, self._work = self._work, None
        if work is not None and next(work, work) is not work:
            self._work = work
            self._timer.start(0)
