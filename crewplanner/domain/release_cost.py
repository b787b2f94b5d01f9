"""What releasing somebody costs today, by the terms agreed, and when the price next rises.

Every date counts for itself, by the calendar days of notice before it. Dates before today are
worked or lost, and cost nothing more.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from crewplanner.dataclass import dataclass
from crewplanner.domain.cancellation import WHOLE, CancellationStep
from crewplanner.domain.pay.money import rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseDay:
    """What one date costs: `percent` of its pay at so many days' notice.

    `pay` and `cost` are None where the date cannot be priced.
    """

    date: dt.date
    notice: int
    percent: int
    pay: Decimal | None
    cost: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRise:
    """From that date on, releasing the dates that are left then costs `total`."""

    date: dt.date
    total: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseCost:
    """The price of a release on `today`, date by date, and its next rise."""

    today: dt.date
    currency: str
    days: tuple[ReleaseDay, ...] = ()
    rise: PriceRise | None = None

    @property
    def total(self) -> Decimal:
        """The sum of the dates that can be priced, exactly."""
        return sum((day.cost for day in self.days if day.cost is not None), Decimal(0))

    @property
    def pay(self) -> Decimal:
        """The pay of all the dates that can be priced, exactly."""
        return sum((day.pay for day in self.days if day.pay is not None), Decimal(0))

    @property
    def unpriced(self) -> tuple[dt.date, ...]:
        """The dates of which nobody knows what they would be paid."""
        return tuple(day.date for day in self.days if day.pay is None)


Terms = Mapping[dt.date, Sequence[CancellationStep]]


def percent_at(steps: Sequence[CancellationStep], notice: int) -> int:
    """The share of a day's pay that is due at so many days' notice: that of the closest step."""
    due = [step for step in steps if notice <= step.days]
    return min(due, key=lambda step: step.days).percent if due else 0


def release_cost(
    pays: Mapping[dt.date, Decimal | None], terms: Terms, today: dt.date, currency: str
) -> ReleaseCost:
    """What releasing these dates today costs. `pays` is what each would be paid, None unknown."""
    return ReleaseCost(
        today=today,
        currency=currency,
        days=_days(pays, terms, today, currency),
        rise=_next_rise(pays, terms, today, currency),
    )


def _days(
    pays: Mapping[dt.date, Decimal | None], terms: Terms, today: dt.date, currency: str
) -> tuple[ReleaseDay, ...]:
    found: list[ReleaseDay] = []
    for date in sorted(pays):
        if date < today:
            continue
        notice, pay = (date - today).days, pays[date]
        percent = percent_at(terms.get(date, ()), notice)
        cost = None if pay is None else rounded(Fraction(pay) * percent / WHOLE, currency)
        found.append(ReleaseDay(date=date, notice=notice, percent=percent, pay=pay, cost=cost))
    return tuple(found)


def _next_rise(
    pays: Mapping[dt.date, Decimal | None], terms: Terms, today: dt.date, currency: str
) -> PriceRise | None:
    """The first later date on which one of the dates that are left costs more than the day before.

    Only the dates on which a step begins can be such.
    """
    starts = {
        date - dt.timedelta(days=step.days)
        for date, pay in pays.items()
        if pay
        for step in terms.get(date, ())
    }
    for start in sorted(start for start in starts if start > today):
        left = {date: pay for date, pay in pays.items() if date >= start}
        yesterday = start - dt.timedelta(days=1)
        before = _sum(_days(left, terms, yesterday, currency))
        after = _sum(_days(left, terms, start, currency))
        if after > before:
            return PriceRise(date=start, total=after)
    return None


def _sum(days: Sequence[ReleaseDay]) -> Decimal:
    return sum((day.cost for day in days if day.cost is not None), Decimal(0))
