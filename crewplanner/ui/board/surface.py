"""The four pictures of a board, kept up to date with the least of painting."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from crewplanner.domain.ids import BookingId, PersonId
from crewplanner.ui.board.backstore import BackStore
from crewplanner.ui.board.comment_mark import Comments
from crewplanner.ui.board.drift_mark import Drifts
from crewplanner.ui.board.foot import Costs, FootRow
from crewplanner.ui.board.geometry import Geometry
from crewplanner.ui.board.headers import DayHeader
from crewplanner.ui.board.lanes import Sizes
from crewplanner.ui.board.names import Corners, NamesColumn
from crewplanner.ui.board.painter import BodyPainter
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.rows import Rows
from crewplanner.ui.board.sky import Skies
from crewplanner.ui.board.words import BoardWords


class Around(NamedTuple):
    """What is told around the cells: in the foot (None: no line for it) and over the days."""

    costs: Costs | None = None
    skies: Skies = MappingProxyType({})
    drifts: Drifts = MappingProxyType({})
    comments: Comments = MappingProxyType({})


class Surface:
    """Body, names, days and heads as back stores over one set of finished pictures.

    Other rows, heights, another width of a day or of the names need another surface, which may go
    on with the same pictures as long as paints and words are the same. A mere scroll or another
    size of the window needs nothing but `paint` with the new geometry.
    """

    def __init__(
        self,
        rows: Rows,
        paints: BoardPaints,
        words: BoardWords,
        sizes: Sizes,
        geometry: Geometry,
        pictures: Pictures,
        *,
        around: Around | None = None,
    ) -> None:
        costs, skies, drifts, _comments = around or Around()
        self._ratio = pictures.ratio
        self._rows = rows
        self._geometry = geometry
        self._column = geometry.column
        self._body_painter = BodyPainter(rows, paints, words, sizes, geometry, pictures)
        self._names_painter = NamesColumn(rows, paints, geometry, pictures, sizes.row)
        self._body = BackStore(self._body_painter.paint)
        self._names = BackStore(self._names_painter.paint)
        self._days_painter = DayHeader(rows, paints, words, geometry, pictures, skies=skies)
        self._days_painter.set_skies(skies, drifts)
        self._days = BackStore(self._days_painter.paint)
        self._foot_painter = FootRow(rows, paints, words, geometry, pictures, costs=costs)
        self._foot = BackStore(self._foot_painter.paint)
        self._corners = Corners(paints, words, geometry, pictures, foot=self._foot_painter)
        self._selected: frozenset[BookingId] = frozenset()

    def paint(self, painter: QPainter, geometry: Geometry) -> None:
        """Copy all four into a window of that geometry, having painted what is new."""
        body, ratio = geometry.body, self._ratio
        self._body.resize(body.width, body.height, ratio)
        self._names.resize(geometry.names, body.height, ratio)
        self._days.resize(body.width, geometry.header, ratio)
        self._foot.resize(body.width, geometry.footer, ratio)
        x, y, foot = geometry.x, geometry.y, geometry.height - geometry.footer
        left, top, low = (round(edge * ratio) for edge in (body.x, body.y, foot))
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.drawPixmap(left, top, self._body.at(x, y))
        painter.drawPixmap(0, top, self._names.at(0, y))
        painter.drawPixmap(left, 0, self._days.at(x, 0))
        painter.drawPixmap(left, low, self._foot.at(x, 0))
        painter.restore()
        self._corners.paint(painter, geometry.date_of(geometry.day_at(x)), foot)

    def spoil_lines(self, lines: Iterable[int]) -> None:
        """The values of these lines have changed; their heights have not."""
        tops, (width, _height) = self._geometry.tops, self._geometry.content
        lines = tuple(lines)
        self._body_painter.forget(lines)
        for line in lines:
            top, height = tops[line], tops[line + 1] - tops[line]
            self._body.spoil(QRect(0, top, max(width, 1), height))
            self._names.spoil(QRect(0, top, self._geometry.names, height))

    def spoil_cells(self, cells: Mapping[int, Sequence[int]], but: Sequence[int] = ()) -> None:
        """The values of some days of lines have changed; days of `but` are painted anyway."""
        column, tops = self._column, self._geometry.tops
        for line, days in cells.items():
            self._body_painter.forget_cells(line, days)
            for day in days:
                if day not in but:
                    height = tops[line + 1] - tops[line]
                    self._body.spoil(QRect(day * column, tops[line], column, height))

    def spoil_days(self, days: Iterable[int]) -> None:
        """The values of these dates have changed: header, foot and the ground of the column."""
        column, height = self._column, self._geometry.tops[-1]
        for day in days:
            self._body.spoil(QRect(day * column, 0, column, max(height, 1)))
            self._days.spoil(QRect(day * column, 0, column, self._geometry.header))
            self._foot.spoil(QRect(day * column, 0, column, self._geometry.footer))

    def show_around(self, around: Around) -> None:
        """Say something else in the foot, which has its line already or has none, and above."""
        if around.costs is not None:
            self._foot_painter.set_costs(around.costs)
            self._foot.spoil()
        self._days_painter.set_skies(around.skies, around.drifts)
        self._days.spoil()

    def select(self, bookings: frozenset[BookingId]) -> None:
        """Show these as selected, and no others."""
        changed = bookings ^ self._selected
        self._selected = bookings
        self._body_painter.set_selected(bookings)
        lines = {self._rows.line_of(booking) for booking in changed}
        shown = [line for line in lines if line is not None]
        if len(shown) > 40:
            self._body_painter.forget(shown)
            self._body.spoil()
        else:
            self.spoil_lines(shown)

    def find(self, people: frozenset[PersonId] | None) -> None:
        """Dim everybody else; None dims nobody."""
        self._body_painter.set_found(people)
        self._names_painter.set_found(people)
        self._body.spoil()
        self._names.spoil()
