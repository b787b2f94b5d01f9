"""The order in which a person's days are priced.

1. Each card is laid out: true minutes from the call, meals taken out (`timeline`; `works` does
   this and what follows up to the pieces).
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
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from crewplanner.domain.pay import earnings, events, ledger, limits, regular, weekly
from crewplanner.domain.pay.alike import Alike, OfTerms, Outcome, outcome_key
from crewplanner.domain.pay.cards import Card, Case, Question
from crewplanner.domain.pay.daykinds import week_start
from crewplanner.domain.pay.lines import PayRule
from crewplanner.domain.pay.money import money_text
from crewplanner.domain.pay.parts import DayPay, Part, Priced, Work
from crewplanner.domain.pay.rates import Sum, price_of
from crewplanner.domain.pay.rules import Ruleset
from crewplanner.domain.pay.works import laid_works, price_at
from crewplanner.domain.people import RatePer
from crewplanner.domain.values import DateSpan


def price(case: Case, rules: Ruleset, alike: Alike | None = None) -> Priced:
    """What the cards of the case come to, exact, with its alerts and open questions.

    `alike` keeps what days came to, for the cases under these rules that follow.
    """
    if rules.rate.quote_needed and case.terms.per is RatePer.DAY and case.terms.guarantee is None:
        return _unquoted(_in_order(case), rules)
    ordered = _in_order(case)
    works, hourly = _earned(ordered, rules, alike or Alike(rules))
    own = [work for work in works if work.day.card.priced]
    return _settled(ordered, rules, works, own, hourly)


def price_in_turn(
    case: Case, rules: Ruleset, weeks: Sequence[DateSpan], alike: Alike
) -> Iterator[Priced]:
    """What each of the weeks comes to, in order: each as if nothing were known of those after it.

    The days are reckoned once for all of them. Not for rules that want a quote to be complete.
    """
    ordered = _in_order(case)
    works, hourly = _earned(ordered, rules, alike)
    until = 0
    for week in weeks:
        while until < len(works) and works[until].date <= week.last:
            until += 1
        past = works[:until]
        own = [work for work in past if work.day.card.priced and work.date in week]
        yield _settled(ordered, rules, past, own, hourly)


def _in_order(case: Case) -> Case:
    return replace(case, cards=_joined(sorted(case.cards, key=_order)))


def _earned(case: Case, rules: Ruleset, alike: Alike) -> tuple[list[Work], Fraction]:
    """The days with what they and their weeks earn, and the hourly rate."""
    known = alike.under(case)
    works = laid_works(case, rules, alike, known)
    weekly.reclassify(case, rules, works)
    base = price_at(case, rules, known, None)
    by_day = rules.rate.basis == "quoted" and base.hourly is not None and not case.other_pay
    if by_day and not _several_rates(case, rules):
        _earn_by_day(case, rules, works, known)
        return works, base.shown()
    hourly = _earn(case, rules, works)
    own = [work for work in works if work.day.card.priced]
    straight = regular.straight_minutes(own)
    for work in own:
        _events(case, rules, work, straight)
    return works, hourly


def _several_rates(case: Case, rules: Ruleset) -> bool:
    """Whether overtime may be paid on the average of a week's rates."""
    return rules.rate.weighted and any(card.rate is not None for card in case.cards)


def _settled(
    case: Case, rules: Ruleset, works: Sequence[Work], own: Sequence[Work], hourly: Fraction
) -> Priced:
    """The days of `own`, with what is settled over all that is known."""
    ledger.settle(case, rules, works, own)
    return Priced(
        days=tuple(_day_pay(work) for work in own),
        others=tuple(_others(case, rules, own)),
        alerts=tuple(limits.alerts(case, rules, works)),
        questions=tuple(question for work in own for question in work.questions),
        hourly=hourly,
        currency=case.currency,
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


def _earn_by_day(case: Case, rules: Ruleset, works: Sequence[Work], known: OfTerms) -> None:
    """What each day earns by itself: its work and what goes with it. Days alike are alike."""
    salaried = case.terms.per is RatePer.WEEK
    for work in works:
        if not work.day.card.priced:
            if rules.holiday_pay:
                earnings.earn(case, rules, work)
            continue
        if salaried or work.like is None:
            earnings.earn(case, rules, work)
            continue
        key = outcome_key(work, work.cut, work.like)
        found = known.outcomes.get(key)
        if found is not None:
            found.give(work)
            continue
        asked = len(work.questions)
        earnings.earn(case, rules, work)
        _kit(case, rules, (work,))
        _events(case, rules, work)
        known.keep_outcome(key, Outcome.of(work, asked))
    others = [w for w in works if w.day.card.priced and (salaried or w.like is None)]
    _fill_weeks(case, rules, others)
    _kit(case, rules, others)
    for work in others:
        _events(case, rules, work)


def _earn(case: Case, rules: Ruleset, works: Sequence[Work]) -> Fraction:
    """The days' own work, week by week; returns the hourly rate."""
    base = price_of(case, rules)
    if rules.rate.basis == "regular":
        return _earn_regular(case, rules, works)
    if base.hourly is None:
        for of_week in _by_week(case, works).values():
            earnings.flat(case, rules, of_week)
    else:
        for work in works:
            earnings.earn(case, rules, work)
    if _several_rates(case, rules) and case.terms.per is not RatePer.WEEK:
        for of_week in _by_week(case, works).values():
            regular.weigh(of_week)
    _fill_weeks(case, rules, works)
    _kit(case, rules, works)
    return base.shown()


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


def _events(case: Case, rules: Ruleset, work: Work, straight: int = 0) -> None:
    def hour(of: Work) -> Sum:
        return regular.premium_hour(case, straight, of)

    if work.price.hourly is None and rules.rate.basis == "quoted":
        return
    for rule in rules.early:
        events.early(rules, rule, work)
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
    if case.other_pay and rules.rate.bonus == "straight_hours":
        found += regular.bonus_overtime(case, rules, works)
    return found


def _day_pay(work: Work) -> DayPay:
    meal = sum((p.amount.exact for p in work.parts if p.rule == PayRule.MEAL_LATE), Fraction(0))
    return DayPay(
        date=work.date,
        parts=tuple(work.parts),
        hours=work.hours.copy(),
        base=work.base,
        hourly=work.price.shown(),
        overtime_minutes=work.overtime,
        meal_count=work.meals,
        meal_amount=meal,
        rest=work.rest,
        elapsed=work.day.end if work.day.timed else 0,
        worked=work.day.worked,
        kind=work.kind,
        card=work.day.card,
    )
