"""Failures of the world around a project file; each text says what is wrong and what to do."""

import shutil
import sqlite3
from pathlib import Path

from crewplanner.i18n import _


class ProjectError(Exception):
    """A project file cannot be used as asked. `str()` is a sentence or two for the user."""


class NotAProject(ProjectError):
    """The path is no project file of ours. Nothing was changed."""


class Damaged(ProjectError):
    """The file is ours, and what it holds cannot be trusted. Nothing was changed.

    `backup` is the newest backup that verifies, None if there is none.
    """

    def __init__(self, reason: str, backup: Path | None = None) -> None:
        super().__init__(reason)
        self.backup = backup


class TooOld(ProjectError):
    """The file is of a version that this program no longer reads."""


class ProjectExists(ProjectError):
    """A new file would have overwritten one that is there."""


class CouldNotWrite(ProjectError):
    """A write failed and left no trace; what was stored before is intact."""


class DiskFull(CouldNotWrite):
    """There is no room left on the disk."""


class ReadOnly(CouldNotWrite):
    """The file, its folder or this window may only be read."""


class Locked(ProjectError):
    """Somebody else has the project open for writing."""


class BadBackup(ProjectError):
    """A backup could not be made or does not verify. What it was to replace is untouched."""


def disk_full(path: Path) -> DiskFull:
    """The error for a full disk, naming the disk and its free space."""
    folder = path.parent
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        free = 0
    return DiskFull(
        _(
            "The disk with “{folder}” is full ({free} KB free). Nothing was changed. "
            "Make room and try again, or save a copy on another disk."
        ).format(folder=folder, free=free // 1024)
    )


def could_not_write(path: Path, detail: str) -> CouldNotWrite:
    """The error for a write that the system refused for another reason than a full disk."""
    return CouldNotWrite(
        _(
            "“{name}” could not be written ({detail}). Nothing was changed. "
            "Check that its disk is connected and has room, or save a copy elsewhere."
        ).format(name=path.name, detail=detail)
    )


def damaged(path: Path, detail: str, backup: Path | None = None) -> Damaged:
    """The error for content that cannot be trusted, naming the backup to go back to."""
    way_out = (
        _("Restore the backup “{backup}”.").format(backup=backup.name)
        if backup
        else _("There is no backup; the doctor may save what is readable into a new file.")
    )
    return Damaged(
        _("“{name}” is damaged: {detail}.").format(name=path.name, detail=detail) + " " + way_out,
        backup,
    )


def explained(error: sqlite3.Error, path: Path) -> ProjectError | None:
    """What an error of SQLite means to the user; None if it is a mistake of ours."""
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return could_not_write(path, _("it was moved or deleted while open"))
    match code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return disk_full(path)
        case sqlite3.SQLITE_IOERR:
            reading = {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ}
            if code in reading:
                return damaged(path, _("the disk could not be read"))
            return could_not_write(path, _("the disk reports an error"))
        case sqlite3.SQLITE_CANTOPEN:
            return could_not_write(path, _("its folder cannot be reached or written"))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return ReadOnly(
                _("“{name}” may only be read here. Save a copy to go on.").format(name=path.name)
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return Locked(
                _("Another program is writing “{name}” just now. Try again in a moment.").format(
                    name=path.name
                )
            )
        case sqlite3.SQLITE_CORRUPT:
            return damaged(path, _("the file's structure is broken"))
        case sqlite3.SQLITE_NOTADB:
            return NotAProject(_("“{name}” is not a CrewPlanner project.").format(name=path.name))
        case _:
            return None
