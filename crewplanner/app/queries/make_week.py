"""From a plan to the week that screen and paper show."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from crewplanner.app.accepted_words import accepted_text
from crewplanner.app.finding_words import finding_text
from crewplanner.app.pricing import Pricing
from crewplanner.app.queries.coverage import coverage
from crewplanner.app.queries.grouping import Group, Member, alone, grouped, is_night
from crewplanner.app.queries.people import away_on, status_order
from crewplanner.app.queries.week import (
    WeekCell,
    WeekDay,
    WeekDepartment,
    WeekNote,
    WeekPerson,
    WeekUnitDay,
    WeekView,
)
from crewplanner.app.weeks import iso_week
from crewplanner.app.words import (
    date_text,
    department_name,
    person_name,
    role_name,
    status_text,
    word,
)
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import TENTATIVE, Booking
from crewplanner.domain.calls import PlannedDay, minutes_worked, own_times, planned
from crewplanner.domain.days import DayType, ShootDay
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.ids import DepartmentId, PersonId, ProductionId, UnitId
from crewplanner.domain.irregular import IrregularMinutes, irregular
from crewplanner.domain.numbering import numbering
from crewplanner.domain.pay import Basis
from crewplanner.domain.people import Contact, ContactKind, Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.stints import Diary, Stint, rest_between
from crewplanner.domain.timecards import ABSENT, WorkedDay
from crewplanner.domain.values import DateSpan

_LOUD = frozenset({Severity.BLOCK, Severity.WARN})


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekQuestion:
    """Which week of which production; `project` is the project's uuid, for stable calendar ids."""

    production: ProductionId
    span: DateSpan
    project: str


def calendar_uid(question: WeekQuestion, person: PersonId, date: dt.date, number: int) -> str:
    """What calendars know a person's booking of a date by, the same in every issue.

    `number` counts the bookings of the date from 0.
    """
    again = f"-{number + 1}" if number else ""
    who = f"{question.project}-{question.production}-{person}"
    return f"{who}-{date:%Y%m%d}{again}@crewplanner"


def week_view(
    plan: Plan,
    question: WeekQuestion,
    findings: Iterable[Finding],
    pricing: Pricing | None = None,
) -> WeekView:
    """The view of a week.

    `findings` are those of the production in the week, `pricing` the plan's if it is at hand.
    """
    return _Maker(plan, question, tuple(findings), pricing or Pricing()).view()


class _Maker:
    def __init__(
        self,
        plan: Plan,
        question: WeekQuestion,
        findings: tuple[Finding, ...],
        pricing: Pricing,
    ) -> None:
        self._plan = plan
        self._question = question
        self._production = plan.productions[question.production]
        self._findings = tuple(f for f in findings if f.date in question.span)
        self._by_person: dict[tuple[PersonId, dt.date], list[Finding]] = {}
        for finding in self._findings:
            if finding.person is not None:
                key = (finding.person, finding.date)
                self._by_person.setdefault(key, []).append(finding)
        self._coverage = [coverage(plan, question.production, date) for date in question.span]
        self._engaged: dict[PersonId, DateSpan] = {}
        self._pay = pricing.week(plan, question.production, question.span, basis=Basis.EXPECTED)

    def view(self) -> WeekView:
        production, span = self._production, self._question.span
        groups = grouped(self._plan, production.id, self._people())
        departments = tuple(self._department(group) for group in groups)
        rows = [person for department in departments for person in department.people]
        name = iso_week(span)
        return WeekView(
            production=production.id,
            title=production.title,
            code=production.code,
            client=production.client,
            contact=production.contact,
            words=production.words,
            timezone=production.timezone,
            currency=production.currency,
            iso_week=name,
            week_number=int(name[-2:]),
            span=span,
            days=tuple(self._day(number, date, rows) for number, date in enumerate(span)),
            departments=departments,
            notes=tuple(self._notes()),
            holds=tuple(self._holds()),
            findings=self._findings,
            total_planned=sum(row.planned for row in rows),
            total_overtime=sum(row.overtime for row in rows),
            total_cost=str(self._pay.total),
        )

    def _people(self) -> set[PersonId]:
        """Who is booked in the week, and who worked in it without."""
        keys = [(self._production.id, date) for date in self._question.span]
        booked = self._plan.people_within(self._production.id, self._question.span)
        cards = [card for key in keys for card in self._plan.timecards_at.get(key, ())]
        return booked | {card.person for card in cards if card.kind not in ABSENT}

    def _day(self, number: int, date: dt.date, rows: list[WeekPerson]) -> WeekDay:
        holiday = self._plan.holidays_on.get((self._production.id, date))
        days = self._plan.days_on.get((self._production.id, date), ())
        covered = self._coverage[number].values()
        cost = self._pay.total_on(date)
        return WeekDay(
            date=date,
            weekend=date.weekday() in {5, 6},
            holiday=holiday.name if holiday else "",
            units=tuple(self._unit_day(day) for day in days),
            heads=sum(bool(row.cells[number]) for row in rows),
            needed=sum(needed for _filled, needed in covered),
            filled=sum(filled for filled, _needed in covered),
            cost=str(cost) if cost else "",
        )

    def _unit_day(self, day: ShootDay) -> WeekUnitDay:
        numbers = numbering(self._plan, day.unit)
        places = (self._plan.places.get(place) for place in day.places)
        return WeekUnitDay(
            unit=self._plan.units[day.unit].name,
            day_type=day.day_type,
            number=numbers.number(day.date),
            total=numbers.total,
            places=tuple(place.name for place in places if place),
            call=day.call,
            wrap=day.wrap,
            meals=day.meals,
            note=day.note,
            check_times=day.check_times,
        )

    def _department(self, group: Group) -> WeekDepartment:
        people = tuple(self._person(member) for member in group.members)
        key: DepartmentId | None = group.department.id if group.department else None
        asked = [
            by_department.get(key, (0, 0)) if key else (0, 0) for by_department in self._coverage
        ]
        return WeekDepartment(
            name=department_name(group.department, self._production.words),
            people=people,
            heads=tuple(
                sum(bool(person.cells[number]) for person in people)
                for number in range(len(self._question.span))
            ),
            needed=tuple(needed for _filled, needed in asked),
            filled=tuple(filled for filled, _needed in asked),
        )

    def _person(self, member: Member) -> WeekPerson:
        person, production = member.person, self._production
        diary = Diary(self._plan, person.id)
        cells = tuple(self._cells(diary, date) for date in self._question.span)
        stints = [
            stint
            for date in self._question.span
            for stint in diary.on(date)
            if stint.production == production.id
        ]
        hours = sum((irregular(self._plan, production, s) for s in stints), IrregularMinutes())
        pay = self._pay.of(person.id)
        phone = next((c for c in person.contacts if c.kind is ContactKind.PHONE), None)
        return WeekPerson(
            person=person.id,
            name=person.name,
            role=role_name(member.role, production.words),
            phone=phone.value if phone else "",
            phone_private=_private(phone),
            cells=cells,
            away=tuple(self._away(person, date) for date in self._question.span),
            days=sum(bool(on_date) for on_date in cells),
            planned=sum(_longest(on_date) for on_date in cells),
            worked=sum(stint.minutes for stint in stints if stint.worked),
            overtime=pay.overtime if pay else 0,
            evening=hours.evening,
            night=hours.night,
            rest=_shortest_rest(diary, self._question.span),
            cost=str(pay.total) if pay and pay.lines else "",
        )

    def _cells(self, diary: Diary, date: dt.date) -> tuple[WeekCell, ...]:
        claimed = {
            stint.booking.id
            for stint in diary.claims(date)
            if stint.booking is not None and stint.production == self._production.id
        }
        bookings = [
            booking
            for booking in diary.bookings(date)
            if booking.production == self._production.id
            and (
                booking.id in claimed
                or planned(self._plan, booking, date) is not None
                or (self._plan.day_of(booking, date) is None and alone(self._plan, booking))
            )
        ]
        ordered = sorted(bookings, key=status_order)
        return tuple(self._cell(booking, date, number) for number, booking in enumerate(ordered))

    def _cell(self, booking: Booking, date: dt.date, number: int) -> WeekCell:
        production, question = self._production, self._question
        times = planned(self._plan, booking, date)
        place = next((self._plan.places[key] for key in times.places), None) if times else None
        unit = self._plan.units.get(times.unit if times else booking.unit or UnitId(0))
        worked = None if number else self._plan.worked_on(production.id, booking.person, date)
        shown = worked or times
        call, wrap = (shown.call, shown.wrap) if shown else own_times(booking)
        return WeekCell(
            date=date,
            uid=calendar_uid(question, booking.person, date, number),
            status=booking.status,
            rank=booking.rank,
            day_type=times.day.day_type if times else booking.day_type,
            call=call,
            wrap=wrap,
            meals=shown.meals if shown else (),
            worked=worked is not None,
            unit=unit.name if unit else "",
            place=place.name if place else "",
            address=place.address if place else "",
            minutes=self._minutes(date, call, wrap, worked or times),
            marks=tuple(self._marks(booking, date, times, (call, wrap))),
            own_call=(booking.call or booking.wrap) is not None,
            cost=self._cost(booking.person, date) if not number else "",
        )

    def _minutes(
        self,
        date: dt.date,
        call: int | None,
        wrap: int | None,
        known: WorkedDay | PlannedDay | None,
    ) -> int:
        if isinstance(known, PlannedDay):
            return known.minutes
        if call is None or wrap is None:
            return 0
        meals = known.meals if known else ()
        return minutes_worked(date, call, wrap, meals, self._production.timezone)

    def _marks(
        self,
        booking: Booking,
        date: dt.date,
        times: PlannedDay | None,
        shown: tuple[int | None, int | None],
    ) -> Iterable[str]:
        found = self._by_person.get((booking.person, date), ())
        kinds = {finding.rule for finding in found}
        if is_night(self._production, *shown):
            yield "NIGHT"
        if RuleKind.CONSECUTIVE_DAYS in kinds:
            yield "SIXTH"
        if RuleKind.REST in kinds:
            yield "REST"
        if (times.day.day_type if times else booking.day_type) is DayType.TRAVEL:
            yield "TRAVEL"
        engaged = self._engagement(booking.person)
        if date == engaged.first:
            yield "NEW"
        if date == engaged.last:
            yield "LAST"
        if any(finding.severity in _LOUD for finding in found):
            yield "FINDING"

    def _engagement(self, person: PersonId) -> DateSpan:
        """From the first to the last date of a person's bookings in the production."""
        if person not in self._engaged:
            own = [
                booking.span
                for booking in self._plan.bookings_of.get(person, ())
                if booking.live and booking.production == self._production.id
            ]
            self._engaged[person] = DateSpan(
                first=min(span.first for span in own), last=max(span.last for span in own)
            )
        return self._engaged[person]

    def _cost(self, person: PersonId, date: dt.date) -> str:
        pay = self._pay.of(person)
        lines = [line.amount for line in pay.lines if line.date == date] if pay else []
        return str(sum(lines, Decimal(0))) if lines else ""

    def _away(self, person: Person, date: dt.date) -> str:
        kind = away_on(self._plan, self._production.id, person.id, date)
        return word(kind) if kind is not None else ""

    def _notes(self) -> Iterable[WeekNote]:
        for finding in self._findings:
            text = finding_text(finding, self._plan)
            accepted = accepted_text(self._plan, finding)
            severity = finding.severity.value
            yield WeekNote(
                date=finding.date,
                text=text,
                severity=severity,
                accepted=accepted,
                person=finding.person,
            )

    def _holds(self) -> Iterable[WeekNote]:
        seen: dict[int, Booking] = {}
        for date in self._question.span:
            for booking in self._plan.bookings_at.get((self._production.id, date), ()):
                if booking.status in TENTATIVE:
                    seen.setdefault(booking.id, booking)
        for booking in seen.values():
            span, words = booking.span, self._production.words
            dates = date_text(span.first, year=False)
            if span.last != span.first:
                dates += f" – {date_text(span.last, year=False)}"
            name = person_name(self._plan.people.get(booking.person))
            status = status_text(booking.status, booking.rank, words)
            yield WeekNote(
                date=max(span.first, self._question.span.first),
                text=f"{name}: {status}, {dates}",
                severity=Severity.INFO.value,
            )


def _private(phone: Contact | None) -> bool:
    return phone is None or phone.private


def _longest(cells: Iterable[WeekCell]) -> int:
    """The planned minutes of a date; of two bookings for one day of a unit the longer."""
    longest: dict[str, int] = {}
    for cell in cells:
        longest[cell.unit] = max(longest.get(cell.unit, 0), cell.minutes)
    return sum(longest.values())


def _shortest_rest(diary: Diary, span: DateSpan) -> int | None:
    """The least minutes between two dates of work, up to the calls within the span."""
    rests: list[int] = []
    before: tuple[Stint, ...] = ()
    for date in DateSpan(first=span.first - dt.timedelta(days=1), last=span.last):
        stints = diary.on(date)
        pairs = [rest_between(first, second) for first in before for second in stints]
        if date in span:
            rests += [rest for rest in pairs if rest is not None]
        before = stints or before
    return min(rests, default=None)
