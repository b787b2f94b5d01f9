"""The pages of a call sheet beside its editor: set anew a moment after something changed."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.dataclass import dataclass
from crewplanner.exports import Options, render_pages
from crewplanner.i18n import _
from crewplanner.ui.dialogs.job_place import JobPlace
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.page_view import PageView

_PAUSE_MS = 250
_DOTS_PER_INCH = 144.0
_RATIO = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPages:
    """Pages as they will be printed."""

    pages: tuple[QImage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPagesJob:
    """A job: the pages of a call sheet as pictures."""

    view: CallSheetView
    options: Options

    def run(self, progress: Progress, cancelled: Cancelled) -> SheetPages:
        """The pages. Raises Refused, Stopped."""
        progress(0, 0)
        made = render_pages(
            self.view, self.options, paper="call-sheet", dots_per_inch=_DOTS_PER_INCH
        )
        if cancelled():
            raise Stopped
        pictures: list[QImage] = []
        for data in made:
            picture = QImage.fromData(data)
            picture.setDevicePixelRatio(_RATIO)
            pictures.append(picture)
        return SheetPages(pages=tuple(pictures))


class SheetPreview(QWidget):
    """The last pages stay until there are new ones. While it is hidden nothing is set."""

    failed = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: SheetPagesJob | None = None
        self.pages = PageView(services.look, _("The call sheet as it will be printed"))
        self.work = JobPlace(services.look, services.jobs)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        self.work.finished.connect(self._take)
        self.work.failed.connect(self.failed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.work)
        column.addWidget(self.pages, 1)

    @property
    def busy(self) -> bool:
        """Whether newer pages are on their way."""
        return self._pause.isActive() or self.work.busy

    def show_sheet(self, view: CallSheetView, options: Options) -> None:
        """Show the pages of this sheet, soon."""
        self._wanted = SheetPagesJob(view=view, options=options)
        self._pause.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._wanted is not None:
            self._pause.start()

    def _begin(self) -> None:
        if self._wanted is not None and self.isVisible():
            self.work.start(self._wanted, _("Setting the pages"))
            self._wanted = None

    def _take(self, result: object) -> None:
        if isinstance(result, SheetPages):
            self.pages.show_pages(result.pages)
