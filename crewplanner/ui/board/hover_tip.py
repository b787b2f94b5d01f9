"""HoverTip: a note under the pointer that stays as long as it is pointed at; Esc takes it away."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from crewplanner.ui.board.told import plain

_GRACE_MS = 350
_BESIDE = QPoint(2, 16)


class HoverTip(QLabel):
    """Shown over everything, without taking the keyboard.

    It stays while the pointer is on the place it is about or on the note itself, and for a moment
    between the two. It has no time limit.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setObjectName("hover-tip")
        self.setTextFormat(Qt.TextFormat.RichText)
        self._host = host
        self._about: Callable[[QPoint], bool] = _nowhere
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(_GRACE_MS)
        self._leaving.timeout.connect(self._leave)

    def tell(self, at: QPoint, text: str, about: Callable[[QPoint], bool]) -> None:
        """Show a text at a place of the screen; nothing where there is none.

        `about` says of a place of the host whether the text is still about that.
        """
        if not text:
            self.hide()
            return
        text = plain(text)
        self._about = about
        self._leaving.stop()
        if self.isVisible() and self.text() == text:
            return
        self.setText(text)
        self.adjustSize()
        room = self._host.screen().availableGeometry()
        spot = at + _BESIDE
        if spot.y() + self.height() > room.bottom():
            spot.setY(at.y() - self.height() - _BESIDE.x())
        spot.setX(max(room.left(), min(spot.x(), room.right() - self.width())))
        self.move(spot)
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.hide()
            return event.key() == Qt.Key.Key_Escape
        if kind in (QEvent.Type.MouseMove, QEvent.Type.Leave, QEvent.Type.Enter):
            self._follow()
        elif (
            watched is not self and kind in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)
        ) or (kind == QEvent.Type.WindowDeactivate and watched is self._host.window()):
            self.hide()
        return False

    def _follow(self) -> None:
        if self._pointed_at():
            self._leaving.stop()
        elif not self._leaving.isActive():
            self._leaving.start()

    def _leave(self) -> None:
        if not self._pointed_at():
            self.hide()

    def _pointed_at(self) -> bool:
        pointer = QCursor.pos()
        place = self._host.mapFromGlobal(pointer)
        if self._host.rect().contains(place) and self._about(place):
            return True
        return self.geometry().adjusted(-4, -4, 4, 4).contains(pointer)


def _nowhere(_place: QPoint) -> bool:
    return False
