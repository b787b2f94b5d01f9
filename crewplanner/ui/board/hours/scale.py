"""Hours against pixels, and what of a day is evening and night. Knows no widget."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Self

from crewplanner.dataclass import dataclass
from crewplanner.domain.values import DAY, HOUR, LATEST
from crewplanner.ui.board.geometry import multiple

GRID = 15
"""Times snap to so many minutes."""
NARROWEST = 20
WIDEST = 160
"""Limits of an hour's width, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFrame:
    """A production's day: when it starts, and its evening and night, in minutes of the date."""

    day_start: int = 360
    evening_from: int = 1080
    night_from: int = 1380
    night_to: int = 1800

    def windows(self, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """The evenings and nights (True) within two minutes of the date, those before it too."""
        for shift in (-DAY, 0, DAY):
            evening = (self.evening_from, max(self.evening_from, self.night_from), False)
            for begin, until, night in (evening, (self.night_from, self.night_to, True)):
                first, last = max(begin + shift, start), min(until + shift, end)
                if first < last:
                    yield first, last, night


@dataclass(frozen=True, slots=True, kw_only=True)
class HourScale:
    """The minutes of a date that are shown, whole hours, and the width of an hour in pixels."""

    start: int = 360
    end: int = 1800
    hour: int = 40

    @property
    def width(self) -> int:
        """The width of all hours."""
        return (self.end - self.start) * self.hour // HOUR

    @property
    def hours(self) -> range:
        """The minutes at which hours begin."""
        return range(self.start, self.end, HOUR)

    def x_of(self, minute: int) -> int:
        """Content x of a minute, kept within the scale."""
        return (min(max(minute, self.start), self.end) - self.start) * self.hour // HOUR

    def minute_at(self, x: int) -> int:
        """The minute at content x; beyond the ends too."""
        return self.start + x * HOUR // self.hour

    def fitting(self, width: int, quantum: int = 1) -> Self:
        """With hours so wide that all of them fill a width, as far as they may."""
        return self.zoomed(width * HOUR // (self.end - self.start), quantum)

    def zoomed(self, hour: int, quantum: int = 1) -> Self:
        """With another width of an hour."""
        return replace(self, hour=multiple(min(max(hour, NARROWEST), WIDEST), quantum))


def scale_of(frame: DayFrame, times: Iterable[int], hour: int) -> HourScale:
    """A whole day from the start of the production's, wider where somebody's times lie outside."""
    found = tuple(times)
    start = min((frame.day_start, *found)) // HOUR * HOUR
    last = max((frame.day_start + DAY, *found))
    end = min(-(-last // HOUR) * HOUR, LATEST)
    return HourScale(start=start, end=max(end, start + HOUR), hour=hour)


def snapped(minute: int, *, free: bool = False) -> int:
    """The nearest time of the grid; the minute itself where it is free."""
    return minute if free else (minute + GRID // 2) // GRID * GRID
