"""The rules a plan is checked by. `RULES` is the list; each rule lives in a file of its own."""

from collections.abc import Iterable

from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules.averages import night_average, weekly_average
from crewplanner.domain.rules.check_times import check_times
from crewplanner.domain.rules.consecutive_days import consecutive_days
from crewplanner.domain.rules.coverage import coverage
from crewplanner.domain.rules.double_booking import double_booking
from crewplanner.domain.rules.holidays import holidays
from crewplanner.domain.rules.hours import daily_hours, weekly_hours
from crewplanner.domain.rules.laws import Law, LawsOf, no_laws
from crewplanner.domain.rules.outside_hold import outside_hold
from crewplanner.domain.rules.rest import rest
from crewplanner.domain.rules.scope import Case, Rule, Scope
from crewplanner.domain.rules.unavailable import unavailable
from crewplanner.domain.rules.worked_dates import WorkedDates

LONG_RULES: tuple[Rule, ...] = (weekly_average, night_average)
"""Rules about a person for which every earlier date of the person counts."""

PEOPLE_RULES: tuple[Rule, ...] = (
    double_booking,
    unavailable,
    rest,
    consecutive_days,
    daily_hours,
    weekly_hours,
    holidays,
    outside_hold,
    *LONG_RULES,
)
"""Rules about one person at a time."""

DAY_RULES: tuple[Rule, ...] = (coverage, check_times)
"""Rules about the days of a unit; silent in a scope that names people."""

RULES: tuple[Rule, ...] = PEOPLE_RULES + DAY_RULES

_SEVERITIES = tuple(Severity)
_KINDS = tuple(RuleKind)


def check(
    plan: Plan,
    scope: Scope,
    rules: tuple[Rule, ...] = RULES,
    laws_of: LawsOf = no_laws,
    worked: WorkedDates | None = None,
) -> tuple[Finding, ...]:
    """What the rules notice within the scope, each once: by date, the hardest first.

    `laws_of` tells which laws hold under a deal. `worked` is what an earlier check looked up; of
    what changed since then it must have been told.
    """
    case = Case(plan, scope, laws_of, worked)
    return in_order(finding for rule in rules for finding in rule(case))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each of the findings once: by date, the hardest first."""
    return tuple(sorted(set(findings), key=_place))


def _place(finding: Finding) -> tuple[object, ...]:
    return (
        finding.date,
        _SEVERITIES.index(finding.severity),
        _KINDS.index(finding.rule),
        finding.person or 0,
        finding.production,
        finding.unit or 0,
        finding.role or 0,
        finding.bookings,
        finding.name,
        finding.weeks,
        finding.clause,
    )


__all__ = [
    "DAY_RULES",
    "LONG_RULES",
    "PEOPLE_RULES",
    "RULES",
    "Case",
    "Law",
    "LawsOf",
    "Rule",
    "Scope",
    "WorkedDates",
    "check",
    "in_order",
    "no_laws",
]
