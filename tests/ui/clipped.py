"""Which texts of a window are cut off: labels, buttons, boxes and tabs that got too little room."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QTabBar,
    QWidget,
)

_SLACK = 1
"""Pixels that rounding may take."""


def clipped(window: QWidget) -> list[str]:
    """Each text that is cut off, with where it is. One that has a tooltip may be shortened."""
    return [
        f"{_path(widget)}: “{text}” {why}"
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window) and not widget.visibleRegion().isEmpty()
        for text, why in _cut(widget)
    ]


def _cut(widget: QWidget) -> Iterator[tuple[str, str]]:
    if isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QTabBar):
        for number in range(widget.count()):
            wanted = widget.fontMetrics().horizontalAdvance(_plain(widget.tabText(number)))
            if wanted > widget.tabRect(number).width() + _SLACK:
                yield widget.tabText(number), f"tab of {widget.tabRect(number).width()}"
    elif isinstance(widget, QPushButton | QCheckBox | QRadioButton):
        wanted = widget.minimumSizeHint().width()
        if widget.text() and wanted > widget.width() + _SLACK and not widget.toolTip():
            yield widget.text(), f"{wanted} in {widget.width()}"
    elif isinstance(widget, QAbstractButton):
        wanted = widget.fontMetrics().horizontalAdvance(_plain(widget.text()))
        if widget.text() and wanted > widget.width() + _SLACK and not widget.toolTip():
            yield widget.text(), f"{wanted} in {widget.width()}"


def _label(label: QLabel) -> Iterator[tuple[str, str]]:
    text = label.text()
    if not text or not label.pixmap().isNull():
        return
    room = label.contentsRect()
    if label.wordWrap():
        wanted = label.heightForWidth(label.width())
        longest = _widest_word(label)
        if wanted > label.height() + _SLACK:
            yield text, f"{wanted} high in {label.height()}"
        elif longest > room.width() + _SLACK:
            yield text, f"a word of {longest} in {room.width()}"
        return
    wanted = label.sizeHint().width()
    if wanted > label.width() + _SLACK and not label.toolTip():
        yield text, f"{wanted} in {label.width()}"


def _widest_word(label: QLabel) -> int:
    text = label.text()
    if label.textFormat() is Qt.TextFormat.RichText or "<" in text:
        document = QTextDocument()
        document.setHtml(text)
        text = document.toPlainText()
    metrics = label.fontMetrics()
    words = (word for part in text.split() for word in part.replace("/", "/ ").split())
    return max((metrics.horizontalAdvance(word) for word in words), default=0)


def _plain(text: str) -> str:
    return text.replace("&", "")


def _path(widget: QWidget) -> str:
    """The classes from the window to the widget."""
    names: list[str] = []
    found: QWidget | None = widget
    while found is not None:
        names.append(found.objectName() or type(found).__name__)
        found = found.parentWidget()
    return "/".join(reversed(names[:3]))
