"""One writer: who comes second reads, and what the dead leave behind is no obstacle."""

import json
import os
import platform
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Department
from crewplanner.store import lock
from crewplanner.store.backups import Reason, list_backups
from crewplanner.store.errors import ReadOnly
from tests.store.filling import NOW, content, reopen, writing

REPOSITORY = Path(__file__).resolve().parents[2]

HOLD = """
import sys
from pathlib import Path
from tests.store.filling import reopen
project = reopen(Path(sys.argv[1]), owner="Ben")
print(project.read_only_reason, flush=True)
sys.stdin.read()
project.close()
"""


@contextmanager
def another_process(path):
    """Another process has the project open; gives it and what it says why it cannot write."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    try:
        yield process, process.stdout.readline().strip()
    finally:
        with suppress(BrokenPipeError):
            process.stdin.close()
        process.stdout.close()
        process.wait(30)


def left_behind(path, **changes):
    """Put a side file beside a project, as a process of ours would, with something changed."""
    owner = replace(lock.this_process("Cleo", NOW), **changes)
    lock.side_file(path).write_text(owner.to_json(), encoding="utf-8")
    return owner


def can_write(project):
    with writing(project) as tx:
        tx.departments.add(Department(id=NEW, name="Sound"))
    return project.read_only_reason is None


def test_the_second_process_reads_and_is_told_who_writes(closed):
    with another_process(closed) as (_process, reason):
        assert reason == "None"
        with reopen(closed) as second:
            told = second.read_only_reason
            assert told == (
                f"Ben has this project open on {platform.node()} since 09:14; "
                "here it can only be read."
            )
            assert second.holder is not None
            assert all(content(second).values())
            with pytest.raises(ReadOnly):
                can_write(second)
    with reopen(closed) as alone:
        assert can_write(alone)


def test_the_first_goes_on_writing_while_the_second_reads(project, path):
    with another_process(path) as (_process, reason):
        assert "Ana has this project open" in reason
        for _ in range(5):
            assert can_write(project)


def test_a_second_window_of_the_same_process_reads(project, path):
    with reopen(path) as second:
        assert "in another window" in (second.read_only_reason or "")
        assert content(second) == content(project)
        can_write(project)
    can_write(project)
    project.close()
    with reopen(path) as alone:
        assert can_write(alone)


def test_a_process_that_is_stopped_keeps_its_project(closed):
    with another_process(closed) as (process, _reason):
        os.kill(process.pid, 19)
        try:
            with reopen(closed) as second:
                assert "Ben" in (second.read_only_reason or "")
        finally:
            os.kill(process.pid, 18)


def test_what_a_killed_process_leaves_is_no_question(closed):
    with another_process(closed) as (process, _reason):
        process.kill()
        process.wait(30)
    assert lock.side_file(closed).exists(), "nothing was left: this proves nothing"
    with reopen(closed) as project:
        assert can_write(project)
    assert not lock.side_file(closed).exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"pid": 2**22 + 1},
        {"boot": "a boot before this one"},
        {"started": "1"},
        {"pid": 0},
        {"pid": -1},
        {"pid": 2**80},
    ],
)
def test_dead_owners_are_recognized(closed, changes):
    owner = left_behind(closed, **changes)
    assert not owner.may_live or owner.pid in {0, -1, 2**80}
    with reopen(closed) as project:
        assert can_write(project)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"user": "A"}', "\x00" * 9000, '{"user": 1, "host": 2, "pid": "x"}']
)
def test_a_side_file_that_says_nothing_is_no_obstacle(closed, text):
    lock.side_file(closed).write_text(text)
    with reopen(closed) as project:
        assert can_write(project)


def test_a_live_process_is_known_as_such():
    owner = lock.this_process("Ana", NOW)
    assert owner.may_live
    assert owner.is_this_process
    assert not replace(owner, started="1").may_live
    assert replace(owner, host="elsewhere", boot="x").may_live
    assert lock.Owner.from_json(owner.to_json()) == owner


def test_another_machine_is_honored_and_named(closed):
    left_behind(closed, host="MAC-12", since="2026-11-20T18:30+01:00")
    before = lock.side_file(closed).read_bytes()
    with reopen(closed) as project:
        assert project.read_only_reason == (
            "Cleo has this project open on MAC-12 since 2026-11-20 18:30; here it can only be read."
        )
        assert all(content(project).values())
    assert lock.side_file(closed).read_bytes() == before


def test_taking_over_makes_a_backup_and_is_in_the_history(closed, backups_folder):
    left_behind(closed, host="MAC-12")
    with reopen(closed, take_over=True) as project:
        assert project.read_only_reason is None
        [backup] = list_backups(backups_folder, project.uuid)
        assert backup.reason is Reason.BEFORE_TAKE_OVER
        latest = project.history(1)[0]
        assert (latest.op, latest.label) == ("take_over", "Took over from Cleo on MAC-12")
        assert json.loads(lock.side_file(closed).read_text())["user"] == "Ana"
        assert can_write(project)
    with reopen(closed) as project:
        assert can_write(project)


def test_a_live_process_of_this_machine_is_not_taken_over(closed):
    with another_process(closed), reopen(closed, take_over=True) as second:
        assert "Ben" in (second.read_only_reason or "")
        assert second.history(1)[0].op == "do"


def test_who_was_taken_over_leaves_the_side_file_of_the_next(closed):
    """The other machine wakes up and closes: the mark in the file is not its own any more."""
    first = lock.acquire(closed, lock.this_process("Ana", NOW))
    taken = left_behind(closed, host="MAC-12")
    first.release()
    assert lock.holder(closed) == taken


@pytest.mark.parametrize("kind", ["relative", "symlink", "folder symlink"])
def test_all_names_of_a_file_have_one_lock(project, path, kind, monkeypatch):
    alias = path.with_name("alias.crewplan")
    if kind == "relative":
        monkeypatch.chdir(path.parent)
        alias = Path(path.name)
    elif kind == "symlink":
        alias.symlink_to(path)
    else:
        folder = path.parent.with_name("other")
        folder.symlink_to(path.parent)
        alias = folder / path.name
    with reopen(alias) as second:
        assert second.read_only_reason is not None
        assert second.path == path


def test_a_long_name_has_a_side_file_too(path):
    long = path.with_name("ü" * 110 + ".crewplan")
    path.touch()
    path.rename(long)
    held = lock.acquire(long, lock.this_process("Ana", NOW))
    held.release()
    assert [file.name for file in path.parent.iterdir()] == [long.name]


def test_something_else_in_the_place_of_the_side_file_makes_it_read_only(closed):
    for make in (os.mkfifo, os.mkdir):
        make(lock.side_file(closed))
        start = time.monotonic()
        with reopen(closed) as project:
            assert project.read_only_reason is not None
            assert all(content(project).values())
        assert time.monotonic() - start < 5
        side = lock.side_file(closed)
        side.rmdir() if side.is_dir() else side.unlink()


def test_a_side_file_that_leads_elsewhere_is_not_followed(closed, tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("mine")
    lock.side_file(closed).symlink_to(victim)
    with reopen(closed) as project:
        assert project.read_only_reason is not None
    assert victim.read_text() == "mine"
