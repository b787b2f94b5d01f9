"""How fast the board scrolls, takes an edit and first appears, against the bare limit of the run.

The limit is in `bare_limit`. Board and limit take turns. "New" frames come to rows and days never
seen before; "again" have all been seen, so that every cell, name and day is only copied.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from benchmarks.bare_limit import (
    COLUMN,
    HEADER,
    HEIGHT,
    NAMES,
    ROW,
    WIDTH,
    FirstCells,
    Limit,
    first_cells,
)
from benchmarks.measuring import Effort, Report, Row, at, middle
from benchmarks.table_peer import PeerTable
from crewplanner.app.queries.board import BoardRow, BoardView
from crewplanner.domain.bookings import BookingStatus
from crewplanner.ui.board.canvas import BoardState
from crewplanner.ui.board.demo import demo_view
from crewplanner.ui.board.geometry import Density
from crewplanner.ui.board.paints import BoardPaints, from_roles
from crewplanner.ui.board.view import Board
from crewplanner.ui.look import Look
from crewplanner.ui.run import make_application

STEP = 48
FRAME_MS = 1000 / 60
FRAMES = 200


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


def board_round(
    view: BoardView, paints: BoardPaints, frames: int
) -> tuple[Frames, tuple[float, ...]]:
    """One board made, shown and scrolled, then edited: frames and edits in milliseconds."""
    start = time.perf_counter()
    board = Board(view, paints)
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


def limit_round(view: BoardView, cells: FirstCells, frames: int) -> Frames:
    """The same with the limit."""
    start = time.perf_counter()
    limit = Limit(view, cells)
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
    """Put a style sheet on and dress something with it: who is timed next finds it read."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setStyleSheet(sheet)
        dressed = QAbstractScrollArea()
        dressed.show()
        QApplication.processEvents()
        dressed.close()


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
    paints = from_roles(look.role, look.fonts)
    cells = first_cells(view, paints)
    boards: list[Frames] = []
    limits: list[Frames] = []
    peers: list[Frames] = []
    edits: list[float] = []
    for _round in range(rounds):
        limits.append(limit_round(view, cells, frames))
        peers.append(peer_round(view, max(frames // 10, 10)))
        frames_of_board, edits_of_board = board_round(view, paints, frames)
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
