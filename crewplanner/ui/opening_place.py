"""What the window shows while a large project is opened beside it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from crewplanner.app.jobs import Cancelled, Progress
from crewplanner.app.opening import OpenProject
from crewplanner.dataclass import dataclass
from crewplanner.i18n import _
from crewplanner.ui.dialogs.job_place import JobPlace
from crewplanner.ui.jobs import JobRunner
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.text import label
from crewplanner.ui.window_state import WindowState

if TYPE_CHECKING:
    from crewplanner.app.glimpse import Glimpse
    from crewplanner.app.workspace import Workspace
    from crewplanner.ui.opening_picture import OpeningPicture
    from crewplanner.ui.pages.page import Page

_WIDTH = 420
_TO_BE_SEEN_MS = 10
_PATIENCE_S = 0.4
"""So long the worker waits at most for the first picture."""
_ALL_THE_WIDTH = 16_777_215
"""What Qt takes for no limit."""
_PICTURE = "crewplanner.ui.opening_picture"
_WINDOW = ("crewplanner.ui.project_frame", "crewplanner.ui.pages.board")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opening:
    """Loads what the project is shown with as well: the window would stand still meanwhile."""

    job: OpenProject

    def run(self, progress: Progress, cancelled: Cancelled) -> "Workspace":
        if self.job.glimpsed is not None:
            import_module(_PICTURE)
        workspace = self.job.run(progress, cancelled)
        for name in _WINDOW:
            import_module(name)
        return workspace


class OpeningPlace(QWidget):
    """The name of the project, then the first weeks of its board; a bar with Cancel with both."""

    opened = Signal(object)
    """Carries the workspace: it belongs to whoever takes it."""
    ended = Signal(str)
    """It was not opened: why, as a sentence; empty where the user asked to stop."""
    pictured = Signal()
    """The first weeks of the board are there now."""
    _glimpsed = Signal(int, object)

    def __init__(
        self,
        look: Look,
        state: WindowState,
        entries: Sequence[tuple[str, str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """`entries` are those of the sidebar."""
        super().__init__(parent)
        self.setObjectName("opening")
        self._look = look
        self._state = state
        self._entries = entries
        self._number = 0
        self._painted = Event()
        self._picture: OpeningPicture | None = None
        self._jobs = JobRunner(self)
        self._title = label("", "title")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title.setWordWrap(True)
        self._work = JobPlace(look, self._jobs)
        self._plain = QWidget()
        self._column = QVBoxLayout(self._plain)
        self._column.addStretch(2)
        self._column.addWidget(self._title)
        self._column.addStretch(3)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._plain)
        self._work.finished.connect(self.opened)
        self._work.failed.connect(self.ended)
        self._work.stopped.connect(self._stop)
        self._glimpsed.connect(self._show_picture, Qt.ConnectionType.QueuedConnection)

    @property
    def picture(self) -> "OpeningPicture | None":
        """The first weeks of the board, once they are there."""
        return self._picture

    def begin(self, job: OpenProject) -> None:
        """Open this project; one that is being opened is given up."""
        self._number += 1
        self._painted.set()
        self.clear()
        self._title.setText(_("Opening “{name}”…").format(name=job.path.stem))
        on_board = self._state.page in {"", "board"}
        self._painted = Event()
        told = partial(self._tell, self._number, self._painted) if on_board else None
        work = _Opening(job=replace(job, glimpsed=told))
        self._work.start(work, _("Checking and reading the project"))

    def cancel(self) -> None:
        """Stop, as the button does."""
        self._painted.set()
        self._work.cancel()

    def close_down(self) -> None:
        """Stop for good and wait for the worker."""
        self._painted.set()
        self._work.give_up()
        self._jobs.close()

    def lead_on(self, page: "Page | None") -> None:
        """Let a page begin where the eye is now; the picture is not needed any more."""
        from crewplanner.ui.pages.board import BoardPage  # noqa: PLC0415 - loaded by the worker

        board = page.board if isinstance(page, BoardPage) else None
        if self._picture is not None and board is not None:
            down = self._picture.board.verticalScrollBar().value()
            board.verticalScrollBar().setValue(down)
        self.clear()

    def clear(self) -> None:
        """Show the name alone."""
        self._work.setFixedWidth(self._look.px(_WIDTH))
        middle = Qt.AlignmentFlag.AlignHCenter
        self._column.insertWidget(self._column.count() - 1, self._work, alignment=middle)
        picture, self._picture = self._picture, None
        if picture is not None:
            self._stack.removeWidget(picture)
            picture.deleteLater()

    def _tell(self, number: int, painted: Event, glimpse: "Glimpse") -> None:
        """On the worker's thread: what it would do next must not hold up the first picture."""
        self._glimpsed.emit(number, glimpse)
        painted.wait(_PATIENCE_S)

    def _show_picture(self, number: int, glimpse: "Glimpse") -> None:
        if number != self._number or not self._work.busy:
            return
        from crewplanner.ui.opening_picture import OpeningPicture  # noqa: PLC0415 - loaded by the worker

        picture = OpeningPicture(self._look, self._state, self._entries, glimpse)
        self._picture = picture
        self._work.setMinimumWidth(0)
        self._work.setMaximumWidth(_ALL_THE_WIDTH)
        picture.column.insertWidget(1, self._work)
        self._stack.addWidget(picture)
        self._stack.setCurrentWidget(picture)
        picture.board.setFocus(Qt.FocusReason.OtherFocusReason)
        picture.board.first_painted.connect(self._soon_go_on)
        self.pictured.emit()

    def _soon_go_on(self) -> None:
        QTimer.singleShot(_TO_BE_SEEN_MS, self, self._go_on)

    def _go_on(self) -> None:
        """A method of a widget: an event of Python's may be gone when its turn comes."""
        self._painted.set()

    def _stop(self) -> None:
        self.ended.emit("")
