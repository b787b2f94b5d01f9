"""Bookings of one person that meet on a date, stacked; and how high that makes a row.

A row grows when bookings meet: each lane keeps a height at which its text can be read, and the rows
below move down. Halving the cells was tried and left no room for the times. A booking stays in its
lane on all its dates. Lanes are shared by bookings that have no cell on the same date: a day off
that is but a line takes none.
"""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from crewplanner.app.queries.board import BoardCell
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import LIVE
from crewplanner.domain.ids import BookingId
from crewplanner.ui.board.geometry import Box, Density, multiple

TEXT = 13
"""The pixel size of the plain text for which the sizes below are meant."""

_ROWS = MappingProxyType({Density.COMPACT: 24, Density.NORMAL: 30, Density.COMFORTABLE: 38})
_NO_LANES: Mapping[BookingId, int] = MappingProxyType({})
ALONE = (_NO_LANES, 1)
"""The packing of a row in which no bookings meet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Heights in pixels: of a row, a lane where several meet, the header and the footer.

    The footer is tall where it says costs too.
    """

    row: int
    lane: int
    header: int
    footer: int
    tall_footer: int
    above: int = 3
    below: int = 4
    between: int = 2
    side: int = 2
    quantum: int = 1

    def row_height(self, lanes: int) -> int:
        """The height of a row with so many lanes, its line below included."""
        if lanes <= 1:
            return self.row
        height = self.above + lanes * self.lane + (lanes - 1) * self.between + self.below
        return multiple(height, self.quantum, up=True)

    def lane_box(self, lane: int, lanes: int, column: int) -> Box:
        """The box of a booking inside of its cell; the last pixel of a cell is its line."""
        side = self.side if column >= 30 else 1
        width = column - 2 * side - 1
        if lanes <= 1:
            return Box(side, self.above, width, self.row - self.above - self.below)
        top = self.above + lane * (self.lane + self.between)
        return Box(side, top, width, self.lane)


def sizes(density: Density, text: int = TEXT, quantum: int = 1) -> Sizes:
    """The sizes for a density and a text size in pixels; all grow with the text.

    Rows, header and footer are multiples of `quantum`; see `Geometry`.
    """
    row = multiple(_scaled(_ROWS[density], text), quantum, up=True)
    return Sizes(
        row=row,
        lane=max(row - _scaled(10, text), _scaled(17, text)),
        header=multiple(_scaled(66, text), quantum, up=True),
        footer=multiple(_scaled(30, text), quantum, up=True),
        tall_footer=multiple(_scaled(46, text), quantum, up=True),
        quantum=quantum,
    )


def _scaled(pixels: int, text: int) -> int:
    return max(pixels, pixels * text // TEXT)


def packed(
    cells: Mapping[dt.date, tuple[BoardCell, ...]],
) -> tuple[Mapping[BookingId, int], int]:
    """The lane of each booking (absent: 0) and how many lanes there are, at least one.

    Live bookings come above dead ones and others' holds, earlier above later, longer above shorter.
    Only the dates on which bookings meet decide.
    """
    crowded = [item for item in cells.items() if len(item[1]) > 1]
    if not crowded:
        return ALONE
    pairs = [met for _date, met in crowded if len(met) == 2]
    if len(pairs) == len(crowded):
        met_once = {cell.booking for pair in pairs for cell in pair}
        if len(met_once) == 2 * len(pairs):
            return _paired(pairs, cells)
    return _stacked(crowded, cells)


def _paired(
    pairs: list[tuple[BoardCell, ...]], cells: Mapping[dt.date, tuple[BoardCell, ...]]
) -> tuple[Mapping[BookingId, int], int]:
    """The same where every booking meets no more than one other, and that on one date.

    Of the two, the one below has lane 1, if both are drawn.
    """
    found: dict[BookingId, int] = {}
    for one, other in pairs:
        if (one.idle and not slim(one, cells)) or (other.idle and not slim(other, cells)):
            continue
        below = other if _rank(one) < _rank(other) else one
        found[below.booking] = 1
    return found, 2 if found else 1


def _rank(cell: BoardCell) -> tuple[bool, dt.date, dt.timedelta, BookingId]:
    """Which booking comes above another: the lesser one."""
    span = cell.span
    dead = cell.status not in LIVE or cell.outside is not None
    return dead, span.first, span.first - span.last, cell.booking


def _stacked(
    crowded: list[tuple[dt.date, tuple[BoardCell, ...]]],
    cells: Mapping[dt.date, tuple[BoardCell, ...]],
) -> tuple[Mapping[BookingId, int], int]:
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


def slim(cell: BoardCell, cells: Mapping[dt.date, tuple[BoardCell, ...]]) -> bool:
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
