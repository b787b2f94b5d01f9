"""Upgrading: a file of an older version gets the present tables, whole or not at all."""

import datetime as dt
import sqlite3
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from crewplanner.i18n import _
from crewplanner.store import backups, copies, digest, gate, schema
from crewplanner.store.backups import Reason
from crewplanner.store.connection import number, prepare
from crewplanner.store.errors import damaged
from crewplanner.store.reader import Reader


def upgraded(
    db: sqlite3.Connection, path: Path, folder: Path, now: dt.datetime, *, here: bool
) -> sqlite3.Connection:
    """A connection to the project with the present tables; `db` passed the gate.

    `here` says that the file is ours to write: it is backed up, then changed in one transaction.
    Otherwise a copy in memory is changed and the file is left as it is. `db` is closed where it is
    not returned, and on failure. Raises CouldNotWrite, BadBackup, Damaged: the file is as it was.
    """
    try:
        if here:
            backups.back_up(Reader(path, db, folder), folder, now, Reason.BEFORE_UPGRADE)
            with copies.writing(path):
                _upgrade(db, path)
            return db
        memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        db.backup(memory)
        prepare(memory)
        _upgrade(memory, path)
        memory.execute("PRAGMA query_only = ON").close()
    except BaseException:
        db.close()
        raise
    db.close()
    return memory


def _upgrade(db: sqlite3.Connection, path: Path) -> None:
    """One transaction: new tables, a look at the old values, the checksum, the version last."""
    db.execute("BEGIN EXCLUSIVE")
    try:
        # Touches the first page, so that a crash's journal says of which state of which file it is.
        db.execute(f"PRAGMA user_version = {number(db, 'user_version')}")
        columns = digest.shape(db)
        before = digest.values_digest(db, columns)
        schema.migrate(db, check=partial(_check_and_seal, db, path, columns, before))
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _check_and_seal(
    db: sqlite3.Connection, path: Path, columns: Mapping[str, Sequence[str]], before: str
) -> None:
    """The old values are what they were, and the whole is one of ours. Raises Damaged."""
    if digest.values_digest(db, columns) != before:
        raise damaged(path, _("its values did not survive the change to a new version"))
    if schema.fingerprint(db) != schema.expected_fingerprint():
        raise damaged(path, _("its tables did not become those of the new version"))
    gate.check_content(db, path)
    db.execute("UPDATE project SET digest = ?, session = NULL", (digest.seal(db),))
