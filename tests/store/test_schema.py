"""The tables: as the migrations make them, as `schema.sql` says, and as files of old have them."""

import re
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from crewplanner.domain.plan import TABLES
from crewplanner.store import schema
from crewplanner.store.connection import APPLICATION_ID, connect, number
from crewplanner.store.digest import content_digest
from crewplanner.store.migrations import MIGRATIONS
from crewplanner.store.rows import ATTACHMENTS, CHILD_TABLES, USER_TABLES
from tests.store.filling import content, reopen, writing

FILES = Path(__file__).resolve().parent.parent / "files" / "projects"
SCHEMA = Path(schema.__file__).with_name("schema.sql")


@pytest.fixture
def migrated():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute("BEGIN")
        schema.migrate(db)
        db.execute("COMMIT")
        yield db


def test_the_migrations_make_what_schema_sql_says(migrated):
    """After a change: `schema.sql` is `schema.text` of a migrated file."""
    assert schema.text(migrated) == SCHEMA.read_text(encoding="utf-8")
    assert schema.fingerprint(migrated) == schema.expected_fingerprint()


def test_the_version_counts_the_migrations(migrated):
    assert len(MIGRATIONS.applied(_utils(migrated))) == schema.VERSION
    assert number(migrated, "user_version") == schema.VERSION
    assert number(migrated, "application_id") == APPLICATION_ID == 0x43524557


def test_there_is_a_table_for_every_table_of_the_plan(migrated):
    tables = {n for (n,) in migrated.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    ours = {*TABLES, *CHILD_TABLES, ATTACHMENTS}
    assert tables == {*ours, "project", "audit", schema.MIGRATIONS_TABLE}
    assert set(USER_TABLES) == ours


def test_tables_are_strict_hold_numbers_and_text_and_have_a_key_of_their_own(migrated):
    for table in (*USER_TABLES, "project", "audit"):
        (text,) = migrated.execute(
            "SELECT sql FROM sqlite_schema WHERE name = ?", (table,)
        ).fetchone()
        assert text.endswith("STRICT")
        columns = migrated.execute(f"PRAGMA table_info({table})").fetchall()
        assert columns[0][1:3] == ("id", "INTEGER")
        assert {column[2] for column in columns} <= {"INTEGER", "TEXT"}


def test_every_reference_is_looked_after_and_found_by_an_index(migrated):
    references = 0
    for table in USER_TABLES:
        indexed = {
            migrated.execute(f"PRAGMA index_info({index[1]})").fetchone()[2]
            for index in migrated.execute(f"PRAGMA index_list({table})").fetchall()
        }
        for key in migrated.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            references += 1
            assert key[6] in {"CASCADE", "SET NULL"}
            assert key[3] in indexed, f"{table}.{key[3]}"
    assert references > 25


def test_an_unknown_table_an_index_or_a_view_changes_the_fingerprint(migrated):
    for change in (
        "CREATE VIEW extra AS SELECT 1",
        "CREATE TABLE extra (id INTEGER PRIMARY KEY)",
        "DROP INDEX bookings_person_first",
        "ALTER TABLE people ADD COLUMN shoes TEXT",
        "CREATE TRIGGER t AFTER INSERT ON people BEGIN SELECT 1; END",
        f"CREATE TRIGGER t AFTER INSERT ON {schema.MIGRATIONS_TABLE} BEGIN SELECT 1; END",
    ):
        migrated.execute("BEGIN")
        migrated.execute(change)
        assert schema.fingerprint(migrated) != schema.expected_fingerprint(), change
        migrated.execute("ROLLBACK")
    assert schema.fingerprint(migrated) == schema.expected_fingerprint()


def test_every_safeguard_is_on(closed):
    expected = {
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "secure_delete": 1,
        "synchronous": 3,
        "temp_store": 2,
    }
    with closing(connect(closed)) as db:
        assert {name: number(db, name) for name in expected} == expected
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        with pytest.raises(sqlite3.OperationalError, match="too many attached"):
            db.execute("ATTACH ':memory:' AS other")


def test_a_project_is_for_its_owners_eyes_only(project, path):
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [stat.S_IMODE(f.stat().st_mode) for f in path.parent.iterdir()] == [0o600] * 2


@pytest.mark.parametrize("kept", sorted(FILES.glob("*.crewplan")), ids=lambda kept: kept.stem)
def test_a_file_of_every_released_version_opens(kept, path):
    """`tests/files/projects/VERSION-DIGEST.crewplan`, each made with `one_of_everything`."""
    shutil.copyfile(kept, path)
    with closing(connect(path, read_only=True)) as db:
        assert content_digest(db).startswith(kept.stem.rpartition("-")[2])
        tables = schema.tables(number(db, "user_version"))
    with reopen(path) as project:
        assert project.read_only_reason is None
        filled = {table for table, records in content(project).items() if records}
        assert filled == tables & set(TABLES)
        with writing(project) as tx:
            tx.people.remove(tx.people.all()[0].id)


def test_there_is_a_file_of_this_version():
    versions = {re.match(r"version(\d+)-", kept.name)[1] for kept in FILES.glob("*.crewplan")}
    assert str(schema.VERSION) in versions


def _utils(db):
    from sqlite_utils import Database  # noqa: PLC0415 - slow to import, and one test asks

    return Database(db, execute_plugins=False)
