"""What was accepted in a plan, and what somebody still has to look at."""

from crewplanner.domain.findings import Finding
from crewplanner.domain.overrides import OPEN, FindingState, Override, state_of
from crewplanner.domain.plan import Plan


def acceptance_of(plan: Plan, finding: Finding) -> Override | None:
    """The override of a finding, however bad it is now; None where nobody accepted it."""
    known = plan.overrides_on.get((finding.production, finding.date), ())
    return next((one for one in known if one.is_of(finding)), None)


def state_in(plan: Plan, finding: Finding) -> FindingState:
    """Whether a finding of a plan was accepted."""
    return state_of(finding, plan.overrides_on.get((finding.production, finding.date), ()))


def is_open(plan: Plan, finding: Finding) -> bool:
    """Whether somebody has to look at a finding of a plan."""
    return not plan.overrides or state_in(plan, finding) in OPEN
