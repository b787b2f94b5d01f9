"""Pay of people: their days, the deals in force, the agreements those name, lines that add up.

Inside everything is exact. Each line is rounded once to the currency's smallest unit, half up.
Where the lines then come to another sum than what they stand for rounded once (the week; the day
under a plain deal memo by the hour or day), a line of its own says so. So the total is both the sum
of its lines and rounded once.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay.agreement import Agreement, overrides, ruleset
from crewplanner.domain.pay.cards import Alert, Case, Question, Terms
from crewplanner.domain.pay.days import PaidDay, PayCase
from crewplanner.domain.pay.lines import Basis, DayFact, PayLine, PayNote, PersonPay, WeekPay
from crewplanner.domain.pay.measures import Steps
from crewplanner.domain.pay.parts import Priced, facts_of, lines_of
from crewplanner.domain.pay.pricing import price
from crewplanner.domain.pay.reading import Wrong
from crewplanner.domain.pay.rules import PLAIN, Ruleset
from crewplanner.domain.people import Deal, PayStep, RatePer
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.stints import Diary, week_of
from crewplanner.domain.values import DateSpan

PLAIN_ID = "deal-memo"
STEPS = "overtime_steps"
"""The parameter of a plain deal memo that a deal holds as `steps`."""

_LOOK_BACK = dt.timedelta(days=14)
"""How far before a week days in a row and the rest before a call are looked for."""


def price_week(
    plan: Plan,
    production: ProductionId,
    span: DateSpan,
    people: Iterable[PersonId] | None = None,
    *,
    basis: Basis = Basis.WORKED,
    firm_only: bool = False,
    agreements: Mapping[str, Agreement] | None = None,
) -> WeekPay:
    """What the production pays for the dates of the span, usually one pay week.

    `people` None means everybody who is booked or has a card then. Weekly rates and agreements are
    reckoned on whole pay weeks (from the production's first weekday) and their lines taken that lie
    within the span. `firm_only` leaves tentative bookings out. The agreement that a deal names is
    looked up in `agreements`; without them only plain deal memos are priced. Raises KeyError for an
    unknown production.
    """
    settings = plan.productions[production]
    wanted = _people(plan, production, span) if people is None else set(people)
    book = _Book(agreements=agreements or {})
    cases = (
        PayCase(
            plan=plan,
            production=production,
            person=person,
            basis=basis,
            firm_only=firm_only,
            diary=Diary(plan, person),
        )
        for person in sorted(wanted)
    )
    priced = (_price(case, settings, span, book) for case in cases)
    return WeekPay(
        production=production,
        span=span,
        basis=basis,
        currency=settings.currency,
        people=tuple(pay for pay in priced if people is not None or pay.lines or pay.notes),
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


_Key = tuple[str, tuple[PayStep, ...], tuple[tuple[str, str], ...]]


def rules_of(agreement: Agreement, deal: Deal) -> Ruleset:
    """The rules of an agreement as the deal has them. Raises Wrong for a parameter that cannot be.

    The overtime steps of a plain deal memo are those of the deal, not a parameter.
    """
    values = overrides(deal.parameters)
    if deal.agreement != PLAIN_ID:
        return ruleset(agreement, values)
    if STEPS in values:
        raise Wrong(("params", STEPS), "the steps of a plain deal memo are the deal's own")
    return with_steps(ruleset(agreement, values), deal.steps)


def with_steps(plain: Ruleset, steps: Sequence[PayStep]) -> Ruleset:
    """The rules with a deal's steps in place of those that count the hours worked."""
    if not plain.bands:
        return plain
    first, *others = plain.bands
    return replace(plain, bands=(replace(first, steps=_steps(steps)), *others))


@dataclass(slots=True, kw_only=True)
class _Book:
    """The agreements at hand, each read into rules once."""

    agreements: Mapping[str, Agreement]
    rules: dict[_Key, Ruleset | PayNote] = field(default_factory=dict[_Key, Ruleset | PayNote])

    def of(self, deal: Deal) -> Ruleset | PayNote:
        """The rules of a deal, or why there are none.

        Its agreement's with the parameters that were agreed, a plain one's with the deal's steps.
        """
        steps = deal.steps if deal.agreement == PLAIN_ID else ()
        key = (deal.agreement, steps, deal.parameters)
        if key not in self.rules:
            try:
                self.rules[key] = self._made(deal)
            except Wrong:
                self.rules[key] = PayNote.BAD_PARAMETER
        return self.rules[key]

    def notes(self, deal: Deal | None, date: dt.date) -> Iterator[PayNote]:
        """What must be said of the price of a date under a deal."""
        if deal is None:
            yield PayNote.MISSING_DEAL
            return
        rules = self.of(deal)
        if isinstance(rules, PayNote):
            yield rules
        agreement = self.agreements.get(deal.agreement)
        if agreement is not None and not agreement.valid_on(date):
            yield PayNote.OUTSIDE_DATES

    def _made(self, deal: Deal) -> Ruleset | PayNote:
        found = self.agreements.get(deal.agreement)
        if found is not None:
            return rules_of(found, deal)
        if deal.agreement != PLAIN_ID:
            return PayNote.UNKNOWN_AGREEMENT
        return PayNote.BAD_PARAMETER if deal.parameters else with_steps(PLAIN, deal.steps)

    def refs(self, deal: Deal) -> Mapping[str, str]:
        """Where the clauses of a deal's agreement stand."""
        found = self.agreements.get(deal.agreement)
        return {clause.id: clause.ref for clause in found.clauses} if found else {}


def _steps(steps: Sequence[PayStep]) -> Steps:
    """A deal's steps as (from, multiple): past the last its multiple goes on."""
    found: list[tuple[int, Fraction]] = []
    start = 0
    for step in steps:
        if not found or found[-1][1] != step.multiple:
            found.append((start, Fraction(step.multiple)))
        if step.until is None:
            break
        start = step.until
    return tuple(found) or ((0, Fraction(1)),)


def _people(plan: Plan, production: ProductionId, span: DateSpan) -> set[PersonId]:
    keys = [(production, date) for date in span]
    booked = {booking.person for key in keys for booking in plan.bookings_at.get(key, ())}
    return booked | {card.person for key in keys for card in plan.timecards_at.get(key, ())}


@dataclass(slots=True, kw_only=True)
class _Sum:
    """What one person's weeks and deals add up to."""

    lines: list[PayLine] = field(default_factory=list[PayLine])
    days: list[PaidDay] = field(default_factory=list[PaidDay])
    notes: list[tuple[dt.date, PayNote]] = field(default_factory=list[tuple[dt.date, PayNote]])
    hours: dict[Decimal, int] = field(default_factory=dict[Decimal, int])
    overtime: int = 0
    questions: list[Question] = field(default_factory=list[Question])
    alerts: list[Alert] = field(default_factory=list[Alert])
    facts: list[DayFact] = field(default_factory=list[DayFact])

    def add(
        self, priced: Priced, lines: Iterable[PayLine], facts: Iterable[DayFact], span: DateSpan
    ) -> None:
        """Take what lies within the span."""
        self.facts += [fact for fact in facts if fact.date in span]
        self.lines += [line for line in lines if line.date in span]
        self.questions += [one for one in priced.questions if one.date in span]
        self.alerts += [one for one in priced.alerts if one.date in span]
        for day in priced.days:
            if day.date not in span:
                continue
            self.overtime += day.overtime_minutes
            for multiple, minutes in day.hours.items():
                key = Decimal(multiple.numerator) / multiple.denominator
                self.hours[key] = self.hours.get(key, 0) + minutes


def _price(case: PayCase, settings: Production, span: DateSpan, book: _Book) -> PersonPay:
    deals = [
        deal
        for deal in case.plan.deals_of.get(case.person, ())
        if deal.production == case.production
    ]
    alone = all(_alone(deal, book.of(deal)) for deal in deals)
    found = _Sum()
    for week in _weeks(span, settings.first_weekday):
        dates = (date for date in week if date in span) if alone else week
        days = case.days(dates)
        own = [day for day in days if day.date in span]
        found.days += own
        for day in own:
            found.notes += ((day.date, note) for note in book.notes(day.deal, day.date))
        _add_week(case, settings, (week, span), days, book, found)
    return PersonPay(
        person=case.person,
        currency=settings.currency,
        lines=tuple(sorted(found.lines, key=lambda line: line.date)),
        days=len(found.days),
        minutes=sum(day.minutes for day in found.days),
        notes=tuple(found.notes),
        hours=tuple(sorted(found.hours.items())),
        overtime=found.overtime,
        questions=tuple(found.questions),
        alerts=tuple(found.alerts),
        facts=tuple(sorted(found.facts, key=lambda fact: fact.date)),
    )


def _alone(deal: Deal, rules: Ruleset | PayNote) -> bool:
    """Whether each day under the deal is paid by itself: no other day changes it."""
    return isinstance(rules, PayNote) or (
        deal.agreement == PLAIN_ID
        and deal.per is not RatePer.WEEK
        and not (rules.rest and rules.rest.due)
    )


def _weeks(span: DateSpan, first_weekday: int) -> Iterator[DateSpan]:
    week = week_of(span.first, first_weekday)
    while week.first <= span.last:
        yield week
        week = week.moved(7)


def _add_week(
    case: PayCase,
    settings: Production,
    spans: tuple[DateSpan, DateSpan],
    days: Sequence[PaidDay],
    book: _Book,
    found: _Sum,
) -> None:
    """Price one pay week, deal by deal as they were in force; days of others stand around."""
    week, span = spans
    under: dict[Deal, set[dt.date]] = {}
    for day in days:
        if day.deal is not None:
            under.setdefault(day.deal, set()).add(day.date)
    for deal, dates in under.items():
        rules = book.of(deal)
        if isinstance(rules, PayNote):
            continue
        alone = _alone(deal, rules)
        around = () if alone else _around(case, rules, week)
        cards = tuple(
            replace(day.card, priced=day.date in dates)
            for day in (*around, *days)
            if not alone or day.date in dates
        )
        priced = price(
            Case(
                agreement=deal.agreement,
                cards=cards,
                terms=_terms(case.plan, deal),
                currency=settings.currency,
                zone=settings.timezone,
                first_weekday=settings.first_weekday,
                holidays=_holidays(case.plan, case.production),
                engaged={week.first: case.engaged(deal, week, frozenset(dates))},
            ),
            rules,
        )
        lines = _lines(priced, deal, settings.currency, book, alone=alone)
        facts = facts_of(priced, settings.currency, deal.agreement, counted=not alone)
        found.add(priced, lines, facts, span)


def _lines(
    priced: Priced, deal: Deal, currency: str, book: _Book, *, alone: bool
) -> Iterator[PayLine]:
    refs = book.refs(deal)
    if not alone:
        yield from lines_of(priced.parts, currency, deal.agreement, refs)
        return
    for _, of_day in groupby(priced.parts, key=lambda part: part.date):
        yield from lines_of([*of_day], currency, deal.agreement, refs)


def _around(case: PayCase, rules: Ruleset, week: DateSpan) -> tuple[PaidDay, ...]:
    """The days before the week that its pay depends on, none of them priced with it."""
    first = week.first - _LOOK_BACK
    if rules.whole_engagement:
        dates = [
            *(booking.span.first for booking in case.plan.bookings_of.get(case.person, ())),
            *(card.date for card in case.plan.timecards_of.get(case.person, ())),
        ]
        first = min([first, *dates])
    return case.days(DateSpan(first=first, last=week.first - dt.timedelta(days=1)))


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
