"""What actions ask for where the cursor is: the intents of keys."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from crewplanner.app.queries.board import RowsBy
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.ids import BookingId, PersonId, UnitId
from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.intents import (
    AskChallenge,
    Copy,
    Deed,
    Draw,
    Edit,
    EditCell,
    Explain,
    Fill,
    Intent,
    Move,
    MoveTo,
    OpenDay,
    Remove,
    Resize,
    SetStatus,
    TypeInto,
    UseClipboard,
)
from crewplanner.ui.board.rows import Rows
from crewplanner.ui.board.selection import Selection

STATUSES = {
    Action.CONFIRM: (BookingStatus.CONFIRMED, 1),
    Action.FIRST_HOLD: (BookingStatus.PENCIL, 1),
    Action.SECOND_HOLD: (BookingStatus.PENCIL, 2),
    Action.THIRD_HOLD: (BookingStatus.PENCIL, 3),
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


def typed(text: str, rows: Rows, selection: Selection) -> TypeInto | None:
    """Typing begins on the marked dates of the cursor's person; None without a cursor."""
    marked = selecting.block(rows, selection)
    if marked is None or selection.cursor is None:
        return None
    return TypeInto(
        person=selection.cursor.person,
        first=rows.dates[marked.left],
        last=rows.dates[marked.right],
        bookings=_picked(selection),
        text=text,
    )


def _overtime(rows: Rows, selection: Selection) -> TypeInto | None:
    """An hour after the unit's wrap, to be written otherwise or entered."""
    return typed("wrap +60", rows, selection) if selection.picked else None


def _edit(rows: Rows, selection: Selection) -> EditCell | None:
    """The cell under the cursor."""
    cursor = selection.cursor
    if cursor is None or selecting.position(rows, cursor) is None:
        return None
    cell = selecting.cell_at(rows, cursor)
    booking = None if cell is None or cell.elsewhere else cell.booking
    return EditCell(person=cursor.person, date=cursor.date, booking=booking)


def _form(rows: Rows, selection: Selection) -> Intent | None:
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


def _move_to(rows: Rows, selection: Selection) -> MoveTo | None:
    del rows
    return MoveTo(bookings=_picked(selection)) if selection.picked else None


def _challenge(rows: Rows, selection: Selection) -> AskChallenge | None:
    del rows
    return AskChallenge(bookings=_picked(selection)) if selection.picked else None


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
    if row is None or beside is None:
        return None
    unit = unit_between(rows, line, beside)
    return make(bookings=_picked(selection), days=0, person=row.person, unit=unit)


def unit_between(rows: Rows, line: int, target: int) -> UnitId | None:
    """The unit of the target line where that is another unit's; None where the unit stays."""
    was, row = rows.person(line), rows.person(target)
    group = row.group if row is not None else None
    if group is None or was is None or group.by is not RowsBy.UNIT or group == was.group:
        return None
    return group.unit


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


def _use(rows: Rows, selection: Selection, *, deed: Deed) -> UseClipboard | None:
    """Something is marked."""
    return UseClipboard(deed=deed) if selecting.block(rows, selection) is not None else None


def _fill(rows: Rows, selection: Selection, *, down: bool, right: bool) -> Fill | None:
    """The first line, the first column or the cursor's cell over all that is marked.

    None where nothing beside it is marked.
    """
    marked = selecting.block(rows, selection)
    if marked is None or selection.cursor is None:
        return None
    top, bottom, left, right_end = marked
    where = selecting.position(rows, selection.cursor) or (top, left)
    lines = (where[0], where[0]) if down and right else (top, top if down else bottom)
    days = (where[1], where[1]) if down and right else (left, left if right else right_end)
    if (bottom == top or not down) and (right_end == left or not right):
        return None
    return fill_of(rows, (*lines, *days), marked)


def fill_of(
    rows: Rows, source: tuple[int, int, int, int], target: tuple[int, int, int, int]
) -> Fill | None:
    """The fill from lines and days to lines and days; None where nobody is among them."""
    own, others = _people(rows, source[0], source[1]), _people(rows, target[0], target[1])
    if not own or not others:
        return None
    dates = rows.dates
    return Fill(
        people=own,
        first=dates[source[2]],
        last=dates[source[3]],
        to_people=others,
        to_first=dates[target[2]],
        to_last=dates[target[3]],
    )


def _people(rows: Rows, top: int, bottom: int) -> tuple[PersonId, ...]:
    found = (rows.person(line) for line in range(top, bottom + 1))
    return tuple(dict.fromkeys(row.person for row in found if row is not None))


def _right(rows: Rows, selection: Selection) -> Intent | None:
    return _fill(rows, selection, down=False, right=True) or _repeat(rows, selection)


def _down(rows: Rows, selection: Selection) -> Intent | None:
    found = _fill(rows, selection, down=True, right=False)
    return found or _beside(rows, selection, step=1, make=Copy)


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
        Action.FORM: _form,
        Action.CREATE: _create,
        Action.REMOVE: _remove,
        Action.MOVE_TO: _move_to,
        Action.CHALLENGE: _challenge,
        Action.MOVE_EARLIER: partial(_by_days, days=-1),
        Action.MOVE_LATER: partial(_by_days, days=1),
        Action.MOVE_UP: partial(_beside, step=-1, make=Move),
        Action.MOVE_DOWN: partial(_beside, step=1, make=Move),
        Action.SHORTEN: partial(_resize, days=-1),
        Action.LENGTHEN: partial(_resize, days=1),
        Action.COPY: partial(_use, deed=Deed.COPY),
        Action.CUT: partial(_use, deed=Deed.CUT),
        Action.PASTE: partial(_use, deed=Deed.PASTE),
        Action.PASTE_SPECIAL: partial(_use, deed=Deed.PASTE_SPECIAL),
        Action.FILL: partial(_fill, down=True, right=True),
        Action.COPY_RIGHT: _right,
        Action.COPY_DOWN: _down,
        Action.OVERTIME: _overtime,
        Action.EXPLAIN: _explain,
        Action.OPEN_DAY: _open_day,
    }
)
