"""How times, dates, lengths and money read on paper, and text made harmless for one line."""

import datetime as dt
import re
import unicodedata
from decimal import Decimal

from crewplanner.app.words import date_text, weekday_text
from crewplanner.domain.values import DAY, HOUR, DateSpan, TimeRange, format_minutes
from crewplanner.exports.options import ClockFace
from crewplanner.i18n import _

_NEXT_DAY = ("", "⁺¹", "⁺²")
_NOON = 12
_SPACES = re.compile(r"\s+")
_JOINERS = frozenset("\u200c\u200d")
"""Signs without width that some scripts and emoji need; the others only turn or hide text."""
_PIECE = 10
"""A word that is broken may end a line after every so many letters."""


def clock_text(minutes: int, face: ClockFace) -> str:
    """A time of day as people read it: 26:30 is `02:30⁺¹` or `2:30a⁺¹`."""
    days, rest = divmod(minutes, DAY)
    later = _NEXT_DAY[days]
    if face is ClockFace.H24:
        return format_minutes(rest) + later
    hour, minute = divmod(rest, HOUR)
    half = _("a") if hour < _NOON else _("p")
    return f"{hour % _NOON or _NOON}:{minute:02}{half}{later}"


def times_text(start: int | None, end: int | None, face: ClockFace) -> str:
    """`07:30–18:30`; with an open side where one of the two is not known, empty where both are."""
    if start is None and end is None:
        return ""
    first = "" if start is None else clock_text(start, face)
    last = "" if end is None else clock_text(end, face)
    return f"{first}–{last}"


def meals_text(meals: tuple[TimeRange, ...], face: ClockFace) -> str:
    """Every meal from start to end, in one line."""
    return ", ".join(times_text(meal.start, meal.end, face) for meal in meals)


def span_text(span: DateSpan) -> str:
    """`Mon 23 to Sun 29 Nov 2026`: what the two dates share is said once."""
    first, last = span.first, span.last
    if (first.year, first.month) == (last.year, last.month):
        start = f"{weekday_text(first.weekday())} {first.day}"
    else:
        start = date_text(first, year=first.year != last.year)
    return _("{first} to {last}").format(first=start, last=date_text(last))


def moment_text(moment: dt.datetime, face: ClockFace) -> str:
    """A date and a time of day, as written on the wall where it was taken."""
    return f"{date_text(moment.date())}, {clock_text(moment.hour * HOUR + moment.minute, face)}"


def sum_text(minutes: int) -> str:
    """A length of many hours: `1,240:30`."""
    hours, rest = divmod(minutes, HOUR)
    return f"{hours:,}:{rest:02}"


def amount_text(amount: str) -> str:
    """Decimal text with its thousands set apart; empty stays empty."""
    return f"{Decimal(amount):,f}" if amount else ""


def one_line(text: str) -> str:
    """The text without control characters, line breaks and signs that turn or hide what follows."""
    if text.isascii() and text.isprintable():
        return text.strip() if "  " not in text else _SPACES.sub(" ", text).strip()
    return _SPACES.sub(" ", "".join(map(_harmless, text))).strip()


def breakable(text: str, longest: int = 24) -> str:
    """The text with places to break in words that a narrow column could not hold."""
    if len(text) <= longest:
        return text
    return re.sub(rf"[^\s-]{{{longest},}}", _pieces, text)


def _pieces(word: re.Match[str]) -> str:
    text = word.group()
    return "\u200b".join(text[start : start + _PIECE] for start in range(0, len(text), _PIECE))


def _harmless(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"Cc", "Cs", "Zl", "Zp"}:
        return " "
    return "" if category == "Cf" and char not in _JOINERS else char
