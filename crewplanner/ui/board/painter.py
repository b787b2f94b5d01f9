"""The body of the board in content coordinates: ground, lines, coverage, cells, today."""

from collections.abc import Callable, Hashable, Iterable
from operator import attrgetter

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from crewplanner.app.queries.board import BoardAway, BoardCell
from crewplanner.app.queries.row_cells import Cells, RowCells
from crewplanner.app.queries.row_packing import slim
from crewplanner.domain.ids import BookingId, PersonId
from crewplanner.ui.board.cells import MARGIN, CellPictures
from crewplanner.ui.board.geometry import Geometry
from crewplanner.ui.board.ground import Ground
from crewplanner.ui.board.lanes import Sizes
from crewplanner.ui.board.looks import away_look, look_of, while_away
from crewplanner.ui.board.meter import Meters
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.rows import GroupLine, PersonLine, Rows
from crewplanner.ui.board.words import BoardWords

Finished = tuple[tuple[QPixmap, int], ...]
"""What is copied into one cell: pictures and how far below the cell's upper edge."""

_FORTNIGHT = 14
_OTHER = ("status", "rank", "first", "last", "day_type", "own_call", "night", "evening", "idle")
_FACTS = attrgetter(
    *(*_OTHER, "elsewhere", "outside", "severity", "accepted"), "call", "wrap", "check_times"
)
"""All of a booking on a date that decides how it looks."""
_BRIEF = attrgetter(*_OTHER, "elsewhere", "outside", "severity", "accepted")


def _facts_without_times(cell: BoardCell) -> tuple[object, ...]:
    """The same where no time is written: whether there is one still decides the words."""
    return _BRIEF(cell), cell.call is None


class BodyPainter:
    """Paints rectangles of the body by copying finished cells.

    What a cell shows is looked up once and kept until `forget` is told that it changed.
    """

    def __init__(
        self,
        rows: Rows,
        paints: BoardPaints,
        words: BoardWords,
        sizes: Sizes,
        geometry: Geometry,
        pictures: Pictures,
    ) -> None:
        self._rows = rows
        self._paints = paints
        self._words = words
        self._sizes = sizes
        self._geometry = geometry
        self._pictures = pictures
        self._ground = Ground(rows, paints, geometry, pictures)
        self._cells = CellPictures(paints, sizes, pictures)
        self._meters = Meters(paints, pictures, geometry.column, sizes.row - 1)
        self._finished: dict[int, dict[int, Finished]] = {}
        self._made: dict[Hashable, Finished] = {}
        self._timed = self._cells.tell_times(geometry.column)
        self._facts: Callable[[BoardCell], Hashable] = (
            _FACTS if self._timed else _facts_without_times
        )
        self._today = QColor(paints.today)
        self._today.setAlphaF(0.6)
        self._selected: frozenset[BookingId] = frozenset()
        self._found: frozenset[PersonId] | None = None

    def set_selected(self, bookings: frozenset[BookingId]) -> None:
        """Draw these as selected from now on; the caller forgets and spoils what changes."""
        self._selected = bookings

    def set_found(self, people: frozenset[PersonId] | None) -> None:
        """Dim everybody else; None dims nobody."""
        self._found = people

    def forget(self, lines: Iterable[int]) -> None:
        """Look the cells of these lines up again."""
        for line in lines:
            self._finished.pop(line, None)

    def forget_cells(self, line: int, days: Iterable[int]) -> None:
        """Look some cells of a line up again."""
        finished = self._finished.get(line, {})
        for day in days:
            finished.pop(day, None)

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint a rectangle of content; see `backstore.PaintContent`."""
        geometry = self._geometry
        filled = area.intersected(QRect(0, 0, *geometry.content))
        if filled != area:
            painter.fillRect(area, self._paints.ground)
            painter.setClipRect(filled)
        if filled.isEmpty():
            return
        days = geometry.days_in(filled.left(), filled.right() + 1)
        lines = geometry.rows_in(filled.top(), filled.bottom() + 1)
        self._ground.paint(painter, filled)
        self._paint_lines(painter, filled, lines)
        for line in lines:
            self._paint_cells(painter, line, days)
        self._paint_today(painter, filled)

    def _paint_lines(self, painter: QPainter, area: QRect, lines: range) -> None:
        left, width, tops = area.left(), area.width(), self._geometry.tops
        for line in lines:
            bottom = tops[line + 1] - 1
            if isinstance(self._rows.lines[line], GroupLine):
                top = tops[line]
                painter.fillRect(left, top, width, bottom - top, self._paints.side)
            painter.fillRect(left, bottom, width, 1, self._paints.line)

    def _paint_cells(self, painter: QPainter, line: int, days: range) -> None:
        finished = self._finished.get(line)
        if finished is None:
            finished = self._finished[line] = {}
        if new := [day for day in days if day not in finished]:
            self._finish(line, self._ahead(new, finished) if finished else new, finished)
        column, top = self._geometry.column, self._geometry.tops[line]
        draw = painter.drawPixmap
        for day in days:
            for pixmap, below in finished[day]:
                draw(day * column, top + below, pixmap)
        person = self._rows.person(line) if self._found is not None else None
        if self._found is not None and person is not None and person.person not in self._found:
            veil = QColor(self._paints.ground)
            veil.setAlphaF(0.72)
            height = self._geometry.tops[line + 1] - top - 1
            painter.fillRect(QRect(days.start * column, top, len(days) * column, height), veil)

    def _ahead(self, new: list[int], finished: dict[int, Finished]) -> Iterable[int]:
        """The same days and, where a line is scrolled on, a fortnight beyond.

        To look up many days of a line at once takes half as long as one after the other.
        """
        first, stop = new[0], new[-1] + 1
        if stop not in finished:
            stop = min(stop + _FORTNIGHT, self._geometry.days)
        elif first - 1 not in finished:
            first = max(first - _FORTNIGHT, 0)
        else:
            return new
        return [day for day in range(first, stop) if day not in finished]

    def _paint_today(self, painter: QPainter, area: QRect) -> None:
        day = self._geometry.day_of(self._rows.view.today)
        if 0 <= day < self._geometry.days:
            x = max(day * self._geometry.column - 1, 0)
            if area.left() <= x <= area.right():
                painter.fillRect(x, area.top(), 1, area.height(), self._today)

    def _finish(self, line: int, days: Iterable[int], finished: dict[int, Finished]) -> None:
        """Look up what some days of a line show.

        Nearly all cells hold one booking and nothing else: these go the short way.
        """
        found, dates = self._rows.lines[line], self._rows.dates
        if isinstance(found, GroupLine):
            self._finish_group(found, days, finished)
            return
        booked, away = found.row.cells, found.row.away
        if isinstance(booked, RowCells):
            booked = booked.all
        made, facts, plain, selected = self._made, self._facts, not found.lanes, self._selected
        slims: dict[BookingId, bool] = {}
        for day in days:
            date = dates[day]
            cells = booked.get(date, ())
            gone = away.get(date) if away else None
            if gone is None and len(cells) == 1:
                cell = cells[0]
                small = cell.idle and self._slim(cell, booked, slims)
                if plain and cell.booking not in selected:
                    fact = (facts(cell), small) if cell.idle else facts(cell)
                    shown = made.get(fact)
                    if shown is None:
                        shown = made[fact] = self._booking(found, cell, away=False, small=small)
                    finished[day] = shown
                else:
                    finished[day] = self._booking(found, cell, away=False, small=small)
                continue
            shown = () if gone is None else self._away(found, gone)
            for cell in cells:
                small = cell.idle and self._slim(cell, booked, slims)
                shown += self._booking(found, cell, away=gone is not None, small=small)
            finished[day] = shown

    def _finish_group(
        self, line: GroupLine, days: Iterable[int], finished: dict[int, Finished]
    ) -> None:
        """The meters of a heading."""
        covered, dates, made = line.group.coverage, self._rows.dates, self._made
        for day in days:
            counts = covered.get(dates[day])
            if counts is None:
                finished[day] = ()
                continue
            shown = made.get(counts)
            if shown is None:
                shown = made[counts] = ((self._meters.get(counts), 0),)
            finished[day] = shown

    @staticmethod
    def _slim(cell: BoardCell, cells: Cells, known: dict[BookingId, bool]) -> bool:
        """See `lanes.slim`; between the ends of a booking it is the same on all days off."""
        if cell.first or cell.last:
            return True
        small = known.get(cell.booking)
        if small is None:
            small = known[cell.booking] = slim(cell, cells)
        return small

    def _away(self, line: PersonLine, away: BoardAway) -> Finished:
        """What lies behind the bookings of a date on which somebody is away."""
        key = (away.kind, away.part, line.depth)
        made = self._made.get(key)
        if made is None:
            sizes = self._sizes
            height = sizes.row_height(line.depth) - sizes.above - sizes.below
            look = away_look(away, self._words, column=self._geometry.column, height=height)
            made = self._made[key] = ((self._cells.get(look), sizes.above - MARGIN),)
        return made

    def _booking(self, line: PersonLine, cell: BoardCell, *, away: bool, small: bool) -> Finished:
        """The picture of a booking on a date; found by its facts, without working out its look."""
        lane = line.lanes.get(cell.booking, 0) if line.lanes else 0
        selected = cell.booking in self._selected
        facts = (self._facts(cell), lane, line.depth, selected, away, small)
        made = self._made.get(facts)
        if made is None:
            column = self._geometry.column
            box = self._sizes.lane_box(lane, line.depth, column)
            look = look_of(
                cell,
                self._words,
                column=column,
                height=box.height,
                selected=selected,
                slim=small,
                timed=self._timed,
            )
            if away:
                look = while_away(look)
            made = self._made[facts] = ((self._cells.get(look), box.y - MARGIN),)
        return made
