"""Findings with what was said when somebody accepted them."""

from crewplanner.app.finding_words import finding_text
from crewplanner.app.words import date_text
from crewplanner.domain.acceptances import acceptance_of, is_open
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import BookingId
from crewplanner.domain.plan import Plan
from crewplanner.i18n import _


def told_text(finding: Finding, plan: Plan, *, supposed: BookingId | None = None) -> str:
    """The sentence, and why somebody accepted it, or that it is worse now than then.

    `supposed` is a booking of the plan that is only asked about.
    """
    text = finding_text(finding, plan, supposed=supposed)
    override = acceptance_of(plan, finding)
    if override is None:
        return text
    said = (
        _("{text} Worse than what {who} accepted: {reason}")
        if is_open(plan, finding)
        else _("{text} Accepted by {who}: {reason}")
    )
    return said.format(text=text, who=override.who, reason=override.reason)


def accepted_text(plan: Plan, finding: Finding) -> str:
    """Why a finding was accepted, by whom and when; empty where it was not, or is worse now."""
    override = acceptance_of(plan, finding)
    if override is None or is_open(plan, finding):
        return ""
    return _("{reason} ({who}, {date})").format(
        reason=override.reason, who=override.who, date=date_text(override.at.date(), year=False)
    )
