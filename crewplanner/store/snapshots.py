"""All of a project at one moment, in memory: another thread makes files of it."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from crewplanner.store import copies
from crewplanner.store.identity import new_identity
from crewplanner.store.transaction import Transaction


class Snapshot:
    """What a connection saw when this was made. It serves one thread at a time, whichever."""

    def __init__(self, db: sqlite3.Connection, *, who: str, at: dt.datetime) -> None:
        """`who` and `at` are those of what is written into copies."""
        self._who = who
        self._at = at
        self._db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        db.backup(self._db)

    def save_scrubbed(
        self,
        target: Path,
        scrub: Callable[[Transaction], None],
        step: copies.Step = copies.no_step,
    ) -> None:
        """Write a closed copy without what `scrub` removes from it, to a path where no file is.

        It is a project of its own without history, and no byte of what was removed is in it. The
        snapshot is used up by it. `step` is told (done, of) and may raise, which leaves nothing.
        Raises ProjectExists, CouldNotWrite, BadBackup.
        """

        def scrub_copy(copy: sqlite3.Connection) -> None:
            scrub(Transaction(copy, who=self._who, at=self._at))

        with closing(self._db) as db:
            copies.copy_scrubbed(db, target, new_identity(), scrub_copy, step)
