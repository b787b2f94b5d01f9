"""Dates as people type them: 23 Nov, 23/11, 2026-11-23, Fri, today, +3."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Literal

from crewplanner.dataclass import dataclass
from crewplanner.i18n import _

Order = Literal["dmy", "mdy", "ymd"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = re.compile(r"(\d{1,4})[./\-\s](\d{1,2})(?:[./\-\s](\d{2,4}))?[./]?", re.ASCII)
_NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})\.?\s*(?P<month>[^\W\d_]{3,})\.?"
    r"|(?P<first>[^\W\d_]{3,})\.?\s*(?P<second>\d{1,2}))"
    r"(?:,?\s+(?P<year>\d{2}|\d{4}))?"
)
_STEP = re.compile(r"([+\-−])\s*(\d{1,3})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """How dates are said where the user lives; English names are understood beside them.

    `months` and `weekdays` give numbers by case-folded name: January = 1, Monday = 0.
    """

    order: Order = "dmy"
    months: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    weekdays: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


def parse_date(text: str, today: dt.date, words: DateWords) -> dt.date:
    """The date meant. Raises ValueError with a translated sentence.

    Without a year it is the one next to today; a weekday is the next one, today included.
    """
    found = _read(" ".join(text.casefold().split()), today, words)
    if found is None:
        raise ValueError(
            _("“{text}” is not a date: write 23 Nov, 2026-11-23, Fri or +3").format(
                text=text.strip()
            )
        )
    return found


def _read(text: str, today: dt.date, words: DateWords) -> dt.date | None:
    near = {_("today").casefold(): 0, _("tomorrow").casefold(): 1, _("yesterday").casefold(): -1}
    if text in near:
        return today + dt.timedelta(days=near[text])
    if (step := _STEP.fullmatch(text)) is not None:
        days = int(step[2])
        return today + dt.timedelta(days=days if step[1] == "+" else -days)
    weekday, rest = _weekday(text, words)
    if weekday is not None and not rest:
        return today + dt.timedelta(days=(weekday - today.weekday()) % 7)
    if (numbers := _NUMBERS.fullmatch(rest)) is not None:
        return _of_numbers(numbers, today, words.order)
    if (named := _NAMED.fullmatch(rest)) is not None:
        month = _named_month(named["month"] or named["first"], words)
        day = int(named["day"] or named["second"])
        return None if month is None else _made(named["year"], month, day, today)
    return None


def _weekday(text: str, words: DateWords) -> tuple[int | None, str]:
    """The weekday that the text begins with, and what follows it."""
    head, _space, rest = text.partition(" ")
    head = head.rstrip(",.")
    if head in words.weekdays:
        return words.weekdays[head], rest
    if len(head) >= 3:
        for number, name in enumerate(_DAYS):
            if name.startswith(head):
                return number, rest
    return None, text


def _named_month(name: str, words: DateWords) -> int | None:
    if name in words.months:
        return words.months[name]
    return _MONTHS.index(name[:3]) + 1 if name[:3] in _MONTHS else None


def _of_numbers(numbers: re.Match[str], today: dt.date, order: Order) -> dt.date | None:
    one, two, three = numbers[1], int(numbers[2]), numbers[3]
    if len(one) > 2:
        return _made(one, two, int(three), today) if three else None
    first = int(one)
    if order == "ymd" and three:
        return _made(one, two, int(three), today)
    day, month = (two, first) if order in ("mdy", "ymd") else (first, two)
    if month > 12 >= day:
        day, month = month, day
    return _made(three, month, day, today)


def _made(year: str | None, month: int, day: int, today: dt.date) -> dt.date | None:
    try:
        if year:
            return dt.date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        near = [
            dt.date(y, month, day)
            for y in (today.year - 1, today.year, today.year + 1)
            if _exists(y, month, day)
        ]
    except ValueError:
        return None
    return min(near, key=lambda date: abs(date - today), default=None)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
