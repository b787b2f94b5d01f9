"""One line of text in a place, shortened where it must be.

Text is put on its baseline: laying it out in a rectangle, as Qt would, takes twice as long and
gives the same pixels.
"""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CENTER = int(Qt.AlignmentFlag.AlignCenter)


class Measure:
    """Widths of texts in one font, each measured once: for texts that come again and again."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}
        self.ascent = self._metrics.ascent()

    def exact(self, text: str) -> float:
        """The width in parts of a pixel."""
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = self._metrics.horizontalAdvance(text)
        return width

    def width(self, text: str) -> int:
        """The width in whole pixels."""
        return round(self.exact(text))

    def baseline(self, top: float, height: float) -> float:
        """Where text stands that is in the middle of a height."""
        return baseline(self._metrics, top, height)


def write(
    painter: QPainter, font: QFont, color: QColor, place: QRect, text: str, align: int = LEFT
) -> int:
    """Write the text as far as it fits, the rest an ellipsis; the width that it took."""
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text)
    if round(width) > place.width():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(place.width(), 0))
        width = metrics.horizontalAdvance(text)
    painter.setFont(font)
    painter.setPen(color)
    _put(painter, place, text, align, metrics, width)
    return min(round(width), max(place.width(), 0))


def write_whole(
    painter: QPainter, font: QFont, color: QColor, place: QRect, text: str, align: int = CENTER
) -> int:
    """Write the text without shortening, over the edges of the place if it is wider."""
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text)
    painter.setFont(font)
    painter.setPen(color)
    _put(painter, place, text, align, metrics, width)
    return round(width)


def baseline(metrics: QFontMetricsF, top: float, height: float) -> float:
    """Where text stands that is in the middle of a height."""
    return top + (height - metrics.height()) / 2 + metrics.ascent()


def _put(
    painter: QPainter, place: QRect, text: str, align: int, metrics: QFontMetricsF, width: float
) -> None:
    x: float = place.x()
    if align != LEFT:
        x += (place.width() - width) / (1 if align == RIGHT else 2)
    painter.drawText(QPointF(x, baseline(metrics, place.y(), place.height())), text)
