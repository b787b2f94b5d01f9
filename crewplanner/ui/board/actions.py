"""What can be done on the board by key: a table of actions and keys, and what each leads to."""

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from types import MappingProxyType

from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.ids import BookingId
from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.intents import (
    Copy,
    Draw,
    Edit,
    Explain,
    Intent,
    Move,
    OpenDay,
    Remove,
    Resize,
    SetStatus,
)
from crewplanner.ui.board.rows import Rows
from crewplanner.ui.board.selection import NOTHING, Selection


class Action(StrEnum):
    """Everything a key can ask of the board; first of all to move the cursor, up to `TODAY`."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    NEXT_DAY = "next_day"
    PREVIOUS_DAY = "previous_day"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"
    FIRST_CELL = "first_cell"
    LAST_CELL = "last_cell"
    PAGE_UP = "page_up"
    PAGE_DOWN = "page_down"
    EDGE_LEFT = "edge_left"
    EDGE_RIGHT = "edge_right"
    EDGE_UP = "edge_up"
    EDGE_DOWN = "edge_down"
    PREVIOUS_WEEK = "previous_week"
    NEXT_WEEK = "next_week"
    TODAY = "today"
    NEXT_FINDING = "next_finding"
    PREVIOUS_FINDING = "previous_finding"
    SELECT_PERSON = "select_person"
    SELECT_DAY = "select_day"
    SELECT_ALL = "select_all"
    CLEAR_SELECTION = "clear_selection"
    EDIT = "edit"
    CREATE = "create"
    REMOVE = "remove"
    MOVE_EARLIER = "move_earlier"
    MOVE_LATER = "move_later"
    MOVE_UP = "move_up"
    MOVE_DOWN = "move_down"
    SHORTEN = "shorten"
    LENGTHEN = "lengthen"
    COPY_RIGHT = "copy_right"
    COPY_DOWN = "copy_down"
    CONFIRM = "confirm"
    FIRST_HOLD = "first_hold"
    SECOND_HOLD = "second_hold"
    ENQUIRE = "enquire"
    RELEASE = "release"
    EXPLAIN = "explain"
    OPEN_DAY = "open_day"
    FOLD = "fold"
    UNFOLD = "unfold"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    MONTH = "month"
    SEASON = "season"


STATUSES = {
    Action.CONFIRM: (BookingStatus.CONFIRMED, 1),
    Action.FIRST_HOLD: (BookingStatus.PENCIL, 1),
    Action.SECOND_HOLD: (BookingStatus.PENCIL, 2),
    Action.ENQUIRE: (BookingStatus.ENQUIRED, 1),
    Action.RELEASE: (BookingStatus.RELEASED, 1),
}


def intent_of(action: Action, rows: Rows, selection: Selection) -> Intent | None:
    """What an action asks for where the cursor is; None where it does not apply."""
    if action in STATUSES and selection.picked:
        status, rank = STATUSES[action]
        return SetStatus(bookings=_picked(selection), status=status, rank=rank)
    ask = _INTENTS.get(action)
    return None if ask is None else ask(rows, selection)


def applies(action: Action, rows: Rows, selection: Selection) -> bool:
    """Whether an action asks for something where the cursor is, or needs to ask for nothing."""
    if action in STATUSES or action in _INTENTS:
        return intent_of(action, rows, selection) is not None
    return True


def selection_of(
    action: Action, rows: Rows, selection: Selection, page: int, *, extend: bool = False
) -> Selection | None:
    """Where an action takes the cursor and what it marks; None for actions that do neither.

    `page` is how many lines a screen holds.
    """
    mark = _MARKS.get(action)
    if mark is not None:
        return mark(rows, selection)
    if action not in MOVES:
        return None
    moving = selection.end if extend else selection.cursor
    where = selecting.position(rows, moving)
    if where is None or moving is None:
        return _started(rows, selection)
    line, day, lane = _target(action, rows, (*where, moving.lane), page)
    if extend:
        return selecting.extended(rows, selection, line, day)
    return selecting.at(rows, line, day, lane)


MOVES = frozenset(tuple(Action)[: tuple(Action).index(Action.TODAY) + 1])
"""Actions that take the cursor to another cell."""

_DAYS = {
    Action.LEFT: -1,
    Action.RIGHT: 1,
    Action.PREVIOUS_DAY: -1,
    Action.NEXT_DAY: 1,
    Action.PREVIOUS_WEEK: -7,
    Action.NEXT_WEEK: 7,
}


def _target(
    action: Action, rows: Rows, where: tuple[int, int, int], page: int
) -> tuple[int, int, int]:
    """Line, day and lane that a movement leads to, kept among those shown."""
    line, day, lane = where
    last = len(rows.dates) - 1
    if action in {Action.UP, Action.DOWN}:
        step = -1 if action is Action.UP else 1
        found = selecting.stepped(rows, line, lane, day, step)
        return where if found is None else (found[0], day, found[1])
    if action in _EDGES:
        return *_edge(rows, line, day, *_EDGES[action]), 0
    if action in _PAGES or action in _CORNERS:
        people = list(rows.people())
        index = people.index(line) + _PAGES.get(action, 0) * page
        if action in _CORNERS:
            index, day = (0, 0) if action is Action.FIRST_CELL else (len(people) - 1, last)
        return people[min(max(index, 0), len(people) - 1)], day, 0
    if action is Action.TODAY:
        wanted = (rows.view.today - rows.view.span.first).days
    else:
        wanted = {Action.FIRST_DAY: 0, Action.LAST_DAY: last}.get(
            action, day + _DAYS.get(action, 0)
        )
    return line, min(max(wanted, 0), last), 0


_EDGES = {
    Action.EDGE_LEFT: (0, -1),
    Action.EDGE_RIGHT: (0, 1),
    Action.EDGE_UP: (-1, 0),
    Action.EDGE_DOWN: (1, 0),
}
_PAGES = {Action.PAGE_UP: -1, Action.PAGE_DOWN: 1}
_CORNERS = frozenset({Action.FIRST_CELL, Action.LAST_CELL})


def _edge(rows: Rows, line: int, day: int, down: int, right: int) -> tuple[int, int]:
    """The edge of bookings in one of four directions."""
    if right:
        last = len(rows.dates) - 1
        edge = selecting.booking_edge(lambda d: bool(rows.cells(line, d)), day, last, right)
        return line, edge
    people = list(rows.people())
    index = selecting.booking_edge(
        lambda i: bool(rows.cells(people[i], day)), people.index(line), len(people) - 1, down
    )
    return people[index], day


def _started(rows: Rows, selection: Selection) -> Selection:
    """A cursor where there is none yet: on today or the first date of the first person."""
    if selecting.position(rows, selection.cursor) is not None:
        return selection
    first = next(rows.people(), None)
    if first is None:
        return NOTHING
    today = (rows.view.today - rows.view.span.first).days
    return selecting.at(rows, first, today if 0 <= today < len(rows.dates) else 0)


def _all(rows: Rows, selection: Selection) -> Selection:
    return selecting.spread(rows, _started(rows, selection), person=True, day=True)


def _cleared(rows: Rows, selection: Selection) -> Selection:
    """First the block and the bookings fall away, the cursor stays."""
    where = selecting.position(rows, selection.cursor)
    if where is None:
        return NOTHING
    there = selecting.at(rows, *where, selection.cursor.lane if selection.cursor else 0)
    return Selection(cursor=there.cursor, start=there.start, end=there.end)


def _finding(rows: Rows, selection: Selection, *, step: int) -> Selection | None:
    where = selecting.position(rows, selection.cursor) or (0, -1 if step > 0 else 0)
    found = rows.find(*where, step, lambda cell: cell.severity is not None)
    if found is None:
        return None
    line, day, cell = found
    lane = [met.booking for met in rows.cells(line, day)].index(cell.booking)
    return selecting.at(rows, line, day, lane)


def _edit(rows: Rows, selection: Selection) -> Intent | None:
    """The booking under the cursor, the one picked, or a new one where there is none."""
    cell = selecting.cell_at(rows, selection.cursor)
    if cell is not None and not cell.elsewhere:
        return Edit(booking=cell.booking)
    if len(selection.picked) == 1:
        return Edit(booking=min(selection.picked))
    return _create(rows, selection)


def _create(rows: Rows, selection: Selection) -> Draw | None:
    """A booking of the marked dates, for the cursor's person."""
    marked = selecting.block(rows, selection)
    if marked is None or selection.cursor is None:
        return None
    dates = rows.dates
    person = selection.cursor.person
    group = selection.cursor.group
    return Draw(person=person, first=dates[marked.left], last=dates[marked.right], group=group)


def _open_day(rows: Rows, selection: Selection) -> OpenDay | None:
    cursor = selection.cursor
    shown = cursor is not None and selecting.position(rows, cursor) is not None
    return OpenDay(date=cursor.date) if cursor is not None and shown else None


def _explain(rows: Rows, selection: Selection) -> Explain | None:
    cursor = selection.cursor
    if cursor is None or selecting.position(rows, cursor) is None:
        return None
    cell = selecting.cell_at(rows, cursor)
    return Explain(
        person=cursor.person, date=cursor.date, booking=None if cell is None else cell.booking
    )


def _picked(selection: Selection) -> tuple[BookingId, ...]:
    return tuple(sorted(selection.picked))


def _remove(rows: Rows, selection: Selection) -> Remove | None:
    del rows
    return Remove(bookings=_picked(selection)) if selection.picked else None


def _by_days(rows: Rows, selection: Selection, *, days: int) -> Move | None:
    del rows
    return Move(bookings=_picked(selection), days=days) if selection.picked else None


def _beside(
    rows: Rows, selection: Selection, *, step: int, make: type[Move] | type[Copy]
) -> Intent | None:
    """To the person above or below; only where all bookings are one person's."""
    lines = {rows.line_of(booking) for booking in selection.picked}
    line = lines.pop() if len(lines) == 1 else None
    if line is None or line + step < 0:
        return None
    beside = next(rows.people(step, line + step), None)
    row = None if beside is None else rows.person(beside)
    return None if row is None else make(bookings=_picked(selection), days=0, person=row.person)


def _resize(rows: Rows, selection: Selection, *, days: int) -> Resize | None:
    """Another end for the one booking picked; never before its beginning."""
    picked = _picked(selection)
    cell = rows.cell_of(picked[0]) if len(picked) == 1 else None
    if cell is None:
        return None
    last = cell.span.last + dt.timedelta(days=days)
    if last < cell.span.first:
        return None
    return Resize(booking=cell.booking, first=cell.span.first, last=last)


def _repeat(rows: Rows, selection: Selection) -> Copy | None:
    """The bookings picked once more, right after the last of them."""
    cells = [cell for cell in map(rows.cell_of, selection.picked) if cell is not None]
    if not cells:
        return None
    first = min(cell.span.first for cell in cells)
    last = max(cell.span.last for cell in cells)
    return Copy(bookings=_picked(selection), days=(last - first).days + 1)


_INTENTS: Mapping[Action, Callable[[Rows, Selection], Intent | None]] = MappingProxyType(
    {
        Action.EDIT: _edit,
        Action.CREATE: _create,
        Action.REMOVE: _remove,
        Action.MOVE_EARLIER: partial(_by_days, days=-1),
        Action.MOVE_LATER: partial(_by_days, days=1),
        Action.MOVE_UP: partial(_beside, step=-1, make=Move),
        Action.MOVE_DOWN: partial(_beside, step=1, make=Move),
        Action.SHORTEN: partial(_resize, days=-1),
        Action.LENGTHEN: partial(_resize, days=1),
        Action.COPY_RIGHT: _repeat,
        Action.COPY_DOWN: partial(_beside, step=1, make=Copy),
        Action.EXPLAIN: _explain,
        Action.OPEN_DAY: _open_day,
    }
)
_MARKS: Mapping[Action, Callable[[Rows, Selection], Selection | None]] = MappingProxyType(
    {
        Action.SELECT_PERSON: partial(selecting.spread, person=True),
        Action.SELECT_DAY: partial(selecting.spread, day=True),
        Action.SELECT_ALL: _all,
        Action.CLEAR_SELECTION: _cleared,
        Action.NEXT_FINDING: partial(_finding, step=1),
        Action.PREVIOUS_FINDING: partial(_finding, step=-1),
    }
)
