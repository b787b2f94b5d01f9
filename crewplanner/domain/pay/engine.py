"""Pay of people: their days, the deals in force, the agreements those name, lines that add up.

Inside everything is exact. Each line is rounded once to the currency's smallest unit, half up.
Where the lines then come to another sum than what they stand for rounded once (the week; the day
under a plain deal memo by the hour or day), a line of its own says so. So the total is both the sum
of its lines and rounded once.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay.agreement import Agreement
from crewplanner.domain.pay.book import PLAIN_ID, Book
from crewplanner.domain.pay.cards import Alert, Card, Case, Question, Terms
from crewplanner.domain.pay.days import PaidDay, PayCase
from crewplanner.domain.pay.lines import (
    Basis,
    DatePay,
    DayFact,
    PayLine,
    PayNote,
    PersonPay,
    WeekPay,
)
from crewplanner.domain.pay.parts import DayPay, Part, Priced, facts_of, lines_of
from crewplanner.domain.pay.pricing import price, price_in_turn
from crewplanner.domain.pay.rules import Ruleset
from crewplanner.domain.people import Deal, RatePer
from crewplanner.domain.plan import Plan
from crewplanner.domain.stints import Diary, week_of
from crewplanner.domain.values import DateSpan

_WEEK = 7
_FEW = 14
"""Dates of which each is looked up by itself; of more, each person is."""


def price_week(
    plan: Plan,
    production: ProductionId,
    span: DateSpan,
    people: Iterable[PersonId] | None = None,
    *,
    basis: Basis = Basis.WORKED,
    firm_only: bool = False,
    agreements: Mapping[str, Agreement] | Book | None = None,
) -> WeekPay:
    """What the production pays for the dates of the span, usually one pay week.

    `people` None means everybody who is booked or has a card then. Weekly rates and agreements are
    reckoned on whole pay weeks (from the production's first weekday) and their lines taken that lie
    within the span. `firm_only` leaves tentative bookings out. The agreement that a deal names is
    looked up in `agreements`, which may be a book that is kept from one price to the next; without
    them only plain deal memos are priced. Raises KeyError for an unknown production.
    """
    settings = plan.productions[production]
    wanted = people_of(plan, production, span) if people is None else set(people)
    book = agreements if isinstance(agreements, Book) else Book(agreements=agreements or {})
    found: list[PersonPay] = []
    for person in sorted(wanted):
        case = PayCase(
            plan=plan,
            production=production,
            person=person,
            basis=basis,
            firm_only=firm_only,
            diary=Diary(plan, person),
        )
        weeks = price_weeks(case, [*weeks_of(span, settings.first_weekday)], book, span)
        dates = [date for week in weeks for date in week.dates if date.date in span]
        found.append(person_pay(person, settings.currency, dates))
    return WeekPay(
        production=production,
        span=span,
        basis=basis,
        currency=settings.currency,
        people=tuple(pay for pay in found if people is not None or pay.lines or pay.notes),
    )


def price_day(
    plan: Plan,
    production: ProductionId,
    date: dt.date,
    people: Iterable[PersonId] | None = None,
    *,
    basis: Basis = Basis.PLANNED,
    firm_only: bool = False,
    agreements: Mapping[str, Agreement] | None = None,
) -> WeekPay:
    """What one date costs, as planned unless said otherwise."""
    return price_week(
        plan,
        production,
        DateSpan(first=date, last=date),
        people,
        basis=basis,
        firm_only=firm_only,
        agreements=agreements,
    )


def people_of(plan: Plan, production: ProductionId, span: DateSpan) -> set[PersonId]:
    """Who is booked for the production in the span, or has a card then."""
    if len(span) > _FEW:
        known = {*plan.bookings_of, *plan.timecards_of}
        return {person for person in known if _is_there(plan, production, person, span)}
    keys = [(production, date) for date in span]
    booked = plan.people_within(production, span)
    return booked | {card.person for key in keys for card in plan.timecards_at.get(key, ())}


def _is_there(plan: Plan, production: ProductionId, person: PersonId, span: DateSpan) -> bool:
    return any(
        booking.live and booking.production == production
        for booking in plan.bookings_within(person, span)
    ) or any(
        card.production == production and card.date in span
        for card in plan.timecards_of.get(person, ())
    )


def weeks_of(span: DateSpan, first_weekday: int) -> Iterator[DateSpan]:
    """The pay weeks that hold the dates of a span, in order."""
    week = week_of(span.first, first_weekday)
    while week.first <= span.last:
        yield week
        week = week.moved(_WEEK)


def person_pay(person: PersonId, currency: str, dates: Sequence[DatePay]) -> PersonPay:
    """What the person gets for those dates together."""
    hours: dict[Decimal, int] = {}
    for date in dates:
        for multiple, minutes in date.hours:
            hours[multiple] = hours.get(multiple, 0) + minutes
    return PersonPay(
        person=person,
        currency=currency,
        lines=tuple(line for date in dates for line in date.lines),
        days=sum(date.paid for date in dates),
        minutes=sum(date.minutes for date in dates),
        notes=tuple((date.date, note) for date in dates for note in date.notes),
        hours=tuple(sorted(hours.items())),
        overtime=sum(date.overtime for date in dates),
        questions=tuple(one for date in dates for one in date.questions),
        alerts=tuple(one for date in dates for one in date.alerts),
        facts=tuple(date.fact for date in dates if date.fact is not None),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedWeek:
    """What one person gets in one pay week, by date.

    `since` is the first date whose work it depends on; None where it is all work before.
    """

    since: dt.date | None
    dates: tuple[DatePay, ...]


def price_weeks(
    case: PayCase, weeks: Sequence[DateSpan], book: Book, within: DateSpan | None = None
) -> list[PricedWeek]:
    """What the person of the case gets in each of those pay weeks, which are in order.

    Where each date is paid by itself, only those `within` a span are priced if one is given. Where
    weeks depend on all before them, the days are reckoned once for all.
    """
    deals = case.plan.deals_of.get(case.person, ())
    own = [deal for deal in deals if deal.production == case.production]
    if len(weeks) > 1 and len(own) == 1:
        rules = book.of(own[0])
        if isinstance(rules, Ruleset) and _goes_on(rules):
            return [*_in_turn(case, own[0], rules, weeks, book)]
    alone = all(_alone(deal, book.of(deal)) for deal in own)
    part = within if alone else None
    return [_by_itself(case, week, book, part or week) for week in weeks]


def _by_itself(case: PayCase, week: DateSpan, book: Book, part: DateSpan) -> PricedWeek:
    """One week, deal by deal as they were in force; the days of others stand around."""
    days = case.days(date for date in week if date in part)
    found, since = _Found(), week.first
    whole = False
    for deal in {day.deal.id: day.deal for day in days if day.deal is not None}.values():
        rules = book.of(deal)
        if isinstance(rules, PayNote):
            continue
        alone = _alone(deal, rules)
        own = frozenset(day.date for day in days if day.deal is not None and day.deal.id == deal.id)
        first = week.first if alone else _since(case, rules, week)
        whole = whole or (rules.whole_engagement and not alone)
        since = min(since, first)
        around = [*case.days(DateSpan(first=first, last=week.first))] if first < week.first else []
        cards = [replace(day.card, priced=False) for day in around if day.date < week.first]
        cards += [
            day.card if day.date in own else replace(day.card, priced=False)
            for day in days
            if day.date in own or not alone
        ]
        engaged = {week.first: case.engaged(deal, week, own)}
        priced = price(_case(case, deal, cards, engaged), rules, book.alike(rules))
        found.add(priced, deal, book, alone=alone)
    return PricedWeek(since=None if whole else since, dates=found.dates(days, week, book))


def _goes_on(rules: Ruleset) -> bool:
    return rules.whole_engagement and not rules.rate.quote_needed


def _in_turn(
    case: PayCase, deal: Deal, rules: Ruleset, weeks: Sequence[DateSpan], book: Book
) -> Iterator[PricedWeek]:
    """Weeks of an engagement under its one deal: each depends on all before it."""
    first = min([weeks[0].first, *case.begun])
    known = case.days(DateSpan(first=first, last=weeks[-1].last))
    of_week = {week: [day for day in known if day.date in week] for week in weeks}
    own = {
        week: frozenset(day.date for day in days if day.deal is not None)
        for week, days in of_week.items()
    }
    wanted = frozenset[dt.date]().union(*own.values())
    cards = [d.card if d.date in wanted else replace(d.card, priced=False) for d in known]
    engaged = {week.first: case.engaged(deal, week, own[week]) for week in weeks}
    worked = [week for week in weeks if own[week]]
    turns = price_in_turn(_case(case, deal, cards, engaged), rules, worked, book.alike(rules))
    for week in weeks:
        found = _Found()
        if own[week]:
            found.add(next(turns), deal, book, alone=False)
        since = None if own[week] else week.first
        yield PricedWeek(since=since, dates=found.dates(of_week[week], week, book))


@dataclass(slots=True, kw_only=True)
class _Found:
    """What the deals of a person's week come to, by date."""

    lines: dict[dt.date, list[PayLine]] = field(default_factory=dict[dt.date, list[PayLine]])
    paid: dict[dt.date, DayPay] = field(default_factory=dict[dt.date, DayPay])
    facts: dict[dt.date, DayFact] = field(default_factory=dict[dt.date, DayFact])
    questions: list[Question] = field(default_factory=list[Question])
    alerts: list[Alert] = field(default_factory=list[Alert])

    def add(self, priced: Priced, deal: Deal, book: Book, *, alone: bool) -> None:
        """Take what one deal comes to."""
        currency = priced.currency
        refs = book.refs(deal)
        dates = groupby(priced.parts, key=_part_date) if alone else [(None, priced.parts)]
        for _, parts in dates:
            for line in lines_of([*parts], currency, deal.agreement, refs):
                self.lines.setdefault(line.date, []).append(line)
        facts = facts_of(priced, currency, deal.agreement, counted=not alone)
        self.facts.update((fact.date, fact) for fact in facts)
        self.paid.update((day.date, day) for day in priced.days)
        self.questions += priced.questions
        self.alerts += [one for one in priced.alerts if one not in self.alerts]

    def dates(self, days: Sequence[PaidDay], week: DateSpan, book: Book) -> tuple[DatePay, ...]:
        """All of it, by date."""
        worked = {day.date: day for day in days}
        others = {alert.date for alert in self.alerts if alert.date in week}
        return tuple(
            self._date(date, worked.get(date), book) for date in sorted({*worked, *others})
        )

    def _date(self, date: dt.date, day: PaidDay | None, book: Book) -> DatePay:
        paid = self.paid.get(date)
        return DatePay(
            date=date,
            paid=day is not None,
            minutes=day.minutes if day else 0,
            lines=tuple(self.lines.get(date, ())),
            notes=tuple(book.notes(day.deal, date)) if day else (),
            hours=tuple((_decimal(m), n) for m, n in paid.hours.items()) if paid else (),
            overtime=paid.overtime_minutes if paid else 0,
            questions=tuple(one for one in self.questions if one.date == date),
            alerts=tuple(one for one in self.alerts if one.date == date),
            fact=self.facts.get(date),
        )


def _decimal(multiple: Fraction) -> Decimal:
    return Decimal(multiple.numerator) / multiple.denominator


def _part_date(part: Part) -> dt.date:
    return part.date


def _alone(deal: Deal, rules: Ruleset | PayNote) -> bool:
    """Whether each day under the deal is paid by itself: no other day changes it."""
    return isinstance(rules, PayNote) or (
        deal.agreement == PLAIN_ID and deal.per is not RatePer.WEEK and rules.day_by_day
    )


def _since(case: PayCase, rules: Ruleset, week: DateSpan) -> dt.date:
    """The first date whose work a week's pay depends on."""
    if rules.whole_engagement:
        return min([week.first, *case.begun])
    return week.first - dt.timedelta(days=rules.look_back)


def _case(case: PayCase, deal: Deal, cards: Sequence[Card], engaged: Mapping[dt.date, int]) -> Case:
    settings = case.plan.productions[case.production]
    return Case(
        agreement=deal.agreement,
        cards=tuple(cards),
        terms=_terms(case.plan, deal),
        currency=settings.currency,
        zone=settings.timezone,
        first_weekday=settings.first_weekday,
        holidays=_holidays(case.plan, case.production),
        engaged=engaged,
    )


def _holidays(plan: Plan, production: ProductionId) -> frozenset[dt.date]:
    return frozenset(date for one, date in plan.holidays_on if one == production)


def _terms(plan: Plan, deal: Deal) -> Terms:
    role = plan.roles.get(deal.role) if deal.role is not None else None
    person = plan.people.get(deal.person)
    if role is None and person is not None and person.roles:
        role = plan.roles.get(person.roles[0])
    department = plan.departments.get(role.department) if role else None
    return Terms(
        rate=deal.rate,
        per=deal.per,
        guarantee=deal.guarantee,
        department=department.name if department else "",
        role=role.name if role else "",
        kit=deal.kit,
    )
