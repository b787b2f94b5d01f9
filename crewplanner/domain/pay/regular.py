"""The regular rate of a week, and what overtime owes on it.

Everything that a week pays for work, divided by its hours. What the week has paid at straight time
already owes only the rest of the multiple: half an hour's pay for an hour at 1.5x.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from crewplanner.dataclass import dataclass
from crewplanner.domain.pay.cards import Case
from crewplanner.domain.pay.lines import UNTIMED, Origin, PayRule
from crewplanner.domain.pay.money import money_text, number_text
from crewplanner.domain.pay.parts import Part, Work
from crewplanner.domain.pay.piece import Piece
from crewplanner.domain.pay.rates import Sum, decimal_of, hours_text
from crewplanner.domain.pay.rules import Ruleset
from crewplanner.domain.people import RatePer
from crewplanner.domain.values import HOUR

_ONE = Fraction(1)
SALARY_HOURS = 40 * HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week's days that are priced, the bonus that belongs to it, its hours worked."""

    works: tuple[Work, ...]
    bonus: Decimal
    minutes: int


def bonus_of(case: Case) -> Decimal:
    """What was paid on top for the time that is priced."""
    return sum((pay.amount for pay in case.other_pay), Decimal(0))


def regular_rate(case: Case, week: Week, salary_minutes: int | None) -> Sum:
    """Money per hour of a week with hours in it, exact, and as it stands in arithmetic."""
    terms, works = case.terms, week.works
    rates = {work.price.text for work in works}
    minutes = week.minutes
    if terms.per is RatePer.WEEK:
        whole = money_text(terms.rate, case.currency)
        covered = minutes if terms.all_hours else salary_minutes or SALARY_HOURS
        rate = Sum(
            exact=Fraction(terms.rate) * HOUR / covered,
            text=f"({whole} ÷ {_hours(covered)})",
        )
    elif terms.per is RatePer.HOUR and len(rates) == 1:
        rate = Sum(exact=works[0].price.plain(), text=works[0].price.text)
    else:
        total = sum((_straight(case, work) for work in works), Fraction(0))
        bare = decimal_of(total)
        text = number_text(total) if bare is None else money_text(bare, case.currency)
        rate = Sum(exact=total * HOUR / minutes, text=f"({text} ÷ {_hours(minutes)})")
    if not week.bonus:
        return rate
    more = Fraction(week.bonus) * HOUR / minutes
    text = f"({rate.text} + {money_text(week.bonus, case.currency)} ÷ {_hours(minutes)})"
    return Sum(exact=rate.exact + more, text=text)


def _hours(minutes: int) -> str:
    return hours_text(Fraction(minutes))


def _straight(case: Case, work: Work) -> Fraction:
    minutes = sum(piece.minutes for piece in work.pieces)
    if case.terms.per is RatePer.HOUR:
        return work.price.plain() * minutes / HOUR
    return work.price.day


def earn_week(case: Case, rules: Ruleset, week: Week) -> Fraction:
    """Add the lines of a week at the regular rate to its works; returns that rate."""
    works = [work for work in week.works if any(True for _ in work.pieces)]
    salary = case.terms.per is RatePer.WEEK
    if not works:
        return Fraction(0)
    covered = case.terms.hours or rules.rate.week
    rate = regular_rate(case, week, covered)
    plain = regular_rate(
        case, Week(works=week.works, bonus=Decimal(0), minutes=week.minutes), covered
    )
    left = week.minutes if case.terms.all_hours else (covered or SALARY_HOURS)
    simple = (
        not week.bonus
        and case.terms.per is RatePer.HOUR
        and len({work.price.text for work in works}) == 1
    )
    if salary:
        _salary(case, rules, works)
    for work in works:
        if simple:
            _simple(work)
            continue
        if case.terms.per is RatePer.DAY:
            _day(work, rules)
        for piece in work.pieces:
            inside = min(piece.minutes, max(0, left)) if salary else piece.minutes
            left -= piece.minutes
            _piece(case, work, piece, inside, rate, plain, bool(week.bonus))
    return rate.exact


def _line(  # noqa: PLR0913 - a line has these
    work: Work,
    rule: str,
    clause: str,
    amount: Sum,
    minutes: int,
    multiple: Fraction,
    rate: Fraction,
    *,
    origin: Origin = UNTIMED,
) -> None:
    work.parts.append(
        Part(
            rule=rule,
            clause=clause,
            date=work.date,
            amount=amount,
            minutes=minutes,
            multiple=multiple,
            rate=rate,
            origin=origin,
        )
    )


def _simple(work: Work) -> None:
    for piece in work.pieces:
        amount = work.price.of_multiple(Fraction(piece.minutes), piece.paid)
        clause = piece.clause
        plain = work.price.plain()
        origin = Origin(steps=piece.steps, plain=plain * piece.minutes / HOUR)
        _line(work, PayRule.WORKED, clause, amount, piece.minutes, piece.paid, plain, origin=origin)
        _count(work, piece)
    work.base = work.price.plain() * sum(p.minutes for p in work.pieces) / HOUR


def _count(work: Work, piece: Piece) -> None:
    work.count(piece.paid, piece.minutes)
    if piece.multiple > _ONE:
        work.overtime += piece.minutes


def _day(work: Work, rules: Ruleset) -> None:
    amount = work.price.figure(work.price.day, f"1 × {work.price.day_text}")
    minutes = sum(piece.minutes for piece in work.pieces)
    _line(work, PayRule.DAY, rules.rate.clause, amount, minutes, _ONE, work.price.day)
    work.base = work.price.day


def _salary(case: Case, rules: Ruleset, works: Sequence[Work]) -> None:
    last = works[-1]
    text = f"1 × {money_text(case.terms.rate, case.currency)}"
    amount = Sum(exact=Fraction(case.terms.rate), text=text)
    _line(last, PayRule.SALARY, rules.rate.clause, amount, 0, _ONE, amount.exact)
    last.base = amount.exact


def _piece(
    case: Case,
    work: Work,
    piece: Piece,
    covered: int,
    rate: Sum,
    plain: Sum,
    bonus: bool,  # noqa: FBT001 - a fact of the week
) -> None:
    """What a piece owes beside what has been paid: all of it outside a salary, else the rest.

    An hourly rate pays its straight time first, at the rate of the day.
    """
    own, price = work.price, work.price
    clause = piece.clause
    _count(work, piece)
    if case.terms.per is RatePer.HOUR:
        straight = price.of_multiple(Fraction(piece.minutes), _ONE)
        origin = Origin(steps=piece.steps[:1], plain=straight.exact)
        _line(
            work, PayRule.WORKED, clause, straight, piece.minutes, _ONE, own.plain(), origin=origin
        )
        work.base += straight.exact
    beyond = piece.minutes - covered
    if beyond:
        multiple = _ONE if bonus else piece.paid
        text = plain.text if multiple == _ONE else f"{plain.text} × {number_text(multiple)}"
        amount = price.hours(Fraction(beyond), plain.exact * multiple, text)
        steps = piece.steps[:1] if bonus else piece.steps
        origin = Origin(steps=steps, plain=plain.exact * beyond / HOUR)
        _line(work, PayRule.WORKED, clause, amount, beyond, multiple, plain.exact, origin=origin)
    owing = piece.minutes if bonus else covered
    more = piece.paid - _ONE
    if owing and more > 0:
        text = f"{rate.text} × {number_text(more)}"
        amount = price.hours(Fraction(owing), rate.exact * more, text)
        origin = Origin(steps=piece.steps, beyond=True)
        _line(work, PayRule.OVERTIME, clause, amount, owing, more, rate.exact, origin=origin)


def bonus_overtime(case: Case, rules: Ruleset, works: Sequence[Work]) -> Iterator[Part]:
    """The overtime share of a flat bonus that is spread over the straight hours only."""
    bonus = bonus_of(case)
    hours: dict[Fraction, int] = {}
    for work in works:
        for piece in work.pieces:
            hours[piece.paid] = hours.get(piece.paid, 0) + piece.minutes
    straight = hours.get(_ONE)
    if not bonus or not straight:
        return
    for multiple, minutes in sorted(hours.items()):
        if multiple <= _ONE:
            continue
        exact = Fraction(bonus) / straight * multiple * minutes
        text = (
            f"{_hours(minutes)} h × ({money_text(bonus, case.currency)} ÷ {_hours(straight)})"
            f" × {number_text(multiple)}"
        )
        yield Part(
            rule=PayRule.BONUS,
            clause=rules.rate.clause,
            date=works[-1].date,
            amount=Sum(exact=exact, text=text),
            minutes=minutes,
            multiple=multiple,
            rate=Fraction(bonus) * HOUR / straight,
        )


def weigh(works: Sequence[Work]) -> None:
    """Pay overtime of a week of several rates on their average, weighted by the hours worked.

    Each day pays its hours at its own rate, and what is above 1x on the average.
    """
    rates: dict[str, tuple[Fraction, int]] = {}
    for work in works:
        _, minutes = rates.get(work.price.text, (Fraction(0), 0))
        minutes += sum(piece.minutes for piece in work.pieces)
        if minutes:
            rates[work.price.text] = (work.price.plain(), minutes)
    if len(rates) <= 1:
        return
    whole = sum(minutes for _, minutes in rates.values())
    pay = sum((rate * minutes for rate, minutes in rates.values()), Fraction(0))
    terms = " + ".join(f"{_hours(minutes)} × {text}" for text, (_, minutes) in rates.items())
    mean = Sum(exact=pay / whole, text=f"(({terms}) ÷ {_hours(whole)})")
    for work in works:
        work.mean = mean
        work.parts = [new for part in work.parts for new in _weighed(work, part, mean)]


def _weighed(work: Work, part: Part, mean: Sum) -> Iterator[Part]:
    more = part.multiple - _ONE
    if part.rule != PayRule.WORKED or more <= 0:
        yield part
        return
    minutes, steps = Fraction(part.minutes), part.origin.steps
    straight = work.price.of_multiple(minutes, _ONE)
    origin = Origin(steps=steps[:1], plain=straight.exact)
    yield replace(part, amount=straight, multiple=_ONE, origin=origin)
    amount = work.price.hours(minutes, mean.exact * more, f"{mean.text} × {number_text(more)}")
    yield Part(
        rule=PayRule.OVERTIME,
        clause=part.clause,
        date=part.date,
        amount=amount,
        minutes=part.minutes,
        multiple=more,
        rate=mean.exact,
        origin=Origin(steps=steps, beyond=True),
    )


def straight_minutes(works: Sequence[Work]) -> int:
    """Minutes paid at 1x."""
    return sum(p.minutes for work in works for p in work.pieces if p.paid == _ONE)


def premium_hour(case: Case, straight: int, work: Work) -> Sum:
    """One hour at the regular rate of compensation: the hourly rate and its share of a bonus."""
    bonus, price = bonus_of(case), work.price
    rate = work.mean or Sum(exact=price.plain(), text=price.text)
    if not bonus or not straight:
        return price.hours(Fraction(HOUR), rate.exact, f"{rate.text} × 1")
    text = f"1 h × ({rate.text} + {money_text(bonus, case.currency)} ÷ {_hours(straight)})"
    return Sum(exact=rate.exact + Fraction(bonus) * HOUR / straight, text=text)
