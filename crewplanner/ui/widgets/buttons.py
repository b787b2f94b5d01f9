"""Buttons. A page has one primary button; all others are plain or quiet."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from crewplanner.ui.look import Look

ButtonKind = Literal[
    "",
    "primary",
    "quiet",
    "link",
    "danger",
    "icon",
    "quiet-icon",
    "chip",
    "status",
    "finder",
    "toast",
]

_OWN_TIP = "own-tip"
"""Keeps what the tooltip of a barred button says else."""


class Button(QPushButton):
    """A push button of a kind, with an icon that follows the theme.

    An icon without a word needs `name`, which is its tooltip and its accessible name.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        kind: ButtonKind = "",
        *,
        icon: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._icon = icon
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if name:
            self.setToolTip(name)
            self.setAccessibleName(name)
        self._dress()
        if icon:
            look.changed.connect(self._dress)

    def set_icon(self, icon: str) -> None:
        """Show another icon, "shape:role"."""
        if not self._icon:
            self._look.changed.connect(self._dress)
        self._icon = icon
        self._dress()

    def _dress(self) -> None:
        if self._icon:
            side = self._look.px(16)
            self.setIcon(self._look.icon(self._icon, side))
            self.setIconSize(QSize(side, side))


def primary_button(look: Look, text: str, icon: str = "") -> Button:
    """The main step of a page or dialog."""
    return Button(look, text, "primary", icon=f"{icon}:primary.ink" if icon else "")


def icon_button(look: Look, icon: str, name: str, *, quiet: bool = False) -> Button:
    """An icon whose name is told by tooltip and screen reader."""
    return Button(look, "", "quiet-icon" if quiet else "icon", icon=icon, name=name)


def link_button(look: Look, text: str) -> Button:
    """A step that reads like a link."""
    return Button(look, text, "link")


def offer(button: QAbstractButton, barred: str | None, *, when: bool = True) -> None:
    """Let a button be pressed `when` that makes sense.

    Where it is `barred` it is off, and its tooltip says why until it may be pressed again.
    """
    button.setEnabled(when and barred is None)
    own = button.property(_OWN_TIP)
    if barred is not None:
        if own is None:
            button.setProperty(_OWN_TIP, button.toolTip())
        button.setToolTip(barred)
    elif own is not None:
        button.setToolTip(own)
        button.setProperty(_OWN_TIP, None)


def tip_with_keys(text: str, keys: QKeySequence) -> str:
    """The tooltip with the keys in brackets."""
    shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({shown})" if shown else text
