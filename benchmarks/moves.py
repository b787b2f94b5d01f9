"""The price of a move, before it is made: one booking dragged, and a whole unit that wraps late.

A drag asks anew for every date the pointer comes to, so the limit is what a hand does not feel. A
late wrap is priced in pieces between the user's events: of it, the longest piece.
"""

import gc
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path

from benchmarks.invented import Project, Size, made, opened
from benchmarks.measuring import Effort, Report, Row, in_milliseconds, middle, taking_turns
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.bookings import MoveBookings
from crewplanner.app.commands.late_wrap import WrapLate
from crewplanner.app.commands.people import EditDeal
from crewplanner.app.queries.move_price import Pricer, move_price
from crewplanner.app.workspace import Workspace

_FELT = 0.020
_BLOCKED = 0.100
_UNDER = ("deal-memo", "us-ca-order12", "uk-pact-tv-2023")
_LATE = 60
_TURNS = 4


def run(effort: Effort) -> Report:
    """Measure."""
    size = Size(people=20, days=28) if effort.small else Size(people=300, days=126)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        project = made(Path(folder), size)
        for name in _UNDER[:1] if effort.small else _UNDER:
            rows += _rows(project, name, effort)
    return Report(name="moves", rows=tuple(map(in_milliseconds, rows)))


def _rows(project: Project, name: str, effort: Effort) -> Iterator[Row]:
    workspace = opened(project)
    deals = [EditDeal(deal=replace(d, agreement=name)) for d in workspace.plan.deals.values()]
    workspace.do(Batch(commands=tuple(deals), words="Agree"))
    move = partial(_drag, workspace, _moves(workspace))
    move()
    seconds = taking_turns({"drag": move}, effort.rounds * _TURNS)["drag"]
    pieces = [_longest_piece(workspace) for _turn in range(effort.rounds)]
    workspace.close()
    yield Row(
        what=f"price of one booking dragged to another date, {name}, {project.bookings:,} bookings",
        value=middle(seconds),
        unit="s",
        against="what a hand does not feel",
        against_value=_FELT,
        must=1.0,
    )
    yield Row(
        what=f"price of a unit's late wrap, {name}, the longest piece",
        value=middle(pieces),
        unit="s",
        against="100 ms",
        against_value=_BLOCKED,
        must=1.0,
    )


def _drag(workspace: Workspace, moves: Iterator[Command]) -> None:
    move_price(workspace, next(moves))


def _moves(workspace: Workspace) -> Iterator[Command]:
    """One booking over the dates of two weeks, as a hand would take it."""
    booking = min(workspace.plan.bookings.values(), key=lambda one: (one.span.first, one.id))
    return cycle(MoveBookings(bookings=(booking.id,), days=days) for days in range(1, 15))


def _longest_piece(workspace: Workspace) -> float:
    days = workspace.plan.shoot_days.values()
    day = min((d for d in days if d.wrap is not None), key=lambda one: (one.date, one.unit))
    command = WrapLate(day=day.id, minutes=_LATE)
    longest, more = 0.0, True
    gc.collect()
    start = time.perf_counter()
    pricer = Pricer(workspace, command)
    while more:
        longest, start = max(longest, time.perf_counter() - start), time.perf_counter()
        more = pricer.piece()
    return max(longest, time.perf_counter() - start)
