"""Long work inside a dialog: one job at a time, its bar once it takes a while, and Cancel."""

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crewplanner.app.errors import ProjectError, Refused
from crewplanner.app.jobs import Job
from crewplanner.i18n import _
from crewplanner.ui.jobs import JobRunner, RunningJob
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.job_bar import JobBar

_PATIENCE_MS = 300


class JobPlace(QWidget):
    """Where a dialog's work is shown. A new job takes the place of the one before, unheard.

    Cancel answers at once with `stopped`; what the worker still brings is thrown away.
    """

    finished = Signal(object)
    """The job's result."""
    failed = Signal(str)
    """A sentence that says what is wrong and what to do."""
    stopped = Signal()
    """The user asked to stop."""

    def __init__(self, look: Look, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._jobs = jobs
        self._running: RunningJob | None = None
        self._bar: JobBar | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._show_bar)
        self.setVisible(False)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._running is not None

    @property
    def bar(self) -> JobBar | None:
        """The bar, while there is one."""
        return self._bar

    def start(self, job: Job[Any], title: str) -> None:
        """Begin a job; one that is under way is given up."""
        self.give_up()
        running = self._jobs.start(job, title, shown=False)
        running.finished.connect(self._finish)
        running.failed.connect(self._fail)
        running.progressed.connect(self._progress)
        self._running = running
        self._patience.start()

    def give_up(self) -> None:
        """Stop what is under way without a word, as when the dialog closes."""
        running = self._let_go()
        if running is not None:
            running.cancel()

    def cancel(self) -> None:
        """Stop what is under way and tell it."""
        if self.busy:
            self.give_up()
            self.stopped.emit()

    def _finish(self, result: object) -> None:
        if self.sender() is self._running:
            self._let_go()
            self.finished.emit(result)

    def _fail(self, error: Exception) -> None:
        if self.sender() is self._running:
            self._let_go()
            self.failed.emit(sentence_about(error))

    def _let_go(self) -> RunningJob | None:
        running, self._running = self._running, None
        self._patience.stop()
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        self.setVisible(False)
        return running

    def _show_bar(self) -> None:
        if self._running is None:
            return
        self._bar = JobBar(self._look, self._running.title)
        self._bar.show_progress(self._running.done, self._running.of)
        self._bar.cancel_asked.connect(self.cancel)
        self._column.addWidget(self._bar)
        self.setVisible(True)

    def _progress(self, done: int, of: int) -> None:
        if self._bar is not None:
            self._bar.show_progress(done, of)


def sentence_about(error: Exception) -> str:
    """The sentence for a failure of the world or of the request; what is our mistake is raised."""
    if isinstance(error, Refused | ProjectError):
        return str(error)
    if isinstance(error, OSError):
        return _("“{file}” cannot be read: {why}. Check the file and try again.").format(
            file=error.filename or "?", why=error.strerror or type(error).__name__
        )
    raise error
