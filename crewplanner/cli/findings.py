"""Findings as the command line tells them, and which of them an edit causes."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from crewplanner.app.accepted_words import told_text
from crewplanner.app.commands.base import Command
from crewplanner.app.finding_words import finding_text
from crewplanner.app.remedies import remedy_text
from crewplanner.app.words import person_name, word
from crewplanner.app.workspace import Workspace
from crewplanner.cli.choosing import weekday_date
from crewplanner.cli.output import Output
from crewplanner.domain.acceptances import acceptance_of, is_open, state_in
from crewplanner.domain.findings import Finding
from crewplanner.domain.overrides import FindingState, Override
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _, ngettext

_AROUND = dt.timedelta(days=7)
"""How far from an edit it may cause findings: those of its week, of the rests, of days in a row."""


def do_and_compare(workspace: Workspace, command: Command, span: DateSpan) -> tuple[Finding, ...]:
    """Run the command and return the findings around the dates that were not there before."""
    around = DateSpan(first=span.first - _AROUND, last=span.last + _AROUND)
    before = set(workspace.findings(None, around))
    workspace.do(command)
    return tuple(f for f in workspace.findings(None, around) if f not in before)


def finding_data(plan: Plan, finding: Finding) -> dict[str, Any]:
    """A finding as `--json` tells it."""
    person = plan.people.get(finding.person) if finding.person else None
    return {
        "rule": finding.rule.value,
        "severity": finding.severity.value,
        "person": person_name(person) if person else None,
        "date": finding.date.isoformat(),
        "production": plan.productions[finding.production].title,
        "text": finding_text(finding, plan),
        "state": _state(plan, finding),
    }


def detailed_data(plan: Plan, finding: Finding) -> dict[str, Any]:
    """The same, with how it can be cleared and who let it stay."""
    return finding_data(plan, finding) | {
        "remedy": remedy_text(finding, plan),
        "worse": state_in(plan, finding) is FindingState.WORSE,
        "accepted": acceptance_data(acceptance_of(plan, finding)),
    }


def acceptance_data(override: Override | None) -> dict[str, Any] | None:
    """Who accepted a finding, when and why, as `--json` tells it; None where nobody did."""
    if override is None:
        return None
    return {"reason": override.reason, "who": override.who, "at": override.at.isoformat()}


def solved_data(plan: Plan, override: Override) -> dict[str, Any]:
    """An acceptance whose finding is gone, as `--json` tells it."""
    person = plan.people.get(override.person) if override.person else None
    return {
        "rule": override.rule,
        "person": person_name(person) if person else None,
        "date": override.date.isoformat(),
        "production": plan.productions[override.production].title,
        "state": FindingState.SOLVED.value,
        "accepted": acceptance_data(override),
    }


def _state(plan: Plan, finding: Finding) -> str:
    state = FindingState.NEW if is_open(plan, finding) else FindingState.ACCEPTED
    return state.value


def finding_table(output: Output, plan: Plan, findings: Iterable[Finding]) -> None:
    """List findings for people."""
    several = len(plan.productions) > 1
    output.table(
        (),
        [
            (
                weekday_date(finding.date),
                word(finding.severity),
                *((plan.productions[finding.production].title,) if several else ()),
                told_text(finding, plan),
            )
            for finding in findings
        ],
        indent="  ",
    )


def tell_caused(output: Output, plan: Plan, caused: tuple[Finding, ...]) -> None:
    """Say what an edit brought up, in a sentence and a list."""
    if not caused:
        output.say(_("It causes no findings."))
        return
    count = len(caused)
    output.say(
        ngettext("It causes a finding:", "It causes {count} findings:", count).format(count=count)
    )
    finding_table(output, plan, caused)
