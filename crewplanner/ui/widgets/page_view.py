"""Pages of paper to look at: one at a time, whole or in full size."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from crewplanner.dataclass import dataclass
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import icon_button
from crewplanner.ui.widgets.flow import Flow
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.text import label

WHOLE, FULL = "whole", "full"
_EDGE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedPage:
    """A page as PNG, unpacked while it is looked at: many pages are small so.

    `ratio` is how many of its dots make one of the screen's plain pixels in full size.
    """

    data: bytes
    ratio: float = 1.0

    def image(self) -> QImage:
        """The page."""
        image = QImage.fromData(self.data)
        image.setDevicePixelRatio(self.ratio)
        return image


class PageView(QWidget):
    """Shows pictures of pages. PgUp and PgDn turn them, `+` and `-` change the size."""

    turned = Signal(int)
    """Carries the number of the page now shown, from 1."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._pages: tuple[QImage | PackedPage, ...] = ()
        self._number = 0
        self._sheet = _Sheet(look)
        self._area = QScrollArea()
        self._area.setWidget(self._sheet)
        self._area.setWidgetResizable(False)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.viewport().setAutoFillBackground(False)
        self._area.installEventFilter(self)
        self._area.viewport().installEventFilter(self)
        self.before = icon_button(look, "chevron-left:ink", _("Page before (PgUp)"))
        self.after = icon_button(look, "chevron-right:ink", _("Next page (PgDown)"))
        self.count = label("", "muted")
        self.size_choice = Segmented(
            look, ((WHOLE, _("Whole page")), (FULL, _("Full size"))), name=_("Size of the page")
        )
        row = Flow(gap=8, line_gap=8)
        row.setContentsMargins(_EDGE, 10, _EDGE, 10)
        row.addWidget(self.before)
        row.addWidget(self.count)
        row.addWidget(self.after)
        row.add_end(self.size_choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._area, 1)
        self.before.clicked.connect(self.turn_back)
        self.after.clicked.connect(self.turn_on)
        self.size_choice.chosen.connect(self._fit)
        self.show_pages(())

    @property
    def number(self) -> int:
        """The number of the page shown, from 1; 0 where there is none."""
        return self._number

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self._pages)

    def show_pages(self, pages: Sequence[QImage | PackedPage]) -> None:
        """Show other pages, from the same number on where there still is one."""
        self._pages = tuple(pages)
        self._show(min(max(self._number, 1), len(pages)))

    def turn_back(self) -> None:
        """Show the page before."""
        self._show(max(self._number - 1, min(1, self.pages)))

    def turn_on(self) -> None:
        """Show the next page."""
        self._show(min(self._number + 1, self.pages))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_PageUp:
                self.turn_back()
            case Qt.Key.Key_PageDown:
                self.turn_on()
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.size_choice.set_value(FULL)
                self._fit()
            case Qt.Key.Key_Minus:
                self.size_choice.set_value(WHOLE)
                self._fit()
            case _:
                return False
        return True

    def _show(self, number: int) -> None:
        turned = number != self._number
        self._number = number
        page = self._pages[number - 1] if number else None
        self._sheet.set_page(page.image() if isinstance(page, PackedPage) else page)
        said = _("Page {number} of {count}").format(number=number, count=self.pages)
        self.count.setText(said if number else _("No page"))
        self._area.setAccessibleName(f"{self._name}. {self.count.text()}")
        self.before.setEnabled(number > 1)
        self.after.setEnabled(number < self.pages)
        self._fit()
        if turned:
            self.turned.emit(number)

    def _fit(self) -> None:
        room = self._area.viewport().size()
        whole = self.size_choice.value() == WHOLE
        self._sheet.fit(room, whole=whole)


class _Sheet(QWidget):
    """One page with its edge."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._page: QImage | None = None
        self._drawn: QImage | None = None
        look.changed.connect(self.update)

    def set_page(self, page: QImage | None) -> None:
        """Show another page, at the size of the one before until it is fitted."""
        self._page = page
        self._drawn = None
        self.update()

    def fit(self, room: QSize, *, whole: bool) -> None:
        """Take the size for this room; in full size a page is as large as on paper at 96 dpi."""
        if self._page is None:
            self.resize(room)
            return
        size = self._page.size() / self._page.devicePixelRatio()
        if whole:
            inside = room - QSize(2 * _EDGE, 2 * _EDGE)
            size.scale(inside.expandedTo(QSize(1, 1)), Qt.AspectRatioMode.KeepAspectRatio)
        self.resize(size + QSize(2 * _EDGE, 2 * _EDGE))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._page is None:
            return
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        wanted = (area.size() * self.devicePixelRatioF()).toSize()
        if self._drawn is None or self._drawn.size() != wanted:
            ways = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._drawn = self._page.scaled(wanted, *ways)
        painter.drawImage(area, self._drawn)
        painter.setPen(QPen(self._look.role("line"), 1))
        painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))
