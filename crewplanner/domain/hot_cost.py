"""Why a day costs what it does: each line of pay sorted by its cause.

Hours that a daily or weekly ladder lifts above the plain rate are overtime with all their pay, and
so is every line of overtime. A sixth or seventh day, a weekend, a holiday, a night that is dearer
as a whole: what is paid above the plain rate. Penalties and premiums of their own: all of it. The
rest is the base: straight time, guarantees, kit. The shares of a line add up to it exactly.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from crewplanner.dataclass import dataclass
from crewplanner.domain.pay.agreement import Agreement, ruleset
from crewplanner.domain.pay.dayrules import DayRule, Early
from crewplanner.domain.pay.lines import PayLine, PayRule
from crewplanner.domain.pay.money import rounded
from crewplanner.domain.pay.rules import PLAIN, Ruleset

_ONE = Fraction(1)


class Cause(StrEnum):
    """What makes a day cost something."""

    BASE = "base"
    OVERTIME = "overtime"
    MEALS = "meals"
    REST = "rest"
    NIGHT = "night"
    PREMIUM_DAY = "premium_day"
    """A sixth or seventh day, a weekend, a public holiday."""
    EXTRA_PEOPLE = "extra_people"


class Standing(StrEnum):
    """How somebody stands to the day: planned and worked, or one of them only."""

    WORKED = "worked"
    OPEN = "open"
    ABSENT = "absent"
    EXTRA = "extra"


CAUSES = tuple(Cause)
_NOTHING = (Decimal(0),) * len(CAUSES)

_OF_RULES: Mapping[str, Cause] = MappingProxyType(
    {
        PayRule.OVERTIME: Cause.OVERTIME,
        PayRule.EARLY_CALL: Cause.NIGHT,
        PayRule.MEAL_LATE: Cause.MEALS,
        PayRule.MEAL_SHORT: Cause.MEALS,
        PayRule.MISSED_BREAK: Cause.MEALS,
        PayRule.REST: Cause.REST,
        PayRule.NIGHT_WORK: Cause.NIGHT,
        PayRule.NIGHT: Cause.NIGHT,
        PayRule.TURNAROUND_DAY: Cause.NIGHT,
        PayRule.QUOTA: Cause.PREMIUM_DAY,
        PayRule.HOLIDAY_PAY: Cause.PREMIUM_DAY,
    }
)
"""What the lines of a rule are for, whatever the agreement; those of any other are base."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """An amount by its causes, in the order of `CAUSES`."""

    amounts: tuple[Decimal, ...] = _NOTHING

    @property
    def total(self) -> Decimal:
        """All causes together."""
        return sum(self.amounts, Decimal(0))

    def of(self, cause: Cause) -> Decimal:
        """The part of one cause."""
        return self.amounts[CAUSES.index(cause)]

    def __add__(self, other: "Split") -> "Split":
        pairs = zip(self.amounts, other.amounts, strict=True)
        return Split(amounts=tuple(one + two for one, two in pairs))

    def __sub__(self, other: "Split") -> "Split":
        pairs = zip(self.amounts, other.amounts, strict=True)
        return Split(amounts=tuple(one - two for one, two in pairs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Causes:
    """What the rules and the clauses of one agreement stand for."""

    rules: Mapping[str, Cause]
    clauses: Mapping[str, Cause]


@dataclass(slots=True, kw_only=True)
class Sorter:
    """Sorts the lines of a production by cause. `agreements` are those its deals may name."""

    agreements: Mapping[str, Agreement]
    currency: str
    _known: dict[str, Causes] = field(default_factory=dict[str, Causes])

    def split(self, lines: Iterable[PayLine]) -> Split:
        """What lines come to, by cause."""
        found = dict.fromkeys(CAUSES, Decimal(0))
        for line in lines:
            for cause, amount in shares(line, self._causes(line.agreement), self.currency):
                found[cause] += amount
        return Split(amounts=tuple(found.values()))

    def unplanned(self, lines: Iterable[PayLine]) -> Split:
        """What lines come to that are paid to somebody who was not planned."""
        total = sum((line.amount for line in lines), Decimal(0))
        return Split(
            amounts=tuple(total if one is Cause.EXTRA_PEOPLE else Decimal(0) for one in CAUSES)
        )

    def _causes(self, agreement: str) -> Causes:
        if agreement not in self._known:
            found = self.agreements.get(agreement)
            self._known[agreement] = causes_of(ruleset(found, {}) if found else PLAIN)
        return self._known[agreement]


def causes_of(rules: Ruleset) -> Causes:
    """What the rules and clauses of an agreement stand for.

    A clause that several rules cite counts for the last of: rest, whole days, windows and nights,
    ladders.
    """
    named: dict[str, Cause] = dict(_OF_RULES)
    named.update((rule.rule, _early(rule)) for rule in rules.early)
    named.update((rule.rule, Cause.MEALS) for rule in rules.meals)
    for quota in rules.quotas:
        named[quota.rule] = Cause.PREMIUM_DAY if quota.numbers else Cause.NIGHT
    return Causes(rules=named, clauses=dict(_clauses(rules)))


def _clauses(rules: Ruleset) -> Iterator[tuple[str, Cause]]:
    if rules.rest is not None:
        yield rules.rest.clause, Cause.REST
    if rules.week is not None and rules.week.rest is not None:
        yield rules.week.rest_clause, Cause.REST
    yield from ((rule.clause, cause) for rule in rules.days if (cause := _day(rule)))
    yield from ((premium.clause, Cause.PREMIUM_DAY) for premium in rules.dates)
    yield from ((window.clause, Cause.NIGHT) for window in rules.windows)
    if rules.night is not None:
        yield rules.night.clause, Cause.NIGHT
    yield from ((band.clause, Cause.OVERTIME) for band in rules.bands)
    if rules.week is not None:
        yield rules.week.clause, Cause.OVERTIME


def _day(rule: DayRule) -> Cause | None:
    """Why such a day is dearer; None where it is an ordinary one."""
    if rule.numbers or rule.from_number or rule.weekdays or rule.holiday is not None:
        return Cause.PREMIUM_DAY
    return Cause.NIGHT if rule.call is not None else None


def _early(rule: Early) -> Cause:
    """Work before the unit or at the overtime rate is overtime, other early hours are night."""
    overtime = rule.call is None or rule.pay.of == "overtime"
    return Cause.OVERTIME if overtime else Cause.NIGHT


def shares(line: PayLine, causes: Causes, currency: str) -> tuple[tuple[Cause, Decimal], ...]:
    """The causes of a line, each with its part of the amount; together they are the amount."""
    if not line.origin.steps:
        bonus = line.rule == PayRule.BONUS and line.multiple > 1
        cause = Cause.OVERTIME if bonus else causes.rules.get(line.rule, Cause.BASE)
        return ((cause, line.amount),)
    found: list[tuple[Cause, Decimal]] = []
    left = line.amount
    width = Fraction(line.multiple)
    for clause, share in line.origin.steps[1:]:
        part = min(left, rounded(Fraction(line.amount) * share / width, currency))
        found.append((causes.clauses.get(clause, Cause.NIGHT), part))
        left -= part
    return (*_paid(line, left, causes, currency), *found)


def _paid(
    line: PayLine, amount: Decimal, causes: Causes, currency: str
) -> Iterator[tuple[Cause, Decimal]]:
    """The causes of what time costs without what comes on top."""
    origin = line.origin
    clause, times = origin.steps[0]
    if line.rule == PayRule.OVERTIME and not origin.beyond:
        yield Cause.OVERTIME, amount
        return
    cause = causes.clauses.get(clause, Cause.OVERTIME) if times > _ONE else Cause.BASE
    if cause is Cause.OVERTIME and line.rule == PayRule.GUARANTEE:
        cause = Cause.BASE
    if cause in {Cause.BASE, Cause.OVERTIME}:
        yield cause, amount
        return
    plain = Decimal(0) if origin.beyond else min(amount, rounded(origin.plain, currency))
    yield Cause.BASE, plain
    yield cause, amount - plain
