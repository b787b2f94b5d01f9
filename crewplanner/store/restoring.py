"""Going back to a backup: the file and what SQLite left beside it are replaced as one."""

import datetime as dt
import shutil
from contextlib import closing
from pathlib import Path

from crewplanner.store import backups, copies, files, gate, lock
from crewplanner.store.backups import Reason
from crewplanner.store.connection import BROKEN, connect
from crewplanner.store.errors import CouldNotWrite, Locked, ProjectError
from crewplanner.store.lock import Held
from crewplanner.store.reader import Reader


def restore(
    backup: Path, to: Path, *, owner: str, now: dt.datetime, backups_folder: Path
) -> Path | None:
    """Put a backup in the place of a project; where what was there is kept, None if nothing was.

    A project that can still be read is kept as a backup like any other, a damaged one byte for
    byte. The project must not be open anywhere. Whatever interrupts this, the file is the former
    one or the restored one, whole. Raises BadBackup, Locked, CouldNotWrite.
    """
    backup = files.resolved(backup)
    to = files.resolved(to) if to.exists() else to.parent.resolve() / to.name
    copies.verify(backup)
    try:
        held = lock.acquire(to, lock.this_process(owner, now))
    except Held as error:
        raise Locked(error.words(now)) from error
    except OSError as error:
        raise copies.unwritable(error, to) from error
    try:
        with copies.writing(to), files.aside(to) as file:
            shutil.copyfile(backup, file)
            file.chmod(0o600)
            files.sync(file)
            copies.verify(file)
            kept = _kept(to, now, backups_folder) if to.exists() else None
            for left in files.side_files(to):
                files.move_aside(left, now.strftime("%Y%m%dT%H%M%S"))
            files.put_in_place(file, to)
    finally:
        held.release()
    return kept


def _kept(path: Path, now: dt.datetime, folder: Path) -> Path:
    """Keep what is there, as a verified backup if it can be one; a crash is settled first."""
    uuid: str | None = None
    try:
        for stranger in files.strangers(path, files.read_header(path)):
            files.move_aside(stranger, now.strftime("%Y%m%dT%H%M%S"))
        with closing(connect(path)) as db:
            uuid = gate.read_uuid(db, path)
            gate.check_all(db, path, thorough=True)
            former = Reader(path, db, folder)
            return backups.back_up(former, folder, now, Reason.BEFORE_RESTORE).path
    except CouldNotWrite:
        raise
    except (ProjectError, *BROKEN):
        return backups.keep_as_it_is(path, folder, uuid, now)
