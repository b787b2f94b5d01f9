"""The first step of an import: a file, dropped or chosen, or rows that are pasted."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from crewplanner.i18n import _
from crewplanner.ui.dialogs.import_kinds import Source
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.text import label

_PASTED = "pasted"


class SourceStep(QWidget):
    """Asks for a source. `chosen` comes for a file; pasted rows are there to be taken."""

    chosen = Signal(object)
    """Carries the Source."""
    file_asked = Signal()
    """The user wants to choose a file."""
    text_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop = DropArea(look)
        self.text = PasteField()
        self.drop.choose.clicked.connect(self.file_asked)
        self.drop.dropped.connect(self._take_file)
        self.text.dropped.connect(self._take_file)
        self.text.textChanged.connect(self.text_changed)
        words = label(_("Or &paste the rows here"), "heading")
        words.setBuddy(self.text)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(words)
        right.addWidget(self.text, 1)
        right.addWidget(
            label(
                _("From a spreadsheet, a mail or a call sheet, with or without headings."),
                "caption",
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(24)
        row.addWidget(self.drop, 2)
        row.addLayout(right, 3)

    @property
    def pasted(self) -> Source | None:
        """The rows that were pasted, None where there are none."""
        text = self.text.toPlainText()
        if not text.strip():
            return None
        return Source(name=_("Pasted rows"), data=text.encode("utf-8"), pasted=True)

    def take_path(self, path: Path) -> None:
        """Read this file."""
        self.chosen.emit(Source(name=path.name, path=path))

    def _take_file(self, path: Path) -> None:
        self.take_path(path)


class DropArea(QWidget):
    """A place to drop a file, and the button for those who do not drag."""

    dropped = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._over = False
        self.setAcceptDrops(True)
        self.setMinimumHeight(look.px(220))
        self._mark = label()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.choose = Button(look, _("Choose a &file…"), icon="folder:ink")
        head = label(_("Drop a file here"), "heading")
        about = label(_("Excel, OpenDocument, CSV or text, as it came to you."), "muted", wrap=True)
        for words in (head, about):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(self._mark)
        column.addWidget(head)
        column.addWidget(about)
        column.addSpacing(8)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        look.changed.connect(self._dress)
        self._dress()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_of(event.mimeData()) is not None:
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        path = file_of(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(look.role("focus" if self._over else "field.line"), 2 if self._over else 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.role("selection.fill" if self._over else "surface"))
        radius = look.px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _dress(self) -> None:
        side = self._look.px(28)
        picture = self._look.icons.pixmap("import:muted", side, self.devicePixelRatioF())
        self._mark.setPixmap(picture)


class PasteField(QPlainTextEdit):
    """Plain rows; a file that is pasted or dropped here is taken as a file."""

    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Rows to import"))
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setPlaceholderText(_("Gaffer\tTomasz Singh\t07700 900188"))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return file_of(source) is not None or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        path = file_of(source)
        if path is None:
            super().insertFromMimeData(source)
        else:
            self.dropped.emit(path)


def file_of(data: QMimeData) -> Path | None:
    """The first local file that is dragged or copied."""
    return next((Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()), None)
