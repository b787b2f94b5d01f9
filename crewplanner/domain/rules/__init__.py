"""The rules a plan is checked by. `CATALOG` lists them; each rule lives in a file of its own."""

from collections.abc import Iterable

from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules.catalog import (
    CATALOG,
    Entry,
    Reach,
    chosen_severity,
    rules_of,
    weighed,
)
from crewplanner.domain.rules.costs import Costs, CostsOf, no_costs
from crewplanner.domain.rules.laws import Law, LawsOf, no_laws
from crewplanner.domain.rules.scope import Case, Rule, Scope
from crewplanner.domain.rules.worked_dates import WorkedDates

LONG_RULES: tuple[Rule, ...] = rules_of(Reach.LONG)
"""Rules about a person for which every earlier date of the person counts."""

PEOPLE_RULES: tuple[Rule, ...] = rules_of(Reach.PERSON, Reach.LONG)
"""Rules about one person at a time."""

DAY_RULES: tuple[Rule, ...] = rules_of(Reach.DAY)
"""Rules about the days of a unit; silent in a scope that names people."""

MONEY_RULES: tuple[Rule, ...] = rules_of(Reach.MONEY)
"""Rules about what a production costs; silent in a scope that names people."""

RULES: tuple[Rule, ...] = tuple(entry.rule for entry in CATALOG)

_SEVERITIES = tuple(Severity)
_KINDS = tuple(RuleKind)


def check(
    plan: Plan,
    scope: Scope,
    rules: tuple[Rule, ...] = RULES,
    laws_of: LawsOf = no_laws,
    worked: WorkedDates | None = None,
    costs_of: CostsOf = no_costs,
) -> tuple[Finding, ...]:
    """What the rules notice within the scope, each once: by date, the hardest first.

    Each is as hard as its production's settings make it. `laws_of` tells which laws hold under a
    deal, `costs_of` what a production's crew costs. `worked` is what an earlier check looked up; of
    what changed since then it must have been told.
    """
    case = Case(plan, scope, laws_of, worked, costs_of)
    told = (
        weighed(finding, plan.productions.get(finding.production))
        for rule in rules
        for finding in rule(case)
    )
    return in_order(finding for finding in told if finding is not None)


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
    "CATALOG",
    "DAY_RULES",
    "LONG_RULES",
    "MONEY_RULES",
    "PEOPLE_RULES",
    "RULES",
    "Case",
    "Costs",
    "CostsOf",
    "Entry",
    "Law",
    "LawsOf",
    "Reach",
    "Rule",
    "Scope",
    "WorkedDates",
    "check",
    "chosen_severity",
    "in_order",
    "no_costs",
    "no_laws",
]
