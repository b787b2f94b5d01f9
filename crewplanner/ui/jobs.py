"""Long work beside the window: a Job runs in a pool and answers on the window's thread."""

import logging
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from crewplanner.app.jobs import Job, Stopped
from crewplanner.dataclass import dataclass

_log = logging.getLogger(__name__)
_SECONDS_TO_STOP = 10


class _Mail(QObject):
    """Carries word from the worker's thread; lives on the window's."""

    progressed = Signal(int, int)
    ended = Signal(object)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    result: object


@dataclass(frozen=True, slots=True, kw_only=True)
class _Failed:
    error: Exception


class _Work(QRunnable):
    def __init__(self, job: Job[Any], stop: Event, mail: _Mail) -> None:
        super().__init__()
        self._job = job
        self._stop = stop
        self._mail = mail

    def run(self) -> None:
        self._mail.ended.emit(self._outcome())

    def _outcome(self) -> object:
        try:
            return _Done(result=self._job.run(self._mail.progressed.emit, self._stop.is_set))
        except Stopped:
            return None
        except Exception as error:  # noqa: BLE001 - a job may fail in any way; the window shows it
            return _Failed(error=error)


class RunningJob(QObject):
    """One job under way. Exactly one of `finished`, `failed`, `stopped` comes; then it is over.

    All signals come on the thread of the window. `cancel` is answered at once with `stopped`: the
    worker may need a moment more, and what it still brings is thrown away.
    """

    progressed = Signal(int, int)
    """(done, of); `of` is 0 while the amount is not known. Never goes backwards."""
    finished = Signal(object)
    """The job's result."""
    failed = Signal(object)
    """The exception that ended it."""
    stopped = Signal()

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.over = False
        self.done = 0
        self.of = 0
        self.stop = Event()
        self.mail = _Mail(self)
        queued = Qt.ConnectionType.QueuedConnection
        self.mail.progressed.connect(self._progress, queued)
        self.mail.ended.connect(self._end, queued)

    def cancel(self) -> None:
        """Ask the work to stop and say so now; nothing happens when it is over already."""
        if not self.over:
            self.stop.set()
            self.over = True
            self.stopped.emit()

    def _progress(self, done: int, of: int) -> None:
        if self.over or (of == self.of and done < self.done):
            return
        self.done, self.of = done, of
        self.progressed.emit(done, of)

    def _end(self, outcome: object) -> None:
        if self.over:
            _close(outcome)
        else:
            self.over = True
            match outcome:
                case _Done(result=result):
                    self.finished.emit(result)
                case _Failed(error=error):
                    _log.error("job failed: %s", type(error).__name__)
                    self.failed.emit(error)
                case _:
                    self.stopped.emit()
        self.deleteLater()


def _close(outcome: object) -> None:
    """Close what nobody waits for any more, if it is something that is open."""
    close = getattr(outcome.result, "close", None) if isinstance(outcome, _Done) else None
    if close is not None:
        close()


class JobRunner(QObject):
    """Runs jobs in a pool of its own. `started` lets a window show a bar for each."""

    started = Signal(object)
    """Carries the RunningJob, before it has said anything."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._running: list[RunningJob] = []

    def start(self, job: Job[Any], title: str, *, shown: bool = True) -> RunningJob:
        """Begin a job; connect to the signals of what this returns before the next event.

        Whoever shows its progress elsewhere asks for it not to be `shown` by the window.
        """
        running = RunningJob(title, self)
        self._running.append(running)
        running.destroyed.connect(self._forget)
        work = _Work(job, running.stop, running.mail)
        if shown:
            self.started.emit(running)
        self._pool.start(work)
        return running

    def close(self) -> None:
        """Cancel all work and wait for the workers, some seconds at most."""
        for running in list(self._running):
            running.cancel()
        self._pool.waitForDone(_SECONDS_TO_STOP * 1000)

    def _forget(self) -> None:
        self._running = [running for running in self._running if not running.over]
