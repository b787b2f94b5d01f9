"""Plain values of a command from text and JSON: numbers, dates, times, yes and no.

Each function raises ValueError, TypeError or ArithmeticError for what is no such value.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from types import MappingProxyType
from typing import Any

from crewplanner.app.weeks import parse_date
from crewplanner.domain.values import Clock, Offset, TimeRange, TimeSpec, parse_minutes

_FLAGS: Mapping[str, bool] = MappingProxyType(
    {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
)


def text_of(given: Any) -> str:
    """The text."""
    if not isinstance(given, str):
        raise TypeError(given)
    return given


def _flag(given: Any) -> bool:
    if isinstance(given, bool):
        return given
    if text_of(given).strip().lower() not in _FLAGS:
        raise ValueError(given)
    return _FLAGS[given.strip().lower()]


def whole(given: Any, *, times: bool) -> int:
    """A whole number; minutes also as a time, where `times` are meant."""
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    text = text_of(given).strip()
    return parse_minutes(text) if times and ":" in text else int(text)


def _number(given: Any) -> Decimal:
    if isinstance(given, bool) or not isinstance(given, int | str | Decimal):
        raise TypeError(given)
    try:
        number = Decimal(given)
    except InvalidOperation as error:
        raise ValueError(given) from error
    if not number.is_finite():
        raise ValueError(given)
    return number


def _range(given: Any) -> TimeRange:
    first, dash, last = text_of(given).replace("–", "-").partition("-")
    if not dash:
        raise ValueError(given)
    return TimeRange(start=parse_minutes(first), end=parse_minutes(last))


def time_spec(given: Any) -> TimeSpec:
    """A time of its own (`08:00`), or later or earlier than the unit's (`+0:45`, `-30`)."""
    typed = text_of(given).strip()
    sign = {"+": 1, "-": -1, "−": -1}.get(typed[:1])
    if sign is None:
        return Clock(minutes=parse_minutes(typed))
    body = typed[1:].strip()
    return Offset(minutes=sign * (int(body) if body.isdecimal() else parse_minutes(body)))


def member(kind: type[Enum], given: Any) -> Enum:
    """The member of a kind with that value; spaces and capitals do not matter."""
    wanted = text_of(given).strip().casefold().replace("-", "_").replace(" ", "_")
    for member in kind:
        if wanted == str(member.value).casefold():
            return member
    raise ValueError(given)


def _date(given: Any) -> dt.date:
    return parse_date(text_of(given))


READ: Mapping[Any, Callable[[Any], Any]] = MappingProxyType(
    {
        str: text_of,
        bool: _flag,
        Decimal: _number,
        dt.date: _date,
        TimeRange: _range,
    }
)
"""How values of a plain type are read."""
