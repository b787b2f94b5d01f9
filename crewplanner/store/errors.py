"""Failures of the world around a project file; each text says what is wrong and what to do."""

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from crewplanner.i18n import _

Misfit = sqlite3.IntegrityError
"""A record that the file cannot hold: a number beyond its limits, a name twice, nobody's id."""


class ProjectError(Exception):
    """A project file cannot be used as asked. `str()` is a sentence or two for the user."""


class NotAProject(ProjectError):
    """The path is no project file of ours. Nothing was changed."""


class Damaged(ProjectError):
    """The file is ours, and what it holds cannot be trusted. Nothing was changed.

    `backup` is the newest backup that verifies, as far as one was looked for and found.
    """

    def __init__(self, what: str, backup: Path | None = None, at: str = "") -> None:
        way_out = (
            _("Restore the backup of {at}, or let the doctor save what is readable.").format(at=at)
            if backup
            else _("No good backup is known; let the doctor save what is readable to a new file.")
        )
        super().__init__(f"{what} {way_out}")
        self.what = what
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


def damaged(path: Path, detail: str) -> Damaged:
    """The error for content that cannot be trusted."""
    return Damaged(_("“{name}” is damaged: {detail}.").format(name=path.name, detail=detail))


def explained(error: sqlite3.Error, path: Path) -> ProjectError | None:
    """What an error of SQLite means to the user; None if it is a mistake of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Python itself found that a text is none; its other remarks are of other kinds.
        return _broken(path) if isinstance(error, sqlite3.OperationalError) else None
    make = _BY_CODE.get(code) or _BY_CODE.get(code & _PRIMARY)
    return make(path) if make else None


def _moved(path: Path) -> ProjectError:
    return could_not_write(path, _("it was moved or deleted while open"))


def _unreadable(path: Path) -> ProjectError:
    return damaged(path, _("the disk could not be read"))


def _io_error(path: Path) -> ProjectError:
    return could_not_write(path, _("the disk reports an error"))


def _no_folder(path: Path) -> ProjectError:
    return could_not_write(path, _("its folder cannot be reached or written"))


def unfinished(path: Path) -> ProjectError:
    """The error for a file that a crash left half written where it cannot be put right."""
    return ProjectError(
        _(
            "“{name}” was not closed cleanly and cannot be put right where it is. Copy it, with "
            "the files beside it that begin with the same name, to a folder where you may write."
        ).format(name=path.name)
    )


def _read_only(path: Path) -> ProjectError:
    return ReadOnly(
        _("“{name}” may only be read here. Save a copy to go on.").format(name=path.name)
    )


def _busy(path: Path) -> ProjectError:
    return Locked(
        _("Another program is using “{name}” just now. Try again in a moment.").format(
            name=path.name
        )
    )


def _broken(path: Path) -> ProjectError:
    return damaged(path, _("its structure is broken"))


def _other_file(path: Path) -> ProjectError:
    return NotAProject(_("“{name}” is not a CrewPlanner project.").format(name=path.name))


_PRIMARY = 0xFF
_BY_CODE: Mapping[int, Callable[[Path], ProjectError]] = MappingProxyType(
    {
        sqlite3.SQLITE_READONLY_DBMOVED: _moved,
        sqlite3.SQLITE_READONLY_ROLLBACK: unfinished,
        sqlite3.SQLITE_READONLY_RECOVERY: unfinished,
        sqlite3.SQLITE_IOERR_READ: _unreadable,
        sqlite3.SQLITE_IOERR_SHORT_READ: _unreadable,
        sqlite3.SQLITE_FULL: disk_full,
        sqlite3.SQLITE_IOERR: _io_error,
        sqlite3.SQLITE_CANTOPEN: _no_folder,
        sqlite3.SQLITE_READONLY: _read_only,
        sqlite3.SQLITE_PERM: _read_only,
        sqlite3.SQLITE_BUSY: _busy,
        sqlite3.SQLITE_LOCKED: _busy,
        sqlite3.SQLITE_PROTOCOL: _busy,
        sqlite3.SQLITE_CORRUPT: _broken,
        sqlite3.SQLITE_NOTADB: _other_file,
    }
)
"""What the codes of SQLite mean; extended ones first, else their families."""
