"""A picture of a window onto content: scrolled by moving its pixels, painted where it is new."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap

from crewplanner.ui.board.geometry import multiple, quantum

PaintContent = Callable[[QPainter, QRect], None]
"""Paint a rectangle of content, opaquely, in content coordinates; the painter is clipped to it."""


class BackStore:
    """Keeps the pixels of the content that is in view.

    Scrolled pixels equal freshly painted ones as long as `paint` gives the same pixels for the same
    content in any clip. On a screen of broken device pixels that holds only where all begins with a
    whole one (see `Geometry.quantum`): areas are widened to such edges. Where there are none, or a
    step leads off them, all is painted again.
    """

    def __init__(self, paint: PaintContent) -> None:
        self._paint = paint
        self._pixmap = QPixmap()
        self._width = 0
        self._height = 0
        self._ratio = 1.0
        self._quantum = 1
        self._x = 0
        self._y = 0
        self._whole = True
        self._dirty: list[QRect] = []

    def resize(self, width: int, height: int, ratio: float) -> None:
        """Set the window's size in logical pixels; what was painted stays where it still fits."""
        if (width, height, ratio) == (self._width, self._height, self._ratio):
            return
        kept = self._pixmap
        old = QRect(self._x, self._y, self._width, self._height)
        same_ratio = ratio == self._ratio and not self._whole
        self._width, self._height, self._ratio = width, height, ratio
        self._pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
        self._quantum = quantum(ratio)
        self._whole = not (same_ratio and self._quantum == 1)
        if self._whole or kept.isNull():
            self._whole = True
            return
        painter = QPainter(self._pixmap)
        painter.drawPixmap(0, 0, kept)
        painter.end()
        if width > old.width():
            self._dirty.append(QRect(old.right() + 1, old.y(), width - old.width(), height))
        if height > old.height():
            self._dirty.append(QRect(old.x(), old.bottom() + 1, width, height - old.height()))

    def spoil(self, area: QRect | None = None) -> None:
        """Let content be painted again before it is next shown: a rectangle of it, or all."""
        if area is None:
            self._whole = True
        elif not self._whole:
            self._dirty.append(area)

    def at(self, x: int, y: int) -> QPixmap:
        """The picture of the window with content x and y in its upper left corner.

        It is in device pixels (its own ratio is 1), so that copying it needs no scaling.
        """
        window = QRect(x, y, self._width, self._height)
        areas = self._scrolled(x, y) if not self._whole else None
        if areas is None:
            areas = [window]
        else:
            areas = [self._widened(area) & window for area in (*areas, *self._dirty)]
        self._x, self._y, self._whole = x, y, False
        self._dirty.clear()
        areas = [area for area in areas if not area.isEmpty()]
        if areas and self._width and self._height:
            painter = QPainter(self._pixmap)
            painter.scale(self._ratio, self._ratio)
            painter.translate(-x, -y)
            for area in areas:
                painter.setClipRect(area)
                self._paint(painter, area)
            painter.end()
        return self._pixmap

    def _scrolled(self, x: int, y: int) -> list[QRect] | None:
        """Move the pixels; the rectangles laid open, or None where nothing could be kept."""
        dx, dy = self._x - x, self._y - y
        if not dx and not dy:
            return [] if self._quantum or not self._dirty else None
        width, height, step = self._width, self._height, self._quantum
        if abs(dx) >= width or abs(dy) >= height:
            return None
        if not step or dx % step or dy % step:
            return None
        right, down = round(dx * self._ratio), round(dy * self._ratio)
        self._pixmap.scroll(right, down, self._pixmap.rect())
        opened: list[QRect] = []
        if dx:
            left = x if dx > 0 else x + width + dx
            opened.append(QRect(left, y, abs(dx), height))
        if dy:
            top = y if dy > 0 else y + height + dy
            opened.append(QRect(x, top, width, abs(dy)))
        return opened

    def _widened(self, area: QRect) -> QRect:
        """To edges that are edges of device pixels."""
        step = self._quantum
        if step < 2:
            return area
        left, top = multiple(area.left(), step), multiple(area.top(), step)
        right = multiple(area.right() + 1, step, up=True)
        bottom = multiple(area.bottom() + 1, step, up=True)
        return QRect(left, top, right - left, bottom - top)
