"""What this user chose on this machine; shared by the shells, kept outside of every project."""

import contextlib
import json
import logging
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, cast

from crewplanner.app.files import write_aside
from crewplanner.dataclass import dataclass

_FILE = "settings.json"
_LONGEST = 80
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every option, once, with its default.

    `user` is the name in the history and in locks (empty: the system's), `clock` how papers write
    times ("24" or "12"), `sheet` their size ("a4", "letter", "a3"; empty: by the film words).
    """

    user: str = ""
    clock: str = "24"
    sheet: str = ""


class SettingsFile:
    """The file of the settings. What it lacks or holds in another form is as never chosen."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _FILE

    def read(self) -> Settings:
        """The settings. A damaged file is put aside and all begins anew."""
        try:
            content: Any = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Settings()
        except OSError as error:
            _log.warning("the settings cannot be read: %s", error.strerror)
            return Settings()
        except (ValueError, RecursionError):
            return self._begin_anew()
        if not isinstance(content, dict):
            return self._begin_anew()
        entries = cast("dict[str, Any]", content)
        names = {field.name for field in fields(Settings)}
        return Settings(**{n: v for n, v in entries.items() if n in names and _fits(v)})

    def write(self, settings: Settings) -> None:
        """Keep the settings. Raises CouldNotWrite; those before are untouched then."""
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(settings), ensure_ascii=False, indent=1)
        write_aside(self._file, text.encode("utf-8"), private=True)

    def _begin_anew(self) -> Settings:
        _log.warning("the settings are damaged and begin anew")
        with contextlib.suppress(OSError):
            self._file.replace(self._file.with_suffix(".damaged"))
        return Settings()


def _fits(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST and value.isprintable()
