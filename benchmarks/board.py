"""How fast the board scrolls, takes an edit and first appears, against the bare limit of the run.

The limit is the least that a scrolled view in Python and Qt can do: as many finished cells copied
into a back store that is scrolled, names and days as one picture each, nothing else, nothing looked
up. Board and limit take turns. "New" frames come to rows and days never seen before; "again" have
all been seen, so that every cell, name and day is only copied.

    python benchmarks/board.py [--rounds 5] [--frames 200] [--out build/bench/board.json]
"""

import argparse
import json
import os
import platform
import statistics
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame

from crewplanner.app.queries.board import BoardRow, BoardView
from crewplanner.domain.bookings import BookingStatus
from crewplanner.ui.board.canvas import BoardState
from crewplanner.ui.board.demo import demo_view
from crewplanner.ui.board.geometry import Density
from crewplanner.ui.board.paints import from_roles
from crewplanner.ui.board.view import Board
from crewplanner.ui.look import Look

WIDTH, HEIGHT = 1600, 1000
COLUMN, ROW = 24, 24
NAMES, HEADER = 228, 66
STEP = 48
BUDGET_MS = 16.7
BOOKED, BOOKED_OF = 24, 30
"""Four of five cells of the limit are booked, as with the board's invented data."""


class Limit(QAbstractScrollArea):
    """Cached cells into a scrolled back store, cached header and names; no more than that."""

    def __init__(self, people: int, days: int) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._people, self._days = people, days
        self._cells = [self._cell(number) for number in range(BOOKED)]
        self._store = QPixmap(WIDTH - NAMES, HEIGHT - HEADER)
        self._header = QPixmap(min(days * COLUMN, 30_000), HEADER)
        self._names = QPixmap(NAMES, min(people * ROW, 30_000))
        self._header.fill(QColor("white"))
        self._names.fill(QColor("white"))
        self._at: tuple[int, int] | None = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Move the pixels, copy the new cells, copy all to the window."""
        del event
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
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
            painter.fillRect(area, QColor("#FBFBFA"))
            for row in range(area.top() // ROW, min(area.bottom() // ROW + 1, self._people)):
                for day in range(
                    area.left() // COLUMN, min(area.right() // COLUMN + 1, self._days)
                ):
                    kind = (row * 7 + day * 3) % BOOKED_OF
                    if kind < BOOKED:
                        painter.drawPixmap(day * COLUMN, row * ROW, self._cells[kind])
        painter.end()
        painter = QPainter(self.viewport())
        painter.drawPixmap(NAMES, HEADER, self._store)
        painter.drawPixmap(0, HEADER, self._names, 0, y % 20_000, NAMES, height)
        painter.drawPixmap(NAMES, 0, self._header, x, 0, width, HEADER)
        painter.fillRect(0, 0, NAMES, HEADER, QColor("white"))
        painter.end()

    def lay_out(self) -> None:
        """Set the scroll bars."""
        width, height = self._days * COLUMN, self._people * ROW
        self.horizontalScrollBar().setRange(0, max(0, width - self._store.width()))
        self.verticalScrollBar().setRange(0, max(0, height - self._store.height()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """The next paint does it."""
        del dx, dy
        self.viewport().update()

    @staticmethod
    def _cell(number: int) -> QPixmap:
        pixmap = QPixmap(COLUMN, ROW)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.fillRect(2, 3, COLUMN - 5, ROW - 7, QColor("#E3F0F8"))
        painter.drawText(4, ROW - 8, str(number))
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
    limit = Limit(len(view.rows), len(view.span))
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


def measured(
    people: int, days: int, rounds: int, frames: int, look: Look
) -> list[dict[str, object]]:
    """The table of one size."""
    view = demo_view(people, days)
    boards: list[Frames] = []
    limits: list[Frames] = []
    edits: list[float] = []
    for _round in range(rounds):
        limits.append(limit_round(view, frames))
        frames_of_board, edits_of_board = board_round(view, look, frames)
        boards.append(frames_of_board)
        edits.extend(edits_of_board)
    size = f"{people} x {days}"
    rows: list[dict[str, object]] = []
    for name, part in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
        board = statistics.median(_at(frames.again, part) for frames in boards)
        limit = statistics.median(_at(frames.again, part) for frames in limits)
        rows.append(_row(f"scroll {size}, again, {name} a frame", board, "bare limit", limit))
    for name, part in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
        board = statistics.median(_at(frames.new, part) for frames in boards)
        limit = statistics.median(_at(frames.new, part) for frames in limits)
        rows.append(_row(f"scroll {size}, new, {name} a frame", board, "bare limit", limit))
    first = statistics.median(frames.first for frames in boards)
    bare = statistics.median(frames.first for frames in limits)
    rows.append(_row(f"data to first painted {size}", first, "bare limit", bare))
    edit = statistics.median(edits)
    rows.append(_row(f"one edit to painted {size}, p50", edit, "budget", 2.0))
    rows.append(
        _row(f"one edit to painted {size}, p99", _at(tuple(edits), 0.99), "a frame", BUDGET_MS)
    )
    return rows


def _at(values: tuple[float, ...], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def _row(what: str, value: float, against: str, other: float) -> dict[str, object]:
    return {
        "what": what,
        "value": round(value, 3),
        "unit": "ms",
        "against": against,
        "against_value": round(other, 3),
        "ratio": round(value / other, 2),
    }


def main(arguments: list[str]) -> int:
    """Measure, print the table, write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--frames", type=int, default=200)
    parser.add_argument("--large", action="store_true", help="2,000 x 365 too")
    parser.add_argument("--out", type=Path, default=Path("build/bench/board.json"))
    options = parser.parse_args(arguments)
    application = QApplication([])
    look = Look()
    look.dress(application)
    sizes: list[tuple[int, int]] = [(50, 30), (300, 120)]
    if options.large:
        sizes.append((2000, 365))
    rows = [
        row
        for people, days in sizes
        for row in measured(people, days, options.rounds, options.frames, look)
    ]
    for row in rows:
        print(
            f"{row['what']:<44} {row['value']:>8} {row['unit']}   "
            f"{row['against']} {row['against_value']}   ratio {row['ratio']}"
        )
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    options.out.parent.mkdir(parents=True, exist_ok=True)
    result = {"name": "board", "machine": machine, "rows": rows}
    options.out.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
