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
from itertools import chain, groupby

from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay.agreement import Agreement, overrides, ruleset
from crewplanner.domain.pay.alike import Alike
from crewplanner.domain.pay.cards import Alert, Case, Question, Terms
from crewplanner.domain.pay.days import PaidDay, PayCase
from crewplanner.domain.pay.lines import Basis, DatePay, PayLine, PayNote, PersonPay, WeekPay
from crewplanner.domain.pay.measures import Steps
from crewplanner.domain.pay.parts import DayPay, Part, Priced, lines_of
from crewplanner.domain.pay.pricing import price
from crewplanner.domain.pay.reading import Wrong
from crewplanner.domain.pay.rules import PLAIN, Ruleset
from crewplanner.domain.people import Deal, PayStep, RatePer
from crewplanner.domain.plan import Plan
from crewplanner.domain.stints import Diary, week_of
from crewplanner.domain.values import DateSpan

PLAIN_ID = "deal-memo"
STEPS = "overtime_steps"
"""The parameter of a plain deal memo that a deal holds as `steps`."""


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
    wanted = people_of(plan, production, span) if people is None else set(people)
    book = Book(agreements=agreements or {})
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
        weeks = weeks_of(span, settings.first_weekday)
        dates = chain.from_iterable(price_dates(case, week, book, span).dates for week in weeks)
        found.append(person_pay(person, settings.currency, [d for d in dates if d.date in span]))
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
class Book:
    """The agreements at hand, each read into rules once."""

    agreements: Mapping[str, Agreement]
    rules: dict[_Key, Ruleset | PayNote] = field(default_factory=dict[_Key, Ruleset | PayNote])
    days: dict[int, Alike] = field(default_factory=dict[int, Alike])

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

    def alike(self, rules: Ruleset) -> Alike:
        """What is known of days under rules of this book."""
        if id(rules) not in self.days:
            self.days[id(rules)] = Alike(rules)
        return self.days[id(rules)]

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


def people_of(plan: Plan, production: ProductionId, span: DateSpan) -> set[PersonId]:
    """Who is booked for the production in the span, or has a card then."""
    keys = [(production, date) for date in span]
    booked = {booking.person for key in keys for booking in plan.bookings_at.get(key, ())}
    return booked | {card.person for key in keys for card in plan.timecards_at.get(key, ())}


def weeks_of(span: DateSpan, first_weekday: int) -> Iterator[DateSpan]:
    """The pay weeks that hold the dates of a span, in order."""
    week = week_of(span.first, first_weekday)
    while week.first <= span.last:
        yield week
        week = week.moved(7)


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
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedWeek:
    """What one person gets in one pay week, by date.

    `since` is the first date whose work it depends on; None where it is all work before.
    """

    since: dt.date | None
    dates: tuple[DatePay, ...]


def price_dates(
    case: PayCase, week: DateSpan, book: Book, within: DateSpan | None = None
) -> PricedWeek:
    """What the person of the case gets for the dates of one pay week.

    Where each date is paid by itself, only those `within` a span are priced if one is given.
    """
    deals = case.plan.deals_of.get(case.person, ())
    own = [deal for deal in deals if deal.production == case.production]
    alone = all(_alone(deal, book.of(deal)) for deal in own)
    part = within if within is not None and alone else week
    days = case.days(date for date in week if date in part)
    under = {day.deal.id: day.deal for day in days if day.deal is not None}
    found = _Found()
    since: list[dt.date | None] = [week.first]
    for deal in under.values():
        rules = book.of(deal)
        if not isinstance(rules, PayNote):
            since.append(_since(deal, rules, week))
            found.add(*_priced(case, deal, rules, (week, days), book))
    return PricedWeek(
        since=None if None in since else min(date for date in since if date is not None),
        dates=found.dates(days, week, book),
    )


@dataclass(slots=True, kw_only=True)
class _Found:
    """What the deals of a person's week come to, by date."""

    lines: dict[dt.date, list[PayLine]] = field(default_factory=dict[dt.date, list[PayLine]])
    paid: dict[dt.date, DayPay] = field(default_factory=dict[dt.date, DayPay])
    questions: list[Question] = field(default_factory=list[Question])
    alerts: list[Alert] = field(default_factory=list[Alert])

    def add(self, priced: Priced, lines: Iterable[PayLine]) -> None:
        """Take what one deal comes to."""
        for line in lines:
            self.lines.setdefault(line.date, []).append(line)
        self.paid.update((day.date, day) for day in priced.days)
        self.questions += priced.questions
        self.alerts += priced.alerts

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
        )


def _decimal(multiple: Fraction) -> Decimal:
    return Decimal(multiple.numerator) / multiple.denominator


def _alone(deal: Deal, rules: Ruleset | PayNote) -> bool:
    """Whether each day under the deal is paid by itself: no other day changes it."""
    return isinstance(rules, PayNote) or (
        deal.agreement == PLAIN_ID
        and deal.per is not RatePer.WEEK
        and rules.workday == "shift"
        and not (rules.rest and rules.rest.due)
    )


def _since(deal: Deal, rules: Ruleset, week: DateSpan) -> dt.date | None:
    """The first date whose work a week's pay depends on; None where it is all work before."""
    if _alone(deal, rules):
        return week.first
    if rules.whole_engagement:
        return None
    return week.first - dt.timedelta(days=rules.look_back)


def _priced(
    case: PayCase,
    deal: Deal,
    rules: Ruleset,
    of_week: tuple[DateSpan, Sequence[PaidDay]],
    book: Book,
) -> tuple[Priced, list[PayLine]]:
    """The days of a week under one deal, priced; the others and those before stand around."""
    week, days = of_week
    settings = case.plan.productions[case.production]
    own = frozenset(day.date for day in days if day.deal is not None and day.deal.id == deal.id)
    alone = _alone(deal, rules)
    around = [*_before(case, _since(deal, rules, week), week)]
    around += [day for day in days if day.date not in own and not alone]
    cards = [replace(day.card, priced=False) for day in around]
    cards += [day.card for day in days if day.date in own]
    priced = price(
        Case(
            agreement=deal.agreement,
            cards=tuple(cards),
            terms=_terms(case.plan, deal),
            currency=settings.currency,
            zone=settings.timezone,
            first_weekday=settings.first_weekday,
            holidays=_holidays(case.plan, case.production),
            engaged={week.first: case.engaged(deal, week, own)},
        ),
        rules,
        book.alike(rules),
    )
    refs, currency = book.refs(deal), settings.currency
    dates = groupby(priced.parts, key=_part_date) if alone else [(None, priced.parts)]
    lines = [
        line for _, parts in dates for line in lines_of([*parts], currency, deal.agreement, refs)
    ]
    return priced, lines


def _part_date(part: Part) -> dt.date:
    return part.date


def _before(case: PayCase, since: dt.date | None, week: DateSpan) -> tuple[PaidDay, ...]:
    """The days before the week that its pay depends on, none of them priced with it."""
    first = min([week.first, *case.begun]) if since is None else since
    if first >= week.first:
        return ()
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
