"""One line of text in a place, shortened where it must be."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CENTER = int(Qt.AlignmentFlag.AlignCenter)


def write(
    painter: QPainter, font: QFont, color: QColor, place: QRect, text: str, align: int = LEFT
) -> int:
    """Write the text as far as it fits, the rest an ellipsis; the width that it took."""
    metrics = QFontMetrics(font)
    width = metrics.horizontalAdvance(text)
    if width > place.width():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(place.width(), 0))
        width = min(width, place.width())
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(place, align | int(Qt.TextFlag.TextDontClip), text)
    return width


def write_whole(
    painter: QPainter, font: QFont, color: QColor, place: QRect, text: str, align: int = CENTER
) -> int:
    """Write the text without shortening, over the edges of the place if it is wider."""
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(place, align | int(Qt.TextFlag.TextDontClip), text)
    return QFontMetrics(font).horizontalAdvance(text)
