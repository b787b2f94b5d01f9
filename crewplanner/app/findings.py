"""Findings of a plan, kept per person and date so that an edit costs what it touches."""

import datetime as dt
from collections.abc import Iterable, Mapping, Set
from itertools import chain
from types import MappingProxyType

from crewplanner.app.costs import CrewCosts
from crewplanner.app.laws import Laws
from crewplanner.app.touched import Touched
from crewplanner.domain.findings import Finding, RuleKind
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules import (
    DAY_RULES,
    LONG_RULES,
    MONEY_RULES,
    PEOPLE_RULES,
    Case,
    CostsOf,
    LawsOf,
    Rule,
    Scope,
    WorkedDates,
    check,
    in_order,
    no_costs,
)
from crewplanner.domain.values import DateSpan

_SPANS_KEPT = 8
_LONG_KINDS = frozenset({RuleKind.WEEKLY_AVERAGE, RuleKind.NIGHT_AVERAGE})
_SHORT_RULES = tuple(rule for rule in PEOPLE_RULES if rule not in LONG_RULES)
_Key = tuple[ProductionId | None, DateSpan]
_Looked = dict[PersonId, tuple[Finding, ...]]
_ByDate = dict[dt.date, list[Finding]]


class FindingsCache:
    """The findings of the spans asked for last. Lives on the workspace's thread."""

    def __init__(self, plan: Plan, costs: CrewCosts) -> None:
        self._laws = Laws()
        self._worked = WorkedDates()
        self._costs = costs
        self._eye = self._look_at(plan)
        self._kept: dict[_Key, _Kept] = {}

    @property
    def laws_of(self) -> LawsOf:
        """The laws that hold in the plan."""
        return self._eye.laws_of

    def all(self, production: ProductionId | None, span: DateSpan) -> tuple[Finding, ...]:
        """All findings of the span, as `domain.rules.check` orders them."""
        return self._of(production, span).findings(self._eye)

    def about(
        self, production: ProductionId | None, span: DateSpan, people: Iterable[PersonId]
    ) -> Mapping[PersonId, tuple[Finding, ...]]:
        """Those about these people alone, in the same order; looks again at nobody else."""
        return self._of(production, span).about(self._eye, frozenset(people))

    def on_dates(
        self, production: ProductionId | None, dates: Iterable[dt.date]
    ) -> tuple[Finding, ...]:
        """Those about the units' days of some dates, in the same order; nothing is kept."""
        return self._eye.look_at_dates(production, dates)

    def supposing(self, touched: Touched | None, after: Plan) -> "Supposed":
        """The findings of a plan that a change would lead to; those kept here stay."""
        worked = WorkedDates() if touched is None else self._worked.copy(touched.everybody)
        return Supposed(self, _Eye(after, self._laws.under(after), worked, no_costs))

    def waiting(self, production: ProductionId | None, span: DateSpan) -> frozenset[PersonId]:
        """Whom `all` would look at again; `about` may do it a few at a time."""
        return self._of(production, span).waiting()

    def forget(self, touched: Touched | None, plan: Plan) -> None:
        """Let go of what a change that led to this plan may have made untrue; None: of everything.

        It is looked at again when asked for.
        """
        self._eye = self._look_at(plan)
        if touched is None:
            self._kept.clear()
            self._worked.clear()
            return
        self._worked.forget(touched.people)
        for span, people in touched.near:
            self._worked.forget(people, span)
        for kept in self._kept.values():
            kept.forget(touched)

    def _look_at(self, plan: Plan) -> "_Eye":
        return _Eye(plan, self._laws.under(plan), self._worked, self._costs.of(plan))

    def _of(self, production: ProductionId | None, span: DateSpan) -> "_Kept":
        key = (production, span)
        kept = self._kept.pop(key, None) or _Kept(self._eye, key)
        self._kept[key] = kept
        while len(self._kept) > _SPANS_KEPT:
            del self._kept[next(iter(self._kept))]
        return kept


class Supposed:
    """The findings of a plan that is only thought of, beside those of the plan there is."""

    def __init__(self, known: FindingsCache, eye: "_Eye") -> None:
        self._known = known
        self._eye = eye

    def about(
        self,
        production: ProductionId | None,
        span: DateSpan,
        person: PersonId,
        within: DateSpan | None,
    ) -> tuple[Finding, ...]:
        """Those about a person, in order; `within` are the dates outside of which none is another.

        None: of any date it may be.
        """
        key = (production, span)
        self._eye.forget(person, within)
        if within is None:
            return self._eye.look(key, {person}, PEOPLE_RULES)[person]
        before = self._known.about(production, span, (person,))[person]
        kept = [one for one in before if one.date not in within and one.rule not in _LONG_KINDS]
        near = self._eye.look((production, within), {person}, _SHORT_RULES)[person]
        return in_order((*kept, *near, *self._eye.look(key, {person}, LONG_RULES)[person]))

    def on_dates(
        self, production: ProductionId | None, dates: Iterable[dt.date]
    ) -> tuple[Finding, ...]:
        """Those about the units' days of some dates."""
        return self._eye.look_at_dates(production, dates)


class _Eye:
    """Looks at the people of one plan."""

    def __init__(self, plan: Plan, laws_of: LawsOf, worked: WorkedDates, costs_of: CostsOf) -> None:
        self.plan = plan
        self._costs_of = costs_of
        self.laws_of = laws_of
        self._worked = worked
        self._near: dict[_Key, _Looked] = {}

    def look(self, key: _Key, people: Set[PersonId], rules: tuple[Rule, ...]) -> _Looked:
        """What the rules notice about each of them, who are named even where it is nothing."""
        found: dict[PersonId, list[Finding]] = {person: [] for person in people}
        scope = Scope(production=key[0], span=key[1], people=frozenset(people))
        for finding in check(self.plan, scope, rules, self.laws_of, self._worked):
            if finding.person is not None:
                found[finding.person].append(finding)
        return {person: tuple(findings) for person, findings in found.items()}

    def forget(self, person: PersonId, span: DateSpan | None) -> None:
        """Look again at what a person worked on dates of a span; None: on all."""
        self._worked.forget({person}, span)

    def look_at_dates(
        self, production: ProductionId | None, dates: Iterable[dt.date]
    ) -> tuple[Finding, ...]:
        """What the rules notice about the units' days of some dates."""
        spans = [DateSpan(first=date, last=date) for date in sorted(set(dates))]
        scopes = [Scope(production=production, span=span, people=frozenset()) for span in spans]
        return tuple(chain.from_iterable(check(self.plan, one, DAY_RULES) for one in scopes))

    def look_at_money(self, key: _Key) -> tuple[Finding, ...]:
        """What is noticed about the costs of productions."""
        if not self.plan.budget_lines:
            return ()
        scope = Scope(production=key[0], span=key[1], people=frozenset())
        return check(self.plan, scope, MONEY_RULES, costs_of=self._costs_of)

    def look_near(self, key: _Key, people: Set[PersonId]) -> _Looked:
        """The same about at least these people around a change: one look serves all spans kept."""
        looked = self._near.setdefault(key, {})
        missing = people - looked.keys()
        if missing:
            looked.update(self.look(key, missing, _SHORT_RULES))
        return looked


class _Kept:
    """One production's (None: every one's) findings of a span.

    Looked at again are `_people` by all rules about people and all dates, those of `_long` by the
    rules that reach far, and those of `_near` by the others within a part of the span.
    """

    def __init__(self, eye: _Eye, key: _Key) -> None:
        self._production, self._span = self._key = key
        self._of_people: _Looked = {}
        self._of_days = _ByDate()
        self._of_money: tuple[Finding, ...] | None = None
        self._people = set(Case(eye.plan, Scope(production=key[0], span=key[1])).people)
        self._near: dict[DateSpan, set[PersonId]] = {}
        self._long: set[PersonId] = set()
        self._dates = set(key[1])
        self._listed: tuple[Finding, ...] | None = None

    def findings(self, eye: _Eye) -> tuple[Finding, ...]:
        """All of them, after another look at what was touched."""
        self._look_at(eye, self.waiting())
        self._look_at_dates(eye.plan)
        if self._of_money is None:
            self._of_money = eye.look_at_money(self._key)
        if self._listed is None:
            groups = chain(self._of_people.values(), self._of_days.values(), (self._of_money,))
            self._listed = in_order(chain.from_iterable(groups))
        return self._listed

    def about(
        self, eye: _Eye, people: frozenset[PersonId]
    ) -> Mapping[PersonId, tuple[Finding, ...]]:
        """Those about some people, after another look at those who were touched."""
        self._look_at(eye, people)
        return MappingProxyType({person: self._of_people.get(person, ()) for person in people})

    def waiting(self) -> frozenset[PersonId]:
        """Who was touched and not looked at since."""
        return frozenset(self._people.union(self._long, *self._near.values()))

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
        if touched.people or touched.near or touched.dates:
            self._listed = self._of_money = None

    def _forget_near(self, span: DateSpan, people: frozenset[PersonId]) -> None:
        """Let go of what is dated around, and of averages, which reach far ahead."""
        first, last = max(span.first, self._span.first), min(span.last, self._span.last)
        within = DateSpan(first=first, last=last) if first <= last else None
        for person in people & self._of_people.keys():
            self._of_people[person] = tuple(
                found
                for found in self._of_people[person]
                if (within is None or found.date not in within) and found.rule not in _LONG_KINDS
            )
        self._long |= people
        if within is not None:
            self._near.setdefault(within, set()).update(people)

    def _look_at(self, eye: _Eye, people: frozenset[PersonId]) -> None:
        """Look again at those of the people who wait."""
        whole = people & self._people
        if whole:
            self._of_people.update(eye.look(self._key, whole, PEOPLE_RULES))
            self._people -= whole
        long = people & self._long
        self._long -= long
        if long - whole:
            self._add(eye.look(self._key, long - whole, LONG_RULES))
        for span in tuple(self._near):
            now = people & self._near[span]
            self._near[span] -= now
            if not self._near[span]:
                del self._near[span]
            if now - whole:
                found = eye.look_near((self._production, span), now - whole)
                self._add({person: found[person] for person in now - whole})

    def _add(self, found: _Looked) -> None:
        for person, more in found.items():
            if more:
                self._of_people[person] = in_order((*self._of_people.get(person, ()), *more))

    def _look_at_dates(self, plan: Plan) -> None:
        if len(self._dates) == len(self._span):
            spans = [self._span]
        else:
            spans = [DateSpan(first=date, last=date) for date in self._dates]
        for span in spans:
            scope = Scope(production=self._production, span=span, people=frozenset())
            for finding in check(plan, scope, DAY_RULES):
                self._of_days.setdefault(finding.date, []).append(finding)
        self._dates.clear()
