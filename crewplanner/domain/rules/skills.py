"""A person is booked for a job that asks for more, or for another, than theirs."""

from collections.abc import Iterator

from crewplanner.domain.bookings import Booking
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.ids import PersonId
from crewplanner.domain.people import Person, Role
from crewplanner.domain.rules.scope import Case


def skills(case: Case) -> Iterator[Finding]:
    """Yield each booking in a role that asks for skills which the person lacks, once.

    It is dated on the first date of the booking; without a role it counts for the person's usual
    one. `name` has the missing skills. It WARNs.
    """
    if not any(role.skills for role in case.plan.roles.values()):
        return
    for person, booking in _begun(case):
        wanted = booking.role or next(iter(person.roles), None)
        role = case.plan.roles.get(wanted) if wanted is not None else None
        missing = missing_skills(person, role) if role else ()
        if role is not None and missing:
            yield _finding(RuleKind.SKILL, Severity.WARN, booking, role, missing)


def role_match(case: Case) -> Iterator[Finding]:
    """Yield each booking in a role that is none of the person's, on its first date; INFO.

    Silent about people whose roles nobody said.
    """
    for person, booking in _begun(case):
        role = case.plan.roles.get(booking.role) if booking.role is not None else None
        if role is not None and person.roles and role.id not in person.roles:
            yield _finding(RuleKind.ROLE_MATCH, Severity.INFO, booking, role, ())


def missing_skills(person: Person, role: Role) -> tuple[str, ...]:
    """Those that a role asks for and the person has not; case does not matter."""
    has = {skill.casefold() for skill in person.skills}
    return tuple(skill for skill in role.skills if skill.casefold() not in has)


def _begun(case: Case) -> Iterator[tuple[Person, Booking]]:
    """The live bookings that begin within the scope, each with its person."""
    for key in case.people:
        person = case.plan.people.get(PersonId(key))
        for booking in case.plan.bookings_of.get(key, ()) if person else ():
            wanted = booking.live and case.scope.includes(booking.production)
            if person is not None and wanted and booking.span.first in case.scope.span:
                yield person, booking


def _finding(
    rule: RuleKind, severity: Severity, booking: Booking, role: Role, missing: tuple[str, ...]
) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        production=booking.production,
        date=booking.span.first,
        person=booking.person,
        bookings=(booking.id,),
        actual=len(missing),
        limit=len(role.skills) if missing else 0,
        name=", ".join(missing),
        role=role.id,
    )
