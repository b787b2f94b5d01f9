"""The board on paper: what is in view on pages as wide as the paper, groups kept together.

Lengths are pixels of 120 to the inch. Money is never on it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from crewplanner.app.queries.board import BoardGroup, BoardRow, BoardView, GroupKey
from crewplanner.dataclass import dataclass
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.scene import Scene
from crewplanner.ui.board.words import BoardWords

ValueT = TypeVar("ValueT")
_RATIO = 3.0
"""Finished cells are so much finer than the screen's, so that print is sharp."""
_NARROWEST_DAY = 12
"""Dates that would be narrower than this go on further pages."""
_LEAST_BODY = 120
_TITLE = 30
_FOOT = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page: the rows and dates on it, its number and how many there are."""

    view: BoardView
    number: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What all pages have in common: colors and words, the title, and the room inside of margins.

    It makes pages and paints them; it asks nothing of a window.
    """

    paints: BoardPaints
    words: BoardWords
    title: str
    width: int
    height: int

    def sheets(
        self, view: BoardView, span: DateSpan, folded: frozenset[GroupKey]
    ) -> tuple[Sheet, ...]:
        """The pages for the dates of a span, without the people of folded groups."""
        probe = Scene(view, self.paints, self.words)
        room = max(self.width - probe.geometry.names, 1)
        at_once = max(room // _NARROWEST_DAY, 1)
        views: list[BoardView] = []
        for first in range(0, len(span), at_once):
            start = span.first + dt.timedelta(days=first)
            last = min(start + dt.timedelta(days=at_once - 1), span.last)
            shown = _within(view, DateSpan(first=start, last=last), folded)
            views += [replace(shown, rows=rows) for rows in self._pages(shown)]
        count = len(views)
        return tuple(
            Sheet(view=one, number=number, count=count) for number, one in enumerate(views, 1)
        )

    def paint(self, painter: QPainter, sheet: Sheet) -> None:
        """Paint one page into the room; the painter's pixels are those of this module."""
        paints = self.paints
        painter.fillRect(QRect(0, 0, self.width, self.height), paints.surface)
        painter.setPen(paints.ink)
        painter.setFont(paints.fonts.strong)
        head = QRect(0, 0, self.width, _TITLE)
        metrics = QFontMetrics(paints.fonts.strong)
        title = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, self.width)
        painter.drawText(head, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), title)
        painter.setPen(paints.muted)
        painter.setFont(paints.fonts.caption)
        foot = QRect(0, self.height - _FOOT, self.width, _FOOT)
        page = _("Page {number} of {count}").format(number=sheet.number, count=sheet.count)
        painter.drawText(
            foot, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight), page
        )
        scene = self._scene(sheet.view)
        painter.save()
        painter.translate(0, _TITLE)
        painter.setClipRect(QRect(0, 0, self.width, scene.geometry.height))
        scene.paint(painter, None, focused=False)
        painter.restore()

    def _scene(self, view: BoardView) -> Scene:
        """The board of a page, as wide as the page and as high as its rows."""
        scene = Scene(view, self.paints, self.words)
        scene.resize(self.width, self.height, _RATIO)
        room = self.width - scene.geometry.names
        scene.lay_out(column=max(room // len(view.span), 1), whole=True)
        wanted = scene.geometry.header + scene.geometry.tops[-1] + scene.geometry.footer
        width = scene.geometry.names + scene.geometry.column * len(view.span)
        scene.resize(min(width, self.width), min(wanted, self._high), _RATIO)
        return scene

    @property
    def _high(self) -> int:
        return self.height - _TITLE - _FOOT

    def _pages(self, view: BoardView) -> Iterator[tuple[BoardGroup | BoardRow, ...]]:
        """The rows of each page: a group that fits on one page is not torn apart.

        One that does not has its heading again on each of its pages.
        """
        scene = self._scene(view)
        geometry = scene.geometry
        room = max(self._high - geometry.header - geometry.footer, _LEAST_BODY)
        heights = [low - top for top, low in pairwise(geometry.tops)]
        page: list[BoardGroup | BoardRow] = []
        used = 0
        for block, high in _blocks(view.rows, heights):
            if page and used + sum(high) > room:
                yield tuple(page)
                page, used = [], 0
            for row, tall in zip(block, high, strict=True):
                if page and used + tall > room:
                    yield tuple(page)
                    page, used = [], 0
                    if isinstance(block[0], BoardGroup):
                        page.append(block[0])
                        used = high[0]
                page.append(row)
                used += tall
        if page:
            yield tuple(page)


def _blocks(
    rows: tuple[BoardGroup | BoardRow, ...], heights: list[int]
) -> Iterator[tuple[list[BoardGroup | BoardRow], list[int]]]:
    """Each heading with its people, and how high they are."""
    block: list[BoardGroup | BoardRow] = []
    high: list[int] = []
    for row, height in zip(rows, heights, strict=True):
        if isinstance(row, BoardGroup) and block:
            yield block, high
            block, high = [], []
        block.append(row)
        high.append(height)
    if block:
        yield block, high


def _within(view: BoardView, span: DateSpan, folded: frozenset[GroupKey]) -> BoardView:
    rows: list[BoardGroup | BoardRow] = []
    hidden = False
    for row in view.rows:
        if isinstance(row, BoardGroup):
            hidden = row.key in folded
            rows.append(replace(row, coverage=_of(row.coverage, span)))
        elif not hidden:
            rows.append(replace(row, cells=_of(row.cells, span), away=_of(row.away, span)))
    days = tuple(day for day in view.days if day.date in span)
    # Paper is looked at on other days than this one.
    return replace(view, today=dt.date.min, span=span, days=days, rows=tuple(rows))


def _of(values: Mapping[dt.date, ValueT], span: DateSpan) -> dict[dt.date, ValueT]:
    return {date: value for date, value in values.items() if date in span}
