"""What the crew of a production is planned to cost, by department and date, kept up to date.

An edit costs the people whom it touches: their old share is taken out of the sums, the new one put
in when it is asked for.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from crewplanner.app.touched import Rows
from crewplanner.app.touched_pay import TouchedPay, touched_pay
from crewplanner.domain.ids import DepartmentId, PersonId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules import Costs, CostsOf
from crewplanner.domain.values import DateSpan

if TYPE_CHECKING:
    from crewplanner.app.pricing import Pricing

_Key = tuple[DepartmentId | None, dt.date]
_Share = Mapping[_Key, Decimal]


class CrewCosts:
    """Sums of planned pay, confirmed and tentative. Lives on the workspace's thread."""

    def __init__(self, pricing: Callable[[], "Pricing"]) -> None:
        """`pricing` is asked for when somebody is priced first."""
        self._pricing = pricing
        self._kept: dict[ProductionId, _Kept] = {}

    def of(self, plan: Plan) -> CostsOf:
        """The costs of each production of a plan; whoever waits is priced first."""

        def costs_of(production: ProductionId) -> Costs:
            self.reckon(plan, production, self.waiting(plan, production))
            return self._kept[production].sums

        return costs_of

    def waiting(self, plan: Plan, production: ProductionId) -> frozenset[PersonId]:
        """Who is to be priced before the sums are true; nobody where there is no budget."""
        if production not in plan.productions or not plan.budget_lines_of.get(production):
            return frozenset()
        return self._of(plan, production).waiting

    def reckon(self, plan: Plan, production: ProductionId, people: Iterable[PersonId]) -> None:
        """Price some of those who wait; a few at a time where nobody shall notice."""
        kept = self._of(plan, production)
        for person in kept.waiting.intersection(people):
            kept.put(person, self._share(plan, production, person))

    def follow(self, before: Plan, after: Plan, rows: Rows) -> None:
        """Let go of what a change of those rows may have made untrue."""
        if not self._kept:
            return
        touched = None if rows.get("agreements") else touched_pay(before, after, rows)
        if touched is None:
            self.clear()
            return
        for production in [*self._kept]:
            if production in touched.productions:
                del self._kept[production]
            else:
                self._kept[production].forget(_people(touched, production, (before, after)))

    def clear(self) -> None:
        """Let go of everything."""
        self._kept.clear()

    def _of(self, plan: Plan, production: ProductionId) -> "_Kept":
        if production not in self._kept:
            people = (
                person
                for person in plan.bookings_of
                if any(sample.production == production for sample in plan.kinds_of(person))
            )
            self._kept[production] = _Kept(frozenset(people))
        return self._kept[production]

    def _share(self, plan: Plan, production: ProductionId, person: PersonId) -> _Share:
        spans = [
            booking.span
            for booking in plan.bookings_of.get(person, ())
            if booking.live and booking.production == production
        ]
        if not spans:
            return {}
        span = DateSpan(first=min(s.first for s in spans), last=max(s.last for s in spans))
        from crewplanner.domain.pay.lines import Basis  # noqa: PLC0415 - the window starts without

        pay = self._pricing().week(plan, production, span, {person}, basis=Basis.PLANNED)
        share: dict[_Key, Decimal] = {}
        departments: dict[dt.date, DepartmentId | None] = {}
        for one in pay.people:
            for line in one.lines:
                if line.date not in departments:
                    departments[line.date] = department_on(plan, production, person, line.date)
                key = (departments[line.date], line.date)
                share[key] = share.get(key, Decimal(0)) + line.amount
        return share


class _Kept:
    """One production's sums, and whose shares they are made of."""

    def __init__(self, people: frozenset[PersonId]) -> None:
        self.waiting = people
        self.sums: dict[DepartmentId | None, dict[dt.date, Decimal]] = {}
        self._shares: dict[PersonId, _Share] = {}

    def put(self, person: PersonId, share: _Share) -> None:
        """Add somebody's share, instead of the one they had."""
        self._add(self._shares.pop(person, {}), -1)
        self._add(share, 1)
        if share:
            self._shares[person] = share
        self.waiting -= {person}

    def forget(self, people: frozenset[PersonId]) -> None:
        """Price these people again before the sums are asked for."""
        self.waiting |= people

    def _add(self, share: _Share, sign: int) -> None:
        for (department, date), amount in share.items():
            by_date = self.sums.setdefault(department, {})
            by_date[date] = by_date.get(date, Decimal(0)) + sign * amount
            if not by_date[date]:
                del by_date[date]


def _people(
    touched: TouchedPay, production: ProductionId, plans: tuple[Plan, Plan]
) -> frozenset[PersonId]:
    """Whose cost a change may have touched."""
    found = set(touched.people)
    found.update(person for one, person in touched.days if one == production)
    for one, span in touched.crews:
        if one == production:
            keys = [(production, date) for date in span]
            found.update(
                person for plan in plans for key in keys for person in plan.people_at(*key)
            )
    return frozenset(found)


def department_on(
    plan: Plan, production: ProductionId, person: PersonId, date: dt.date
) -> DepartmentId | None:
    """That of the role in which the person is booked on the date, or of their usual one."""
    owner = plan.people.get(person)
    roles = [b.role for b in plan.booking_on(person, date) if b.production == production]
    roles += owner.roles[:1] if owner else ()
    role = next((plan.roles[key] for key in roles if key is not None and key in plan.roles), None)
    return role.department if role else None
