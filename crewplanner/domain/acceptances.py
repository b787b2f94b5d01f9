"""What was accepted in a plan, and what somebody still has to look at."""

from collections.abc import Iterator

from crewplanner.domain.findings import Finding, RuleKind
from crewplanner.domain.overrides import OPEN, FindingState, Override, state_of
from crewplanner.domain.plan import Plan


def acceptance_of(plan: Plan, finding: Finding) -> Override | None:
    """The override of a finding, however bad it is now; None where nobody accepted it."""
    return next((one for one in _around(plan, finding) if one.is_of(finding)), None)


def state_in(plan: Plan, finding: Finding) -> FindingState:
    """Whether a finding of a plan was accepted."""
    return state_of(finding, _around(plan, finding))


def is_open(plan: Plan, finding: Finding) -> bool:
    """Whether somebody has to look at a finding of a plan."""
    return not plan.overrides or state_in(plan, finding) in OPEN


def _around(plan: Plan, finding: Finding) -> Iterator[Override]:
    """The overrides among which that of a finding is."""
    across = finding.rule is RuleKind.DOUBLE_BOOKING
    for production in plan.productions if across else (finding.production,):
        yield from plan.overrides_on.get((production, finding.date), ())
