"""A day's minutes cut at the steps of a deal, and what an hour costs under them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from crewplanner.domain.pay.money import money_text, number_text, rounded
from crewplanner.domain.people import Deal, PayStep, RatePer
from crewplanner.domain.values import HOUR

WEEK_DAYS = 5
"""A weekly rate buys five days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Minutes of a day from `start` to `end`, counted as worked, that are paid at one multiple."""

    start: int
    end: int
    multiple: Decimal

    @property
    def minutes(self) -> int:
        """How many."""
        return self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class HourlyRate:
    """Exact money per hour at 1x, and the same as it stands in arithmetic: `(700.00 ÷ 13)`."""

    exact: Fraction
    text: str
    shown: Decimal
    """Rounded to the currency's smallest unit."""


def bands(steps: Sequence[PayStep], end: int, start: int = 0) -> tuple[Band, ...]:
    """The minutes from start to end of a day's work, cut at the steps.

    Past the last step its multiple goes on; without steps everything is at 1x.
    """
    found: list[Band] = []
    at = start
    for step in steps:
        until = end if step.until is None else min(end, step.until)
        if until > at:
            found.append(Band(start=at, end=until, multiple=step.multiple))
            at = until
    if at < end:
        last = steps[-1].multiple if steps else Decimal(1)
        found.append(Band(start=at, end=end, multiple=last))
    return tuple(found)


def pay_minutes(steps: Sequence[PayStep], minutes: int) -> Fraction:
    """Minutes of pay for so many minutes of work: 12 hours at 10@1x, then 1.5x, are 13 hours."""
    parts = bands(steps, minutes)
    return sum((band.minutes * Fraction(band.multiple) for band in parts), Fraction(0))


def day_guarantee(deal: Deal) -> int | None:
    """Minutes of each day that the deal pays whether worked or not.

    A day's rate without a guarantee of its own covers the first step, a week's rate five times
    that; an hourly rate guarantees nothing by itself. None: the rate is a flat sum, whatever is
    worked.
    """
    if deal.guarantee:
        return deal.guarantee // WEEK_DAYS if deal.per is RatePer.WEEK else deal.guarantee
    if deal.per is RatePer.HOUR:
        return 0
    return (deal.steps[0].until or None) if deal.steps else None


def hourly_rate(deal: Deal, currency: str) -> HourlyRate | None:
    """What an hour at 1x costs; None where the rate is a flat sum.

    A day's rate buys the pay hours of its guarantee under the deal's own steps, so "$700/12" with
    10 hours at 1x and 1.5x after is 700 ÷ (10 + 2 × 1.5) (agreements, primitives R1: guarantee
    hours g divide by the pay hours of g under the bands). A week's rate buys five such days.
    """
    text = money_text(deal.rate, currency)
    if deal.per is RatePer.HOUR:
        exact = Fraction(deal.rate)
        return HourlyRate(exact=exact, text=text, shown=rounded(exact, currency))
    guarantee = day_guarantee(deal)
    bought = pay_minutes(deal.steps, guarantee) / HOUR if guarantee else Fraction(0)
    if deal.per is RatePer.WEEK:
        bought *= WEEK_DAYS
    if not bought:
        return None
    exact = Fraction(deal.rate) / bought
    text = f"({text} ÷ {number_text(bought)})"
    return HourlyRate(exact=exact, text=text, shown=rounded(exact, currency))
