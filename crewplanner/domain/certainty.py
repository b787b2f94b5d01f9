"""How sure a cost is: confirmed alone, with first holds, or with everything pencilled."""

from crewplanner.domain.bookings import Booking, BookingStatus

_PROMISED = frozenset({BookingStatus.CHALLENGED, BookingStatus.OFFERED})


def is_likely(booking: Booking) -> bool:
    """Whether it is reckoned with: confirmed, challenged, offered, or a first hold.

    Second and lower holds and enquiries may still come, but are not reckoned with.
    """
    if booking.firm or booking.status in _PROMISED:
        return True
    return booking.status is BookingStatus.PENCIL and booking.rank == 1
