"""Reading all bookings at once, into columns instead of values.

SQLite writes what bookings share as one text: a value is made of it once, not of every row.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

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
    samples = _Numbers[Booking](partial(_sample, table, shared))
    spans = _Numbers[DateSpan](_span)
    packer = BookingPacker(samples.values_met, spans.values_met)
    with readable(table):
        rows = db.execute(alike(_PLAIN, _DATES, shared, table.name, where, order), parameters)
        while part := rows.fetchmany(_AT_ONCE):
            ids, owners, dates, others = zip(*part, strict=True)
            kinds = map(samples.__getitem__, others)
            packer.add(ids, owners, kinds, map(spans.__getitem__, dates))
        return packer.packed()


class _Numbers(dict[str, int], Generic[ValueT]):
    """A number for each different text; `values_met` are what the numbers stand for."""

    def __init__(self, make: Callable[[str], ValueT]) -> None:
        super().__init__()
        self._make = make
        self.values_met: list[ValueT] = []

    def __missing__(self, text: str) -> int:
        self.values_met.append(self._make(text))
        number = self[text] = len(self)
        return number


def _sample(table: TableMap, columns: tuple[str, ...], text: str) -> Booking:
    row = _OWN | dict(zip(columns, json.loads(text), strict=True))
    (sample,) = table.from_rows([tuple(row[column] for column in table.columns)], {})
    return sample


def _span(text: str) -> DateSpan:
    first, last = json.loads(text)
    return DateSpan(first=dt.date.fromisoformat(first), last=dt.date.fromisoformat(last))
