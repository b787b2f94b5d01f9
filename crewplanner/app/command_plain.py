"""Plain values of a command from text and JSON: numbers, dates, times, yes and no.

Each function raises ValueError, TypeError or ArithmeticError for what is no such value.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from types import MappingProxyType
from typing import Any

from crewplanner.app.errors import Refused
from crewplanner.app.weeks import parse_date
from crewplanner.domain.values import Clock, Offset, TimeRange, TimeSpec, parse_minutes
from crewplanner.i18n import _

EARLIEST = dt.date(1970, 1, 1)
LATEST = dt.date(2199, 12, 31)
"""What lies outside is a slip: years of it would be reckoned day by day."""

_MOST = 10**12
_PLACES = 12
"""No amount, rate or degree is as large, or has as many places."""

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
    if not number.is_finite() or abs(number) >= _MOST or number != round(number, _PLACES):
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


def date_of(given: Any) -> dt.date:
    """A date of this time. Raises Refused for any other: nothing is reckoned that far away."""
    date = parse_date(text_of(given))
    if not EARLIEST <= date <= LATEST:
        raise Refused(
            _("{date} is too far away. Dates lie between {first} and {last}.").format(
                date=date, first=EARLIEST, last=LATEST
            )
        )
    return date


READ: Mapping[Any, Callable[[Any], Any]] = MappingProxyType(
    {
        str: text_of,
        bool: _flag,
        Decimal: _number,
        dt.date: date_of,
        TimeRange: _range,
    }
)
"""How values of a plain type are read."""
