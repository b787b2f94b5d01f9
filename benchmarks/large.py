"""The largest project in the window: memory, when it is seen, and how long nothing moves.

A process of its own opens the project, scrolls, edits, searches and zooms. A timer beats all the
while: the longest time between two beats is how long the window stood still.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.invented import Size, made
from benchmarks.measuring import Effort, Report, Row, Run, middle, taking_turns
from benchmarks.startup import ROOT, environment, to_the_board

_MEMORY_MIB = 200.0
_STILL_MS = 100.0
_BEYOND_MS = 300.0


def run(effort: Effort) -> Report:
    """Measure."""
    size = Size(people=40, days=30) if effort.small else Size(people=2000, days=365, longest=1)
    rounds = 1 if effort.small else min(effort.rounds, 3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = made(folder, size)
        rest = 0.5 if effort.small else 4.0
        found = [_session(project.path, rest) for _round in range(rounds)]
        beyond = _beyond(project.path, folder, effort)
    what = f"{project.bookings:,} bookings"
    rows = [
        Row(
            what=f"first painted week beyond the start with 20,000 bookings, {what}",
            value=beyond * 1000,
            unit="ms",
            against="300 ms",
            against_value=_BEYOND_MS,
            must=1.0,
        ),
        Row(
            what=f"memory of the whole process, {what}",
            value=middle([one.pop("memory") for one in found]),
            unit="MiB",
            against="200 MiB",
            against_value=_MEMORY_MIB,
            must=1.0,
        ),
    ]
    rows += [
        Row(
            what=f"longest stand-still, {deed}, {what}",
            value=middle([one[deed] for one in found]),
            unit="ms",
            against="100 ms",
            against_value=_STILL_MS,
            must=1.0,
        )
        for deed in found[0]
    ]
    return Report(name="large", rows=tuple(rows))


def _beyond(project: Path, folder: Path, effort: Effort) -> float:
    """Seconds from the start to the first painted week more than with a project of usual size."""
    size = Size(people=30, days=30) if effort.small else Size(people=300, days=112, longest=1)
    usual = made(folder, size).path
    runs: dict[str, Run] = {
        "usual": to_the_board(usual, folder),
        "large": to_the_board(project, folder),
    }
    taking_turns(runs, 1)
    seconds = taking_turns(runs, effort.rounds)
    return middle(seconds["large"]) - middle(seconds["usual"])


def _session(project: Path, rest: float) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.large_session", str(project), str(rest)],
        capture_output=True,
        text=True,
        env=environment(project.parent),
        cwd=ROOT,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the session ended with {done.returncode}: {done.stderr[-2000:]}")
    return json.loads(done.stdout)
