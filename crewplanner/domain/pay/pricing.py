"""The order in which a person's days are priced.

1. Each card is laid out: true minutes from the call, meals taken out (`timeline`).
2. Days are numbered; each gets its shape, conversions and the first rule that fits (`daykinds`).
3. Money per hour and day follows from the terms (`rates`).
4. The rest before each call is measured.
5. The work is cut into pieces at every band, window and holiday boundary; each minute takes the
   highest multiple that claims it, percents and additions on top (`pieces`).
6. The week lifts straight hours past its threshold, in order of time (`weekly`).
7. Pieces that are paid alike become parts; each stretch of overtime is made whole units
   (`earnings`, or `regular` where the agreement pays a regular rate).
8. Guarantees fill up what was not worked.
9. Early calls, meals, breaks, rests, travel (`events`); night work, runs and quotas (`ledger`).
10. Other pay. Limits give alerts (`limits`). Rounding is `parts.lines_of`, once and last.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from crewplanner.domain.pay import earnings, events, ledger, limits, regular, weekly
from crewplanner.domain.pay.cards import Card, Case, Question
from crewplanner.domain.pay.daykinds import Kind, is_worked, kind_of, numbers, portions, week_start
from crewplanner.domain.pay.lines import PayRule
from crewplanner.domain.pay.money import money_text
from crewplanner.domain.pay.parts import DayPay, Part, Priced, Work
from crewplanner.domain.pay.pieces import Part as DayPart
from crewplanner.domain.pay.pieces import Piece, overtime_tariff, pieces
from crewplanner.domain.pay.rates import Price, Sum, price_of
from crewplanner.domain.pay.rules import Ruleset
from crewplanner.domain.pay.timeline import Day, lay_out
from crewplanner.domain.people import RatePer
from crewplanner.domain.zones import minutes_between


def price(case: Case, rules: Ruleset) -> Priced:
    """What the cards of the case come to, exact, with its alerts and open questions."""
    ordered = replace(case, cards=_joined(sorted(case.cards, key=_order)))
    if rules.rate.quote_needed and case.terms.per is RatePer.DAY and case.terms.guarantee is None:
        return _unquoted(ordered, rules)
    works = _works(ordered, rules)
    weekly.reclassify(ordered, rules, works)
    hourly = _earn(ordered, rules, works)
    own = [work for work in works if work.day.card.priced]
    straight = regular.straight_minutes(own)
    for work in works:
        _events(ordered, rules, work, straight)
    ledger.settle(ordered, rules, works)
    paid = tuple(_day_pay(work) for work in own)
    return Priced(
        days=paid,
        others=tuple(_others(ordered, rules, own)),
        alerts=tuple(limits.alerts(ordered, rules, works)),
        questions=tuple(question for work in own for question in work.questions),
        hourly=hourly,
    )


def _order(card: Card) -> tuple[dt.date, int]:
    return card.date, card.call or 0


def _joined(cards: Sequence[Card]) -> tuple[Card, ...]:
    """The cards, those that follow each other without a break as one."""
    found: list[Card] = []
    for card in cards:
        before = found[-1] if found else None
        if (
            before is not None
            and before.wrap is not None
            and (before.date, before.wrap, before.kind) == (card.date, card.call, card.kind)
            and (before.rate, before.priced) == (card.rate, card.priced)
        ):
            found[-1] = replace(before, wrap=card.wrap, meals=(*before.meals, *card.meals))
        else:
            found.append(card)
    return tuple(found)


def _unquoted(case: Case, rules: Ruleset) -> Priced:
    """A quote that leaves open which hours it buys: nothing is guessed."""
    asked = [
        Question(date=card.date, ask="guarantee_hours", clause=rules.rate.clause)
        for card in case.cards
        if card.priced and card.kind not in {"off", "rest"}
    ]
    return Priced(days=(), others=(), alerts=(), questions=tuple(asked), hourly=Fraction(0))


def _works(case: Case, rules: Ruleset) -> list[Work]:
    travel_works = rules.travel is not None and rules.travel.works
    days = [lay_out(card, case.zone, rules.deduct, travel_works) for card in case.cards]
    counted = numbers(case, rules, days)
    prices: dict[Decimal | None, Price] = {}
    done: dict[dt.date, int] = {}
    works: list[Work] = []
    before: Work | None = None
    for day in days:
        rate = day.card.rate
        if rate not in prices:
            prices[rate] = price_of(case, rules, rate)
        kind = kind_of(case, rules, day, counted.get(day.date, 0), day.date)
        work = Work(day=day, kind=kind, price=_with_overtime(prices[rate], rules, day, kind))
        if is_worked(day):
            if kind.rule is not None:
                work.elected(kind.rule.ask, kind.rule.clause, day.worked)
            work.breach = _breach(case, rules, before, day)
            _cut(case, rules, work, before, done, counted)
        if day.timed:
            before = work
        works.append(work)
    return works


def _with_overtime(found: Price, rules: Ruleset, day: Day, kind: Kind) -> Price:
    """The price with the multiple at which the day's overtime is paid."""
    multiple = found.overtime if rules.rate.grades else overtime_tariff(rules, day).multiple
    rule = kind.rule
    if rule is not None and rule.overtime is not None:
        multiple = max(rule.overtime, overtime_tariff(rules, day).multiple)
    return found if multiple == found.overtime else replace(found, overtime=multiple)


def _breach(case: Case, rules: Ruleset, before: Work | None, day: Day) -> int | None:
    """Minutes that the rest before a call was too short; None where it is not known."""
    due = rules.rest.due if rules.rest else None
    if due is None and rules.limits is not None:
        due = rules.limits.rest
    if due is None or before is None or not day.timed:
        return None
    wrap = before.day.card.wrap or 0
    if case.zone is None:
        passed = (day.date - before.date).days * 1440 + day.call - wrap
    else:
        passed = minutes_between((before.date, wrap), (day.date, day.call), case.zone)
    return min(due, max(0, due - passed))


def _cut(
    case: Case,
    rules: Ruleset,
    work: Work,
    before: Work | None,
    done: dict[dt.date, int],
    counted: Mapping[dt.date, int],
) -> None:
    day = work.day
    floor, floor_to = Fraction(0), 0
    pay = rules.rest.pay if rules.rest else None
    if rules.rest and pay and pay.last_wrap_rate and work.breach and before is not None:
        floor, floor_to = _last_multiple(before), work.breach
    for date, start, end in portions(day, rules):
        number = counted.get(date, 0)
        kind = work.kind if date == day.date else kind_of(case, rules, day, number, date)
        part = DayPart(
            day=day,
            kind=kind,
            start=start,
            end=end,
            before=done.get(date, 0),
            floor=floor,
            floor_to=floor_to,
            floor_clause=rules.rest.clause if rules.rest else "",
            plain=rules.rate.clause,
        )
        done[date] = done.get(date, 0) + day.worked_in(start, end)
        work.portions.append((date, [*pieces(case, rules, part, work.price.overtime)]))


def _last_multiple(work: Work) -> Fraction:
    last: Piece | None = None
    for piece in work.pieces:
        last = piece
    return last.multiple if last else Fraction(0)


def _earn(case: Case, rules: Ruleset, works: Sequence[Work]) -> Fraction:
    """The days' own work, week by week; returns the hourly rate."""
    base = price_of(case, rules)
    if rules.rate.basis == "regular":
        return _earn_regular(case, rules, works)
    if base.hourly is None:
        earnings.flat(case, rules, [work for work in works if work.day.card.priced])
    else:
        for work in works:
            earnings.earn(case, rules, work)
    _fill_weeks(case, rules, works)
    _kit(case, rules, works)
    return base.figure(base.plain(), "").exact


def _kit(case: Case, rules: Ruleset, works: Sequence[Work]) -> None:
    if case.terms.kit:
        for work in works:
            if work.parts and work.day.card.priced:
                earnings.kit(case, work, rules.rate.clause)


def _fill_weeks(case: Case, rules: Ruleset, works: Sequence[Work]) -> None:
    if case.terms.per is not RatePer.WEEK:
        return
    for start, found in _by_week(case, works).items():
        worked = min(5, sum(bool(work.parts) for work in found))
        part = earnings.missing_of_week(case, rules, found, case.engaged.get(start, worked))
        if part is not None:
            last = next(work for work in reversed(found) if work.date == part.date)
            last.parts.append(part)
            last.count(Fraction(1), part.minutes)


def _by_week(case: Case, works: Sequence[Work]) -> dict[dt.date, list[Work]]:
    found: dict[dt.date, list[Work]] = {}
    for work in works:
        if work.day.card.priced:
            found.setdefault(week_start(work.date, case.first_weekday), []).append(work)
    return found


def _earn_regular(case: Case, rules: Ruleset, works: Sequence[Work]) -> Fraction:
    weeks = _by_week(case, works)
    bonus = regular.bonus_of(case)
    last = max((s for s, found in weeks.items() if any(w.day.worked for w in found)), default=None)
    rate = Fraction(0)
    for start, found in weeks.items():
        minutes = sum(piece.minutes for work in found for piece in work.pieces)
        week = regular.Week(
            works=tuple(work for work in found if work.day.worked),
            bonus=bonus if start == last else Decimal(0),
            minutes=minutes,
        )
        rate = regular.earn_week(case, rules, week) or rate
    _kit(case, rules, works)
    return price_of(case, rules).figure(rate, "").exact


def _events(case: Case, rules: Ruleset, work: Work, straight: int) -> None:
    def hour(of: Work) -> Sum:
        return regular.premium_hour(case, straight, of.price)

    if work.price.hourly is None and rules.rate.basis == "quoted":
        return
    for rule in rules.early:
        events.early(rule, work)
    events.meals(rules, work, hour)
    events.breaks(rules, work, hour)
    events.rest(rules, work)
    events.travel(rules, work)


def _others(case: Case, rules: Ruleset, works: Sequence[Work]) -> list[Part]:
    found: list[Part] = []
    if not works:
        return found
    for pay in case.other_pay:
        if pay.kind == "adjustment" and rules.rate.adjustment == "rate":
            continue
        text = money_text(pay.amount, case.currency)
        found.append(
            Part(
                rule=PayRule.ADJUSTMENT if pay.kind == "adjustment" else PayRule.BONUS,
                clause=rules.rate.clause,
                date=works[-1].date,
                amount=Sum(exact=Fraction(pay.amount), text=f"1 × {text}"),
            )
        )
    if rules.rate.bonus == "straight_hours":
        found += regular.bonus_overtime(case, rules, works)
    return found


def _day_pay(work: Work) -> DayPay:
    meal = sum((p.amount.exact for p in work.parts if p.rule == PayRule.MEAL_LATE), Fraction(0))
    return DayPay(
        date=work.date,
        parts=tuple(work.parts),
        hours=dict(work.hours),
        base=work.base,
        hourly=work.price.figure(work.price.plain(), "").exact,
        overtime_minutes=work.overtime,
        meal_count=work.meals,
        meal_amount=meal,
        rest_breach=work.breach,
        elapsed=work.day.end if work.day.timed else 0,
        worked=work.day.worked,
        shape=work.kind.shape_id,
        number=work.kind.number,
    )
