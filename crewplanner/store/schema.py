"""The present tables of a project file: made by the migrations, checked against `schema.sql`."""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from importlib import import_module
from pathlib import Path

from crewplanner.store.connection import APPLICATION_ID

MIGRATIONS_TABLE = "_sqlite_migrations"

VERSION = 5
"""The number of migrations, kept in a file as `user_version`."""
PRESENT = "63a2534a70a2652670d7f373ed2ea023cb8e2fd9655c716b3e2ef84b5d9e85de"
"""The checksum of a file of this version, written down: making such a file at each start took a
tenth of the start. The tests hold it against `schema.sql`."""


def migrate(
    db: sqlite3.Connection, *, upto: int = VERSION, check: Callable[[], None] | None = None
) -> None:
    """Bring an empty file, or one of an older version, to the tables of a version.

    Call it inside a transaction. `check` looks at the result; the numbers in the header come after
    it, last of all. Raises sqlite3.Error, and whatever `check` raises.
    """
    # Loaded here alone: it brings sqlite-utils, which opening a file does not need.
    import_module("crewplanner.store.migrations").apply(db, upto=upto)
    if check is not None:
        check()
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {upto}")


def fill(db: sqlite3.Connection) -> None:
    """Give an empty file the present tables, without the pages that the steps on the way left."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.execute("BEGIN")
        migrate(made)
        made.execute("COMMIT")
        made.execute("VACUUM")
        made.backup(db)


def text(db: sqlite3.Connection) -> str:
    """The statements that make all that is in a file, in a settled order."""
    found = db.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name"
    ).fetchall()
    return "".join(f"{statement};\n" for (statement,) in found)


def fingerprint(db: sqlite3.Connection) -> str:
    """A checksum of every table, index, view and trigger with its text.

    How sqlite-utils lays out its own list of migrations is left to it.
    """
    found = db.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema "
        "WHERE NOT (tbl_name = ? AND type IN ('table', 'index'))",
        (MIGRATIONS_TABLE,),
    ).fetchall()
    return hashlib.sha256(repr(sorted(map(repr, found))).encode()).hexdigest()


@cache
def expected_fingerprint(version: int = VERSION) -> str:
    """The checksum of a file of that version, the present one or one of before."""
    if version == VERSION:
        return PRESENT
    with closing(_empty(version)) as db:
        return fingerprint(db)


@cache
def tables(version: int) -> frozenset[str]:
    """The names of the tables of a file of that version."""
    with closing(_empty(version)) as db:
        found = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return frozenset(name for (name,) in found)


def _empty(version: int) -> sqlite3.Connection:
    """A file of that version in memory, with nothing in it."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    if version == VERSION:
        db.executescript(Path(__file__).with_name("schema.sql").read_text(encoding="utf-8"))
    else:
        db.execute("BEGIN")
        migrate(db, upto=version)
        db.execute("COMMIT")
    return db
