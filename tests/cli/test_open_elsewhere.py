"""The command line on a project that is open in another program."""

import json
import os
import subprocess
import sys
from contextlib import closing

import pytest

from crewplanner.app.context import Context
from crewplanner.app.workspace import Workspace
from tests.cli.clock import at_noon
from tests.conftest import REPOSITORY


@pytest.fixture
def opened(sample, tmp_path):
    """The sample, open for writing in this process."""
    context = Context(user="Ana", clock=at_noon, backups=tmp_path / "backups")
    with closing(Workspace.open(sample, context)):
        yield sample


def _elsewhere(*words):
    return subprocess.run(
        [sys.executable, "-m", "crewplanner", *map(str, words)],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_open_project_can_be_read_and_printed(opened, tmp_path):
    assert _elsewhere("crew", opened).stdout.startswith("61 people")
    assert _elsewhere("check", opened).returncode == 1
    date = json.loads(_elsewhere("days", opened, "--json").stdout)["days"][0]["date"]
    paper = tmp_path / "week.csv"
    said = _elsewhere(
        *("export", "week", opened, "--week", date, "--production", "HBL"),
        *("--format", "csv", "--out", paper),
    )
    assert said.returncode == 0, said.stderr
    assert paper.stat().st_size > 0


def test_an_open_project_is_not_changed_and_its_owner_is_named(opened):
    before = opened.read_bytes()
    said = _elsewhere(
        *("book", opened, "--person", "Ottoline Markham", "--production", "HBL"),
        *("--from", "2026-11-23", "--status", "confirmed"),
    )
    assert said.returncode == 2
    assert "Ana" in said.stderr
    assert said.stdout == ""
    assert opened.read_bytes() == before


def test_an_open_project_is_not_restored_over(opened):
    before = opened.read_bytes()
    assert _elsewhere("restore", opened, "--from", "1").returncode == 2
    assert opened.read_bytes() == before


def test_a_project_that_was_left_by_a_crash_is_opened_without_a_question(sample):
    crash = (
        "import os, sys; from pathlib import Path;"
        "from crewplanner.app.context import Context;"
        "from crewplanner.app.workspace import Workspace;"
        "from tests.cli.clock import at_noon;"
        "Workspace.open(Path(sys.argv[1]), Context(user='Ana', clock=at_noon,"
        " backups=Path(sys.argv[1]).parent));"
        "os._exit(9)"
    )
    died = subprocess.run(
        [sys.executable, "-c", crash, str(sample)],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        check=False,
    )
    assert died.returncode == 9
    said = _elsewhere(
        *("book", sample, "--person", "Ottoline Markham", "--production", "HBL"),
        *("--from", "2027-01-11", "--status", "confirmed"),
    )
    assert said.returncode == 0, said.stderr
