"""The rows of a board view, indexed: who is where, what lies in a cell, where the next thing is.

A cache of values that the board was given; it asks nobody for anything.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum, auto
from itertools import accumulate
from typing import NamedTuple

from crewplanner.app.queries.board import (
    BoardCell,
    BoardDay,
    BoardGroup,
    BoardRow,
    BoardView,
    GroupKey,
    Packing,
    RowKey,
)
from crewplanner.app.queries.row_cells import RowCells, bookings_of
from crewplanner.app.queries.row_packing import packed
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import NOT_WORKED
from crewplanner.domain.ids import BookingId, PersonId
from crewplanner.ui.board.lanes import Sizes


class GroupLine(NamedTuple):
    """The heading of a group; folded, its people are not shown."""

    group: BoardGroup
    folded: bool = False


class PersonLine(NamedTuple):
    """One person and how the bookings are stacked."""

    row: BoardRow
    packing: Packing

    @property
    def lanes(self) -> Mapping[BookingId, int]:
        """The lane of each booking that is not in the first."""
        return self.packing.lanes

    @property
    def depth(self) -> int:
        """How many lanes there are, at least one."""
        return self.packing.depth

    def lane(self, booking: BookingId) -> int:
        """The lane of a booking."""
        return self.lanes.get(booking, 0)


Line = GroupLine | PersonLine
_Source = BoardGroup | BoardRow


class Lines(dict[int, Line]):
    """Lines by number, each made when it is first asked for: of thousands a few dozen are seen.

    `count` is how many there are; `packings` have None for headings.
    """

    def __init__(
        self,
        sources: Sequence[_Source],
        packings: Sequence[Packing | None],
        folded: frozenset[GroupKey],
    ) -> None:
        super().__init__()
        self._sources = sources
        self._packings = packings
        self._folded = folded
        self.count = len(sources)

    def __missing__(self, number: int) -> Line:
        if not 0 <= number < self.count:
            raise IndexError(number)
        source, packing = self._sources[number], self._packings[number]
        if isinstance(source, BoardGroup):
            line: Line = GroupLine(source, source.key in self._folded)
        else:
            line = PersonLine(source, packing or packed(source.cells))
        self[number] = line
        return line

    def above(self, stop: int | None = None) -> Iterator[Line]:
        """The lines from the first one on, all of them or those above one."""
        return (self[number] for number in range(self.count if stop is None else stop))


class Shade(IntEnum):
    """The ground of a date's column."""

    NONE = auto()
    WEEKEND = auto()
    HOLIDAY = auto()
    DARK = auto()


def shade_of(day: BoardDay) -> Shade:
    """A dark day is dark on a holiday too, and a holiday one at a weekend."""
    if day.entries and NOT_WORKED.issuperset([entry.day_type for entry in day.entries]):
        return Shade.DARK
    if day.holiday:
        return Shade.HOLIDAY
    return Shade.WEEKEND if day.weekend else Shade.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """What `Rows.replace` did: the lines and days to paint again, and whether heights changed.

    Of those lines that are in `cells` only these days look otherwise.
    """

    lines: tuple[int, ...]
    days: tuple[int, ...]
    resized: bool
    cells: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """The line of each row of a person, the first one of each person, and that of each heading."""

    rows: dict[RowKey, int]
    people: dict[PersonId, int]
    groups: dict[GroupKey, int]


class Rows:
    """A board view in the order in which it is painted, without the people of folded groups."""

    def __init__(self, view: BoardView, folded: frozenset[GroupKey] = frozenset()) -> None:
        self.view = view
        self.folded = folded
        self.dates = tuple(view.span)
        by_date = {day.date: day for day in view.days}
        self.days: list[BoardDay] = [by_date.get(d) or BoardDay(date=d) for d in self.dates]
        self.shades = [shade_of(day) for day in self.days]
        self._sources: list[_Source] = list(view.rows)
        shown = view.rows if not folded else _unfolded(view.rows, folded)
        packings = [
            None if isinstance(one, BoardGroup) else one.packing or packed(one.cells)
            for one in shown
        ]
        self.lines = Lines(shown, packings, folded)
        self._depths = [1 if packing is None else packing.depth for packing in packings]
        self._places: dict[RowKey | GroupKey, int] = {}
        self._indexed: _Index | None = None
        self._of_booking: dict[BookingId, int] | None = None
        self._tops: tuple[Sizes, tuple[int, ...]] | None = None

    def tops(self, sizes: Sizes) -> tuple[int, ...]:
        """The upper edge of each line, and the height of all; see `Geometry.tops`."""
        known = self._tops
        if known is None or known[0] != sizes:
            high = {depth: sizes.row_height(depth) for depth in set(self._depths)}
            if len(high) == 1:
                (step,) = high.values()
                tops: Iterable[int] = range(0, step * len(self._depths) + 1, step)
            else:
                tops = accumulate(map(high.__getitem__, self._depths), initial=0)
            known = self._tops = sizes, tuple(tops)
        return known[1]

    def person(self, line: int) -> BoardRow | None:
        """The person of a line; None for a group and outside."""
        if not 0 <= line < self.lines.count:
            return None
        found = self.lines[line]
        return found.row if isinstance(found, PersonLine) else None

    def index(self, person: PersonId, group: GroupKey | None = None) -> int | None:
        """The line of a person in a group, or else the first one; None where folded or not shown.

        Somebody may have a line in each of several groups.
        """
        index = self._index()
        found = index.rows.get((person, group))
        return index.people.get(person) if found is None else found

    def cells(self, line: int, day: int) -> tuple[BoardCell, ...]:
        """What is booked in a cell, upper lane first."""
        found = self.lines[line]
        if not isinstance(found, PersonLine) or not 0 <= day < len(self.dates):
            return ()
        cells = found.row.cells.get(self.dates[day], ())
        if len(cells) < 2:
            return cells
        return tuple(sorted(cells, key=lambda cell: found.lane(cell.booking)))

    def lane(self, line: int, booking: BookingId) -> int:
        """The lane of a booking within its line."""
        found = self.lines[line]
        return found.lane(booking) if isinstance(found, PersonLine) else 0

    def line_of(self, booking: BookingId) -> int | None:
        """The line that shows a booking, the one of its own group where several do."""
        if self._of_booking is None:
            self._of_booking = {}
            for index, line in enumerate(self.lines.above()):
                self._note_bookings(index, line)
        return self._of_booking.get(booking)

    def cell_of(self, booking: BookingId) -> BoardCell | None:
        """The first cell shown of a booking."""
        index = self.line_of(booking)
        person = None if index is None else self.person(index)
        if person is None:
            return None
        dates = (date for date in self.dates if date in person.cells)
        cells = (cell for date in dates for cell in person.cells[date])
        return next((cell for cell in cells if cell.booking == booking), None)

    def replace(
        self, rows: Iterable[BoardRow | BoardGroup], days: Iterable[BoardDay] = ()
    ) -> Replaced:
        """Put other values for people, departments and dates that are shown; others are ignored."""
        self._tops = None
        people: dict[RowKey, BoardRow] = {}
        groups: dict[GroupKey, BoardGroup] = {}
        for row in rows:
            if isinstance(row, BoardRow):
                people[row.key] = row
            else:
                groups[row.key] = row
        if not self._places:
            self._places.update((row.key, place) for place, row in enumerate(self._sources))
        for key, row in (*people.items(), *groups.items()):
            place = self._places.get(key)
            if place is not None:
                self._sources[place] = row
        touched: list[int] = []
        cells: dict[int, tuple[int, ...]] = {}
        resized = False
        for index in self._lines_of(people, groups):
            line = self.lines[index]
            if isinstance(line, PersonLine):
                row = people[line.row.key]
                known = row.packing if isinstance(row.cells, RowCells) else None
                fresh: Line = PersonLine(row, known or packed(row.cells))
                resized = resized or fresh.depth != line.depth
                self._depths[index] = fresh.depth
                dates = _dates_changed(line, fresh)
                if dates is not None:
                    cells[index] = tuple((date - self.view.span.first).days for date in dates)
            else:
                fresh = line._replace(group=groups[line.group.key])
            self._reindex(index, line, fresh)
            self.lines[index] = fresh
            touched.append(index)
        changed = [((day.date - self.view.span.first).days, day) for day in days]
        changed = [(number, day) for number, day in changed if 0 <= number < len(self.days)]
        for number, day in changed:
            self.days[number] = day
            self.shades[number] = shade_of(day)
        self.view = replace(self.view, rows=tuple(self._sources), days=tuple(self.days))
        return Replaced(
            lines=tuple(touched),
            days=tuple(number for number, _ in changed),
            resized=resized,
            cells=cells,
        )

    def search(self, text: str) -> tuple[PersonId, ...]:
        """People of the view whose name or role holds all the words, accents and case aside."""
        from crewplanner.app.importing.folding import folded  # noqa: PLC0415 - only to search

        words = folded(text).split()
        if not words:
            return ()
        found = (
            row.person
            for row in self._sources
            if isinstance(row, BoardRow) and _has(folded(f"{row.name} {row.role}"), words)
        )
        return tuple(dict.fromkeys(found))

    def people(self, step: int = 1, start: int | None = None) -> Iterator[int]:
        """The lines of people, down (step 1) or up (-1), from a line on, that one included."""
        first = start if start is not None else (0 if step > 0 else self.lines.count - 1)
        stop = self.lines.count if step > 0 else -1
        return (i for i in range(first, stop, step) if isinstance(self.lines[i], PersonLine))

    def find(
        self, line: int, day: int, step: int, wanted: Callable[[BoardCell], bool]
    ) -> tuple[int, int, BoardCell] | None:
        """The next cell wanted in reading order, after (step 1) or before (-1) a place, round."""
        columns = len(self.dates)
        total = columns * self.lines.count
        at = line * columns + day
        for offset in range(1, total + 1):
            row, column = divmod((at + step * offset) % total, columns)
            for cell in self.cells(row, column):
                if wanted(cell):
                    return row, column, cell
        return None

    def _index(self) -> "_Index":
        """Who is where; gathered when first asked for, and not to paint."""
        found = self._indexed
        if found is None:
            found = self._indexed = _Index(rows={}, people={}, groups={})
            for number, line in enumerate(self.lines.above()):
                if isinstance(line, GroupLine):
                    found.groups[line.group.key] = number
                else:
                    found.people.setdefault(line.row.person, number)
                    found.rows[line.row.key] = number
        return found

    def _reindex(self, index: int, before: Line, after: Line) -> None:
        """Bookings of one line are others; a booking that moved may be in its new line already."""
        if self._of_booking is None:
            return
        for booking, _ours in _bookings(before):
            if self._of_booking.get(booking) == index:
                del self._of_booking[booking]
        self._note_bookings(index, after)

    def _note_bookings(self, index: int, line: Line) -> None:
        known = self._of_booking
        if known is None:
            return
        for booking, ours in _bookings(line):
            if ours or booking not in known:
                known[booking] = index

    def _lines_of(
        self,
        people: Mapping[RowKey, BoardRow],
        groups: Mapping[GroupKey, BoardGroup],
    ) -> list[int]:
        index = self._index()
        found = [index.rows[key] for key in people if key in index.rows]
        found += [index.groups[key] for key in groups if key in index.groups]
        return sorted(found)


def _unfolded(sources: Iterable[_Source], folded: frozenset[GroupKey]) -> list[_Source]:
    """Those that are shown: the people of folded groups are not."""
    shown: list[_Source] = []
    hidden = False
    for source in sources:
        if isinstance(source, BoardGroup):
            hidden = source.key in folded
            shown.append(source)
        elif not hidden:
            shown.append(source)
    return shown


def _dates_changed(before: PersonLine, after: PersonLine) -> list[dt.date] | None:
    """The dates of the cells that differ; None where anything else of the line may too.

    A day off is drawn by what the other dates of its booking are.
    """
    old, new = before.row.cells, after.row.cells
    if isinstance(old, RowCells) and not old.made:
        return None
    same = _beside_cells(before) == _beside_cells(after)
    if not same or old.keys() != new.keys():
        return None
    dates = [date for date, cells in new.items() if cells is not old[date] and cells != old[date]]
    for date in dates:
        if [(c.booking, c.idle) for c in old[date]] != [(c.booking, c.idle) for c in new[date]]:
            return None
    return dates


def _beside_cells(line: PersonLine) -> tuple[object, ...]:
    row = line.row
    return row.name, row.role, row.department, row.away, line.lanes, line.depth


def _bookings(line: Line) -> Iterable[tuple[BookingId, bool]]:
    """The bookings of a line, and whether each belongs to it."""
    return bookings_of(line.row) if isinstance(line, PersonLine) else ()


def _has(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)
