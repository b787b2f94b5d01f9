"""What every benchmark shares: taking turns, rows of figures, a table, a file."""

import gc
import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

ROUNDS = 5
SECOND = "s"
MILLISECOND = "ms"
_LARGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much to measure: rounds of each, and whether only the smallest size."""

    rounds: int = ROUNDS
    small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure beside what it is measured against in the same run.

    `must` is what the ratio should not pass, None where there is no such aim.
    """

    what: str
    value: float
    unit: str
    against: str
    against_value: float
    must: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the peer or limit it is."""
        return self.value / self.against_value if self.against_value else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one benchmark found."""

    name: str
    rows: tuple[Row, ...]


Run = Callable[[], Callable[[], object] | None]
"""Something to measure. What it returns is called afterwards, unmeasured: to wait, to close."""


def taking_turns(
    runs: Mapping[str, Run],
    rounds: int,
    before: Mapping[str, Callable[[], object]] | None = None,
) -> dict[str, tuple[float, ...]]:
    """Seconds of each run in each round; all have a turn in each, every other time reversed.

    What stands in `before` under the name of a run is done before it, unmeasured.
    """
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds):
        names = list(runs)
        if number % 2:
            names.reverse()
        for name in names:
            if before is not None and name in before:
                before[name]()
            gc.collect()
            start = time.perf_counter()
            afterwards = runs[name]()
            taken[name].append(time.perf_counter() - start)
            if afterwards is not None:
                afterwards()
    return {name: tuple(seconds) for name, seconds in taken.items()}


def middle(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def at(values: Sequence[float], part: float) -> float:
    """The value below which a part (0 to 1) of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def in_milliseconds(row: Row) -> Row:
    """The same row, its seconds said as milliseconds."""
    return replace(
        row, value=row.value * 1000, against_value=row.against_value * 1000, unit=MILLISECOND
    )


def table(report: Report) -> str:
    """The rows as text."""
    lines = [report.name, "-" * len(report.name)]
    wide = max((len(row.what) for row in report.rows), default=0)
    for row in report.rows:
        aim = "" if row.must is None else f"   (at most {row.must:g}×)"
        lines.append(
            f"{row.what:<{wide}}  {_figure(row.value):>9} {row.unit:<4}"
            f"{row.against} {_figure(row.against_value)} {row.unit}   {row.ratio:.2f}×{aim}"
        )
    return "\n".join(lines)


def write(report: Report, folder: Path) -> Path:
    """Put the report into the folder as `NAME.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        {
            **{key: value for key, value in asdict(row).items() if key != "must"},
            "value": round(row.value, 6),
            "against_value": round(row.against_value, 6),
            "ratio": round(row.ratio, 3),
        }
        for row in report.rows
    ]
    content = {"name": report.name, "machine": machine(), "rows": rows}
    path = folder / f"{report.name}.json"
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def machine() -> str:
    """What it ran on."""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}"
    )


def _figure(value: float) -> str:
    return f"{value:,.3f}" if value < _LARGE else f"{value:,.1f}"
