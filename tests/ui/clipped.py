"""Which texts of a window are cut off: labels, buttons, boxes and tabs that got too little room."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

_SLACK = 1
"""Pixels that rounding may take."""
_EDGE = 4
_LEVELS = 12
"""How deep layouts lie in each other: a request goes up one of them at a time."""


def clipped(window: QWidget) -> list[str]:
    """Each text that is cut off, with where it is. One that has a tooltip may be shortened.

    A text that a job has changed just now first gets the room that its layout gives it.
    """
    for _level in range(_LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    return [
        f"{_path(widget)}: “{text}” {why}"
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window) and not widget.visibleRegion().isEmpty()
        for text, why in _cut(widget)
    ]


def _cut(widget: QWidget) -> Iterator[tuple[str, str]]:
    for kind, look in _LOOKS:
        if isinstance(widget, kind):
            yield from look(widget)
            return


def _tabs(bar: QTabBar) -> Iterator[tuple[str, str]]:
    for number in range(bar.count()):
        wanted = bar.fontMetrics().horizontalAdvance(_plain(bar.tabText(number)))
        if wanted > bar.tabRect(number).width() + _SLACK:
            yield bar.tabText(number), f"tab of {bar.tabRect(number).width()}"


def _button(button: QAbstractButton) -> Iterator[tuple[str, str]]:
    wanted = button.minimumSizeHint().width()
    if not isinstance(button, QPushButton | QCheckBox | QRadioButton):
        wanted = button.fontMetrics().horizontalAdvance(_plain(button.text()))
    if button.text() and wanted > button.width() + _SLACK and not button.toolTip():
        yield button.text(), f"{wanted} in {button.width()}"


def _box(box: QComboBox) -> Iterator[tuple[str, str]]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()
    wanted = box.fontMetrics().horizontalAdvance(box.currentText())
    if wanted > room + _SLACK and not box.toolTip() and not box.isEditable():
        yield box.currentText(), f"{wanted} in {room}"


def _field(field: QLineEdit) -> Iterator[tuple[str, str]]:
    """Only what we say in it: what the user types may be longer than the field."""
    text = field.placeholderText() if not field.text() else ""
    wanted = field.fontMetrics().horizontalAdvance(text)
    room = field.contentsRect().width() - 2 * _EDGE
    if wanted > room and not field.toolTip():
        yield text, f"{wanted} in {room}"


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


_LOOKS = (
    (QLabel, _label),
    (QTabBar, _tabs),
    (QComboBox, _box),
    (QLineEdit, _field),
    (QAbstractButton, _button),
)
