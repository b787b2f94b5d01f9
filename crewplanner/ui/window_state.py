"""What the window remembers between runs: where it stood, its theme, its size of text."""

import contextlib
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from crewplanner.ui.theme import ThemeChoice

_FILE = "window.ini"
SMALLEST, LARGEST = 0.85, 2.0

_MONEY_HIDDEN = "board-money-hidden"


class WindowState:
    """Values of an ini file. What it lacks or holds in another form is taken as never set."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE
        if not _readable(self._path):
            with contextlib.suppress(OSError):
                self._path.replace(self._path.with_suffix(".damaged"))
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.touch(mode=0o600)
        self._settings = QSettings(str(self._path), QSettings.Format.IniFormat)

    @property
    def folder(self) -> Path:
        """The folder of the user's settings."""
        return self._path.parent

    @property
    def geometry(self) -> QByteArray | None:
        """Place and size of the window, as Qt wrote them."""
        value = self._settings.value("window/geometry")
        return value if isinstance(value, QByteArray) else None

    def set_geometry(self, geometry: QByteArray) -> None:
        """Remember place and size."""
        self._settings.setValue("window/geometry", geometry)
        self._settings.sync()

    @property
    def theme(self) -> ThemeChoice:
        """The theme chosen; the desktop's where none was."""
        value = self._settings.value("window/theme")
        known = {choice.value for choice in ThemeChoice}
        return ThemeChoice(value) if value in known else ThemeChoice.SYSTEM

    def set_theme(self, choice: ThemeChoice) -> None:
        """Remember the theme."""
        self._settings.setValue("window/theme", choice.value)

    @property
    def text_scale(self) -> float:
        """The size of text, 1.0 where none was chosen."""
        try:
            scale = float(str(self._settings.value("window/text_scale", 1.0)))
        except ValueError:
            return 1.0
        return scale if SMALLEST <= scale <= LARGEST else 1.0

    def set_text_scale(self, scale: float) -> None:
        """Remember the size of text."""
        self._settings.setValue("window/text_scale", scale)

    @property
    def page(self) -> str:
        """The id of the page shown last, empty for none."""
        value = self._settings.value("window/page", "")
        return value if isinstance(value, str) else ""

    def set_page(self, page: str) -> None:
        """Remember the page."""
        self._settings.setValue("window/page", page)

    def texts(self, group: str) -> dict[str, str]:
        """All texts of a group by name."""
        self._settings.beginGroup(group)
        found = {name: self._settings.value(name) for name in self._settings.allKeys()}
        self._settings.endGroup()
        return {name: value for name, value in found.items() if isinstance(value, str)}

    def set_texts(self, group: str, texts: Mapping[str, str]) -> None:
        """Remember these texts as a group and forget its others."""
        self._settings.remove(group)
        for name, text in texts.items():
            self._settings.setValue(f"{group}/{name}", text)
        self._settings.sync()

    def width(self, name: str) -> int:
        """The width in pixels that the user gave something of that name; 0 where none was."""
        value = str(self._settings.value(f"width/{name}", 0))
        return int(value) if value.isdecimal() else 0

    @property
    def money_hidden(self) -> bool:
        """Whether amounts are kept off the screen."""
        return self.width(_MONEY_HIDDEN) == 1

    def hide_money(self, hidden: bool) -> None:
        """Keep amounts off the screen from now on, or show them again."""
        self.set_width(_MONEY_HIDDEN, int(hidden))

    def set_width(self, name: str, width: int) -> None:
        """Remember a width in pixels."""
        self._settings.setValue(f"width/{name}", width)


def _readable(path: Path) -> bool:
    """Whether the file is text, or not there; Qt's reader accepts anything."""
    try:
        path.read_bytes().decode("ascii")
    except FileNotFoundError:
        return True
    except (OSError, UnicodeDecodeError):
        return False
    return True
