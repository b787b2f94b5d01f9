"""How a piece of a bar is filled: solid, open, striped or dotted, told apart without color."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from crewplanner.exports.paper import Pattern
from crewplanner.ui.look import Look

_ROLES = {
    Pattern.SOLID: ("confirmed.line", "confirmed.line"),
    Pattern.OPEN: ("confirmed.fill", "confirmed.line"),
    Pattern.STRIPED: ("hold.fill", "hold.line"),
    Pattern.DOTTED: ("enquired.fill", "enquired.line"),
}
"""Ground and line of each pattern."""
_STRIPES, _DOTS = 6, 5


def fill_bar(painter: QPainter, look: Look, box: QRectF, pattern: Pattern) -> None:
    """Paint one piece: its ground, its pattern, its outline."""
    ground, line = (look.role(name) for name in _ROLES[pattern])
    painter.save()
    painter.setClipRect(box)
    painter.fillRect(box, ground)
    if pattern is Pattern.STRIPED:
        painter.setPen(QPen(line, 1.2))
        step, high = float(look.px(_STRIPES)), box.height()
        x = box.left() - high
        while x < box.right():
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + high, box.top()))
            x += step
    elif pattern is Pattern.DOTTED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(line)
        step = float(look.px(_DOTS))
        y = box.bottom() - step / 2
        while y > box.top():
            x = box.left() + step / 2
            while x < box.right():
                painter.drawEllipse(QPointF(x, y), 0.9, 0.9)
                x += step
            y -= step
    painter.setPen(QPen(line, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()
