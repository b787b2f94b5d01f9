"""The days of a case as they are before anything is earned: laid out, numbered, cut into pieces."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from crewplanner.domain.pay.alike import Alike, Cut, OfTerms
from crewplanner.domain.pay.cards import Case
from crewplanner.domain.pay.daykinds import Kind, is_worked, kind_of, numbers, portions, week_start
from crewplanner.domain.pay.parts import RestBefore, Work
from crewplanner.domain.pay.pieces import Part as DayPart
from crewplanner.domain.pay.pieces import overtime_tariff, pieces
from crewplanner.domain.pay.rates import Price, price_of
from crewplanner.domain.pay.rules import Ruleset
from crewplanner.domain.pay.timeline import Day, lay_out
from crewplanner.domain.zones import minutes_between

_NO_FLOOR = (Fraction(0), 0)
_WEEKEND = 3
"""From a date of work to the next one over two free dates."""


def laid_works(case: Case, rules: Ruleset, alike: Alike, known: OfTerms) -> list[Work]:
    """The days in order: each with what it is, its price, the rest before it and its pieces."""
    travel_works = rules.travel is not None and rules.travel.works
    days = [lay_out(card, case.zone, rules.deduct, travel_works) for card in case.cards]
    counted = numbers(case, rules, days)
    done: dict[dt.date, int] = {}
    works: list[Work] = []
    before: Work | None = None
    for day in days:
        rest = _rest(case, rules, before, day) if is_worked(day) else None
        floor = _floor(rules, before, rest)
        like = None if day.date in done else alike.likeness(day, floor)
        key = (like, counted.get(day.date, 0), alike.calendar(case, day.date))
        cut = known.cuts.get(key) if like is not None else None
        work = _new_work(case, rules, known, day, counted, cut)
        work.rest = rest
        if is_worked(day):
            if work.kind.rule is not None:
                work.elected(work.kind.rule.ask, work.kind.rule.clause, day.worked)
            if cut is None:
                _cut(case, rules, work, done, counted, floor)
            else:
                work.portions.append((day.date, [*cut.pieces]))
                done[day.date] = day.worked
        if like is not None:
            if cut is None:
                overtime = work.price.overtime
                cut = Cut(kind=work.kind, overtime=overtime, pieces=tuple(work.pieces))
                known.keep_cut(key, cut)
            work.like, work.cut = (like, key[2]), cut.pieces
        if day.timed:
            before = work
        works.append(work)
    return works


def _new_work(
    case: Case,
    rules: Ruleset,
    known: OfTerms,
    day: Day,
    counted: Mapping[dt.date, int],
    cut: Cut | None,
) -> Work:
    """The day with what it is and its price."""
    price = price_at(case, rules, known, day.card.rate)
    if cut is None:
        kind = kind_of(case, rules, day, counted.get(day.date, 0), day.date)
        overtime = _overtime(price, rules, day, kind)
    else:
        kind, overtime = cut.kind, cut.overtime
    if overtime is not price.overtime and overtime != price.overtime:
        price = _price_with(known, day.card.rate, price, overtime)
    return Work(day=day, kind=kind, price=price)


def _price_with(known: OfTerms, rate: Decimal | None, price: Price, overtime: Fraction) -> Price:
    """The price with another multiple for its overtime."""
    key = (rate, overtime)
    if key not in known.prices:
        known.prices[key] = replace(price, overtime=overtime)
    return known.prices[key]


def price_at(case: Case, rules: Ruleset, known: OfTerms, rate: Decimal | None) -> Price:
    """What an hour and a day cost at the quoted rate, or at another one."""
    found = known.prices.get(rate)
    if found is None:
        found = known.prices[rate] = price_of(case, rules, rate)
    return found


def _overtime(found: Price, rules: Ruleset, day: Day, kind: Kind) -> Fraction:
    """The multiple at which the day's overtime is paid."""
    multiple = found.overtime if rules.rate.grades else overtime_tariff(rules, day).multiple
    rule = kind.rule
    if rule is not None and rule.overtime is not None:
        multiple = max(rule.overtime, overtime_tariff(rules, day).multiple)
    return multiple


def _rest(case: Case, rules: Ruleset, before: Work | None, day: Day) -> RestBefore | None:
    """The rest before a call; None where it is not known."""
    if before is None or not day.timed:
        return None
    wrap = before.day.card.wrap or 0
    if case.zone is None:
        passed = (day.date - before.date).days * 1440 + day.call - wrap
    else:
        passed = minutes_between((before.date, wrap), (day.date, day.call), case.zone)
    due = rest_due(rules, case.first_weekday, before.date, (day.date, day.call))
    return RestBefore(since=(before.date, wrap), minutes=passed, due=due)


def rest_due(
    rules: Ruleset, first_weekday: int, before: dt.date, call: tuple[dt.date, int]
) -> int | None:
    """The rest due from the work of a date to a call (date, minutes): a weekend's, or the limit."""
    weekend = rules.rest.weekend if rules.rest else None
    week = week_start(call[0], first_weekday)
    if weekend is not None and (call[0] - before).days == _WEEKEND and before < week:
        return weekend.before(call[1])
    due = rules.rest.due if rules.rest else None
    return rules.limits.rest if due is None and rules.limits is not None else due


def _floor(rules: Ruleset, before: Work | None, rest: RestBefore | None) -> tuple[Fraction, int]:
    """What is paid at least, up to which elapsed minute, because the rest before was short."""
    pay = rules.rest.pay if rules.rest else None
    if pay and pay.last_wrap_rate and rest and rest.breach and before is not None:
        return _last_multiple(before), rest.breach
    return _NO_FLOOR


def _cut(
    case: Case,
    rules: Ruleset,
    work: Work,
    done: dict[dt.date, int],
    counted: Mapping[dt.date, int],
    floor: tuple[Fraction, int],
) -> None:
    day = work.day
    for date, start, end in portions(day, rules):
        kind = work.kind if date == day.date else kind_of(case, rules, day, counted[date], date)
        part = DayPart(
            day=day,
            kind=kind,
            start=start,
            end=end,
            before=done.get(date, 0),
            floor=floor[0],
            floor_to=floor[1],
            floor_clause=rules.rest.clause if rules.rest else "",
            plain=rules.rate.clause,
        )
        done[date] = done.get(date, 0) + day.worked_in(start, end)
        work.portions.append((date, [*pieces(case, rules, part, work.price.overtime)]))


def _last_multiple(work: Work) -> Fraction:
    found = [*work.pieces]
    return found[-1].multiple if found else Fraction(0)
