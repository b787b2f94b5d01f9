"""The ladder of a person's holds: our bookings and the holds of others in one order, by date.

Confirmed ones come first, then options by rank, then enquiries. A rank holds for a whole booking:
an option that stands behind others on some of its dates only keeps its rank until all its dates
are free. What it is on one date, its place, follows from the order and is never stored.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import TENTATIVE, Booking, BookingStatus
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.ids import BookingId, OutsideHoldId, PersonId, ProductionId
from crewplanner.domain.values import DateSpan

OPTIONS = TENTATIVE - {BookingStatus.ENQUIRED}
"""Statuses that have a rank; an enquiry asks for nothing yet."""

ClaimKey = tuple[str, int]
"""Which record a claim is: `booking` or `outside`, and its id."""

_CONFIRMED, _OPTION, _ENQUIRY = range(3)
_FIRST = 1
"""The rank that a confirmed booking takes: whoever comes after it is second at best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Somebody's claim on a person's dates: a booking of ours, or else a hold of others.

    `production` is ours, `holder` names another company. `expires` and `decide_by` (aware) say
    until when it stands and must be decided.
    """

    person: PersonId
    span: DateSpan
    status: BookingStatus
    rank: int
    booking: BookingId | None = None
    outside: OutsideHoldId | None = None
    production: ProductionId | None = None
    holder: str = ""
    expires: dt.date | None = None
    decide_by: dt.datetime | None = None

    @property
    def key(self) -> ClaimKey:
        """Which record it is."""
        if self.booking is not None:
            return ("booking", self.booking)
        return ("outside", self.outside or 0)

    @property
    def option(self) -> bool:
        """Whether its rank means something."""
        return self.status in OPTIONS

    @property
    def step(self) -> int:
        """Its rank as those behind it see it."""
        return self.rank if self.option else _FIRST


def claims(bookings: Iterable[Booking], outside: Iterable[OutsideHold] = ()) -> tuple[Claim, ...]:
    """The live ones of a person's bookings and outside holds, in the order of the ladder."""
    found = [_ours(one) for one in bookings if one.live]
    found += [_theirs(one) for one in outside if one.live]
    return tuple(sorted(found, key=_order))


def ladder(among: Iterable[Claim], date: dt.date) -> tuple[Claim, ...]:
    """Those that claim the date, the first one first."""
    return tuple(sorted((one for one in among if date in one.span), key=_order))


def place(among: Iterable[Claim], claim: Claim, date: dt.date) -> int:
    """The place of a claim on a date, from 1. Raises ValueError if it does not claim the date."""
    return [one.key for one in ladder(among, date)].index(claim.key) + 1


def above(among: Iterable[Claim], claim: Claim) -> tuple[Claim, ...]:
    """Those that come before a claim on a date of it, in order."""
    return tuple(one for one in sorted(among, key=_order) if _before(one, claim))


def next_rank(among: Iterable[Claim], span: DateSpan, but: ClaimKey | None = None) -> int:
    """The rank behind all that claim one of the dates; enquiries count for nothing.

    `but` is left out of account: the booking itself. May be more than the highest rank.
    """
    taken = [
        one.step
        for one in among
        if one.key != but and one.span.overlaps(span) and one.status != BookingStatus.ENQUIRED
    ]
    return 1 + max(taken, default=0)


def stepped_up(before: Iterable[Claim], after: Iterable[Claim]) -> Mapping[ClaimKey, int]:
    """The new ranks of those of `after` that move up, because others of `before` went.

    The order stays what it is on every date, and each keeps its distance to the one before it: a
    third hold behind a first (the second is somebody's whom nobody named) stays one apart. Nothing
    that is confirmed changes, and nothing moves down. What was given another rank or status, or
    came, stands where it was put.
    """
    old, now = tuple(before), tuple(sorted(after, key=_order))
    stood = {one.key: (one.status, one.rank) for one in old}
    ranks = {one.key: one.step for one in now}
    moved: dict[ClaimKey, int] = {}
    for claim in now:
        if not claim.option or stood.get(claim.key) != (claim.status, claim.rank):
            continue
        was = max((one.step for one in old if _before(one, claim)), default=0)
        left = max((ranks[one.key] for one in now if _before(one, claim)), default=0)
        rank = max(1, claim.rank - max(0, was - left))
        if rank != claim.rank:
            ranks[claim.key] = moved[claim.key] = rank
    return moved


def expired(booking: Booking, today: dt.date) -> bool:
    """Whether a hold stands no longer: its last date is past, and nobody confirmed it."""
    return booking.expires is not None and booking.expires < today and booking.status in TENTATIVE


def _ours(booking: Booking) -> Claim:
    return Claim(
        person=booking.person,
        span=booking.span,
        status=booking.status,
        rank=booking.rank,
        booking=booking.id,
        production=booking.production,
        expires=booking.expires,
        decide_by=booking.challenged_until,
    )


def _theirs(hold: OutsideHold) -> Claim:
    return Claim(
        person=hold.person,
        span=hold.span,
        status=hold.status,
        rank=hold.rank,
        outside=hold.id,
        holder=hold.holder,
        decide_by=hold.decide_by,
    )


def _group(claim: Claim) -> int:
    if claim.status == BookingStatus.CONFIRMED:
        return _CONFIRMED
    return _OPTION if claim.option else _ENQUIRY


def _order(claim: Claim) -> tuple[object, ...]:
    rank = claim.rank if claim.option else 0
    return (_group(claim), rank, claim.booking is None, claim.span.first, claim.key)


def _before(one: Claim, claim: Claim) -> bool:
    """Whether one stands before the claim on a date: confirmed, or with a lower rank."""
    if one.key == claim.key or not one.span.overlaps(claim.span):
        return False
    return (_group(one), one.rank if one.option else 0) < (
        _group(claim),
        claim.rank if claim.option else 0,
    )
