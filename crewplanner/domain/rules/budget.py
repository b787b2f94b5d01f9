"""A department costs more than its budget line has."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.ids import DepartmentId
from crewplanner.domain.productions import BudgetLine
from crewplanner.domain.rules.costs import Costs, no_costs
from crewplanner.domain.rules.scope import Case

_CENTS = 100


def budget(case: Case) -> Iterator[Finding]:
    """Yield each department whose planned crew costs more than its lines have; WARN.

    It is dated on the first date by which all is spent. Lines of one department
    count as one, those without a department are for everybody; `actual` is what all dates cost,
    in hundredths of the currency.
    """
    if not case.scope.days:
        return
    for production in case.productions:
        lines = case.plan.budget_lines_of.get(production, ())
        costs = case.costs_of(production) if lines else no_costs(production)
        for own in _by_department(lines).values():
            limit = sum((line.amount for line in own), Decimal(0))
            spent = _spent(costs, own[0].department)
            passed = _passed(spent, limit) if limit > 0 else None
            if passed is not None and passed in case.scope.span:
                yield Finding(
                    rule=RuleKind.BUDGET,
                    severity=Severity.WARN,
                    production=production,
                    date=passed,
                    actual=int(sum(spent.values(), Decimal(0)) * _CENTS),
                    limit=int(limit * _CENTS),
                    name=own[0].name,
                )


def _by_department(lines: tuple[BudgetLine, ...]) -> dict[DepartmentId | None, list[BudgetLine]]:
    found: dict[DepartmentId | None, list[BudgetLine]] = {}
    for line in lines:
        found.setdefault(line.department, []).append(line)
    return found


def _spent(costs: Costs, department: DepartmentId | None) -> dict[dt.date, Decimal]:
    """What a department costs by date; everybody, where none is named."""
    wanted = costs.values() if department is None else [costs.get(department, {})]
    spent: dict[dt.date, Decimal] = {}
    for by_date in wanted:
        for date, amount in by_date.items():
            spent[date] = spent.get(date, Decimal(0)) + amount
    return spent


def _passed(spent: Mapping[dt.date, Decimal], limit: Decimal) -> dt.date | None:
    total = Decimal(0)
    for date in sorted(spent):
        total += spent[date]
        if total > limit:
            return date
    return None
