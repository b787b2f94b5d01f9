"""When people were told of their bookings: written down with whatever confirms or times them."""

from collections.abc import Mapping, Set
from dataclasses import replace

from crewplanner.domain.bookings import Booking
from crewplanner.domain.calls import zone_of
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import BookingId, DayId
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules.notice import first_call
from crewplanner.domain.values import Clock
from crewplanner.domain.zones import instant
from crewplanner.store.transaction import Transaction


def note_told(tx: Transaction, before: Plan, rows: Mapping[str, Set[int]]) -> None:
    """Set `told_at` of each booking among the rows that is newly confirmed or has other times.

    A part of what was told already stays told; what is not confirmed is told to nobody. A command
    that set `told_at` itself is left alone. Where the call of a unit moves and is still to come,
    whoever begins on that day and follows the unit is told anew.
    """
    for key in rows.get("bookings", ()):
        for booking in tx.bookings.find(id=key):
            was = before.bookings.get(BookingId(key))
            told = _told(before, was, booking, tx)
            if told != booking:
                tx.bookings.save(told)
    for key in rows.get("shoot_days", ()):
        was = before.shoot_days.get(DayId(key))
        now = next(iter(tx.shoot_days.find(id=key)), None)
        if was is not None and now is not None and _to_be_told(before, was, now, tx):
            _tell_anew(before, was, tx)


def _to_be_told(before: Plan, was: ShootDay, now: ShootDay, tx: Transaction) -> bool:
    """Whether a call that was known is another one now, and has not passed."""
    if was.call is None or now.call is None or (was.call, was.date) == (now.call, now.date):
        return False
    call = instant(now.date, now.call, zone_of(before, now.production))
    return was.date == now.date and call > tx.at


def _tell_anew(before: Plan, day: ShootDay, tx: Transaction) -> None:
    for known in before.bookings_at.get((day.production, day.date), ()):
        follows = before.day_of(known, day.date) == day and not isinstance(known.call, Clock)
        first = first_call(before, known) if known.firm and follows else None
        if first is None or first.date != day.date:
            continue
        booking = next(iter(tx.bookings.find(id=known.id)), None)
        if booking is not None and booking.firm and booking.told_at == known.told_at != tx.at:
            tx.bookings.save(replace(booking, told_at=tx.at))


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
