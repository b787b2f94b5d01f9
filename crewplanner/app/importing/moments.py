"""Dates and times as spreadsheets write them, and the order of day and month in a column."""

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from crewplanner.app.importing.folding import cleaned, folded
from crewplanner.dataclass import dataclass
from crewplanner.domain.values import DAY, HOUR, LATEST


class DateOrder(StrEnum):
    """What comes first in a date of figures: 3/4/2026 is March 4 or 3 April."""

    MDY = "mdy"
    DMY = "dmy"
    YMD = "ymd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date, a time in minutes (past 24:00 allowed), or both; `offset` is minutes to UTC."""

    date: dt.date | None = None
    minutes: int | None = None
    offset: int | None = None


_MONTH_WORDS = (
    (
        "jan",
        "january",
        "januar",
        "janner",
        "janvier",
        "enero",
        "ene",
        "gennaio",
        "janeiro",
        "januari",
    ),
    (
        "feb",
        "february",
        "februar",
        "fevrier",
        "fev",
        "febrero",
        "febbraio",
        "fevereiro",
        "februari",
    ),
    ("mar", "march", "marz", "maerz", "mrz", "mars", "marzo", "marco", "maart"),
    ("apr", "april", "avril", "avr", "abril", "abr", "aprile"),
    ("may", "mai", "mayo", "maggio", "maio", "mei", "maj"),
    ("jun", "june", "juni", "juin", "junio", "giugno", "junho"),
    ("jul", "july", "juli", "juillet", "juil", "julio", "luglio", "julho"),
    ("aug", "august", "aout", "agosto", "ago", "augustus", "augusti"),
    ("sep", "sept", "september", "septembre", "septiembre", "settembre", "setembro"),
    ("oct", "okt", "october", "oktober", "octobre", "octubre", "ottobre", "outubro"),
    ("nov", "november", "novembre", "noviembre", "novembro"),
    ("dec", "dez", "december", "dezember", "decembre", "diciembre", "dic", "dicembre", "dezembro"),
)  # fmt: skip
_MONTHS = MappingProxyType(
    {word: number for number, words in enumerate(_MONTH_WORDS, start=1) for word in words}
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?")
_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?[\s/-]*(?:de |of )?([a-z]+)\.?,?"
    r"[\s/-]*(?:de )?(\d{4}|\d{2})(?!\d)"
)
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?")
_PART_OF_A_DAY = re.compile(r"[01][.,](?:\d|[6-9]\d|\d{3,})")
_WEEKDAY = re.compile(r"([a-z]+)\.?,?\s+")
_JOIN = re.compile(r"^(?:[\s,;@–-]|t(?=\d)|at\s|um\s|a las\s|a\s)+")
_TIME = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?)?\s*(a\.?m?\.?|p\.?m?\.?|uhr|h)?"
    r"\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?"
)
_MILITARY = re.compile(r"([0-4]\d)([0-5]\d)\s*(?:h|hrs|uhr)?")
_COMPACT_TIME = re.compile(r"([0-2]\d)([0-5]\d)[0-5]\d(z|[+-]\d{4})?")
_EPOCH = dt.date(1899, 12, 30)
_BEFORE_DATES = dt.date(1899, 12, 31)
"""Where spreadsheets put a time without a date; the next two dates are times past 24:00."""
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
_NOON = 12


@lru_cache(maxsize=4096)
def parse_moment(text: str, order: DateOrder | None) -> Moment | None:
    """The date, time or both that a text says; None for anything else.

    `order` decides dates of figures; without one they are read only where points make the day come
    first. Numbers as 44930.5 are days as spreadsheets count them; 0.3125 and 1.1 are times,
    parts of a day, and so is a date of the first days that spreadsheets count.
    """
    bare = folded(cleaned(text))
    serial = _SERIAL.fullmatch(bare)
    if serial:
        return _of_serial(int(serial[1]), serial[2] or "")
    if _PART_OF_A_DAY.fullmatch(bare):
        return Moment(minutes=round(float(bare.replace(",", ".")) * DAY))
    date, rest = _date(bare, order)
    if date is None:
        minutes, offset = _time(bare)
        return None if minutes is None else Moment(minutes=minutes, offset=offset)
    rest = _JOIN.sub("", rest).strip()
    minutes, offset = _time(rest) if rest else (None, None)
    if rest and minutes is None:
        return None
    days = (date - _BEFORE_DATES).days
    if 0 <= days <= LATEST // DAY:
        total = _in_reach(days * DAY + (minutes or 0))
        return None if total is None else Moment(minutes=total)
    return Moment(date=date, minutes=minutes, offset=offset)


def date_order(texts: Iterable[str]) -> tuple[DateOrder | None, str]:
    """The order of day and month in a column, or None with a date that can be read in both ways.

    One date with a figure above twelve tells it for the whole column; where rows contradict each
    other the more frequent order is taken.
    """
    day_first = month_first = 0
    open_example = ""
    for text in texts:
        match = _FIGURES.search(text)
        if match is None:
            continue
        first, second = int(match[1]), int(match[3])
        if first > _NOON or match[2] == ".":
            day_first += 1
        elif second > _NOON:
            month_first += 1
        elif first != second and not open_example:
            open_example = match[0]
    if day_first != month_first:
        return (DateOrder.DMY if day_first > month_first else DateOrder.MDY), ""
    return (None, open_example) if open_example else (DateOrder.DMY, "")


def looks_like_date(text: str) -> bool:
    """Whether a cell holds a date, with or without a time."""
    found = (parse_moment(text, order) for order in (DateOrder.DMY, DateOrder.MDY))
    return any(moment is not None and moment.date is not None for moment in found)


def looks_like_time(text: str) -> bool:
    """Whether a cell holds a time of day and no date."""
    moment = parse_moment(text, DateOrder.DMY)
    timed = any(mark in text.lower() for mark in (":", ".", "h", "am", "pm")) or text.isdecimal()
    return moment is not None and moment.date is None and timed


def _date(text: str, order: DateOrder | None) -> tuple[dt.date | None, str]:
    """The date a text begins with, and the rest of the text."""
    weekday = _WEEKDAY.match(text)
    if weekday and weekday[1] not in _MONTHS:
        text = text[weekday.end() :]
    for pattern in (_ISO, _COMPACT, _EAST_ASIAN):
        if match := pattern.match(text):
            return _made(match[1], match[2], match[3]), text[match.end() :]
    if match := _FIGURES.match(text):
        return _by_order(match, order), text[match.end() :]
    if (match := _DAY_FIRST.match(text)) and match[2] in _MONTHS:
        return _made(match[3], str(_MONTHS[match[2]]), match[1]), text[match.end() :]
    if (match := _MONTH_FIRST.match(text)) and match[1] in _MONTHS:
        return _made(match[3], str(_MONTHS[match[1]]), match[2]), text[match.end() :]
    return None, text


def _by_order(match: re.Match[str], order: DateOrder | None) -> dt.date | None:
    first, second, third = match[1], match[3], match[4]
    if order is DateOrder.YMD:
        return _made(first, second, third)
    if order is DateOrder.MDY:
        return _made(third, first, second)
    if order is DateOrder.DMY or match[2] == ".":
        return _made(third, second, first)
    return None


def _made(year: str, month: str, day: str) -> dt.date | None:
    full = int(year) + 2000 if len(year) == len("26") else int(year)
    try:
        return dt.date(full, int(month), int(day))
    except ValueError:
        return None


def _time(text: str) -> tuple[int | None, int | None]:
    """Minutes after midnight and minutes to UTC, each None where not said."""
    if match := _MILITARY.fullmatch(text):
        return _in_reach(int(match[1]) * HOUR + int(match[2])), None
    if match := _COMPACT_TIME.fullmatch(text):
        return _in_reach(int(match[1]) * HOUR + int(match[2])), _offset(match[3])
    match = _TIME.fullmatch(text)
    if match is None:
        return None, None
    hours, minutes = int(match[1]), int(match[2] or 0)
    half = (match[3] or "")[:1]
    if half in {"a", "p"}:
        if not 1 <= hours <= _NOON:
            return None, None
        hours = hours % _NOON + (_NOON if half == "p" else 0)
    if minutes >= HOUR:
        return None, None
    return _in_reach(hours * HOUR + minutes), _offset(match[4])


def _in_reach(minutes: int) -> int | None:
    return minutes if minutes <= LATEST else None


def _offset(text: str | None) -> int | None:
    if not text:
        return None
    figures = text[1:].replace(":", "")
    if not figures.isdecimal():
        return 0
    minutes = int(figures[:2]) * HOUR + int(figures[2:])
    return -minutes if text[0] == "-" else minutes


def _of_serial(days: int, fraction: str) -> Moment | None:
    """A date as spreadsheets count it, the time being the part of the day behind the point."""
    if not _FIRST_SERIAL <= days <= _LAST_SERIAL:
        return None
    date = _EPOCH + dt.timedelta(days=days)
    if not fraction:
        return Moment(date=date)
    return Moment(date=date, minutes=min(round(float(f"0.{fraction}") * DAY), DAY))
