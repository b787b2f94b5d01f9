"""Connections to a project file: one way to open them, with every safeguard switched on."""

import os
import sqlite3
import sys
from pathlib import Path
from urllib.parse import quote

APPLICATION_ID = int.from_bytes(b"CREW", "big")
BROKEN = (sqlite3.Error, UnicodeDecodeError)
"""What reading a broken file raises: SQLite's message may quote bytes that are no text."""

_BUSY_SECONDS = 3.0
_LONGEST_VALUE = 50_000_000


def connect(
    path: Path, *, read_only: bool = False, handed_over: bool = False
) -> sqlite3.Connection:
    """A connection to a file that is there already; raises sqlite3.Error.

    It belongs to the thread that made it; one that is to be `handed_over` to another may be used
    there, by one thread at a time.

    Rollback journal and full syncing (a project is a document that people copy), foreign keys, and
    what SQLite advises for files that strangers may have made. Transactions are begun by hand.
    """
    mode = "ro" if read_only else "rw"
    db = sqlite3.connect(
        f"file:{quote(os.fspath(path))}?mode={mode}",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=not handed_over,
    )
    try:
        prepare(db)
    except BROKEN:
        db.close()
        raise
    return db


def prepare(db: sqlite3.Connection) -> None:
    """Switch every safeguard on."""
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "secure_delete = ON",
        "synchronous = EXTRA",
        "temp_store = MEMORY",
        "ignore_check_constraints = OFF",
        *(("fullfsync = ON",) if sys.platform == "darwin" else ()),
    ):
        db.execute(f"PRAGMA {pragma}").close()


def number(db: sqlite3.Connection, pragma: str) -> int:
    """A whole number that a pragma tells."""
    return int(db.execute(f"PRAGMA {pragma}").fetchone()[0])
