"""How a project file is made and opened: the lock, the gate, and what to say when it shuts."""

import contextlib
import datetime as dt
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from crewplanner.dataclass import dataclass
from crewplanner.i18n import _
from crewplanner.store import backups, copies, digest, files, gate, lock, schema, upgrading
from crewplanner.store.connection import BROKEN, connect, number
from crewplanner.store.errors import Damaged, Locked, ProjectError, TooOld, unfinished
from crewplanner.store.identity import new_identity
from crewplanner.store.lock import Held, Lock, Owner
from crewplanner.store.session import writer_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Who opens a project when, and how."""

    owner: str
    now: dt.datetime
    backups: Path
    read_only: bool = False
    take_over: bool = False
    handed_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file that passed the gate. Without a lock it may only be read, and `reason` says why.

    `holder` is whoever has it open for writing instead of us.
    """

    path: Path
    db: sqlite3.Connection
    lock: Lock | None
    reason: str | None
    holder: Owner | None = None
    newer: bool = False
    taken_from: Owner | None = None


def make(path: Path, now: dt.datetime) -> None:
    """Make an empty project, complete or not at all. Raises ProjectExists, CouldNotWrite."""
    with copies.writing(path), files.aside(path) as file:
        if path.exists() or path.is_symlink():
            raise FileExistsError(path)
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(connect(file)) as db:
            schema.fill(db)
            db.execute("BEGIN EXCLUSIVE")
            db.execute(
                "INSERT INTO project (id, uuid, created_at) VALUES (1, ?, ?)",
                (new_identity(), now.isoformat(timespec="seconds")),
            )
            db.execute("UPDATE project SET digest = ?", (digest.seal(db),))
            db.execute("COMMIT")
        files.sync(file)
        files.put_new(file, path)


def opened(path: Path, request: Request) -> Opened:
    """A project file behind the gate.

    Raises NotAProject, TooOld, Damaged (naming the newest backup that verifies), Locked,
    CouldNotWrite.
    """
    real = files.resolved(path)
    holder = lock.holder(real)
    open_here = holder is not None and holder.is_this_process
    newer = not open_here and files.read_header(real).version > schema.VERSION
    held: Lock | None = None
    if newer:
        reason = _("A newer CrewPlanner made this project. Here it can only be read.")
    elif request.read_only:
        reason = _("The project was opened for reading only.")
    else:
        held, other, reason = _taken(real, request)
        holder = other or holder
    in_use = held is None and holder is not None and holder.may_live
    try:
        if held is not None:
            _clear(real, request.now)
        elif not in_use:
            _settle(real, request)
        with gate.trusting_nothing(real):
            db = connect(real, read_only=held is None, handed_over=request.handed_over)
        _check(db, real, writable=held is not None, newer=newer, in_use=in_use)
        if number(db, "user_version") < schema.VERSION:
            db = upgrading.upgraded(db, real, request.backups, request.now, here=held is not None)
    except BaseException as error:
        if held is not None:
            held.release()
        if isinstance(error, Damaged):
            raise backups.naming_backup(error, _uuid(real), real, request.backups) from error
        raise
    return _under_other_name(
        Opened(
            path=real,
            db=db,
            lock=held,
            reason=reason,
            holder=holder if in_use else None,
            newer=newer,
            taken_from=holder if held is not None and request.take_over else None,
        ),
        request,
    )


def _under_other_name(ours: Opened, request: Request) -> Opened:
    """Step back if somebody writes the file under another name, where our lock is not seen."""
    if ours.lock is None or ours.path.stat().st_nlink == 1:
        return ours
    writer = writer_of(ours.db.execute("SELECT session FROM project").fetchone()[0])
    if writer is None or not writer.may_live:
        return ours
    ours.lock.release()
    ours.db.execute("PRAGMA query_only = ON").close()
    return replace(ours, lock=None, holder=writer, reason=writer.words(request.now))


def _taken(real: Path, request: Request) -> tuple[Lock | None, Owner | None, str | None]:
    """The right to write, or who has it and why we have not."""
    if not os.access(real, os.W_OK):
        return None, None, _("The file is write-protected. Save a copy to make changes.")
    owner = lock.this_process(request.owner, request.now)
    with contextlib.suppress(OSError):
        if os.access(real.parent, os.W_OK):
            try:
                return lock.acquire(real, owner, take_over=request.take_over), None, None
            except Held as error:
                return None, error.owner, error.words(request.now)
    return None, None, _("The folder is write-protected. Save a copy elsewhere to make changes.")


def _settle(real: Path, request: Request) -> None:
    """Before a mere reader looks: bring back the last state before a crash, if nobody writes."""
    if not files.side_files(real):
        return
    held, holder, _reason = _taken(real, request)
    if holder is not None:
        return
    if held is None:
        raise unfinished(real)
    try:
        _clear(real, request.now)
        with gate.trusting_nothing(real), closing(connect(real)) as db:
            number(db, "schema_version")
    finally:
        held.release()


def _clear(real: Path, now: dt.datetime) -> None:
    """With the lock held: nothing that is not this project's own may be replayed into it."""
    files.remove_partial(real)
    stamp = now.strftime("%Y%m%dT%H%M%S")
    if files.side_files(real):
        with copies.writing(real):
            for stranger in files.strangers(real, files.read_header(real)):
                files.move_aside(stranger, stamp)


def _check(
    db: sqlite3.Connection, real: Path, *, writable: bool, newer: bool, in_use: bool
) -> None:
    """The gate; a file that does not pass is closed."""
    try:
        with gate.trusting_nothing(real):
            version = number(db, "user_version")
            if newer:
                gate.check_newer(db, real)
            elif 0 < version <= schema.VERSION:
                gate.check_all(db, real, in_use=in_use, beside=True)
            else:
                _refuse(version, real)
            if writable:
                db.execute("PRAGMA journal_mode = DELETE").close()
    except BaseException:
        db.close()
        raise


def _refuse(version: int, real: Path) -> NoReturn:
    if version > schema.VERSION:
        raise Locked(_("“{name}” is just being changed. Try again.").format(name=real.name))
    raise TooOld(
        _("“{name}” was made by an early version that can no longer be read.").format(
            name=real.name
        )
    )


def _uuid(real: Path) -> str | None:
    """The uuid that a damaged file still tells, if it does."""
    try:
        with closing(connect(real, read_only=True)) as db:
            return gate.read_uuid(db, real)
    except (ProjectError, *BROKEN):
        return None
