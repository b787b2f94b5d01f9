"""What every command has in common: help, exit codes, one sentence for what cannot be done."""

import os
import subprocess
import sys

import click
import pytest

from crewplanner import __version__
from crewplanner.cli.main import COMMANDS, commands
from tests.conftest import REPOSITORY

CONTRACT = (
    *("new", "open", "import people", "import shoots", "crew", "days", "bookings", "book", "log"),
    *("check", "pay", "export", "doctor", "backups", "restore", "tour"),
)


@pytest.mark.parametrize("words", CONTRACT)
def test_every_command_explains_itself(crewplanner, words):
    said = crewplanner(*words.split(), "--help")
    assert said.code == 0
    assert f"Usage: crewplanner {words}" in said.out
    assert said.err == ""


def test_help_lists_every_command_in_the_order_of_the_work(crewplanner):
    listed = [
        line.split()[0]
        for line in crewplanner("--help")
        .out.partition("Commands:\n")[2]
        .split("\n\n")[0]
        .splitlines()
        if line.startswith("  ") and not line.startswith("   ")
    ]
    assert listed == [name for name in COMMANDS if name != "shots"]


def test_no_command_is_listed_that_cannot_be_loaded():
    group = commands()
    context = click.Context(group)
    assert all(group.get_command(context, name) for name in group.list_commands(context))


def test_the_version_is_told(crewplanner):
    assert __version__ in crewplanner("--version").out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["bok"], "No such command"),
        (["book"], "Missing argument 'PROJECT'"),
        (["crew", "x.crewplan", "--frobnicate"], "No such option"),
        (["pay", "x.crewplan"], "Missing option '--week'"),
        (["import"], "Usage: crewplanner import"),
    ],
)
def test_wrong_usage_ends_with_two_and_says_where_help_is(crewplanner, words, expected):
    said = crewplanner(*words)
    assert said.code == 2
    assert said.out == ""
    assert expected in said.err
    assert "--help" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ["crew"],
        ["days"],
        ["bookings"],
        ["check"],
        ["pay", "--week", "2026-W47"],
        ["book", "--person", "Ana", "--from", "2026-11-23", "--status", "1H"],
        ["log", "--person", "Ana", "--date", "2026-11-23", "--call", "7", "--wrap", "19"],
        ["doctor"],
        ["backups"],
        ["restore", "--from", "1"],
        ["open"],
    ],
    ids=lambda words: words[0],
)
def test_a_project_that_is_not_there_is_named_and_not_made(refused, tmp_path, words):
    path = tmp_path / "missing.crewplan"
    assert path.name in refused(words[0], path, *words[1:])
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_another_kind_is_refused_and_left_alone(refused, tmp_path, bytes_kept):
    path = tmp_path / "letter.crewplan"
    path.write_text("Dear Sir or Madam,")
    bytes_kept(path, lambda: refused("crew", path))
    bytes_kept(path, lambda: refused("doctor", path))


def test_our_own_mistake_is_one_sentence_and_a_report_without_names(
    refused, project, home, monkeypatch
):
    def broken(*_arguments, **_options):
        raise ZeroDivisionError("Ana Ruiz earns too much")

    monkeypatch.setattr("crewplanner.cli.lists.crew", broken)
    sentence = refused("crew", project)
    reports = list((home / "logs").glob("crash-*.txt"))
    assert len(reports) == 1
    assert str(reports[0]) in sentence
    report = reports[0].read_text(encoding="utf-8")
    assert "crewplanner/cli/lists.py" in report
    assert "ZeroDivisionError" in report
    assert "Ana" not in report
    assert str(project) not in report


def _program(*words, **options):
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    return subprocess.Popen(
        [sys.executable, "-m", "crewplanner", *map(str, words)], env=environment, **options
    )


def test_a_reader_that_goes_away_is_no_mistake(sample):
    with _program(
        "check", sample, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    ) as program:
        assert program.stdout
        assert program.stderr
        program.stdout.read(1)
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait(30) == 1


def test_the_command_line_runs_without_qt(sample):
    script = (
        "import sys; from crewplanner.__main__ import main; code = main(sys.argv[1:]);"
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    ran = subprocess.run(
        [sys.executable, "-c", script, "crew", str(sample)],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()


@pytest.mark.parametrize("arguments", [["days", ""], ["doctor", ""], ["tour", "--out", ""]])
def test_an_empty_path_is_a_mistake(arguments, crewplanner, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    said = crewplanner(*arguments)
    assert said.code == 2
    assert "A path is empty" in said.err
    assert sorted(tmp_path.rglob("*")) == before
