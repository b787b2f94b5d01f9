"""Opening a project file, against a connection that only reads all of its rows."""

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.invented import Project, Size, made, opened
from benchmarks.measuring import Effort, Report, Row, Run, in_milliseconds, middle, taking_turns


def run(effort: Effort) -> Report:
    """Measure."""
    sizes = [Size(people=30, days=30)]
    if not effort.small:
        sizes += [
            Size(people=300, days=112, longest=1),
            Size(people=1000, days=180, longest=1, share=0.55),
        ]
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            project = made(Path(folder), size)
            runs: dict[str, Run] = {"ours": _opening(project), "rows": _reading(project.path)}
            seconds = taking_turns(runs, effort.rounds)
            rows.append(
                Row(
                    what=f"open, check and read {project.bookings:,} bookings",
                    value=middle(seconds["ours"]),
                    unit="s",
                    against="all rows read as tuples",
                    against_value=middle(seconds["rows"]),
                )
            )
    return Report(name="opening", rows=tuple(map(in_milliseconds, rows)))


def _opening(project: Project) -> Run:
    def open_it() -> Callable[[], object]:
        return opened(project).close

    return open_it


def _reading(path: Path) -> Run:
    def read_it() -> Callable[[], object]:
        db = sqlite3.connect(path)
        tables = [
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        kept = [db.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables]  # noqa: S608 - names of our own tables
        del kept
        return db.close

    return read_it
