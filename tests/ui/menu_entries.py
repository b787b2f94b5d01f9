"""The lines of a menu with those of the menus in it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu


def entries(menu: QMenu) -> Iterator[QAction]:
    """All lines that do something, from top to bottom."""
    inner = inner_menus(menu)
    for action in menu.actions():
        within = next((one for one in inner if one.menuAction() is action), None)
        if within is not None:
            yield from entries(within)
        elif not action.isSeparator():
            yield action


def inner_menus(menu: QMenu) -> list[QMenu]:
    """The menus right in a menu. `QAction.menu` is not asked: it would take them with it."""
    return menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
