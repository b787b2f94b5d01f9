"""Packed bookings: those of a whole project as columns of numbers, made into values when asked for.

A booking takes about thirty bytes then, not hundreds. What many bookings share (all but id, person
and dates) is kept once, as a *sample*: some booking that is like them in everything else.
Nothing here changes: edits are laid over it, see `layers`.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress, islice, pairwise
from operator import lt, ne
from typing import TypeVar, cast, final

from crewplanner.domain.booking_columns import Alike, BookingColumns
from crewplanner.domain.bookings import Booking
from crewplanner.domain.ids import BookingId, PersonId, ProductionId
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
        columns = BookingColumns(
            ids=self._ids,
            owners=self._owners,
            kinds=self._kinds,
            dates=self._dates,
            samples=tuple(self._samples),
            spans=tuple(self._spans),
        )
        if not all(map(columns.in_order, rows.values())):
            raise ValueError("a person's bookings do not come by date")
        return PackedBookings(columns, rows)


class PackedGroups(Mapping[KeyT, tuple[Booking, ...]]):
    """Bookings by what they belong to; some of the groups that were asked for are kept."""

    __slots__ = ("_columns", "_held", "_kept", "_meeting", "_rows")

    def __init__(
        self,
        columns: BookingColumns,
        rows: Mapping[KeyT, Sequence[int]],
        meeting: frozenset[KeyT] = frozenset(),
    ) -> None:
        self._columns = columns
        self._meeting = meeting
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

    def latest(self, key: KeyT) -> Iterator[Booking]:
        """The samples of the bookings of a group, the last one first."""
        return self._columns.like(self._rows.get(key, range(0))[::-1])

    def sampled(self, key: KeyT) -> Iterator[tuple[PersonId, Booking]]:
        """Whose the bookings of a group are, and their samples; makes no values."""
        return self._columns.sampled(self._rows.get(key, ()))

    def owners(self, key: KeyT) -> set[PersonId]:
        """Whose the bookings of a group are."""
        found = map(self._columns.owners.__getitem__, self._rows.get(key, ()))
        return cast("set[PersonId]", set(found))

    def counts(self, key: KeyT, alike: Alike) -> Sequence[tuple[Booking, int]] | None:
        """How many bookings of a group are alike, by sample; None where a person has two."""
        if key in self._meeting:
            return None
        numbers, samples = self._columns.classes(alike)
        kinds = map(self._columns.kinds.__getitem__, self._rows.get(key, ()))
        counted = Counter(map(numbers.__getitem__, kinds))
        return [(samples[number], count) for number, count in counted.items()]

    def kinds(self, key: KeyT) -> Iterator[Booking]:
        """The samples of a group, each once."""
        found = set(map(self._columns.kinds.__getitem__, self._rows.get(key, ())))
        return map(self._columns.samples.__getitem__, found)

    def apart(self, key: KeyT) -> bool:
        """Whether no two of a person's bookings share a date."""
        return key not in self._meeting

    def claiming(self, production: ProductionId, span: DateSpan) -> Iterator[KeyT]:
        """Whose live bookings for a production overlap a span; makes no values."""
        chosen = self._columns.chosen(lambda one: one.live and one.production == production)
        for key, rows in self._rows.items():
            if self._columns.meets(rows, span, chosen):
                yield key

    def ids_within(self, key: KeyT, span: DateSpan) -> Iterator[BookingId]:
        """The ids of a person's bookings that overlap a span; makes no values."""
        rows = self._rows.get(key, range(0))
        if not isinstance(rows, range):
            return (one.id for one in self.within(key, span))
        found = map(self._columns.ids.__getitem__, self._columns.overlapping(rows, span))
        return cast("Iterator[BookingId]", found)

    def within(self, key: KeyT, span: DateSpan) -> tuple[Booking, ...]:
        """Those of a person's that overlap a span."""
        rows = self._rows.get(key, range(0))
        if not isinstance(rows, range):
            return tuple(one for one in self.get(key, ()) if one.span.overlaps(span))
        kept = self._kept.get(key)
        if kept is not None:
            return tuple(compress(kept, self._columns.flags(rows, span)))
        return tuple(map(self._columns.made, self._columns.overlapping(rows, span)))


@final
class PackedBookings(Mapping[BookingId, Booking]):
    """All bookings by id; `of_people` and `on_dates` are the same by person, and by claimed date.

    Make it with `BookingPacker`.
    """

    __slots__ = ("_columns", "_counts", "_ids", "_order", "of_people", "on_dates")

    def __init__(self, columns: BookingColumns, people: Mapping[PersonId, range]) -> None:
        self._columns = columns
        self._ids, self._order = _by_id(columns.ids)
        self._counts = Counter(columns.kinds)
        meeting = frozenset(one for one, rows in people.items() if not columns.apart(rows))
        self.of_people: PackedGroups[PersonId] = PackedGroups(columns, people, meeting)
        self.on_dates: PackedGroups[DateKey] = PackedGroups(columns, *_by_date(columns))

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
        chosen = columns.chosen(wanted)
        rows = self._order
        flags = map(chosen.__getitem__, map(columns.kinds.__getitem__, rows))
        return map(columns.made, compress(rows, flags))

    def kinds_without(self, gone: Iterable[BookingId]) -> Iterator[Booking]:
        """A sample of each kind that is left when some bookings are taken away."""
        places = map(self._place, gone)
        taken = Counter(self._columns.kinds[place] for place in places if place is not None)
        for kind, count in self._counts.items():
            if count > taken[kind]:
                yield self._columns.samples[kind]

    def _place(self, key: int) -> int | None:
        place = bisect_left(self._ids, key)
        found = place < len(self._ids) and self._ids[place] == key
        return self._order[place] if found else None


def _by_id(ids: "array[int]") -> tuple["array[int]", Sequence[int]]:
    """The ids in order, and in which row each is."""
    if all(map(lt, ids, islice(ids, 1, None))):
        return ids, range(len(ids))
    order = array("i", sorted(range(len(ids)), key=ids.__getitem__))
    return array("q", map(ids.__getitem__, order)), order


def _by_date(columns: BookingColumns) -> tuple[Mapping[DateKey, "array[int]"], frozenset[DateKey]]:
    """The rows of live bookings under each date that they cover, by person and id.

    And the dates that somebody has more than one of.
    """
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
    meeting: set[DateKey] = set()
    for key, rows in found.items():
        found[key] = rows[:]  # Without the room that it had to grow.
        owners = [columns.owners[row] for row in rows]
        if not all(map(lt, owners, owners[1:])):
            places = sorted((columns.owners[row], columns.ids[row], row) for row in rows)
            found[key] = array("i", [row for _owner, _id, row in places])
            if len(set(owners)) < len(owners):
                meeting.add(key)
    return found, frozenset(meeting)
