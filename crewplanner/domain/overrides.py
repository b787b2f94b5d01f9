"""Overrides: rules that were broken knowingly, with reason, who and when."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from crewplanner.dataclass import dataclass
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.ids import OverrideId, PersonId, ProductionId


class FindingState(StrEnum):
    """Whether somebody has dealt with a finding."""

    NEW = "new"
    WORSE = "worse"
    """It was accepted, and is worse now than it was then: it counts as new."""
    ACCEPTED = "accepted"
    SOLVED = "solved"
    """It was accepted, and is there no more."""


OPEN = frozenset({FindingState.NEW, FindingState.WORSE})
"""States in which somebody has to look at a finding."""


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

    def is_of(self, finding: Finding) -> bool:
        """Whether it is this finding that was accepted, however bad it is now."""
        return self.key == key_of(finding)

    @property
    def key(self) -> "Key":
        """What tells it from the findings that it is not about."""
        return (
            _filed(self.production, self.rule),
            self.rule,
            self.date,
            self.person or 0,
            self.subject,
        )


Key = tuple[int, str, dt.date, int, str]
"""Production or 0, code of the rule, date, person or 0, and subject."""


def key_of(finding: Finding) -> Key:
    """What the override of a finding has to say of it."""
    return (
        _filed(finding.production, finding.rule.value),
        finding.rule.value,
        finding.date,
        finding.person or 0,
        subject_of(finding),
    )


def _filed(production: ProductionId, rule: str) -> int:
    """A double booking is one, whichever production it is seen from."""
    return 0 if rule == RuleKind.DOUBLE_BOOKING else production


def subject_of(finding: Finding) -> str:
    """What tells a finding apart from others of its rule, person and date."""
    match finding.rule:
        case RuleKind.DOUBLE_BOOKING:
            parts: Iterable[object] = sorted(finding.bookings)
        case RuleKind.TRAVEL:
            parts = finding.places
        case RuleKind.UNAVAILABLE | RuleKind.BUDGET | RuleKind.OUTSIDE_HOLD:
            parts = (finding.name,)
        case _other:
            parts = [key for key in (finding.unit, finding.role) if key is not None]
    return "-".join(map(str, parts))


def measure_of(finding: Finding) -> int:
    """How bad a finding is, in the unit of its rule; the more, the worse.

    One that is a note because of a hold is milder than any that is more than a note.
    """
    amount = _amount_of(finding)
    milder = finding.rule in _MILDER_OF_HOLDS and finding.natural is Severity.INFO
    return amount - _FAR if milder else amount


def _amount_of(finding: Finding) -> int:
    match finding.rule:
        case RuleKind.REST | RuleKind.WEEKLY_REST | RuleKind.TRAVEL | RuleKind.NOTICE:
            return finding.limit - finding.actual
        case RuleKind.COVERAGE | RuleKind.NO_HOURS:
            return finding.limit - finding.actual
        case RuleKind.SKILL:
            return finding.actual
        case RuleKind.DOUBLE_BOOKING | RuleKind.UNAVAILABLE | RuleKind.OUTSIDE_HOLD:
            return _HARDEST - _SEVERITIES.index(finding.natural)
        case _other:
            return max(0, finding.actual - finding.limit)


def state_of(finding: Finding, overrides: Iterable[Override]) -> FindingState:
    """Whether a finding was accepted, by the overrides of its production and date."""
    own = next((one for one in overrides if one.is_of(finding)), None)
    if own is None:
        return FindingState.NEW
    worse = measure_of(finding) > own.measure
    return FindingState.WORSE if worse else FindingState.ACCEPTED


_FAR = 1_000_000_000
_MILDER_OF_HOLDS = frozenset(
    {
        RuleKind.REST,
        RuleKind.WEEKLY_REST,
        RuleKind.TRAVEL,
        RuleKind.COVERAGE,
        RuleKind.CONSECUTIVE_DAYS,
    }
)
"""The rules whose findings are notes as long as not everything that meets is confirmed."""
_SEVERITIES = tuple(Severity)
_HARDEST = len(_SEVERITIES) - 1
