"""Plain trees (tables, lists, texts) become frozen values, or a sentence says what is wrong.

A record is a frozen dataclass whose fields are made by `part`; each names the function that reads
it. A key that the record does not know is an error, as is one that is missing: nothing in an
agreement is ever ignored.
"""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, TypeVar, cast

from crewplanner.domain.values import HOUR, LATEST

T = TypeVar("T")
Path = tuple[str | int, ...]
Reader = Callable[[object, Path], Any]

MOST_ENTRIES = 200
"""No list in an agreement is longer: what is, was not written by people for people."""

_DIGITS = 12
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)")
_MISSING: Any = dataclasses.MISSING


class Wrong(ValueError):
    """Something in a tree is not as it must be: where (`path`), and a sentence about it."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(what)
        self.path = path
        self.what = what


def part(reader: Reader, *, default: Any = _MISSING, key: str | None = None) -> Any:
    """A field of a record: how it is read, what it is when left out, its key if not its name."""
    metadata = {"reader": reader, "key": key}
    if default is _MISSING:
        return dataclasses.field(metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


def record(kind: type[T]) -> Callable[[object, Path], T]:
    """The reader of a record of that kind."""

    def read(tree: object, path: Path) -> T:
        table = table_of(tree, path)
        fields = {
            (field.metadata["key"] or field.name): field
            for field in dataclasses.fields(cast("Any", kind))
            if "reader" in field.metadata
        }
        for key in table:
            if key not in fields:
                raise Wrong((*path, key), f"“{key}” is not known here; take it out or correct it")
        found: dict[str, Any] = {}
        for key, field in fields.items():
            if key in table:
                found[field.name] = field.metadata["reader"](table[key], (*path, key))
            elif field.default is _MISSING:
                raise Wrong(path, f"“{key}” is missing; add it")
        return kind(**found)

    return read


def table_of(tree: object, path: Path) -> Mapping[str, object]:
    """The tree as a table."""
    if not isinstance(tree, Mapping):
        raise Wrong(path, f"{shown(tree)} is not a table of keys and values")
    return cast("Mapping[str, object]", tree)


def entries(tree: object, path: Path, most: int = MOST_ENTRIES) -> Sequence[object]:
    """The tree as a list of a length that people write."""
    if isinstance(tree, str) or not isinstance(tree, Sequence):
        raise Wrong(path, f"{shown(tree)} is not a list")
    found = cast("Sequence[object]", tree)
    if len(found) > most:
        raise Wrong(path, f"the list has {len(found)} entries; at most {most} are read")
    return found


def listed(reader: Reader, most: int = MOST_ENTRIES) -> Reader:
    """A list, each entry read the same way, as a tuple."""

    def read(tree: object, path: Path) -> tuple[Any, ...]:
        return tuple(reader(one, (*path, i)) for i, one in enumerate(entries(tree, path, most)))

    return read


def optional(reader: Reader) -> Reader:
    """None, or what the reader reads."""

    def read(tree: object, path: Path) -> Any:
        return None if tree is None else reader(tree, path)

    return read


def text(tree: object, path: Path) -> str:
    """A text of some length."""
    if not isinstance(tree, str) or not tree.strip():
        raise Wrong(path, f"{shown(tree)} is not a text")
    return tree


def flag(tree: object, path: Path) -> bool:
    """True or false."""
    if not isinstance(tree, bool):
        raise Wrong(path, f"{shown(tree)} is neither true nor false")
    return tree


def choice(*names: str) -> Reader:
    """One of some words."""

    def read(tree: object, path: Path) -> str:
        if not isinstance(tree, str) or tree not in names:
            raise Wrong(path, f"{shown(tree)} is none of: {', '.join(names)}")
        return tree

    return read


def number(tree: object, path: Path) -> Fraction:
    """An exact number from a text or a number; never one that has no end or no bound."""
    return Fraction(amount(tree, path))


def amount(tree: object, path: Path) -> Decimal:
    """An exact decimal: money, percents, multiples."""
    if isinstance(tree, bool) or not isinstance(tree, int | str | Decimal):
        raise Wrong(path, f"{shown(tree)} is not a number")
    try:
        found = Decimal(tree)
    except (InvalidOperation, ValueError):
        raise Wrong(path, f"{shown(tree)} is not a number") from None
    if not found.is_finite() or (found and abs(found.adjusted()) > _DIGITS):
        raise Wrong(path, f"{shown(tree)} is not a number that can be reckoned with")
    exponent = found.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_DIGITS:
        raise Wrong(path, f"{shown(tree)} has too many digits")
    return found


def positive(tree: object, path: Path) -> Decimal:
    """A decimal of at least 0."""
    found = amount(tree, path)
    if found < 0:
        raise Wrong(path, f"{shown(tree)} is negative; it must be 0 or more")
    return found


def multiple(tree: object, path: Path) -> Fraction:
    """A multiple of a rate, at least 0."""
    return Fraction(positive(tree, path))


def whole(tree: object, path: Path) -> int:
    """A whole number of at least 0."""
    found = positive(tree, path)
    if found != found.to_integral_value():
        raise Wrong(path, f"{shown(tree)} is not a whole number")
    return int(found)


def counted(most: int, least: int = 1) -> Reader:
    """A whole number between two bounds."""

    def read(tree: object, path: Path) -> int:
        found = whole(tree, path)
        if not least <= found <= most:
            raise Wrong(path, f"{shown(tree)} is not between {least} and {most}")
        return found

    return read


digits = counted(8, 0)
"""Reads how many digits after the point a figure is rounded to."""


def unit(tree: object, path: Path) -> int:
    """A unit of time in minutes: at least one."""
    found = minutes(tree, path)
    if not found:
        raise Wrong(path, "a unit of time of 0 minutes measures nothing; it must be 1 or more")
    return found


def minutes(tree: object, path: Path) -> int:
    """Whole minutes, at most two days of them."""
    found = whole(tree, path)
    if found > LATEST:
        raise Wrong(path, f"{shown(tree)} minutes are more than 48 hours")
    return found


def hours(tree: object, path: Path) -> int:
    """Hours that are whole minutes, as minutes."""
    found = positive(tree, path) * HOUR
    if found != found.to_integral_value():
        raise Wrong(path, f"{shown(tree)} hours are not whole minutes")
    if found > LATEST * 7:
        raise Wrong(path, f"{shown(tree)} hours are more than two weeks")
    return int(found)


def bought(tree: object, path: Path) -> int:
    """Hours that a rate buys, as minutes: at least one hour."""
    found = hours(tree, path)
    if found < HOUR:
        raise Wrong(path, f"{shown(tree)} hours are less than a rate can buy; it must be 1 or more")
    return found


def clock(tree: object, path: Path) -> int:
    """A clock time `HH:MM` as minutes after midnight; 24:00 to 48:00 is the night after."""
    match = _CLOCK.fullmatch(tree) if isinstance(tree, str) else None
    found = int(match[1]) * HOUR + int(match[2]) if match else LATEST + 1
    if found > LATEST:
        raise Wrong(path, f"{shown(tree)} is not a time from 00:00 to 48:00")
    return found


def date(tree: object, path: Path) -> dt.date:
    """A date of our times: one of TOML's own, or ISO text."""
    found = tree
    if not isinstance(tree, dt.date) or isinstance(tree, dt.datetime):
        try:
            found = dt.date.fromisoformat(tree if isinstance(tree, str) else "")
        except ValueError:
            raise Wrong(path, f"{shown(tree)} is not a date like 2026-03-02") from None
    if not _FIRST_YEAR <= cast("dt.date", found).year <= _LAST_YEAR:
        raise Wrong(path, f"{shown(tree)} is not a date from {_FIRST_YEAR} to {_LAST_YEAR}")
    return cast("dt.date", found)


def steps(tree: object, path: Path) -> tuple[tuple[int, Fraction], ...]:
    """Hours and the multiple from there on, `[[0, "1"], [8, "1.5"]]`, as (minutes, multiple).

    They begin at 0, each later than the one before and none lower: no gap, no ladder that falls.
    """
    found: list[tuple[int, Fraction]] = []
    for place, one in enumerate(entries(tree, path)):
        here = (*path, place)
        pair = entries(one, here)
        if len(pair) != 2:  # noqa: PLR2004 - a step is hours and a multiple
            raise Wrong(here, "a step is two things: hours, and the multiple from there on")
        at, rate = hours(pair[0], (*here, 0)), multiple(pair[1], (*here, 1))
        if not rate:
            raise Wrong(here, "the multiple is 0, so these hours would be paid nothing")
        if not found and at:
            raise Wrong(here, "the first step starts later than 0, so the hours before have none")
        if found and at <= found[-1][0]:
            raise Wrong(here, "the step starts no later than the one before it")
        if found and rate < found[-1][1]:
            raise Wrong(
                here, "the multiple is lower than that of the step before: it must not fall"
            )
        found.append((at, rate))
    if not found:
        raise Wrong(path, "there must be at least one step, from 0")
    return tuple(found)


def shown(tree: object) -> str:
    """A short text of anything, for a sentence."""
    if isinstance(tree, Mapping):
        return "a table"
    if isinstance(tree, list | tuple):
        return "a list"
    if isinstance(tree, bool):
        return "true" if tree else "false"
    said = "nothing" if tree is None else str(tree)
    return f"“{said[:37]}…”" if len(said) > 40 else f"“{said}”"  # noqa: PLR2004 - a glance
