"""The ground of the body: shaded dates and their dividing lines, in pieces of several days."""

from functools import partial

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPen, QPixmap

from crewplanner.ui.board.geometry import Geometry
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.rows import Rows, Shade

_WIDTH = 512
_HEIGHT = 64
_STEP = 8
"""Patterns repeat after so many pixels; a piece is a whole number of them high."""

_PATTERNED = frozenset({Shade.DARK, Shade.HOLIDAY})

LINES_FROM = 24
"""Narrower days are divided by weeks only."""


class Ground:
    """Copies pieces of ground, each as wide as some days, aligned to the content's own corner."""

    def __init__(
        self, rows: Rows, paints: BoardPaints, geometry: Geometry, pictures: Pictures
    ) -> None:
        self._rows = rows
        self._paints = paints
        self._geometry = geometry
        self._pictures = pictures
        self._days = max(_WIDTH // geometry.column // 4, 1) * 4

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Cover a rectangle of content; pieces reach beyond it, so the painter must be clipped."""
        column, days, shades = self._geometry.column, self._days, self._rows.shades
        if not days:
            return
        piece = days * column
        top = area.top() // _HEIGHT * _HEIGHT
        for number in range(max(area.left(), 0) // piece, area.right() // piece + 1):
            first = number * days
            shown = tuple(shades[first : first + days])
            if not shown:
                break
            monday = (self._geometry.first.weekday() + first) % 7
            key = ("ground", shown, monday, column)
            draw = partial(self._draw, shades=shown, monday=monday)
            picture = self._pictures.get(
                key, len(shown) * column, _HEIGHT, draw, ground=self._paints.ground
            )
            for y in range(top, area.bottom() + 1, _HEIGHT):
                painter.drawPixmap(number * piece, y, picture)

    def _draw(self, painter: QPainter, *, shades: tuple[Shade, ...], monday: int) -> None:
        """Several days from one whose weekday is `monday` days after a Monday."""
        column = self._geometry.column
        for day, shade in enumerate(shades):
            left = day * column
            if shade in _PATTERNED:
                painter.drawPixmap(left, 0, self._patterned(shade, left % _STEP))
            elif shade is not Shade.NONE:
                painter.fillRect(left, 0, column, _HEIGHT, self._paints.weekend)
            if column >= LINES_FROM or (monday + day) % 7 == 6:
                painter.fillRect(left + column - 1, 0, 1, _HEIGHT, self._paints.line)

    def _patterned(self, shade: Shade, beyond: int) -> QPixmap:
        """A day with a pattern that begins so many pixels before it."""
        column = self._geometry.column
        draw = partial(self._stripe, beyond=beyond) if shade is Shade.DARK else self._dot
        key = ("patterned", shade, beyond if shade is Shade.DARK else 0, column)
        return self._pictures.get(key, column, _HEIGHT, draw, ground=self._paints.weekend)

    def _stripe(self, painter: QPainter, *, beyond: int) -> None:
        """Falling lines, of the same slope and place in every piece."""
        painter.setPen(QPen(self._paints.stripe, 1))
        for x in range(-beyond - _HEIGHT, self._geometry.column + _STEP, _STEP):
            painter.drawLine(x, 0, x + _HEIGHT, _HEIGHT)

    def _dot(self, painter: QPainter) -> None:
        """Dots in the same places of every piece; a square of this size looks round."""
        for y in range(0, _HEIGHT, _STEP):
            for x in range(0, self._geometry.column - 4, _STEP):
                painter.fillRect(QRectF(x + 1, y + 1, 1.5, 1.5), self._paints.stripe)
                painter.fillRect(QRectF(x + 5, y + 5, 1.5, 1.5), self._paints.stripe)
