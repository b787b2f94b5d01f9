"""Who may write a project: a side file beside it that says who, and a lock of the system on it.

The system's lock goes with the process that holds it, so what a crash leaves behind is recognized
without asking. The text in the side file speaks to other machines, whose locks cannot be seen.
"""

import contextlib
import datetime as dt
import hashlib
import json
import os
import platform
import stat
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from crewplanner.dataclass import dataclass
from crewplanner.i18n import _

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LONGEST_NAME = 200
_LONGEST_TEXT = 4_096
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A process that writes a project. `started` and `boot` tell it from a later one of its pid."""

    user: str
    host: str
    pid: int
    started: str
    boot: str
    since: str

    @property
    def is_this_process(self) -> bool:
        """Whether it is the one that asks."""
        return (self.host, self.pid, self.started, self.boot) == (
            platform.node(),
            os.getpid(),
            _started(os.getpid()),
            _boot(),
        )

    @property
    def may_live(self) -> bool:
        """Whether it may still run: another machine's may, one from before a reboot does not."""
        if self.host != platform.node():
            return True
        return self.boot == _boot() and _runs(self.pid) and self.started == _started(self.pid)

    def words(self, now: dt.datetime) -> str:
        """Who has the project since when, as a sentence for those who come second."""
        if self.is_this_process:
            return _("This project is open in another window already; here it can only be read.")
        return _(
            "{user} has this project open on {host} since {since}; here it can only be read."
        ).format(user=self.user or _("Somebody"), host=self.host, since=self._since(now))

    def _since(self, now: dt.datetime) -> str:
        try:
            since = dt.datetime.fromisoformat(self.since)
        except ValueError:
            return self.since
        today = since.date() == now.date()
        return since.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")

    def to_json(self) -> str:
        """As text for the side file."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Owner | None":
        """What `to_json` wrote; None for anything else."""
        try:
            found: Any = json.loads(text)
            owner = cls(**found)
        except (ValueError, TypeError):
            return None
        texts = (owner.user, owner.host, owner.started, owner.boot, owner.since)
        fits = all(type(text) is str for text in texts) and type(owner.pid) is int
        return owner if fits else None


class Held(Exception):
    """Somebody else may write the project; `owner` is None if the side file does not say who."""

    def __init__(self, owner: Owner | None) -> None:
        super().__init__()
        self.owner = owner

    def words(self, now: dt.datetime) -> str:
        """Who, since when."""
        if self.owner is None:
            return _("Somebody has this project open; here it can only be read.")
        return self.owner.words(now)


class Lock:
    """The right to write a project, held until `release` or until the process ends."""

    def __init__(self, file: Path, descriptor: int, owner: Owner) -> None:
        self._file = file
        self._descriptor = descriptor
        self.owner = owner

    def release(self) -> None:
        """Give it up and remove the side file, unless somebody took the project over."""
        ours = _same_file(self._descriptor, self._file) and _read(self._descriptor) == self.owner
        if ours and sys.platform != "win32":
            with contextlib.suppress(OSError):
                self._file.unlink()
        os.close(self._descriptor)
        if ours and sys.platform == "win32":
            with contextlib.suppress(OSError):
                self._file.unlink()


def this_process(user: str, now: dt.datetime) -> Owner:
    """Ourselves, as others shall read it."""
    return Owner(
        user=user,
        host=platform.node(),
        pid=os.getpid(),
        started=_started(os.getpid()),
        boot=_boot(),
        since=now.isoformat(timespec="minutes"),
    )


def holder(project: Path) -> Owner | None:
    """Who the side file of a project names, dead or alive; None if nobody."""
    try:
        descriptor = os.open(side_file(project), _FLAGS & ~os.O_CREAT & ~os.O_RDWR)
    except OSError:
        return None
    try:
        return _read(descriptor)
    finally:
        os.close(descriptor)


def acquire(project: Path, owner: Owner, *, take_over: bool = False) -> Lock:
    """The lock of a project, whose path is resolved: its file has one lock under all its names.

    A dead process's side file is replaced. Another machine's is honored, unless the user takes
    over. Raises Held, and OSError where no side file can be written.
    """
    file = side_file(project)
    while True:
        descriptor = os.open(file, _FLAGS, 0o600)
        try:
            lock = _settled(file, descriptor, owner, take_over=take_over)
        except BaseException:
            os.close(descriptor)
            raise
        if lock is not None:
            return lock
        os.close(descriptor)


def side_file(project: Path) -> Path:
    """Where the side file of a project lies: beside it, hidden."""
    name = project.name
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = hashlib.sha256(os.fsencode(name)).hexdigest()[:32]
    return project.with_name(f".{name}.lock")


def _settled(file: Path, descriptor: int, owner: Owner, *, take_over: bool) -> Lock | None:
    """The lock on an open side file, or None if that file was removed meanwhile."""
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise OSError(f"{file.name} is not a file")
    locked = _try_lock(descriptor)
    before = _read(descriptor)
    if locked is False:
        raise Held(before)
    if not _same_file(descriptor, file):
        return None
    elsewhere = before is not None and before.host != owner.host
    unsure = before is not None and locked is None and before.may_live
    if (elsewhere or unsure) and not take_over:
        raise Held(before)
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, owner.to_json().encode())
    return Lock(file, descriptor, owner)


def _read(descriptor: int) -> Owner | None:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return Owner.from_json(os.read(descriptor, _LONGEST_TEXT).decode("utf-8", "replace"))
    except OSError:
        return None


def _same_file(descriptor: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except OSError:
        return False


def _try_lock(descriptor: int) -> bool | None:
    """Whether we have the system's lock now; None where the file system has none."""
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _LONGEST_TEXT, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return None
    return True


def _runs(pid: int) -> bool:
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _started(pid: int) -> str:
    """When a process began, in ticks since the boot; empty where the system does not tell."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    fields = text.rpartition(")")[2].split()
    return fields[19]


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8").strip()
    except OSError:
        return ""
