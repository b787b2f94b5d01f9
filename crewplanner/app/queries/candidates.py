"""Who can be booked on some dates: everybody in the order of use, with what they do already."""

from collections.abc import Iterator
from dataclasses import dataclass

from crewplanner.app.queries.grouping import grouped
from crewplanner.app.words import department_name, role_name, status_text, word
from crewplanner.domain.ids import PersonId, ProductionId, RoleId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.rules.coverage import filled_on
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One person, with what speaks against the dates in a few words; `taken` is empty if free.

    `needed` says that the unit still lacks somebody of their usual role on the first date.
    """

    person: PersonId
    name: str
    usual: RoleId | None
    role: str
    department: str
    taken: str
    needed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A role of which a unit lacks people on a date, and how many."""

    role: RoleId
    name: str
    count: int


def missing_on(
    plan: Plan, production: ProductionId, unit: UnitId | None, span: DateSpan
) -> tuple[Missing, ...]:
    """What a unit (None: any) lacks on the first date of a span; holds count as there."""
    words = _words(plan, production)
    return tuple(
        Missing(
            role=need.role,
            name=role_name(plan.roles.get(need.role), words),
            count=need.count - firm - tentative,
        )
        for need, firm, tentative in filled_on(plan, production, span.first)
        if unit in {None, need.unit} and need.count > firm + tentative
    )


def candidates(
    plan: Plan, production: ProductionId, unit: UnitId | None, span: DateSpan
) -> tuple[Candidate, ...]:
    """Everybody: those who are needed and free first, then the free, then the others.

    Within these, departments and roles keep their order. Off days count as free.
    """
    words = _words(plan, production)
    lacking = {one.role for one in missing_on(plan, production, unit, span)}
    found = [
        Candidate(
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


def _order(candidate: Candidate) -> tuple[bool, bool]:
    return bool(candidate.taken), not candidate.needed


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
