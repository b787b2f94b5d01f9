"""The plain deal memo: the steps by which days become exact parts of pay.

Each step is a small function from days and a deal to parts; a part is a line before rounding. An
agreement of its own would be another list of such steps that yields the same parts.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from crewplanner.domain.pay.bands import (
    WEEK_DAYS,
    HourlyRate,
    bands,
    day_guarantee,
    hourly_rate,
    pay_minutes,
)
from crewplanner.domain.pay.days import PaidDay
from crewplanner.domain.pay.lines import PayRule
from crewplanner.domain.pay.money import money_text, number_text, rounded
from crewplanner.domain.people import Deal, RatePer
from crewplanner.domain.values import HOUR, format_duration

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An exact amount: what a line is before it is rounded."""

    rule: PayRule
    agreement: str
    clause: str
    date: dt.date
    minutes: int = 0
    multiple: Decimal = _ONE
    rate: Decimal
    exact: Fraction
    arithmetic: str


def parts_of_days(deal: Deal, days: Sequence[PaidDay], currency: str) -> Iterator[Part]:
    """What each day under the deal earns by itself: hours, the day's guarantee, kit."""
    rate = hourly_rate(deal, currency)
    for place, day in enumerate(days):
        if rate is None:
            yield from _flat(deal, day, place, currency)
        else:
            yield from _worked(deal, day, rate)
            if deal.per is not RatePer.WEEK:
                yield from _guaranteed(deal, day, rate)
        if deal.kit:
            yield _sum(PayRule.KIT, deal, day.date, _money(deal.kit, currency))


def parts_of_week(
    deal: Deal, days: Sequence[PaidDay], engaged: int, currency: str
) -> Iterator[Part]:
    """What the days of a week miss of its guarantee, for as many fifths of it as were engaged.

    The deal is a weekly one and at least one day was worked. Work beyond a day's share of the
    guarantee is overtime on top: it does not fill the gap that another day left. Dated on the last
    day worked.
    """
    last = days[-1].date
    rate = hourly_rate(deal, currency)
    if rate is None:
        missing = engaged - min(WEEK_DAYS, len(days))
        if missing > 0:
            share = _money(deal.rate, currency, missing, WEEK_DAYS)
            yield _sum(PayRule.GUARANTEE, deal, last, share)
        return
    share = day_guarantee(deal) or 0
    bought = engaged * pay_minutes(deal.steps, share)
    covered = sum((pay_minutes(deal.steps, min(day.minutes, share)) for day in days), Fraction(0))
    missing_minutes = bought - covered
    if missing_minutes > 0:
        yield Part(
            rule=PayRule.GUARANTEE,
            agreement=deal.agreement,
            clause=f"{engaged} × {format_duration(share)}",
            date=last,
            minutes=int(missing_minutes + Fraction(1, 2)),
            rate=rate.shown,
            exact=missing_minutes * rate.exact / HOUR,
            arithmetic=f"{_hours(missing_minutes)} h × {rate.text} × 1",
        )


def _worked(deal: Deal, day: PaidDay, rate: HourlyRate) -> Iterator[Part]:
    """The minutes worked, cut at the steps."""
    yield from _banded(PayRule.WORKED, deal, day.date, (0, day.minutes), rate)


def _guaranteed(deal: Deal, day: PaidDay, rate: HourlyRate) -> Iterator[Part]:
    """The minutes of the day's guarantee that were not worked, at the steps they lie in."""
    guarantee = day_guarantee(deal) or 0
    if day.minutes < guarantee:
        yield from _banded(PayRule.GUARANTEE, deal, day.date, (day.minutes, guarantee), rate)


def _banded(
    rule: PayRule, deal: Deal, date: dt.date, span: tuple[int, int], rate: HourlyRate
) -> Iterator[Part]:
    start, end = span
    for band in bands(deal.steps, end, start):
        hours, multiple = _hours(Fraction(band.minutes)), number_text(Fraction(band.multiple))
        yield Part(
            rule=rule,
            agreement=deal.agreement,
            clause=f"{format_duration(band.start)}–{format_duration(band.end)}",
            date=date,
            minutes=band.minutes,
            multiple=band.multiple,
            rate=rate.shown,
            exact=band.minutes * rate.exact * Fraction(band.multiple) / HOUR,
            arithmetic=f"{hours} h × {rate.text} × {multiple}",
        )


def _flat(deal: Deal, day: PaidDay, place: int, currency: str) -> Iterator[Part]:
    """A flat sum, whatever was worked: a day's rate, or for five days a fifth of the week's."""
    if deal.per is not RatePer.WEEK:
        share = _money(deal.rate, currency)
    elif place < WEEK_DAYS:
        share = _money(deal.rate, currency, 1, WEEK_DAYS)
    else:
        return
    yield _sum(PayRule.FLAT, deal, day.date, share, day.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """So many parts of a sum of money, exact and as they stand in arithmetic."""

    whole: Decimal
    exact: Fraction
    text: str


def _money(amount: Decimal, currency: str, count: int = 1, of: int = 1) -> _Share:
    share = f"{count}" if of == 1 else f"{count} ÷ {of}"
    return _Share(
        whole=rounded(Fraction(amount), currency),
        exact=Fraction(amount) * count / of,
        text=f"{share} × {money_text(amount, currency)}",
    )


def _sum(rule: PayRule, deal: Deal, date: dt.date, share: _Share, minutes: int = 0) -> Part:
    return Part(
        rule=rule,
        agreement=deal.agreement,
        clause=str(rule),
        date=date,
        minutes=minutes,
        rate=share.whole,
        exact=share.exact,
        arithmetic=share.text,
    )


def _hours(minutes: Fraction) -> str:
    """Hours as they stand in arithmetic: `7.5`, or `(440 ÷ 60)` where they have no end."""
    text = number_text(minutes / HOUR)
    return f"({number_text(minutes)} ÷ {HOUR})" if "÷" in text else text
