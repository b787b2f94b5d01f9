"""Booked: what can be asked about the bookings of a plan; costs little where there are many."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from crewplanner.domain.booking_columns import Alike
from crewplanner.domain.bookings import Booking
from crewplanner.domain.ids import BookingId, PersonId, ProductionId
from crewplanner.domain.layers import Layered
from crewplanner.domain.packed_bookings import PackedBookings, PackedGroups
from crewplanner.domain.plan_indexes import DateKey
from crewplanner.domain.values import DateSpan

KeyT = TypeVar("KeyT")


class Booked:
    """The part of `Plan` that answers about bookings.

    A *sample* is a booking like the one that is meant in all but id, person and dates.
    """

    __slots__ = ()

    bookings: Mapping[BookingId, Booking]
    bookings_of: Mapping[PersonId, tuple[Booking, ...]]
    bookings_at: Mapping[DateKey, tuple[Booking, ...]]

    def booking_on(self, person: PersonId, date: dt.date) -> tuple[Booking, ...]:
        """The person's live bookings that cover the date."""
        return tuple(b for b in self.bookings_of.get(person, ()) if b.live and date in b.span)

    def bookings_within(self, person: PersonId, span: DateSpan) -> tuple[Booking, ...]:
        """The person's bookings, live or not, that overlap a span."""
        return _within(self.bookings_of, person, span)

    def ids_within(self, person: PersonId, span: DateSpan) -> Iterator[BookingId]:
        """The ids of the same."""
        return _ids_within(self.bookings_of, person, span)

    def apart(self, person: PersonId) -> bool:
        """Whether no two of the person's bookings, live or not, share a date."""
        return _apart(self.bookings_of, person)

    def bookings_like(self, wanted: Callable[[Booking], bool]) -> Iterator[Booking]:
        """The bookings whose sample is wanted."""
        return _like(self.bookings, wanted)

    @property
    def kinds(self) -> Iterator[Booking]:
        """A sample of each kind of bookings that there are, in no order."""
        return _all_kinds(self.bookings)

    def samples_of(self, person: PersonId) -> Iterator[Booking]:
        """A sample of each of the person's bookings, the last one first."""
        return _samples(self.bookings_of, person)

    def kinds_of(self, person: PersonId) -> Iterator[Booking]:
        """A sample of each kind of the person's bookings, in no order."""
        return _kinds(self.bookings_of, person)

    def samples_at(
        self, production: ProductionId, date: dt.date
    ) -> Iterable[tuple[PersonId, Booking]]:
        """Who claims a date, each with a sample; one object stands for all that are alike."""
        return _sampled(self.bookings_at, (production, date))

    def counts_at(
        self, production: ProductionId, date: dt.date, alike: Alike
    ) -> Sequence[tuple[Booking, int]] | None:
        """How many that are alike claim a date, by sample; None where somebody does twice."""
        return _counts(self.bookings_at, (production, date), alike)

    def people_at(self, production: ProductionId, date: dt.date) -> set[PersonId]:
        """Who has a live booking that covers the date."""
        return _owners(self.bookings_at, (production, date))

    def people_within(self, production: ProductionId, span: DateSpan) -> set[PersonId]:
        """Who has a live booking for the production that covers a date of the span."""
        groups, packed = self.bookings_of, _packed(self.bookings_of)
        if packed is None:
            return set[PersonId]().union(*(self.people_at(production, date) for date in span))
        found = set(packed.claiming(production, span))
        if isinstance(groups, Layered):
            found.difference_update(groups.differences)
            found.update(
                person
                for person, group in groups.differences.items()
                if any(
                    b.live and b.production == production and b.span.overlaps(span)
                    for b in group or ()
                )
            )
        return found


def _within(
    groups: Mapping[PersonId, tuple[Booking, ...]], person: PersonId, span: DateSpan
) -> tuple[Booking, ...]:
    """A person's bookings that overlap a span, in their order."""
    below = _below(groups, person)
    if isinstance(below, PackedGroups):
        return below.within(person, span)
    return tuple(one for one in groups.get(person, ()) if one.span.overlaps(span))


def _sampled(
    groups: Mapping[KeyT, tuple[Booking, ...]], key: KeyT
) -> Iterable[tuple[PersonId, Booking]]:
    """Whose the bookings of a group are, each with a booking like it in all but id and dates."""
    below = _below(groups, key)
    if isinstance(below, PackedGroups):
        return below.sampled(key)
    return [(one.person, one) for one in groups.get(key, ())]


def _samples(groups: Mapping[KeyT, tuple[Booking, ...]], key: KeyT) -> Iterator[Booking]:
    """For each booking of a group one like it in all but id, person and dates, backwards."""
    below = _below(groups, key)
    if isinstance(below, PackedGroups):
        return below.latest(key)
    return reversed(groups.get(key, ()))


def _ids_within(
    groups: Mapping[PersonId, tuple[Booking, ...]], person: PersonId, span: DateSpan
) -> Iterator[BookingId]:
    """The ids of a person's bookings that overlap a span."""
    below = _below(groups, person)
    if isinstance(below, PackedGroups):
        return below.ids_within(person, span)
    return (one.id for one in _within(groups, person, span))


def _apart(groups: Mapping[PersonId, tuple[Booking, ...]], person: PersonId) -> bool:
    """Whether no two of a person's bookings share a date."""
    below = _below(groups, person)
    if isinstance(below, PackedGroups):
        return below.apart(person)
    own = groups.get(person, ())
    return all(one.span.last < other.span.first for one, other in pairwise(own))


def _owners(groups: Mapping[KeyT, tuple[Booking, ...]], key: KeyT) -> set[PersonId]:
    """Whose the bookings of a group are."""
    below = _below(groups, key)
    if isinstance(below, PackedGroups):
        return below.owners(key)
    return {one.person for one in groups.get(key, ())}


def _counts(
    groups: Mapping[KeyT, tuple[Booking, ...]], key: KeyT, alike: Alike
) -> Sequence[tuple[Booking, int]] | None:
    """How many bookings of a group are alike, each with a sample; None where a person has two."""
    below = _below(groups, key)
    if isinstance(below, PackedGroups):
        return below.counts(key, alike)
    own = groups.get(key, ())
    return [(one, 1) for one in own] if len({one.person for one in own}) == len(own) else None


def _kinds(groups: Mapping[KeyT, tuple[Booking, ...]], key: KeyT) -> Iterator[Booking]:
    """A sample of each kind of bookings of a group, some perhaps more than once."""
    below = _below(groups, key)
    if isinstance(below, PackedGroups):
        return below.kinds(key)
    return iter(groups.get(key, ()))


def _like(
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


def _all_kinds(bookings: Mapping[BookingId, Booking]) -> Iterator[Booking]:
    """A sample of each kind, some perhaps more than once."""
    if isinstance(bookings, Layered) and isinstance(bookings.below, PackedBookings):
        yield from bookings.below.kinds_without(bookings.differences)
        yield from (one for one in bookings.differences.values() if one is not None)
    elif isinstance(bookings, PackedBookings):
        yield from bookings.kinds_without(())
    else:
        yield from bookings.values()


def _packed(groups: Mapping[KeyT, tuple[Booking, ...]]) -> PackedGroups[KeyT] | None:
    """The packed groups under all differences; None where they are not packed."""
    below = groups.below if isinstance(groups, Layered) else groups
    return below if isinstance(below, PackedGroups) else None


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
