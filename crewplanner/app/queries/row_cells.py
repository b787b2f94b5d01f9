"""The cells of a row that are made when they are first looked at: of a large crew few ever are."""

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Protocol, final

from crewplanner.app.queries.board import BoardCell, BoardRow
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import BookingId, PersonId
from crewplanner.domain.values import DateSpan

Cells = Mapping[dt.date, tuple[BoardCell, ...]]
Found = Mapping[dt.date, list[Finding]]
"""What was found about a person, by date."""

_KEPT = 256
_FEW_DATES = 7


class CellMaker(Protocol):
    """Makes the cells of people's rows."""

    span: DateSpan
    recent: "Recent"

    def cells(self, person: PersonId, found: Found, span: DateSpan) -> Cells:
        """By date, of a row outside all groups; `found` are the marks."""
        ...

    def bookings(self, person: PersonId) -> Iterable[BookingId]:
        """What those cells are about."""
        ...


class Recent:
    """The rows whose cells were made last; others let go of theirs."""

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._rows: deque[RowCells] = deque()

    def note(self, cells: "RowCells") -> None:
        """These were just made."""
        self._rows.append(cells)
        if len(self._rows) > self._kept:
            self._rows.popleft().let_go()


@final
class RowCells(Mapping[dt.date, tuple[BoardCell, ...]]):
    """A person's cells by date; made when asked for, and again when they were let go."""

    __slots__ = ("_made", "_maker", "found", "person")

    def __init__(self, maker: CellMaker, person: PersonId, found: Found) -> None:
        self._maker = maker
        self._made: Cells | None = None
        self.person = person
        self.found = found

    @property
    def made(self) -> bool:
        """Whether they are there already."""
        return self._made is not None

    def __getitem__(self, key: dt.date) -> tuple[BoardCell, ...]:
        return self.all[key]

    def __contains__(self, key: object) -> bool:
        return key in self.all

    def __iter__(self) -> Iterator[dt.date]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def let_go(self) -> None:
        """Keep none until somebody looks again."""
        self._made = None

    def marked(self, found: Found) -> "RowCells":
        """The same cells with other marks."""
        return RowCells(self._maker, self.person, found)

    def made_by(self, maker: CellMaker) -> "RowCells":
        """The same person's cells and marks in another plan."""
        return RowCells(maker, self.person, self.found)

    def but(self, changed: Cells, other: "RowCells") -> "RowCells":
        """Those of `other`, which differ on the dates of `changed` alone; what is made stays."""
        if self._made is not None and not other.made:
            other.keep({**self._made, **changed})
        return other

    def keep(self, made: Cells) -> None:
        """These are all of them."""
        self._made = made
        self._maker.recent.note(self)

    def on(self, dates: Iterable[dt.date]) -> Cells:
        """Those of some dates; of few dates the others are not made."""
        wanted = [date for date in dates if date in self._maker.span]
        if self._made is not None or len(wanted) > _FEW_DATES:
            return {date: self.all[date] for date in wanted if date in self.all}
        spans = (DateSpan(first=date, last=date) for date in wanted)
        parts = (self._maker.cells(self.person, self.found, span) for span in spans)
        return dict(chain.from_iterable(part.items() for part in parts))

    def within(self, span: DateSpan) -> Cells:
        """Those of a span; no others are made."""
        if self._made is not None:
            return {date: cells for date, cells in self._made.items() if date in span}
        first, last = max(span.first, self._maker.span.first), min(span.last, self._maker.span.last)
        if last < first:
            return {}
        return self._maker.cells(self.person, self.found, DateSpan(first=first, last=last))

    def bookings(self) -> Iterable[BookingId]:
        """What they are about; makes none."""
        return self._maker.bookings(self.person)

    @property
    def all(self) -> Cells:
        """All of them, in what they are kept in: who asks for many is spared a way round."""
        made = self._made
        if made is None:
            made = self._maker.cells(self.person, self.found, self._maker.span)
            self.keep(made)
        return made


def cells_within(row: BoardRow, span: DateSpan) -> Cells:
    """The cells of a row on the dates of a span."""
    if isinstance(row.cells, RowCells):
        return row.cells.within(span)
    return {date: cells for date, cells in row.cells.items() if date in span}


def findings_of(row: BoardRow) -> Iterator[Finding]:
    """What a row's marks are of, and perhaps what concerns no cell of it; each once."""
    if isinstance(row.cells, RowCells):
        return iter(dict.fromkeys(chain.from_iterable(row.cells.found.values())))
    cells = chain.from_iterable(row.cells.values())
    return iter(dict.fromkeys(found for cell in cells for found in cell.findings))


def bookings_of(row: BoardRow) -> Iterator[tuple[BookingId, bool]]:
    """The bookings that a row shows, and whether each belongs to it; some more than once."""
    if isinstance(row.cells, RowCells):
        yield from ((booking, True) for booking in row.cells.bookings())
        return
    for cell in chain.from_iterable(row.cells.values()):
        yield cell.booking, not cell.elsewhere
