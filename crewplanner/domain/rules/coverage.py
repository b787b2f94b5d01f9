"""Fewer people than a unit needs."""

import datetime as dt
from collections.abc import Iterator

from crewplanner.domain.days import DayType, Need
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules.scope import Case


def coverage(case: Case) -> Iterator[Finding]:
    """Yield each need of a shoot day that is not filled: WARN, or INFO where pencils would fill it.

    `actual` counts confirmed people where pencils would fill it, and all of them where they would
    not.
    """
    if not case.scope.days:
        return
    needs = case.plan.needs_of
    wanted = [need for production in case.productions for need in needs.get(production, ())]
    for date in case.scope.span:
        for need in wanted:
            if not _shoots(case.plan, need, date):
                continue
            firm, tentative = filled(case.plan, need, date)
            if firm >= need.count:
                continue
            enough = firm + tentative >= need.count
            yield Finding(
                rule=RuleKind.COVERAGE,
                severity=Severity.INFO if enough else Severity.WARN,
                production=need.production,
                date=date,
                actual=firm if enough else firm + tentative,
                limit=need.count,
                role=need.role,
                unit=need.unit,
            )


def filled(plan: Plan, need: Need, date: dt.date) -> tuple[int, int]:
    """How many people fill a need on a date: confirmed ones, and ones only tentatively booked.

    A booking without a role counts for the person's usual one, without a unit for the first unit of
    the date.
    """
    people: dict[int, bool] = {}
    for booking in plan.bookings_at.get((need.production, date), ()):
        role = booking.role
        if role is None:
            person = plan.people.get(booking.person)
            role = person.roles[0] if person and person.roles else None
        day = plan.day_of(booking, date)
        if role == need.role and day is not None and day.unit == need.unit:
            people[booking.person] = people.get(booking.person, False) or booking.firm
    firm = sum(people.values())
    return firm, len(people) - firm


def _shoots(plan: Plan, need: Need, date: dt.date) -> bool:
    return any(
        day.unit == need.unit and day.working and day.day_type is DayType.SHOOT
        for day in plan.days_on.get((need.production, date), ())
    )
