"""Who could be booked on some dates, the free first, with what is in the way; roles left open."""

import datetime as dt

from crewplanner.app.words import role_name, word
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import DepartmentId, PersonId, ProductionId, RoleId, UnitId
from crewplanner.domain.people import Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.rules.coverage import filled_on
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _

_MOST_NEEDS = 62
"""Needs are looked up over so many dates at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRole:
    """A role that a unit needs and lacks: how many are missing on the worst of its dates."""

    role: RoleId
    unit: UnitId
    department: DepartmentId
    name: str
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A person on the dates asked about: free on so many of so many, and what is in the way."""

    person: PersonId
    name: str
    role: str
    free: int
    days: int
    why: str


def open_roles(plan: Plan, production: ProductionId, span: DateSpan) -> tuple[OpenRole, ...]:
    """The roles with too few people, tentative ones counted, in the order of the needs."""
    found: dict[tuple[RoleId, UnitId], int] = {}
    dates = list(span)[:_MOST_NEEDS]
    for date in dates:
        for need, firm, tentative in filled_on(plan, production, date):
            missing = need.count - firm - tentative
            if missing > 0 and need.role in plan.roles:
                key = (need.role, need.unit)
                found[key] = max(found.get(key, 0), missing)
    film = plan.productions[production].words
    return tuple(
        OpenRole(
            role=role,
            unit=unit,
            department=plan.roles[role].department,
            name=role_name(plan.roles[role], film),
            missing=missing,
        )
        for (role, unit), missing in found.items()
    )


def candidates(
    plan: Plan, production: ProductionId, span: DateSpan, role: RoleId | None = None
) -> tuple[Candidate, ...]:
    """Everybody who is not gone, or who does the role; those who are free first, then by name.

    Raises KeyError for an unknown production.
    """
    owner = plan.productions[production]
    people = (p for p in plan.people.values() if role is None or role in p.roles)
    found = [_candidate(plan, owner, person, span, role) for person in people]
    return tuple(sorted(found, key=_rank))


def _candidate(
    plan: Plan, production: Production, person: Person, span: DateSpan, role: RoleId | None
) -> Candidate:
    reasons = [_in_the_way(plan, production, person.id, date) for date in span]
    told = next(filter(None, reasons), "")
    free, days = reasons.count(""), len(reasons)
    if free == days:
        why = _("free")
    elif free:
        why = _("{free} of {days} days free · {why}").format(free=free, days=days, why=told)
    else:
        why = told
    shown = role or next(iter(person.roles), None)
    name = role_name(plan.roles.get(shown), production.words) if shown is not None else ""
    return Candidate(person=person.id, name=person.name, role=name, free=free, days=days, why=why)


def _in_the_way(plan: Plan, production: Production, person: PersonId, date: dt.date) -> str:
    """What keeps the person from the date; empty for nothing. A part of a day is not in the way."""
    for away in plan.unavailabilities_of.get(person, ()):
        if away.part is None and date in away.span:
            return word(away.kind).lower()
    for booking in plan.booking_on(person, date):
        if booking.production == production.id:
            return _("booked")
        return _("on {title}").format(title=plan.productions[booking.production].title)
    return ""


def _rank(found: Candidate) -> tuple[int, str]:
    return -found.free, found.name.casefold()
