"""Cells of the board: what a person's date says for a production, and writing it anew.

A booking covers dates; whoever types or pastes thinks in cells. What cells shall say becomes the
bookings that say it: neighboring dates that say the same are one booking, dates that say something
else are cut out, and a booking whose dates are changed as a whole stays the same booking.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field, replace

from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.ids import NEW, BookingId, PersonId, ProductionId, RoleId, UnitId
from crewplanner.domain.values import DateSpan, TimeSpec

_ONE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one booking says of one date: everything but whose it is, when, and its id."""

    status: BookingStatus = BookingStatus.PENCIL
    rank: int = 1
    role: RoleId | None = None
    unit: UnitId | None = None
    call: TimeSpec | None = None
    wrap: TimeSpec | None = None
    day_type: DayType | None = None
    note: str = ""
    expires: dt.date | None = None
    challenged_until: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An entry to write. `starts` says whether a booking begins here: None keeps what is there.

    False continues an entry of the day before that says the same, True never does.
    """

    entry: Entry
    starts: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """What writing cells comes to: bookings saved under their id, new ones, and those that go."""

    saved: tuple[Booking, ...]
    added: tuple[Booking, ...]
    removed: tuple[BookingId, ...]


@dataclass(slots=True)
class _Slot:
    """An entry on a date. `lineage` is the booking it came from; `chain` the one it becomes."""

    entry: Entry
    lineage: BookingId | None
    starts: bool | None = None
    written: bool = False
    chain: "list[tuple[dt.date, _Slot]] | None" = field(default=None, repr=False)


_Slots = dict[dt.date, list[_Slot]]


def entry_of(booking: Booking) -> Entry:
    """What the booking says of each of its dates."""
    return Entry(
        status=booking.status,
        rank=booking.rank,
        role=booking.role,
        unit=booking.unit,
        call=booking.call,
        wrap=booking.wrap,
        day_type=booking.day_type,
        note=booking.note,
        expires=booking.expires,
        challenged_until=booking.challenged_until,
    )


def with_entry(booking: Booking, entry: Entry) -> Booking:
    """The same booking saying something else."""
    return replace(
        booking,
        status=entry.status,
        rank=entry.rank,
        role=entry.role,
        unit=entry.unit,
        call=entry.call,
        wrap=entry.wrap,
        day_type=entry.day_type,
        note=entry.note,
        expires=entry.expires,
        challenged_until=entry.challenged_until,
    )


def cell_entries(
    bookings: Iterable[Booking], production: ProductionId, date: dt.date
) -> tuple[Written, ...]:
    """What a person's bookings say of a date for a production, by id.

    `starts` is True only where a booking begins that the day before would seem to continue.
    """
    found: list[Written] = []
    own = [booking for booking in bookings if booking.production == production]
    before = Counter(entry_of(b) for b in own if date - _ONE in b.span)
    here = sorted((b for b in own if date in b.span), key=lambda booking: booking.id)
    for booking in here:
        if booking.span.first < date:
            before[entry_of(booking)] -= 1
    for booking in here:
        entry = entry_of(booking)
        begins = booking.span.first == date and before[entry] > 0
        found.append(Written(entry=entry, starts=begins))
    return tuple(found)


def rewritten(
    bookings: Iterable[Booking],
    person: PersonId,
    production: ProductionId,
    cells: Mapping[dt.date, tuple[Written, ...]],
) -> Rewrite:
    """What must be saved, added and removed so that the person's cells say just that.

    `bookings` are the person's; those of other productions and of dates far away are not touched.
    """
    near = {date + _ONE * step for date in cells for step in (-1, 0, 1)}
    old = {
        booking.id: booking
        for booking in bookings
        if booking.production == production and any(date in booking.span for date in near)
    }
    slots = _slots(old.values())
    for date, wanted in cells.items():
        slots[date] = _paired(slots.get(date, []), wanted)
    chains = _chained(slots, frozenset(cells))
    return _settled(old, chains, person, production)


def _slots(bookings: Iterable[Booking]) -> _Slots:
    slots: _Slots = {}
    for booking in sorted(bookings, key=lambda booking: booking.id):
        entry = entry_of(booking)
        for date in booking.span:
            slots.setdefault(date, []).append(_Slot(entry, booking.id))
    return slots


def _paired(there: list[_Slot], wanted: tuple[Written, ...]) -> list[_Slot]:
    """The slots of a date after writing: what says the same stays, the rest pairs up in order."""
    left = list(there)
    found: list[_Slot | None] = [None] * len(wanted)
    for number, one in enumerate(wanted):
        same = next((slot for slot in left if slot.entry == one.entry), None)
        if same is not None:
            left.remove(same)
            found[number] = _Slot(one.entry, same.lineage, one.starts, written=True)
    after: list[_Slot] = []
    for slot, one in zip(found, wanted, strict=True):
        if slot is None:
            lineage = left.pop(0).lineage if left else None
            slot = _Slot(one.entry, lineage, one.starts, written=True)  # noqa: PLW2901 - filled in
        after.append(slot)
    return after


def _chained(slots: _Slots, written: Collection[dt.date]) -> list[list[tuple[dt.date, _Slot]]]:
    """The slots of following dates that are one booking."""
    chains: list[list[tuple[dt.date, _Slot]]] = []
    for date in sorted(slots):
        before = [slot for slot in slots.get(date - _ONE, []) if slot.chain is not None]
        # Whoever keeps its own booking chooses first.
        order = sorted(slots[date], key=lambda slot: not _kin(slot, before))
        for slot in order:
            found = _continued(slot, before, joins=date in written or date - _ONE in written)
            if found is None:
                slot.chain = [(date, slot)]
                chains.append(slot.chain)
            else:
                before.remove(found)
                slot.chain = found.chain
                if slot.chain is not None:
                    slot.chain.append((date, slot))
    return chains


def _kin(slot: _Slot, before: list[_Slot]) -> bool:
    return slot.lineage is not None and any(one.lineage == slot.lineage for one in before)


def _continued(slot: _Slot, before: list[_Slot], *, joins: bool) -> _Slot | None:
    """The slot of the day before that this one goes on from; None where a booking begins."""
    if slot.starts is True:
        return None
    same = [one for one in before if one.entry == slot.entry]
    own = next(
        (one for one in same if one.lineage is not None and one.lineage == slot.lineage), None
    )
    if own is not None or not joins:
        return own
    if slot.written and (slot.starts is False or slot.lineage is None):
        return next(iter(same), None)
    # What was there already is joined by what is new, never by its like.
    return next((one for one in same if one.written and _reaches(one)), None)


def _reaches(slot: _Slot) -> bool:
    """Whether what was written is one with a like booking that begins on the day after."""
    if slot.starts is not None:
        return True
    return all(one.lineage is None for _date, one in slot.chain or [])


def _settled(
    old: Mapping[BookingId, Booking],
    chains: list[list[tuple[dt.date, _Slot]]],
    person: PersonId,
    production: ProductionId,
) -> Rewrite:
    owner = _owners(chains)
    saved: list[Booking] = []
    added: list[Booking] = []
    kept: set[BookingId] = set()
    for number, chain in enumerate(chains):
        span = DateSpan(first=chain[0][0], last=chain[-1][0])
        entry = chain[0][1].entry
        booking = owner.get(number)
        if booking is None:
            came_from = next((s.lineage for _date, s in chain if s.lineage is not None), None)
            blank = Booking(id=BookingId(NEW), production=production, person=person, span=span)
            if came_from is not None:
                blank = replace(old[came_from], id=BookingId(NEW), span=span)
            added.append(with_entry(blank, entry))
            continue
        kept.add(booking)
        after = with_entry(replace(old[booking], span=span), entry)
        if after != old[booking]:
            saved.append(after)
    removed = tuple(sorted(old.keys() - kept))
    return Rewrite(saved=tuple(saved), added=tuple(added), removed=removed)


def _owners(chains: list[list[tuple[dt.date, _Slot]]]) -> dict[int, BookingId]:
    """By the number of a chain the booking that it stays: the one most of its dates came from."""
    claims: list[tuple[int, int, BookingId]] = []
    for number, chain in enumerate(chains):
        counts = Counter(slot.lineage for _date, slot in chain if slot.lineage is not None)
        claims += [(-count, number, booking) for booking, count in counts.items()]
    owner: dict[int, BookingId] = {}
    for _count, number, booking in sorted(claims):
        if number not in owner and booking not in owner.values():
            owner[number] = booking
    return owner
