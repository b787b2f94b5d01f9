"""What window and pages offer: lines for the palette, rows for the sheet of keys."""

from crewplanner.dataclass import dataclass

KeyRow = tuple[str, str]
"""What it does, and the keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaletteItem:
    """One line: what it is called, what kind of thing it is, which keys it has.

    `id` is what the caller knows it by, such as ("action", "undo") or ("person", 12). `words` are
    further words it is found by.
    """

    id: tuple[str, object]
    text: str
    detail: str = ""
    keys: str = ""
    icon: str = ""
    words: str = ""
