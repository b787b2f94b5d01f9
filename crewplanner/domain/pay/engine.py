"""Pay of people: their days, the deals in force, the parts those earn, rounded into lines.

Inside everything is exact. Each line is rounded once to the currency's smallest unit, half up.
Where the lines of a day (of a week, for a weekly rate) then come to another sum than the day
rounded once, a line of its own says so; so the total is both the sum of its lines and rounded once.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay.days import PaidDay, PayCase
from crewplanner.domain.pay.deal_memo import Part, parts_of_days, parts_of_week
from crewplanner.domain.pay.lines import Basis, PayLine, PayNote, PayRule, PersonPay, WeekPay
from crewplanner.domain.pay.money import money_text, rounded
from crewplanner.domain.people import Deal, RatePer
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.stints import Diary, week_of
from crewplanner.domain.values import DateSpan


def price_week(
    plan: Plan,
    production: ProductionId,
    span: DateSpan,
    people: Iterable[PersonId] | None = None,
    *,
    basis: Basis = Basis.WORKED,
    firm_only: bool = False,
) -> WeekPay:
    """What the production pays for the dates of the span, usually one pay week.

    `people` None means everybody who is booked or has a card then. Weekly rates are reckoned on
    whole pay weeks (from the production's first weekday) and their lines taken that lie within the
    span. `firm_only` leaves tentative bookings out. Raises KeyError for an unknown production.
    """
    settings = plan.productions[production]
    wanted = _people(plan, production, span) if people is None else set(people)
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
    priced = (_price(case, settings, span) for case in cases)
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
) -> WeekPay:
    """What one date costs, as planned unless said otherwise."""
    span = DateSpan(first=date, last=date)
    return price_week(plan, production, span, people, basis=basis, firm_only=firm_only)


def _people(plan: Plan, production: ProductionId, span: DateSpan) -> set[PersonId]:
    keys = [(production, date) for date in span]
    booked = {booking.person for key in keys for booking in plan.bookings_at.get(key, ())}
    return booked | {card.person for key in keys for card in plan.timecards_at.get(key, ())}


def _price(case: PayCase, settings: Production, span: DateSpan) -> PersonPay:
    deals = case.plan.deals_of.get(case.person, ())
    weekly = any(d.per is RatePer.WEEK and d.production == case.production for d in deals)
    lines: list[PayLine] = []
    days: list[PaidDay] = []
    for week in _weeks(span, settings.first_weekday):
        found = case.days(week if weekly else (date for date in week if date in span))
        days += [day for day in found if day.date in span]
        lines += _week_lines(case, found, week, settings.currency)
    return PersonPay(
        person=case.person,
        currency=settings.currency,
        lines=tuple(sorted((x for x in lines if x.date in span), key=lambda x: x.date)),
        days=len(days),
        minutes=sum(day.minutes for day in days),
        notes=tuple((day.date, PayNote.MISSING_DEAL) for day in days if day.deal is None),
    )


def _weeks(span: DateSpan, first_weekday: int) -> Iterator[DateSpan]:
    week = week_of(span.first, first_weekday)
    while week.first <= span.last:
        yield week
        week = week.moved(7)


def _week_lines(
    case: PayCase, days: Sequence[PaidDay], week: DateSpan, currency: str
) -> Iterator[PayLine]:
    """The lines of one pay week, deal by deal as they were in force."""
    under: dict[Deal, list[PaidDay]] = {}
    for day in days:
        if day.deal is not None:
            under.setdefault(day.deal, []).append(day)
    for deal, own in under.items():
        parts = [*parts_of_days(deal, own, currency)]
        if deal.per is RatePer.WEEK:
            engaged = case.engaged(deal, week, frozenset(day.date for day in own))
            parts += parts_of_week(deal, own, engaged, currency)
            yield from _lines(parts, currency)
        else:
            for _, of_day in groupby(parts, key=lambda part: part.date):
                yield from _lines([*of_day], currency)


def _lines(parts: Sequence[Part], currency: str) -> Iterator[PayLine]:
    """The parts rounded one by one, and a line for what that changed in their sum."""
    exact, total = Fraction(0), Decimal(0)
    for part in parts:
        line = _line(part, currency)
        exact += part.exact
        total += line.amount
        yield line
    once = rounded(exact, currency)
    if once != total:
        last = max(parts, key=lambda part: part.date)
        yield PayLine(
            rule=PayRule.ROUNDING,
            clause=f"{last.agreement} {PayRule.ROUNDING}",
            date=last.date,
            minutes=0,
            multiple=Decimal(1),
            rate=once - total,
            amount=once - total,
            arithmetic=f"{money_text(once, currency)} − {money_text(total, currency)}",
        )


def _line(part: Part, currency: str) -> PayLine:
    amount = rounded(part.exact, currency)
    exact = Fraction(amount) == part.exact
    about = "" if exact else f" ≈ {money_text(amount, currency)}"
    return PayLine(
        rule=part.rule,
        clause=f"{part.agreement} {part.clause}",
        date=part.date,
        minutes=part.minutes,
        multiple=part.multiple,
        rate=part.rate,
        amount=amount,
        arithmetic=part.arithmetic + about,
    )
