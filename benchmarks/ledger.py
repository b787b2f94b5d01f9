"""The ledger of irregular hours of a crew: after one edit against all anew, and its longest pieces.

The window reckons person by person and then puts them together: neither may hold it up for 100 ms.
"""

import datetime as dt
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path

from benchmarks.invented import Project, Size, dates, made, opened
from benchmarks.measuring import Effort, Report, Row, Run, in_milliseconds, middle, taking_turns
from crewplanner.app.commands.bookings import EditBooking
from crewplanner.app.ledgers import Ledgers
from crewplanner.app.queries.asked_again import asked_again
from crewplanner.app.queries.ledger import ledger_period, ledger_view
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ledger import PERIODS
from crewplanner.domain.values import Offset

_LONGEST = 0.1
"""Seconds that the window may stand still."""


def run(effort: Effort) -> Report:
    """Measure."""
    size = Size(people=20, days=28) if effort.small else Size(people=300, days=91)
    with tempfile.TemporaryDirectory() as folder:
        rows = tuple(_rows(made(Path(folder), size), size, effort))
    return Report(name="ledger", rows=tuple(map(in_milliseconds, rows)))


def _rows(project: Project, size: Size, effort: Effort) -> Iterator[Row]:
    workspace, weeks = opened(project), PERIODS[-1]
    until = dates(size).last
    period = ledger_period(workspace.plan, project.production, until, weeks)
    person = next(iter(workspace.plan.people))
    edits = _edits(workspace)

    def show(ledgers: Ledgers) -> None:
        ledger_view(workspace.plan, project.production, period, ledgers)

    def asked() -> None:
        plan, known = workspace.plan, workspace.ledgers
        asked_again(plan, person, [until - dt.timedelta(days=3)], project.production, known)

    def one_person() -> None:
        Ledgers().of(workspace.plan, person, period)

    def edit() -> None:
        workspace.do(next(edits))

    show(workspace.ledgers)
    asked()
    runs: dict[str, Run] = {
        "edit": partial(show, workspace.ledgers),
        "all": lambda: show(Ledgers()),
        "one": one_person,
        "asked": asked,
    }
    seconds = taking_turns(runs, effort.rounds, {"edit": edit, "asked": edit})
    told = f"{size.people} people x {weeks} weeks"
    yield Row(
        what=f"ledger after one booking edited, {told}",
        value=middle(seconds["edit"]),
        unit="s",
        against="all anew",
        against_value=middle(seconds["all"]),
    )
    for key, what in (
        ("one", f"one person reckoned, {weeks} weeks"),
        ("edit", f"all put together, {told}"),
        ("asked", "who is asked again, after one booking"),
    ):
        yield Row(
            what=what,
            value=middle(seconds[key]),
            unit="s",
            against="what the window may stand still",
            against_value=_LONGEST,
            must=1.0,
        )
    workspace.close()


def _edits(workspace: Workspace) -> Iterator[EditBooking]:
    booking = next(iter(workspace.plan.bookings.values()))
    for minutes in cycle((-60, -45, -30)):
        yield EditBooking(booking=replace(booking, call=Offset(minutes=minutes)))
