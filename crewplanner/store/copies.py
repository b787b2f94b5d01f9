"""Whole copies of a project: made by SQLite, sealed, synced and read again before they count."""

import os
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from crewplanner.i18n import _
from crewplanner.store import digest, erasing, files, gate
from crewplanner.store.connection import BROKEN, connect
from crewplanner.store.errors import (
    BadBackup,
    CouldNotWrite,
    ProjectError,
    ProjectExists,
    could_not_write,
    disk_full,
    explained,
)

Step = Callable[[int, int], None]
"""Called with (done, of) as a copy comes along; where it raises, nothing is left of the copy."""

_STEPS = 4
_NO_SPACE = {28, 122, 27}
"""ENOSPC, EDQUOT and EFBIG: no room, by the disk or by a limit."""


def no_step(done: int = 0, of: int = 0) -> None:
    """Nobody watches."""


def copy_sealed(db: sqlite3.Connection, target: Path, *, uuid: str | None = None) -> None:
    """Copy all that a connection sees into a new file, closed cleanly, for its owner's eyes only.

    A `uuid` makes the copy a project of its own. The copy was read again from the disk and equals
    what it was made from. On failure nothing is left of it. Raises ProjectExists, CouldNotWrite,
    BadBackup.
    """
    _write(target, partial(_copied, db, uuid=uuid), no_step)


def copy_scrubbed(
    db: sqlite3.Connection,
    target: Path,
    uuid: str,
    scrub: Callable[[sqlite3.Connection], None],
    step: Step = no_step,
) -> None:
    """Copy a project without what `scrub` takes out of the copy, so that no byte of it is left.

    The copy is a project of its own, with no history. It is sealed, synced and read again; on
    failure nothing is left of it. Raises ProjectExists, CouldNotWrite, BadBackup, and what `scrub`
    or `step` raises.
    """

    def fill(file: Path) -> str:
        step(0, _STEPS)
        _copied(db, file, uuid)
        with closing(connect(file)) as copy:
            _hurry(copy)
            step(1, _STEPS)
            copy.execute("BEGIN IMMEDIATE")
            scrub(copy)
            copy.execute("DELETE FROM audit")
            copy.execute("COMMIT")
            step(2, _STEPS)
            erasing.vacuum(copy)
            expected = digest.seal(copy)
            copy.execute("UPDATE project SET digest = ?, session = NULL", (expected,))
        step(3, _STEPS)
        return expected

    _write(target, fill, partial(step, _STEPS, _STEPS))


@contextmanager
def writing(target: Path) -> Generator[None]:
    """Say what an error means for a file that is being written."""
    try:
        yield
    except sqlite3.Error as error:
        known = explained(error, target)
        if known is None:
            raise
        raise known from error
    except FileExistsError as error:
        raise ProjectExists(
            _("There is a file “{name}” already. Choose another name.").format(name=target.name)
        ) from error
    except OSError as error:
        raise unwritable(error, target) from error


def verify(file: Path, expected: str | None = None) -> None:
    """Read a closed copy whole; it must pass the gate and, if said, have that seal.

    Raises BadBackup.
    """
    try:
        with closing(connect(file, read_only=True)) as db:
            gate.check_all(db, file, thorough=True)
            sealed = gate.read_seal(db, file)
    except (ProjectError, OSError, *BROKEN) as error:
        raise _bad(file) from error
    if sealed is None or expected not in {None, sealed}:
        raise _bad(file)


def unwritable(error: OSError, path: Path) -> CouldNotWrite:
    """What an error of the system means for a file that was to be written."""
    if error.errno in _NO_SPACE:
        return disk_full(path)
    return could_not_write(path, error.strerror or str(error))


def _write(target: Path, fill: Callable[[Path], str], last: Callable[..., None]) -> None:
    """Make a file that `fill` fills and says the seal of; `last` is done before it has its name."""
    with writing(target), files.aside(target) as file:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        expected = fill(file)
        files.sync(file)
        verify(file, expected)
        last()
        files.put_new(file, target)


def _hurry(db: sqlite3.Connection) -> None:
    """For a file that nobody knows of yet: what is left of it after a fault is thrown away."""
    for pragma in ("journal_mode = MEMORY", "synchronous = OFF"):
        db.execute(f"PRAGMA {pragma}").close()


def _copied(source: sqlite3.Connection, file: Path, uuid: str | None) -> str:
    """Fill the file; the seal that it must have."""
    source.execute("BEGIN")
    try:
        expected = digest.seal(source)
        with closing(connect(file)) as target:
            _hurry(target)
            source.backup(target)
            if uuid is not None:
                if digest.seal(target) != expected:
                    raise _bad(file)
                target.execute("UPDATE project SET uuid = ?", (uuid,))
                expected = digest.seal(target)
            target.execute("UPDATE project SET digest = ?, session = NULL", (expected,))
    finally:
        source.execute("ROLLBACK")
    return expected


def _bad(file: Path) -> BadBackup:
    return BadBackup(
        _("The copy “{name}” does not hold what it should and was not used. Try another.").format(
            name=file.name
        )
    )
