"""The crew as a list, and everything about one person."""

import datetime as dt
from collections.abc import Iterable, Mapping

from crewplanner.app.queries.grouping import grouped, idle
from crewplanner.app.words import department_name, role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.ids import BookingId, PersonId, ProductionId
from crewplanner.domain.irregular import IrregularMinutes, irregular_of_booking
from crewplanner.domain.people import Deal, Person, Unavailability, UnavailabilityKind
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.timecards import ABSENT, DayKind

_FIRMEST_FIRST = (
    BookingStatus.CONFIRMED,
    BookingStatus.OFFERED,
    BookingStatus.CHALLENGED,
    BookingStatus.PENCIL,
    BookingStatus.ENQUIRED,
    BookingStatus.RELEASED,
    BookingStatus.DECLINED,
    BookingStatus.CANCELLED,
)


def status_order(booking: Booking) -> tuple[int, int, int]:
    """Sorts the firmest booking first."""
    return (_FIRMEST_FIRST.index(booking.status), booking.rank, booking.id)


def away_on(
    plan: Plan, production: ProductionId, person: PersonId, date: dt.date
) -> UnavailabilityKind | DayKind | None:
    """What keeps a person away from the whole of a date, planned or told by a card."""
    for gone in plan.unavailabilities_of.get(person, ()):
        if date in gone.span and gone.part is None:
            return gone.kind
    card = plan.timecard_on(production, person, date)
    return card.kind if card is not None and card.kind in ABSENT else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewRow:
    """One line of the crew list.

    `days_booked` counts dates of live bookings that are not off, `next_date` is the first of them
    from `today` on. `away_now` is a whole day away.
    """

    person: PersonId
    name: str
    sort_name: str
    department: str
    department_position: int
    role: str
    phone: str
    email: str
    skills: str
    deal: Deal | None
    days_booked: int
    next_date: dt.date | None
    away_now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A person with the history of bookings (latest first), deals and days away.

    `irregular` are the irregular minutes of each live booking, as worked where that is known.
    """

    person: Person
    roles: tuple[str, ...]
    department: str
    bookings: tuple[Booking, ...]
    irregular: Mapping[BookingId, IrregularMinutes]
    deals: tuple[Deal, ...]
    away: tuple[Unavailability, ...]
    last_worked: dt.date | None


def crew(plan: Plan, production: ProductionId | None, today: dt.date) -> tuple[CrewRow, ...]:
    """Everybody by department, role and name; figures of the production if one is given."""
    words = plan.productions[production].words if production else FilmWords.US
    rows: list[CrewRow] = []
    for position, group in enumerate(grouped(plan, production, plan.people)):
        for member in group.members:
            person = member.person
            booked = [
                booking
                for booking in plan.bookings_of.get(person.id, ())
                if booking.live and production in {None, booking.production}
            ]
            dates = _dates(plan, booked)
            rows.append(
                CrewRow(
                    person=person.id,
                    name=person.name,
                    sort_name=person.sort_name or person.name,
                    department=department_name(group.department, words),
                    department_position=position,
                    role=role_name(member.role, words),
                    phone=person.phone,
                    email=person.email,
                    skills=", ".join(person.skills),
                    deal=plan.deal_on(production, person.id, today) if production else None,
                    days_booked=len(dates),
                    next_date=min((date for date in dates if date >= today), default=None),
                    away_now=any(
                        today in gone.span and gone.part is None
                        for gone in plan.unavailabilities_of.get(person.id, ())
                    ),
                )
            )
    return tuple(rows)


def booked_days(plan: Plan, person: PersonId) -> int:
    """How many dates somebody is booked on, live and not off, over all productions."""
    return len(_dates(plan, (one for one in plan.bookings_of.get(person, ()) if one.live)))


def person_view(
    plan: Plan, production: ProductionId | None, person_id: PersonId, today: dt.date
) -> PersonView:
    """Everything about one person. Raises KeyError if there is none with that id."""
    person = plan.people[person_id]
    words = plan.productions[production].words if production else FilmWords.US
    bookings = plan.bookings_of.get(person_id, ())
    group = grouped(plan, production, [person_id])[0]
    worked = [
        min(booking.span.last, today)
        for booking in bookings
        if booking.status is BookingStatus.CONFIRMED and booking.span.first <= today
    ]
    return PersonView(
        person=person,
        roles=tuple(role_name(plan.roles.get(role), words) for role in person.roles),
        department=department_name(group.department, words),
        bookings=tuple(sorted(bookings, key=_latest_first)),
        irregular={
            booking.id: irregular_of_booking(plan, booking) for booking in bookings if booking.live
        },
        deals=plan.deals_of.get(person_id, ()),
        away=plan.unavailabilities_of.get(person_id, ()),
        last_worked=max(worked, default=None),
    )


def _dates(plan: Plan, bookings: Iterable[Booking]) -> set[dt.date]:
    """The dates of bookings on which their people may expect to be called."""
    return {date for one in bookings for date in one.span if not idle(plan, one, date)}


def _latest_first(booking: Booking) -> tuple[int, int]:
    return (-booking.span.first.toordinal(), booking.id)
