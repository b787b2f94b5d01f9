"""Reading all bookings at once, into columns instead of values.

SQLite writes what bookings share as one text: a value is made of it once, not of every row.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import count
from operator import itemgetter
from typing import Any, Generic, TypeVar

from crewplanner.domain.bookings import Booking
from crewplanner.domain.packed_bookings import BookingPacker, PackedBookings
from crewplanner.domain.values import DateSpan
from crewplanner.store.codecs import Row
from crewplanner.store.rows import MAPS, TableMap, readable
from crewplanner.store.statements import ALL, alike

_AT_ONCE = 5_000
_ORDER = "person, first, id"
_PLAIN = ("id", "person")
_DATES = ("first", "last")
_OWN = {"id": 1, "person": 1, "first": "2000-01-01", "last": "2000-01-01"}
ValueT = TypeVar("ValueT")


def read_bookings(
    db: sqlite3.Connection,
    where: str = ALL,
    parameters: Row = (),
    order: str = _ORDER,
) -> PackedBookings:
    """The bookings of the file for which the condition holds. Raises Unreadable, sqlite3.Error.

    `order` is another way to say the usual one.
    """
    table = MAPS["bookings"]
    shared = tuple(column for column in table.columns if column not in _OWN)
    samples = _Numbers[Booking](partial(_samples, table, shared))
    spans = _Numbers[DateSpan](_spans)
    packer = BookingPacker(samples.values_met, spans.values_met)
    with readable(table):
        rows = db.execute(alike(_PLAIN, _DATES, shared, table.name, where, order), parameters)
        while part := rows.fetchmany(_AT_ONCE):
            ids, owners, dates, others = zip(*part, strict=True)
            packer.add(ids, owners, samples.of(others), spans.of(dates))
        return packer.packed()


class _Numbers(dict[str, int], Generic[ValueT]):
    """A number for each different text; `values_met` are what the numbers stand for."""

    def __init__(self, make: Callable[[Sequence[str]], Iterable[ValueT]]) -> None:
        super().__init__()
        self._make = make
        self.values_met: list[ValueT] = []

    def of(self, texts: Sequence[str]) -> Iterable[int]:
        """The number of each of the texts; of those not met before the values are made at once."""
        new = [text for text in dict.fromkeys(texts) if text not in self]
        if new:
            self.update(zip(new, count(len(self)), strict=False))
            self.values_met.extend(self._make(new))
        return map(self.__getitem__, texts)


def _samples(table: TableMap, columns: tuple[str, ...], texts: Sequence[str]) -> Iterable[Booking]:
    known = (*_OWN, *columns)
    in_order = itemgetter(*map(known.index, table.columns))
    own = tuple(_OWN.values())
    return table.from_rows([in_order((*own, *row)) for row in _lists(texts)], {})


def _spans(texts: Sequence[str]) -> Iterable[DateSpan]:
    date = dt.date.fromisoformat
    return [DateSpan(first=date(first), last=date(last)) for first, last in _lists(texts)]


def _lists(texts: Sequence[str]) -> Any:
    return json.loads(f"[{','.join(texts)}]")
