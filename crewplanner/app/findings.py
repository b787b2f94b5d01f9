"""Findings of a plan, kept per person so that an edit costs what it touches."""

from collections.abc import Iterable

from crewplanner.app.changes import ChangeSet
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules import Scope, check
from crewplanner.domain.values import DateSpan

_OF_A_PERSON = ("bookings", "timecards", "unavailabilities")
_INERT = ("deals", "import_records", "places", "departments", "roles")

Key = tuple[ProductionId | None, DateSpan]


class FindingsCache:
    """The findings of the spans that were asked for. Lives on the workspace's thread."""

    def __init__(self) -> None:
        self._spans: dict[Key, dict[PersonId | None, tuple[Finding, ...]]] = {}

    def get(
        self, plan: Plan, production: ProductionId | None, span: DateSpan
    ) -> tuple[Finding, ...]:
        """All findings of the span, by date, then rule, then person."""
        found = self._spans.get((production, span))
        if found is None:
            found = {None: ()}
            for finding in check(plan, Scope(production=production, span=span, people=None)):
                found[finding.person] = (*found.get(finding.person, ()), finding)
            self._spans[production, span] = found
        everything = [finding for findings in found.values() for finding in findings]
        return tuple(sorted(everything, key=_order))

    def drop(self, before: Plan, after: Plan, changes: ChangeSet) -> None:
        """Forget what a change may have made untrue, and look again at the people it touched."""
        touched = {table for table, ids in changes.rows.items() if ids} - set(_INERT)
        if changes.everything or touched - set(_OF_A_PERSON):
            self._spans.clear()
            return
        people = frozenset(_people(before, changes)) | frozenset(_people(after, changes))
        if not people:
            return
        for (production, span), found in self._spans.items():
            for person in people:
                found.pop(person, None)
            scope = Scope(production=production, span=span, people=people)
            for finding in check(after, scope):
                found[finding.person] = (*found.get(finding.person, ()), finding)
            whole = Scope(production=production, span=span, people=frozenset())
            found[None] = check(after, whole)

    def clear(self) -> None:
        """Forget everything."""
        self._spans.clear()


def _people(plan: Plan, changes: ChangeSet) -> Iterable[PersonId]:
    for table in _OF_A_PERSON:
        records = getattr(plan, table)
        for key in changes.rows.get(table, ()):
            if key in records:
                yield records[key].person


def _order(finding: Finding) -> tuple[object, ...]:
    return (finding.date, finding.severity, finding.rule, finding.person or 0, finding.bookings)
