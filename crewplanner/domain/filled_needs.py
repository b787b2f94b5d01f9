"""How many of the people that a unit needs are booked."""

import datetime as dt
from collections.abc import Hashable

from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import DayType, Need
from crewplanner.domain.ids import PersonId, ProductionId, RoleId, UnitId
from crewplanner.domain.plan import Plan

_Crews = dict[tuple[UnitId, RoleId], tuple[int, int]]
"""How many people are booked on a date, by unit and role: confirmed ones, and tentative ones."""


def filled_on(
    plan: Plan, production: ProductionId, date: dt.date
) -> tuple[tuple[Need, int, int], ...]:
    """The needs of the units that shoot on a date, each with `filled`: confirmed, and tentative."""
    needs = plan.needs_of.get(production, ())
    shooting = {
        day.unit
        for day in plan.days_on.get((production, date), ())
        if day.working and day.day_type is DayType.SHOOT
    }
    if not shooting or not needs:
        return ()
    crews = _crews(plan, production, date, frozenset(need.role for need in needs))
    return tuple((need, *_counted(crews, need)) for need in needs if need.unit in shooting)


def filled(plan: Plan, need: Need, date: dt.date) -> tuple[int, int]:
    """How many people fill a need on a date: confirmed ones, and ones only tentatively booked.

    A booking without a role counts for the person's usual one, without a unit for the first unit of
    the date.
    """
    return _counted(_crews(plan, need.production, date, frozenset({need.role})), need)


def _counted(crews: _Crews, need: Need) -> tuple[int, int]:
    return crews.get((need.unit, need.role), (0, 0))


def _counted_alike(booking: Booking) -> Hashable:
    return booking.production, booking.unit, booking.role, booking.firm


def _crews(plan: Plan, production: ProductionId, date: dt.date, roles: frozenset[RoleId]) -> _Crews:
    counts = plan.counts_at(production, date, _counted_alike)
    if counts is None or any(sample.role is None for sample, _count in counts):
        return _crews_by_person(plan, production, date, roles)
    crews: _Crews = {}
    for sample, count in counts:
        role = sample.role
        day = plan.day_of(sample, date) if role in roles else None
        if role is not None and day is not None:
            firm, tentative = crews.get((day.unit, role), (0, 0))
            here = (firm + count, tentative) if sample.firm else (firm, tentative + count)
            crews[day.unit, role] = here
    return crews


def _crews_by_person(
    plan: Plan, production: ProductionId, date: dt.date, roles: frozenset[RoleId]
) -> _Crews:
    """The same where somebody is booked more than once, or in no role of their own."""
    crews: dict[tuple[UnitId, RoleId], dict[PersonId, bool]] = {}
    for key, booking in plan.samples_at(production, date):
        role = booking.role
        if role is None:
            person = plan.people.get(key)
            role = person.roles[0] if person and person.roles else None
        day = plan.day_of(booking, date) if role in roles else None
        if role is not None and day is not None:
            people = crews.setdefault((day.unit, role), {})
            people[key] = people.get(key, False) or booking.firm
    return {
        key: (sum(people.values()), len(people) - sum(people.values()))
        for key, people in crews.items()
    }
