"""Everybody to tick for some dates: the needed and free first, with what the others do then."""

from collections.abc import Iterator

from crewplanner.app.queries.candidates import OpenRole, open_roles
from crewplanner.app.queries.grouping import grouped
from crewplanner.app.words import department_name, role_name, status_text, word
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId, ProductionId, RoleId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookable:
    """One person, with what speaks against the dates in a few words; `taken` is empty if free.

    `needed` says that the unit still lacks somebody of their usual role on the dates.
    """

    person: PersonId
    name: str
    usual: RoleId | None
    role: str
    department: str
    taken: str
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

    Within these, departments and roles keep their order. Off days count as free.
    """
    words = _words(plan, production)
    lacking = {one.role for one in missing_of(plan, production, unit, span)}
    found = [
        Bookable(
            person=member.person.id,
            name=member.person.name,
            usual=next(iter(member.person.roles), None),
            role=role_name(member.role, words),
            department=department_name(group.department, words),
            taken=" · ".join(dict.fromkeys(_taken(plan, production, member.person.id, span))),
            needed=bool(lacking.intersection(member.person.roles[:1])),
        )
        for group in grouped(plan, production, plan.people)
        for member in group.members
    ]
    return tuple(sorted(found, key=_order))


def _order(one: Bookable) -> tuple[bool, bool]:
    return bool(one.taken), not one.needed


def _words(plan: Plan, production: ProductionId) -> FilmWords:
    found = plan.productions.get(production)
    return found.words if found else FilmWords.US


def _taken(plan: Plan, production: ProductionId, person: PersonId, span: DateSpan) -> Iterator[str]:
    """What the person does on the dates already, in words."""
    words = _words(plan, production)
    for booking in plan.bookings_of.get(person, ()):
        if booking.live and booking.span.overlaps(span):
            other = plan.productions.get(booking.production)
            status = status_text(booking.status, booking.rank, words)
            if booking.production == production or other is None:
                yield status
            else:
                yield f"{other.title}, {status}"
    for gone in plan.unavailabilities_of.get(person, ()):
        if gone.span.overlaps(span):
            yield word(gone.kind)
    for hold in plan.outside_holds_of.get(person, ()):
        if hold.live and hold.span.overlaps(span):
            yield _("Held by {holder}").format(holder=hold.holder)
