"""One person's money from all sides: pay by date, and what comes beside it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from crewplanner.app.costs import department_on
from crewplanner.app.pricing import Pricing
from crewplanner.dataclass import dataclass
from crewplanner.domain.budgets import Allowance, AllowancePer
from crewplanner.domain.ids import BudgetLineId, DepartmentId, PersonId, ProductionId
from crewplanner.domain.pay import Basis, PayLine, PersonPay
from crewplanner.domain.pay.lines import PayRule
from crewplanner.domain.pay.money import rounded
from crewplanner.domain.person_times import person_dates
from crewplanner.domain.plan import Plan
from crewplanner.domain.stints import week_of
from crewplanner.domain.values import DateSpan

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonBooks:
    """What a person is paid, from each side of `Figures`; `known` are the dates that are done."""

    planned: PersonPay
    actual: PersonPay
    at_least: PersonPay
    likely: PersonPay
    most: PersonPay
    known: frozenset[dt.date]

    def lines(self) -> Mapping[str, tuple[PayLine, ...]]:
        """The lines of pay of each side."""
        done = tuple(line for line in self.planned.lines if line.date in self.known)
        return {
            "planned": self.planned.lines,
            "done": done,
            "actual": self.actual.lines,
            "at_least": self.at_least.lines,
            "likely": self.likely.lines,
            "most": self.most.lines,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookkeeper:
    """Prices people of one production over one span. `likely` is the plan without what may not be.

    `pricing` keeps the prices of the plan, `supposed` those of `likely`.
    """

    plan: Plan
    likely: Plan
    production: ProductionId
    span: DateSpan
    pricing: Pricing
    supposed: Pricing

    def books(self, person: PersonId) -> PersonBooks:
        """The person's pay from all sides."""
        at_least = self._pay(person, Basis.EXPECTED, firm_only=True)
        tentative = any(
            booking.live and not booking.firm and booking.production == self.production
            for booking in self.plan.bookings_of.get(person, ())
        )
        actual = self._pay(person, Basis.WORKED)
        likely = most = at_least
        if tentative:
            most = self._pay(person, Basis.EXPECTED)
            likely = self._of(self.likely, self.supposed, person, Basis.EXPECTED)
            at_least, likely = with_worked(at_least, actual), with_worked(likely, actual)
        dates = person_dates(self.plan, self.production, person, self.span)
        return PersonBooks(
            planned=self._pay(person, Basis.PLANNED, firm_only=True),
            actual=actual,
            at_least=at_least,
            likely=likely,
            most=most,
            known=frozenset(date.date for date in dates if date.known),
        )

    def holiday_percent(self, person: PersonId, date: dt.date) -> Decimal:
        """The holiday pay that the deal of the date has, else the production's."""
        deal = self.plan.deal_on(self.production, person, date)
        if deal is not None and deal.holiday_pay is not None:
            return deal.holiday_pay
        return self.plan.productions[self.production].holiday_pay

    def allowances(self, person: PersonId) -> tuple[Allowance, ...]:
        """The person's own and those of everybody."""
        found = self.plan.allowances.values()
        return tuple(
            one
            for one in found
            if one.production == self.production and one.person in {None, person}
        )

    def department(self, person: PersonId, date: dt.date) -> DepartmentId | None:
        """That of the role in which somebody is booked on the date, or of their usual one."""
        return department_on(self.plan, self.production, person, date)

    def line(
        self, person: PersonId, date: dt.date, department: DepartmentId | None
    ) -> BudgetLineId | None:
        """The budget line that pays: the deal's, else the department's, else that of everybody."""
        deal = self.plan.deal_on(self.production, person, date)
        lines = self.plan.budget_lines_of.get(self.production, ())
        if deal is not None and deal.budget_line is not None:
            return deal.budget_line
        of_all: BudgetLineId | None = None
        for line in lines:
            if line.department is not None and line.department == department:
                return line.id
            if line.department is None and of_all is None:
                of_all = line.id
        return of_all

    def week(self, date: dt.date) -> dt.date:
        """The first date of the week."""
        return week_of(date, self.plan.productions[self.production].first_weekday).first

    def _pay(self, person: PersonId, basis: Basis, *, firm_only: bool = False) -> PersonPay:
        return self._of(self.plan, self.pricing, person, basis, firm_only=firm_only)

    def _of(
        self,
        plan: Plan,
        pricing: Pricing,
        person: PersonId,
        basis: Basis,
        *,
        firm_only: bool = False,
    ) -> PersonPay:
        found = pricing.week(
            plan, self.production, self.span, (person,), basis=basis, firm_only=firm_only
        )
        return found.people[0]


def with_worked(pay: PersonPay, actual: PersonPay) -> PersonPay:
    """Pay that counts what was worked too, however loosely it was booked: worked is worked."""
    worked, known = {line.date for line in actual.lines}, {fact.date for fact in pay.facts}
    more = [fact.worked for fact in actual.facts if fact.date not in known]
    kept = tuple(line for line in pay.lines if line.date not in worked)
    return replace(pay, lines=(*kept, *actual.lines), minutes=pay.minutes + sum(more))


def due(
    allowance: Allowance, dates: Iterable[dt.date], first_weekday: int, currency: str
) -> Iterator[tuple[dt.date, Decimal]]:
    """The dates on which an allowance is paid, of those worked, and how much each time.

    That of a week is paid on its first date worked. Rounded half up to the smallest unit of money.
    """
    amount = rounded(Fraction(allowance.rate) * Fraction(allowance.quantity), currency)
    paid: set[dt.date] = set()
    for date in sorted(set(dates)):
        if not allowance.covers(date):
            continue
        match allowance.per:
            case AllowancePer.DAY:
                yield date, amount
            case AllowancePer.WEEK:
                week = week_of(date, first_weekday).first
                if week not in paid:
                    paid.add(week)
                    yield date, amount
            case AllowancePer.ONCE:
                yield date, amount
                return


def part_of(amount: Decimal, percent: Decimal, currency: str) -> Decimal:
    """So many percent of an amount, rounded half up to the smallest unit of money."""
    return rounded(Fraction(amount) * Fraction(percent) / 100, currency)


def earned(lines: Iterable[PayLine]) -> Decimal:
    """What is pay for work: all but kit, on which neither holiday pay nor fringes are due."""
    return sum((line.amount for line in lines if line.rule != PayRule.KIT), _NOTHING)
