"""Fewer people than a unit needs."""

import datetime as dt
from collections.abc import Iterator

from crewplanner.domain.days import DayType, Need
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.ids import PersonId, ProductionId, RoleId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules.scope import Case

_Crews = dict[tuple[UnitId, RoleId], dict[PersonId, bool]]
"""Who is booked on a date, by unit and role, and whether firmly."""


def coverage(case: Case) -> Iterator[Finding]:
    """Yield each need of a shoot day that is not filled: WARN, or INFO where pencils would fill it.

    `actual` counts confirmed people where pencils would fill it, and all of them where they would
    not.
    """
    if not case.scope.days:
        return
    for date in case.scope.span:
        for production in case.productions:
            for need, firm, tentative in filled_on(case.plan, production, date):
                if firm >= need.count:
                    continue
                enough = firm + tentative >= need.count
                yield Finding(
                    rule=RuleKind.COVERAGE,
                    severity=Severity.INFO if enough else Severity.WARN,
                    production=production,
                    date=date,
                    actual=firm if enough else firm + tentative,
                    limit=need.count,
                    role=need.role,
                    unit=need.unit,
                )


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
    people = crews.get((need.unit, need.role), {})
    firm = sum(people.values())
    return firm, len(people) - firm


def _crews(plan: Plan, production: ProductionId, date: dt.date, roles: frozenset[RoleId]) -> _Crews:
    crews: _Crews = {}
    for key, booking in plan.samples_at(production, date):
        role = booking.role
        if role is None:
            person = plan.people.get(key)
            role = person.roles[0] if person and person.roles else None
        day = plan.day_of(booking, date) if role in roles else None
        if role is not None and day is not None:
            people = crews.setdefault((day.unit, role), {})
            people[key] = people.get(key, False) or booking.firm
    return crews
