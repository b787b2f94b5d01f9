"""Columns of bookings: numbers in the place of values, which are made of them when asked for."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import fields
from functools import partial
from itertools import compress, islice
from operator import lt
from typing import TYPE_CHECKING, cast, final

from crewplanner.domain.bookings import Booking
from crewplanner.domain.ids import PersonId
from crewplanner.domain.values import DateSpan

if TYPE_CHECKING:
    from array import array

Alike = Callable[[Booking], Hashable]
"""What bookings have in common that count together. It looks at neither id, person nor dates."""


@final
class BookingColumns:
    """One row a booking, by person, first date and id."""

    __slots__ = (
        "_classes",
        "_firsts",
        "_flags",
        "_lasts",
        "_makers",
        "dates",
        "ids",
        "kinds",
        "owners",
        "samples",
        "spans",
    )

    def __init__(
        self,
        *,
        ids: "array[int]",
        owners: "array[int]",
        kinds: "array[int]",
        dates: "array[int]",
        samples: tuple[Booking, ...],
        spans: tuple[DateSpan, ...],
    ) -> None:
        self.ids = ids
        self.owners = owners
        self.kinds = kinds
        self.dates = dates
        self.samples = samples
        self.spans = spans
        self._makers = tuple(_maker(sample) for sample in samples)
        self._firsts = [span.first for span in spans]
        self._lasts = [span.last for span in spans]
        self._classes: dict[Alike, tuple[list[int], list[Booking]]] = {}
        self._flags: tuple[DateSpan | None, bytes] = (None, b"")

    def in_order(self, rows: range) -> bool:
        """Whether rows of a person come by first date and id."""
        firsts = self._dates(rows, self._firsts)
        keys = list(zip(firsts, self.ids[rows.start : rows.stop], strict=True))
        return all(map(lt, keys, keys[1:]))

    def made(self, row: int) -> Booking:
        """The booking of a row."""
        return self._makers[self.kinds[row]](
            id=self.ids[row], person=self.owners[row], span=self.spans[self.dates[row]]
        )

    def overlapping(self, rows: range, span: DateSpan) -> Iterator[int]:
        """Those of a person's rows whose dates overlap a span; asked again, it costs less."""
        return compress(rows, self.flags(rows, span))

    def flags(self, rows: range, span: DateSpan) -> Iterator[int]:
        """For each of a person's rows whether its dates overlap a span."""
        return map(self._within(span).__getitem__, self.dates[rows.start : rows.stop])

    def chosen(self, wanted: Callable[[Booking], bool]) -> bytes:
        """For each sample whether it is wanted."""
        return bytes(map(wanted, self.samples))

    def classes(self, alike: Alike) -> tuple[Sequence[int], Sequence[Booking]]:
        """For each sample the number of its class, and for each class one of its samples."""
        if alike not in self._classes:
            classes: dict[Hashable, int] = {}
            found: list[Booking] = []
            numbers: list[int] = []
            for sample in self.samples:
                number = classes.setdefault(alike(sample), len(classes))
                if number == len(found):
                    found.append(sample)
                numbers.append(number)
            self._classes[alike] = (numbers, found)
        return self._classes[alike]

    def meets(self, rows: Iterable[int], span: DateSpan, chosen: bytes) -> bool:
        """Whether a row whose sample is chosen overlaps a span; asked again, it costs less."""
        flags, kinds, dates = self._within(span), self.kinds, self.dates
        return any(flags[dates[row]] and chosen[kinds[row]] for row in rows)

    def apart(self, rows: range) -> bool:
        """Whether no two of a person's rows share a date."""
        firsts, lasts = self._dates(rows, self._firsts), self._dates(rows, self._lasts)
        return all(map(lt, lasts, islice(firsts, 1, None)))

    def _within(self, span: DateSpan) -> bytes:
        known, flags = self._flags
        if known != span:
            flags = bytes(one.overlaps(span) for one in self.spans)
            self._flags = (span, flags)
        return flags

    def _dates(self, rows: range, dates: Sequence[dt.date]) -> list[dt.date]:
        return list(map(dates.__getitem__, self.dates[rows.start : rows.stop]))

    def like(self, rows: Sequence[int]) -> Iterator[Booking]:
        """The samples of the bookings of rows."""
        return map(self.samples.__getitem__, map(self.kinds.__getitem__, rows))

    def sampled(self, rows: Sequence[int]) -> Iterator[tuple[PersonId, Booking]]:
        """Whose the rows are, and the samples of their bookings."""
        owners = map(self.owners.__getitem__, rows)
        return zip(cast("Iterator[PersonId]", owners), self.like(rows), strict=True)


def _maker(sample: Booking) -> Callable[..., Booking]:
    """Makes bookings like a sample of an id, a person and a span."""
    left = {name: getattr(sample, name) for name in _SHARED}
    return partial(Booking, **left)


_SHARED = tuple(f.name for f in fields(Booking) if f.name not in {"id", "person", "span"})
