"""Where things are: dates and rows against pixels. Whole numbers only; knows no widget.

Two systems of coordinates: *content* starts at the left edge of the first date and the top edge of
the first row; *window* starts at the top left corner of the widget's viewport. The names column,
the header and the footer are frozen parts of the window around the body, in which content scrolls.
"""

import datetime as dt
from bisect import bisect_right
from dataclasses import replace
from enum import Enum, StrEnum, auto
from typing import NamedTuple, Self

from crewplanner.dataclass import dataclass

NARROWEST = 16
WIDEST = 220
"""Limits of a day's width, in pixels."""
SMALLEST = 3
"""A day's width where the whole of a long shoot is shown."""

NAMES_NARROWEST = 96
NAMES_WIDEST = 520
DIVIDER = 4
"""So many pixels on either side of the names column's edge take hold of it."""


class Density(StrEnum):
    """How much air a row has."""

    COMPACT = "compact"
    NORMAL = "normal"
    COMFORTABLE = "comfortable"


class Preset(Enum):
    """A zoom by name; the value is how many days fill the width, for the whole all there are."""

    WEEK = 7
    TWO_WEEKS = 14
    MONTH = 31
    SEASON = 91
    WHOLE = 0

    @property
    def whole_weeks(self) -> bool:
        """Whether it shows weeks from their first day to their last."""
        return self in {Preset.WEEK, Preset.TWO_WEEKS}


class Zone(Enum):
    """Part of the window."""

    CORNER = auto()
    HEADER = auto()
    NAMES = auto()
    BODY = auto()
    FOOTER = auto()
    DIVIDER = auto()
    OUTSIDE = auto()


class Box(NamedTuple):
    """A rectangle; right and bottom are the first pixels beyond it."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """First pixel to the right of it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """First pixel below it."""
        return self.y + self.height

    def holds(self, x: int, y: int) -> bool:
        """Whether the pixel lies in it."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def moved(self, dx: int, dy: int) -> "Box":
        """The same size elsewhere."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)


class Spot(NamedTuple):
    """What lies under a pixel of the window. `dx` and `dy` are measured from the cell's corner."""

    zone: Zone
    row: int | None = None
    day: int | None = None
    dx: int = 0
    dy: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Geometry:
    """The whole lay-out of a board at one moment.

    `tops` holds the content y of each row's upper edge and, last, the height of all rows. `x` and
    `y` say which content pixel is in the body's upper left corner. Rows and days count from 0.
    Scroll positions and widths of a day are multiples of `quantum`, so that on a screen of broken
    device pixels every cell begins with a whole one; heights and names should be such, too.
    """

    first: dt.date
    days: int
    tops: tuple[int, ...] = (0,)
    column: int = 84
    names: int = 228
    header: int = 64
    footer: int = 28
    width: int = 0
    height: int = 0
    x: int = 0
    y: int = 0
    quantum: int = 1

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.tops) - 1

    @property
    def body(self) -> Box:
        """The scrolled part of the window."""
        width = max(0, self.width - self.names)
        height = max(0, self.height - self.header - self.footer)
        return Box(self.names, self.header, width, height)

    @property
    def content(self) -> tuple[int, int]:
        """Width and height of all dates and rows."""
        return self.days * self.column, self.tops[-1]

    @property
    def limit(self) -> tuple[int, int]:
        """The furthest that content can be scrolled, in both directions."""
        body, (width, height) = self.body, self.content
        right, low = max(0, width - body.width), max(0, height - body.height)
        return multiple(right, self.quantum, up=True), multiple(low, self.quantum, up=True)

    def scrolled(self, x: int, y: int) -> Self:
        """The same with other content in the corner, kept within its limits."""
        right, low = self.limit
        x, y = min(max(x, 0), right), min(max(y, 0), low)
        return replace(self, x=multiple(x, self.quantum), y=multiple(y, self.quantum))

    def zoomed(self, column: int, at: int | None = None, narrowest: int = NARROWEST) -> Self:
        """Another width of a day; the date under window x `at` (None: the left edge) stays."""
        column = multiple(min(max(column, narrowest), WIDEST), self.quantum)
        offset = 0 if at is None else min(max(at - self.names, 0), self.body.width)
        day, rest = divmod(self.x + offset, self.column)
        x = day * column + rest * column // self.column - offset
        return replace(self, column=column).scrolled(x, self.y)

    def fitting(self, days: int) -> int:
        """The width of a day with which so many fill the body."""
        column = min(max(self.body.width // max(days, 1), NARROWEST), WIDEST)
        return multiple(column, self.quantum)

    def filling(self, preset: Preset, names: int) -> tuple[int, int]:
        """The widths of a day and of the names with which a preset fills the window.

        The names are as wide as asked for; they take the few pixels that the days leave over,
        except in a season, where a date more or less is not seen.
        """
        wide = replace(self, names=kept_names(names, self.quantum))
        if preset is Preset.WHOLE:
            column = max(min(wide.body.width // max(self.days, 1), WIDEST), SMALLEST)
            return multiple(column, self.quantum, up=True), wide.names
        column = wide.fitting(preset.value)
        spare = wide.body.width - column * preset.value
        widest = multiple(wide.names + spare, self.quantum, up=True)
        if preset is Preset.SEASON or not 0 < spare < preset.value * self.quantum:
            return column, wide.names
        return column, widest if widest <= NAMES_WIDEST else wide.names

    def week_start(self, day: int) -> int:
        """The first day of the week of a day; weeks begin on the weekday of the first date."""
        return day // 7 * 7

    def day_of(self, date: dt.date) -> int:
        """The number of a date; negative or too large where the date is not among those shown."""
        return (date - self.first).days

    def date_of(self, day: int) -> dt.date:
        """The date of a number."""
        return self.first + dt.timedelta(days=day)

    def day_at(self, content_x: int) -> int:
        """The number of the day at content x, kept among those shown."""
        return min(max(content_x // self.column, 0), self.days - 1)

    def row_at(self, content_y: int) -> int | None:
        """The row at content y; None below the last and above the first."""
        if not 0 <= content_y < self.tops[-1]:
            return None
        return bisect_right(self.tops, content_y) - 1

    def days_in(self, left: int, right: int) -> range:
        """The days that have a pixel from content x `left` up to but not including `right`."""
        first = max(left // self.column, 0)
        return range(first, min(-(-right // self.column), self.days))

    def rows_in(self, top: int, bottom: int) -> range:
        """The rows that have a pixel from content y `top` up to but not including `bottom`."""
        top, bottom = max(top, 0), min(bottom, self.tops[-1])
        if bottom <= top:
            return range(0)
        return range(bisect_right(self.tops, top) - 1, bisect_right(self.tops, bottom - 1))

    def cell(self, row: int, day: int) -> Box:
        """A cell in content pixels."""
        top = self.tops[row]
        return Box(day * self.column, top, self.column, self.tops[row + 1] - top)

    def to_window(self, box: Box) -> Box:
        """Content pixels as window pixels."""
        return box.moved(self.names - self.x, self.header - self.y)

    def zone_at(self, x: int, y: int) -> Zone:
        """Which part of the window a pixel lies in."""
        if not (0 <= x < self.width and 0 <= y < self.height):
            return Zone.OUTSIDE
        if abs(x - self.names) <= DIVIDER and (y < self.header or x < self.names):
            return Zone.DIVIDER
        if y < self.header:
            return Zone.CORNER if x < self.names else Zone.HEADER
        if y >= self.height - self.footer:
            return Zone.FOOTER
        return Zone.NAMES if x < self.names else Zone.BODY

    def spot(self, x: int, y: int) -> Spot:
        """What lies under a window pixel; row and day are None where there is none."""
        zone = self.zone_at(x, y)
        content_x, content_y = x - self.names + self.x, y - self.header + self.y
        row = self.row_at(content_y) if zone in {Zone.NAMES, Zone.BODY, Zone.DIVIDER} else None
        day: int | None = None
        if zone in {Zone.HEADER, Zone.BODY, Zone.FOOTER} and 0 <= content_x < self.content[0]:
            day = content_x // self.column
        dx = content_x - day * self.column if day is not None else 0
        dy = content_y - self.tops[row] if row is not None else 0
        return Spot(zone, row, day, dx, dy)

    def nearest(self, x: int, y: int) -> tuple[int | None, int]:
        """Row and day nearest to a window pixel, for a drag that left the body. No row: no rows."""
        body = self.body
        inside_x = min(max(x, body.x), max(body.right - 1, body.x))
        inside_y = min(max(y, body.y), max(body.bottom - 1, body.y))
        day = self.day_at(inside_x - self.names + self.x)
        content_y = min(max(inside_y - self.header + self.y, 0), self.tops[-1] - 1)
        return self.row_at(content_y), day

    def revealing(self, row: int, day: int, below: int = 0) -> Self:
        """Scrolled as little as needed to show a whole cell, and `below` it so many pixels."""
        box, body = self.cell(row, day), self.body
        below = min(below, max(0, body.height - box.height))
        x = _seen(self.x, body.width, box.x, box.right)
        y = _seen(self.y, body.height, box.y, box.bottom + below)
        return self.scrolled(x, y)

    def page(self) -> tuple[int, int]:
        """How many days and pixels of height a screen holds, less one for the eye to hold on to."""
        body = self.body
        return max(1, body.width // self.column - 1), max(1, body.height - 40)


def _seen(at: int, size: int, start: int, end: int) -> int:
    if start < at or end - start > size:
        return start
    return max(at, end - size)


def quantum(ratio: float) -> int:
    """How many logical pixels make whole device pixels: 1, 2 or 4; 0 where none of them do."""
    return next((number for number in (1, 2, 4) if (ratio * number).is_integer()), 0)


def kept_names(width: int, quantum: int = 1) -> int:
    """The width that the names get for the one asked for."""
    return multiple(min(max(width, NAMES_NARROWEST), NAMES_WIDEST), quantum, up=True)


def multiple(pixels: int, quantum: int, *, up: bool = False) -> int:
    """The nearest multiple that is not greater, or, with `up`, not smaller."""
    return -(-pixels // quantum) * quantum if up else pixels // quantum * quantum


_TARGET = 24
"""So many pixels of the end of a booking that is picked take hold of it."""


def picked_zone(width: int) -> tuple[int, int]:
    """Pixels inside and outside of an end of a picked booking of that width that take hold of it.

    A third of it is left to be carried by; what is missing to the whole target lies outside.
    """
    inside = min(_TARGET, width // 3)
    return inside, _TARGET - inside


def edge_zone(width: int, *, free_beside: bool) -> tuple[int, int]:
    """Pixels inside and outside of a booking's end that take hold of it; together at least six.

    A narrow booking gives up less of its body where the neighboring cell is free to lend some.
    """
    if width >= 30 or not free_beside:
        return 6, 0
    return max(3, width // 5), 3
