"""Findings as a list: each with its sentence, what it is about, and where to go to mend it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from crewplanner.app.words import finding_text, word
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.ids import BookingId, PersonId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan

_RANK = (Severity.BLOCK, Severity.WARN, Severity.INFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One finding in words. `rank` orders the hardest first."""

    finding: Finding
    severity: Severity
    rank: int
    rule: RuleKind
    rule_text: str
    date: dt.date
    person: PersonId | None
    person_name: str
    bookings: tuple[BookingId, ...]
    text: str


def finding_rows(plan: Plan, findings: Iterable[Finding]) -> tuple[FindingRow, ...]:
    """The rows, in the order of the findings."""
    return tuple(
        FindingRow(
            finding=finding,
            severity=finding.severity,
            rank=_RANK.index(finding.severity),
            rule=finding.rule,
            rule_text=word(finding.rule),
            date=finding.date,
            person=finding.person,
            person_name=_name(plan, finding.person),
            bookings=finding.bookings,
            text=finding_text(finding, plan),
        )
        for finding in findings
    )


def production_span(plan: Plan, production: ProductionId) -> DateSpan | None:
    """From the first to the last date of a production's days and bookings; None without any."""
    days = [day.date for day in plan.shoot_days.values() if day.production == production]
    spans = [b.span for b in plan.bookings.values() if b.production == production and b.live]
    cards = [card.date for card in plan.timecards.values() if card.production == production]
    firsts = [*days, *cards, *(span.first for span in spans)]
    lasts = [*days, *cards, *(span.last for span in spans)]
    return DateSpan(first=min(firsts), last=max(lasts)) if firsts else None


def _name(plan: Plan, key: PersonId | None) -> str:
    person = plan.people.get(key) if key is not None else None
    return person.name if person else ""
