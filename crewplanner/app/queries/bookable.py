"""Everybody to tick for some dates: the needed and free first, with what the others do then."""

from collections.abc import Set

from crewplanner.app.queries.candidates import OpenRole, open_roles
from crewplanner.app.queries.engaged import engaged
from crewplanner.app.queries.grouping import Member, grouped
from crewplanner.app.words import department_name, role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId, ProductionId, RoleId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookable:
    """One person, with what they have on then in a few words, and whether every date is free.

    Who is free may still have a part of a day on. `needed` says that the unit
    still lacks somebody of their usual role on the dates.
    """

    person: PersonId
    name: str
    usual: RoleId | None
    role: str
    department: str
    engaged: str
    free: bool
    needed: bool


def missing_of(
    plan: Plan, production: ProductionId, unit: UnitId | None, span: DateSpan
) -> tuple[OpenRole, ...]:
    """What a unit (None: any) lacks on these dates; holds count as there."""
    return tuple(one for one in open_roles(plan, production, span) if unit in {None, one.unit})


def bookable(
    plan: Plan, production: ProductionId, unit: UnitId | None, span: DateSpan
) -> tuple[Bookable, ...]:
    """Everybody: those who are needed and free first, then the free, then the others.

    Within these, departments and roles keep their order. Raises KeyError for an unknown production.
    """
    words = plan.productions[production].words
    lacking = {one.role for one in missing_of(plan, production, unit, span)}
    found = [
        _bookable(plan, production, member, department_name(group.department, words), span, lacking)
        for group in grouped(plan, production, plan.people)
        for member in group.members
    ]
    return tuple(sorted(found, key=_order))


def _bookable(
    plan: Plan,
    production: ProductionId,
    member: Member,
    department: str,
    span: DateSpan,
    lacking: Set[RoleId],
) -> Bookable:
    person = member.person
    found = engaged(plan, production, person.id, span)
    return Bookable(
        person=person.id,
        name=person.name,
        usual=next(iter(person.roles), None),
        role=role_name(member.role, plan.productions[production].words),
        department=department,
        engaged=" · ".join(dict.fromkeys(one.text for one in found)),
        free=not any(one.whole for one in found),
        needed=any(role in lacking for role in person.roles[:1]),
    )


def _order(one: Bookable) -> tuple[bool, bool]:
    return not one.free, not one.needed
