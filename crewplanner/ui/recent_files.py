"""The projects opened last, in a small file of the user's settings that may be lost or damaged."""

import contextlib
import datetime as dt
import json
import logging
from pathlib import Path

from crewplanner.dataclass import dataclass

_FILE = "recent.json"
_KEPT = 12
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentFile:
    """A project that was open once. `changed` is when its file was written, None if missing."""

    path: Path
    changed: dt.datetime | None

    @property
    def missing(self) -> bool:
        """Whether the file is not where it was."""
        return self.changed is None


class RecentFiles:
    """The list, newest first. A damaged file is put aside and the list begins anew."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _FILE

    def files(self) -> tuple[RecentFile, ...]:
        """The projects opened last; what is missing is listed as such."""
        return tuple(RecentFile(path=path, changed=_written(path)) for path in self._paths())

    def add(self, path: Path) -> None:
        """Put a project first."""
        path = path.absolute()
        self._write([path, *(other for other in self._paths() if other != path)])

    def remove(self, path: Path) -> None:
        """Forget a project; its file is left alone."""
        self._write([other for other in self._paths() if other != path])

    def _paths(self) -> list[Path]:
        try:
            content = json.loads(self._file.read_text(encoding="utf-8"))
            return [Path(entry) for entry in content["projects"] if isinstance(entry, str)]
        except FileNotFoundError:
            return []
        except OSError as error:
            _log.warning("the list of recent projects cannot be read: %s", error.strerror)
            return []
        except (ValueError, TypeError, KeyError, RecursionError):
            _log.warning("the list of recent projects is damaged and begins anew")
            with contextlib.suppress(OSError):
                self._file.replace(self._file.with_suffix(".damaged"))
            return []

    def _write(self, paths: list[Path]) -> None:
        """Best effort: a list that cannot be kept must not keep a project from opening."""
        text = json.dumps({"projects": [str(path) for path in paths[:_KEPT]]}, indent=1)
        aside = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            aside.touch(mode=0o600)
            aside.write_text(text, encoding="utf-8")
            aside.replace(self._file)
        except OSError as error:
            _log.warning("the list of recent projects cannot be kept: %s", error.strerror)


def _written(path: Path) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except (OSError, ValueError):
        return None
