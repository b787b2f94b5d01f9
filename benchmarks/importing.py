"""Reading a list of events into shoot days, against only reading the file's rows.

The list is New York's film permits of one quarter, which lie beside the repository where there are
any, and the same list over and over with other numbers. Without it, an invented list of the same
form is read.
"""

import csv
import io
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.invented import context
from benchmarks.measuring import Effort, Report, Row, Run, middle, taking_turns
from crewplanner.app.importing.shoots import ShootsImport
from crewplanner.app.jobs import never, no_progress
from crewplanner.app.workspace import Workspace

PERMITS = Path(__file__).resolve().parents[2] / "shared" / "data" / "nyc_film_permits_2023_q1.csv"
_EVENTS = 42_000
_FEW = 200


def run(effort: Effort) -> Report:
    """Measure."""
    header, *rows = list(csv.reader(io.StringIO(_text())))
    sizes = [_FEW] if effort.small else [len(rows), _EVENTS]
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            rounds = effort.rounds
            data = _repeated(header, rows, size)
            runs: dict[str, Run] = {
                "ours": _importing(data, Path(name)),
                "rows": _reading(data),
            }
            seconds = taking_turns(runs, rounds)
            found.append(
                Row(
                    what=f"import {size:,} events, written and undoable",
                    value=middle(seconds["ours"]),
                    unit="s",
                    against="csv.reader alone",
                    against_value=middle(seconds["rows"]),
                )
            )
    return Report(name="importing", rows=tuple(found))


def _text() -> str:
    if PERMITS.is_file():
        return PERMITS.read_text(encoding="utf-8-sig")
    lines = ["EventID,EventType,StartDateTime,EndDateTime,Category,ZipCode(s)"]
    for number in range(1, 1_647):
        month, day = number % 3 + 1, number % 28 + 1
        date = f"{month:02}/{day:02}/2023"
        lines.append(
            f"{number},Shooting Permit,{date} 07:00:00 AM,{date} 09:00:00 PM,Film,1{number % 9:04}"
        )
    return "\n".join(lines)


def _repeated(header: list[str], rows: list[list[str]], size: int) -> bytes:
    """So many events: the list again and again, each event with a number of its own."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    for number in range(size):
        writer.writerow([str(100_000 + number), *rows[number % len(rows)][1:]])
    return text.getvalue().encode()


def _importing(data: bytes, folder: Path) -> Run:
    def bring_in() -> Callable[[], object]:
        path = folder / "imported.crewplan"
        workspace = Workspace.create(path, context(folder))
        job = ShootsImport(data=data, filename="permits.csv", plan=workspace.plan)
        workspace.do(job.run(no_progress, never).command())

        def clear() -> None:
            workspace.close()
            path.unlink()

        return clear

    return bring_in


def _reading(data: bytes) -> Run:
    def read_it() -> None:
        kept = list(csv.reader(io.StringIO(data.decode())))
        del kept

    return read_it
