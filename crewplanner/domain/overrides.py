"""Overrides: rules that were broken knowingly, with reason, who and when."""

import datetime as dt
from dataclasses import dataclass

from crewplanner.domain.ids import OverrideId, PersonId, ProductionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A finding that somebody accepted.

    `rule` is the code of a `RuleKind`, kept as text so that rules may come and go. `subject` tells
    findings of one rule, person and date apart (a role, a unit, another booking). `measure` says
    how bad it was then, in the unit of the rule, the more the worse: a finding that is worse now
    counts as new. `at` is aware.
    """

    id: OverrideId
    production: ProductionId
    rule: str
    date: dt.date
    person: PersonId | None = None
    subject: str = ""
    measure: int = 0
    reason: str
    who: str
    at: dt.datetime
