"""People by department, in the order every list, board and paper shares."""

import datetime as dt
from collections.abc import Iterable

from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.ids import DepartmentId, PersonId, ProductionId, RoleId, UnitId
from crewplanner.domain.people import Department, Person, Role
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DAY, TimeRange

NIGHT_SHOOT_MINUTES = 120
"""A day counts as a night when at least this many of its minutes lie in the night hours."""

WEEKEND = frozenset({5, 6})
"""Saturday and Sunday."""

_LAST = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person with the role they have in a production."""

    person: Person
    role: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A department (None: people without a role) with its members in order."""

    department: Department | None
    members: tuple[Member, ...]


def role_in(plan: Plan, production: ProductionId | None, person: Person) -> Role | None:
    """The role of a person's latest live booking in a production, else their usual one."""
    return role_among(plan, frozenset({production}), person)


def role_among(
    plan: Plan,
    productions: frozenset[ProductionId | None] | frozenset[ProductionId],
    person: Person,
    unit: UnitId | None = None,
) -> Role | None:
    """The same of several productions; `unit`: of its bookings alone."""
    booked: RoleId | None = None
    for booking in plan.samples_of(person.id):
        ours = booking.production in productions and unit in {None, booking.unit}
        if ours and booking.live and booking.role is not None:
            booked = booking.role
            break
    chosen = booked or next(iter(person.roles), None)
    return plan.roles.get(chosen) if chosen is not None else None


def grouped(
    plan: Plan, production: ProductionId | None, people: Iterable[PersonId]
) -> tuple[Group, ...]:
    """The people by department; inside one by role, then by name."""
    groups: dict[DepartmentId | None, list[Member]] = {}
    for key in people:
        person = plan.people[key]
        role = role_in(plan, production, person)
        groups.setdefault(role.department if role else None, []).append(
            Member(person=person, role=role)
        )
    departments = sorted(
        groups, key=lambda key: (plan.departments[key].position, key) if key else (_LAST, 0)
    )
    return tuple(
        Group(
            department=plan.departments[key] if key else None,
            members=tuple(sorted(groups[key], key=member_order)),
        )
        for key in departments
    )


def idle(plan: Plan, booking: Booking, date: dt.date) -> bool:
    """Whether a date of a booking is one off: its unit does not work, or others do and it has none.

    Without any day a weekend or a public holiday is one off, and a weekday one not planned yet.
    """
    day = plan.day_of(booking, date)
    if day is not None:
        return not day.working
    return bool(plan.days_on.get((booking.production, date))) or _off(
        plan, booking.production, date
    )


def alone(plan: Plan, booking: Booking) -> bool:
    """Whether a booking is for no date that is worked: a Saturday without a day, a dark day.

    Its dates are no days off between others then: somebody is wanted on them.
    """
    for other in booking.span:
        day = plan.day_of(booking, other)
        if day.working if day is not None else not _off(plan, booking.production, other):
            return False
    return True


def _off(plan: Plan, production: ProductionId, date: dt.date) -> bool:
    return (production, date) in plan.holidays_on or date.weekday() in WEEKEND


def is_evening(production: Production, call: int | None, wrap: int | None) -> bool:
    """Whether so much of planned times lies in the evening as makes a night of one in the night."""
    if call is None or wrap is None or wrap <= call:
        return False
    start, end = production.evening_from, max(production.night_from, production.evening_from)
    return min(wrap, end) - max(call, start) >= NIGHT_SHOOT_MINUTES


def is_night(production: Production, call: int | None, wrap: int | None) -> bool:
    """Whether planned times make it a night shoot by the production's night hours."""
    if call is None or wrap is None or wrap <= call:
        return False
    worked = TimeRange(start=call, end=wrap)
    windows = [(production.night_from, production.night_to)]
    if production.night_to > DAY:
        windows.append((max(0, production.night_from - DAY), production.night_to - DAY))
    inside = sum(
        worked.overlap(TimeRange(start=start, end=end)) for start, end in windows if start < end
    )
    return inside >= NIGHT_SHOOT_MINUTES


def member_order(member: Member) -> tuple[int, int, str, str]:
    """By role, then by name."""
    role = member.role
    position, key = (role.position, role.id) if role else (_LAST, 0)
    return (position, key, *name_order(member.person))


def name_order(person: Person) -> tuple[str, str]:
    """From A to Z."""
    return (person.sort_name or person.name).casefold(), person.name
