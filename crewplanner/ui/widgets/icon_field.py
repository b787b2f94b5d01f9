"""A line to type in with a sign at its start and a button at its end, both as large as its text."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from crewplanner.ui.look import Look
from crewplanner.ui.widgets.reading import mirrored

_SIDE, _BUTTON, _EDGE, _ROOM = 16, 22, 4, 22
"""In pixels of the design: the icon, the button around it, how far that is from the edge of the
field, and what text gives way."""


class IconField(QLineEdit):
    """Unlike the icons that a line has by itself, which are small however large the text is."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sign: QLabel | None = None
        self._sign_icon = ""
        self._button: QToolButton | None = None
        self._button_icon = ""
        look.changed.connect(self._dress_icons)

    def set_sign(self, icon: str) -> None:
        """Show an icon, "shape:role", at the start."""
        self._sign, self._sign_icon = QLabel(self), icon
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._dress_icons()

    def add_button(self, icon: str, name: str) -> QToolButton:
        """A button for the mouse at the end, told by tooltip and screen reader as `name`."""
        button = self._button = QToolButton(self)
        self._button_icon = icon
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setToolTip(name)
        button.setAccessibleName(name)
        self._dress_icons()
        return button

    def show_button(self, shown: bool) -> None:
        """Show the button, or give its room to the text."""
        if self._button is not None and self._button.isHidden() is shown:
            self._button.setVisible(shown)
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _dress_icons(self) -> None:
        look = self._look
        side = look.px(_SIDE)
        if self._sign is not None:
            pixmap = look.icons.pixmap(self._sign_icon, side, self.devicePixelRatioF())
            self._sign.setPixmap(pixmap)
        if self._button is not None:
            self._button.setIcon(look.icon(self._button_icon, side))
            self._button.setIconSize(QSize(side, side))
        self._make_room()
        self._place()

    def _make_room(self) -> None:
        room, both = self._look.px(_ROOM), (self._sign, self._button)
        ends = [room if one is not None and not one.isHidden() else 0 for one in both]
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            ends.reverse()
        self.setTextMargins(ends[0], 0, ends[1], 0)

    def _place(self) -> None:
        look, inside = self._look, self.rect()
        side, edge = min(look.px(_BUTTON), self.height()), look.px(_EDGE)
        top = (self.height() - side) // 2
        if self._sign is not None:
            box = QRect(edge + (side - look.px(_SIDE)) // 2, top, look.px(_SIDE), side)
            self._sign.setGeometry(mirrored(self.layoutDirection(), inside, box))
        if self._button is not None:
            box = QRect(self.width() - edge - side, top, side, side)
            self._button.setGeometry(mirrored(self.layoutDirection(), inside, box))
