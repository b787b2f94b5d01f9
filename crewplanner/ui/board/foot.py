"""The frozen row below: heads and hours of each day, and what it costs."""

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter

from crewplanner.app.queries.board import BoardDay
from crewplanner.ui.board.cells import SLIVER
from crewplanner.ui.board.geometry import Geometry
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.rows import Rows, Shade, shade_of
from crewplanner.ui.board.words import BoardWords
from crewplanner.ui.board.writing import CENTER, LEFT, write_whole

UNKNOWN = "…"
"""Stands for a sum of money until it is known."""


class FootCost(NamedTuple):
    """What a date costs, in words: confirmed, with pencils (empty: no more), and the briefest.

    `whole` is for the tooltip.
    """

    confirmed: str
    with_pencils: str
    brief: str
    whole: str


Costs = Mapping[dt.date, FootCost]
"""By date; a date that is missing is not known yet."""


def foot_line(height: int, number: int, count: int, width: int) -> QRect:
    """The place of one of the lines of the foot."""
    each = (height - 1) // count
    return QRect(0, 1 + number * each, width - 1, each)


class FootRow:
    """Paints heads, hours and costs of each day, in content x and window y."""

    def __init__(
        self,
        rows: Rows,
        paints: BoardPaints,
        words: BoardWords,
        geometry: Geometry,
        pictures: Pictures,
        *,
        costs: Costs | None = None,
    ) -> None:
        self._rows = rows
        self._paints = paints
        self._words = words
        self._geometry = geometry
        self._pictures = pictures
        self._costs = costs

    def set_costs(self, costs: Costs) -> None:
        """Show other sums from now on; the caller spoils what changes."""
        self._costs = costs

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint the days that lie in a rectangle; see `backstore.PaintContent`."""
        geometry, column, height = self._geometry, self._geometry.column, self._geometry.footer
        painter.fillRect(area, self._paints.surface)
        for day in geometry.days_in(area.left(), area.right() + 1):
            info = self._rows.days[day]
            shaded = shade_of(info) is not Shade.NONE
            monday = info.date.weekday() == 6
            cost = self._costs.get(info.date) if self._costs is not None else None
            known = cost[:3] if cost else None
            key = ("foot", info.heads, info.minutes, shaded, monday, column, height, known)
            draw = partial(self._draw, day=info, cost=cost)
            painter.drawPixmap(day * column, 0, self._pictures.get(key, column, height, draw))
        painter.fillRect(area.left(), 0, area.width(), 1, self._paints.line)

    def _draw(self, painter: QPainter, *, day: BoardDay, cost: FootCost | None) -> None:
        paints, fonts = self._paints, self._paints.fonts
        column, height = self._geometry.column, self._geometry.footer
        if shade_of(day) is not Shade.NONE:
            painter.fillRect(QRect(0, 0, column, height), paints.weekend)
        if column >= 24 or day.date.weekday() == 6:
            painter.fillRect(column - 1, 0, 1, height, paints.line)
        if column < SLIVER:
            return
        count = 1 if self._costs is None else 2
        if self._costs is not None:
            place = foot_line(height, 1, count, column)
            if cost is None:
                write_whole(painter, fonts.caption, paints.muted, place, UNKNOWN, CENTER)
            elif cost.confirmed:
                more = f" · {cost.with_pencils}" if cost.with_pencils else ""
                self._write(painter, place, cost.confirmed, more, cost.brief)
        if day.heads:
            hours = f" · {self._words.hours(day.minutes)}" if day.minutes else ""
            self._write(
                painter, foot_line(height, 0, count, column), str(day.heads), hours, str(day.heads)
            )

    def _write(self, painter: QPainter, place: QRect, main: str, more: str, brief: str) -> None:
        """The main figure with what belongs to it, alone, or as briefly as there is room for."""
        paints, fonts = self._paints, self._paints.fonts
        strong, plain = QFontMetrics(fonts.caption_strong), QFontMetrics(fonts.caption)
        room = place.width()
        first = strong.horizontalAdvance(main)
        whole = first + plain.horizontalAdvance(more)
        if more and whole <= room - 7:
            place = place.adjusted((room - whole) // 2, 0, 0, 0)
            used = write_whole(painter, fonts.caption_strong, paints.ink, place, main, LEFT)
            place.setLeft(place.left() + used)
            write_whole(painter, fonts.caption, paints.muted, place, more, LEFT)
        elif first <= room - 5:
            write_whole(painter, fonts.caption_strong, paints.ink, place, main, CENTER)
        else:
            write_whole(painter, fonts.badge, paints.ink, place, brief, CENTER)
