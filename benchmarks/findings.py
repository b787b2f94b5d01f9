"""What the rules notice after one edit, in projects of several sizes, against looking at all again.

An edit should cost the same in every size.
"""

import datetime as dt
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path

from benchmarks.invented import MONDAY, Project, Size, dates, made, opened
from benchmarks.measuring import Effort, Report, Row, Run, in_milliseconds, middle, taking_turns
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.bookings import EditBooking
from crewplanner.app.commands.days import MoveCall
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.rules import Scope, check
from crewplanner.domain.values import DateSpan, Offset

_SHOWN = 126
"""As many days as the board looks at."""


def run(effort: Effort) -> Report:
    """Measure."""
    sizes = [Size(people=20, days=28)]
    if not effort.small:
        sizes = [
            Size(people=60, days=_SHOWN),
            Size(people=300, days=_SHOWN),
            Size(people=1000, days=365),
        ]
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            rows += _rows(made(Path(folder), size), size, effort)
    return Report(name="findings", rows=tuple(map(in_milliseconds, rows)))


def _rows(project: Project, size: Size, effort: Effort) -> Iterator[Row]:
    workspace = opened(project)
    whole = dates(size)
    span = DateSpan(first=whole.first, last=min(whole.last, MONDAY + dt.timedelta(days=_SHOWN - 1)))
    workspace.findings(project.production, span)
    look = partial(_look, workspace, project.production, span)
    runs: dict[str, Run] = {
        "booking": look,
        "call": look,
        "all": partial(_anew, workspace, project.production, span),
    }
    edits = {
        "booking": partial(_edit, workspace, _bookings(workspace)),
        "call": partial(_edit, workspace, _calls(workspace)),
    }
    seconds = taking_turns(runs, effort.rounds, edits)
    size_text = f"{size.people} people x {len(span)} days"
    for key, what in (("booking", "one booking edited"), ("call", "the main unit's call moved")):
        yield Row(
            what=f"findings after {what}, {size_text}",
            value=middle(seconds[key]),
            unit="s",
            against="all findings anew",
            against_value=middle(seconds["all"]),
        )
    workspace.close()


def _look(workspace: Workspace, production: ProductionId, span: DateSpan) -> None:
    workspace.findings(production, span)


def _anew(workspace: Workspace, production: ProductionId, span: DateSpan) -> None:
    check(workspace.plan, Scope(production=production, span=span))


def _edit(workspace: Workspace, edits: Iterator[Command]) -> None:
    workspace.do(next(edits))


def _bookings(workspace: Workspace) -> Iterator[Command]:
    booking = next(b for b in workspace.plan.bookings.values() if b.span.first > MONDAY)
    for minutes in cycle((-60, -45, -30)):
        yield EditBooking(booking=replace(booking, call=Offset(minutes=minutes)))


def _calls(workspace: Workspace) -> Iterator[Command]:
    day = next(day for day in workspace.plan.shoot_days.values() if day.call is not None)
    for call in cycle((420, 435, 450)):
        yield MoveCall(day=day.id, call=call)
