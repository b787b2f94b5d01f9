"""Files for others: written whole or not at all, under names that every system takes."""

import contextlib
import os
import re
import secrets
import stat
import unicodedata
from pathlib import Path

from crewplanner.i18n import _
from crewplanner.store.copies import unwritable
from crewplanner.store.errors import CouldNotWrite
from crewplanner.store.files import sync_folder

LONGEST_NAME = 180
"""Bytes of a safe name: room is left for a date, a number and an ending within the usual 255."""

_PRIVATE = 0o600
_NAMELESS = "unnamed"
_PROJECT = ".crewplan"
_DATABASE = b"SQLite format 3\0"
_KEPT = frozenset(" -_.,+&'@#()[]")
_BETWEEN = frozenset("/\\:|\n\r\t")
_EDGES = " .-'~"
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\..*)?",
    re.IGNORECASE | re.DOTALL,
)


def write_aside(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file so that, whatever happens, the path has the old bytes or all of the new ones.

    The bytes are on the disk when this returns. Links are followed; a file that is replaced keeps
    its permissions, but a `private` one is for its owner alone (0600). A project or another
    database, a device or a folder is never replaced. Raises CouldNotWrite (DiskFull where it is
    full); the old file is untouched then.
    """
    try:
        target = Path(os.path.realpath(path))
        _check_replaceable(target, path)
        file = target.with_name(f".{secrets.token_hex(8)}.partial")
        try:
            _write_new(file, data, _PRIVATE if private else _mode(target))
            file.replace(target)
        finally:
            with contextlib.suppress(OSError):
                file.unlink()
    except (OSError, ValueError) as error:
        known = error if isinstance(error, OSError) else OSError(str(error))
        raise unwritable(known, path) from error
    sync_folder(target.parent)


def safe_name(text: str) -> str:
    """A name for a file or folder: no path, no device, nothing invisible; one text gives one name.

    Letters and digits of every script stay; a short ending (`.pdf`) stays where the name is cut.
    """
    composed = unicodedata.normalize("NFC", text)
    kept = unicodedata.normalize("NFC", "".join(_safe(character) for character in composed))
    name = _cut(re.sub(r" {2,}", " ", kept))
    if not name:
        return _NAMELESS
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def _check_replaceable(target: Path, path: Path) -> None:
    name = path.name or str(path)
    if target.suffix.lower() == _PROJECT:
        raise CouldNotWrite(
            _("“{name}” would be a project. Choose another name for the paper.").format(name=name)
        )
    try:
        found = target.lstat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(found.st_mode):
        raise CouldNotWrite(
            _("“{name}” is no file that can be replaced. Choose another name.").format(name=name)
        )
    with target.open("rb") as file:
        if file.read(len(_DATABASE)) == _DATABASE:
            raise CouldNotWrite(_("“{name}” is a database. Choose another name.").format(name=name))


def _write_new(file: Path, data: bytes, mode: int | None) -> None:
    descriptor = os.open(
        file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
    )
    try:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        rest = memoryview(data)
        while rest:
            # A full disk shows first as a short count: what is left is tried again, and then fails.
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _mode(target: Path) -> int | None:
    """The permissions of the file that is replaced; None if there is none."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _safe(character: str) -> str:
    if character in _KEPT or unicodedata.category(character)[0] in "LMN":
        return character
    if character in _BETWEEN or unicodedata.category(character) == "Pd":
        return "-"
    return " " if unicodedata.category(character) == "Zs" else ""


def _cut(name: str) -> str:
    name = name.strip(_EDGES)
    ending = _ENDING.search(name)
    last = ending[0] if ending and ending.start() else ""
    stem = name[: len(name) - len(last)].encode()[: LONGEST_NAME - len(last)]
    return (stem.decode("utf-8", "ignore").rstrip(_EDGES) + last).strip(_EDGES)
