"""The shoot day: who is called when, by department."""

import datetime as dt

from crewplanner.app.queries.grouping import Group, grouped, is_night
from crewplanner.app.queries.people import status_order
from crewplanner.app.queries.sunlight import DaySun, sun_of
from crewplanner.app.words import department_name, role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.calls import PlannedDay, planned
from crewplanner.domain.days import ShootDay
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import BookingId, PersonId, ProductionId
from crewplanner.domain.irregular import IrregularMinutes, irregular
from crewplanner.domain.numbering import numbering
from crewplanner.domain.people import Person, Role
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledPerson:
    """One person of the day. Times are planned; `own_call` marks one that is not the unit's."""

    person: PersonId
    name: str
    role: str
    phone: str
    booking: BookingId
    status: BookingStatus
    rank: int
    call: int | None
    wrap: int | None
    own_call: bool
    minutes: int
    irregular: IrregularMinutes
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledDepartment:
    """A department's people of the day in order."""

    name: str
    people: tuple[CalledPerson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDay:
    """One unit on the date: the day itself, its number, its places and its crew."""

    day: ShootDay
    unit_name: str
    number: int | None
    total: int
    places: tuple[Place, ...]
    night: bool
    departments: tuple[CalledDepartment, ...]
    heads: int
    minutes: int
    irregular: IrregularMinutes
    sun: DaySun | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """A date of a production with all its units, and the nearest dates that have a day."""

    production: ProductionId
    date: dt.date
    holiday: str
    units: tuple[UnitDay, ...]
    previous: dt.date | None
    next: dt.date | None
    findings: tuple[Finding, ...]


def day_view(
    plan: Plan, production: ProductionId, date: dt.date, findings: tuple[Finding, ...]
) -> DayView:
    """The view of a date. `findings` are those of the production that touch it."""
    dates = sorted({d.date for d in plan.shoot_days.values() if d.production == production})
    holiday = plan.holidays_on.get((production, date))
    on_date = tuple(finding for finding in findings if finding.date == date)
    days = plan.days_on.get((production, date), ())
    return DayView(
        production=production,
        date=date,
        holiday=holiday.name if holiday else "",
        units=tuple(_unit_day(plan, day, on_date) for day in days),
        previous=max((d for d in dates if d < date), default=None),
        next=min((d for d in dates if d > date), default=None),
        findings=on_date,
    )


def booked_on(plan: Plan, day: ShootDay) -> dict[PersonId, Booking]:
    """Who is booked on a day of a unit, with the firmest booking of each."""
    found: dict[PersonId, Booking] = {}
    for booking in plan.bookings_at.get((day.production, day.date), ()):
        if plan.day_of(booking, day.date) != day:
            continue
        known = found.get(booking.person)
        if known is None or status_order(booking) < status_order(known):
            found[booking.person] = booking
    return found


def _unit_day(plan: Plan, day: ShootDay, findings: tuple[Finding, ...]) -> UnitDay:
    production = plan.productions[day.production]
    booked = booked_on(plan, day)
    numbers = numbering(plan, day.unit)
    departments = tuple(
        _department(plan, day, group, booked, findings)
        for group in grouped(plan, day.production, booked)
    )
    people = [person for department in departments for person in department.people]
    return UnitDay(
        day=day,
        unit_name=plan.units[day.unit].name,
        number=numbers.number(day.date),
        total=numbers.total,
        places=tuple(plan.places[place] for place in day.places if place in plan.places),
        night=is_night(production, day.call, day.wrap),
        departments=departments,
        heads=len(people),
        minutes=sum(person.minutes for person in people),
        irregular=sum((person.irregular for person in people), IrregularMinutes()),
        sun=sun_of(plan, day),
    )


def _department(
    plan: Plan,
    day: ShootDay,
    group: Group,
    booked: dict[PersonId, Booking],
    findings: tuple[Finding, ...],
) -> CalledDepartment:
    words = plan.productions[day.production].words
    return CalledDepartment(
        name=department_name(group.department, words),
        people=tuple(
            _called(plan, day, member.person, member.role, booked[member.person.id], findings)
            for member in group.members
        ),
    )


def _called(
    plan: Plan,
    day: ShootDay,
    person: Person,
    usual: Role | None,
    booking: Booking,
    findings: tuple[Finding, ...],
) -> CalledPerson:
    production = plan.productions[day.production]
    times: PlannedDay | None = planned(plan, booking, day.date)
    role = plan.roles.get(booking.role) if booking.role else usual
    return CalledPerson(
        person=person.id,
        name=person.name,
        role=role_name(role, production.words),
        phone=person.phone,
        booking=booking.id,
        status=booking.status,
        rank=booking.rank,
        call=times.call if times else None,
        wrap=times.wrap if times else None,
        own_call=(booking.call or booking.wrap) is not None,
        minutes=times.minutes if times else 0,
        irregular=irregular(plan, production, times) if times else IrregularMinutes(),
        findings=tuple(f for f in findings if f.person == person.id),
    )
