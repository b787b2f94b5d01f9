"""The frozen column of people at the left, and the corners above and below it."""

import datetime as dt
from functools import partial

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap, QPolygonF

from crewplanner.domain.ids import PersonId
from crewplanner.i18n import in_order
from crewplanner.ui.board.foot import FootRow, foot_line
from crewplanner.ui.board.geometry import Geometry
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.rows import GroupLine, Line, Rows
from crewplanner.ui.board.words import BoardWords
from crewplanner.ui.board.writing import RIGHT, Measure, write

PAD = 12
_RIGHTWARDS = ((0, -3.5), (3.5, 0), (0, 3.5))
_DOWNWARDS = ((-2, -1.5), (1.5, 2), (5, -1.5))


class NamesColumn:
    """Paints people and departments, in window x and content y."""

    def __init__(
        self, rows: Rows, paints: BoardPaints, geometry: Geometry, pictures: Pictures, row: int
    ) -> None:
        self._rows = rows
        self._paints = paints
        self._geometry = geometry
        self._pictures = pictures
        self._row = row
        self._counts = Measure(paints.fonts.caption)
        self._found: frozenset[PersonId] | None = None

    def set_found(self, people: frozenset[PersonId] | None) -> None:
        """Dim everybody else; None dims nobody."""
        self._found = people

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint the lines that lie in a rectangle; see `backstore.PaintContent`."""
        geometry, paints, width = self._geometry, self._paints, self._geometry.names
        painter.fillRect(area, paints.surface)
        filled = area.intersected(QRect(area.left(), 0, width, geometry.tops[-1]))
        if filled.isEmpty():
            return
        for index in geometry.rows_in(filled.top(), filled.bottom() + 1):
            top, bottom = geometry.tops[index], geometry.tops[index + 1]
            line = self._rows.lines[index]
            if isinstance(line, GroupLine):
                painter.fillRect(QRect(0, top, width, bottom - top), paints.side)
            painter.drawPixmap(0, top, self._picture(line))
            painter.fillRect(0, bottom - 1, width, 1, paints.line)
        painter.fillRect(width - 1, filled.top(), 1, filled.height(), paints.line)

    def _picture(self, line: Line) -> QPixmap:
        width, row = self._geometry.names, self._row
        if isinstance(line, GroupLine):
            group = line.group
            draw = partial(self._draw_group, name=group.name, heads=group.heads, folded=line.folded)
            key = ("group", group.name, group.heads, line.folded, width, row)
            return self._pictures.get(key, width, row, draw)
        name, role = line.row.name, line.row.role
        dim = self._found is not None and line.row.person not in self._found
        draw = partial(self._draw_person, name=name, role=role, dim=dim)
        return self._pictures.get(("person", name, role, dim, width, row), width, row, draw)

    def _draw_person(self, painter: QPainter, *, name: str, role: str, dim: bool) -> None:
        """The whole name where it fits; the role takes what is left, or nothing."""
        paints, fonts = self._paints, self._paints.fonts
        if dim:
            painter.setOpacity(0.35)
        room = self._geometry.names - 2 * PAD
        height = self._row - 1
        used = write(painter, fonts.name, paints.ink, QRect(PAD, 0, room, height), name)
        left = room - used - PAD
        if left >= 24 and role:
            place = QRect(PAD + used + PAD, 0, left, height)
            write(painter, fonts.role, paints.muted, place, role, RIGHT)

    def _draw_group(self, painter: QPainter, *, name: str, heads: int, folded: bool) -> None:
        paints, fonts = self._paints, self._paints.fonts
        height, room = self._row - 1, self._geometry.names - 2 * PAD
        middle = height / 2
        count = str(heads)
        wide = self._counts.width(count)
        write(
            painter, fonts.caption_strong, paints.ink, QRect(PAD, 0, room - wide - 20, height), name
        )
        painter.setPen(QPen(paints.muted, 1.4))
        one = fonts.text / 13
        x = PAD + room - 6 * one
        steps = _RIGHTWARDS if folded else _DOWNWARDS
        chevron = [QPointF(x + dx * one, middle + dy * one) for dx, dy in steps]
        painter.drawPolyline(QPolygonF(chevron))
        if folded:
            place = QRect(PAD, 0, room - 14, height)
            write(painter, fonts.caption, paints.muted, place, count, RIGHT)


class Corners:
    """Paints the two corners left of the days: month and week above, what the foot counts below."""

    def __init__(
        self,
        paints: BoardPaints,
        words: BoardWords,
        geometry: Geometry,
        pictures: Pictures,
        *,
        foot: FootRow,
    ) -> None:
        self._foot = foot
        self._paints = paints
        self._words = words
        self._geometry = geometry
        self._pictures = pictures

    def paint(self, painter: QPainter, date: dt.date, bottom: int) -> None:
        """Paint both; `date` is the first one seen, `bottom` the window y of the foot."""
        geometry = self._geometry
        key = ("corner", date.year, date.month, date.isocalendar().week, geometry.names)
        draw = partial(self._draw_upper, date=date)
        painter.drawPixmap(0, 0, self._pictures.get(key, geometry.names, geometry.header, draw))
        key = ("foot corner", geometry.names, geometry.footer, self._foot.said)
        foot = self._pictures.get(key, geometry.names, geometry.footer, self._draw_lower)
        painter.drawPixmap(0, bottom, foot)

    def _draw_upper(self, painter: QPainter, *, date: dt.date) -> None:
        paints, fonts, geometry = self._paints, self._paints.fonts, self._geometry
        width, height = geometry.names, geometry.header
        painter.fillRect(QRect(0, 0, width, height), paints.surface)
        line = QFontMetrics(fonts.strong).height() + 2
        place = QRect(PAD, height - 8 - 2 * line, width - 2 * PAD, line)
        month = f"{self._words.month(date)} {date.year}"
        write(painter, fonts.strong, paints.ink, place, month)
        place.translate(0, line)
        write(painter, fonts.caption, paints.muted, place, self._words.week(date))
        self._frame(painter, height - 1)

    def _draw_lower(self, painter: QPainter) -> None:
        paints, fonts, geometry = self._paints, self._paints.fonts, self._geometry
        painter.fillRect(QRect(0, 0, geometry.names, geometry.footer), paints.surface)
        said = self._foot.said
        for number, text in enumerate(said):
            first, dot, more = text.partition(" · ")
            place = foot_line(geometry.footer, number, len(said), geometry.names).adjusted(
                PAD, 0, -PAD, 0
            )
            used = write(painter, fonts.caption_strong, paints.ink, place, first)
            place.setLeft(place.left() + used)
            write(painter, fonts.caption, paints.muted, place, in_order(dot + more))
        self._frame(painter, 0)

    def _frame(self, painter: QPainter, y: int) -> None:
        geometry = self._geometry
        painter.fillRect(0, y, geometry.names, 1, self._paints.line)
        height = geometry.header if y else geometry.footer
        painter.fillRect(geometry.names - 1, 0, 1, height, self._paints.line)
