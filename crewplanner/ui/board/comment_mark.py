"""The sign of a comment: a corner of a cell, of a name, or of the head of a date."""

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from crewplanner.domain.ids import PersonId
from crewplanner.ui.board.geometry import Box, Geometry
from crewplanner.ui.board.lanes import TEXT
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.rows import Rows

Comments = Mapping[tuple[PersonId | None, dt.date | None], str]
"""What was said, by what it is about: a cell, a person or a date; as the tooltip says it."""

_SIDE = 8


class CommentArtist:
    """Paints the signs over a finished board, in window pixels."""

    def __init__(self, rows: Rows, geometry: Geometry, paints: BoardPaints) -> None:
        self._rows = rows
        self._geometry = geometry
        self._paints = paints

    def paint(self, painter: QPainter, comments: Comments) -> None:
        """The signs of all that is in view."""
        if not comments:
            return
        geometry = self._geometry
        days = geometry.days_in(geometry.x, geometry.x + max(geometry.body.width, 1))
        lines = geometry.rows_in(geometry.y, geometry.y + max(geometry.body.height, 1))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._paints.surface, 1))
        painter.setBrush(self._paints.selection)
        painter.setClipRect(0, geometry.header, geometry.width, geometry.body.height)
        for line in lines:
            row = self._rows.person(line)
            if row is None:
                continue
            for day in days:
                if (row.person, self._rows.dates[day]) in comments:
                    self._corner(painter, geometry.to_window(geometry.cell(line, day)))
        for line in lines:
            row = self._rows.person(line)
            if row is not None and (row.person, None) in comments:
                cell = geometry.to_window(geometry.cell(line, days.start))
                self._corner(painter, Box(0, cell.y, geometry.names, cell.height))
        painter.setClipRect(geometry.names, 0, geometry.body.width, geometry.header)
        for day in days:
            if (None, self._rows.dates[day]) in comments:
                column = geometry.to_window(Box(day * geometry.column, 0, geometry.column, 0))
                self._corner(painter, Box(column.x, 0, column.width, geometry.header))
        painter.restore()

    def paint_day(self, painter: QPainter, comments: Comments, date: dt.date) -> None:
        """The same where one date has all the width: at the end of each row and of the date."""
        if not comments:
            return
        geometry, body = self._geometry, self._geometry.body
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._paints.surface, 1))
        painter.setBrush(self._paints.selection)
        if (None, date) in comments:
            self._corner(painter, Box(0, 0, geometry.names, geometry.header))
        painter.setClipRect(0, geometry.header, geometry.width, body.height)
        for line in geometry.rows_in(geometry.y, geometry.y + max(body.height, 1)):
            row = self._rows.person(line)
            if row is None:
                continue
            top = geometry.to_window(geometry.cell(line, 0)).y
            if (row.person, date) in comments:
                self._corner(painter, Box(body.x, top, body.width, 0))
            if (row.person, None) in comments:
                self._corner(painter, Box(0, top, geometry.names, 0))
        painter.restore()

    def _corner(self, painter: QPainter, box: Box) -> None:
        """At the upper end of a box: a triangle, which needs no color to be seen."""
        side = min(_SIDE * self._paints.fonts.text / TEXT, box.width / 2)
        corner = QPointF(box.x + box.width - 1, box.y)
        painter.drawPolygon(
            QPolygonF([corner, corner - QPointF(side, 0), corner + QPointF(0, side)]),
            Qt.FillRule.OddEvenFill,
        )
