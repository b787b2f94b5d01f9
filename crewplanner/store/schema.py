"""The present tables of a project file: made by the migrations, checked against `schema.sql`."""

import hashlib
import sqlite3
from functools import cache
from importlib import import_module
from pathlib import Path

from crewplanner.store.connection import APPLICATION_ID

MIGRATIONS_TABLE = "_sqlite_migrations"

VERSION = 1
"""The number of migrations, kept in a file as `user_version`."""


def migrate(db: sqlite3.Connection) -> None:
    """Bring an empty file, or one of an older version, to the present tables, inside a transaction.

    The numbers in the header come last. Raises sqlite3.Error.
    """
    # Loaded here alone: it brings sqlite-utils, which opening a file does not need.
    import_module("crewplanner.store.migrations").apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")


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
def expected_fingerprint() -> str:
    """The checksum of a file of the present version."""
    db = sqlite3.connect(":memory:")
    try:
        db.executescript(Path(__file__).with_name("schema.sql").read_text(encoding="utf-8"))
        return fingerprint(db)
    finally:
        db.close()
