"""Small exact values: minutes of a work date, spans of dates, money, time ranges.

A time is whole minutes after midnight of its *work date* and may pass 24:00, so that a wrap at
two in the morning stays with the day before (26:00). Money is a decimal and a currency.
"""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from crewplanner.dataclass import dataclass

HOUR = 60
DAY = 24 * HOUR
LATEST = 48 * HOUR
"""No time of a work date may pass this many minutes after its midnight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An exact amount in one currency (ISO 4217 code)."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """The dates from first to last, both included."""

    first: dt.date
    last: dt.date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"span ends {self.last} before it starts {self.first}")

    def __contains__(self, date: dt.date) -> bool:
        return self.first <= date <= self.last

    def __iter__(self) -> Iterator[dt.date]:
        return map(dt.date.fromordinal, range(self.first.toordinal(), self.last.toordinal() + 1))

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def overlaps(self, other: "DateSpan") -> bool:
        """Whether at least one date lies in both."""
        return self.first <= other.last and other.first <= self.last

    def moved(self, days: int) -> "DateSpan":
        """The same length, so many days later (earlier when negative)."""
        shift = dt.timedelta(days=days)
        return DateSpan(first=self.first + shift, last=self.last + shift)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRange:
    """From start to end, in minutes of one work date; end is after start."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= LATEST:
            raise ValueError(f"not a range of minutes: {self.start} to {self.end}")

    @property
    def minutes(self) -> int:
        """Length by the clock face; `zones` has the true one in a night of a clock change."""
        return self.end - self.start

    def overlap(self, other: "TimeRange") -> int:
        """Minutes that lie in both."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of its own, in minutes of the work date."""

    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """A time relative to the unit's: minutes later (earlier when negative). It follows the unit."""

    minutes: int


TimeSpec = Clock | Offset


def resolve(spec: TimeSpec | None, unit_minutes: int | None) -> int | None:
    """Minutes meant by a person's own time, given the unit's; None where neither says one."""
    if isinstance(spec, Clock):
        return spec.minutes
    if spec is None or unit_minutes is None:
        return unit_minutes
    return max(0, unit_minutes + spec.minutes)


_LENGTH = re.compile(r"(\d{1,3})(?:\s*min)?|(\d{1,2})(?:[:h]([0-5]\d)|h)", re.ASCII)
_TIME = re.compile(r"(\d{1,2})[:.h]?([0-5]\d)?", re.ASCII)


def format_minutes(minutes: int) -> str:
    """`HH:MM`, past midnight as 26:30. Durations read the same way."""
    sign = "-" if minutes < 0 else ""
    hours, rest = divmod(abs(minutes), HOUR)
    return f"{sign}{hours:02}:{rest:02}"


def format_duration(minutes: int) -> str:
    """`H:MM` without a leading zero, for lengths: 10:30, 0:45, -1:15."""
    sign = "-" if minutes < 0 else ""
    hours, rest = divmod(abs(minutes), HOUR)
    return f"{sign}{hours}:{rest:02}"


def parse_length(text: str) -> int:
    """Minutes of a length: `45` are minutes, `0:45`, `1:30`, `1h30` and `2h` hours and minutes.

    Raises ValueError with a sentence for anything else.
    """
    match = _LENGTH.fullmatch(text.strip().lower())
    if match is None:
        raise ValueError(f"“{text.strip()}” is no length of time: write 45 (minutes) or 1:30")
    if match[1]:
        return int(match[1])
    return int(match[2]) * HOUR + int(match[3] or 0)


def parse_minutes(text: str) -> int:
    """Minutes of `7`, `7:30`, `0730`, `7.30`, `7h30` or `26:15`.

    Raises ValueError with a sentence for anything else, and for a time past 48:00.
    """
    compact = text.strip().lower()
    if re.fullmatch(r"\d{3,4}", compact, re.ASCII):
        compact = f"{compact[:-2]}:{compact[-2:]}"
    match = _TIME.fullmatch(compact)
    if match is None:
        raise ValueError(f"“{text}” is not a time: write 7:30, 22:15 or, past midnight, 26:30")
    minutes = int(match[1]) * HOUR + int(match[2] or 0)
    if minutes > LATEST:
        raise ValueError(f"“{text}” is more than a day past its own date")
    return minutes
