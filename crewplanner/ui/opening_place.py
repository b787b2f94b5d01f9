"""What the window shows while a large project is opened beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crewplanner.app.opening import OpenProject
from crewplanner.i18n import _
from crewplanner.ui.dialogs.job_place import JobPlace
from crewplanner.ui.jobs import JobRunner
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.text import label

_WIDTH = 420


class OpeningPlace(QWidget):
    """The name of the project and, once it takes a while, a bar with Cancel."""

    opened = Signal(object)
    """Carries the workspace: it belongs to whoever takes it."""
    ended = Signal(str)
    """It was not opened: why, as a sentence; empty where the user asked to stop."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = JobRunner(self)
        self._title = label("", "title")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title.setWordWrap(True)
        self._work = JobPlace(look, self._jobs)
        self._work.setFixedWidth(look.px(_WIDTH))
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._work, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._work.finished.connect(self.opened)
        self._work.failed.connect(self.ended)
        self._work.stopped.connect(self._stop)

    def begin(self, job: OpenProject) -> None:
        """Open this project; one that is being opened is given up."""
        self._title.setText(_("Opening “{name}”…").format(name=job.path.stem))
        self._work.start(job, _("Checking and reading the project"))

    def cancel(self) -> None:
        """Stop, as the button does."""
        self._work.cancel()

    def close_down(self) -> None:
        """Stop for good and wait for the worker."""
        self._work.give_up()
        self._jobs.close()

    def _stop(self) -> None:
        self.ended.emit("")
