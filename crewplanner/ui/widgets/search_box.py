"""A field to find as you type."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.flow import YIELDS
from crewplanner.ui.widgets.icon_field import IconField

_PAUSE_MS = 120
_LETTERS = 14
"""So many letters have room at least."""
_LEAST, _MOST = 130, 280
"""Widths in pixels of the design."""
_AROUND = 70
"""Room for the icons and the edges."""


class SearchBox(IconField):
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
        super().__init__(look, parent)
        self._told = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setToolTip(placeholder)
        self.setProperty(YIELDS, True)
        self.set_sign("search:muted")
        self.add_button("close:muted", _("Empty the field (Esc)")).clicked.connect(self.clear)
        self.show_button(False)
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
        self.show_button(bool(text))
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
        self.setMinimumWidth(self._look.px(_LEAST))
        self.setMaximumWidth(self._look.px(_MOST))
