"""Reading all bookings at once, into columns instead of values."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from crewplanner.domain.bookings import Booking
from crewplanner.domain.packed_bookings import BookingPacker, PackedBookings
from crewplanner.domain.values import DateSpan
from crewplanner.store.codecs import Row
from crewplanner.store.rows import MAPS, TableMap, readable
from crewplanner.store.statements import ALL, select

_AT_ONCE = 5_000
_ORDER = "person, first, id"
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
        rows = db.execute(select((*_OWN, *shared), table.name, where, order), parameters)
        while part := rows.fetchmany(_AT_ONCE):
            ids, owners, firsts, lasts, *others = zip(*part, strict=True)
            kinds = map(samples.__getitem__, zip(*others, strict=True))
            dates = map(spans.__getitem__, zip(firsts, lasts, strict=True))
            packer.add(ids, owners, kinds, dates)
        return packer.packed()


class _Numbers(dict[Row, int], Generic[ValueT]):
    """A number for each different part of a row; `values_met` are what the numbers stand for."""

    def __init__(self, make: Callable[[Row], ValueT]) -> None:
        super().__init__()
        self._make = make
        self.values_met: list[ValueT] = []

    def __missing__(self, part: Row) -> int:
        self.values_met.append(self._make(part))
        number = self[part] = len(self)
        return number


def _sample(table: TableMap, columns: tuple[str, ...], part: Row) -> Booking:
    row = _OWN | dict(zip(columns, part, strict=True))
    (sample,) = table.from_rows([tuple(row[column] for column in table.columns)], {})
    return sample


def _span(part: Row) -> DateSpan:
    first, last = part
    return DateSpan(first=dt.date.fromisoformat(first), last=dt.date.fromisoformat(last))
