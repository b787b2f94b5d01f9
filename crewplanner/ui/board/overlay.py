"""What lies over the cells for a moment: the cursor, the marked block, the ghost of a drag."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from crewplanner.ui.board.geometry import Box, Geometry
from crewplanner.ui.board.hits import handle
from crewplanner.ui.board.lanes import Sizes
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.rows import PersonLine, Rows
from crewplanner.ui.board.selection import Selection, block, cell_at, position
from crewplanner.ui.board.tools import Bar, Ghost, bar_of
from crewplanner.ui.board.words import BoardWords

_CENTER = int(Qt.AlignmentFlag.AlignCenter)
PILL_GAP = 6
_MOST_ENDS = 40
_END_HEIGHT = 12

_OPEN, _CLOSED = 0.3, 0.93
"""How much of what lies below a ghost is covered."""


class Overlay:
    """Paints in window pixels over a finished board. Made anew whenever one of its parts is."""

    def __init__(
        self, rows: Rows, paints: BoardPaints, words: BoardWords, sizes: Sizes, geometry: Geometry
    ) -> None:
        self._rows = rows
        self._paints = paints
        self._words = words
        self._sizes = sizes
        self._geometry = geometry

    def paint_selection(self, painter: QPainter, selection: Selection, *, focused: bool) -> None:
        """The block, the ring of the cursor, and its person and day marked on the frozen edges."""
        where = position(self._rows, selection.cursor)
        if where is None:
            return
        body = _rect(self._geometry.body)
        painter.save()
        painter.setClipRect(body)
        marked = block(self._rows, selection)
        if marked is not None and (marked.top, marked.left) != (marked.bottom, marked.right):
            upper = self._geometry.cell(marked.top, marked.left)
            lower = self._geometry.cell(marked.bottom, marked.right)
            area = Box(upper.x, upper.y, lower.right - upper.x, lower.bottom - upper.y)
            tint = QColor(self._paints.selection)
            tint.setAlphaF(0.10)
            place = _rect(self._geometry.to_window(area)).adjusted(0, 0, -1, -1)
            painter.fillRect(place, tint)
            painter.setPen(QPen(self._paints.selection, 1))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(_rect(self._cursor_box(selection, *where))).adjusted(1, 1, -2, -2)
        color = self._paints.focus if focused else self._paints.muted
        painter.setPen(QPen(color, 2 if focused else 1))
        painter.drawRoundedRect(ring, 4, 4)
        if focused:
            self._paint_ends(painter, selection)
            self._paint_handle(painter, selection)
        painter.restore()
        self._paint_edges(painter, *where, color=color)

    def _paint_ends(self, painter: QPainter, selection: Selection) -> None:
        """The ends by which bookings that are picked are stretched."""
        painter.setPen(QPen(self._paints.focus, 1))
        painter.setBrush(self._paints.surface)
        for booking in sorted(selection.picked)[:_MOST_ENDS]:
            bar = bar_of(self._rows, booking)
            if bar is None:
                continue
            place = self._bar_rect(bar)
            high = min(_END_HEIGHT, place.height() - 4)
            top = place.center().y() - high / 2
            for x in (place.left(), place.right()):
                painter.drawRoundedRect(QRectF(x - 1.5, top, 4, high), 2, 2)

    def _paint_handle(self, painter: QPainter, selection: Selection) -> None:
        """The handle by which what is marked is repeated."""
        box = handle(self._rows, self._geometry, selection)
        if box is not None:
            painter.setPen(QPen(self._paints.surface, 1))
            painter.setBrush(self._paints.focus)
            painter.drawRoundedRect(QRectF(_rect(box)).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)

    def paint_ghost(self, painter: QPainter, ghost: Ghost) -> None:
        """The bars as they would be, those that would go made faint, and the dates in words."""
        painter.save()
        painter.setClipRect(_rect(self._geometry.body))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._paints.ground)
        veil.setAlphaF(0.7)
        for bar in ghost.leaving:
            painter.fillRect(self._bar_rect(bar), veil)
        fill = QColor(self._paints.selection_fill)
        fill.setAlphaF(_OPEN if ghost.open else _CLOSED)
        for bar in ghost.bars:
            painter.setPen(QPen(self._paints.selection, 2, Qt.PenStyle.DashLine))
            painter.setBrush(fill)
            painter.drawRoundedRect(QRectF(self._bar_rect(bar)).adjusted(1, 1, -1, -1), 5, 5)
        self._paint_pill(painter, ghost)
        painter.restore()

    def cursor_area(self, selection: Selection) -> list[QRect]:
        """What must be painted again when the cursor leaves or comes: cell, day and name."""
        where = position(self._rows, selection.cursor)
        if where is None:
            return []
        geometry = self._geometry
        marked = block(self._rows, selection)
        box = geometry.to_window(geometry.cell(*where))
        areas = [
            QRect(box.x - 1, 0, box.width + 2, geometry.header),
            QRect(0, box.y - 1, geometry.names, box.height + 2),
        ]
        if marked is not None:
            upper = geometry.to_window(geometry.cell(marked.top, marked.left))
            lower = geometry.to_window(geometry.cell(marked.bottom, marked.right))
            areas.append(QRect(QPoint(upper.x, upper.y), QPoint(lower.right, lower.bottom)))
        return [*areas, _rect(box)]

    def _cursor_box(self, selection: Selection, line: int, day: int) -> Box:
        """The cell in window pixels, or the lane of the booking where several meet."""
        box = self._geometry.cell(line, day)
        found = self._rows.lines[line]
        cell = cell_at(self._rows, selection.cursor)
        if isinstance(found, PersonLine) and found.depth > 1 and cell is not None:
            lane = self._sizes.lane_box(found.lane(cell.booking), found.depth, box.width)
            box = Box(box.x, box.y + lane.y - 3, box.width, lane.height + 6)
        return self._geometry.to_window(box)

    def _paint_edges(self, painter: QPainter, line: int, day: int, *, color: QColor) -> None:
        """Two short lines: under the day and beside the name of the cursor."""
        geometry, body = self._geometry, self._geometry.body
        box = geometry.to_window(geometry.cell(line, day))
        left, right = max(box.x, body.x), min(box.right - 1, body.right)
        if right > left:
            painter.fillRect(QRect(left, geometry.header - 3, right - left, 3), color)
        top, bottom = max(box.y, body.y), min(box.bottom - 1, body.bottom)
        if bottom > top:
            painter.fillRect(QRect(geometry.names - 3, top, 3, bottom - top), color)

    def _bar_rect(self, bar: Bar) -> QRect:
        """The bar in window pixels."""
        geometry, column = self._geometry, self._geometry.column
        line = self._rows.lines[bar.line]
        count = line.depth if isinstance(line, PersonLine) else 1
        lane = self._sizes.lane_box(min(bar.lane, count - 1), count, column)
        width = (bar.last - bar.first + 1) * column - (column - lane.width)
        x, y = bar.first * column + lane.x, geometry.tops[bar.line] + lane.y
        return _rect(geometry.to_window(Box(x, y, width, lane.height)))

    def ghost_areas(self, ghost: Ghost) -> list[QRect]:
        """Where the ghost is in window pixels: its bars, and its words."""
        return [*(self._bar_rect(bar) for bar in ghost.bars), self._pill(ghost)[0]]

    def bar_areas(self, bars: Iterable[Bar]) -> list[QRect]:
        """Where bars are in window pixels."""
        return [self._bar_rect(bar) for bar in bars]

    def _paint_pill(self, painter: QPainter, ghost: Ghost) -> None:
        """The dates and, moved to somebody else, the name."""
        pill, text = self._pill(ghost)
        paint_pill(painter, self._paints, pill, text)

    def _pill(self, ghost: Ghost) -> tuple[QRect, str]:
        """The words of the ghost and their place: below the bars, or else above."""
        rects = [self._bar_rect(bar) for bar in ghost.bars]
        text = self._words.span(ghost.first, ghost.last)
        if ghost.copying:
            text = f"+ {text}"
        person = self._rows.person(ghost.bars[0].line)
        if person is not None and ghost.leaving and ghost.leaving[0].line != ghost.bars[0].line:
            text = f"{person.name} · {text}"
        under = rects[0]
        for rect in rects[1:]:
            top, bottom = min(under.top(), rect.top()), max(under.bottom(), rect.bottom())
            under = QRect(QPoint(under.left(), top), QPoint(under.right(), bottom))
        return pill_box(self._paints, self._geometry.body, under, text), text


def pill_box(paints: BoardPaints, body: Box, under: QRect, text: str) -> QRect:
    """Where words stand below a rectangle of the body, or else above it."""
    metrics = QFontMetrics(paints.fonts.caption_strong)
    width, height = metrics.horizontalAdvance(text) + 16, metrics.height() + 8
    x = max(min(max(under.left(), body.x + 2), body.right - width - 2), body.x + 2)
    y = under.bottom() + PILL_GAP
    if y + height > body.bottom:
        y = under.top() - height - PILL_GAP
    return QRect(x, y, width, height)


def paint_pill(painter: QPainter, paints: BoardPaints, pill: QRect, text: str) -> None:
    """Words in a dark box."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paints.ink)
    painter.drawRoundedRect(pill, 5, 5)
    painter.setFont(paints.fonts.caption_strong)
    painter.setPen(paints.surface)
    painter.drawText(pill, _CENTER, text)


def _rect(box: Box) -> QRect:
    return QRect(box.x, box.y, box.width, box.height)
