"""Findings of a plan, kept per person and date so that an edit costs what it touches."""

import datetime as dt
from collections.abc import Iterable

from crewplanner.app.changes import ChangeSet
from crewplanner.app.touched import Touched, touched
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules import PEOPLE_RULES, Scope, check, in_order
from crewplanner.domain.values import DateSpan

_SPANS_KEPT = 8
_ByPerson = dict[PersonId, list[Finding]]
_ByDate = dict[dt.date, list[Finding]]


class FindingsCache:
    """The findings of the spans asked for last. Lives on the workspace's thread."""

    def __init__(self) -> None:
        self._kept: dict[tuple[ProductionId | None, DateSpan], _Kept] = {}

    def get(
        self, plan: Plan, production: ProductionId | None, span: DateSpan
    ) -> tuple[Finding, ...]:
        """All findings of the span, as `domain.rules.check` orders them."""
        kept = self._kept.pop((production, span), None) or _Kept(production, span)
        self._kept[production, span] = kept
        while len(self._kept) > _SPANS_KEPT:
            del self._kept[next(iter(self._kept))]
        return kept.findings(plan)

    def drop(self, before: Plan, after: Plan, changes: ChangeSet) -> None:
        """Take note of what a change may have made untrue; it is looked at when asked for."""
        found = touched(before, after, changes)
        if found is None:
            self.clear()
            return
        for kept in self._kept.values():
            kept.forget(found)

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()


class _Kept:
    """One production's (None: every one's) findings of a span."""

    def __init__(self, production: ProductionId | None, span: DateSpan) -> None:
        self._production = production
        self._span = span
        self._of_people = _ByPerson()
        self._of_days = _ByDate()
        self._people: set[PersonId] = set()
        self._dates: set[dt.date] = set()
        self._listed: tuple[Finding, ...] | None = None
        self._new = True

    def findings(self, plan: Plan) -> tuple[Finding, ...]:
        """All of them, after another look at what was touched."""
        if self._new:
            self._add(check(plan, self._scope(self._span, None)))
        if self._people:
            scope = self._scope(self._span, frozenset(self._people))
            self._add(check(plan, scope, PEOPLE_RULES))
        for date in self._dates:
            self._add(check(plan, self._scope(DateSpan(first=date, last=date), frozenset())))
        self._people.clear()
        self._dates.clear()
        self._new = False
        if self._listed is None:
            groups = (*self._of_people.values(), *self._of_days.values())
            self._listed = in_order(finding for group in groups for finding in group)
        return self._listed

    def forget(self, found: Touched) -> None:
        """Let go of what may have become untrue."""
        dates = {
            date
            for production, date in found.dates
            if date in self._span and self._production in {None, production}
        }
        for person in found.people:
            self._of_people.pop(person, None)
        for date in dates:
            self._of_days.pop(date, None)
        self._people |= found.people
        self._dates |= dates
        if found.people or dates:
            self._listed = None

    def _scope(self, span: DateSpan, people: frozenset[PersonId] | None) -> Scope:
        return Scope(production=self._production, span=span, people=people)

    def _add(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            if finding.person is None:
                self._of_days.setdefault(finding.date, []).append(finding)
            else:
                self._of_people.setdefault(finding.person, []).append(finding)
