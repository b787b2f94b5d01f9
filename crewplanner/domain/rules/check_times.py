"""Days whose times came from outside and were not said for that very day."""

from collections.abc import Iterator

from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.rules.scope import Case


def check_times(case: Case) -> Iterator[Finding]:
    """Yield each working day of a unit that is marked so; INFO."""
    if not case.scope.days:
        return
    for date in case.scope.span:
        for production in case.productions:
            for day in case.plan.days_on.get((production, date), ()):
                if day.check_times and day.working:
                    yield Finding(
                        rule=RuleKind.CHECK_TIMES,
                        severity=Severity.INFO,
                        production=production,
                        date=date,
                        unit=day.unit,
                    )
