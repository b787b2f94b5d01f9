"""How fast the board scrolls, takes an edit and first appears, against the bare limit of the run.

The limit is the least that a scrolled view in Python and Qt can do: as many finished cells copied
into a back store that is scrolled, names, days and heads copied into stores beside it, and nothing
else: nothing is looked up or measured. It makes what whoever shows the same must make: as many
different cells as the board has here, each a box with letters, and each name and day written once
when it first comes into view. Board and limit take turns. "New" frames come to rows and days never
seen before; "again" have all been seen, so that every cell, name and day is only copied.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame

from benchmarks.measuring import Effort, Report, Row, at, middle
from benchmarks.table_peer import PeerTable
from crewplanner.app.queries.board import BoardRow, BoardView
from crewplanner.domain.bookings import BookingStatus
from crewplanner.ui.board.canvas import BoardState
from crewplanner.ui.board.demo import demo_view
from crewplanner.ui.board.geometry import Density
from crewplanner.ui.board.paints import from_roles
from crewplanner.ui.board.view import Board
from crewplanner.ui.look import Look
from crewplanner.ui.run import make_application

WIDTH, HEIGHT = 1600, 1000
COLUMN, ROW = 24, 24
NAMES, HEADER, FOOTER = 228, 66, 30
STEP = 48
FRAME_MS = 1000 / 60
FRAMES = 200
BOOKED, BOOKED_OF = 60, 75
"""Four of five cells of the limit are booked, and there are so many different ones, as with the
board's invented data at this width."""
_GROUND = QColor("#FBFBFA")


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
            painter.fillRect(area, _GROUND)
            self._paint(painter, area)
        painter.end()
        return self._store


class Limit(QAbstractScrollArea):
    """Finished pictures into scrolled back stores; no more than that."""

    def __init__(self, view: BoardView) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._rows, self._days = view.rows, view.days
        self._cells = [self._cell(number) for number in range(BOOKED)]
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
        days = range(area.left() // COLUMN, min(area.right() // COLUMN + 1, len(self._days)))
        for row in range(area.top() // ROW, min(area.bottom() // ROW + 1, len(self._rows))):
            for day in days:
                kind = (row * 7 + day * 3) % BOOKED_OF
                if kind < BOOKED:
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

    @staticmethod
    def _cell(number: int) -> QPixmap:
        """A box with a line around and letters in it."""
        pixmap = QPixmap(COLUMN, ROW)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(_GROUND)
        painter.drawRoundedRect(QRectF(2.5, 3.5, COLUMN - 6, ROW - 8), 4, 4)
        painter.drawText(4, ROW - 8, str(number))
        painter.end()
        return pixmap


def _written(width: int, height: int, texts: list[tuple[int, int, str]]) -> QPixmap:
    """A picture of texts and nothing else: x, y and what is written there."""
    pixmap = QPixmap(width, height)
    pixmap.fill(_GROUND)
    painter = QPainter(pixmap)
    for x, y, text in texts:
        painter.drawText(x, y, text)
    painter.end()
    return pixmap


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """Milliseconds of each frame of one round."""

    first: float
    new: tuple[float, ...]
    again: tuple[float, ...]


def scrolled(area: QAbstractScrollArea, frames: int) -> tuple[float, ...]:
    """Milliseconds of diagonal steps, both bars moved and all painted in each."""
    bars = (area.horizontalScrollBar(), area.verticalScrollBar())
    steps = [STEP, STEP]
    taken: list[float] = []
    for _frame in range(frames):
        start = time.perf_counter()
        for number, bar in enumerate(bars):
            if not bar.minimum() <= bar.value() + steps[number] <= bar.maximum():
                steps[number] = -steps[number]
            bar.setValue(bar.value() + steps[number])
        area.viewport().repaint()
        taken.append((time.perf_counter() - start) * 1000)
    return tuple(taken)


def _passes(area: QAbstractScrollArea, frames: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """From the first corner on, then the very same way once more."""
    new = scrolled(area, frames)
    area.horizontalScrollBar().setValue(0)
    area.verticalScrollBar().setValue(0)
    area.viewport().repaint()
    return new, scrolled(area, frames)


def board_round(view: BoardView, look: Look, frames: int) -> tuple[Frames, tuple[float, ...]]:
    """One board made, shown and scrolled, then edited: frames and edits in milliseconds."""
    start = time.perf_counter()
    board = Board(view, from_roles(look.role, look.fonts))
    board.restore(BoardState(preset=None, column=COLUMN, names=NAMES, density=Density.COMPACT))
    board.resize(WIDTH, HEIGHT)
    board.show()
    QApplication.processEvents()
    board.viewport().repaint()
    first = (time.perf_counter() - start) * 1000
    new, again = _passes(board, frames)
    edits = _edits(board, view)
    board.close()
    board.deleteLater()
    return Frames(first=first, new=new, again=again), edits


def limit_round(view: BoardView, frames: int) -> Frames:
    """The same with the limit."""
    start = time.perf_counter()
    limit = Limit(view)
    limit.resize(WIDTH, HEIGHT)
    limit.lay_out()
    limit.show()
    QApplication.processEvents()
    limit.viewport().repaint()
    first = (time.perf_counter() - start) * 1000
    new, again = _passes(limit, frames)
    limit.close()
    limit.deleteLater()
    return Frames(first=first, new=new, again=again)


def peer_round(view: BoardView, frames: int) -> Frames:
    """The same with a table view and the least of delegates, without the program's style sheet."""
    application = QApplication.instance()
    sheet = application.styleSheet() if isinstance(application, QApplication) else ""
    _wear("")
    start = time.perf_counter()
    table = PeerTable(view, column=COLUMN, row=ROW, names=NAMES, header=HEADER)
    table.resize(WIDTH, HEIGHT)
    table.show()
    QApplication.processEvents()
    table.viewport().repaint()
    first = (time.perf_counter() - start) * 1000
    new, again = _passes(table, frames)
    table.close()
    table.deleteLater()
    _wear(sheet)
    return Frames(first=first, new=new, again=again)


def _wear(sheet: str) -> None:
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setStyleSheet(sheet)


def _edits(board: Board, view: BoardView) -> tuple[float, ...]:
    """Milliseconds from new values of one person to their being painted."""
    board.verticalScrollBar().setValue(0)
    board.horizontalScrollBar().setValue(0)
    board.viewport().repaint()
    people = [row for row in view.rows if isinstance(row, BoardRow) and row.cells][:20]
    taken: list[float] = []
    for row in people:
        board.select((row.person, min(row.cells)))
        QApplication.processEvents()
        date = min(row.cells)
        cells = tuple(replace(cell, status=BookingStatus.OFFERED) for cell in row.cells[date])
        edited = replace(row, cells={**row.cells, date: cells})
        start = time.perf_counter()
        board.replace_rows((edited,))
        QApplication.processEvents()
        taken.append((time.perf_counter() - start) * 1000)
    return tuple(taken)


def run(effort: Effort) -> Report:
    """Measure."""
    application = make_application()
    look = Look(parent=application)
    look.dress(application)
    sizes = [(50, 30)] if effort.small else [(50, 30), (300, 120), (2000, 365)]
    frames = 20 if effort.small else FRAMES
    rows = [
        row
        for people, days in sizes
        for row in _measured((people, days), effort.rounds, frames, look)
    ]
    look.deleteLater()
    return Report(name="board", rows=tuple(rows))


def _measured(size: tuple[int, int], rounds: int, frames: int, look: Look) -> Iterator[Row]:
    """The rows of one size: people and days."""
    view = demo_view(*size)
    boards: list[Frames] = []
    limits: list[Frames] = []
    peers: list[Frames] = []
    edits: list[float] = []
    for _round in range(rounds):
        limits.append(limit_round(view, frames))
        peers.append(peer_round(view, max(frames // 10, 10)))
        frames_of_board, edits_of_board = board_round(view, look, frames)
        boards.append(frames_of_board)
        edits.extend(edits_of_board)
    name = f"{size[0]} x {size[1]}"
    for part, must in ((0.5, 2.0), (0.95, None), (0.99, None)):
        for what in ("again", "new"):
            yield _row(
                f"scroll {name}, {what}, p{part * 100:.0f} a frame",
                middle([at(getattr(frames, what), part) for frames in boards]),
                "bare limit",
                middle([at(getattr(frames, what), part) for frames in limits]),
                must,
            )
    for part in (0.5, 0.95, 0.99):
        yield _row(
            f"scroll {name}, new, p{part * 100:.0f} a frame",
            middle([at(frames.new, part) for frames in boards]),
            "table view with a minimal delegate",
            middle([at(frames.new, part) for frames in peers]),
            None,
        )
    yield _row(
        f"scroll {name}, again, p99 a frame",
        middle([at(frames.again, 0.99) for frames in boards]),
        "a frame at 60 Hz",
        FRAME_MS,
        1.0,
    )
    yield _row(
        f"data to first painted {name}",
        middle([frames.first for frames in boards]),
        "bare limit",
        middle([frames.first for frames in limits]),
        1.5,
    )
    yield _row(
        f"data to first painted {name}",
        middle([frames.first for frames in boards]),
        "table view with a minimal delegate",
        middle([frames.first for frames in peers]),
        None,
    )
    yield _row(f"one edit to painted {name}, p50", middle(edits), "2 ms", 2.0, 1.0)
    yield _row(
        f"one edit to painted {name}, p99", at(edits, 0.99), "a frame at 60 Hz", FRAME_MS, 1.0
    )


def _row(what: str, value: float, against: str, other: float, must: float | None) -> Row:
    return Row(what=what, value=value, unit="ms", against=against, against_value=other, must=must)
