"""The hot cost of a day: what it was to cost, what it cost, and why, by department and person."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from crewplanner.app.agreements import agreements_for
from crewplanner.app.pricing import Pricing
from crewplanner.app.queries.grouping import Group, Member, grouped
from crewplanner.app.queries.money import MoneyRow
from crewplanner.app.words import department_name, role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import DayType, ShootDay
from crewplanner.domain.hot_cost import Sorter, Split, Standing
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.numbering import numbering
from crewplanner.domain.pay import Basis, PayLine, PayNote, PersonPay
from crewplanner.domain.pay.cards import Question
from crewplanner.domain.person_times import person_dates
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.values import DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class HotCostUnit:
    """A unit's day: times planned and, None before they are known, worked."""

    name: str
    day_type: DayType
    number: int | None
    total: int
    call: int | None
    wrap: int | None
    worked_call: int | None
    worked_wrap: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HotCostPerson:
    """One person. Whose times are open counts as planned; who was not planned has no plan.

    `minutes` are true minutes of work. `lines` are those of `actual`, for the whole arithmetic.
    `unpriced` is what kept the day from being priced, `questions` what must be decided first;
    `outdated`: the agreement states its figures for other dates, and they are taken all the same.
    """

    person: PersonId
    name: str
    role: str
    standing: Standing
    planned: Split
    actual: Split
    planned_minutes: int
    minutes: int
    planned_lines: tuple[PayLine, ...] = ()
    lines: tuple[PayLine, ...] = ()
    unpriced: PayNote | None = None
    questions: tuple[Question, ...] = ()
    outdated: bool = False

    @property
    def difference(self) -> Split:
        """Actual minus planned, cause by cause."""
        return self.actual - self.planned


@dataclass(frozen=True, slots=True, kw_only=True)
class HotCostSums:
    """What some people come to. `actual` holds `still_open`: the planned price of `open` people."""

    planned: Split
    actual: Split
    still_open: Decimal
    people: int
    open: int
    planned_minutes: int
    minutes: int

    @property
    def difference(self) -> Split:
        """Actual minus planned, cause by cause."""
        return self.actual - self.planned


@dataclass(frozen=True, slots=True, kw_only=True)
class HotCostDepartment:
    """A department's people in order, and what they come to."""

    name: str
    people: tuple[HotCostPerson, ...]
    sums: HotCostSums


@dataclass(frozen=True, slots=True, kw_only=True)
class HotCostView:
    """A date of a production. Planned are the confirmed bookings at their planned times.

    `whole` is what the production comes to as it stands, where that was asked for.
    """

    production: ProductionId
    title: str
    client: str
    words: FilmWords
    currency: str
    date: dt.date
    units: tuple[HotCostUnit, ...]
    departments: tuple[HotCostDepartment, ...]
    sums: HotCostSums
    whole: MoneyRow | None = None

    @property
    def people(self) -> tuple[HotCostPerson, ...]:
        """Everybody, by department."""
        return tuple(person for one in self.departments for person in one.people)


def hot_cost_view(
    plan: Plan, production: ProductionId, date: dt.date, pricing: Pricing | None = None
) -> HotCostView:
    """The view. `pricing` is the plan's, if it is at hand. Raises KeyError."""
    settings = plan.productions[production]
    agreements = agreements_for(plan, production)
    pricing, span = pricing or Pricing(), DateSpan(first=date, last=date)
    planned, worked = (
        pricing.week(plan, production, span, basis=basis, firm_only=True)
        for basis in (Basis.PLANNED, Basis.EXPECTED)
    )
    maker = _Maker(
        plan=plan,
        production=production,
        date=date,
        sorter=Sorter(agreements=agreements, currency=settings.currency),
        planned={pay.person: pay for pay in planned.people if pay.days},
        worked={pay.person: pay for pay in worked.people if pay.days},
    )
    departments = maker.departments()
    days = plan.days_on.get((production, date), ())
    return HotCostView(
        production=production,
        title=settings.title,
        client=settings.client,
        words=settings.words,
        currency=settings.currency,
        date=date,
        units=tuple(_unit(plan, day) for day in days if day.working),
        departments=departments,
        sums=summed(person for one in departments for person in one.people),
    )


def summed(people: Iterable[HotCostPerson]) -> HotCostSums:
    """What these people come to."""
    found = tuple(people)
    still_open = [one for one in found if one.standing is Standing.OPEN]
    return HotCostSums(
        planned=sum((one.planned for one in found), Split()),
        actual=sum((one.actual for one in found), Split()),
        still_open=sum((one.actual.total for one in still_open), Decimal(0)),
        people=len(found),
        open=len(still_open),
        planned_minutes=sum(one.planned_minutes for one in found),
        minutes=sum(one.minutes for one in found),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    plan: Plan
    production: ProductionId
    date: dt.date
    sorter: Sorter
    planned: dict[PersonId, PersonPay]
    worked: dict[PersonId, PersonPay]

    def departments(self) -> tuple[HotCostDepartment, ...]:
        everybody = self.planned.keys() | self.worked.keys()
        return tuple(
            self._department(group) for group in grouped(self.plan, self.production, everybody)
        )

    def _department(self, group: Group) -> HotCostDepartment:
        people = tuple(self._person(member) for member in group.members)
        words = self.plan.productions[self.production].words
        return HotCostDepartment(
            name=department_name(group.department, words), people=people, sums=summed(people)
        )

    def _person(self, member: Member) -> HotCostPerson:
        key = member.person.id
        standing = self._standing(key)
        planned = self.planned.get(key)
        # Who is still open counts at the planned price, whatever happened the days before.
        actual = planned if standing is Standing.OPEN else self.worked.get(key)
        lines = actual.lines if actual else ()
        planned_lines = planned.lines if planned else ()
        extra = standing is Standing.EXTRA
        notes = [*_notes(actual), *_notes(planned)]
        return HotCostPerson(
            person=key,
            name=member.person.name,
            role=role_name(member.role, self.plan.productions[self.production].words),
            standing=standing,
            planned=self.sorter.split(planned_lines),
            actual=self.sorter.unplanned(lines) if extra else self.sorter.split(lines),
            planned_minutes=planned.minutes if planned else 0,
            minutes=actual.minutes if actual else 0,
            planned_lines=planned_lines,
            lines=lines,
            unpriced=next((note for note in notes if note is not PayNote.OUTSIDE_DATES), None),
            questions=actual.questions if actual else (),
            outdated=PayNote.OUTSIDE_DATES in notes,
        )

    def _standing(self, person: PersonId) -> Standing:
        if person not in self.planned:
            return Standing.EXTRA
        day = DateSpan(first=self.date, last=self.date)
        known = person_dates(self.plan, self.production, person, day)[0].known
        if not known:
            return Standing.OPEN
        return Standing.WORKED if person in self.worked else Standing.ABSENT


def _notes(pay: PersonPay | None) -> Iterator[PayNote]:
    yield from (note for _date, note in pay.notes) if pay else ()


def _unit(plan: Plan, day: ShootDay) -> HotCostUnit:
    numbers, sheet = numbering(plan, day.unit), plan.sheet_of.get(day.id)
    return HotCostUnit(
        name=plan.units[day.unit].name,
        day_type=day.day_type,
        number=numbers.number(day.date),
        total=numbers.total,
        call=day.call,
        wrap=day.wrap,
        worked_call=sheet.call if sheet else None,
        worked_wrap=sheet.wrap if sheet else None,
    )
