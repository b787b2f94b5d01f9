"""Findings as a list: each with its sentence, what it is about, and where to go to mend it."""

import datetime as dt
from collections.abc import Iterable

from crewplanner.app.finding_words import finding_text
from crewplanner.app.words import word
from crewplanner.dataclass import dataclass
from crewplanner.domain.acceptances import acceptance_of, state_in
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.ids import BookingId, PersonId, ProductionId
from crewplanner.domain.overrides import FindingState, Override, key_of
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _

_RANK = (Severity.BLOCK, Severity.WARN, Severity.INFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One finding in words. `rank` orders the hardest first."""

    finding: Finding | None
    severity: Severity
    rank: int
    rule: RuleKind
    rule_text: str
    date: dt.date
    person: PersonId | None
    person_name: str
    bookings: tuple[BookingId, ...]
    text: str
    state: FindingState = FindingState.NEW
    override: Override | None = None

    @property
    def key(self) -> object:
        """What tells the row from others."""
        return self.finding or self.override


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
            state=state_in(plan, finding),
            override=acceptance_of(plan, finding),
        )
        for finding in findings
    )


def solved_rows(plan: Plan, overrides: Iterable[Override]) -> tuple[FindingRow, ...]:
    """Acceptances whose findings are gone, as rows."""
    return tuple(
        FindingRow(
            finding=None,
            severity=Severity.INFO,
            rank=_RANK.index(Severity.INFO),
            rule=RuleKind(one.rule),
            rule_text=word(RuleKind(one.rule)),
            date=one.date,
            person=one.person,
            person_name=_name(plan, one.person),
            bookings=(),
            text=_("No longer so."),
            state=FindingState.SOLVED,
            override=one,
        )
        for one in overrides
        if one.rule in set(RuleKind)
    )


def solved_acceptances(
    plan: Plan,
    production: ProductionId | None,
    span: DateSpan,
    findings: Iterable[Finding],
) -> tuple[Override, ...]:
    """The acceptances of a span whose findings are there no more, by date.

    `findings` are all those of the production (None: of every one) in the span.
    """
    there = {key_of(finding) for finding in findings}
    gone = (
        one
        for one in plan.overrides.values()
        if one.key not in there and one.date in span and production in {None, one.production}
    )
    return tuple(sorted(gone, key=_dated))


def _dated(override: Override) -> tuple[dt.date, int]:
    return override.date, override.id


def production_span(plan: Plan, production: ProductionId) -> DateSpan | None:
    """From the first to the last date of a production's days and bookings; None without any."""
    days = [day.date for day in plan.shoot_days.values() if day.production == production]
    booked = [date for owner, date in plan.bookings_at if owner == production]
    cards = [card.date for card in plan.timecards.values() if card.production == production]
    dates = [*days, *cards, *booked]
    return DateSpan(first=min(dates), last=max(dates)) if dates else None


def _name(plan: Plan, key: PersonId | None) -> str:
    person = plan.people.get(key) if key is not None else None
    return person.name if person else ""
