"""How far the need of a group is filled on a date: a number over a bar, on a ground of heat.

Confirmed people are solid in the bar, pencilled ones striped, missing ones hollow, so that it reads
without color too.
"""

from functools import partial

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from crewplanner.app.queries.board import Covered
from crewplanner.ui.board.cells import SLIVER
from crewplanner.ui.board.lanes import TEXT
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.writing import write_whole

NARROW = 30
"""Below this width of a day only the number of missing people is written."""
_BAR = 4
_FOOT = 3
_SIDE = 3
_FAINT, _HOT = 0.10, 0.34
"""How strong the ground is where one of many and where all are missing."""
_STRIPE = 3


class Meters:
    """The finished meters of one board at one size."""

    def __init__(self, paints: BoardPaints, pictures: Pictures, column: int, height: int) -> None:
        self._paints = paints
        self._pictures = pictures
        self._column = column
        self._height = height

    def get(self, covered: Covered) -> QPixmap:
        """The picture for a count, as large as a cell of a heading without its line."""
        key = ("covered", covered, self._column, self._height)
        draw = partial(self._draw, covered=covered)
        return self._pictures.get(key, self._column, self._height, draw)

    def _draw(self, painter: QPainter, *, covered: Covered) -> None:
        one = self._paints.fonts.text / TEXT
        bar, foot = round(_BAR * one), round(_FOOT * one)
        painter.fillRect(0, 0, self._column - 1, self._height, heat(self._paints, covered))
        top = self._height - bar - foot
        self._draw_bar(painter, covered, QRectF(_SIDE, top, self._column - 1 - 2 * _SIDE, bar))
        text = f"{covered.filled}/{covered.needed}"
        if self._column < NARROW * one:
            text = f"−{covered.missing}" if covered.missing and self._column >= SLIVER else ""
        fonts, paints = self._paints.fonts, self._paints
        font = fonts.caption_strong if covered.missing else fonts.caption
        color = paints.muted if covered.confirmed == covered.needed else paints.ink
        write_whole(painter, font, color, QRect(0, 0, self._column - 1, top), text)

    def _draw_bar(self, painter: QPainter, covered: Covered, place: QRectF) -> None:
        """Solid, striped and hollow, as wide as their shares."""
        confirmed, missing = self._paints.confirmed.line, self._paints.finding
        whole = max(covered.needed, 1)
        solid = place.width() * covered.confirmed / whole
        striped = place.width() * covered.pencilled / whole
        left = place.left()
        if covered.missing:
            start = min(left + solid + striped, place.right() - _STRIPE)
            hollow = QRectF(start, place.top(), place.right() - start, place.height())
            painter.setPen(QPen(missing, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(hollow.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.fillRect(QRectF(left, place.top(), solid, place.height()), confirmed)
        self._stripe(painter, QRectF(left + solid, place.top(), striped, place.height()))

    def _stripe(self, painter: QPainter, place: QRectF) -> None:
        """Upright stripes of whole pixels: slanting ones are mush at this height."""
        line = self._paints.hold.line
        x = round(place.left())
        while x < place.right():
            wide = min(_STRIPE - 1, place.right() - x)
            painter.fillRect(QRectF(x, place.top(), wide, place.height()), line)
            x += _STRIPE


def heat(paints: BoardPaints, covered: Covered) -> QColor:
    """The ground behind a count: the more is missing the stronger; pencils alone are faint."""
    color = QColor(paints.finding if covered.missing else paints.hold.line)
    if covered.missing:
        color.setAlphaF(_FAINT + (_HOT - _FAINT) * covered.missing / covered.needed)
    else:
        color.setAlphaF(_FAINT if covered.pencilled else 0.0)
    return color
