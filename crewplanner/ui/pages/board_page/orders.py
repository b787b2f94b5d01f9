"""From what a gesture asked for to the command that does it, and the words that say it was done."""

import datetime as dt
from collections.abc import Mapping

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.bookings import (
    BookPeople,
    CopyBookings,
    MoveBookings,
    RemoveBookings,
    ResizeBooking,
    SetBookingStatus,
)
from crewplanner.app.commands.own_times import SetOwnTimes, own_time
from crewplanner.app.queries.board import GroupKey, RowsBy
from crewplanner.app.words import date_text, status_text
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.ids import BookingId, PersonId, ProductionId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DAY, DateSpan, format_minutes
from crewplanner.i18n import _, ngettext
from crewplanner.ui.board.intents import (
    BookOn,
    Copy,
    Draw,
    Intent,
    Move,
    Remove,
    Resize,
    SetStatus,
    SetTimes,
)
from crewplanner.ui.board.selection import block
from crewplanner.ui.board.view import Board

_MOST_AT_ONCE = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A command, and what to say when it is done."""

    command: Command
    toast: str = ""


def order(intent: Intent, plan: Plan, production: Production | None) -> Order | None:
    """The order for an intent that needs no question; None for one that does.

    A booking that is drawn is a first pencil with the main unit: it can be changed or undone.
    """
    match intent:
        case Draw() | BookOn() if production is not None:
            return _booking(intent, plan, production)
        case Move(bookings=bookings, days=days, person=person, unit=unit):
            command = MoveBookings(bookings=bookings, days=days, person=person, unit=unit)
            return Order(command=command)
        case Copy(bookings=bookings, days=days, person=person, unit=unit):
            command = CopyBookings(bookings=bookings, days=days, person=person, unit=unit)
            return Order(command=command, toast=_copied(bookings))
        case Resize(booking=booking, first=first, last=last):
            return Order(command=ResizeBooking(booking=booking, first=first, last=last))
        case SetTimes(booking=booking) if booking in plan.bookings:
            return _timed(intent, plan)
        case Remove(bookings=bookings):
            return Order(
                command=RemoveBookings(bookings=bookings), toast=_removed(bookings, plan.bookings)
            )
        case SetStatus(bookings=bookings, status=status, rank=rank):
            command = SetBookingStatus(bookings=bookings, status=status, rank=rank)
            return Order(command=command, toast=_stated(intent, plan))
        case _question:
            return None


def is_large(board: Board, first: dt.date, last: dt.date) -> bool:
    """Whether so much is marked that it is asked for rather than booked at once."""
    marked = marked_cells(board)
    span = DateSpan(first=first, last=last)
    several = marked is not None and len(marked[0]) > 1 and marked[1] == span
    return several or len(span) > _MOST_AT_ONCE


def marked_cells(board: Board) -> tuple[tuple[PersonId, ...], DateSpan] | None:
    """The people and the dates that are marked; None without a cursor."""
    rows = board.scene.rows
    marked = block(rows, board.scene.selection)
    if marked is None:
        return None
    lines = (rows.person(line) for line in range(marked.top, marked.bottom + 1))
    people = tuple(row.person for row in lines if row is not None)
    dates = DateSpan(first=rows.dates[marked.left], last=rows.dates[marked.right])
    return (people, dates) if people else None


def _booking(intent: Draw | BookOn, plan: Plan, production: Production) -> Order | None:
    if isinstance(intent, Draw):
        command = _drawing(intent, plan, production)
        return Order(command=command, toast=_drawn(command, plan))
    if not intent.people:
        return None
    command = _booking_of(intent, plan, production)
    return Order(command=command, toast=_booked(command))


def _drawing(intent: Draw, plan: Plan, production: Production) -> BookPeople:
    """Times that were drawn are kept against those of the unit that books, where it has any."""
    booker, unit = booker_of(plan, production, intent.group)
    days = plan.days_on.get((booker, intent.first), ())
    day = next((day for day in days if day.unit == unit), None)
    call, wrap = intent.call, intent.wrap
    return BookPeople(
        production=booker,
        people=(intent.person,),
        spans=(DateSpan(first=intent.first, last=intent.last),),
        unit=unit,
        call=None if call is None else own_time(call, day.call if day else None, None),
        wrap=None if wrap is None else own_time(wrap, day.wrap if day else None, None),
    )


def _booking_of(intent: BookOn, plan: Plan, production: Production) -> BookPeople:
    return BookPeople(
        production=production.id,
        people=intent.people,
        spans=(DateSpan(first=intent.first, last=intent.last),),
        role=intent.role,
        unit=intent.unit or _main_unit(plan, production.id),
    )


def _booked(command: BookPeople) -> str:
    count, dates = len(command.people), _dates(command.spans[0])
    said = ngettext("Booked {count} person, {dates}", "Booked {count} people, {dates}", count)
    return said.format(count=count, dates=dates)


def _timed(intent: SetTimes, plan: Plan) -> Order:
    """Own times as they were said before: against the unit's, or by the clock."""
    booking = plan.bookings[intent.booking]
    day = plan.day_of(booking, intent.date)
    call, wrap = booking.call, booking.wrap
    if intent.call is not None:
        call = own_time(intent.call, day.call if day else None, call)
    if intent.wrap is not None:
        wrap = own_time(intent.wrap, day.wrap if day else None, wrap)
    single = DateSpan(first=intent.date, last=intent.date)
    span = None if intent.whole else single
    shown = booking.span if intent.whole else single
    times = [format_minutes(at % DAY) for at in (intent.call, intent.wrap) if at is not None]
    toast = _("{name}: {times}, {dates}").format(
        name=plan.people[booking.person].name, times="–".join(times), dates=_dates(shown)
    )
    return Order(
        command=SetOwnTimes(booking=intent.booking, call=call, wrap=wrap, span=span), toast=toast
    )


def booker_of(
    plan: Plan, production: Production, group: GroupKey | None
) -> tuple[ProductionId, UnitId | None]:
    """Who books: what the group of a row says, else this production with its main unit."""
    booker = group.production if group is not None else None
    if group is not None and group.by is RowsBy.UNIT and booker is not None:
        return booker, group.unit
    return booker or production.id, _main_unit(plan, booker or production.id)


def _main_unit(plan: Plan, production: ProductionId) -> UnitId | None:
    units = [unit for unit in plan.units.values() if unit.production == production]
    return min(units, key=lambda unit: (unit.position, unit.id)).id if units else None


def _drawn(command: BookPeople, plan: Plan) -> str:
    status = status_text(command.status, command.rank, plan.productions[command.production].words)
    (person,), (span,) = command.people, command.spans
    return _("{name}: {status}, {dates} · Enter to change").format(
        name=plan.people[person].name, status=status, dates=_dates(span)
    )


def _dates(span: DateSpan) -> str:
    first = date_text(span.first, year=False)
    if span.last == span.first:
        return first
    return f"{first} – {date_text(span.last, year=False)}"


def _removed(bookings: tuple[BookingId, ...], known: Mapping[BookingId, Booking]) -> str:
    if len(bookings) == 1 and bookings[0] in known:
        span = known[bookings[0]].span
        return _("Removed the booking of {dates}").format(dates=_dates(span))
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
