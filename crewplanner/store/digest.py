"""Checksums of what is stored: of the content, not of the bytes of the file.

SQLite's own checks do not see a changed value: of the single bits that rot in a plan, one in three
changes a figure and passes them all. So the content is summed up at every clean close.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from crewplanner.store.rows import USER_TABLES
from crewplanner.store.schema import MIGRATIONS_TABLE

_AT_ONCE = 4_000
_BOOKKEEPING = ("audit", MIGRATIONS_TABLE)


def content_digest(db: sqlite3.Connection) -> str:
    """The checksum of all the user's work; equal for equal content, however it came to be."""
    return _digest(db, USER_TABLES)


def seal(db: sqlite3.Connection) -> str:
    """The checksum of everything in the file but the place where it is kept itself."""
    whole = hashlib.sha256(_digest(db, (*USER_TABLES, *_BOOKKEEPING)).encode())
    for row in db.execute("SELECT id, uuid, created_at FROM project"):
        whole.update(json.dumps(row).encode())
    return whole.hexdigest()


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """How many rows every table of the user's work has."""
    return {
        table: int(db.execute(" ".join(("SELECT count(*) FROM", table))).fetchone()[0])
        for table in USER_TABLES
    }


def shape(db: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """The columns of every table of the user's work that the file has; an older one lacks some."""
    return _columns(db, USER_TABLES)


def values_digest(db: sqlite3.Connection, columns: Mapping[str, Sequence[str]]) -> str:
    """The checksum of what is in those columns of those tables, whatever else there is."""
    return _digest_of(db, columns)


def _columns(db: sqlite3.Connection, tables: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found = {
        table: tuple(str(row[1]) for row in db.execute(f"PRAGMA table_info({table})"))
        for table in tables
    }
    return {table: columns for table, columns in found.items() if columns}


def _digest(db: sqlite3.Connection, tables: Iterable[str]) -> str:
    return _digest_of(db, _columns(db, tables))


def _digest_of(db: sqlite3.Connection, tables: Mapping[str, Sequence[str]]) -> str:
    whole = hashlib.sha256()
    for table, names in tables.items():
        whole.update(f"\n{table}\n".encode())
        columns = ", ".join(f'"{name}"' for name in names)
        # Bytes, since a text that rotted may be no text any more.
        row = f"CAST(json_array({columns}) AS BLOB)"
        found = db.execute(" ".join(("SELECT", row, "FROM", table, "ORDER BY id")))
        while rows := found.fetchmany(_AT_ONCE):
            whole.update(b"\n".join(content for (content,) in rows) + b"\n")
    return whole.hexdigest()
