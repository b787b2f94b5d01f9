"""The catalog of rules: each once, with how hard it usually is and the settings that it has."""

from dataclasses import replace
from enum import Enum

from crewplanner.dataclass import dataclass
from crewplanner.domain.findings import OFF, Finding, RuleKind, Severity
from crewplanner.domain.productions import Production
from crewplanner.domain.rules.averages import night_average, weekly_average
from crewplanner.domain.rules.budget import budget
from crewplanner.domain.rules.check_times import check_times
from crewplanner.domain.rules.consecutive_days import consecutive_days
from crewplanner.domain.rules.coverage import coverage
from crewplanner.domain.rules.double_booking import double_booking
from crewplanner.domain.rules.holidays import holidays
from crewplanner.domain.rules.hours import daily_hours, rolling_hours, weekly_hours
from crewplanner.domain.rules.no_hours import no_hours
from crewplanner.domain.rules.notice import notice
from crewplanner.domain.rules.outside_hold import outside_hold
from crewplanner.domain.rules.rest import rest
from crewplanner.domain.rules.scope import Rule
from crewplanner.domain.rules.skills import role_match, skills
from crewplanner.domain.rules.travel import travel
from crewplanner.domain.rules.unavailable import unavailable
from crewplanner.domain.rules.weekly_rest import weekly_rest


class Reach(Enum):
    """What a rule looks at, and so what may change its mind."""

    PERSON = "person"
    """A person's dates around its own."""
    LONG = "long"
    """Every earlier date of a person."""
    DAY = "day"
    """The units' days of one date."""
    MONEY = "money"
    """What a whole production costs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A rule with its code, how hard it is at its hardest, and its fields of `Production`."""

    kind: RuleKind
    rule: Rule
    usual: Severity
    settings: tuple[str, ...] = ()
    reach: Reach = Reach.PERSON


_BLOCK, _WARN, _INFO = Severity.BLOCK, Severity.WARN, Severity.INFO

CATALOG: tuple[Entry, ...] = (
    Entry(kind=RuleKind.DOUBLE_BOOKING, rule=double_booking, usual=_BLOCK),
    Entry(kind=RuleKind.UNAVAILABLE, rule=unavailable, usual=_BLOCK),
    Entry(kind=RuleKind.REST, rule=rest, usual=_WARN, settings=("turnaround",)),
    Entry(kind=RuleKind.WEEKLY_REST, rule=weekly_rest, usual=_WARN, settings=("weekly_rest",)),
    Entry(
        kind=RuleKind.CONSECUTIVE_DAYS,
        rule=consecutive_days,
        usual=_WARN,
        settings=("consecutive_limit",),
    ),
    Entry(kind=RuleKind.DAILY_HOURS, rule=daily_hours, usual=_WARN, settings=("daily_limit",)),
    Entry(kind=RuleKind.WEEKLY_HOURS, rule=weekly_hours, usual=_WARN, settings=("weekly_limit",)),
    Entry(
        kind=RuleKind.ROLLING_HOURS,
        rule=rolling_hours,
        usual=_WARN,
        settings=("rolling_limit", "rolling_days"),
    ),
    Entry(kind=RuleKind.NO_HOURS, rule=no_hours, usual=_WARN),
    Entry(kind=RuleKind.HOLIDAY, rule=holidays, usual=_INFO),
    Entry(kind=RuleKind.OUTSIDE_HOLD, rule=outside_hold, usual=_BLOCK),
    Entry(kind=RuleKind.SKILL, rule=skills, usual=_WARN),
    Entry(kind=RuleKind.ROLE_MATCH, rule=role_match, usual=_INFO),
    Entry(kind=RuleKind.TRAVEL, rule=travel, usual=_WARN),
    Entry(kind=RuleKind.NOTICE, rule=notice, usual=_WARN, settings=("minimum_notice",)),
    Entry(kind=RuleKind.WEEKLY_AVERAGE, rule=weekly_average, usual=_WARN, reach=Reach.LONG),
    Entry(kind=RuleKind.NIGHT_AVERAGE, rule=night_average, usual=_WARN, reach=Reach.LONG),
    Entry(kind=RuleKind.COVERAGE, rule=coverage, usual=_WARN, reach=Reach.DAY),
    Entry(kind=RuleKind.CHECK_TIMES, rule=check_times, usual=_INFO, reach=Reach.DAY),
    Entry(kind=RuleKind.BUDGET, rule=budget, usual=_WARN, reach=Reach.MONEY),
)
"""Every rule once, those about people first."""

_SEVERITIES = tuple(Severity)
_USUAL = {entry.kind: entry.usual for entry in CATALOG}


def rules_of(*reaches: Reach) -> tuple[Rule, ...]:
    """The rules that look at one of these, in the order of the catalog."""
    return tuple(entry.rule for entry in CATALOG if entry.reach in reaches)


def chosen_severity(production: Production, kind: RuleKind) -> Severity | None:
    """How hard a rule is in a production at its hardest; None where it is off.

    A word that nobody knows counts as nothing said.
    """
    said = dict(production.severities).get(kind.value, "")
    if said == OFF:
        return None
    return Severity(said) if said in _SEVERITIES else _USUAL[kind]


def weighed(finding: Finding, production: Production | None) -> Finding | None:
    """The finding as hard as its production takes it; None where it does not want to hear of it.

    A rule that is harder or softer than usual by a step is so in its milder cases too.
    """
    if production is None or not production.severities:
        return finding
    chosen = chosen_severity(production, finding.rule)
    if chosen is None:
        return None
    shift = _SEVERITIES.index(chosen) - _SEVERITIES.index(_USUAL[finding.rule])
    if not shift:
        return finding
    place = _SEVERITIES.index(finding.severity) + shift
    severity = _SEVERITIES[min(max(place, 0), len(_SEVERITIES) - 1)]
    return replace(finding, severity=severity, usual=finding.severity)
