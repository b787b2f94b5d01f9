"""Times of one's own: against the unit's or by the clock, on all dates of a booking or on some."""

import datetime as dt
from dataclasses import replace

from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.ids import NEW, BookingId
from crewplanner.domain.values import Clock, DateSpan, Offset, TimeSpec
from crewplanner.i18n import _
from crewplanner.store.transaction import Transaction

_ONE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOwnTimes(Command):
    """Give a booking another call and wrap; None follows the unit's.

    With `span` on these of its dates alone: the booking is split. The part with the new times goes
    on being the booking, and joins those beside it that are like it in all but the dates.
    """

    booking: BookingId
    call: TimeSpec | None
    wrap: TimeSpec | None
    span: DateSpan | None = None

    def label(self) -> str:
        return _("Change call and wrap")

    def run(self, tx: Transaction) -> None:
        booking = tx.bookings.get(self.booking)
        wanted = self.span or booking.span
        if not wanted.overlaps(booking.span):
            raise Refused(_("The booking does not cover these dates."))
        first = max(wanted.first, booking.span.first)
        last = min(wanted.last, booking.span.last)
        if booking.span.first < first:
            before = DateSpan(first=booking.span.first, last=first - _ONE)
            tx.bookings.add(replace(booking, id=BookingId(NEW), span=before))
        if last < booking.span.last:
            after = DateSpan(first=last + _ONE, last=booking.span.last)
            tx.bookings.add(replace(booking, id=BookingId(NEW), span=after))
        span = DateSpan(first=first, last=last)
        changed = replace(booking, call=self.call, wrap=self.wrap, span=span)
        tx.bookings.save(_joined(tx, changed))


def own_time(minutes: int, unit: int | None, before: TimeSpec | None) -> TimeSpec | None:
    """How to say that minute for one's own time: as before by the clock, else against the unit's.

    None where it is the unit's.
    """
    if minutes == unit:
        return None
    if unit is None or isinstance(before, Clock):
        return Clock(minutes=minutes)
    return Offset(minutes=minutes - unit)


def _joined(tx: Transaction, booking: Booking) -> Booking:
    """The booking with those beside it that say the same, which go."""
    others = tx.bookings.find(person=booking.person, production=booking.production)
    for other in sorted(others, key=_first):
        same = replace(other, id=booking.id, span=booking.span, told_at=booking.told_at)
        if other.id == booking.id or same != booking:
            continue
        first, last = booking.span.first, booking.span.last
        if other.span.last + _ONE == first:
            first = other.span.first
        elif other.span.first == last + _ONE:
            last = other.span.last
        else:
            continue
        tx.bookings.remove(other.id)
        booking = replace(booking, span=DateSpan(first=first, last=last))
    return booking


def _first(booking: Booking) -> dt.date:
    return booking.span.first
