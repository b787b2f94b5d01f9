"""What is this? Says of what has the keyboard, then of what is clicked, what it is and does."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QMainWindow,
    QWhatsThis,
    QWidget,
)

from crewplanner.i18n import _
from crewplanner.ui.action_spec import plain
from crewplanner.ui.board.told import about as told_of_board
from crewplanner.ui.board.told import plain as as_markup
from crewplanner.ui.board.view import Board

_MOUSE = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    }
)
_MODIFIERS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_F1}
)


class HelpMenu(QObject):
    """Help on the spot. While it is asking, the next click explains and does nothing else."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._asking = False
        self.said = ""
        """What was said last."""

    @property
    def asking(self) -> bool:
        """Whether the next click explains."""
        return self._asking

    def say_what(self) -> None:
        """Explain what has the keyboard, and let the next click explain what it hits."""
        widget = self._window.focusWidget() or self._window
        corner = QPoint(widget.width() // 2, min(widget.height(), 40))
        self._say(about(widget), widget.mapToGlobal(corner), widget)
        if not self._asking:
            self._asking = True
            QApplication.setOverrideCursor(QCursor(Qt.CursorShape.WhatsThisCursor))
            QApplication.instance().installEventFilter(self)  # pyright: ignore[reportOptionalMemberAccess] - there is one

    def leave(self) -> None:
        """Clicks do again what they do."""
        if self._asking:
            self._asking = False
            QApplication.instance().removeEventFilter(self)  # pyright: ignore[reportOptionalMemberAccess] - there is one
            QApplication.restoreOverrideCursor()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Clicks explain; Esc and every other key end it."""
        if not isinstance(watched, QWidget):
            return False
        if isinstance(event, QMouseEvent) and event.type() in _MOUSE:
            return self._take_click(watched, event)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MODIFIERS:
                return False
            self.leave()
            QWhatsThis.hideText()
            return event.key() == Qt.Key.Key_Escape
        if event.type() is QEvent.Type.WindowDeactivate and watched is self._window:
            self._leave_with_window()
        return False

    def _take_click(self, watched: QWidget, event: QMouseEvent) -> bool:
        """Explain on the press; the release ends it, so that nothing is clicked."""
        if event.type() is QEvent.Type.MouseButtonPress:
            at = event.globalPosition().toPoint()
            QWhatsThis.hideText()
            widget = QApplication.widgetAt(at) or watched
            self._say(about(widget, widget.mapFromGlobal(at)), at, widget)
        elif event.type() is QEvent.Type.MouseButtonRelease:
            self.leave()
        return True

    def _leave_with_window(self) -> None:
        """Another window has come to the front; the text itself is no such window."""
        if QApplication.activePopupWidget() is None:
            self.leave()

    def _say(self, text: str, at: QPoint, widget: QWidget) -> None:
        self.said = text
        QWhatsThis.showText(at, as_markup(text), widget)


def about(widget: QWidget, at: QPoint | None = None) -> str:
    """Its name, then what it does: from itself, or from what it stands in.

    `at` is the place in the widget that is asked about; the board tells what lies there.
    """
    around = widget.parentWidget()
    if isinstance(around, QAbstractScrollArea) and widget is around.viewport():
        widget = around
    lines = [_name(widget)]
    if isinstance(widget, Board):
        lines = [(told_of_board(widget.scene, at) if at is not None else "") or lines[0]]
        lines.append(
            _("People against days. Arrows move the cursor, letters and digits act on it.")
        )
    inside: QWidget | None = widget
    while inside is not None:
        said = inside.whatsThis() or inside.accessibleDescription() or inside.toolTip()
        if said and said not in lines:
            lines.append(said)
            break
        inside = inside.parentWidget()
    lines.append(_("? shows the keys that work here, F1 the guide."))
    return "\n".join(line for line in lines if line)


def _name(widget: QWidget) -> str:
    """What it is called for everybody: its name, its text, its label's, or its window's."""
    label = next(
        (one for one in widget.window().findChildren(QLabel) if one.buddy() is widget), None
    )
    text = getattr(widget, "text", str)()
    found = widget.accessibleName() or (label.text() if label else "") or text
    return plain(found or widget.window().windowTitle())
