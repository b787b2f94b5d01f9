"""Typed cells of a workbook, and how they look: statuses differ by pattern, not color alone.

Every value says what it is, so that nothing that was typed can become a formula or a link.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from crewplanner.domain.values import DAY
from crewplanner.exports.texts import one_line
from crewplanner.exports.week_paper import Look

DATE = "ddd d mmm yyyy"
TIME = "[hh]:mm"
"""Hours may pass 24: a wrap at half past two next morning is 26:30 and stays a real time."""

LENGTH = "[h]:mm"
MONEY = "#,##0.00"
_COUNT = "0"

_LONGEST_TEXT = 32_000
"""Excel takes 32,767 characters in a cell."""

Dress = tuple[tuple[str, str | int], ...]
"""Properties of a format, by XlsxWriter's names; later ones win over earlier ones."""

PLAIN: Dress = ()
TITLE: Dress = (("bold", 1), ("font_size", 16))
BOLD: Dress = (("bold", 1),)
MUTED: Dress = (("font_color", "#6B6F76"),)
WRAPPED: Dress = (("text_wrap", 1), ("valign", "top"))
RIGHT: Dress = (("align", "right"),)
LEFT: Dress = (("align", "left"),)
RULED: Dress = (("bottom", 1), ("bottom_color", "#E4E4E0"))
CENTERED: Dress = (("align", "center"),)
HEAD: Dress = (("bold", 1), ("text_wrap", 1), ("bottom", 1), ("bottom_color", "#8A8D92"))
DEPARTMENT: Dress = (("bold", 1), ("bg_color", "#F3F3F1"))
TOTAL: Dress = (("bold", 1), ("top", 1), ("top_color", "#8A8D92"))
ALERT: Dress = (("bold", 1), ("font_color", "#B3410A"))
WEEKEND: Dress = (("bg_color", "#F6F5F1"),)

_STRIPES: Dress = (("pattern", 14), ("bg_color", "#FFFFFF"))
AWAY: Dress = (*_STRIPES, ("fg_color", "#CFD0D2"), ("font_color", "#55585E"))
_NIGHT: Dress = (("left", 5), ("left_color", "#2B3A67"))
_BASE: Dress = (("font_name", "Arial"), ("font_size", 9), ("valign", "vcenter"))
_NOT_IN_A_PATTERN = re.compile(r'["\\]')


@dataclass(frozen=True, slots=True)
class Time:
    """A time of the work date, with letters before and after it that leave it a number."""

    minutes: int
    before: str = ""
    after: str = ""

    @property
    def pattern(self) -> str:
        """Excel's pattern for it."""
        return (
            quoted(self.before and f"{self.before} ")
            + TIME
            + quoted(self.after and f" {self.after}")
        )


@dataclass(frozen=True, slots=True)
class Lines:
    """A text of several lines."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in minutes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of ours, with the value it has now, for programs that do not reckon."""

    text: str
    value: float
    pattern: str


Value = str | int | dt.date | Decimal | Lines | Time | Length | Formula | None
"""What a cell may hold; None is an empty cell that has a look."""


class Pen:
    """Writes into one sheet; each format is made once."""

    def __init__(self, workbook: Any, sheet: Any) -> None:
        # XlsxWriter says only a part of its types, and some of them wrongly.
        self.sheet = sheet
        self.book = workbook
        self._formats: dict[tuple[str, tuple[Dress, ...]], Any] = {}

    def put(self, row: int, column: int, value: Value, *looks: Dress) -> None:
        """Write the value with its own type; later looks win over earlier ones."""
        match value:
            case None:
                self.sheet.write_blank(row, column, None, self.format("", *looks))
            case str():
                self.sheet.write_string(row, column, cell_text(value), self.format("", *looks))
            case Lines():
                text = "\n".join(map(cell_text, value.lines))
                self.sheet.write_string(row, column, text, self.format("", *looks))
            case int():
                self.sheet.write_number(row, column, value, self.format(_COUNT, *looks))
            case dt.date():
                self.sheet.write_datetime(row, column, value, self.format(DATE, *looks))
            case Decimal():
                # The file's numbers are doubles; the exact amount stays in the project.
                self.sheet.write_number(row, column, float(value), self.format(MONEY, *looks))
            case Time():
                days = value.minutes / DAY
                self.sheet.write_number(row, column, days, self.format(value.pattern, *looks))
            case Length():
                days = value.minutes / DAY
                self.sheet.write_number(row, column, days, self.format(LENGTH, *looks))
            case Formula():
                look = self.format(value.pattern, *looks)
                self.sheet.write_formula(row, column, value.text, look, value.value)

    def put_over(self, row: int, columns: tuple[int, int], value: Value, *looks: Dress) -> None:
        """Write the value over several cells of a row."""
        first, last = columns
        self.sheet.merge_range(row, first, row, last, "", self.format("", *looks))
        self.put(row, first, value, *looks)

    def format(self, pattern: str, *looks: Dress) -> Any:
        """The format with these properties and this pattern of a number."""
        key = (pattern, looks)
        if key not in self._formats:
            properties: dict[str, str | int] = dict(_BASE)
            for look in looks:
                properties.update(look)
            if pattern:
                properties["num_format"] = pattern
            self._formats[key] = self.book.add_format(properties)
        return self._formats[key]


def cell_text(text: str) -> str:
    """A text as a cell may hold it."""
    return one_line(text)[:_LONGEST_TEXT]


def letters(column: int) -> str:
    """The name of a column counted from 0: A, Z, AA."""
    name = ""
    left = column + 1
    while left:
        left, rest = divmod(left - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def slot_look(look: Look, *, own: bool, night: bool) -> Dress:
    """Fill and border of a booking; an own call is bold, night has a thick left edge."""
    return (*_LOOKS[look], *(BOLD if own else ()), *(_NIGHT if night else ()))


def tint_look(name: str) -> Dress:
    """Fill and border of a tint of `paper_tables`, or of what is `changed`."""
    return _TINTS[name]


def _bordered(style: int, color: str, *fill: tuple[str, str | int]) -> Dress:
    return (("border", style), ("border_color", color), *fill)


_LOOKS: Mapping[Look, Dress] = MappingProxyType(
    {
        Look.CONFIRMED: _bordered(1, "#0072B2", ("bg_color", "#E3F0F8")),
        Look.OTHER: _bordered(1, "#A9ACB1"),
        Look.FIRST: _bordered(1, "#B26F00", *_STRIPES, ("fg_color", "#EBC583")),
        Look.SECOND: _bordered(3, "#B26F00"),
        Look.ENQUIRY: _bordered(4, "#6B6F76"),
    }
)

_TINTS: Mapping[str, Dress] = MappingProxyType(
    {
        "confirmed": _LOOKS[Look.CONFIRMED],
        "hold": _LOOKS[Look.FIRST],
        "second": _LOOKS[Look.SECOND],
        "away": AWAY,
        "off": (("bg_color", "#E7E7E3"),),
        "alert": (*_bordered(2, "#B3410A"), *ALERT),
        "good": _bordered(1, "#8A8D92"),
        "changed": (("left", 5), ("left_color", "#1B1C1E")),
    }
)


def quoted(sign: str) -> str:
    """Letters inside a pattern of a number, which stays a number."""
    return f'"{_NOT_IN_A_PATTERN.sub("", sign)}"' if sign else ""
