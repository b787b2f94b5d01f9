"""The file under a project: what can be told of it without SQLite, and moves that survive a crash.

Reading here opens the file. Never do that while this process has a connection to it: closing the
second handle would drop the locks of the first.
"""

import contextlib
import os
import stat
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from crewplanner.dataclass import dataclass
from crewplanner.i18n import _
from crewplanner.store.connection import APPLICATION_ID
from crewplanner.store.errors import NotAProject, ProjectError

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_JOURNAL_HEADER = 28
_WAL = 2
_SUFFIXES = ("-journal", "-wal", "-shm")
_LONGEST_NAME = 100
_SIZES = frozenset(2**power for power in range(5, 17))
"""Sizes that sectors and pages may have."""
_READ_ONLY_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the first hundred bytes of a project file say."""

    version: int
    changes: int
    pages: int
    in_wal: bool


def resolved(path: Path) -> Path:
    """The real path of a file that exists, all links followed. Raises NotAProject, ProjectError."""
    try:
        real = path.resolve(strict=True)
        mode = real.stat().st_mode
    except FileNotFoundError as error:
        raise NotAProject(
            _("There is no file “{path}”. Check the name and the folder.").format(path=path)
        ) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise NotAProject(
            _("“{path}” does not lead to a file. Choose a CrewPlanner project.").format(path=path)
        ) from error
    if stat.S_ISDIR(mode):
        raise NotAProject(
            _("“{path}” is a folder. Choose a CrewPlanner project in it.").format(path=path)
        )
    if not stat.S_ISREG(mode):
        raise NotAProject(
            _("“{path}” is not a file on a disk. Choose a CrewPlanner project.").format(path=path)
        )
    if not os.access(real, os.R_OK):
        raise ProjectError(
            _("You may not read “{name}”. Ask its owner for the right to.").format(name=path.name)
        )
    return real


def read_header(path: Path) -> Header:
    """The header of a project file. Raises NotAProject if it is no file of ours.

    Where the write of the first page was cut off, the journal beside the file still has it.
    """
    start = _start(path, _HEADER)
    if not start:
        raise NotAProject(
            _("“{name}” is empty. It may have been cut off; look for a backup.").format(
                name=path.name
            )
        )
    if not _is_database(start):
        start = _journaled_page(path.with_name(path.name + _SUFFIXES[0]))[:_HEADER]
    if not _is_database(start):
        raise NotAProject(_("“{name}” is not a CrewPlanner project.").format(name=path.name))
    if _number(start, 68) != APPLICATION_ID:
        raise NotAProject(
            _("“{name}” belongs to another program, not to CrewPlanner.").format(name=path.name)
        )
    return Header(
        version=_number(start, 60),
        changes=_number(start, 24),
        pages=_number(start, 28),
        in_wal=start[18] == _WAL,
    )


def side_files(path: Path) -> list[Path]:
    """What SQLite may have left beside a file, as far as it is there and not empty."""
    names = [path.with_name(path.name + suffix) for suffix in _SUFFIXES]
    return [file for file in names if _size(file) > 0]


def strangers(path: Path, header: Header) -> list[Path]:
    """Side files that are not of this file, and would change what it says if they were replayed.

    A journal is ours if the first page in it is the one that our file has or had before the last
    write (`Session.check_alone` sees to it that it is in there); where another program's journal
    lacks it, the file must at least have as many pages as that journal was made for.
    """
    found: list[Path] = []
    for file in side_files(path):
        if file.name.endswith("-journal"):
            page = _journaled_page(file)
            ours = (
                header.changes - _number(page, 24) in {0, 1}
                if page
                else _journaled_size(file) in {header.pages, None}
            )
            if not ours:
                found.append(file)
        elif not header.in_wal:
            found.append(file)
    return found


def move_aside(file: Path, stamp: str) -> Path:
    """Give a side file a name under which nothing takes it for one. Raises OSError."""
    target = file.with_name(f"{file.name}.left-{stamp}")
    count = 1
    while target.exists():
        count += 1
        target = file.with_name(f"{file.name}.left-{stamp}-{count}")
    file.rename(target)
    sync_folder(file.parent)
    return target


def sync(path: Path) -> None:
    """Bring a file's bytes to the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk, where the system can."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def partial(target: Path) -> Path:
    """The name, beside the target, under which it is written first."""
    return target.with_name(f".{target.name[:_LONGEST_NAME]}.partial")


def remove_partial(target: Path) -> None:
    """Remove what an earlier, interrupted attempt to write the target left."""
    file = partial(target)
    for left in (file, *(file.with_name(file.name + suffix) for suffix in _SUFFIXES)):
        with contextlib.suppress(OSError):
            left.unlink()


@contextmanager
def aside(target: Path) -> Generator[Path]:
    """A name beside the target to write to first; nothing is left under it afterwards."""
    remove_partial(target)
    try:
        yield partial(target)
    finally:
        remove_partial(target)


def put_in_place(file: Path, target: Path) -> None:
    """Replace the target by a finished file in the same folder. Raises OSError."""
    file.replace(target)
    sync_folder(target.parent)


def put_new(file: Path, target: Path) -> None:
    """Give a finished file its name if nothing has it. Raises FileExistsError, OSError."""
    if os.name == "nt":
        file.rename(target)
        return
    try:
        os.link(file, target)
    except FileExistsError:
        raise
    except OSError:
        # Memory cards and some network disks have no hard links.
        if target.exists() or target.is_symlink():
            raise FileExistsError(target) from None
        file.rename(target)
    else:
        file.unlink()
    sync_folder(target.parent)


def _start(path: Path, length: int) -> bytes:
    try:
        descriptor = os.open(path, _READ_ONLY_FLAGS)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return b""
            return os.read(descriptor, length)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise ProjectError(
            _("“{name}” cannot be read ({reason}). Check that its disk is connected.").format(
                name=path.name, reason=error.strerror
            )
        ) from error


def _is_database(start: bytes) -> bool:
    return len(start) >= _HEADER and start.startswith(_MAGIC)


def _journaled_page(journal: Path) -> bytes:
    """The file's first page as a rollback journal keeps it; empty if it keeps none."""
    data = _journal(journal)
    sector, page = _number(data, 20), _number(data, 24)
    if sector not in _SIZES or page not in _SIZES:
        return b""
    for start in range(sector, len(data) - page - 7, page + 8):
        if _number(data, start) == 1:
            return data[start + 4 : start + 4 + page]
    return b""


def _journaled_size(journal: Path) -> int | None:
    """How many pages the file had for which a rollback journal was begun; None if it is none."""
    data = _journal(journal)
    return _number(data, 16) if data else None


def _journal(journal: Path) -> bytes:
    try:
        data = journal.read_bytes()
    except OSError:
        return b""
    return data if len(data) >= _JOURNAL_HEADER and data.startswith(_JOURNAL_MAGIC) else b""


def _number(data: bytes, offset: int) -> int:
    return int.from_bytes(data[offset : offset + 4], "big")


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
