"""One line of text in a place, shortened where it must be.

Text is put on its baseline: laying it out in a rectangle, as Qt would, takes twice as long and
gives the same pixels.
"""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CENTER = int(Qt.AlignmentFlag.AlignCenter)


class BoardFont(QFont):
    """A font with its metrics, asked for once."""

    def __init__(self, font: QFont) -> None:
        super().__init__(font)
        self.metrics = QFontMetricsF(font)
        self.height = self.metrics.height()
        self.ascent = self.metrics.ascent()

    def baseline(self, top: float, height: float) -> float:
        """Where text stands that is in the middle of a height."""
        return top + (height - self.height) / 2 + self.ascent


class Measure:
    """Widths of texts in one font, each measured once: for texts that come again and again."""

    def __init__(self, font: BoardFont) -> None:
        self.font = font
        self.ascent = font.ascent
        self.baseline = font.baseline
        self._widths: dict[str, float] = {}

    def exact(self, text: str) -> float:
        """The width in parts of a pixel."""
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = self.font.metrics.horizontalAdvance(text)
        return width

    def width(self, text: str) -> int:
        """The width in whole pixels."""
        return round(self.exact(text))


def write(
    painter: QPainter, font: BoardFont, color: QColor, place: QRect, text: str, align: int = LEFT
) -> int:
    """Write the text as far as it fits, the rest an ellipsis; the width that it took."""
    metrics = font.metrics
    width = metrics.horizontalAdvance(text)
    if round(width) > place.width():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(place.width(), 0))
        width = metrics.horizontalAdvance(text)
    painter.setFont(font)
    painter.setPen(color)
    _put(painter, font, place, text, align, width)
    return min(round(width), max(place.width(), 0))


def write_whole(
    painter: QPainter, font: BoardFont, color: QColor, place: QRect, text: str, align: int = CENTER
) -> int:
    """Write the text without shortening, over the edges of the place if it is wider."""
    width = font.metrics.horizontalAdvance(text)
    painter.setFont(font)
    painter.setPen(color)
    _put(painter, font, place, text, align, width)
    return round(width)


def _put(
    painter: QPainter, font: BoardFont, place: QRect, text: str, align: int, width: float
) -> None:
    x: float = place.x()
    if align != LEFT:
        x += (place.width() - width) / (1 if align == RIGHT else 2)
    painter.drawText(QPointF(x, font.baseline(place.y(), place.height())), text)
