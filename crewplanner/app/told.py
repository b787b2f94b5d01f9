"""When people were told of their bookings: written down with whatever confirms or times them."""

from collections.abc import Mapping, Set
from dataclasses import replace

from crewplanner.domain.bookings import Booking
from crewplanner.domain.ids import BookingId
from crewplanner.domain.plan import Plan
from crewplanner.store.transaction import Transaction


def note_told(tx: Transaction, before: Plan, rows: Mapping[str, Set[int]]) -> None:
    """Set `told_at` of each booking among the rows that is newly confirmed or has other times.

    A part of what was told already stays told; what is not confirmed is told to nobody. A command
    that set `told_at` itself is left alone.
    """
    for key in rows.get("bookings", ()):
        for booking in tx.bookings.find(id=key):
            was = before.bookings.get(BookingId(key))
            told = _told(before, was, booking, tx)
            if told != booking:
                tx.bookings.save(told)


def _told(before: Plan, was: Booking | None, now: Booking, tx: Transaction) -> Booking:
    if not now.firm:
        return now if now.told_at is None else replace(now, told_at=None)
    if was is not None and now.told_at != was.told_at:
        return now
    known = [was] if was is not None else before.bookings_of.get(now.person, ())
    for one in known:
        if one.firm and _within(now, one):
            return now if now.told_at == one.told_at else replace(now, told_at=one.told_at)
    return replace(now, told_at=tx.at)


def _within(part: Booking, whole: Booking) -> bool:
    """Whether nothing is said by the one that the other has not said."""
    inside = whole.span.first <= part.span.first and part.span.last <= whole.span.last
    return inside and _saying(part) == _saying(whole)


def _saying(booking: Booking) -> tuple[object, ...]:
    return booking.person, booking.production, booking.unit, booking.call, booking.wrap
