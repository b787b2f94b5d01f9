"""Where actions take the cursor, and what they mark on the way."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from crewplanner.app.queries.board import BoardGroup
from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.geometry import Preset
from crewplanner.ui.board.rows import GroupLine, Rows
from crewplanner.ui.board.selection import NOTHING, Selection


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


def group_of(rows: Rows, selection: Selection) -> BoardGroup | None:
    """The group whose people the cursor is among; None without a cursor or groups."""
    where = selecting.position(rows, selection.cursor)
    above = reversed([*rows.lines.above(where[0])]) if where is not None else ()
    return next((line.group for line in above if isinstance(line, GroupLine)), None)


PRESETS = {
    Action.WEEK: Preset.WEEK,
    Action.TWO_WEEKS: Preset.TWO_WEEKS,
    Action.MONTH: Preset.MONTH,
    Action.SEASON: Preset.SEASON,
    Action.WHOLE: Preset.WHOLE,
}
WEEKS = {Action.PREVIOUS_WEEK: -7, Action.NEXT_WEEK: 7}
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
