"""Packed bookings: those of a whole project as columns of numbers, made into values when asked for.

A booking takes about thirty bytes then, not hundreds. What many bookings share (all but id, person
and dates) is kept once, as a *sample*: some booking that is like them in everything else.
Nothing here changes: edits are laid over it, see `layers`.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import partial
from itertools import compress, islice, pairwise
from operator import lt, ne
from typing import TypeVar, cast, final

from crewplanner.domain.bookings import Booking
from crewplanner.domain.ids import BookingId, PersonId
from crewplanner.domain.layers import Layered
from crewplanner.domain.plan_indexes import DateKey
from crewplanner.domain.values import DateSpan

KeyT = TypeVar("KeyT")

_KEPT = 30_000
"""So many bookings at most are kept as values in each way to look for them."""


class BookingPacker:
    """Takes the columns of bookings that come by person, first date and id.

    `samples` and `spans` are what the numbers of the columns stand for; they may grow as rows come.
    """

    def __init__(self, samples: Sequence[Booking], spans: Sequence[DateSpan]) -> None:
        self._samples = samples
        self._spans = spans
        self._ids = array("q")
        self._owners = array("q")
        self._kinds = array("i")
        self._dates = array("i")

    def add(
        self,
        ids: Iterable[int],
        owners: Iterable[int],
        kinds: Iterable[int],
        spans: Iterable[int],
    ) -> None:
        """Take more rows: of each its id, person, and the numbers of its sample and its span."""
        self._ids.extend(ids)
        self._owners.extend(owners)
        self._kinds.extend(kinds)
        self._dates.extend(spans)

    def packed(self) -> "PackedBookings":
        """All of them. Raises ValueError where they did not come in order."""
        owners, size = self._owners, len(self._owners)
        starts = list(compress(range(1, size), map(ne, owners, islice(owners, 1, None))))
        starts = [0, *starts] if size else []
        people = [PersonId(owners[start]) for start in starts]
        if any(one >= other for one, other in pairwise(people)):
            raise ValueError("bookings do not come by person")
        ends = [*starts[1:], size]
        rows = dict(zip(people, map(range, starts, ends), strict=False))
        columns = _Columns(
            ids=self._ids,
            owners=self._owners,
            kinds=self._kinds,
            dates=self._dates,
            samples=tuple(self._samples),
            spans=tuple(self._spans),
        )
        if any(not columns.in_order(one) for one in rows.values()):
            raise ValueError("a person's bookings do not come by date")
        return PackedBookings(columns, rows)


@final
class _Columns:
    """One row a booking, by person, first date and id."""

    __slots__ = ("_flags", "_makers", "dates", "ids", "kinds", "owners", "samples", "spans")

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
        self._flags: tuple[DateSpan | None, bytes] = (None, b"")

    def in_order(self, rows: range) -> bool:
        """Whether rows of a person come by first date and id."""
        firsts = [self.spans[number].first for number in self.dates[rows.start : rows.stop]]
        keys = list(zip(firsts, self.ids[rows.start : rows.stop], strict=True))
        return all(map(lt, keys, keys[1:]))

    def made(self, row: int) -> Booking:
        """The booking of a row."""
        return self._makers[self.kinds[row]](
            id=self.ids[row], person=self.owners[row], span=self.spans[self.dates[row]]
        )

    def overlapping(self, rows: range, span: DateSpan) -> Iterator[int]:
        """Those of a person's rows whose dates overlap a span; asked again, it costs less."""
        known, flags = self._flags
        if known != span:
            flags = bytes(one.overlaps(span) for one in self.spans)
            self._flags = (span, flags)
        numbers = self.dates[rows.start : rows.stop]
        return compress(rows, map(flags.__getitem__, numbers))

    def sampled(self, rows: Sequence[int]) -> Iterator[tuple[PersonId, Booking]]:
        """Whose the rows are, and the samples of their bookings."""
        owners = map(self.owners.__getitem__, rows)
        samples = map(self.samples.__getitem__, map(self.kinds.__getitem__, rows))
        return zip(cast("Iterator[PersonId]", owners), samples, strict=True)


class PackedGroups(Mapping[KeyT, tuple[Booking, ...]]):
    """Bookings by what they belong to; some of the groups that were asked for are kept."""

    __slots__ = ("_columns", "_held", "_kept", "_rows")

    def __init__(self, columns: _Columns, rows: Mapping[KeyT, Sequence[int]]) -> None:
        self._columns = columns
        self._rows = rows
        self._kept: dict[KeyT, tuple[Booking, ...]] = {}
        self._held = 0

    def __getitem__(self, key: KeyT) -> tuple[Booking, ...]:
        found = self._kept.get(key)
        if found is None:
            found = tuple(map(self._columns.made, self._rows[key]))
            if self._held > _KEPT:
                self._kept, self._held = {}, 0
            self._kept[key] = found
            self._held += len(found)
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[KeyT]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def sampled(self, key: KeyT) -> Iterator[tuple[PersonId, Booking]]:
        """Whose the bookings of a group are, and their samples; makes no values."""
        return self._columns.sampled(self._rows.get(key, ()))

    def within(self, key: KeyT, span: DateSpan) -> tuple[Booking, ...]:
        """Those of a person's that overlap a span."""
        rows = self._rows.get(key, range(0))
        if not isinstance(rows, range) or key in self._kept:
            return tuple(one for one in self.get(key, ()) if one.span.overlaps(span))
        return tuple(map(self._columns.made, self._columns.overlapping(rows, span)))


@final
class PackedBookings(Mapping[BookingId, Booking]):
    """All bookings by id; `of_people` and `on_dates` are the same by person, and by claimed date.

    Make it with `BookingPacker`.
    """

    __slots__ = ("_columns", "_ids", "_order", "of_people", "on_dates")

    def __init__(self, columns: _Columns, people: Mapping[PersonId, range]) -> None:
        self._columns = columns
        self._ids, self._order = _by_id(columns.ids)
        self.of_people: PackedGroups[PersonId] = PackedGroups(columns, people)
        self.on_dates: PackedGroups[DateKey] = PackedGroups(columns, _by_date(columns))

    def __getitem__(self, key: BookingId) -> Booking:
        place = self._place(key)
        if place is None:
            raise KeyError(key)
        return self._columns.made(place)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and self._place(key) is not None

    def __iter__(self) -> Iterator[BookingId]:
        return cast("Iterator[BookingId]", iter(self._ids))

    def __len__(self) -> int:
        return len(self._ids)

    def like(self, wanted: Callable[[Booking], bool]) -> Iterator[Booking]:
        """The bookings whose sample is wanted, by id."""
        columns = self._columns
        chosen = bytes(map(wanted, columns.samples))
        rows = self._order
        flags = map(chosen.__getitem__, map(columns.kinds.__getitem__, rows))
        return map(columns.made, compress(rows, flags))

    def _place(self, key: int) -> int | None:
        place = bisect_left(self._ids, key)
        found = place < len(self._ids) and self._ids[place] == key
        return self._order[place] if found else None


def within(
    groups: Mapping[PersonId, tuple[Booking, ...]], person: PersonId, span: DateSpan
) -> tuple[Booking, ...]:
    """A person's bookings that overlap a span, in their order."""
    below = _below(groups, person)
    if isinstance(below, PackedGroups):
        return below.within(person, span)
    return tuple(one for one in groups.get(person, ()) if one.span.overlaps(span))


def sampled(
    groups: Mapping[KeyT, tuple[Booking, ...]], key: KeyT
) -> Iterable[tuple[PersonId, Booking]]:
    """Whose the bookings of a group are, each with a booking like it in all but id and dates."""
    below = _below(groups, key)
    if isinstance(below, PackedGroups):
        return below.sampled(key)
    return [(one.person, one) for one in groups.get(key, ())]


def like(
    bookings: Mapping[BookingId, Booking], wanted: Callable[[Booking], bool]
) -> Iterator[Booking]:
    """The bookings of a kind; `wanted` looks at neither id, person nor dates."""
    if isinstance(bookings, Layered) and isinstance(bookings.below, PackedBookings):
        differences = bookings.differences
        yield from (one for one in bookings.below.like(wanted) if one.id not in differences)
        yield from (one for one in differences.values() if one is not None and wanted(one))
    elif isinstance(bookings, PackedBookings):
        yield from bookings.like(wanted)
    else:
        yield from filter(wanted, bookings.values())


def source(groups: Mapping[KeyT, tuple[Booking, ...]], key: KeyT) -> object:
    """What a group comes from: the same object as long as the group is the same."""
    below = _below(groups, key)
    return below if isinstance(below, PackedGroups) else groups.get(key)


def _below(
    groups: Mapping[KeyT, tuple[Booking, ...]], key: KeyT
) -> Mapping[KeyT, tuple[Booking, ...]]:
    """The groups under all differences, where the group of the key does not differ."""
    if isinstance(groups, Layered) and key not in groups.differences:
        return groups.below
    return groups


def _maker(sample: Booking) -> Callable[..., Booking]:
    """Makes bookings like a sample of an id, a person and a span."""
    left = {name: getattr(sample, name) for name in _SHARED}
    return partial(Booking, **left)


def _by_id(ids: "array[int]") -> tuple["array[int]", Sequence[int]]:
    """The ids in order, and in which row each is."""
    if all(map(lt, ids, islice(ids, 1, None))):
        return ids, range(len(ids))
    order = array("i", sorted(range(len(ids)), key=ids.__getitem__))
    return array("q", map(ids.__getitem__, order)), order


def _by_date(columns: _Columns) -> Mapping[DateKey, "array[int]"]:
    """The rows of live bookings under each date that they cover, by person and id."""
    found: dict[DateKey, array[int]] = {}
    takers: dict[tuple[int, int], tuple[Callable[[int], None], ...]] = {}
    claiming = [sample.production if sample.live else None for sample in columns.samples]
    for row, (kind, dates) in enumerate(zip(columns.kinds, columns.dates, strict=True)):
        production = claiming[kind]
        if production is None:
            continue
        if (production, dates) not in takers:
            keys = [(production, date) for date in columns.spans[dates]]
            takers[production, dates] = tuple(
                found.setdefault(key, array("i")).append for key in keys
            )
        for take in takers[production, dates]:
            take(row)
    for key, rows in found.items():
        owners = [columns.owners[row] for row in rows]
        if not all(map(lt, owners, owners[1:])):
            places = sorted((columns.owners[row], columns.ids[row], row) for row in rows)
            found[key] = array("i", [row for _owner, _id, row in places])
    return found


_SHARED = tuple(f.name for f in fields(Booking) if f.name not in {"id", "person", "span"})
