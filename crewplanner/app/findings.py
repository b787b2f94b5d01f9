"""Findings of a plan, kept per person and date so that an edit costs what it touches."""

import datetime as dt
from collections.abc import Iterable

from crewplanner.app.laws import Laws
from crewplanner.app.touched import Touched
from crewplanner.domain.findings import Finding, RuleKind
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules import (
    DAY_RULES,
    LONG_RULES,
    PEOPLE_RULES,
    LawsOf,
    Scope,
    WorkedDates,
    check,
    in_order,
)
from crewplanner.domain.values import DateSpan

_SPANS_KEPT = 8
_LONG_KINDS = frozenset({RuleKind.WEEKLY_AVERAGE, RuleKind.NIGHT_AVERAGE})
_SHORT_RULES = tuple(rule for rule in PEOPLE_RULES if rule not in LONG_RULES)
_ByPerson = dict[PersonId, list[Finding]]
_ByDate = dict[dt.date, list[Finding]]


class FindingsCache:
    """The findings of the spans asked for last. Lives on the workspace's thread."""

    def __init__(self) -> None:
        self._kept: dict[tuple[ProductionId | None, DateSpan], _Kept] = {}
        self._laws = Laws()
        self._worked = WorkedDates()

    def get(
        self, plan: Plan, production: ProductionId | None, span: DateSpan
    ) -> tuple[Finding, ...]:
        """All findings of the span, as `domain.rules.check` orders them."""
        kept = self._kept.pop((production, span), None) or _Kept(production, span)
        self._kept[production, span] = kept
        while len(self._kept) > _SPANS_KEPT:
            del self._kept[next(iter(self._kept))]
        return kept.findings(plan, self._laws.under(plan), self._worked)

    def forget(self, touched: Touched | None) -> None:
        """Let go of what a change may have made untrue; None: of everything.

        It is looked at again when asked for.
        """
        if touched is None:
            self._kept.clear()
            self._worked.clear()
            return
        self._worked.forget(touched.people)
        for span, people in touched.near:
            self._worked.forget(people, span)
        for kept in self._kept.values():
            kept.forget(touched)


class _Kept:
    """One production's (None: every one's) findings of a span."""

    def __init__(self, production: ProductionId | None, span: DateSpan) -> None:
        self._production = production
        self._span = span
        self._of_people = _ByPerson()
        self._of_days = _ByDate()
        self._people: set[PersonId] = set()
        self._near: list[tuple[DateSpan, frozenset[PersonId]]] = []
        self._long: set[PersonId] = set()
        self._dates: set[dt.date] = set()
        self._listed: tuple[Finding, ...] | None = None
        self._new = True

    def findings(self, plan: Plan, laws_of: LawsOf, worked: WorkedDates) -> tuple[Finding, ...]:
        """All of them, after another look at what was touched."""
        if self._new:
            scope = self._scope(self._span, None)
            self._add(check(plan, scope, laws_of=laws_of, worked=worked))
        looks = (
            (self._span, frozenset(self._people), PEOPLE_RULES),
            (self._span, frozenset(self._long), LONG_RULES),
            *((span, people, _SHORT_RULES) for span, people in self._near),
        )
        for span, people, rules in looks:
            if people:
                self._add(check(plan, self._scope(span, people), rules, laws_of, worked))
        for date in self._dates:
            span = DateSpan(first=date, last=date)
            self._add(check(plan, self._scope(span, frozenset()), DAY_RULES))
        for seen in (self._people, self._near, self._long, self._dates):
            seen.clear()
        self._new = False
        if self._listed is None:
            groups = (*self._of_people.values(), *self._of_days.values())
            self._listed = in_order(finding for group in groups for finding in group)
        return self._listed

    def forget(self, touched: Touched) -> None:
        """Let go of what may have become untrue."""
        dates = {
            date
            for production, date in touched.dates
            if date in self._span and self._production in {None, production}
        }
        for person in touched.people:
            self._of_people.pop(person, None)
        for date in dates:
            self._of_days.pop(date, None)
        self._people |= touched.people
        self._dates |= dates
        for span, people in touched.near:
            self._forget_near(span, people - self._people)
        if touched.people or touched.near or dates:
            self._listed = None

    def _forget_near(self, span: DateSpan, people: frozenset[PersonId]) -> None:
        """Let go of what is dated around, and of averages, which reach far ahead."""
        if not span.overlaps(self._span):
            self._forget_long(people)
            return
        first, last = max(span.first, self._span.first), min(span.last, self._span.last)
        within = DateSpan(first=first, last=last)
        for person in people:
            found = self._of_people.get(person, ())
            self._of_people[person] = [
                f for f in found if f.date not in within and f.rule not in _LONG_KINDS
            ]
        self._near.append((within, people))
        self._long |= people

    def _forget_long(self, people: frozenset[PersonId]) -> None:
        for person in people & self._of_people.keys():
            found = self._of_people[person]
            self._of_people[person] = [f for f in found if f.rule not in _LONG_KINDS]
        self._long |= people

    def _scope(self, span: DateSpan, people: frozenset[PersonId] | None) -> Scope:
        return Scope(production=self._production, span=span, people=people)

    def _add(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            if finding.person is None:
                self._of_days.setdefault(finding.date, []).append(finding)
            else:
                self._of_people.setdefault(finding.person, []).append(finding)
