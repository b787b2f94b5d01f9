"""The mark of a finding in a cell: a square before the text, a letter, or a corner."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from crewplanner.ui.board.looks import Badge, Look
from crewplanner.ui.board.paints import BoardPaints

NARROW = 34
"""Below this width of a day there is room for letters only."""
MEDIUM = 60
"""Below this width the mark of a finding stands without its box."""


class BadgeArtist:
    """Draws marks in the paints of one board; `scale` is how large its texts are."""

    def __init__(self, paints: BoardPaints, scale: float) -> None:
        self._paints = paints
        self._scale = scale

    def draw(self, painter: QPainter, look: Look, left: float, box: QRectF) -> float:
        """The mark before the text, smaller where there is little room; the room that it took."""
        note = look.badge in {Badge.NOTE, Badge.ACCEPTED}
        if look.column < NARROW * self._scale:
            if not note:
                self._draw_corner(painter, box)
            return 0.0
        painter.setFont(self._paints.fonts.badge)
        if look.column < MEDIUM * self._scale:
            if note:
                return 0.0
            painter.setFont(self._paints.fonts.cell_strong)
            painter.setPen(self._paints.finding)
            place = QRectF(left + 2, box.top(), 5 * self._scale, box.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), look.badge.value[:1])
            return 4.0 * self._scale
        side = float(round(11 * self._scale))
        left += round(4 * self._scale)
        square = QRectF(left, round(box.center().y() - side / 2), side, side)
        painter.setPen(QPen(self._paints.muted, 1) if note else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if note else self._paints.finding)
        if look.badge is Badge.ACCEPTED:
            self._draw_accepted(painter, square.adjusted(0.5, 0.5, -0.5, -0.5))
            return side + 4
        painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5) if note else square, 3, 3)
        painter.setPen(self._paints.muted if note else self._paints.finding_on)
        painter.drawText(square, int(Qt.AlignmentFlag.AlignCenter), look.badge.value[:1])
        return side + 4

    def _draw_accepted(self, painter: QPainter, square: QRectF) -> None:
        """A ring with a check: told from a note by its shape."""
        painter.drawEllipse(square)
        left, top, side = square.left(), square.top(), square.width()
        points = ((0.27, 0.52), (0.44, 0.69), (0.74, 0.33))
        painter.drawPolyline([QPointF(left + x * side, top + y * side) for x, y in points])

    def _draw_corner(self, painter: QPainter, box: QRectF) -> None:
        side = min(7.0, box.width() / 2)
        corner = box.topRight()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._paints.finding)
        painter.drawPolygon(
            QPolygonF([corner, corner - QPointF(side, 0), corner + QPointF(0, side)])
        )
