"""What a day's own work earns: its pay or its hours, overtime, and what is guaranteed."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from crewplanner.domain.pay.cards import Case
from crewplanner.domain.pay.daykinds import is_worked
from crewplanner.domain.pay.eventrules import Minimum
from crewplanner.domain.pay.lines import Origin, PayRule
from crewplanner.domain.pay.measures import WORKING, Tariff
from crewplanner.domain.pay.money import money_text, number_text
from crewplanner.domain.pay.parts import Part, Work
from crewplanner.domain.pay.piece import Piece
from crewplanner.domain.pay.pieces import extra_minutes, overtime_tariff, pays_by_day
from crewplanner.domain.pay.rates import Sum, stepped, steps_of
from crewplanner.domain.pay.rules import Ruleset
from crewplanner.domain.people import RatePer
from crewplanner.domain.values import HOUR

_ONE = Fraction(1)
_PLAIN = Tariff()
PAID_WITHOUT_TIMES = frozenset({"travel", "standby"})


def earn(case: Case, rules: Ruleset, work: Work) -> None:
    """Add the lines of the day's own work, with the hours by multiple and the base pay."""
    rule = work.kind.rule
    if rule is not None and rule.pay == "none":
        return
    if rule is None and work.day.card.kind not in (*WORKING, *PAID_WITHOUT_TIMES):
        return
    if work.day.card.kind in WORKING and not is_worked(work.day):
        return
    if pays_by_day(rules, work.kind):
        _day(case, rules, work)
    else:
        _hours(case, rules, work)
    _overtime(rules, work)


def _day(case: Case, rules: Ruleset, work: Work) -> None:
    """The day's rate, times what the day is worth, and the additional contracted hour."""
    rule, price = work.kind.rule, work.price
    times = rule.multiple if rule else _ONE
    shape = work.kind.shape
    clause = rule.clause if rule else shape.clause if shape else rules.rate.clause
    minutes = rule.buys if rule and rule.buys is not None else price.day_minutes
    bound = ""
    if rule is not None and rule.most is not None:
        amount, bound = price.at(Tariff(multiple=times, most=rule.most), minutes)
    elif rule is not None and rule.buys is not None:
        exact = price.plain() * minutes / HOUR * times
        amount = price.figure(
            exact, f"{number_text(Fraction(minutes, HOUR))} × {price.text} × {number_text(times)}"
        )
    else:
        amount = price.figure(price.day * times, f"{price.day_text} × {number_text(times)}")
    work.base = price.plain() * minutes / HOUR if rule and rule.buys else price.day
    origin = Origin(steps=((clause, times),), plain=work.base)
    _add(work, PayRule.DAY, clause, amount, minutes, times, origin, bound=bound)
    extra = extra_minutes(case, rules) if work.day.card.kind in WORKING else 0
    if extra and rules.extra_hour:
        more = price.of_multiple(Fraction(extra), times)
        plain = price.plain() * extra / HOUR
        origin = Origin(steps=((clause, times),), plain=plain)
        _add(work, PayRule.EXTRA_HOUR, rules.extra_hour.clause, more, extra, times, origin)
        work.base += plain


def _add(  # noqa: PLR0913 - a line has these
    work: Work,
    rule: str,
    clause: str,
    amount: Sum,
    minutes: int,
    multiple: Fraction,
    origin: Origin,
    *,
    span: tuple[int, int] | None = None,
    measured: int | None = None,
    bound: str = "",
    unit: int = 1,
    pieces: Sequence[Piece] = (),
) -> None:
    work.parts.append(
        Part(
            rule=rule,
            clause=clause,
            date=work.date,
            amount=amount,
            minutes=minutes,
            multiple=multiple,
            rate=amount.exact * HOUR / minutes if bound and minutes else work.price.plain(),
            span=span,
            measured=measured,
            bound=bound,
            unit=unit,
            at=_times(work, pieces),
            origin=origin,
        )
    )
    work.count(multiple, minutes)


def _times(work: Work, pieces: Sequence[Piece]) -> tuple[int, int] | None:
    """When the pieces begin and end; None where the day has no times."""
    if not pieces or not work.day.timed:
        return None
    return work.day.clock(pieces[0].start), work.day.clock(pieces[-1].end)


def _of(work: Work, minutes: int, *steps: tuple[str, Fraction]) -> Origin:
    """Time that these clauses made dearer."""
    return Origin(steps=steps, plain=work.price.worth(minutes))


def grouped(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces in a row that are paid alike for the same reason."""
    for _, group in groupby(pieces, key=lambda p: (p.paid, p.clause, p.premium, p.after_camera)):
        yield [*group]


def _hours(case: Case, rules: Ruleset, work: Work) -> None:
    """The hours worked at their multiples, then those guaranteed and not worked.

    Each stretch that is paid alike is made whole units of time.
    """
    rule = work.kind.rule
    most = Tariff(most=rule.most) if rule and rule.most is not None else _PLAIN
    at = 0
    worked = [piece for piece in work.pieces if not piece.overtime]
    whole = -(-sum(p.minutes for p in work.pieces) // rules.tick) * rules.tick
    halves = guarantee(case, rules, work, whole)[0] <= whole
    for group in grouped(worked):
        measured = sum(piece.minutes for piece in group)
        minutes = -(-measured // rules.tick) * rules.tick
        amount, bound = work.price.at(most, minutes, group[0].paid, halves=halves)
        _add(
            work,
            PayRule.WORKED,
            group[0].premium or group[0].clause,
            amount,
            minutes,
            group[0].paid,
            _of(work, minutes, *group[0].steps),
            span=(at, at + minutes),
            measured=measured,
            bound=bound,
            unit=rules.tick,
            pieces=group,
        )
        if group[0].multiple > (rule.multiple if rule else _ONE):
            work.overtime += minutes
        at += minutes
    if case.terms.per is RatePer.HOUR:
        work.base = work.price.worth(max(at, whole))
    else:
        work.base = work.price.day
    overtime = sum(minutes for *_, minutes in _late(rules, work))
    _guaranteed(case, rules, work, at + overtime, most)


def _guaranteed(case: Case, rules: Ruleset, work: Work, worked: int, most: Tariff) -> None:
    """The minutes that are paid though nobody worked them.

    What the rate buys lies in the steps. A minimum call beyond that is not counted as worked, so
    that it climbs none of them.
    """
    bought, rate_clause = _bought(case, rules, work)
    least, clause = guarantee(case, rules, work, worked)
    rule = work.kind.rule
    steps = rule.steps if rule and rule.steps is not None else steps_of(rules)
    if (least, clause) != (bought, rate_clause):
        plain = steps[0][1]
        steps = tuple(step for step in steps if step[0] < bought) or steps[:1]
        steps = steps if steps[-1][1] == plain else (*steps, (bought, plain))
    for low, high, multiple in stepped(steps, least, worked):
        own = max(multiple, rule.multiple) if rule else multiple
        amount, bound = work.price.at(most, high - low, own, halves=False)
        by_day = rule is not None and (rule.steps is not None or own == rule.multiple)
        origin = _of(work, high - low, (rule.clause if rule and by_day else clause, own))
        _add(
            work,
            PayRule.GUARANTEE,
            clause,
            amount,
            high - low,
            own,
            origin,
            span=(low, high),
            bound=bound,
        )


def guarantee(case: Case, rules: Ruleset, work: Work, worked: int) -> tuple[int, str]:
    """The minutes a day pays at least, and the clause that says so."""
    bought, minimum = _bought(case, rules, work), rules.minimum
    if minimum is None or not is_worked(work.day):
        return bought
    return max(bought, (_minimum(minimum, work, worked), minimum.clause), key=lambda one: one[0])


def _bought(case: Case, rules: Ruleset, work: Work) -> tuple[int, str]:
    """The minutes that a day's rate buys, or a rule of the day guarantees in their place."""
    rule, clause = work.kind.rule, rules.rate.clause
    if rule is not None and rule.minimum is not None:
        found = (rule.minimum if is_worked(work.day) else 0, rule.clause)
    elif case.terms.per is not RatePer.WEEK:
        found = (work.price.day_minutes, clause)
    else:
        found = (0, clause)
    return max((0, clause), found, key=lambda one: one[0])


def _minimum(minimum: Minimum, work: Work, worked: int) -> int:
    least, card = minimum.hours or 0, work.day.card
    scheduled = work.day.at(card.scheduled_wrap) if card.scheduled_wrap and work.day.timed else 0
    over = minimum.scheduled_over
    if least and over is not None and scheduled > over:
        least = max(least, minimum.then or least)
    if minimum.half_most is not None and 2 * worked < scheduled:
        half = max(-(-scheduled // 2), minimum.half_least or 0)
        least = max(least, min(half, minimum.half_most))
    return least


def _overtime(rules: Ruleset, work: Work) -> None:
    """Work past the contracted hours: each stretch at one multiple in whole units of its own."""
    for group, tariff, measured, minutes in _late(rules, work):
        amount, bound = work.price.at(tariff, minutes, group[0].paid)
        _add(
            work,
            PayRule.OVERTIME,
            group[0].premium or group[0].clause,
            amount,
            minutes,
            group[0].paid,
            _of(work, minutes, *group[0].steps),
            measured=measured,
            bound=bound,
            unit=tariff.unit(measured),
            pieces=group,
        )
        work.overtime += minutes


def _late(rules: Ruleset, work: Work) -> Iterator[tuple[list[Piece], Tariff, int, int]]:
    """Each stretch of overtime with its tariff, its minutes, and those in whole units."""
    for group in grouped(piece for piece in work.pieces if piece.overtime and not piece.base):
        tariff = overtime_tariff(rules, work.day, after_camera=group[0].after_camera)
        measured = sum(piece.minutes for piece in group)
        yield group, tariff, measured, tariff.rounded(measured)


def flat(case: Case, rules: Ruleset, works: Sequence[Work]) -> None:
    """Rates that are a sum whatever is worked: a day's, or for five days a fifth of the week's."""
    place = 0
    for work in works:
        if not (is_worked(work.day) or work.day.card.kind in PAID_WITHOUT_TIMES):
            continue
        place += 1
        if case.terms.per is RatePer.WEEK and place > 5:  # noqa: PLR2004 - a week is five days
            continue
        quoted = money_text(case.terms.rate, case.currency)
        text = f"1 ÷ 5 × {quoted}" if case.terms.per is RatePer.WEEK else f"1 × {quoted}"
        work.parts.append(
            Part(
                rule=PayRule.FLAT,
                clause=rules.rate.clause,
                date=work.date,
                amount=Sum(exact=work.price.day, text=text),
                minutes=work.day.worked,
                rate=Fraction(case.terms.rate),
            )
        )
        work.base = work.price.day
        work.count(_ONE, work.day.worked)


def kit(case: Case, work: Work, clause: str) -> None:
    """The kit's money for a day that was paid."""
    text = money_text(case.terms.kit, case.currency)
    exact = Fraction(case.terms.kit)
    part = Part(
        rule=PayRule.KIT,
        clause=clause,
        date=work.date,
        amount=Sum(exact=exact, text=f"1 × {text}"),
        rate=exact,
    )
    work.parts.append(part)


def missing_of_week(case: Case, rules: Ruleset, works: Sequence[Work], engaged: int) -> Part | None:
    """What the days of a week miss of the weekly rate, for as many fifths as were engaged.

    Work beyond a day's share is on top: it does not fill the gap that another day left. Dated on
    the last day worked.
    """
    paid = [work for work in works if work.parts]
    if not paid:
        return None
    price, last = paid[-1].price, paid[-1]
    share, steps = price.day_minutes, steps_of(rules)
    by_day = [pays_by_day(rules, work.kind) or price.hourly is None for work in paid]
    if all(by_day):
        count = engaged - min(5, len(paid))
        if count <= 0:
            return None
        text = f"{count} ÷ 5 × {money_text(case.terms.rate, case.currency)}"
        amount = Sum(exact=price.day * count, text=text)
        return Part(rule=PayRule.GUARANTEE, clause=rules.rate.clause, date=last.date, amount=amount)
    covered = [
        share if own else min(_covered(case, rules, work), share)
        for own, work in zip(by_day, paid, strict=True)
    ]
    missing = engaged * _pay(steps, share) - sum(_pay(steps, minutes) for minutes in covered)
    if missing <= 0:
        return None
    return Part(
        rule=PayRule.GUARANTEE,
        clause=rules.rate.clause,
        date=last.date,
        amount=price.of_multiple(missing, _ONE),
        minutes=int(missing + Fraction(1, 2)),
        rate=price.plain(),
    )


def _pay(steps: Sequence[tuple[int, Fraction]], minutes: int) -> Fraction:
    return sum((Fraction(b - a) * m for a, b, m in stepped(tuple(steps), minutes)), Fraction(0))


def _covered(case: Case, rules: Ruleset, work: Work) -> int:
    worked = -(-work.day.worked // rules.tick) * rules.tick
    return max(worked, guarantee(case, rules, work, worked)[0])
