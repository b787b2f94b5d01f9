"""Colors by role: a theme file becomes a Theme, a palette for Fusion and the one style sheet."""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from crewplanner.dataclass import dataclass
from crewplanner.paths import resource


class ThemeChoice(StrEnum):
    """What the user asked for; `SYSTEM` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colors of the window by role. Status never speaks by these alone."""

    name: str
    dark: bool
    colors: Mapping[str, QColor]

    def role(self, name: str) -> QColor:
        """The color of a role such as "ink" or "hold.line". Raises KeyError for an unknown one."""
        return QColor(self.colors[name])

    def palette(self) -> QPalette:
        """The palette that makes Fusion draw in these colors."""
        palette = QPalette()
        for color_role, name in _PALETTE:
            palette.setColor(color_role, self.role(name))
        for color_role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
            QPalette.ColorRole.HighlightedText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, color_role, self.role("disabled"))
        return palette

    def style_sheet(self, scale: float = 1.0) -> str:
        """The style sheet with colors and lengths filled in; `scale` is the user's size of text."""
        text = resource("themes", "window.qss").read_text(encoding="utf-8")
        text = re.sub(r"@\(([a-z.]+)\)", lambda found: self.colors[found[1]].name(), text)
        text = text.replace("@marks", resource("themes", self.name).as_posix())
        return re.sub(r"\b(\d+)dp\b", lambda found: f"{round(int(found[1]) * scale)}px", text)


_PALETTE = (
    (QPalette.ColorRole.Window, "ground"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "surface"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.PlaceholderText, "muted"),
    (QPalette.ColorRole.Button, "button.fill"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.BrightText, "finding"),
    (QPalette.ColorRole.Highlight, "selection.fill"),
    (QPalette.ColorRole.HighlightedText, "selection.ink"),
    (QPalette.ColorRole.Accent, "focus"),
    (QPalette.ColorRole.Link, "link"),
    (QPalette.ColorRole.LinkVisited, "link"),
    (QPalette.ColorRole.ToolTipBase, "tip.fill"),
    (QPalette.ColorRole.ToolTipText, "tip.ink"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "field.line"),
    (QPalette.ColorRole.Shadow, "line"),
)


def read_theme(path: Path) -> Theme:
    """The theme of a file. Raises ValueError for a file or a color that cannot be understood."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    colors = {role: QColor(text) for role, text in content["roles"].items()}
    wrong = sorted(role for role, color in colors.items() if not color.isValid())
    if wrong:
        raise ValueError(f"{path.name}: not a color: {', '.join(wrong)}")
    return Theme(name=content["name"], dark=content["dark"], colors=MappingProxyType(colors))


def named_theme(name: str) -> Theme:
    """The bundled theme "light" or "dark"."""
    return read_theme(resource("themes", f"{name}.toml"))


def chosen_theme(choice: ThemeChoice) -> Theme:
    """The bundled theme for a choice; needs the application where the choice is SYSTEM."""
    if choice is ThemeChoice.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return named_theme("dark" if dark else "light")
    return named_theme(choice.value)


def mixed(front: QColor, back: QColor, part: float) -> QColor:
    """The color between two: `part` of the front one (0 to 1), the rest of the back one."""
    return QColor(
        round(front.red() * part + back.red() * (1 - part)),
        round(front.green() * part + back.green() * (1 - part)),
        round(front.blue() * part + back.blue() * (1 - part)),
    )


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two opaque colors after WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
