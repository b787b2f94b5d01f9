"""From an edit in the window to its being painted, the durable commit included.

The limit is the commit alone: one row changed in a file on the same disk, as safely as ours. What
the rules notice about a whole unit comes piece by piece afterwards: of that, the longest time for
which the window was blocked.
"""

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.invented import MONDAY, Project, Size, made, opened
from benchmarks.measuring import Effort, Report, Row, Run, in_milliseconds, middle, taking_turns
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.bookings import EditBooking, MoveBookings
from crewplanner.app.commands.days import MoveCall
from crewplanner.app.workspace import Workspace
from crewplanner.domain.values import Offset
from crewplanner.ui.look import Look
from crewplanner.ui.page_list import PAGES
from crewplanner.ui.project_frame import ProjectFrame
from crewplanner.ui.run import make_application

_WIDTH, _HEIGHT = 1600, 1000
_A_FRAME = 1 / 60
_BLOCKED = 0.1
_WORK_S = 0.001
_QUIET_S = 0.3
"""So long without a piece of work: all that an edit asks for is done."""


def run(effort: Effort) -> Report:
    """Measure."""
    size = Size(people=30, days=28) if effort.small else Size(people=300, days=120, longest=1)
    application = make_application()
    look = Look(parent=application)
    look.dress(application)
    with tempfile.TemporaryDirectory() as name:
        project = made(Path(name), size)
        rows = _measured(application, look, project, Path(name), effort)
    look.deleteLater()
    return Report(name="editing", rows=tuple(map(in_milliseconds, rows)))


def _measured(
    application: QApplication, look: Look, project: Project, folder: Path, effort: Effort
) -> list[Row]:
    workspace = opened(project)
    frame = ProjectFrame(look, workspace, PAGES)
    frame.resize(_WIDTH, _HEIGHT)
    frame.go("board")
    frame.show()
    application.processEvents()
    _settle(application, [])
    edits = {
        "one booking changed": _changes(workspace),
        "one booking moved to another date": _moves(workspace),
        "the main unit's call moved": _calls(workspace),
    }
    blocked: dict[str, list[float]] = {what: [] for what in edits}
    runs: dict[str, Run] = {
        what: partial(_painted, application, workspace, commands, blocked[what])
        for what, commands in edits.items()
    }
    db = _plain(folder)
    runs["commit"] = partial(_commit, db)
    taking_turns(runs, 2)
    seconds = {what: middle(taken) for what, taken in taking_turns(runs, effort.rounds * 3).items()}
    db.close()
    frame.close_project()
    frame.close()
    frame.deleteLater()
    rows = [
        Row(
            what=f"{what}, committed and painted, {project.bookings:,} bookings",
            value=seconds[what],
            unit="s",
            against="a bare commit",
            against_value=seconds["commit"],
        )
        for what in edits
    ]
    return (
        rows
        + [
            Row(
                what=f"{what}, beyond the commit",
                value=max(0.0, seconds[what] - seconds["commit"]),
                unit="s",
                against="a frame at 60 Hz",
                against_value=_A_FRAME,
                must=1.0,
            )
            for what in edits
        ]
        + [
            Row(
                what=f"{what}, the window blocked at most while the rest follows",
                value=middle(blocked[what]),
                unit="s",
                against="100 ms",
                against_value=_BLOCKED,
                must=1.0,
            )
            for what in edits
        ]
    )


def _painted(
    application: QApplication,
    workspace: Workspace,
    commands: Iterator[Command],
    blocked: list[float],
) -> Callable[[], object]:
    workspace.do(next(commands))
    application.processEvents()
    return partial(_settle, application, blocked)


def _settle(application: QApplication, blocked: list[float]) -> None:
    """Let all happen that follows from an edit; keep the longest time that it took at once."""
    longest, start = 0.0, time.perf_counter()
    while time.perf_counter() - start < _QUIET_S:
        before = time.perf_counter()
        application.processEvents()
        took = time.perf_counter() - before
        longest = max(longest, took)
        if took > _WORK_S:
            start = time.perf_counter()
        time.sleep(0.0005)
    blocked.append(longest)


def _changes(workspace: Workspace) -> Iterator[Command]:
    booking = next(b for b in workspace.plan.bookings.values() if b.span.first > MONDAY)
    for minutes in cycle((-60, -45, -15)):
        yield EditBooking(booking=replace(booking, call=Offset(minutes=minutes)))


def _moves(workspace: Workspace) -> Iterator[Command]:
    bookings = [b for b in workspace.plan.bookings.values() if b.span.first > MONDAY]
    for days in cycle((1, -1)):
        yield MoveBookings(bookings=(bookings[40].id,), days=days)


def _calls(workspace: Workspace) -> Iterator[Command]:
    day = next(day for day in workspace.plan.shoot_days.values() if day.call is not None)
    for call in cycle((420, 435, 450)):
        yield MoveCall(day=day.id, call=call)


def _plain(folder: Path) -> sqlite3.Connection:
    db = sqlite3.connect(folder / "plain.db", isolation_level=None)
    db.execute("PRAGMA synchronous = EXTRA")
    db.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, value INTEGER)")
    db.execute("BEGIN")
    db.executemany("INSERT INTO plain (value) VALUES (?)", ((n,) for n in range(20_000)))
    db.execute("COMMIT")
    return db


def _commit(db: sqlite3.Connection) -> None:
    db.execute("BEGIN IMMEDIATE")
    db.execute("UPDATE plain SET value = value + 1 WHERE id = 5000")
    db.execute("COMMIT")
