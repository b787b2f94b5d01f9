"""How things stand with a person in some pay weeks: hours, money, rest, days in a row."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from crewplanner.dataclass import dataclass
from crewplanner.domain.findings import Finding, RuleKind
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.irregular import irregular
from crewplanner.domain.pay.lines import PayNote, PayRule, PersonPay
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules.consecutive_days import run_length
from crewplanner.domain.stints import Diary
from crewplanner.domain.values import DateSpan

SIXTH = 6
"""From this day in a row on it is worth saying."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """Too little rest before the work of a date, in true minutes."""

    date: dt.date
    actual: int
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a person works and gets for a production.

    `days` are minutes worked or planned by date, `hours` minutes paid by multiple, `night` minutes
    within the production's night. `travel` and `penalties` (for rest that is missing) are money
    within `amount`. `rests` are those too short, by a rule or by what is paid for them; `rows` the
    dates that are the sixth or a later day in a row, each with its number. `unpriced`: something
    has no price.
    """

    amount: Decimal = Decimal(0)
    days: tuple[tuple[dt.date, int], ...] = ()
    overtime: int = 0
    hours: tuple[tuple[Decimal, int], ...] = ()
    night: int = 0
    travel: Decimal = Decimal(0)
    penalties: Decimal = Decimal(0)
    rests: tuple[Rest, ...] = ()
    rows: tuple[tuple[dt.date, int], ...] = ()
    unpriced: bool = False


def standing(
    plan: Plan,
    production: ProductionId,
    pay: PersonPay,
    dates: DateSpan,
    findings: Iterable[Finding],
) -> Standing:
    """How it stands with whose pay that is; nights and rows are looked for in those dates alone."""
    diary = Diary(plan, pay.person)
    settings = plan.productions[production]
    own = [(date, s) for date in diary.dates(dates) for s in diary.on(date)]
    own = [(date, stint) for date, stint in own if stint.production == production]
    longest: dict[tuple[dt.date, int], int] = {}
    for date, stint in own:
        key = (date, stint.day.id if stint.day else 0)
        longest[key] = max(longest.get(key, 0), stint.minutes)
    minutes: dict[dt.date, int] = {}
    for (date, _day), spent in longest.items():
        minutes[date] = minutes.get(date, 0) + spent
    return Standing(
        amount=pay.total,
        days=tuple(sorted(minutes.items())),
        overtime=pay.overtime,
        hours=pay.hours,
        night=sum(irregular(plan, settings, stint).night for _date, stint in own),
        travel=_sum(pay, PayRule.TRAVEL),
        penalties=_sum(pay, PayRule.REST),
        rests=short_rests(pay, findings),
        rows=tuple(_rows(diary, minutes)),
        unpriced=any(note is not PayNote.OUTSIDE_DATES for _date, note in pay.notes),
    )


def short_rests(pay: PersonPay, findings: Iterable[Finding]) -> tuple[Rest, ...]:
    """The rests of a person that a rule finds too short, or that the agreement pays for, by date.

    Of one date the longest rest that is asked for.
    """
    found: dict[dt.date, Rest] = {}
    rests = [
        Rest(date=one.date, actual=one.actual, asked=one.limit)
        for one in findings
        if one.rule is RuleKind.REST
    ]
    rests += [
        Rest(date=fact.date, actual=max(0, fact.rest), asked=fact.due)
        for fact in pay.facts
        if fact.rest is not None and fact.due is not None and fact.rest < fact.due
    ]
    for rest in rests:
        known = found.get(rest.date)
        if known is None or known.asked < rest.asked:
            found[rest.date] = rest
    return tuple(found[date] for date in sorted(found))


def _rows(diary: Diary, dates: Iterable[dt.date]) -> Iterator[tuple[dt.date, int]]:
    for date in dates:
        length = run_length(diary, date)
        if length >= SIXTH:
            yield date, length


def _sum(pay: PersonPay, rule: PayRule) -> Decimal:
    return sum((line.amount for line in pay.lines if line.rule == rule), Decimal(0))
