"""Stripes inside of a path, and days so narrow that there is room for nothing else."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from crewplanner.ui.board.looks import Badge, Kind, Look
from crewplanner.ui.board.paints import Paint

_STRIPE = 9.0


def draw_sliver(
    painter: QPainter, look: Look, paint: Paint, top: int, colors: tuple[QColor, QColor]
) -> None:
    """A day whose booking's days make one bar: pattern and ends, no words.

    `top` is the upper edge of the box, `colors` are those of findings and of what is selected.
    """
    finding, selection = colors
    box = QRectF(0, top, look.column, look.height)
    if look.slim or look.idle:
        painter.fillRect(QRectF(0, round(box.center().y()) - 1, look.column, 2), paint.line)
        return
    path = QPainterPath()
    path.addRect(box)
    painter.fillRect(box, paint.fill)
    if look.kind in {Kind.HOLD, Kind.AWAY, Kind.AWAY_PART}:
        hatch(painter, path, box, paint.hatch, dense=look.kind is not Kind.HOLD)
    if look.badge in {Badge.WARNING, Badge.CONFLICT}:
        painter.fillRect(box.adjusted(0, 1, 0, 5 - box.height()), finding)
    line, edge = (selection, 2.0) if look.selected else (paint.line, 1.0)
    painter.fillRect(QRectF(0, box.top(), look.column, edge), line)
    painter.fillRect(QRectF(0, box.bottom() - edge, look.column, edge), line)
    if not look.joined_left:
        painter.fillRect(QRectF(0, box.top(), 1, box.height()), line)
    if not look.joined_right:
        painter.fillRect(QRectF(look.column - 1, box.top(), 1, box.height()), line)


def hatch(
    painter: QPainter, path: QPainterPath, box: QRectF, color: QColor, *, dense: bool
) -> None:
    """Diagonal stripes inside of the path: rising for holds, falling and finer for days away."""
    painter.save()
    painter.setClipPath(path)
    step = 6.0 if dense else _STRIPE
    painter.setPen(QPen(color, 1.4 if dense else 3.4))
    height, x = box.height(), box.left() - box.height()
    while x < box.right():
        if dense:
            painter.drawLine(QPointF(x, box.top()), QPointF(x + height, box.bottom()))
        else:
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + height, box.top()))
        x += step
    painter.restore()
