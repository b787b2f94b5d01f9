"""What is paid for late and short meals, missed breaks, short rests, early calls and travel.

All are the same shape: minutes past a deadline, a unit of time, and a tariff.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from crewplanner.domain.pay.daykinds import is_worked
from crewplanner.domain.pay.dayrules import Early
from crewplanner.domain.pay.eventrules import MealRule, ShortMeal
from crewplanner.domain.pay.lines import PayRule
from crewplanner.domain.pay.measures import Tariff
from crewplanner.domain.pay.money import money_text
from crewplanner.domain.pay.parts import Part, Work
from crewplanner.domain.pay.rates import Sum
from crewplanner.domain.pay.rules import Ruleset
from crewplanner.domain.pay.timeline import Day
from crewplanner.domain.values import HOUR

_ONE = Fraction(1)
Hour = Callable[[Work], Sum]
"""An hour at the regular rate on a day."""


def add_part(  # noqa: PLR0913 - a line has these
    work: Work,
    rule: str,
    clause: str,
    amount: Sum,
    *,
    minutes: int = 0,
    measured: int | None = None,
    multiple: Fraction = _ONE,
    bound: str = "",
    unit: int = 1,
) -> None:
    """Add a line that stands beside the hours: it is money only."""
    rate = amount.exact * HOUR / minutes if minutes else amount.exact
    found = Part(
        rule=rule,
        clause=clause,
        date=work.date,
        amount=amount,
        minutes=minutes,
        multiple=multiple,
        rate=rate,
        measured=measured,
        bound=bound,
        unit=unit,
    )
    work.parts.append(found)


def tariffed(work: Work, rule: str, clause: str, tariff: Tariff, measured: int) -> int:
    """Add so many minutes at a tariff; how many they became."""
    minutes = tariff.rounded(measured)
    if minutes:
        amount, bound = work.price.at(tariff, minutes)
        multiple = work.price.overtime if tariff.of == "overtime" else tariff.multiple
        add_part(
            work,
            rule,
            clause,
            amount,
            minutes=minutes,
            measured=measured,
            multiple=multiple,
            bound=bound,
            unit=tariff.unit(measured),
        )
    return minutes


def early(rules: Ruleset, rule: Early, work: Work) -> None:
    """The work of an early call, up to the time at which the ordinary day begins."""
    day, own = work.day, work.kind.rule
    if not day.timed or not is_worked(day):
        return
    if own is not None and own.pay == "hours" and not rule.replaces:
        return
    call = day.call if rule.of == "call" else day.unit_call
    start = day.at(call)
    if rule.call is None or rule.until is None:
        start, end = 0, day.at(day.unit_call)
        end = min(end, work.kind.start) if rules.unit_call else end
    elif rule.call.holds(call):
        end = day.at(call + (rule.until - call) % 1440)
    else:
        return
    measured = day.worked_in(start, end)
    if not rule.replaces:
        tariffed(work, rule.rule, rule.clause, rule.pay, measured)
        return
    minutes = rule.pay.rounded(measured)
    whole, bound = work.price.at(rule.pay, minutes)
    paid = Tariff(multiple=own.multiple if own else _ONE, most=own.most if own else None)
    less, _ = work.price.at(paid, minutes)
    if whole.exact > less.exact:
        amount = Sum(exact=whole.exact - less.exact, text=f"{whole.text} − {less.text}")
        add_part(
            work,
            rule.rule,
            rule.clause,
            amount,
            minutes=minutes,
            measured=measured,
            bound=bound,
            unit=rule.pay.unit(measured),
        )


def meals(rules: Ruleset, work: Work, hour: Hour) -> None:
    """Late meals; those of the day in order, then one that was due and did not come."""
    day, own = work.day, work.kind.rule
    if not day.timed or not is_worked(day) or (own is not None and not own.meals):
        return
    if day.card.elections.get("meal_waived"):
        return
    for rule in rules.meals:
        if rule.shapes and work.kind.shape_id not in rule.shapes:
            continue
        found = [*lateness(rule, work)]
        if rule.hour:
            if found:
                add_part(work, rule.rule, rule.clause, hour(work), minutes=HOUR)
                work.meals += 1
            continue
        for place, late, due in found:
            _late(rule, work, place, late, due)
    for short in rules.short_meal:
        _short(rules, short, work)


def lateness(rule: MealRule, work: Work) -> Iterator[tuple[int, int, int]]:
    """Meals past their deadline: (which, minutes late, the deadline as elapsed)."""
    day = work.day
    due = _first_due(rule, day)
    stop = day.on_set_end if rule.measured_to == "on_set_wrap" else day.end
    place = 0
    for meal in sorted(day.card.meals, key=lambda m: m.start):
        start, end = day.at(meal.start), day.at(meal.end)
        least = rule.ndb_least if meal.kind == "ndb" else rule.least
        if meal.kind not in rule.resets or end - start < least:
            continue
        if meal.kind == "ndb" and rule.ndb_within is not None and start > rule.ndb_within:
            continue
        late = min(start, stop) - due
        if late > rule.grace:
            yield place, late, due
        due = _due(rule, day, end)
        if meal.kind != "ndb":
            place += 1
            if not rule.later:
                return
    counts = rule.missed == "all" or (rule.missed == "later" and place > 0)
    if counts and stop - due > max(rule.grace, rule.wrapping):
        yield place, stop - due, due


def _first_due(rule: MealRule, day: Day) -> int:
    """The elapsed minute by which the first meal is to begin."""
    return _due(rule, day, 0 if rule.call == "call" else day.at(day.unit_call))


def _due(rule: MealRule, day: Day, start: int) -> int:
    """The elapsed minute by which a meal is to begin, counted from another one."""
    due = start + rule.after
    for meal in day.card.meals:
        begin, end = day.at(meal.start), day.at(meal.end)
        long = rule.rest_least is not None and end - begin >= rule.rest_least
        if long and meal.kind == "break" and start <= begin <= due:
            return max(due, start + rule.rest_after)
    return due


def _late(rule: MealRule, work: Work, place: int, late: int, due: int) -> None:
    if rule.flat is not None:
        text = money_text(rule.flat, work.price.currency)
        add_part(
            work,
            rule.rule,
            rule.clause,
            Sum(exact=Fraction(rule.flat), text=f"1 × {text}"),
            measured=late,
        )
        work.meals += 1
    ladder = rule.ladder
    if place and rule.ladder_later is not None:
        ladder = rule.ladder_later
    if ladder:
        count = -(-late // rule.tick)
        sums = [ladder[min(step, len(ladder) - 1)] for step in range(count)]
        add_part(
            work,
            rule.rule,
            rule.clause,
            Sum(exact=Fraction(sum(sums)), text=_ladder_text(sums, work.price.currency)),
            measured=late,
        )
        work.meals += count
    if rule.pay is not None and tariffed(work, rule.rule, rule.clause, rule.pay, late):
        work.meals += 1
    if rule.add is not None and tariffed(work, rule.rule, rule.clause, rule.add, late):
        work.meals += 1
        _shift(work, rule.add, due, late)


def _ladder_text(sums: list[Decimal], currency: str) -> str:
    """The sum as people write it: `7.50 + 10.00 + 4 × 12.50`."""
    texts: list[str] = []
    for one in dict.fromkeys(sums):
        count = sums.count(one)
        shown = money_text(one, currency)
        texts.append(shown if count == 1 else f"{count} × {shown}")
    return " + ".join(texts)


def _shift(work: Work, tariff: Tariff, due: int, late: int) -> None:
    """Count the minutes that a late meal makes dearer at the multiple that they come to."""
    left = tariff.rounded(late)
    running = [p for p in work.pieces if p.end > due and p.start < due + late]
    for place, piece in enumerate(running):
        own = min(piece.end, due + late) - max(piece.start, due)
        minutes = left if place == len(running) - 1 else min(own, left)
        minutes = min(minutes, work.hours.get(piece.paid, 0))
        work.count(piece.paid, -minutes)
        work.count(piece.paid + tariff.multiple, minutes)
        left -= minutes


def _short(rules: Ruleset, rule: ShortMeal, work: Work) -> None:
    shape, day = work.kind.shape, work.day
    if shape is None or not shape.meal or (rule.kinds and day.card.kind not in rule.kinds):
        return
    own = work.kind.rule
    if own is not None and own.pay == "hours" and rule.earlier:
        return
    taken = [m for m in day.card.meals if m.kind == "deductible"]
    length = day.at(taken[0].end) - day.at(taken[0].start) if taken else 0
    if not taken and (not rules.meals or day.end <= _first_due(rules.meals[0], day)):
        return
    if rule.earlier and work.overtime:
        return
    tariffed(work, PayRule.MEAL_SHORT, rule.clause, rule.pay, shape.meal - length)


def rest(rules: Ruleset, work: Work) -> None:
    """What a rest that was too short is worth, unless it is made good in time."""
    rule, breach = rules.rest, work.breach or 0
    if rule is None or rule.pay is None or not (breach or work.day.card.forced_call):
        return
    pay = rule.pay
    if rule.beyond is not None and breach > rule.beyond:
        pay = rule.pay_beyond or pay
    if pay.at_most is not None:
        _forced(work, rule.clause, pay.at_most)
        return
    if not breach:
        return
    if work.elected(rule.ask, rule.clause, breach) is not False:
        return
    if pay.add is not None:
        tariffed(work, PayRule.REST, rule.clause, Tariff(multiple=pay.add), breach)
    if pay.tariff is not None:
        tariffed(work, PayRule.REST, rule.clause, pay.tariff, breach)


def _forced(work: Work, clause: str, most: Decimal) -> None:
    price = work.price
    if price.day and price.day < most:
        amount, bound = Sum(exact=price.day, text=price.day_text), ""
    else:
        amount, bound = Sum(exact=Fraction(most), text=money_text(most, price.currency)), "most"
    add_part(work, PayRule.REST, clause, amount, measured=work.breach, bound=bound)


def breaks(rules: Ruleset, work: Work, hour: Hour) -> None:
    """Breaks that were due and not given."""
    rule, count = rules.missed_break, work.day.card.missed_breaks
    if rule is None or not count:
        return
    if rule.hour:
        add_part(work, PayRule.MISSED_BREAK, rule.clause, hour(work), minutes=HOUR)
        return
    for _ in range(count):
        minutes = rule.pay.rounded(rule.minutes)
        amount, bound = work.price.at(rule.pay, minutes)
        add_part(work, PayRule.MISSED_BREAK, rule.clause, amount, minutes=minutes, bound=bound)


def travel(rules: Ruleset, work: Work) -> None:
    """Travel outside call to wrap that is to be paid."""
    rule, minutes = rules.travel, work.day.card.travel
    if rule is None or rule.works or not minutes:
        return
    if rule.below is not None and work.day.end + minutes < rule.below:
        return
    tariffed(work, PayRule.TRAVEL, rule.clause, rule.pay, minutes)
