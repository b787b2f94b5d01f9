"""Fewer people than a unit needs."""

from collections.abc import Iterator

from crewplanner.domain.filled_needs import filled_on
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.rules.scope import Case


def coverage(case: Case) -> Iterator[Finding]:
    """Yield each need of a shoot day that is not filled: WARN, or INFO where pencils would fill it.

    `actual` counts confirmed people where pencils would fill it, and all of them where they would
    not.
    """
    if not case.scope.days:
        return
    for date in case.scope.span:
        for production in case.productions:
            for need, firm, tentative in filled_on(case.plan, production, date):
                if firm >= need.count:
                    continue
                enough = firm + tentative >= need.count
                yield Finding(
                    rule=RuleKind.COVERAGE,
                    severity=Severity.INFO if enough else Severity.WARN,
                    production=production,
                    date=date,
                    actual=firm if enough else firm + tentative,
                    limit=need.count,
                    role=need.role,
                    unit=need.unit,
                )
