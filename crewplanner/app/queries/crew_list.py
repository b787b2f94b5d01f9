"""The crew and contact list: who is on the production, as what, from when to when, how reached."""

import datetime as dt
from collections.abc import Iterator

from crewplanner.app.queries.grouping import Member, grouped
from crewplanner.app.words import department_name, role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.people import ContactKind, Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A way to reach somebody. A private one is for the producer alone."""

    value: str
    private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewContact:
    """One person: `first` and `last` are of the live bookings, `firm` says one is confirmed."""

    person: PersonId
    name: str
    role: str
    firm: bool
    first: dt.date
    last: dt.date
    phones: tuple[Reached, ...]
    emails: tuple[Reached, ...]
    agent: str
    emergency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewListDepartment:
    """A department's people in order."""

    name: str
    people: tuple[CrewContact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewListView:
    """Everybody with a live booking in the production, by department."""

    production: ProductionId
    title: str
    company: str
    office_phone: str
    contact: str
    span: DateSpan
    departments: tuple[CrewListDepartment, ...]

    @property
    def people(self) -> tuple[CrewContact, ...]:
        """Everybody in order."""
        return tuple(one for department in self.departments for one in department.people)


def crew_list_view(
    plan: Plan, production: ProductionId, span: DateSpan | None = None
) -> CrewListView:
    """The view; of those booked on some date of the span, if one is given."""
    settings = plan.productions[production]
    engaged = dict(_engagements(plan, production, span))
    whole = DateSpan(
        first=min((one.first for one in engaged.values()), default=dt.date.max),
        last=max((one.last for one in engaged.values()), default=dt.date.max),
    )
    return CrewListView(
        production=production,
        title=settings.title,
        company=settings.company,
        office_phone=settings.office_phone,
        contact=settings.contact,
        span=span or whole,
        departments=tuple(
            CrewListDepartment(
                name=department_name(group.department, settings.words),
                people=tuple(
                    _contact(plan, production, member, engaged[member.person.id])
                    for member in group.members
                ),
            )
            for group in grouped(plan, production, engaged)
        ),
    )


def _engagements(
    plan: Plan, production: ProductionId, span: DateSpan | None
) -> Iterator[tuple[PersonId, DateSpan]]:
    """Everybody's first and last date on the production."""
    for person in plan.people:
        own = [
            booking.span
            for booking in plan.bookings_of.get(person, ())
            if booking.live and booking.production == production
        ]
        wanted = span is None or any(
            one.first <= span.last and span.first <= one.last for one in own
        )
        if own and wanted:
            first, last = min(one.first for one in own), max(one.last for one in own)
            yield person, DateSpan(first=first, last=last)


def _contact(
    plan: Plan, production: ProductionId, member: Member, engaged: DateSpan
) -> CrewContact:
    person = member.person
    return CrewContact(
        person=person.id,
        name=person.name,
        role=role_name(member.role, plan.productions[production].words),
        firm=any(
            booking.firm and booking.production == production
            for booking in plan.bookings_of.get(person.id, ())
        ),
        first=engaged.first,
        last=engaged.last,
        phones=_reached(person, ContactKind.PHONE),
        emails=_reached(person, ContactKind.EMAIL),
        agent=person.contact(ContactKind.AGENT),
        emergency=person.contact(ContactKind.EMERGENCY),
    )


def _reached(person: Person, kind: ContactKind) -> tuple[Reached, ...]:
    return tuple(
        Reached(value=one.value, private=one.private)
        for one in person.contacts
        if one.kind is kind and one.value
    )
