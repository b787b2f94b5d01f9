"""Every benchmark runs, at its smallest, and says what it measured. None of them is a test."""

import contextlib
import importlib
import json
import math
import pkgutil
import sqlite3
import subprocess
import sys

import pytest

import benchmarks
from benchmarks import startup
from benchmarks.__main__ import NAMES
from benchmarks.invented import Size, made
from benchmarks.measuring import Effort, Report, Row, at, middle, table, taking_turns, write
from crewplanner.app.opening import is_large
from tests.conftest import REPOSITORY
from tests.effort import SEARCH

KEYS = {"what", "value", "unit", "against", "against_value", "ratio"}
SMALLEST = ("--only", "opening", "--small", "--rounds", "1")
ONCE = Effort(rounds=1, small=True)
QUICK = ("opening", "moves", "findings", "pay", "importing")
"""One of each kind; all of them where more cases are asked for."""


def test_every_benchmark_is_run_by_make_bench():
    modules = {
        module.name
        for module in pkgutil.iter_modules(benchmarks.__path__)
        if hasattr(importlib.import_module(f"benchmarks.{module.name}"), "run")
    }
    assert modules == set(NAMES)


@pytest.mark.parametrize("name", NAMES if SEARCH else QUICK)
def test_a_benchmark_measures_and_says_against_what(name, qapp, tmp_path):
    report = importlib.import_module(f"benchmarks.{name}").run(ONCE)
    assert report.name == name
    assert report.rows
    for row in report.rows:
        assert row.what
        assert row.against
        assert math.isfinite(row.value)
        assert row.value >= 0
        assert row.against_value > 0
    written = json.loads(write(report, tmp_path).read_text("utf-8"))
    assert set(written) == {"name", "machine", "rows"}
    assert all(set(row) == KEYS for row in written["rows"])


def test_the_files_are_where_they_were_asked_for(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--out", str(tmp_path), *SMALLEST],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    assert [file.name for file in tmp_path.iterdir()] == ["opening.json"]
    assert "all rows read as tuples" in done.stdout


def test_runs_take_turns_and_are_cleared_up_after_unmeasured():
    order = []

    def run(name):
        def once():
            order.append(name)
            return lambda: order.append(f"{name} ends")

        return once

    before = {"b": lambda: order.append("b begins")}
    taken = taking_turns({"a": run("a"), "b": run("b")}, 2, before)
    there = ["a", "a ends", "b begins", "b", "b ends"]
    back = ["b begins", "b", "b ends", "a", "a ends"]
    assert order == there + back
    assert {name: len(seconds) for name, seconds in taken.items()} == {"a": 2, "b": 2}


def test_figures_in_the_middle_and_at_the_end():
    assert middle([3.0, 1.0, 2.0]) == 2.0
    assert at([4.0, 1.0, 3.0, 2.0], 0.99) == 4.0
    assert at([4.0, 1.0, 3.0, 2.0], 0.5) == 3.0


def test_a_table_says_the_ratio_and_the_aim():
    row = Row(what="work", value=3.0, unit="ms", against="the least", against_value=2.0, must=1.5)
    text = table(Report(name="sample", rows=(row,)))
    assert "1.50×   (at most 1.5×)" in text
    assert row.ratio == 1.5


def test_the_start_is_measured_to_a_board_with_bookings_however_the_file_is_opened(tmp_path):
    project = made(tmp_path, Size(people=3, days=4))
    _make_large(project.path)
    assert is_large(project.path)
    startup.to_the_board(project.path, tmp_path)()()


def test_a_board_without_bookings_is_not_what_is_measured(tmp_path):
    project = made(tmp_path, Size(people=3, days=4, share=0.0))
    with pytest.raises(RuntimeError, match="nothing booked in view"):
        startup.to_the_board(project.path, tmp_path)()


def _make_large(path):
    """Pages that nothing is in any more: large enough to be opened beside the window."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE filling (of BLOB)")
        db.execute("INSERT INTO filling VALUES (zeroblob(4000000))")
        db.execute("DROP TABLE filling")
        db.commit()
