"""A field to find as you type."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from crewplanner.ui.look import Look
from crewplanner.ui.widgets.flow import YIELDS

_PAUSE_MS = 120
_LETTERS = 14
"""So many letters have room at least."""
_AROUND = 70
"""Room for the icons and the edges."""


class SearchBox(QLineEdit):
    """Tells what is sought after a short pause; Esc empties it, then leaves it.

    Enter, where what is sought was told already, asks for the next one found.
    """

    sought = Signal(str)
    """Carries the text without blanks around it."""
    left = Signal()
    """Esc in the empty field, or Down: the keyboard wants back to what is searched."""

    stepped = Signal(int)
    """1: the next one of those found is wanted; -1, with Shift: the one before."""

    def __init__(self, look: Look, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._told = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setToolTip(placeholder)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(look.px(130))
        self.setMaximumWidth(look.px(280))
        self.setProperty(YIELDS, True)
        self._icon = QAction(self)
        self.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._wait)
        look.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:
        """Wide enough for the words that say what may be sought, and the same for any text.

        The button that empties it does not push its neighbors about.
        """
        metrics = self.fontMetrics()
        words = max(
            _LETTERS * metrics.averageCharWidth(), metrics.horizontalAdvance(self.placeholderText())
        )
        wanted = words + self._look.px(_AROUND)
        least, most = self.minimumWidth(), self.maximumWidth()
        return QSize(min(max(wanted, least), most), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            told = self.text().strip() == self._told
            self._tell()
            if told and self._told:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.stepped.emit(-1 if back else 1)
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self._tell()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def tell_now(self) -> None:
        """Tell what is sought at once, without the pause."""
        self._tell()

    def _wait(self, text: str) -> None:
        if text:
            self._pause.start()
        else:
            self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.sought.emit(text)

    def _dress(self) -> None:
        self._icon.setIcon(self._look.icon("search:muted"))
