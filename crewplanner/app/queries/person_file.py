"""Everything a project holds about one person, as sections of typed rows: the answer to a request.

One value, from which the paper and the JSON are written, so that the two cannot disagree.
"""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId

Value = str | int | Decimal | dt.date | dt.datetime | bool | None
"""What a cell may hold; times and lengths are minutes, moments are aware."""


class Held(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    DATE = "date"
    TIME = "time"
    MINUTES = "minutes"
    MONEY = "money"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column: its name in JSON, and its title on paper, with the room it takes."""

    key: str
    title: str
    held: Held = Held.TEXT
    weight: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One kind of thing that is known. `totals` are rows of the same width."""

    key: str
    title: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Value, ...], ...]
    totals: tuple[tuple[Value, ...], ...] = ()

    def __post_init__(self) -> None:
        width = len(self.headings)
        if any(len(row) != width for row in (*self.rows, *self.totals)):
            raise ValueError(f"a row of {self.key} has not {width} values")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFile:
    """All of it. `facts` are key, label and value; a section without rows says so too."""

    person: PersonId
    name: str
    facts: tuple[tuple[str, str, str], ...]
    sections: tuple[Section, ...]

    @property
    def known(self) -> int:
        """How many things are listed."""
        return sum(len(section.rows) for section in self.sections)

    def data(self) -> dict[str, object]:
        """Plain data for JSON: times `HH:MM`, dates and moments ISO, money as decimal text."""
        told: dict[str, object] = {"id": int(self.person), **dict(_pairs(self))}
        for section in self.sections:
            told[section.key] = [_object(section, row) for row in section.rows]
            if section.totals:
                told[f"{section.key}_totals"] = [_object(section, row) for row in section.totals]
        return told


def _pairs(file: PersonFile) -> Iterator[tuple[str, str]]:
    for key, _label, value in file.facts:
        yield key, value


def _object(section: Section, row: tuple[Value, ...]) -> dict[str, object]:
    pairs = zip(section.headings, row, strict=True)
    return {heading.key: _plain(value, heading.held) for heading, value in pairs}


def _plain(value: Value, held: Held) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if held is Held.TIME and isinstance(value, int):
        return f"{value // 60:02}:{value % 60:02}"
    return value
