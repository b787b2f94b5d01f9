"""The body of the board in content coordinates: ground, lines, coverage, cells, today."""

from collections.abc import Hashable, Iterable
from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from crewplanner.app.queries.board import BoardCell
from crewplanner.domain.ids import BookingId, PersonId
from crewplanner.ui.board.cells import MARGIN, CellPictures
from crewplanner.ui.board.geometry import Geometry
from crewplanner.ui.board.ground import Ground
from crewplanner.ui.board.lanes import Sizes, slim
from crewplanner.ui.board.looks import away_look, look_of
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.rows import GroupLine, PersonLine, Rows
from crewplanner.ui.board.words import BoardWords

_CENTER = int(Qt.AlignmentFlag.AlignCenter)

Finished = tuple[tuple[QPixmap, int], ...]
"""What is copied into one cell: pictures and how far below the cell's upper edge."""


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
        self._finished: dict[int, dict[int, Finished]] = {}
        self._made: dict[Hashable, tuple[QPixmap, int]] = {}
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
        column, top = self._geometry.column, self._geometry.tops[line]
        draw, known = painter.drawPixmap, finished.get
        for day in days:
            cell = known(day)
            if cell is None:
                cell = finished[day] = self._finish(line, day)
            for pixmap, below in cell:
                draw(day * column, top + below, pixmap)
        person = self._rows.person(line) if self._found is not None else None
        if self._found is not None and person is not None and person.person not in self._found:
            veil = QColor(self._paints.ground)
            veil.setAlphaF(0.72)
            height = self._geometry.tops[line + 1] - top - 1
            painter.fillRect(QRect(days.start * column, top, len(days) * column, height), veil)

    def _paint_today(self, painter: QPainter, area: QRect) -> None:
        day = self._geometry.day_of(self._rows.view.today)
        if 0 <= day < self._geometry.days:
            x = max(day * self._geometry.column - 1, 0)
            color = QColor(self._paints.today)
            color.setAlphaF(0.6)
            painter.fillRect(QRect(x, area.top(), 1, area.height()), color)

    def _finish(self, line: int, day: int) -> Finished:
        found = self._rows.lines[line]
        if isinstance(found, GroupLine):
            counts = found.group.coverage.get(self._rows.dates[day])
            return () if counts is None else self._coverage(*counts)
        date = self._rows.dates[day]
        cells = found.row.cells.get(date, ())
        away = found.row.away.get(date)
        if away is None:
            return tuple([self._booking(found, cell, away=False) for cell in cells])
        sizes = self._sizes
        height = sizes.row_height(found.count) - sizes.above - sizes.below
        look = away_look(away, self._words, column=self._geometry.column, height=height)
        behind = (self._cells.get(look), sizes.above - MARGIN)
        return (behind, *(self._booking(found, cell, away=True) for cell in cells))

    def _booking(self, line: PersonLine, cell: BoardCell, *, away: bool) -> tuple[QPixmap, int]:
        """The picture of a booking on a date; found by its facts, without working out its look."""
        lane = line.lanes.get(cell.booking, 0)
        selected = cell.booking in self._selected
        small = slim(cell, line.row.cells)
        facts = (
            (cell.status, cell.rank, cell.first, cell.last, cell.day_type, cell.call, cell.wrap),
            (cell.own_call, cell.check_times, cell.night, cell.idle, cell.elsewhere, cell.severity),
            (lane, line.count, selected, away, small),
        )
        made = self._made.get(facts)
        if made is None:
            column = self._geometry.column
            box = self._sizes.lane_box(lane, line.count, column)
            look = look_of(
                cell,
                self._words,
                column=column,
                height=box.height,
                selected=selected,
                away=away,
                slim=small,
            )
            made = self._made[facts] = (self._cells.get(look), box.y - MARGIN)
        return made

    def _coverage(self, filled: int, needed: int) -> Finished:
        """How many of those needed are booked; in little room only how many are missing."""
        column, height = self._geometry.column, self._sizes.row - 1
        short = filled < needed
        text = f"{filled}/{needed}"
        if column < 30:
            text = f"−{needed - filled}" if short else ""
        if not text:
            return ()
        fonts = self._paints.fonts
        font = fonts.caption_strong if short else fonts.caption
        color = self._paints.finding if short else self._paints.muted
        draw = partial(_draw_text, font=font, color=color, text=text, width=column, height=height)
        key = ("coverage", text, short, column, height)
        return ((self._pictures.get(key, column, height, draw), 0),)


def _draw_text(
    painter: QPainter, *, font: QFont, color: QColor, text: str, width: int, height: int
) -> None:
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(QRect(0, 0, width - 1, height), _CENTER, text)
