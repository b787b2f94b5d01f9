"""The cell cursor, the block of marked cells and the bookings picked: values and what follows them.

The board is a grid with a cursor on which bookings are objects. Places are held by person and date,
so that they outlive another view, another order and another zoom.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from crewplanner.app.queries.board import BoardCell, GroupKey
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import BookingId, PersonId
from crewplanner.ui.board.rows import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A cell; `lane` tells bookings apart that meet in it, `group` the rows of one person."""

    person: PersonId
    date: dt.date
    lane: int = 0
    group: GroupKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The cursor's cell, two opposite corners of the block, and the bookings picked."""

    cursor: Place | None = None
    start: Place | None = None
    end: Place | None = None
    picked: frozenset[BookingId] = frozenset()


class Block(NamedTuple):
    """Lines and days of the marked cells, all four included."""

    top: int
    bottom: int
    left: int
    right: int


NOTHING = Selection()


def position(rows: Rows, place: Place | None) -> tuple[int, int] | None:
    """Line and day of a place; None where it is not shown."""
    line = None if place is None else rows.index(place.person, place.group)
    if place is None or line is None or place.date not in rows.view.span:
        return None
    return line, (place.date - rows.view.span.first).days


def block(rows: Rows, selection: Selection) -> Block | None:
    """The marked cells; None where a corner is not shown."""
    one, other = position(rows, selection.start), position(rows, selection.end)
    if one is None or other is None:
        return None
    top, bottom = sorted((one[0], other[0]))
    left, right = sorted((one[1], other[1]))
    return Block(top, bottom, left, right)


def cell_at(rows: Rows, place: Place | None) -> BoardCell | None:
    """The booking at a place, in its lane or else the first one."""
    where = position(rows, place)
    if where is None or place is None:
        return None
    cells = rows.cells(*where)
    if not cells:
        return None
    return cells[min(place.lane, len(cells) - 1)]


def at(rows: Rows, line: int, day: int, lane: int = 0) -> Selection:
    """The cursor on a cell, the booking of the lane picked; nothing for a line of no person."""
    person = rows.person(line)
    if person is None:
        return NOTHING
    place = Place(person=person.person, date=rows.dates[day], lane=lane, group=person.group)
    return Selection(cursor=place, start=place, end=place, picked=_pickable(cell_at(rows, place)))


def on(rows: Rows, target: BookingId | tuple[PersonId, dt.date]) -> Selection | None:
    """The cursor on a booking or on a person's date; None where it is not shown."""
    if not isinstance(target, tuple):
        return on_booking(rows, target)
    where = position(rows, Place(person=target[0], date=target[1]))
    return None if where is None else at(rows, *where)


def on_booking(rows: Rows, booking: BookingId) -> Selection | None:
    """The cursor on the first date shown of a booking, that one alone picked."""
    line, cell = rows.line_of(booking), rows.cell_of(booking)
    if line is None or cell is None:
        return None
    first = max(cell.span.first, rows.view.span.first)
    day = (first - rows.view.span.first).days
    lane = [met.booking for met in rows.cells(line, day)].index(booking)
    return at(rows, line, day, lane)


def on_bookings(rows: Rows, bookings: Sequence[BookingId]) -> Selection | None:
    """Several bookings picked, the cursor on the first one; None where none is shown."""
    shown = [one for one in bookings if rows.line_of(one) is not None]
    there = on_booking(rows, shown[0]) if shown else None
    if there is None:
        return None
    cells = (rows.cell_of(one) for one in shown)
    return replace(there, picked=frozenset[BookingId]().union(*map(_pickable, cells)))


def extended(rows: Rows, selection: Selection, line: int, day: int) -> Selection:
    """The block drawn from the cursor to another cell, with every booking in it picked."""
    person = rows.person(line)
    if person is None or selection.cursor is None:
        return at(rows, line, day)
    end = Place(person=person.person, date=rows.dates[day], group=person.group)
    return _filled(rows, replace(selection, start=selection.cursor, end=end))


def toggled(rows: Rows, selection: Selection, line: int, day: int, lane: int) -> Selection:
    """The cursor on a cell; its booking picked besides the others, or no longer."""
    there = at(rows, line, day, lane)
    if there.picked <= selection.picked:
        return replace(there, picked=selection.picked - there.picked)
    return replace(there, picked=selection.picked | there.picked)


def spread(
    rows: Rows, selection: Selection, *, person: bool = False, day: bool = False
) -> Selection:
    """The block widened to all dates of its people, to all people of its dates, or both: to all."""
    marked = block(rows, selection)
    lines = list(rows.people())
    if marked is None or not lines:
        return selection
    top, bottom, left, right = marked
    if person:
        left, right = 0, len(rows.dates) - 1
    if day:
        top, bottom = lines[0], lines[-1]
    start, end = at(rows, top, left).start, at(rows, bottom, right).end
    return _filled(rows, replace(selection, start=start, end=end))


def stepped(rows: Rows, line: int, lane: int, day: int, step: int) -> tuple[int, int] | None:
    """Line and lane below (step 1) or above (-1): first through the bookings that meet there."""
    within = lane + step
    if 0 <= within < len(rows.cells(line, day)):
        return line, within
    beyond = next(rows.people(step, line + step), None) if line + step >= 0 else None
    if beyond is None:
        return None
    return beyond, max(0, len(rows.cells(beyond, day)) - 1) if step < 0 else 0


def booking_edge(filled: Callable[[int], bool], at_index: int, last: int, step: int) -> int:
    """Where Ctrl and an arrow lead: the end of a run, the next run, or the last cell."""
    index = at_index + step
    if not 0 <= index <= last:
        return at_index
    run = filled(at_index) and filled(index)
    while 0 <= index + step <= last:
        if run and not filled(index + step):
            break
        if not run and filled(index):
            break
        index += step
    return index


def kept(rows: Rows, selection: Selection) -> Selection:
    """The same selection in other rows: what is gone falls away, the cursor follows its booking.

    A cursor on an empty cell picks what has come into the cell.
    """
    picked = frozenset(b for b in selection.picked if rows.line_of(b) is not None)
    cursor = selection.cursor
    where = position(rows, cursor)
    if len(picked) == 1:
        (booking,) = picked
        if where is None or booking not in {cell.booking for cell in rows.cells(*where)}:
            return _following(rows, cursor, booking)
    if cursor is None or where is None:
        return _nearest(rows, cursor, picked)
    if block(rows, selection) is None:
        selection = replace(selection, start=cursor, end=cursor)
    if not selection.picked and selection.start == selection.end == cursor:
        return at(rows, *where, cursor.lane)
    return replace(selection, picked=picked)


def _following(rows: Rows, cursor: Place | None, booking: BookingId) -> Selection:
    found, line = rows.cell_of(booking), rows.line_of(booking)
    person = None if line is None else rows.person(line)
    if found is None or line is None or person is None:
        return NOTHING
    span = rows.view.span
    wanted = cursor.date if cursor is not None else span.first
    dates = [
        date
        for date in (max(found.span.first, span.first), min(found.span.last, span.last), wanted)
        if date in found.span and date in span and date in person.cells
    ]
    nearest = min(dates, key=lambda date: abs((date - wanted).days), default=span.first)
    day = (nearest - span.first).days
    lanes = [cell.booking for cell in rows.cells(line, day)]
    return at(rows, line, day, lanes.index(booking) if booking in lanes else 0)


def _nearest(rows: Rows, cursor: Place | None, picked: frozenset[BookingId]) -> Selection:
    """The cursor's person on the nearest date shown; nothing where the person is gone."""
    line = None if cursor is None else rows.index(cursor.person, cursor.group)
    if cursor is None or line is None:
        return Selection(picked=picked)
    span = rows.view.span
    date = min(max(cursor.date, span.first), span.last)
    return replace(at(rows, line, (date - span.first).days), picked=picked)


def _filled(rows: Rows, selection: Selection) -> Selection:
    marked = block(rows, selection)
    if marked is None:
        return selection
    picked: set[BookingId] = set()
    for line in range(marked.top, marked.bottom + 1):
        for day in range(marked.left, marked.right + 1):
            for cell in rows.cells(line, day):
                picked |= _pickable(cell)
    return replace(selection, picked=frozenset(picked))


def _pickable(cell: BoardCell | None) -> frozenset[BookingId]:
    """Bookings of other productions are shown, but changed in their own."""
    if cell is None or cell.elsewhere:
        return frozenset()
    return frozenset({cell.booking})
