"""Session: from the first write to the clean close, one writer whose mark is in the file itself.

The side file keeps others away politely. This mark keeps them away in any case: a process that was
stopped for an hour, or came by another name of the file, finds that the mark is not its own.
"""

import datetime as dt
import os
import sqlite3

from crewplanner.i18n import _
from crewplanner.store import digest
from crewplanner.store.connection import number
from crewplanner.store.errors import Locked
from crewplanner.store.lock import Owner


class TakenOver(Locked):
    """Somebody else has become the writer; we may not write any more."""


class Session:
    """Our turn at a file; without an owner, at reading only.

    `dirty` says that the file has no checksum of its content now.
    """

    def __init__(self, db: sqlite3.Connection, owner: Owner | None) -> None:
        self._db = db
        self._mark = f"{os.urandom(16).hex()} {owner.to_json() if owner else ''}"
        sealed, self._mark_before = self._seal_and_mark()
        self._claimed = False
        self._data_version = number(db, "data_version")
        self._others_wrote = False
        self.dirty = sealed is None

    def check_alone(self, at: dt.datetime) -> None:
        """First of all in a transaction: nobody else wrote meanwhile. Raises TakenOver, Locked."""
        sealed, mark = self._seal_and_mark()
        if mark != self._expected_mark and (self._claimed or sealed is None):
            writer = writer_of(mark)
            raise TakenOver(
                writer.words(at) if writer else _("Somebody else writes this project now.")
            )
        if number(self._db, "data_version") != self._data_version:
            self._others_wrote = True
            raise Locked(
                _("Another program has just changed this project. Look at it, then try again.")
            )
        # Touches the first page, so that a crash's journal says of which state of which file it is.
        self._db.execute(f"PRAGMA user_version = {number(self._db, 'user_version')}")

    def others_wrote(self) -> bool:
        """Whether another connection changed the file since this was last asked."""
        version = number(self._db, "data_version")
        changed = self._others_wrote or version != self._data_version
        self._data_version, self._others_wrote = version, False
        return changed

    def claim(self) -> None:
        """Inside a transaction that changes something: from its commit on, the file is dirty."""
        if not self._claimed:
            self._db.execute("UPDATE project SET digest = NULL, session = ?", (self._mark,))

    def claimed(self) -> None:
        """After the commit of such a transaction."""
        self._claimed = self.dirty = True

    def seal(self) -> None:
        """At the end: put the checksum of the content into the file, if it is ours to close."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            _sealed, mark = self._seal_and_mark()
            if mark == self._expected_mark:
                self._db.execute(
                    "UPDATE project SET digest = ?, session = NULL", (digest.seal(self._db),)
                )
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    @property
    def _expected_mark(self) -> str | None:
        return self._mark if self._claimed else self._mark_before

    def _seal_and_mark(self) -> tuple[str | None, str | None]:
        found: tuple[str | None, str | None] = self._db.execute(
            "SELECT digest, session FROM project"
        ).fetchone()
        return found


def writer_of(mark: str | None) -> Owner | None:
    """Who left a mark in a file; None if nobody did."""
    return Owner.from_json(mark.partition(" ")[2]) if mark else None
