"""The frozen row below: heads and hours of each day, and what it costs."""

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from crewplanner.app.queries.board import BoardDay
from crewplanner.i18n import _, in_order
from crewplanner.ui.board.cells import SLIVER
from crewplanner.ui.board.geometry import Geometry
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.rows import Rows, Shade, shade_of
from crewplanner.ui.board.words import BoardWords
from crewplanner.ui.board.writing import CENTER, LEFT, Measure, write_whole

_AIR, _AIR_OF_TWO = 5, 8
"""So many pixels of a day are left free beside its figures, more beside heads with hours."""
UNKNOWN = "…"
"""Stands for a sum of money until it is known."""


class FootCost(NamedTuple):
    """What a date costs, in words: confirmed, with pencils (empty: no more), the same briefer.

    `thousands` is a bare number; `whole` is for the tooltip.
    """

    confirmed: str
    with_pencils: str
    brief: str
    thousands: str
    whole: str


Costs = Mapping[dt.date, FootCost]
"""By date; a date that is missing is not known yet."""


def foot_line(height: int, number: int, count: int, width: int) -> QRect:
    """The place of one of the lines of the foot."""
    each = (height - 1) // count
    return QRect(0, 1 + number * each, width - 1, each)


class Fit(NamedTuple):
    """What every day has room for, so that all of them say the same.

    `cost` says which words of a `FootCost` are written, by their place in it; None: none of them.
    `tight`: heads and sums without more are written in the smaller font.
    """

    hours: bool
    tight: bool
    pencils: bool
    cost: int | None


_CONFIRMED, _BRIEF, _THOUSANDS = 0, 2, 3


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
        self._strong, self._plain, self._badge = (
            Measure(font)
            for font in (paints.fonts.caption_strong, paints.fonts.caption, paints.fonts.badge)
        )
        room = geometry.column - 1 - _AIR_OF_TWO
        heads = {day.heads for day in rows.days if day.heads}
        self._bare_width = max((self._strong.width(str(number)) for number in heads), default=0)
        self._hours_fit = room >= self._bare_width and all(
            self._width(str(day.heads), self._hours(day)) <= room for day in rows.days if day.heads
        )
        self._fit = self._fitting()

    def set_costs(self, costs: Costs) -> None:
        """Show other sums from now on; the caller spoils what changes."""
        self._costs = costs
        self._fit = self._fitting()

    @property
    def said(self) -> tuple[str, ...]:
        """What the lines are: the first words are the main ones, what follows a dot says more."""
        fit = self._fit
        heads = f"{_('Heads')} · {_('hours')}" if fit.hours else _("Heads")
        if self._costs is None:
            return (heads,)
        if fit.cost == _THOUSANDS:
            return heads, f"{_('Cost')} · {_('thousands')}"
        return heads, f"{_('Cost')} · {_('with pencils')}" if fit.pencils else _("Cost")

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint the days that lie in a rectangle; see `backstore.PaintContent`."""
        geometry, column, height = self._geometry, self._geometry.column, self._geometry.footer
        painter.fillRect(area, self._paints.surface)
        for day in geometry.days_in(area.left(), area.right() + 1):
            info = self._rows.days[day]
            shaded = shade_of(info) is not Shade.NONE
            monday = info.date.weekday() == 6
            cost = self._costs.get(info.date) if self._costs is not None else None
            known = cost[:4] if cost else None
            key = (
                "foot",
                info.heads,
                info.minutes,
                shaded,
                monday,
                column,
                height,
                known,
                self._fit,
            )
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
                self._write_cost(painter, place, cost)
        if day.heads:
            place = foot_line(height, 0, count, column)
            self._write(painter, place, str(day.heads), self._hours(day) if self._fit.hours else "")

    def _write_cost(self, painter: QPainter, place: QRect, cost: FootCost) -> None:
        """As much of it as all days have room for; nothing, rather than one over the other."""
        fonts, ink = self._paints.fonts, self._paints.ink
        if self._fit.cost == _CONFIRMED:
            self._write(
                painter,
                place,
                cost.confirmed,
                _more(cost.with_pencils) if self._fit.pencils else "",
            )
        elif self._fit.cost is not None:
            write_whole(painter, fonts.badge, ink, place, cost[self._fit.cost], CENTER)

    def _write(self, painter: QPainter, place: QRect, main: str, more: str) -> None:
        """The main figure with what belongs to it, in the middle."""
        paints, fonts = self._paints, self._paints.fonts
        if more:
            place = place.adjusted((place.width() - self._width(main, more)) // 2, 0, 0, 0)
            used = write_whole(painter, fonts.caption_strong, paints.ink, place, main, LEFT)
            place.setLeft(place.left() + used)
            write_whole(painter, fonts.caption, paints.muted, place, more, LEFT)
        else:
            font = fonts.badge if self._fit.tight else fonts.caption_strong
            write_whole(painter, font, paints.ink, place, main, CENTER)

    def _fitting(self) -> Fit:
        """Measure all days: what the widest of them has room for, all of them say."""
        room = self._geometry.column - 1
        texts = {cost[:4] for cost in (self._costs or {}).values() if cost.confirmed}
        first = max((self._strong.width(one[_CONFIRMED]) for one in texts), default=0)
        whole = max((self._width(one[_CONFIRMED], _more(one[1])) for one in texts), default=0)
        cost = _CONFIRMED if first <= room - _AIR else None
        for place in (_BRIEF, _THOUSANDS):
            if cost is None and all(self._badge.width(one[place]) < room for one in texts):
                cost = place
        return Fit(
            hours=self._hours_fit,
            tight=self._bare_width > room - _AIR or cost not in {None, _CONFIRMED},
            pencils=whole <= room - _AIR and any(one[1] for one in texts),
            cost=cost,
        )

    def _width(self, main: str, more: str) -> int:
        return self._strong.width(main) + self._plain.width(more)

    def _hours(self, day: BoardDay) -> str:
        return _more(self._words.hours(day.minutes)) if day.minutes else ""


def _more(text: str) -> str:
    return in_order(f" · {text}") if text else ""
