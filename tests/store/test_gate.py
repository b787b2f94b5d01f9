"""Only projects pass the gate; what does not is said in a sentence and stays as it was."""

import hashlib
import os
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from crewplanner.store import backups, schema
from crewplanner.store.connection import APPLICATION_ID
from crewplanner.store.errors import Damaged, NotAProject, ProjectError, ReadOnly
from crewplanner.store.lock import side_file
from tests.store.filling import NOW, backups_of, content, reopen, writing

REPOSITORY = Path(__file__).resolve().parents[2]


def traces(folder):
    """Every file of a folder: what is in it and when it was written."""
    return {
        file.name: (hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns)
        for file in folder.iterdir()
        if file.is_file()
    }


def is_a_sentence(error):
    text = str(error)
    return text[0] in "“TYABCDEFGHIJKLMNOPQRSUVWXZ" and text.endswith(".") and "\n" not in text


def refused(path, kind=ProjectError, **choices):
    """The refusal of a file, which is left as it is."""
    before = traces(path.parent)
    with pytest.raises(kind) as caught:
        reopen(path, **choices)
    assert is_a_sentence(caught.value), str(caught.value)
    assert traces(path.parent) == before
    return caught.value


def other_database(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE people (id INTEGER PRIMARY KEY)")


def spreadsheet(path):
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("xl/workbook.xml", "<workbook/>")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 5000), "is not a CrewPlanner"),
        (lambda path: path.write_text("dear diary\n" * 1000), "is not a CrewPlanner"),
        (other_database, "belongs to another program"),
        (spreadsheet, "is not a CrewPlanner"),
        (lambda path: path.mkdir(), "is a folder"),
        (os.mkfifo, "is not a file on a disk"),
        (lambda path: path.symlink_to(path), "does not lead to a file"),
        (lambda path: path.symlink_to("nowhere"), "There is no file"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_bytes(b"S"), "is not a CrewPlanner"),
    ],
    ids=[
        "picture", "text", "database", "spreadsheet", "folder", "fifo", "loop", "dangling", "empty",
        "byte",
    ],
)  # fmt: skip
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_project_is_refused_and_not_touched(path, make, words, read_only):
    make(path)
    assert words in str(refused(path, NotAProject, read_only=read_only))


@pytest.mark.parametrize("name", ["", ".", "a\0b", "x" * 5000])
def test_names_that_are_none_are_refused(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotAProject) as caught:
        reopen(Path(name))
    assert is_a_sentence(caught.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("cut", [0, 1, 99, 100, 4095, 4096, "half", "page", "byte"])
def test_a_file_that_was_cut_off_is_refused_and_not_written(closed, cut):
    data = closed.read_bytes()
    length = {"half": len(data) // 2, "page": len(data) - 4096, "byte": len(data) - 1}.get(cut, cut)
    closed.write_bytes(data[:length])
    refused(closed)
    refused(closed, read_only=True)


def test_something_added_to_the_end_is_noticed(closed):
    with closed.open("ab") as file:
        file.write(b"\0" * 4096)
    refused(closed, Damaged)


def header(path, offset, number):
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(number.to_bytes(4, "big"))


class TestNewerVersions:
    @pytest.fixture
    def newer(self, closed):
        with closing(sqlite3.connect(closed)) as db:
            db.execute("ALTER TABLE people ADD COLUMN shoe_size INTEGER")
            db.execute("UPDATE people SET shoe_size = 44")
            db.execute("CREATE TABLE animals (id INTEGER PRIMARY KEY, name TEXT) STRICT")
            db.execute("INSERT INTO animals (name) VALUES ('Rex')")
            db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
            db.commit()
        return closed

    def test_they_are_read_and_nothing_is_written(self, newer):
        before = traces(newer.parent)
        with reopen(newer) as project:
            assert "newer CrewPlanner" in (project.read_only_reason or "")
            assert all(content(project).values())
            assert project.history(1)
            project.digest()
            assert not project.foreign_change()
            with pytest.raises(ReadOnly), writing(project) as tx:
                tx.people.remove(1)
            assert traces(newer.parent) == before
        assert traces(newer.parent) == before
        with closing(sqlite3.connect(newer)) as db:
            assert db.execute("SELECT shoe_size FROM people").fetchone() == (44,)
            assert db.execute("SELECT name FROM animals").fetchone() == ("Rex",)

    def test_no_copy_is_made_of_what_is_not_understood(self, newer):
        with reopen(newer) as project, pytest.raises(ReadOnly, match="newer"):
            project.save_copy(newer.with_name("copy.crewplan"))

    def test_one_that_dropped_what_we_read_is_refused(self, newer):
        with closing(sqlite3.connect(newer)) as db:
            db.execute("ALTER TABLE people DROP COLUMN note")
            db.commit()
        assert "Install the newer version" in str(refused(newer))

    def test_views_in_the_place_of_tables_are_not_read(self, newer):
        with closing(sqlite3.connect(newer)) as db:
            db.execute("DROP TABLE holidays")
            db.execute(f"CREATE VIEW holidays (id, production, date, name) AS {ENDLESS}")
            db.commit()
        start = time.monotonic()
        refused(newer)
        assert time.monotonic() - start < 5

    def test_a_newer_file_that_is_broken_is_damaged(self, newer):
        data = bytearray(newer.read_bytes())
        data[4096 * 10 : 4096 * 40] = b"\xab" * (4096 * 30)
        newer.write_bytes(data)
        refused(newer)


def test_a_file_from_before_the_first_version_is_too_old(closed):
    header(closed, 60, 0)
    assert "early version" in str(refused(closed))


ENDLESS = (
    "WITH RECURSIVE n(a, b, c, d) AS (SELECT 1, 1, 1, 1 UNION ALL SELECT a + 1, 1, 1, 1 FROM n)"
    " SELECT a, b, c, d FROM n"
)

HOSTILE = {
    "trigger": "CREATE TRIGGER spy AFTER INSERT ON audit BEGIN SELECT spy(NEW.label); END",
    "view": "CREATE VIEW spied AS SELECT spy(name) FROM people",
    "endless view": f"CREATE VIEW forever AS {ENDLESS}",
    "generated column": "ALTER TABLE people ADD COLUMN g TEXT AS (spy(name))",
    "check": "ALTER TABLE people ADD COLUMN h TEXT CHECK (h IS NULL OR spy(h))",
    "index": "CREATE INDEX spied ON people (spy(name))",
    "table": "CREATE TABLE extra (id INTEGER PRIMARY KEY)",
    "virtual table": "CREATE VIRTUAL TABLE extra USING fts5(text)",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_parts_that_are_not_ours_are_refused_and_never_run(closed, kind):
    with closing(sqlite3.connect(closed)) as db:
        db.create_function("spy", 1, lambda value: value, deterministic=True)
        db.execute(HOSTILE[kind])
        db.commit()
    start = time.monotonic()
    assert "did not make" in str(refused(closed, Damaged))
    refused(closed, Damaged, read_only=True)
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("kind", ["trigger", "view"])
def test_a_hostile_part_would_run_in_an_unguarded_program(closed, kind):
    """Proof that the parts above bite where nobody checks."""
    heard = []
    with closing(sqlite3.connect(closed)) as db:
        db.create_function("spy", 1, heard.append)
        db.execute(HOSTILE[kind])
        if kind == "trigger":
            db.execute("INSERT INTO audit VALUES (NULL, '', '', 'label', 'do', '{}')")
        else:
            db.execute("SELECT * FROM spied").fetchall()
    assert heard


@pytest.mark.parametrize(
    "uuid", ["", "../../outside", "1234", "{00000000-0000-0000-0000-000000000000}", "x\0y"]
)
def test_a_uuid_that_is_none_cannot_lead_out_of_the_backups(closed, uuid):
    with closing(sqlite3.connect(closed)) as db:
        db.execute("UPDATE project SET uuid = ?, digest = NULL", (uuid,))
        db.commit()
    refused(closed, Damaged)


def test_references_that_lead_nowhere_are_damage(closed):
    with closing(sqlite3.connect(closed)) as db:
        db.execute("UPDATE bookings SET person = 77")
        db.execute("UPDATE project SET digest = NULL")
        db.commit()
    assert "refer to others" in str(refused(closed, Damaged))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE deals SET rate = '513.50'",
        "UPDATE audit SET who = 'Ben'",
        "UPDATE project SET created_at = '2020-01-01T00:00:00+00:00'",
        "UPDATE project SET uuid = '00000000-0000-0000-0000-000000000000'",
        "DELETE FROM person_roles WHERE position = 1",
        "UPDATE _sqlite_migrations SET applied_at = '' WHERE id = 1",
    ],
)
def test_a_value_changed_behind_our_back_is_noticed(closed, change):
    with closing(sqlite3.connect(closed)) as db:
        assert db.execute(change).rowcount == 1
        db.commit()
    assert "not those that were saved" in str(refused(closed, Damaged))


def test_after_a_crash_the_missing_checksum_is_no_alarm(path):
    """A process that ends in the middle: no checksum, a side file, and all its work."""
    crash(path)
    with reopen(path) as project:
        assert project.read_only_reason is None
        assert [d.name for d in project.load().departments.values()] == ["Sound"]
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT digest IS NOT NULL, session FROM project").fetchone() == (1, None)


def test_after_a_crash_an_index_that_lies_is_found(path):
    """`quick_check` does not look at indexes; after a crash the full check does."""
    crash(path)
    for change in (
        "UPDATE sqlite_schema SET sql = sql || ' WHERE FALSE' WHERE name = 'roles_department'",
        "INSERT INTO roles VALUES (NULL, 1, 'Gaffer', '', '[]', 0, '[]')",
        "UPDATE sqlite_schema SET sql = substr(sql, 1, 51) WHERE name = 'roles_department'",
    ):
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA writable_schema = ON")
            assert db.execute(change).rowcount == 1
            db.commit()
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM roles WHERE department = 1").fetchone() == (0,)
        assert db.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    side_file(path).unlink()
    refused(path, Damaged)


def crash(path):
    """Let a process make a project, write a step and end without a word."""
    script = (
        "import os, sys; from pathlib import Path\n"
        "from tests.store.filling import create, writing\n"
        "from crewplanner.domain.people import Department\n"
        "project = create(Path(sys.argv[1]))\n"
        "with writing(project) as tx: tx.departments.add(Department(id=0, name='Sound'))\n"
        "os._exit(1)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1, done.stderr
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT digest FROM project").fetchone() == (None,)


def test_damage_names_the_newest_backup_that_verifies(closed):
    folder = backups_of(closed)
    with reopen(closed) as project:
        good = backups.back_up(project, folder, NOW)
        bad = backups.back_up(project, folder, NOW.replace(minute=30))
    data = bytearray(bad.path.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    bad.path.write_bytes(data)
    header(closed, 24, 0)
    closed.write_bytes(closed.read_bytes()[:-4096])
    error = refused(closed, Damaged)
    assert isinstance(error, Damaged)
    assert error.backup == good.path
    assert "Restore the backup of 2026-11-23" in str(error)


def test_the_application_id_is_what_tells_our_files(closed):
    assert closed.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"CREW"
    header(closed, 68, 0)
    assert "belongs to another program" in str(refused(closed, NotAProject))


def test_a_file_that_another_tool_left_in_wal_is_taken_back(closed):
    with closing(sqlite3.connect(closed)) as db:
        assert db.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    with reopen(closed) as project:
        assert all(content(project).values())
    assert closed.read_bytes()[18:20] == b"\1\1"
    assert [file.name for file in closed.parent.iterdir()] == [closed.name]
