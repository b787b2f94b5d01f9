"""Times as people type and read them: 7:30, 0730, 7.30p, 26:15, 2:15 +1; offsets as +45."""

import re

from crewplanner.domain.values import (
    DAY,
    HOUR,
    LATEST,
    Clock,
    Offset,
    TimeSpec,
    format_duration,
    format_minutes,
    parse_minutes,
)
from crewplanner.i18n import _

_NOON = 12
_NEXT_DAY = re.compile(r"(?P<time>.*\d\S*)\s*\+\s*1\s*d?(?:ay)?", re.ASCII)
_HALF_DAY = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h]?(?P<minute>[0-5]\d))?\s*(?P<half>[ap])\.?\s?m?\.?", re.ASCII
)
_OFFSET = re.compile(r"(?P<sign>[+\-−])\s*(?:(?P<hours>\d{1,2})[:.h])?(?P<minutes>\d{1,3})")


def parse_time(text: str) -> int:
    """Minutes of the work date. Raises ValueError with a translated sentence.

    `2:15 +1` is 26:15. With a or p behind it the clock has twelve hours: 12a is midnight.
    """
    words = text.strip().casefold()
    day = 0
    if (after := _NEXT_DAY.fullmatch(words)) is not None:
        words, day = after["time"].strip(), DAY
    try:
        minutes = day + _clock(words)
    except ValueError:
        raise ValueError(
            _("“{text}” is not a time: write 7:30, 22:15 or, past midnight, 26:30").format(
                text=text.strip()
            )
        ) from None
    if minutes > LATEST:
        raise ValueError(_("“{text}” is more than a day past its date").format(text=text.strip()))
    return minutes


def parse_spec(text: str) -> TimeSpec:
    """A time of its own, or with a sign before it an offset from the unit's: +45, -1:30."""
    words = text.strip()
    if (found := _OFFSET.fullmatch(words)) is not None:
        minutes = int(found["hours"] or 0) * HOUR + int(found["minutes"])
        return Offset(minutes=minutes if found["sign"] == "+" else -minutes)
    return Clock(minutes=parse_time(words))


def show_time(minutes: int) -> str:
    """`HH:MM`, and past midnight the clock's face with the days after it: 02:15 +1."""
    day, rest = divmod(minutes, DAY)
    return f"{format_minutes(rest)} +{day}" if day > 0 else format_minutes(minutes)


def show_spec(spec: TimeSpec) -> str:
    """A time as `show_time`, an offset with its sign: +0:45."""
    match spec:
        case Clock(minutes=minutes):
            return show_time(minutes)
        case Offset(minutes=minutes):
            return f"{'−' if minutes < 0 else '+'}{format_duration(abs(minutes))}"


def _clock(words: str) -> int:
    half = _HALF_DAY.fullmatch(words)
    if half is None:
        return parse_minutes(words)
    hour = int(half["hour"])
    if not 1 <= hour <= _NOON:
        raise ValueError(words)
    return (hour % _NOON + (_NOON if half["half"] == "p" else 0)) * HOUR + int(half["minute"] or 0)
