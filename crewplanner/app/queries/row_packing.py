"""Bookings of one person that meet on a date, stacked.

A booking stays in its lane on all its dates. Lanes are shared by bookings that have no cell on the
same date: a day off that is but a line takes none.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import final

from crewplanner.app.queries.board import BoardCell, Packing
from crewplanner.app.queries.row_cells import Cells
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import LIVE
from crewplanner.domain.ids import BookingId

_PAIR = 2

Crowded = list[tuple[dt.date, tuple[BoardCell, ...]]]
"""The dates on which bookings meet, with all that are there."""


@final
class Stacked:
    """The lanes of one row's bookings; which booking lies in which is worked out when asked.

    Live bookings come above dead ones and others' holds, earlier above later, longer above shorter.
    Only the dates on which bookings meet decide.
    """

    __slots__ = ("_cells", "_lanes", "_pairs", "depth")

    def __init__(self, crowded: Crowded, cells: Cells) -> None:
        self._cells = cells
        self._lanes: Mapping[BookingId, int] | None = None
        self._pairs: list[tuple[BoardCell, ...]] = []
        pairs = [met for _date, met in crowded]
        each = {cell.booking for met in pairs for cell in met}
        if len(each) == 2 * len(pairs) and all(len(met) == _PAIR for met in pairs):
            self._pairs = pairs
            self.depth = 2 if any(both_drawn(pair, cells) for pair in pairs) else 1
        else:
            self._lanes, self.depth = _stacked(crowded, cells)

    @property
    def lanes(self) -> Mapping[BookingId, int]:
        """The lane of each booking; absent: 0."""
        if self._lanes is None:
            self._lanes = _paired(self._pairs, self._cells)
        return self._lanes


@dataclass(frozen=True, slots=True, kw_only=True)
class Unstacked:
    """The packing of a row in which no bookings meet."""

    depth: int
    lanes: Mapping[BookingId, int]


ALONE = Unstacked(depth=1, lanes=MappingProxyType({}))


def packed(cells: Cells) -> Packing:
    """How the bookings of a row are stacked; `ALONE` where none meet."""
    crowded = [item for item in cells.items() if len(item[1]) >= _PAIR]
    return Stacked(crowded, cells) if crowded else ALONE


def both_drawn(pair: tuple[BoardCell, ...], cells: Cells) -> bool:
    """Whether two that meet take a lane each: a day off that is but a line takes none."""
    one, other = pair
    return not ((one.idle and not slim(one, cells)) or (other.idle and not slim(other, cells)))


def _paired(pairs: Iterable[tuple[BoardCell, ...]], cells: Cells) -> Mapping[BookingId, int]:
    """The lanes where every booking meets no more than one other, and that on one date.

    Of the two, the one below has lane 1, if both are drawn.
    """
    found: dict[BookingId, int] = {}
    for pair in pairs:
        if both_drawn(pair, cells):
            one, other = pair
            below = other if _rank(one) < _rank(other) else one
            found[below.booking] = 1
    return found


def _rank(cell: BoardCell) -> tuple[bool, dt.date, dt.timedelta, BookingId]:
    """Which booking comes above another: the lesser one."""
    span = cell.span
    dead = cell.status not in LIVE or cell.outside is not None
    return dead, span.first, span.first - span.last, cell.booking


def _stacked(crowded: Crowded, cells: Cells) -> tuple[Mapping[BookingId, int], int]:
    """The first lane that is free on all dates of a booking, one booking after the other."""
    dates: dict[BookingId, list[dt.date]] = {}
    order: list[tuple[bool, dt.date, dt.timedelta, BookingId]] = []
    for date, met in crowded:
        for cell in met:
            booking = cell.booking
            drawn = dates.get(booking)
            if drawn is None:
                drawn = dates[booking] = []
                order.append(_rank(cell))
            if not cell.idle or slim(cell, cells):
                drawn.append(date)
    order.sort()
    lanes: list[set[dt.date]] = []
    found: dict[BookingId, int] = {}
    for _dead, _first, _length, booking in order:
        mine = dates[booking]
        for number, taken in enumerate(lanes):
            if taken.isdisjoint(mine):
                taken.update(mine)
                found[booking] = number
                break
        else:
            found[booking] = len(lanes)
            lanes.append(set(mine))
    return found, max(1, len(lanes))


def slim(cell: BoardCell, cells: Cells) -> bool:
    """Whether a day off is drawn as a cell of its own, given all cells of the person.

    It is at either end of its booking, and where no date shown of the booking is worked; between
    two cells of the booking a line will do.
    """
    if not cell.idle:
        return False
    if cell.first or cell.last:
        return True
    for date in cell.span:
        for met in cells.get(date, ()):
            if met.booking == cell.booking and not met.idle:
                return False
    return True
