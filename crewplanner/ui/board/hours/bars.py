"""What of a booking is drawn on one date by the hour: call, meals and wrap, known or open."""

import datetime as dt
from collections.abc import Iterator

from crewplanner.app.queries.board import BoardCell, BoardDay, BoardDayEntry
from crewplanner.dataclass import dataclass
from crewplanner.domain.values import HOUR, TimeRange
from crewplanner.ui.board.rows import PersonLine, Rows

USUAL = 10 * HOUR
"""So long is a bar of which one end is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HourBar:
    """A booking on a date. `start` and `end` are where the bar is drawn, in minutes of the date.

    `open_start` and `open_end` say that nobody has said the time; `unit_call` and `unit_wrap`
    are what own times are measured against. `lane` counts the bookings that meet on the date.
    """

    cell: BoardCell
    lane: int
    start: int
    end: int
    open_start: bool
    open_end: bool
    meals: tuple[TimeRange, ...] = ()
    unit_call: int | None = None
    unit_wrap: int | None = None

    @property
    def movable(self) -> bool:
        """Whether its times may be changed here."""
        return not self.cell.elsewhere and not self.cell.idle


def entry_of(day: BoardDay, cell: BoardCell) -> BoardDayEntry | None:
    """What the unit of a booking does on a date; without a unit the first one of its production."""
    for entry in day.entries:
        if entry.production == cell.production and cell.unit in {None, entry.unit}:
            return entry
    return None


def bars_on(rows: Rows, line: int, date: dt.date, day_start: int) -> tuple[HourBar, ...]:
    """The bookings of a line on a date, upper lane first; a day off has no bar."""
    found = rows.lines[line]
    if not isinstance(found, PersonLine):
        return ()
    number = (date - rows.view.span.first).days
    cells = [cell for cell in rows.cells(line, number) if not cell.idle]
    day = rows.days[number]
    return tuple(_bar(cell, lane, day, day_start) for lane, cell in enumerate(cells))


def times_on(rows: Rows, date: dt.date) -> Iterator[int]:
    """All calls and wraps of units and people on a date."""
    number = (date - rows.view.span.first).days
    for entry in rows.days[number].entries:
        yield from (time for time in (entry.call, entry.wrap) if time is not None)
    for line in rows.lines.above():
        if isinstance(line, PersonLine):
            for cell in line.row.cells.get(date, ()):
                yield from (time for time in (cell.call, cell.wrap) if time is not None)


def heads_by_hour(bars: Iterator[HourBar], hours: range) -> tuple[int, ...]:
    """How many people are at work at some time of each hour; whose times are open do not count."""
    counts = [0] * len(hours)
    for bar in bars:
        if bar.open_start or bar.open_end:
            continue
        first = max((bar.start - hours.start) // HOUR, 0)
        last = min(-(-(bar.end - hours.start) // HOUR), len(hours))
        for number in range(first, last):
            counts[number] += 1
    return tuple(counts)


def _bar(cell: BoardCell, lane: int, day: BoardDay, day_start: int) -> HourBar:
    entry = entry_of(day, cell)
    call, wrap = cell.call, cell.wrap
    if call is not None and wrap is not None and wrap <= call:
        wrap = None
    start = call if call is not None else day_start if wrap is None else max(0, wrap - USUAL)
    end = wrap if wrap is not None else start + USUAL
    meals = entry.meals if entry is not None and call is not None and wrap is not None else ()
    return HourBar(
        cell=cell,
        lane=lane,
        start=start,
        end=end,
        open_start=call is None,
        open_end=wrap is None,
        meals=tuple(meal for meal in meals if start <= meal.start and meal.end <= end),
        unit_call=entry.call if entry is not None else None,
        unit_wrap=entry.wrap if entry is not None else None,
    )
