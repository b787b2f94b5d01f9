"""What lies under the pointer: a cell, a booking's body or one of its ends."""

from enum import Enum, auto
from typing import NamedTuple

from crewplanner.app.queries.board import BoardCell
from crewplanner.ui.board.geometry import Geometry, Spot, Zone, edge_zone
from crewplanner.ui.board.lanes import Sizes
from crewplanner.ui.board.rows import PersonLine, Rows


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


def hit(rows: Rows, geometry: Geometry, sizes: Sizes, x: int, y: int) -> Hit:
    """What lies under a window pixel. Bookings of other productions have a body, but no ends."""
    spot = geometry.spot(x, y)
    if spot.zone is not Zone.BODY or spot.row is None or spot.day is None:
        return Hit(spot)
    line = rows.lines[spot.row]
    if not isinstance(line, PersonLine):
        return Hit(spot)
    cells = rows.cells(spot.row, spot.day)
    for lane, cell in enumerate(cells):
        if _in_lane(line, cell, sizes, geometry.column, spot.dy):
            return Hit(spot, _part(rows, geometry, spot, cell), cell, lane)
    if cells:
        return Hit(spot)
    return _beside(rows, geometry, spot)


def _in_lane(line: PersonLine, cell: BoardCell, sizes: Sizes, column: int, dy: int) -> bool:
    if line.count == 1:
        return True
    box = sizes.lane_box(line.lane(cell.booking), line.count, column)
    return box.y - sizes.between <= dy < box.bottom


def _part(rows: Rows, geometry: Geometry, spot: Spot, cell: BoardCell) -> Part:
    if cell.elsewhere or spot.row is None or spot.day is None:
        return Part.BODY
    column = geometry.column
    if cell.first:
        free = spot.day > 0 and not rows.cells(spot.row, spot.day - 1)
        if spot.dx < edge_zone(column, free_beside=free)[0]:
            return Part.START
    if cell.last:
        free = spot.day + 1 < geometry.days and not rows.cells(spot.row, spot.day + 1)
        if spot.dx >= column - edge_zone(column, free_beside=free)[0]:
            return Part.END
    return Part.BODY


def _beside(rows: Rows, geometry: Geometry, spot: Spot) -> Hit:
    """In an empty cell, the end of the booking next door where it reaches over."""
    assert spot.row is not None  # noqa: S101
    assert spot.day is not None  # noqa: S101
    outside = edge_zone(geometry.column, free_beside=True)[1]
    if spot.dx < outside and spot.day > 0:
        for lane, cell in enumerate(rows.cells(spot.row, spot.day - 1)):
            if cell.last and not cell.elsewhere:
                return Hit(spot, Part.END, cell, lane)
    if spot.dx >= geometry.column - outside and spot.day + 1 < geometry.days:
        for lane, cell in enumerate(rows.cells(spot.row, spot.day + 1)):
            if cell.first and not cell.elsewhere:
                return Hit(spot, Part.START, cell, lane)
    return Hit(spot)
