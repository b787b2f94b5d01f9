"""Going back to a backup: the former file or the restored one, whole, whatever interrupts."""

import itertools
import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Department
from crewplanner.store import backups, files, schema
from crewplanner.store.backups import Reason, list_backups
from crewplanner.store.errors import BadBackup, CouldNotWrite, Locked, NotAProject
from crewplanner.store.restoring import restore
from tests.store.children import COUNTDOWN, KILLED, run
from tests.store.filling import NOW, backups_of, content, reopen, writing


def go_back(backup, to, **changes):
    return restore(
        backup.path if hasattr(backup, "path") else backup,
        to,
        **{"owner": "Ana", "now": NOW, "backups_folder": backups_of(to)} | changes,
    )


def digest_of(path):
    with reopen(path, read_only=True) as project:
        return project.digest()


def add_department(project, name="Sound"):
    with writing(project) as tx:
        tx.departments.add(Department(id=NEW, name=name))


@pytest.fixture
def backup(closed, backups_folder):
    """A backup; after it the project went on."""
    with reopen(closed) as project:
        made = backups.back_up(project, backups_folder, NOW)
        add_department(project)
    return made


def test_the_project_is_as_it_was_and_what_was_there_is_kept(closed, backup, backups_folder):
    former = digest_of(closed)
    kept = go_back(backup, closed)
    assert digest_of(closed) == digest_of(backup.path) != former
    assert digest_of(kept) == former
    [newest, _backup] = list_backups(backups_folder, kept.parent.name)
    assert (newest.path, newest.reason) == (kept, Reason.BEFORE_RESTORE)
    assert closed.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in closed.parent.iterdir()] == [closed.name]
    with reopen(closed) as project:
        add_department(project)


def test_a_restore_can_be_taken_back(closed, backup):
    former = digest_of(closed)
    kept = go_back(backup, closed)
    go_back(kept, closed, now=NOW.replace(hour=11))
    assert digest_of(closed) == former


def test_a_project_that_is_gone_is_restored(closed, backup):
    closed.unlink()
    assert go_back(backup, closed) is None
    assert digest_of(closed) == digest_of(backup.path)


def test_a_damaged_project_is_kept_byte_for_byte(closed, backup):
    broken = closed.read_bytes()[:-5000]
    closed.write_bytes(broken)
    kept = go_back(backup, closed)
    assert kept.read_bytes() == broken
    assert kept.suffix == ".damaged"
    assert kept not in {b.path for b in list_backups(backups_of(closed), backup.path.parent.name)}
    assert digest_of(closed) == digest_of(backup.path)


def test_an_open_project_is_not_restored(closed, backup):
    with reopen(closed) as project:
        with pytest.raises(Locked, match="another window"):
            go_back(backup, closed)
        add_department(project, "Grip")


def test_a_bad_backup_replaces_nothing(closed, backup):
    former = closed.read_bytes()
    backup.path.write_bytes(backup.path.read_bytes()[:-4096])
    with pytest.raises(BadBackup):
        go_back(backup, closed)
    with pytest.raises(NotAProject):
        go_back(backup.path.with_name("missing.crewplan"), closed)
    assert closed.read_bytes() == former
    assert [file.name for file in closed.parent.iterdir()] == [closed.name]


def test_a_folder_that_is_missing_is_said(closed, backup):
    with pytest.raises(CouldNotWrite):
        go_back(backup, closed.parent / "missing" / "a.crewplan")


def test_killed_at_any_moment_the_file_is_the_former_or_the_restored_one(closed, backup, tmp_path):
    """Row 6: the process ends before each operation on files in turn."""
    former, restored = digest_of(closed), digest_of(backup.path)
    original = closed.read_bytes()
    crashed_journal = journal_of_a_crash(closed, tmp_path)
    script = COUNTDOWN + (
        "from pathlib import Path\n"
        "from crewplanner.store.restoring import restore\n"
        "from tests.store.filling import NOW, backups_of\n"
        "to = Path(sys.argv[3])\n"
        "sys.addaudithook(count)\n"
        "restore(Path(sys.argv[2]), to, owner='Ben', now=NOW, backups_folder=backups_of(to))\n"
        "print('done')\n"
    )
    journal = closed.with_name(closed.name + "-journal")
    found = []
    event = 0
    for event in itertools.count(1):
        closed.write_bytes(original)
        journal.write_bytes(crashed_journal)
        said = run(script, event, backup.path, closed, allowed=(0, KILLED))
        found.append(digest_of(closed))
        assert found[-1] in {former, restored}
        backups.verify(backup)
        if found[-1] == restored:
            kept = [
                b for b in list_backups(backups_of(closed), backup.path.parent.name)
                if b.reason is Reason.BEFORE_RESTORE
            ]  # fmt: skip
            assert digest_of(kept[0].path) == former
        if "done" in said:
            break
    assert event > 15
    assert found[0] == former
    assert found[-1] == restored


def journal_of_a_crash(path, tmp_path, *, first_page=True, grown=True):
    """A journal that a later write of another copy of the file left; foreign to this one."""
    copy = tmp_path / "copy.crewplan"
    shutil.copyfile(path, copy)
    journal = copy.with_name(copy.name + "-journal")
    left = b""
    for _ in range(3):
        with closing(sqlite3.connect(copy, isolation_level=None)) as db:
            db.execute("PRAGMA cache_size = 2")
            db.execute("BEGIN IMMEDIATE")
            if first_page:
                db.execute(f"PRAGMA user_version = {schema.VERSION}")
            for number in range(400 if grown else 1):
                db.execute("INSERT INTO departments VALUES (NULL, ?, '', 0)", (f"{number}" * 40,))
            db.execute("UPDATE people SET note = 'changed'")
            db.execute("SELECT * FROM audit, timecards, deals, roles, units").fetchall()
            left = journal.read_bytes()
            db.execute("COMMIT")
    assert left.startswith(bytes.fromhex("d9d505f920a163d7"))
    return left


class TestLeftOvers:
    """Row 33: what lies beside a restored file is not replayed into it."""

    @pytest.mark.parametrize(("first_page", "grown"), [(True, True), (True, False), (False, True)])
    def test_a_journal_of_another_state_is_moved_aside(self, closed, tmp_path, first_page, grown):
        """Somebody copied a backup over a file by hand, beside a crash's journal."""
        before = digest_of(closed)
        journal = closed.with_name(closed.name + "-journal")
        left = journal_of_a_crash(closed, tmp_path, first_page=first_page, grown=grown)
        journal.write_bytes(left)
        assert replayed(closed), "SQLite would not have replayed it: this proves nothing"
        with reopen(closed) as project:
            assert project.digest() == before
            assert project.read_only_reason is None
            add_department(project)
        left = [file.name for file in closed.parent.iterdir() if file != closed]
        assert left == [f"{journal.name}.left-20261123T091400"]

    @pytest.mark.parametrize("read_only", [False, True])
    def test_a_log_of_another_state_is_moved_aside(self, closed, tmp_path, read_only):
        before = digest_of(closed)
        log = log_of_a_crash(closed, tmp_path)
        target = closed.with_name(closed.name + "-wal")
        target.write_bytes(log)
        assert replayed(closed), "SQLite would not have replayed it: this proves nothing"
        with reopen(closed, read_only=read_only) as project:
            assert project.digest() == before
        assert not target.exists()

    def test_a_journal_of_its_own_is_replayed(self, closed):
        """A crash in the middle of a write: the former state comes back, without a question."""
        before = digest_of(closed)
        script = (
            "import os, sqlite3, sys\n"
            "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
            "db.execute('PRAGMA cache_size = 2')\n"
            "db.execute('BEGIN IMMEDIATE')\n"
            "db.execute('UPDATE people SET note = ?', ('x' * 90000,))\n"
            "for n in range(400):\n"
            "    db.execute('INSERT INTO departments VALUES (NULL, ?, \"\", 0)', ('n' * 200,))\n"
            "os.kill(os.getpid(), 9)\n"
        )
        original = closed.read_bytes()
        run(script, closed, allowed=(KILLED,))
        journal = closed.with_name(closed.name + "-journal")
        assert journal.stat().st_size
        assert closed.read_bytes() != original
        with reopen(closed) as project:
            assert project.digest() == before
        assert [file.name for file in closed.parent.iterdir()] == [closed.name]

    def test_a_restore_over_a_file_with_left_overs_takes_them_along(self, closed, backup, tmp_path):
        for suffix, data in (
            ("-wal", log_of_a_crash(closed, tmp_path)),
            ("-journal", journal_of_a_crash(closed, tmp_path)),
        ):
            closed.with_name(closed.name + suffix).write_bytes(data)
        go_back(backup, closed)
        assert digest_of(closed) == digest_of(backup.path)
        assert not files.side_files(closed)


def replayed(path):
    """Whether SQLite alone lets what lies beside a file change it; tried on a copy of both."""
    folder = path.parent / "alone"
    folder.mkdir()
    for file in path.parent.iterdir():
        if file.is_file():
            shutil.copyfile(file, folder / file.name)
    copy = folder / path.name
    before = copy.read_bytes()
    try:
        with closing(sqlite3.connect(copy)) as db:
            names = db.execute("SELECT name FROM departments ORDER BY id").fetchall()
            return before != copy.read_bytes() or len(names) != 1
    except sqlite3.DatabaseError:
        return True
    finally:
        shutil.rmtree(folder)


def log_of_a_crash(path, tmp_path):
    """A write-ahead log that a killed program left beside another copy of the file."""
    copy = tmp_path / "logged.crewplan"
    shutil.copyfile(path, copy)
    script = (
        "import os, sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('PRAGMA journal_mode = WAL')\n"
        "db.execute('PRAGMA wal_autocheckpoint = 0')\n"
        "for n in range(50):\n"
        "    db.execute('INSERT INTO departments VALUES (NULL, ?, ?, 0)', ('n' * 99, 'u' * 99))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    run(script, copy, allowed=(KILLED,))
    log = copy.with_name(copy.name + "-wal")
    assert log.stat().st_size
    return log.read_bytes()


def test_content_of_a_backup_is_that_of_the_project(closed, backup):
    with reopen(backup.path, read_only=True) as copy, reopen(closed) as project:
        expected = content(project)
        expected["departments"] = {
            key: value for key, value in expected["departments"].items() if value.name != "Sound"
        }
        assert content(copy) == expected
    assert os.fspath(closed) in (backup.path.parent / "origin.json").read_text()
