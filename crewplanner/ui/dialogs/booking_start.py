"""What the dialog of a booking begins with; apart, since the board starts without the dialog."""

from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.ids import PersonId, ProductionId, UnitId
from crewplanner.domain.values import DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingStart:
    """What the dialog begins with.

    `pick` lets the user choose more people than the one given; without people that is always so.
    `unit` is the one to book with, without it that which works on the first date. `booking` is one
    to change, `call` text that was typed. `told` is what is known of it: its place on the ladder,
    what a release costs; `sums` are the lines behind that, to be opened.
    """

    production: ProductionId
    people: tuple[PersonId, ...] = ()
    span: DateSpan
    unit: UnitId | None = None
    booking: Booking | None = None
    call: str = ""
    pick: bool = False
    told: str = ""
    sums: tuple[str, ...] = ()
