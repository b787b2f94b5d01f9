"""Holds: ask, pencil, challenge, answer, release, extend; and the holds of other companies."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.bookings import BookPeople, check_unit
from crewplanner.app.errors import Refused
from crewplanner.app.step_up import claims_of, stepping_up
from crewplanner.app.words import person_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import HIGHEST_RANK, Booking, BookingStatus
from crewplanner.domain.hold_steps import HoldStep, Refusal, refusal
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.ids import (
    NEW,
    BookingId,
    OutsideHoldId,
    PersonId,
    ProductionId,
    RoleId,
    UnitId,
)
from crewplanner.domain.ladder import Claim, above, expired, next_rank
from crewplanner.domain.values import DateSpan, TimeSpec
from crewplanner.i18n import N_, _, ngettext
from crewplanner.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquireAbout(Command):
    """Ask people whether they are free: their dates are noted, and nothing is held yet."""

    production: ProductionId
    people: tuple[PersonId, ...]
    spans: tuple[DateSpan, ...]
    role: RoleId | None = None
    unit: UnitId | None = None
    note: str = ""

    def label(self) -> str:
        count = len(self.people)
        return ngettext(
            "Enquire about {count} person", "Enquire about {count} people", count
        ).format(count=count)

    def run(self, tx: Transaction) -> None:
        BookPeople(
            production=self.production,
            people=self.people,
            spans=self.spans,
            status=BookingStatus.ENQUIRED,
            role=self.role,
            unit=self.unit,
            note=self.note,
        ).run(tx)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pencil(Command):
    """Hold people for dates, behind whoever holds them already; `expires` is the last date."""

    production: ProductionId
    people: tuple[PersonId, ...]
    spans: tuple[DateSpan, ...]
    rank: int | None = None
    role: RoleId | None = None
    unit: UnitId | None = None
    expires: dt.date | None = None
    note: str = ""
    call: TimeSpec | None = None

    def label(self) -> str:
        count = len(self.people)
        return ngettext("Hold {count} person", "Hold {count} people", count).format(count=count)

    def run(self, tx: Transaction) -> None:
        if not self.people or not self.spans:
            raise Refused(_("Choose at least one person and one date."))
        check_unit(tx, self.production, self.unit)
        for person_id in self.people:
            role = self.role or next(iter(tx.people.get(person_id).roles), None)
            for span in self.spans:
                booking = Booking(
                    id=BookingId(NEW),
                    production=self.production,
                    person=person_id,
                    span=span,
                    role=role,
                    unit=self.unit,
                    rank=self.rank or _free_rank(tx, person_id, span),
                    expires=self.expires,
                    note=self.note,
                    call=self.call,
                )
                tx.bookings.add(booking)


@dataclass(frozen=True, slots=True, kw_only=True)
class _HoldCommand(Command):
    bookings: tuple[BookingId, ...]

    def _checked(self, tx: Transaction, step: HoldStep) -> list[Booking]:
        """The bookings, once all of them may take the step. Raises Refused."""
        found = [tx.bookings.get(key) for key in self.bookings]
        if not found:
            raise Refused(_("Choose a booking first."))
        for booking in found:
            reason = refusal(step, booking.status)
            if reason is not None:
                raise Refused(why_not(step, reason, _name(tx, booking.person)))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class PencilBookings(_HoldCommand):
    """Make holds of bookings that are enquiries, offers or over; behind those that hold already."""

    rank: int | None = None

    def label(self) -> str:
        return _("Pencil booking")

    def run(self, tx: Transaction) -> None:
        found = self._checked(tx, HoldStep.PENCIL)
        with stepping_up(tx, [booking.person for booking in found]):
            for booking in found:
                rank = self.rank or _free_rank(tx, booking.person, booking.span, booking.id)
                tx.bookings.save(
                    replace(booking, status=BookingStatus.PENCIL, rank=rank, challenged_until=None)
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge(_HoldCommand):
    """Ask for an answer until a moment (aware): confirm, or release.

    A first hold is challenged itself. One that stands behind others challenges those before it:
    ours are marked, and of others it is noted by when they must decide.
    """

    until: dt.datetime

    def label(self) -> str:
        return _("Challenge hold")

    def run(self, tx: Transaction) -> None:
        if self.until <= tx.at:
            raise Refused(_("That moment is past. Give a later one."))
        for booking in self._checked(tx, HoldStep.CHALLENGE):
            known = claims_of(tx, booking.person)
            own = next(claim for claim in known if claim.booking == booking.id)
            before = above(known, own)
            firm = next((claim for claim in before if not claim.option), None)
            if firm is not None:
                name = _name(tx, booking.person)
                reason = _("{name} is confirmed for these dates: only a hold can be challenged.")
                raise Refused(reason.format(name=name))
            for claim in before or (own,):
                self._ask(tx, claim)

    def _ask(self, tx: Transaction, claim: Claim) -> None:
        if claim.booking is not None:
            challenged = replace(
                tx.bookings.get(claim.booking),
                status=BookingStatus.CHALLENGED,
                challenged_until=self.until,
            )
            tx.bookings.save(challenged)
        elif claim.outside is not None:
            hold = tx.outside_holds.get(claim.outside)
            tx.outside_holds.save(replace(hold, decide_by=self.until))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChallenge(_HoldCommand):
    """Confirm what is challenged, or release it so that those behind it move up."""

    confirm: bool

    def label(self) -> str:
        return _("Confirm challenged hold") if self.confirm else _("Release challenged hold")

    def run(self, tx: Transaction) -> None:
        found = self._checked(tx, HoldStep.ANSWER)
        status = BookingStatus.CONFIRMED if self.confirm else BookingStatus.RELEASED
        _set_status(tx, found, status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(_HoldCommand):
    """Give dates back. Whoever stands behind moves up."""

    def label(self) -> str:
        count = len(self.bookings)
        return ngettext("Release booking", "Release {count} bookings", count).format(count=count)

    def run(self, tx: Transaction) -> None:
        _set_status(tx, self._checked(tx, HoldStep.RELEASE), BookingStatus.RELEASED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendHold(_HoldCommand):
    """Let holds stand until the end of a later date; a challenged one gets as much more time."""

    until: dt.date

    def label(self) -> str:
        return _("Extend hold")

    def run(self, tx: Transaction) -> None:
        if self.until < tx.at.date():
            raise Refused(_("That date is past. Give a later one."))
        for booking in self._checked(tx, HoldStep.EXTEND):
            asked, expires = booking.challenged_until, booking.expires
            if asked is not None:
                asked = asked.replace(
                    year=self.until.year, month=self.until.month, day=self.until.day
                )
            if asked is None or (expires is not None and expires < self.until):
                expires = self.until
            tx.bookings.save(replace(booking, expires=expires, challenged_until=asked))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseExpired(Command):
    """Release each hold whose last date is before today: of a production, or of all."""

    today: dt.date
    production: ProductionId | None = None

    def label(self) -> str:
        return _("Release expired holds")

    def run(self, tx: Transaction) -> None:
        found = [
            booking
            for booking in tx.bookings.all()
            if self.production in (None, booking.production) and expired(booking, self.today)
        ]
        if not found:
            raise Refused(_("No hold has expired."))
        _set_status(tx, found, BookingStatus.RELEASED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOutsideHold(Command):
    """Note that another company holds somebody."""

    hold: OutsideHold

    def label(self) -> str:
        return _("Note hold of others")

    def run(self, tx: Transaction) -> None:
        _check_outside(self.hold)
        tx.people.get(self.hold.person)
        tx.outside_holds.add(self.hold)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditOutsideHold(Command):
    """Change what is noted of another company's hold; if it goes, those behind it move up."""

    hold: OutsideHold

    def label(self) -> str:
        return _("Edit hold of others")

    def run(self, tx: Transaction) -> None:
        _check_outside(self.hold)
        before = tx.outside_holds.get(self.hold.id)
        with stepping_up(tx, (before.person, self.hold.person)):
            tx.outside_holds.save(self.hold)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveOutsideHold(Command):
    """Remove notes of other companies' holds; whoever stands behind them moves up."""

    holds: tuple[OutsideHoldId, ...]

    def label(self) -> str:
        count = len(self.holds)
        return ngettext("Remove hold of others", "Remove {count} holds of others", count).format(
            count=count
        )

    def run(self, tx: Transaction) -> None:
        found = [tx.outside_holds.get(key) for key in self.holds]
        with stepping_up(tx, [hold.person for hold in found]):
            for hold in found:
                tx.outside_holds.remove(hold.id)


def why_not(step: HoldStep, reason: Refusal, name: str) -> str:
    """Why a person's booking cannot take a step, as a sentence."""
    return _(_WHY_NOT.get((step, reason), _WHY_NOT_EVER[reason])).format(name=name)


_WHY_NOT: Mapping[tuple[HoldStep, Refusal], str] = MappingProxyType(
    {
        (HoldStep.PENCIL, Refusal.CONFIRMED): N_(
            "{name} is confirmed. Release the booking before you hold the dates again."
        ),
        (HoldStep.CHALLENGE, Refusal.CONFIRMED): N_(
            "{name} is confirmed for these dates: only a hold can be challenged."
        ),
        (HoldStep.CHALLENGE, Refusal.ENQUIRED): N_(
            "{name} was only asked, nothing is held. Make it a hold first."
        ),
        (HoldStep.EXTEND, Refusal.CONFIRMED): N_("{name} is confirmed: that does not run out."),
        (HoldStep.RELEASE, Refusal.OVER): N_("The booking of {name} is over already."),
    }
)
_WHY_NOT_EVER: Mapping[Refusal, str] = MappingProxyType(
    {
        Refusal.CONFIRMED: N_("{name} is confirmed already."),
        Refusal.OVER: N_("The booking of {name} is over. Hold the dates again first."),
        Refusal.ENQUIRED: N_("{name} was only asked, nothing is held. Make it a hold first."),
        Refusal.NOT_CHALLENGED: N_("Nobody challenges the hold of {name}."),
    }
)


def _set_status(tx: Transaction, bookings: list[Booking], status: BookingStatus) -> None:
    with stepping_up(tx, [booking.person for booking in bookings]):
        for booking in bookings:
            tx.bookings.save(replace(booking, status=status, rank=1, challenged_until=None))


def _free_rank(
    tx: Transaction, person: PersonId, span: DateSpan, but: BookingId | None = None
) -> int:
    rank = next_rank(claims_of(tx, person), span, None if but is None else ("booking", but))
    if rank > HIGHEST_RANK:
        raise Refused(
            _("{name} has {count} holds on these dates already.").format(
                name=_name(tx, person), count=HIGHEST_RANK
            )
        )
    return rank


def _check_outside(hold: OutsideHold) -> None:
    if not hold.holder.strip():
        raise Refused(_("Say who holds the dates."))


def _name(tx: Transaction, person: PersonId) -> str:
    return person_name(tx.people.get(person))
