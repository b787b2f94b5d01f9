"""Surface: a plain area in one color of the theme, with hairlines where it ends."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crewplanner.ui.look import Look


class Surface(QWidget):
    """A filled area. `lines` names edges with a hairline: "top", "bottom", "start", "end", "all".

    With `radius` the corners are round and "all" is what makes sense. Start and end follow the
    direction of reading.
    """

    def __init__(
        self,
        look: Look,
        fill: str = "surface",
        *,
        lines: tuple[str, ...] = (),
        radius: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._fill = fill
        self._line = "line"
        self._lines = frozenset(lines)
        self._radius = radius

    def set_roles(self, fill: str, line: str = "line") -> None:
        """Wear other colors."""
        self._fill, self._line = fill, line
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._radius:
            self._paint_round(painter)
            return
        painter.fillRect(event.rect(), self.look.role(self._fill))
        painter.setPen(QPen(self.look.role(self._line), 1))
        right, bottom = self.width() - 1, self.height() - 1
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if self._lines & {"top", "all"}:
            painter.drawLine(0, 0, right, 0)
        if self._lines & {"bottom", "all"}:
            painter.drawLine(0, bottom, right, bottom)
        if self._lines & {"end" if mirrored else "start", "all"}:
            painter.drawLine(0, 0, 0, bottom)
        if self._lines & {"start" if mirrored else "end", "all"}:
            painter.drawLine(right, 0, right, bottom)

    def _paint_round(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.look.role(self._fill))
        framed = "all" in self._lines
        painter.setPen(QPen(self.look.role(self._line), 1) if framed else Qt.PenStyle.NoPen)
        radius = self.look.px(self._radius)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def framed_table(look: Look, table: QWidget) -> Surface:
    """A round frame with that table in it, whose titles follow the round corners."""
    table.setProperty("framed", True)
    frame = Surface(look, "surface", lines=("all",), radius=8)
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(1, 1, 1, 7)
    inside.addWidget(table)
    return frame
