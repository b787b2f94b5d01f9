"""Bookings: who is engaged for which dates, how firmly, and with which call."""

import datetime as dt
from dataclasses import replace
from enum import StrEnum

from crewplanner.dataclass import dataclass
from crewplanner.domain.days import DayType
from crewplanner.domain.ids import NEW, BookingId, PersonId, ProductionId, RoleId, UnitId
from crewplanner.domain.values import DateSpan, TimeSpec


class BookingStatus(StrEnum):
    """How firm a booking is (FIELD words: enquiry, pencil or hold, confirmed)."""

    ENQUIRED = "enquired"
    PENCIL = "pencil"
    CHALLENGED = "challenged"
    OFFERED = "offered"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    RELEASED = "released"
    CANCELLED = "cancelled"


FIRM = frozenset({BookingStatus.CONFIRMED})
TENTATIVE = frozenset(
    {
        BookingStatus.ENQUIRED,
        BookingStatus.PENCIL,
        BookingStatus.CHALLENGED,
        BookingStatus.OFFERED,
    }
)
LIVE = FIRM | TENTATIVE
"""Statuses that claim the dates; the others keep the history only."""

HIGHEST_RANK = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A person's engagement for a span of dates. `rank` orders pencils: 1 has first refusal.

    `call`, `wrap` and `day_type` are the person's own where they differ from the unit's. `expires`
    is the last date on which a hold stands; `challenged_until` (aware) is by when it must be
    confirmed or released, and `told_at` (aware) when the person was told of these dates.
    """

    id: BookingId
    production: ProductionId
    person: PersonId
    span: DateSpan
    role: RoleId | None = None
    unit: UnitId | None = None
    status: BookingStatus = BookingStatus.PENCIL
    rank: int = 1
    call: TimeSpec | None = None
    note: str = ""
    wrap: TimeSpec | None = None
    day_type: DayType | None = None
    expires: dt.date | None = None
    challenged_until: dt.datetime | None = None
    told_at: dt.datetime | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.rank <= HIGHEST_RANK:
            raise ValueError(f"an option rank is 1 to {HIGHEST_RANK}, not {self.rank}")

    @property
    def live(self) -> bool:
        """Whether it claims its dates."""
        return self.status in LIVE

    @property
    def firm(self) -> bool:
        """Whether it is confirmed."""
        return self.status in FIRM


def moved(booking: Booking, days: int, person: PersonId | None = None) -> Booking:
    """The same booking so many days later and, if said, for another person."""
    return replace(booking, span=booking.span.moved(days), person=person or booking.person)


def resized(booking: Booking, first: dt.date, last: dt.date) -> Booking:
    """The same booking from first to last. Raises ValueError if they are turned round."""
    return replace(booking, span=DateSpan(first=first, last=last))


def called_on(booking: Booking, date: dt.date, call: TimeSpec) -> tuple[Booking, ...]:
    """The same booking with a call of its own on one of its dates: in up to three parts.

    The first part keeps the id, the others are new. Raises ValueError for a date outside it.
    """
    if date not in booking.span:
        raise ValueError(f"{date} is not among the dates of the booking")
    one = dt.timedelta(days=1)
    parts: list[tuple[DateSpan, TimeSpec | None]] = []
    if booking.span.first < date:
        parts.append((DateSpan(first=booking.span.first, last=date - one), booking.call))
    parts.append((DateSpan(first=date, last=date), call))
    if date < booking.span.last:
        parts.append((DateSpan(first=date + one, last=booking.span.last), booking.call))
    return tuple(
        replace(booking, id=booking.id if place == 0 else BookingId(NEW), span=span, call=own)
        for place, (span, own) in enumerate(parts)
    )
