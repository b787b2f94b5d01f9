"""What each rule asks for, and what its limits are called: one place for window and paper."""

from collections.abc import Mapping
from types import MappingProxyType

from crewplanner.domain.findings import RuleKind
from crewplanner.i18n import N_, _

_ASKS: Mapping[RuleKind, str] = MappingProxyType(
    {
        RuleKind.DOUBLE_BOOKING: N_("Nobody is engaged twice at the same time."),
        RuleKind.UNAVAILABLE: N_("Nobody is booked while away, for a day or part of one."),
        RuleKind.REST: N_("The rest from wrap to next call is at least the turnaround."),
        RuleKind.WEEKLY_REST: N_("Each week has one long rest without work."),
        RuleKind.CONSECUTIVE_DAYS: N_("Nobody works more days in a row than the limit."),
        RuleKind.DAILY_HOURS: N_("No day has more hours of work than the limit."),
        RuleKind.WEEKLY_HOURS: N_("No week of a production has more hours of work than the limit."),
        RuleKind.ROLLING_HOURS: N_("No run of so many days has more hours of work than the limit."),
        RuleKind.NO_HOURS: N_("Everybody wraps after their call."),
        RuleKind.HOLIDAY: N_("Work on a public holiday is pointed out."),
        RuleKind.OUTSIDE_HOLD: N_("Nobody is engaged whom another company has or holds first."),
        RuleKind.SKILL: N_("People have the skills that their role asks for."),
        RuleKind.ROLE_MATCH: N_("People are booked in a role that they have."),
        RuleKind.TRAVEL: N_("There is time enough to get from one place to the next."),
        RuleKind.NOTICE: N_("People are told long enough before their first call."),
        RuleKind.WEEKLY_AVERAGE: N_("A law's average week over many weeks is kept."),
        RuleKind.NIGHT_AVERAGE: N_("A law's average for night workers is kept."),
        RuleKind.COVERAGE: N_("Each shoot day has the crew that was asked for."),
        RuleKind.CHECK_TIMES: N_("Times from a longer entry are looked at day by day."),
        RuleKind.BUDGET: N_("A department's crew costs no more than its budget."),
    }
)
_LIMITS: Mapping[str, str] = MappingProxyType(
    {
        "turnaround": N_("Turnaround"),
        "weekly_rest": N_("Weekly rest"),
        "consecutive_limit": N_("Days in a row"),
        "daily_limit": N_("Hours in a day"),
        "weekly_limit": N_("Hours in a week"),
        "rolling_limit": N_("Hours in that time"),
        "rolling_days": N_("Days looked at"),
        "minimum_notice": N_("Notice"),
    }
)


def asks_text(rule: RuleKind) -> str:
    """What a rule asks for, as a sentence."""
    return _(_ASKS[rule])


def limit_name(field: str) -> str:
    """What a limit of `Production` is called in a form."""
    return _(_LIMITS[field])
