"""From what a gesture asked for to the command that does it, and the words that say it was done."""

from collections.abc import Mapping
from dataclasses import dataclass

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.bookings import (
    CopyBookings,
    MoveBookings,
    RemoveBookings,
    ResizeBooking,
    SetBookingStatus,
)
from crewplanner.app.words import date_text, status_text
from crewplanner.domain.bookings import Booking
from crewplanner.domain.ids import BookingId
from crewplanner.domain.plan import Plan
from crewplanner.i18n import _, ngettext
from crewplanner.ui.board.intents import Copy, Intent, Move, Remove, Resize, SetStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A command, and what to say when it is done."""

    command: Command
    toast: str = ""


def order(intent: Intent, plan: Plan) -> Order | None:
    """The order for an intent that needs no question; None for one that does."""
    match intent:
        case Move(bookings=bookings, days=days, person=person):
            return Order(command=MoveBookings(bookings=bookings, days=days, person=person))
        case Copy(bookings=bookings, days=days, person=person):
            command = CopyBookings(bookings=bookings, days=days, person=person)
            return Order(command=command, toast=_copied(bookings))
        case Resize(booking=booking, first=first, last=last):
            return Order(command=ResizeBooking(booking=booking, first=first, last=last))
        case Remove(bookings=bookings):
            return Order(
                command=RemoveBookings(bookings=bookings), toast=_removed(bookings, plan.bookings)
            )
        case SetStatus(bookings=bookings, status=status, rank=rank):
            command = SetBookingStatus(bookings=bookings, status=status, rank=rank)
            return Order(command=command, toast=_stated(intent, plan))
        case _question:
            return None


def _removed(bookings: tuple[BookingId, ...], known: Mapping[BookingId, Booking]) -> str:
    if len(bookings) == 1 and bookings[0] in known:
        span = known[bookings[0]].span
        return _("Removed the booking of {date}").format(date=date_text(span.first, year=False))
    count = len(bookings)
    return ngettext("Removed {count} booking", "Removed {count} bookings", count).format(
        count=count
    )


def _copied(bookings: tuple[BookingId, ...]) -> str:
    count = len(bookings)
    return ngettext("Copied {count} booking", "Copied {count} bookings", count).format(count=count)


def _stated(intent: SetStatus, plan: Plan) -> str:
    found = plan.bookings.get(intent.bookings[0]) if intent.bookings else None
    if found is None:
        return ""
    status = status_text(intent.status, intent.rank, plan.productions[found.production].words)
    count = len(intent.bookings)
    if count == 1:
        name = plan.people[found.person].name
        return _("{name}: {status}").format(name=name, status=status)
    return _("{count} bookings: {status}").format(count=count, status=status)
