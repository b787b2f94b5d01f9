"""The least that a scrolled view in Python and Qt can do: what the board is held against.

As many finished cells copied into a back store that is scrolled, names, days and heads copied into
stores beside it, and nothing else: nothing is looked up or measured. It makes what whoever shows
the same must make: the ground of the dates in ready pieces and the lines between the rows, each
different cell that the board shows at first, drawn once by the program's own artist, and each name
and day written once when it first comes into view. Where which cell lies does not matter to it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from crewplanner.app.queries.board import BoardRow, BoardView, Covered
from crewplanner.app.queries.row_packing import slim
from crewplanner.ui.board.cells import CellArtist, CellPictures
from crewplanner.ui.board.geometry import Density, Geometry
from crewplanner.ui.board.ground import Ground
from crewplanner.ui.board.lanes import sizes
from crewplanner.ui.board.looks import Look, away_look, look_of, while_away
from crewplanner.ui.board.meter import Meters
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.rows import PersonLine, Rows
from crewplanner.ui.board.words import BoardWords

WIDTH, HEIGHT = 1600, 1000
COLUMN, ROW = 24, 24
NAMES, HEADER, FOOTER = 228, 66, 30

_GROUND = QColor("#FBFBFA")


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstCells:
    """The different cells of the first view: looks of days of people, counts of headings."""

    rows: Rows
    paints: BoardPaints
    looks: tuple[Look, ...]
    counts: tuple[Covered, ...]

    def drawn(self) -> list[QPixmap]:
        """Each of them, drawn now."""
        size, pictures = sizes(Density.COMPACT, self.paints.fonts.text), Pictures()
        cells = CellPictures(self.paints, size, pictures)
        meters = Meters(self.paints, pictures, COLUMN, size.row - 1)
        return [*map(cells.get, self.looks), *map(meters.get, self.counts)]


def first_cells(view: BoardView, paints: BoardPaints) -> FirstCells:
    """What is seen at first of a view."""
    rows, words, size = Rows(view), BoardWords(), sizes(Density.COMPACT, paints.fonts.text)
    artist = CellArtist(paints, size)
    timed, tall = artist.tell_times(COLUMN), size.row - size.above - size.below
    looks: dict[Look, None] = {}
    counts: dict[Covered, None] = {}
    dates = rows.dates[: (WIDTH - NAMES) // COLUMN]
    for line in rows.lines.above(min(rows.lines.count, (HEIGHT - HEADER - FOOTER) // ROW)):
        if not isinstance(line, PersonLine):
            covered = line.group.coverage
            counts.update((covered[date], None) for date in dates if date in covered)
            continue
        cells = line.row.cells
        for date in dates:
            gone = line.row.away.get(date)
            if gone is not None:
                looks[away_look(gone, words, column=COLUMN, height=tall)] = None
            for cell in cells.get(date, ()):
                high = size.lane_box(line.lane(cell.booking), line.depth, COLUMN).height
                small = slim(cell, cells)
                look = look_of(cell, words, column=COLUMN, height=high, slim=small, timed=timed)
                looks[artist.told(look if gone is None else while_away(look))] = None
    return FirstCells(rows=rows, paints=paints, looks=tuple(looks), counts=tuple(counts))


class _Strip:
    """A back store of the limit: pixels are moved, `paint` fills what that lays open."""

    def __init__(self, width: int, height: int, paint: Callable[[QPainter, QRect], None]) -> None:
        self._store = QPixmap(width, height)
        self._paint = paint
        self._at: tuple[int, int] | None = None

    def at(self, x: int, y: int) -> QPixmap:
        """Its picture, with that much scrolled away."""
        width, height = self._store.width(), self._store.height()
        areas: list[QRect] = [QRect(x, y, width, height)]
        if self._at is not None:
            dx, dy = self._at[0] - x, self._at[1] - y
            self._store.scroll(dx, dy, self._store.rect())
            areas.clear()
            if dx:
                areas.append(QRect(x if dx > 0 else x + width + dx, y, abs(dx), height))
            if dy:
                areas.append(QRect(x, y if dy > 0 else y + height + dy, width, abs(dy)))
        self._at = (x, y)
        painter = QPainter(self._store)
        painter.translate(-x, -y)
        for area in areas:
            painter.setClipRect(area)
            self._paint(painter, area)
        painter.end()
        return self._store


class Limit(QAbstractScrollArea):
    """Finished pictures into scrolled back stores; no more than that."""

    def __init__(self, view: BoardView, cells: FirstCells) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._rows, self._days = view.rows, view.days
        self._cells = cells.drawn()
        self._line = cells.paints.line
        geometry = Geometry(first=view.span.first, days=len(view.days), column=COLUMN)
        self._ground = Ground(cells.rows, cells.paints, geometry, Pictures())
        self._names: dict[int, QPixmap] = {}
        self._dates: dict[int, QPixmap] = {}
        self._heads: dict[int, QPixmap] = {}
        width, height = WIDTH - NAMES, HEIGHT - HEADER - FOOTER
        self._body = _Strip(width, height, self._paint_cells)
        self._left = _Strip(NAMES, height, self._paint_names)
        self._top = _Strip(width, HEADER, self._paint_dates)
        self._foot = _Strip(width, FOOTER, self._paint_heads)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Move the pixels, copy the new cells, copy all to the window."""
        del event
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.drawPixmap(NAMES, HEADER, self._body.at(x, y))
        painter.drawPixmap(0, HEADER, self._left.at(0, y))
        painter.drawPixmap(NAMES, 0, self._top.at(x, 0))
        painter.drawPixmap(NAMES, HEIGHT - FOOTER, self._foot.at(x, 0))
        painter.fillRect(0, 0, NAMES, HEADER, _GROUND)
        painter.fillRect(0, HEIGHT - FOOTER, NAMES, FOOTER, _GROUND)
        painter.end()

    def lay_out(self) -> None:
        """Set the scroll bars."""
        width, height = len(self._days) * COLUMN, len(self._rows) * ROW
        self.horizontalScrollBar().setRange(0, max(0, width - WIDTH + NAMES))
        self.verticalScrollBar().setRange(0, max(0, height - HEIGHT + HEADER + FOOTER))

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """The next paint does it."""
        del dx, dy
        self.viewport().update()

    def _paint_cells(self, painter: QPainter, area: QRect) -> None:
        """Ground, lines and cells; four of five are booked, as with the board's invented data."""
        self._ground.paint(painter, area)
        left, width = area.left(), area.width()
        days = range(area.left() // COLUMN, min(area.right() // COLUMN + 1, len(self._days)))
        booked = len(self._cells)
        for row in range(area.top() // ROW, min(area.bottom() // ROW + 1, len(self._rows))):
            painter.fillRect(left, (row + 1) * ROW - 1, width, 1, self._line)
            for day in days:
                kind = (row * 7 + day * 3) % (booked * 5 // 4)
                if kind < booked:
                    painter.drawPixmap(day * COLUMN, row * ROW, self._cells[kind])

    def _paint_names(self, painter: QPainter, area: QRect) -> None:
        for row in range(area.top() // ROW, min(area.bottom() // ROW + 1, len(self._rows))):
            picture = self._names.get(row)
            if picture is None:
                shown = self._rows[row]
                texts = [(12, 16, shown.name)]
                if isinstance(shown, BoardRow):
                    texts.append((140, 16, shown.role))
                picture = self._names[row] = _written(NAMES, ROW, texts)
            painter.drawPixmap(0, row * ROW, picture)

    def _paint_dates(self, painter: QPainter, area: QRect) -> None:
        for day in range(area.left() // COLUMN, min(area.right() // COLUMN + 1, len(self._days))):
            picture = self._dates.get(day)
            if picture is None:
                date = self._days[day].date
                texts = [(8, 40, "MTWTFSS"[date.weekday()]), (5, 56, str(date.day))]
                picture = self._dates[day] = _written(COLUMN, HEADER, texts)
            painter.drawPixmap(day * COLUMN, 0, picture)

    def _paint_heads(self, painter: QPainter, area: QRect) -> None:
        for day in range(area.left() // COLUMN, min(area.right() // COLUMN + 1, len(self._days))):
            heads = self._days[day].heads
            picture = self._heads.get(heads)
            if picture is None:
                picture = self._heads[heads] = _written(COLUMN, FOOTER, [(3, 18, str(heads))])
            painter.drawPixmap(day * COLUMN, 0, picture)


def _written(width: int, height: int, texts: list[tuple[int, int, str]]) -> QPixmap:
    """A picture of texts and nothing else: x, y and what is written there."""
    pixmap = QPixmap(width, height)
    pixmap.fill(_GROUND)
    painter = QPainter(pixmap)
    for x, y, text in texts:
        painter.drawText(x, y, text)
    painter.end()
    return pixmap
