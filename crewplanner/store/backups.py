"""Backups: verified, dated copies of a project in a folder of their own, thinned with age.

They lie outside the project's folder, one subfolder a project. A copy gets its final name only
after it was read again and found equal, so what bears such a name is a backup, and the rest is not.
"""

import contextlib
import datetime as dt
import json
import os
import re
import shutil
from collections.abc import Iterable
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Protocol

from crewplanner.dataclass import dataclass
from crewplanner.store import copies, files
from crewplanner.store.errors import BadBackup, Damaged

SUFFIX = ".crewplan"
_ORIGIN = "origin.json"
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)-([a-z_]+)(?:-\d+)?" + re.escape(SUFFIX))
_TRIES = 20

ALL_FOR = dt.timedelta(days=2)
DAILY_FOR = dt.timedelta(days=31)
WEEKLY_FOR = dt.timedelta(days=366)


class Reason(StrEnum):
    """Why a backup was made; part of its name."""

    REGULAR = "regular"
    BEFORE_CHANGE = "before_change"
    BEFORE_TAKE_OVER = "before_take_over"
    BEFORE_UPGRADE = "before_upgrade"
    BEFORE_RESTORE = "before_restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy that verified when it was made. `at` is aware."""

    path: Path
    at: dt.datetime
    size: int
    reason: Reason = Reason.REGULAR


class Source(Protocol):
    """What is backed up: an open project."""

    @property
    def uuid(self) -> str:
        """The project's own name among all."""
        ...

    @property
    def path(self) -> Path:
        """Where it lies."""
        ...

    def save_copy(self, target: Path, *, twin: bool = False) -> None:
        """Make a sealed, verified copy; a twin has the project's own uuid. Raises ProjectError."""
        ...


def back_up(
    project: Source, folder: Path, now: dt.datetime, reason: Reason = Reason.REGULAR
) -> Backup:
    """Make a verified backup, then thin the older ones.

    `folder` holds the backups of all projects; `now` is aware. Raises ProjectError; the older
    backups are untouched then.
    """
    own = folder / project.uuid
    try:
        own.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise copies.unwritable(error, own) from error
    remove_partials(own)
    target = _free_name(own, now, reason)
    project.save_copy(target, twin=True)
    _note_origin(own, project)
    thin(own, now)
    return _described(target, now.astimezone(dt.UTC), reason)


def origins(folder: Path) -> list[tuple[Path, Path]]:
    """Every folder of backups with where its project lay when it was backed up last."""
    found: list[tuple[Path, Path]] = []
    with contextlib.suppress(OSError):
        for note in folder.glob(f"*/{_ORIGIN}"):
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                path = json.loads(note.read_text(encoding="utf-8"))["path"]
                found.append((note.parent, Path(path)))
    return found


def in_folder(own: Path) -> list[Backup]:
    """The backups that lie in one folder, newest first."""
    return _listed(own)


def list_backups(folder: Path, uuid: str) -> list[Backup]:
    """The backups of a project, newest first."""
    return _listed(folder / uuid)


def newest_time(folder: Path, uuid: str) -> dt.datetime | None:
    """When the newest backup of a project was made."""
    return next((backup.at for backup in list_backups(folder, uuid)), None)


def verify(backup: Backup) -> None:
    """Read a backup whole. Raises BadBackup if it does not hold what was backed up."""
    copies.verify(backup.path)


def of_project(folder: Path, uuid: str | None, path: Path) -> list[Backup]:
    """The backups of a project known by its uuid or else by its path; newest first."""
    own = {folder / uuid} if uuid else set[Path]()
    own |= _folders_of(folder, path)
    return sorted((b for place in own for b in _listed(place)), key=lambda b: b.at, reverse=True)


def first_good(found: Iterable[Backup]) -> Backup | None:
    """The first that verifies, of not too many."""
    for backup in islice(found, _TRIES):
        with contextlib.suppress(BadBackup):
            verify(backup)
            return backup
    return None


def naming_backup(error: Damaged, uuid: str | None, path: Path, folder: Path) -> Damaged:
    """The same error, naming the newest backup that verifies."""
    backup = first_good(of_project(folder, uuid, path))
    if backup is None:
        return error
    at = backup.at.astimezone().strftime("%Y-%m-%d %H:%M")
    return Damaged(error.what, backup.path, at)


def thin(own: Path, now: dt.datetime) -> list[Path]:
    """Remove what is no longer needed from a project's folder of backups; what was removed."""
    found = _listed(own)
    kept = keep(((backup.at for backup in found)), now)
    removed = [backup.path for backup in found if backup.at not in kept]
    for path in removed:
        with contextlib.suppress(OSError):
            path.unlink()
    return removed


def keep(times: Iterable[dt.datetime], now: dt.datetime) -> set[dt.datetime]:
    """Which backups to keep: all of two days, then daily for a month, weekly for a year, monthly.

    Of each period the last stays. What lies in the future (the clock was set back) always stays,
    and so does the newest. Days are those of `now`'s zone.
    """
    kept: set[dt.datetime] = set()
    periods: dict[tuple[str, int, int], dt.datetime] = {}
    for time in sorted(times):
        age = now - time
        date = time.astimezone(now.tzinfo).date()
        year, week, _day = date.isocalendar()
        if age <= ALL_FOR:
            kept.add(time)
        elif age <= DAILY_FOR:
            periods["day", date.toordinal(), 0] = time
        elif age <= WEEKLY_FOR:
            periods["week", year, week] = time
        else:
            periods["month", date.year, date.month] = time
    return kept | set(periods.values())


def remove_all_but(own: Path, kept: Path) -> list[Path]:
    """Remove every other copy from a project's folder of backups, damaged ones too; which."""
    copies_of = [backup.path for backup in _listed(own)]
    copies_of += [path for path in own.glob("*.damaged*") if path.is_file()]
    removed: list[Path] = []
    for path in copies_of:
        if path != kept:
            with contextlib.suppress(OSError):
                path.unlink()
                removed.append(path)
    return removed


def remove_partials(own: Path) -> None:
    """Remove what interrupted backups left in a project's folder of backups."""
    for left in own.glob(".*.partial*"):
        with contextlib.suppress(OSError):
            left.unlink()


def keep_as_it_is(path: Path, folder: Path, uuid: str | None, now: dt.datetime) -> Path:
    """Copy a damaged file, with all that lies beside it, byte for byte; where the copy lies.

    It is not listed as a backup. Raises OSError.
    """
    own = folder / (uuid or "unknown")
    own.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = _free_name(own, now, Reason.BEFORE_RESTORE).with_suffix(".damaged")
    for file in (path, *files.side_files(path)):
        copy = target.with_name(target.name + file.name[len(path.name) :])
        shutil.copyfile(file, copy)
        copy.chmod(0o600)
        files.sync(copy)
    files.sync_folder(own)
    return target


def _listed(own: Path) -> list[Backup]:
    """The backups in a folder, newest first; those of one second by when they were written."""
    found: list[tuple[dt.datetime, int, Backup]] = []
    names: list[Path] = []
    with contextlib.suppress(OSError):
        names = list(own.iterdir())
    for path in names:
        match = _NAME.fullmatch(path.name)
        if match is None or match[2] not in set(Reason):
            continue
        with contextlib.suppress(OSError, ValueError):
            at = dt.datetime.strptime(match[1], _STAMP).replace(tzinfo=dt.UTC)
            backup = _described(path, at, Reason(match[2]))
            if backup.size:
                found.append((at, path.stat().st_mtime_ns, backup))
    found.sort(key=lambda entry: entry[:2], reverse=True)
    return [backup for _at, _written, backup in found]


def _described(path: Path, at: dt.datetime, reason: Reason) -> Backup:
    at = at.replace(microsecond=0)
    return Backup(path=path, at=at, size=path.stat().st_size, reason=reason)


def _free_name(own: Path, now: dt.datetime, reason: Reason) -> Path:
    stem = f"{now.astimezone(dt.UTC).strftime(_STAMP)}-{reason.value}"
    target = own / f"{stem}{SUFFIX}"
    count = 1
    while target.exists():
        count += 1
        target = own / f"{stem}-{count}{SUFFIX}"
    return target


def _note_origin(own: Path, project: Source) -> None:
    """Remember where the project lies: its backups are found when it cannot say who it is."""
    note = own / _ORIGIN
    text = json.dumps({"path": os.fspath(project.path)})
    with contextlib.suppress(OSError):
        if not note.is_file() or note.read_text(encoding="utf-8") != text:
            with files.aside(note) as file:
                file.touch(mode=0o600)
                file.write_text(text, encoding="utf-8")
                files.put_in_place(file, note)


def _folders_of(folder: Path, path: Path) -> set[Path]:
    return {own for own, origin in origins(folder) if os.fspath(origin) == os.fspath(path)}
