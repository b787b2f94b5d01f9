"""What the dates of a board cost, reckoned some people at a time so that nobody waits for it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from crewplanner.app.queries.costs import NO_COST, Cost, person_costs
from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay.engine import people_of
from crewplanner.domain.stints import week_of
from crewplanner.domain.values import DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCost:
    """What one person comes to in some dates."""

    person: PersonId
    name: str
    cost: Cost


class BoardCosts:
    """Costs by date of one production. Ask with `want`, then `step` until nothing is left.

    A date is known as soon as its whole week is. What was known stays until it is reckoned anew, so
    that figures do not flicker after an edit.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._production: ProductionId | None = None
        self._weeks: dict[dt.date, dict[PersonId, Mapping[dt.date, Cost]]] = {}
        self._known: dict[dt.date, Cost] = {}
        self._ahead: list[DateSpan] = []
        self._left: list[tuple[dt.date, PersonId]] = []
        self._fresh: set[dt.date] = set()

    @property
    def behind(self) -> bool:
        """Whether something wanted is not reckoned yet."""
        return bool(self._left or self._ahead)

    def want(self, production: ProductionId, span: DateSpan, *, changed: bool = False) -> None:
        """Reckon the weeks of these dates next; with `changed` all of them anew."""
        if production != self._production:
            self._production = production
            self._weeks.clear()
            self._known.clear()
            self._fresh.clear()
        elif changed:
            self._fresh.clear()
        weeks = [*self._weeks_of(span)]
        if changed:
            shown = {date for week in weeks for date in week}
            self._known = {date: cost for date, cost in self._known.items() if date in shown}
        self._left.clear()
        self._ahead = [week for week in reversed(weeks) if week.first not in self._fresh]

    def step(self) -> bool:
        """Reckon one person's week, or see who is in the next week; whether there is more to do."""
        if self._left and self._production is not None:
            first, person = self._left.pop()
            plan, pricing = self._workspace.plan, self._workspace.pricing
            if person in plan.people:
                found = person_costs(plan, self._production, person, _week(first), pricing)
                self._weeks[first][person] = found
            if not self._left:
                self._settle(_week(first))
        elif self._ahead and self._production is not None:
            self._begin(self._ahead.pop(), self._production)
        return self.behind

    def _begin(self, week: DateSpan, production: ProductionId) -> None:
        """See who costs something in a week. Of a season at once it would take too long."""
        people = people_of(self._workspace.plan, production, week)
        kept = self._weeks.setdefault(week.first, {})
        for person in kept.keys() - people:
            del kept[person]
        self._left = [(week.first, person) for person in sorted(people, reverse=True)]
        if not people:
            self._settle(week)

    def of(self, date: dt.date) -> Cost | None:
        """What a date costs; None before it is known."""
        return self._known.get(date)

    def total(self, span: DateSpan) -> Cost | None:
        """What some dates cost together; None before all of them are known."""
        found = [self._known.get(date) for date in span]
        known = [cost for cost in found if cost is not None]
        return sum(known, NO_COST) if len(known) == len(found) else None

    def people(self, span: DateSpan) -> tuple[PersonCost, ...]:
        """Who costs what in some dates, the most first; as far as it is known."""
        sums: dict[PersonId, Cost] = {}
        for week in self._weeks_of(span):
            for person, dates in self._weeks.get(week.first, {}).items():
                for date, cost in dates.items():
                    if date in span:
                        sums[person] = sums.get(person, NO_COST) + cost
        people = self._workspace.plan.people
        rows = (
            PersonCost(person=key, name=people[key].name, cost=cost)
            for key, cost in sums.items()
            if cost and key in people
        )
        return tuple(sorted(rows, key=lambda row: (-row.cost.with_pencils, row.name)))

    def _settle(self, week: DateSpan) -> None:
        """All of a week is reckoned."""
        self._fresh.add(week.first)
        people = self._weeks[week.first].values()
        for date in week:
            costs = [dates[date] for dates in people if date in dates]
            self._known[date] = Cost(
                confirmed=sum((cost.confirmed for cost in costs), Decimal(0)),
                with_pencils=sum((cost.with_pencils for cost in costs), Decimal(0)),
            )

    def _weeks_of(self, span: DateSpan) -> Iterator[DateSpan]:
        production = self._workspace.plan.productions.get(self._production or ProductionId(0))
        first = week_of(span.first, production.first_weekday if production else 0).first
        while first <= span.last:
            yield _week(first)
            first += dt.timedelta(days=7)


def _week(first: dt.date) -> DateSpan:
    return DateSpan(first=first, last=first + dt.timedelta(days=6))
