"""What lies under the pointer: a cell, a booking's body or one of its ends."""

from collections.abc import Collection
from enum import Enum, auto
from typing import NamedTuple

from crewplanner.app.queries.board import BoardCell
from crewplanner.domain.ids import BookingId
from crewplanner.ui.board.geometry import Box, Geometry, Spot, Zone, edge_zone, picked_zone
from crewplanner.ui.board.lanes import Sizes
from crewplanner.ui.board.rows import PersonLine, Rows
from crewplanner.ui.board.selection import Selection, block

_HANDLE = 8
_NEAR = 4
_LEAST_COLUMN = 24


class Part(Enum):
    """What of a booking was hit."""

    NONE = auto()
    BODY = auto()
    START = auto()
    END = auto()


class Hit(NamedTuple):
    """A spot with the booking in it, if any; `lane` counts the bookings that meet in the cell."""

    spot: Spot
    part: Part = Part.NONE
    cell: BoardCell | None = None
    lane: int = 0


def hit(
    rows: Rows,
    geometry: Geometry,
    sizes: Sizes,
    at: tuple[int, int],
    picked: Collection[BookingId] = (),
) -> Hit:
    """What lies under a window pixel. Bookings of other productions have a body, but no ends.

    The ends of those that are picked are larger.
    """
    spot = geometry.spot(*at)
    if spot.zone is not Zone.BODY or spot.row is None or spot.day is None:
        return Hit(spot)
    line = rows.lines[spot.row]
    if not isinstance(line, PersonLine):
        return Hit(spot)
    if picked and line.depth == 1:
        large = _large_end(rows, geometry, spot, picked)
        if large is not None:
            return large
    cells = rows.cells(spot.row, spot.day)
    for lane, cell in enumerate(cells):
        if _in_lane(line, cell, sizes, geometry.column, spot.dy):
            part = _part(rows, geometry.column, (spot.row, spot.day, spot.dx), cell)
            return Hit(spot, part, cell, lane)
    if cells:
        return Hit(spot)
    reach = edge_zone(geometry.column, free_beside=True)[1]
    if spot.dx < reach:
        return _reaching(rows, spot, (spot.row, spot.day - 1), Part.END)
    if spot.dx >= geometry.column - reach:
        return _reaching(rows, spot, (spot.row, spot.day + 1), Part.START)
    return Hit(spot)


def handle(rows: Rows, geometry: Geometry, selection: Selection) -> Box | None:
    """The handle at the lower end of what is marked, in window pixels; None where it has no room.

    By it what is marked is repeated over more days or people.
    """
    marked = block(rows, selection)
    if marked is None or geometry.column < _LEAST_COLUMN:
        return None
    corner = geometry.to_window(geometry.cell(marked.bottom, marked.right))
    body = geometry.body
    if not (body.x < corner.right <= body.right and body.y < corner.bottom <= body.bottom):
        return None
    return Box(corner.right - _HANDLE, corner.bottom - _HANDLE, _HANDLE, _HANDLE)


def on_handle(rows: Rows, geometry: Geometry, selection: Selection, x: int, y: int) -> bool:
    """Whether a window pixel is on the handle, or so near that it is meant."""
    box = handle(rows, geometry, selection)
    if box is None:
        return False
    return box.x - 2 <= x < box.right + _NEAR and box.y - 2 <= y < box.bottom + _NEAR


def _in_lane(line: PersonLine, cell: BoardCell, sizes: Sizes, column: int, dy: int) -> bool:
    if line.depth == 1:
        return True
    box = sizes.lane_box(line.lane(cell.booking), line.depth, column)
    return box.y - sizes.between <= dy < box.bottom


def _large_end(
    rows: Rows, geometry: Geometry, spot: Spot, picked: Collection[BookingId]
) -> Hit | None:
    """The end of a picked booking of the line, where nothing else lies under the pointer."""
    day, column, start = spot.day or 0, geometry.column, rows.view.span.first
    under = {cell.booking for cell in rows.cells(spot.row or 0, day)}
    x = day * column + spot.dx
    for booking in picked:
        cell = rows.cell_of(booking)
        if cell is None or rows.line_of(booking) != spot.row or not under <= {booking}:
            continue
        first, last = (cell.span.first - start).days, (cell.span.last - start).days
        left, right = first * column, (last + 1) * column
        inside, outside = picked_zone(right - left)
        if left - outside <= x < left + inside:
            return Hit(spot, Part.START, cell)
        if right - inside <= x < right + outside:
            return Hit(spot, Part.END, cell)
    return None


def _part(rows: Rows, column: int, place: tuple[int, int, int], cell: BoardCell) -> Part:
    """Body or end; an end takes less of a narrow body where the cell beside lends it some."""
    row, day, dx = place
    if cell.elsewhere:
        return Part.BODY
    if cell.first and dx < edge_zone(column, free_beside=_free(rows, row, day - 1))[0]:
        return Part.START
    if cell.last and dx >= column - edge_zone(column, free_beside=_free(rows, row, day + 1))[0]:
        return Part.END
    return Part.BODY


def _free(rows: Rows, row: int, day: int) -> bool:
    return 0 <= day < len(rows.dates) and not rows.cells(row, day)


def _reaching(rows: Rows, spot: Spot, beside: tuple[int, int], part: Part) -> Hit:
    """In an empty cell, the end of the booking next door that reaches over into it."""
    for lane, cell in enumerate(rows.cells(*beside)):
        ends = cell.first if part is Part.START else cell.last
        if ends and not cell.elsewhere:
            return Hit(spot, part, cell, lane)
    return Hit(spot)
