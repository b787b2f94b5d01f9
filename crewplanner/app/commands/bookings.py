"""Bookings: book, move, copy, stretch, change status, remove."""

import datetime as dt
from dataclasses import replace

from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.app.step_up import stepping_up
from crewplanner.dataclass import dataclass
from crewplanner.domain import bookings as domain
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.ids import NEW, BookingId, PersonId, ProductionId, RoleId, UnitId
from crewplanner.domain.values import DateSpan, TimeSpec
from crewplanner.i18n import _, ngettext
from crewplanner.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPeople(Command):
    """Book people for spans of dates. Without a role each is booked in their usual one."""

    production: ProductionId
    people: tuple[PersonId, ...]
    spans: tuple[DateSpan, ...]
    status: BookingStatus = BookingStatus.PENCIL
    rank: int = 1
    role: RoleId | None = None
    unit: UnitId | None = None
    call: TimeSpec | None = None
    wrap: TimeSpec | None = None
    note: str = ""
    expires: dt.date | None = None

    def label(self) -> str:
        count = len(self.people)
        return ngettext("Book {count} person", "Book {count} people", count).format(count=count)

    def run(self, tx: Transaction) -> None:
        if not self.people or not self.spans:
            raise Refused(_("Choose at least one person and one date."))
        check_unit(tx, self.production, self.unit)
        for person_id in self.people:
            person = tx.people.get(person_id)
            role = self.role or next(iter(person.roles), None)
            for span in self.spans:
                tx.bookings.add(
                    Booking(
                        id=BookingId(NEW),
                        production=self.production,
                        person=person_id,
                        span=span,
                        role=role,
                        unit=self.unit,
                        status=self.status,
                        rank=self.rank,
                        call=self.call,
                        wrap=self.wrap,
                        note=self.note,
                        expires=self.expires,
                    )
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class EditBooking(Command):
    """Change anything about a booking. If it holds dates no more, those behind it move up."""

    booking: Booking

    def label(self) -> str:
        return _("Edit booking")

    def run(self, tx: Transaction) -> None:
        check_unit(tx, self.booking.production, self.booking.unit)
        before = tx.bookings.get(self.booking.id)
        same = before.status == self.booking.status
        if not before.live or (same and before.span == self.booking.span):
            tx.bookings.save(self.booking)
            return
        with stepping_up(tx, (before.person,), but=(before.id,) if same else ()):
            tx.bookings.save(self.booking)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveBookings(Command):
    """Move bookings by whole days, keeping their length; to another person or unit if named.

    Whoever stood behind them moves up; they themselves keep their rank.
    """

    bookings: tuple[BookingId, ...]
    days: int = 0
    person: PersonId | None = None
    unit: UnitId | None = None

    def label(self) -> str:
        count = len(self.bookings)
        return ngettext("Move booking", "Move {count} bookings", count).format(count=count)

    def run(self, tx: Transaction) -> None:
        found = [tx.bookings.get(booking_id) for booking_id in self.bookings]
        with stepping_up(tx, [booking.person for booking in found], but=self.bookings):
            for booking in found:
                moved = domain.moved(booking, self.days, self.person)
                tx.bookings.save(_with_unit(tx, moved, self.unit))


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyBookings(Command):
    """Copy bookings so many days later; for another person or unit if one is named."""

    bookings: tuple[BookingId, ...]
    days: int = 0
    person: PersonId | None = None
    unit: UnitId | None = None

    def label(self) -> str:
        count = len(self.bookings)
        return ngettext("Copy booking", "Copy {count} bookings", count).format(count=count)

    def run(self, tx: Transaction) -> None:
        if self.days == 0 and self.person is None and self.unit is None:
            raise Refused(_("A copy needs another date or another person."))
        for booking_id in self.bookings:
            booking = tx.bookings.get(booking_id)
            copy = replace(domain.moved(booking, self.days, self.person), id=BookingId(NEW))
            tx.bookings.add(_with_unit(tx, copy, self.unit))


@dataclass(frozen=True, slots=True, kw_only=True)
class ResizeBooking(Command):
    """Let a booking begin or end on another date; whoever is free of it then moves up."""

    booking: BookingId
    first: dt.date
    last: dt.date

    def label(self) -> str:
        return _("Change length of booking")

    def run(self, tx: Transaction) -> None:
        if self.last < self.first:
            raise Refused(_("The booking would end before it begins."))
        booking = tx.bookings.get(self.booking)
        with stepping_up(tx, (booking.person,), but=(booking.id,)):
            tx.bookings.save(domain.resized(booking, self.first, self.last))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBookingStatus(Command):
    """Say how firm bookings are. If one holds no more, those behind it move up."""

    bookings: tuple[BookingId, ...]
    status: BookingStatus
    rank: int = 1

    def label(self) -> str:
        match self.status:
            case BookingStatus.CONFIRMED:
                return _("Confirm booking")
            case BookingStatus.PENCIL:
                return _("Pencil booking")
            case BookingStatus.RELEASED:
                return _("Release booking")
            case BookingStatus.CANCELLED:
                return _("Cancel booking")
            case _other:
                return _("Change status of booking")

    def run(self, tx: Transaction) -> None:
        found = [tx.bookings.get(booking_id) for booking_id in self.bookings]
        with stepping_up(tx, [booking.person for booking in found]):
            for booking in found:
                asked = booking.challenged_until
                until = asked if self.status == BookingStatus.CHALLENGED else None
                tx.bookings.save(
                    replace(booking, status=self.status, rank=self.rank, challenged_until=until)
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveBookings(Command):
    """Remove bookings; whoever stands behind them moves up."""

    bookings: tuple[BookingId, ...]

    def label(self) -> str:
        count = len(self.bookings)
        return ngettext("Remove booking", "Remove {count} bookings", count).format(count=count)

    def run(self, tx: Transaction) -> None:
        people = [tx.bookings.get(booking).person for booking in self.bookings]
        with stepping_up(tx, people):
            for booking in self.bookings:
                tx.bookings.remove(booking)


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeDates(Command):
    """Take dates out of a booking: it is shortened, split in two or, if none remain, removed.

    Whoever stands behind it moves up where all of their dates are free now.
    """

    booking: BookingId
    span: DateSpan

    def label(self) -> str:
        return _("Free days of booking")

    def run(self, tx: Transaction) -> None:
        booking = tx.bookings.get(self.booking)
        one = dt.timedelta(days=1)
        rest: list[DateSpan] = []
        if booking.span.first < self.span.first:
            last = min(booking.span.last, self.span.first - one)
            rest.append(DateSpan(first=booking.span.first, last=last))
        if self.span.last < booking.span.last:
            first = max(booking.span.first, self.span.last + one)
            rest.append(DateSpan(first=first, last=booking.span.last))
        with stepping_up(tx, (booking.person,)):
            if not rest:
                tx.bookings.remove(self.booking)
                return
            tx.bookings.save(replace(booking, span=rest[0]))
            for span in rest[1:]:
                tx.bookings.add(replace(booking, id=BookingId(NEW), span=span))


def _with_unit(tx: Transaction, booking: Booking, unit: UnitId | None) -> Booking:
    """The booking with that unit, or as it is; Refused if the unit is another production's."""
    if unit is None:
        return booking
    check_unit(tx, booking.production, unit)
    return replace(booking, unit=unit)


def check_unit(tx: Transaction, production: ProductionId, unit: UnitId | None) -> None:
    """Raise Refused if the unit is another production's."""
    if unit is not None and tx.units.get(unit).production != production:
        raise Refused(_("That unit belongs to another production."))
