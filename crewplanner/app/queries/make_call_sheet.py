"""Makes the call sheet's view from the plan."""

import datetime as dt
from collections.abc import Iterable, Iterator

from crewplanner.app.pricing import Pricing
from crewplanner.app.queries.call_sheet import (
    CallSheetView,
    HeadRole,
    Remark,
    SheetAdvance,
    SheetContact,
    SheetDepartment,
    SheetPerson,
)
from crewplanner.app.queries.day import booked_on
from crewplanner.app.queries.grouping import Group, Member, grouped
from crewplanner.app.queries.people import away_on
from crewplanner.app.queries.rest_due import RestAsked
from crewplanner.app.queries.sunlight import sun_of
from crewplanner.app.words import department_name, role_name
from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.call_sheets import CallSheet, CrewLine
from crewplanner.domain.calls import planned
from crewplanner.domain.days import ShootDay
from crewplanner.domain.filled_needs import filled_on
from crewplanner.domain.ids import NEW, CallSheetId, DayId, PersonId, ProductionId, UnitId
from crewplanner.domain.numbering import numbering
from crewplanner.domain.people import ContactKind, Person, Role
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Place, Production
from crewplanner.domain.rules import Case, LawsOf, Scope
from crewplanner.domain.stints import Stint
from crewplanner.domain.values import DateSpan

_DAYS_BACK = 4
"""A rest of a weekend reaches over two free dates, and a work date may run to 48:00."""
_DAYS_AHEAD = 14
_ADVANCE_LINES = 6
_NO_CREW_LINE = CrewLine(person=PersonId(NEW))


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetQuestion:
    """Whose call sheet. May be answered on another thread: nothing in it changes.

    `project` is the project's uuid, `laws_of` the laws that the rules know of.
    """

    plan: Plan
    day: DayId
    project: str
    laws_of: LawsOf
    pricing: Pricing


def asked_of(workspace: Workspace, day: DayId) -> SheetQuestion:
    """The question about a day of the project as it is now."""
    return SheetQuestion(
        plan=workspace.plan,
        day=day,
        project=workspace.uuid,
        laws_of=workspace.found.laws_of,
        pricing=workspace.pricing,
    )


def call_sheet_view(question: SheetQuestion) -> CallSheetView:
    """The view of that day. Raises KeyError for a day that is gone."""
    return _Maker(question).view()


class _Maker:
    def __init__(self, question: SheetQuestion) -> None:
        plan = question.plan
        self._plan = plan
        self._question = question
        self._day = plan.shoot_days[question.day]
        self._production: Production = plan.productions[self._day.production]
        self._booked = booked_on(plan, self._day)
        self._sheet = plan.call_sheet_of.get(question.day) or CallSheet(
            id=CallSheetId(NEW), day=question.day
        )
        self._lines = {line.person: line for line in self._sheet.crew}
        date = self._day.date
        scope = Scope(span=DateSpan(first=date, last=date), people=frozenset(self._booked))
        self._case = Case(plan, scope, question.laws_of)
        self._rest = RestAsked(self._case, question.pricing)

    def view(self) -> CallSheetView:
        production, day, plan = self._production, self._day, self._plan
        numbers = numbering(plan, day.unit)
        holiday = plan.holidays_on.get((day.production, day.date))
        places = tuple(plan.places[key] for key in day.places if key in plan.places)
        return CallSheetView(
            project=self._question.project,
            production=production.id,
            title=production.title,
            code=production.code,
            client=production.client,
            company=production.company,
            office_phone=production.office_phone,
            contact=production.contact,
            emergency=production.emergency,
            words=production.words,
            timezone=production.timezone,
            logo=production.logo,
            day=day.id,
            unit=day.unit,
            unit_name=plan.units[day.unit].name,
            units=sum(unit.production == production.id for unit in plan.units.values()),
            date=day.date,
            day_type=day.day_type,
            status=day.status,
            number=numbers.number(day.date),
            total=numbers.total,
            holiday=holiday.name if holiday else "",
            day_title=day.title,
            note=day.note,
            call=day.call,
            wrap=day.wrap,
            meals=day.meals,
            check_times=day.check_times,
            sheet=self._sheet,
            contacts=tuple(self._contacts()),
            places=places,
            hospital=_with_hospital(places),
            sun=sun_of(plan, day),
            departments=tuple(
                self._department(group) for group in grouped(plan, production.id, self._booked)
            ),
            advance=tuple(self._advance()),
            open_roles=tuple(self._open_roles()),
        )

    def _contacts(self) -> Iterator[SheetContact]:
        """The people at the head, of each role those of the day."""
        by_role: dict[str, list[tuple[Person, Role]]] = {}
        for booking in (*self._booked.values(), *self._around()):
            person = self._plan.people[booking.person]
            role = self._role(person, booking)
            if role is not None:
                by_role.setdefault(role.name.casefold(), []).append((person, role))
        day = set(self._booked)
        for head in HeadRole:
            found = by_role.get(head.value.casefold(), [])
            of_day = [(person, role) for person, role in found if person.id in day]
            for person, role in of_day or found[:1]:
                phone, private = _phone(person)
                yield SheetContact(
                    head=head,
                    person=person.id,
                    role=role_name(role, self._production.words),
                    name=person.name,
                    phone=phone,
                    phone_private=private,
                )

    def _around(self) -> Iterator[Booking]:
        """Whom the production has confirmed around the day, for a role that the day has nobody in.

        Those who are nearest come first: a producer is on no unit's list of a Saturday.
        """
        date, near = self._day.date, dt.timedelta(days=_DAYS_AHEAD)
        names = {head.value.casefold() for head in HeadRole}
        heads = {key for key, role in self._plan.roles.items() if role.name.casefold() in names}
        found = [
            booking
            for person in self._plan.people.values()
            if person.id not in self._booked and not heads.isdisjoint(person.roles)
            for booking in self._plan.bookings_of.get(person.id, ())
            if booking.production == self._production.id
            and booking.firm
            and booking.span.first - near <= date <= booking.span.last + near
        ]
        seen: set[PersonId] = set()
        for booking in sorted(found, key=lambda one: (_gap(one.span, date), one.id)):
            if booking.person not in seen:
                seen.add(booking.person)
                yield booking

    def _role(self, person: Person, booking: Booking) -> Role | None:
        """The role a person is booked in, else the usual one."""
        key = booking.role or next(iter(person.roles), None)
        return self._plan.roles.get(key) if key is not None else None

    def _department(self, group: Group) -> SheetDepartment:
        return SheetDepartment(
            name=department_name(group.department, self._production.words),
            people=tuple(self._person(member) for member in group.members),
        )

    def _person(self, member: Member) -> SheetPerson:
        person, booking = member.person, self._booked[member.person.id]
        times = planned(self._plan, booking, self._day.date)
        call = times.call if times else None
        role = self._plan.roles.get(booking.role) if booking.role else member.role
        line = self._lines.get(person.id, _NO_CREW_LINE)
        phone, private = _phone(person)
        before = self._last(person.id)
        earliest = self._earliest(person.id, call)
        called = call if not line.call else None
        return SheetPerson(
            person=person.id,
            booking=booking.id,
            name=person.name,
            role=role_name(role, self._production.words),
            phone=phone,
            phone_private=private,
            status=booking.status,
            rank=booking.rank,
            call=call,
            call_text=line.call,
            wrap=times.wrap if times else None,
            own_call=booking.call is not None,
            pickup=line.pickup,
            last_date=before.date if before else None,
            last_wrap=before.wrap if before else None,
            earliest=earliest,
            remarks=tuple(self._remarks(booking, called, earliest)),
            kind=booking.day_type if booking.day_type is not self._day.day_type else None,
            note=line.note,
        )

    def _before(self, person: PersonId) -> Iterator[Stint]:
        diary, date = self._case.diary(person), self._day.date
        for days in range(1, _DAYS_BACK + 1):
            yield from diary.on(date - dt.timedelta(days=days))

    def _last(self, person: PersonId) -> Stint | None:
        """The work that ended last before the day."""
        wrapped = [stint for stint in self._before(person) if stint.moments is not None]
        return max(wrapped, key=lambda stint: stint.moments or (), default=None)

    def _earliest(self, person: PersonId, call: int | None) -> int | None:
        """When the last rest before the day is over; None where it binds nothing."""
        date, diary = self._day.date, self._case.diary(person)
        after = next((s for s in diary.on(date) if s.day and s.day.id == self._day.id), None)
        if after is None:
            return None
        ends = (
            self._rest.ends(before, after, call or 0)
            for before in self._before(person)
            if before.wrap is not None
        )
        return max(ends, default=0) or None

    def _remarks(
        self, booking: Booking, call: int | None, earliest: int | None
    ) -> Iterator[Remark]:
        if away_on(self._plan, self._production.id, booking.person, self._day.date) is not None:
            yield Remark.AWAY
        if call is not None and earliest is not None and call < earliest:
            yield Remark.INSIDE_REST
        if not booking.firm:
            yield Remark.NOT_CONFIRMED
        first, last = self._engagement(booking.person)
        if first == last:
            yield Remark.DAILY
        elif self._day.date == first:
            yield Remark.NEW
        elif self._day.date == last:
            yield Remark.LAST

    def _engagement(self, person: PersonId) -> tuple[dt.date, dt.date]:
        """The first and the last date of a person's live bookings in the production."""
        own = [
            booking.span
            for booking in self._plan.bookings_of.get(person, ())
            if booking.live and booking.production == self._production.id
        ]
        return min(span.first for span in own), max(span.last for span in own)

    def _advance(self) -> Iterator[SheetAdvance]:
        """The unit's coming working days, as many as the sheet asks for."""
        days = sorted(
            (
                day
                for day in self._plan.days_of.get(self._day.unit, ())
                if day.date > self._day.date and day.working
            ),
            key=lambda day: day.date,
        )
        numbers = numbering(self._plan, self._day.unit)
        for day in days[: self._sheet.advance]:
            if (day.date - self._day.date).days > _DAYS_AHEAD:
                return
            written = self._plan.call_sheet_of.get(day.id)
            yield SheetAdvance(
                date=day.date,
                day_type=day.day_type,
                number=numbers.number(day.date),
                call=day.call,
                wrap=day.wrap,
                places=tuple(self._place_names(day)),
                note=day.title or day.note,
                heads=len(booked_on(self._plan, day)),
                schedule=written.schedule[:_ADVANCE_LINES] if written else (),
            )

    def _place_names(self, day: ShootDay) -> Iterator[str]:
        for key in day.places:
            if key in self._plan.places:
                yield self._plan.places[key].name

    def _open_roles(self) -> Iterator[tuple[str, int, int]]:
        """The roles that the unit needs more people of than are confirmed."""
        for need, firm, _tentative in filled_on(self._plan, self._production.id, self._day.date):
            role = self._plan.roles.get(need.role)
            if need.unit == self._day.unit and firm < need.count:
                yield role_name(role, self._production.words), firm, need.count


def _gap(span: DateSpan, date: dt.date) -> int:
    """How many days the date lies outside the span."""
    return max(0, (span.first - date).days, (date - span.last).days)


def _with_hospital(places: Iterable[Place]) -> Place | None:
    return next((place for place in places if place.hospital), None)


def _phone(person: Person) -> tuple[str, bool]:
    """The number, and whether it is private."""
    for contact in person.contacts:
        if contact.kind is ContactKind.PHONE:
            return contact.value, contact.private
    return "", False


def unit_day(
    plan: Plan, production: ProductionId, date: dt.date, unit: UnitId | None = None
) -> ShootDay | None:
    """The day of a unit on a date; without a unit that of the first one that works."""
    days = plan.days_on.get((production, date), ())
    if unit is not None:
        return next((day for day in days if day.unit == unit), None)
    return next((day for day in days if day.working), next(iter(days), None))
