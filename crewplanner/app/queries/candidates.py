"""Who could be booked on some dates, the free first, with what is in the way; roles left open."""

from crewplanner.app.queries.engaged import engaged, free_dates
from crewplanner.app.words import role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.filled_needs import filled_on
from crewplanner.domain.ids import DepartmentId, PersonId, ProductionId, RoleId, UnitId
from crewplanner.domain.people import Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
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
    found = engaged(plan, production.id, person.id, span)
    free, days = len(free_dates(found, span)), len(span)
    told = next((one.text for one in found if one.whole or free == days), "")
    if free == days:
        why = _("Free · {why}").format(why=told) if told else _("Free")
    elif free:
        why = _("{free} of {days} days free · {why}").format(free=free, days=days, why=told)
    else:
        why = told
    shown = role or next(iter(person.roles), None)
    name = role_name(plan.roles.get(shown), production.words) if shown is not None else ""
    return Candidate(person=person.id, name=person.name, role=name, free=free, days=days, why=why)


def _rank(found: Candidate) -> tuple[int, str]:
    return -found.free, found.name.casefold()
