"""What lies under the pointer on a day by the hour, and what a double click there asks for."""

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import QPoint

from crewplanner.domain.ids import BookingId
from crewplanner.ui.board.asking import unit_between
from crewplanner.ui.board.geometry import Zone, picked_zone
from crewplanner.ui.board.hours.bars import HourBar
from crewplanner.ui.board.hours.drags import Grip, HourDrag
from crewplanner.ui.board.hours.painting import DayPicture
from crewplanner.ui.board.intents import Copy, Draw, Edit, Intent, Move, OpenPerson
from crewplanner.ui.board.rows import Rows

_EDGE = 6
"""So many pixels of a bar's end take hold of it, and half as many beside it."""


class Held(NamedTuple):
    """A person's line, the bar there if any, what of it, the minute, and the pixel."""

    line: int
    bar: HourBar | None
    grip: Grip | None
    minute: int
    at: QPoint


def held_at(shown: DayPicture, at: QPoint, picked: Collection[BookingId] = ()) -> Held | None:
    """What a press would take hold of; None beside the lines of people.

    The ends of bars that are picked are larger.
    """
    geometry, scale = shown.geometry, shown.scale
    spot = geometry.spot(at.x(), at.y())
    if spot.row is None or shown.rows.person(spot.row) is None:
        return None
    if spot.zone not in {Zone.BODY, Zone.NAMES}:
        return None
    x = at.x() - geometry.names + geometry.x
    minute = scale.minute_at(x)
    bars = shown.bars(spot.row) if spot.zone is Zone.BODY else ()
    for bar in bars:
        left, right = scale.x_of(bar.start), scale.x_of(bar.end)
        box = shown.sizes.lane_box(bar.lane, len(bars), max(right - left, 6))
        inside = box.y - shown.sizes.between <= spot.dy < box.bottom or len(bars) == 1
        edge, beyond = _EDGE, _EDGE // 2
        if bar.cell.booking in picked:
            edge, beyond = picked_zone(right - left)
        if inside and left - max(beyond, 3) <= x < right + max(beyond, 3):
            return Held(spot.row, bar, _grip(bar, x - left, right - x, edge), minute, at)
    return Held(spot.row, None, None, minute, at)


def line_intent(shown: DayPicture, at: QPoint) -> Intent | None:
    """Open the person or the booking, or book the date."""
    held = held_at(shown, at)
    person = None if held is None else shown.rows.person(held.line)
    if held is None or person is None:
        return None
    if shown.geometry.zone_at(at.x(), at.y()) is Zone.NAMES:
        return OpenPerson(person=person.person)
    if held.bar is not None:
        return None if held.bar.cell.elsewhere else Edit(booking=held.bar.cell.booking)
    if any(not cell.elsewhere for cell in person.cells.get(shown.date, ())):
        return None
    return Draw(person=person.person, first=shown.date, last=shown.date, group=person.group)


def carried_intent(rows: Rows, line: int, drag: HourDrag) -> Move | Copy | None:
    """Take a bar of a line to the person of another, with all dates of its booking."""
    was = rows.person(line)
    row = None if drag.onto is None else rows.person(drag.onto)
    if was is None or row is None or drag.onto is None:
        return None
    person = row.person if row.person != was.person else None
    unit = unit_between(rows, line, drag.onto)
    if person is None and unit is None:
        return None
    make = Copy if drag.copy else Move
    return make(bookings=(drag.bar.cell.booking,), days=0, person=person, unit=unit)


def _grip(bar: HourBar, from_left: int, from_right: int, edge: int) -> Grip | None:
    if not bar.movable:
        return None
    if from_right <= edge and from_right < from_left:
        return Grip.WRAP
    return Grip.CALL if from_left <= edge else Grip.BODY
