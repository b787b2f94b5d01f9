"""Drags as small state machines: draw, move, stretch, mark. Each ends in one intent, or in none.

They know rows and days, no pixels and no widget. A drag that is given up leaves nothing behind: the
tool is dropped, and what it would have done was never done.
"""

import datetime as dt
from enum import Enum, auto
from typing import Protocol

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import BookingId, PersonId
from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.asking import fill_of, unit_between
from crewplanner.ui.board.intents import Copy, Draw, Fill, Intent, Move, Resize
from crewplanner.ui.board.rows import Rows
from crewplanner.ui.board.selection import Block, Selection


class Hand(Enum):
    """What the pointer looks like."""

    ARROW = auto()
    CROSS = auto()
    GRAB = auto()
    COPY = auto()
    STRETCH = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A stretch of days in one line; days may lie outside of those shown."""

    line: int
    lane: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ghost:
    """What a drag would do: the bars that would be there, those that would go, dates to name.

    `open`: what lies below is still to be read, as it will be repeated, or stays.
    """

    bars: tuple[Bar, ...]
    leaving: tuple[Bar, ...] = ()
    first: dt.date
    last: dt.date
    copying: bool = False
    open: bool = False


class Tool(Protocol):
    """A drag between its first step and its end."""

    @property
    def hand(self) -> Hand:
        """What the pointer looks like now."""
        ...

    def drag(self, line: int | None, day: int, *, copy: bool = False) -> None:
        """The pointer is over another cell; no line where it is over the header."""
        ...

    def ghost(self) -> Ghost | None:
        """What to show meanwhile."""
        ...

    def intent(self) -> Intent | None:
        """What letting go here asks for; None where it asks for nothing."""
        ...

    def marked(self) -> Selection | None:
        """The cells marked meanwhile; None where the drag marks none."""
        ...


class DrawTool:
    """From an empty cell along a person's line: a new booking of these dates."""

    hand = Hand.CROSS

    def __init__(self, rows: Rows, line: int, person: PersonId, day: int) -> None:
        self._rows = rows
        self._line = line
        self._person = person
        self._from = day
        self._to = day

    def drag(self, line: int | None, day: int, *, copy: bool = False) -> None:
        """The line stays the first one."""
        del line, copy
        self._to = day

    def ghost(self) -> Ghost:
        """One bar from the first day to the pointer."""
        first, last = sorted((self._from, self._to))
        dates = self._rows.dates
        bar = Bar(line=self._line, lane=0, first=first, last=last)
        return Ghost(bars=(bar,), first=dates[first], last=dates[last])

    def intent(self) -> Draw:
        """Even a single date, once the drag has begun."""
        ghost = self.ghost()
        row = self._rows.person(self._line)
        group = row.group if row is not None else None
        return Draw(person=self._person, first=ghost.first, last=ghost.last, group=group)

    def marked(self) -> None:
        """Nothing."""


class MoveTool:
    """Bookings carried by their bodies: to other dates, one person's also to another person."""

    def __init__(self, rows: Rows, bookings: tuple[BookingId, ...], line: int, day: int) -> None:
        self._rows = rows
        self._line = line
        self._day = day
        self._bookings = bookings
        self._carried = [bar for bar in (bar_of(rows, booking) for booking in bookings) if bar]
        self._one_person = len({bar.line for bar in self._carried}) == 1
        self._days = 0
        self._target = line
        self._copy = False

    @property
    def bookings(self) -> tuple[BookingId, ...]:
        """What is carried."""
        return self._bookings

    @property
    def hand(self) -> Hand:
        """With a plus while copying."""
        return Hand.COPY if self._copy else Hand.GRAB

    def drag(self, line: int | None, day: int, *, copy: bool = False) -> None:
        """Over the header only the dates change; over a department's line the person stays."""
        self._days = day - self._day
        self._copy = copy
        if line is None:
            self._target = self._line
        elif self._one_person and self._rows.person(line) is not None:
            self._target = line

    def ghost(self) -> Ghost | None:
        """The bars where they would be."""
        if not self._carried:
            return None
        start = self._rows.view.span.first
        shown = [self._shifted(bar) for bar in self._carried]
        return Ghost(
            bars=tuple(shown),
            leaving=() if self._copy else tuple(self._carried),
            first=start + dt.timedelta(days=min(bar.first for bar in shown)),
            last=start + dt.timedelta(days=max(bar.last for bar in shown)),
            copying=self._copy,
        )

    def intent(self) -> Intent | None:
        """Nothing where it is dropped in its own place."""
        person = self._new_person()
        unit = unit_between(self._rows, self._line, self._target)
        if not self._days and person is None and unit is None:
            return None
        make = Copy if self._copy else Move
        return make(bookings=self._bookings, days=self._days, person=person, unit=unit)

    def marked(self) -> None:
        """Nothing."""

    def _new_person(self) -> PersonId | None:
        row, was = self._rows.person(self._target), self._rows.person(self._line)
        if row is None or was is None or row.person == was.person:
            return None
        return row.person

    def _shifted(self, bar: Bar) -> Bar:
        same = self._target == self._line
        return Bar(
            line=bar.line if same else self._target,
            lane=bar.lane if same else 0,
            first=bar.first + self._days,
            last=bar.last + self._days,
        )


class StretchTool:
    """One end of a booking, taken to another date; never past the other end."""

    hand = Hand.STRETCH

    def __init__(self, rows: Rows, booking: BookingId, *, at_end: bool) -> None:
        bar = bar_of(rows, booking)
        if bar is None:
            raise KeyError(booking)
        self._rows = rows
        self._booking = booking
        self._at_end = at_end
        self._bar = bar
        self._first = bar.first
        self._last = bar.last

    def drag(self, line: int | None, day: int, *, copy: bool = False) -> None:
        """Only the day counts."""
        del line, copy
        if self._at_end:
            self._last = max(day, self._bar.first)
        else:
            self._first = min(day, self._bar.last)

    def ghost(self) -> Ghost:
        """The booking with its new end."""
        start = self._rows.view.span.first
        bar = Bar(line=self._bar.line, lane=self._bar.lane, first=self._first, last=self._last)
        first = start + dt.timedelta(days=self._first)
        last = start + dt.timedelta(days=self._last)
        return Ghost(bars=(bar,), leaving=(self._bar,), first=first, last=last)

    def intent(self) -> Resize | None:
        """Nothing where the end is where it was."""
        if (self._first, self._last) == (self._bar.first, self._bar.last):
            return None
        ghost = self.ghost()
        return Resize(booking=self._booking, first=ghost.first, last=ghost.last)

    def marked(self) -> None:
        """Nothing."""


class FillTool:
    """By the handle of what is marked: its pattern over more days, or over more people."""

    hand = Hand.CROSS

    def __init__(self, rows: Rows, marked: Block) -> None:
        self._rows = rows
        self._from = marked
        self._to = marked

    def drag(self, line: int | None, day: int, *, copy: bool = False) -> None:
        """Along the dates or along the people, whichever the pointer is further out."""
        del copy
        top, bottom, left, right = self._from
        across = max(left - day, day - right, 0)
        down = 0 if line is None else max(top - line, line - bottom, 0)
        self._to = self._from
        if across and across >= down:
            self._to = Block(top, bottom, min(left, day), max(right, day))
        elif down and line is not None:
            self._to = Block(min(top, line), max(bottom, line), left, right)

    def ghost(self) -> Ghost | None:
        """The cells that would be filled, a bar for each person."""
        top, bottom, left, right = self._to
        people = [line for line in range(top, bottom + 1) if self._rows.person(line) is not None]
        bars = tuple(
            Bar(line=line, lane=0, first=left, last=right)
            for line in people
            if self._to != self._from
        )
        if not bars:
            return None
        dates = self._rows.dates
        return Ghost(bars=bars, first=dates[left], last=dates[right], copying=True, open=True)

    def intent(self) -> Fill | None:
        """Nothing where the pointer is back over what was marked."""
        if self._to == self._from:
            return None
        return fill_of(self._rows, self._from, self._to)

    def marked(self) -> None:
        """Nothing until it is done."""


class MarkTool:
    """The rubber band: a block of cells from one to the other, with all bookings in it."""

    hand = Hand.ARROW

    def __init__(
        self, rows: Rows, line: int, day: int, *, people: bool = False, days: bool = False
    ) -> None:
        """`people` marks whole people (over the names), `days` whole days (over the header)."""
        self._rows = rows
        self._people = people
        self._days = days
        self._origin = selecting.at(rows, line, day)
        self._selection = self._origin
        self.drag(line, day)

    def drag(self, line: int | None, day: int, *, copy: bool = False) -> None:
        """A department's line leaves the block as it was."""
        del copy
        start = selecting.position(self._rows, self._origin.cursor)
        if start is None:
            return
        target = line if line is not None and self._rows.person(line) is not None else start[0]
        marked = selecting.extended(self._rows, self._origin, target, day)
        if self._people or self._days:
            marked = selecting.spread(self._rows, marked, person=self._people, day=self._days)
        self._selection = marked

    def ghost(self) -> None:
        """Nothing: the marked cells show themselves."""

    def intent(self) -> None:
        """Nothing: marking asks for nothing."""

    def marked(self) -> Selection:
        """The block."""
        return self._selection


def bar_of(rows: Rows, booking: BookingId) -> Bar | None:
    """Where a booking lies, its dates outside of the view included."""
    line, cell = rows.line_of(booking), rows.cell_of(booking)
    if line is None or cell is None:
        return None
    start = rows.view.span.first
    return Bar(
        line=line,
        lane=rows.lane(line, booking),
        first=(cell.span.first - start).days,
        last=(cell.span.last - start).days,
    )
