"""What an hour costs: from the quote, exactly, with the roundings that an agreement asks for."""

from dataclasses import field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from crewplanner.dataclass import dataclass
from crewplanner.domain.pay.cards import Case
from crewplanner.domain.pay.daykinds import named
from crewplanner.domain.pay.dayrules import OwnHours, Rate
from crewplanner.domain.pay.measures import Steps, Tariff
from crewplanner.domain.pay.money import half_up, money_text, number_text
from crewplanner.domain.pay.rules import Ruleset
from crewplanner.domain.people import RatePer
from crewplanner.domain.values import HOUR

WEEK_DAYS = 5
"""A weekly rate buys five days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """An exact amount and the expression that comes to it; how a rounded figure in it was made."""

    exact: Fraction
    text: str
    figure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """Money per hour at 1x and per day, exact and as they stand in arithmetic.

    `day_minutes` is what a day's pay guarantees. `hourly` None: the rate is a flat sum. `sums`
    keeps what was asked for: the same hours come again.
    """

    hourly: Fraction | None
    text: str
    day: Fraction
    day_text: str
    day_minutes: int
    overtime: Fraction
    digits: int | None
    half_hours: bool
    currency: str
    sums: dict[object, tuple[Sum, str]] = field(
        default_factory=dict[object, tuple[Sum, str]], compare=False, repr=False
    )

    def plain(self) -> Fraction:
        """Money per hour at 1x."""
        return self.hourly or Fraction(0)

    def shown(self) -> Fraction:
        """Money per hour at 1x, rounded where the agreement does that."""
        return self.plain() if self.digits is None else self.figure(self.plain(), "").exact

    def worth(self, minutes: int) -> Fraction:
        """What so many minutes at 1x come to."""
        plain = self.plain()
        return Fraction(plain.numerator * minutes, plain.denominator * HOUR)

    def figure(self, exact: Fraction, text: str) -> Sum:
        """A figure per hour or day, rounded half up where the agreement does that."""
        if self.digits is None:
            return Sum(exact=exact, text=text)
        found = half_up(exact, self.digits)
        same = Fraction(found) == exact
        made = f"{text} ≈ {found:f}" if text and not same else text
        return Sum(exact=Fraction(found), text=f"{found:f}", figure=made)

    def hours(
        self, minutes: Fraction, rate: Fraction, rate_text: str, *, halves: bool = True
    ) -> Sum:
        """So many minutes at a rate per hour, each figure rounded as the agreement says.

        With `halves` a half-hour is a figure of its own where the agreement has such.
        """
        if self.digits is None:
            exact = Fraction(
                minutes.numerator * rate.numerator, minutes.denominator * rate.denominator * HOUR
            )
            return Sum(exact=exact, text=f"{hours_text(minutes)} h × {rate_text}")
        whole = self.figure(rate, rate_text)
        if not (self.half_hours and halves) or minutes % HOUR != HOUR // 2:
            return Sum(
                exact=minutes * whole.exact / HOUR,
                text=f"{hours_text(minutes)} h × {whole.text}",
                figure=whole.figure,
            )
        count, rest = divmod(minutes, HOUR)
        part = self.figure(rate * rest / HOUR, f"{hours_text(rest)} × {rate_text}")
        if not count:
            return Sum(exact=part.exact, text=f"1 × {part.text}", figure=part.figure)
        return Sum(
            exact=count * whole.exact + part.exact,
            text=f"{count} h × {whole.text} + {part.text}",
            figure=f"{whole.figure}; {part.figure}",
        )

    def at(
        self,
        tariff: Tariff,
        minutes: int,
        multiple: Fraction | None = None,
        *,
        halves: bool = True,
    ) -> tuple[Sum, str]:
        """Minutes at a tariff, or another multiple within its bounds; and the bound that held."""
        if multiple is None:
            multiple = self.overtime if tariff.of == "overtime" else tariff.multiple
        bounds = (tariff.least, tariff.most, tariff.most_or_hourly)
        key = (minutes, multiple.numerator, multiple.denominator, bounds, halves)
        found = self.sums.get(key)
        if found is None:
            found = self.sums[key] = self._at(tariff, minutes, multiple, halves=halves)
        return found

    def _at(
        self, tariff: Tariff, minutes: int, multiple: Fraction, *, halves: bool
    ) -> tuple[Sum, str]:
        rate, bound = self.plain() * multiple, ""
        if tariff.least is not None and rate < tariff.least:
            rate, bound = Fraction(tariff.least), "least"
        if tariff.most is not None:
            most = Fraction(tariff.most)
            if tariff.most_or_hourly and most < self.plain():
                most = self.plain()
            if rate > most:
                rate, bound = most, "most"
        text = self._times(multiple)
        if bound:
            bare = decimal_of(rate)
            text = self.text if bare is None else money_text(bare, self.currency)
        return self.hours(Fraction(minutes), rate, text, halves=halves), bound

    def of_multiple(self, minutes: Fraction, multiple: Fraction) -> Sum:
        """Minutes at a multiple of the rate."""
        return self.hours(minutes, self.plain() * multiple, self._times(multiple))

    def _times(self, multiple: Fraction) -> str:
        return f"{self.text} × {number_text(multiple)}"


def decimal_of(number: Fraction) -> Decimal | None:
    """The number as a decimal; None where it has no end."""
    scaled = number * 10**6
    return Decimal(scaled.numerator).scaleb(-6).normalize() if scaled.denominator == 1 else None


def hours_text(minutes: Fraction) -> str:
    """Hours as they stand in arithmetic: `7.5`, or `(440 ÷ 60)` where they have no end."""
    return _hours_text(minutes.numerator, minutes.denominator)


@lru_cache(maxsize=8192)
def _hours_text(numerator: int, denominator: int) -> str:
    minutes = Fraction(numerator, denominator)
    text = number_text(minutes / HOUR)
    return f"({number_text(minutes)} ÷ {HOUR})" if "÷" in text else text


def stepped(steps: Steps, end: int, start: int = 0) -> tuple[tuple[int, int, Fraction], ...]:
    """Minutes from start to end cut at the steps: (from, to, multiple)."""
    found: list[tuple[int, int, Fraction]] = []
    for place, (at, multiple) in enumerate(steps):
        until = steps[place + 1][0] if place + 1 < len(steps) else end
        low, high = max(at, start), min(until, end)
        if high > low:
            found.append((low, high, multiple))
    return tuple(found)


def pay_minutes(steps: Steps, minutes: int) -> Fraction:
    """Minutes of pay for so many of work: 12 hours at 10@1x, then 1.5x, are 13 hours."""
    return sum(
        ((high - low) * multiple for low, high, multiple in stepped(steps, minutes)), Fraction(0)
    )


def steps_of(rules: Ruleset) -> Steps:
    """The steps on hours worked."""
    found = (band.steps for band in rules.bands if band.steps is not None and not band.golden)
    return next(found, ((0, Fraction(1)),))


def price_of(case: Case, rules: Ruleset, rate: Decimal | None = None) -> Price:
    """What an hour and a day cost under the terms, or with another rate of the same kind."""
    terms, how = case.terms, rules.rate
    quoted = terms.rate if rate is None else rate
    text = money_text(quoted, case.currency)
    exact = Fraction(quoted)
    if case.other_pay and how.adjustment == "rate":
        exact, text = _adjusted(case, exact, text)
    bought = _bought(case, rules)
    if terms.per is RatePer.HOUR:
        hourly, hour_text = exact, text
    elif bought is None:
        hourly, hour_text = None, text
    else:
        counted = pay_minutes(steps_of(rules), bought) if how.pay_hours else Fraction(bought)
        counted = counted * (WEEK_DAYS if terms.per is RatePer.WEEK else 1) / HOUR
        hourly, hour_text = exact / counted, f"({text} ÷ {number_text(counted)})"
    day_minutes = bought or 0
    if terms.per is RatePer.DAY:
        day, day_text = exact, text
    elif terms.per is RatePer.WEEK:
        day, day_text = exact / WEEK_DAYS, f"{text} ÷ {WEEK_DAYS}"
    else:
        day = exact * day_minutes / HOUR
        day_text = f"{hours_text(Fraction(day_minutes))} × {text}"
    return Price(
        hourly=hourly,
        text=hour_text,
        day=day,
        day_text=day_text,
        day_minutes=day_minutes,
        overtime=_grade(how, day),
        digits=how.digits,
        half_hours=how.half_hours,
        currency=case.currency,
    )


def _adjusted(case: Case, exact: Fraction, text: str) -> tuple[Fraction, str]:
    """The rate with the adjustments in it, shared by the days that are priced."""
    more = sum((pay.amount for pay in case.other_pay if pay.kind == "adjustment"), Decimal(0))
    days = sum(card.priced and card.kind not in {"off", "rest"} for card in case.cards) or 1
    if not more:
        return exact, text
    added = money_text(more, case.currency)
    share = added if days == 1 else f"{added} ÷ {days}"
    return exact + Fraction(more) / days, f"({text} + {share})"


def own_hours(case: Case, rules: Ruleset) -> OwnHours | None:
    """What the rate buys for the person's department or role, where that is not the usual."""
    department, role = case.terms.department, case.terms.role
    return next((own for own in rules.rate.bases if named(own.names, department, role)), None)


def _bought(case: Case, rules: Ruleset) -> int | None:
    """Minutes of a day that the rate buys; None where it is a flat sum."""
    terms, how = case.terms, rules.rate
    own = own_hours(case, rules)
    day, week = (own.day, own.week) if own else (how.day, how.week)
    if terms.per is RatePer.WEEK:
        quoted = None if how.fixed or how.week_fixed else terms.hours or terms.guarantee
        found = quoted or week
        if found is not None:
            return max(1, found // WEEK_DAYS)
    elif terms.per is RatePer.DAY:
        found = (None if how.fixed else terms.guarantee) or day
        if found is not None:
            return found
    else:
        return terms.guarantee or (day or 0 if rules.shapes else 0)
    steps = steps_of(rules)
    return steps[1][0] if how.first_step and len(steps) > 1 else None


def _grade(how: Rate, day: Fraction) -> Fraction:
    """The multiple of overtime by the day's rate."""
    for grade in how.grades:
        if grade.up_to is None or day <= grade.up_to:
            return grade.multiple
    return Fraction(3, 2)
