"""From cells of money to rows: by budget line, by department, by week, with trend and variance."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from crewplanner.app.queries.budget_changes import budget_figures, compared, last_revision
from crewplanner.app.queries.money import (
    Figures,
    MoneyCell,
    MoneyRow,
    MoneyView,
    Part,
    PersonHours,
    Trend,
    Variance,
    added,
)
from crewplanner.app.words import department_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.hot_cost import Cause, Split
from crewplanner.domain.ids import DepartmentId
from crewplanner.domain.pay.money import rounded
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _

_NOTHING = Decimal(0)
_LAST = 1_000_000
_LATE = (Cause.OVERTIME, Cause.MEALS, Cause.REST)
"""What running late costs."""

_Week = tuple[DepartmentId | None, dt.date]
_KeyT = TypeVar("_KeyT", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What was found beside the cells: what is done by cause, overtime, hours, who has no price."""

    span: DateSpan
    today: dt.date
    splits: Mapping[_Week, tuple[Split, Split]]
    overtime: Mapping[DepartmentId | None, Decimal]
    hours: tuple[PersonHours, ...]
    unpriced: tuple[str, ...]


def summed_up(
    plan: Plan, settings: Production, cells: tuple[MoneyCell, ...], found: Gathered
) -> MoneyView:
    """The view of these cells."""
    maker = _Sums(plan=plan, settings=settings, cells=cells, trends=_trends(found.splits))
    kept = last_revision(plan, settings.id)
    return MoneyView(
        production=settings.id,
        title=settings.title,
        words=settings.words,
        currency=settings.currency,
        span=found.span,
        today=found.today,
        cells=cells,
        lines=maker.lines(),
        departments=maker.departments(),
        parts=maker.parts(),
        total=maker.total(),
        weeks=tuple(sorted(_by(cells, lambda cell: cell.week).items())),
        overtime=tuple(
            (maker.name(key), amount) for key, amount in sorted(found.overtime.items(), key=_first)
        ),
        variances=tuple(
            Variance(
                department=department,
                name=maker.name(department),
                week=week,
                planned=planned,
                actual=actual,
            )
            for (department, week), (planned, actual) in sorted(
                found.splits.items(), key=lambda item: (item[0][1], maker.order(item[0][0]))
            )
        ),
        trends=tuple(sorted(maker.trends.items(), key=_first)),
        people=found.hours,
        unpriced=found.unpriced,
        revision=kept,
        changes=compared(kept.lines, budget_figures(plan, settings.id)) if kept else (),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sums:
    plan: Plan
    settings: Production
    cells: tuple[MoneyCell, ...]
    trends: Mapping[DepartmentId | None, Trend]

    def lines(self) -> tuple[MoneyRow, ...]:
        """Each budget line, and what no line pays for."""
        sums = _by(self.cells, lambda cell: cell.line)
        rows = [
            MoneyRow(
                name=line.name,
                account=line.account,
                line=line.id,
                department=line.department,
                budget=line.amount,
                figures=sums.pop(line.id, Figures()),
                trend=self._trend(cell for cell in self.cells if cell.line == line.id),
            )
            for line in self.plan.budget_lines_of.get(self.settings.id, ())
        ]
        for key, figures in sums.items():
            own = (cell for cell in self.cells if cell.line == key)
            rows.append(
                MoneyRow(name=_("Not in the budget"), figures=figures, trend=self._trend(own))
            )
        return tuple(rows)

    def departments(self) -> tuple[MoneyRow, ...]:
        """Each department, with what its own lines have."""
        budgets: dict[DepartmentId | None, Decimal] = {}
        for line in self.plan.budget_lines_of.get(self.settings.id, ()):
            if line.department is not None:
                before = budgets.get(line.department, _NOTHING)
                budgets[line.department] = before + line.amount
        sums = _by(self.cells, lambda cell: cell.department)
        return tuple(
            MoneyRow(
                name=self.name(key),
                department=key,
                budget=budgets.get(key),
                figures=sums.get(key, Figures()),
                trend=self._trend(cell for cell in self.cells if cell.department == key),
            )
            for key in sorted(sums.keys() | budgets.keys(), key=self.order)
        )

    def parts(self) -> tuple[MoneyRow, ...]:
        """Pay, holiday pay, each fringe and each allowance."""
        sums = _by(self.cells, lambda cell: (cell.part, cell.name))
        places = list(Part)
        return tuple(
            MoneyRow(name=name or part.value, account=part.value, figures=sums[part, name])
            for part, name in sorted(sums, key=lambda key: (places.index(key[0]), key[1]))
        )

    def total(self) -> MoneyRow:
        """Everything, against the sum of all budget lines."""
        lines = self.plan.budget_lines_of.get(self.settings.id, ())
        return MoneyRow(
            name=_("Total"),
            budget=sum((line.amount for line in lines), _NOTHING) if lines else None,
            figures=added(cell.figures for cell in self.cells),
            trend=self._trend(self.cells),
        )

    def name(self, department: DepartmentId | None) -> str:
        found = self.plan.departments.get(department) if department else None
        return department_name(found, self.settings.words)

    def order(self, department: DepartmentId | None) -> tuple[int, int]:
        found = self.plan.departments.get(department) if department else None
        return (found.position, found.id) if found else (_LAST, 0)

    def _trend(self, cells: Iterable[MoneyCell]) -> Decimal:
        """What running late adds to what remains, cell by cell, so that every sum adds up."""
        currency = self.settings.currency
        found = _NOTHING
        for cell in cells:
            trend = self.trends.get(cell.department)
            remaining = cell.figures.remaining
            if trend is not None and trend.done and cell.part is not Part.ALLOWANCE:
                exact = Fraction(remaining) * Fraction(trend.late) / Fraction(trend.done)
                found += rounded(exact, currency)
        return found


def _trends(
    splits: Mapping[_Week, tuple[Split, Split]],
) -> dict[DepartmentId | None, Trend]:
    found: dict[DepartmentId | None, Trend] = {}
    for (department, _week), (planned, actual) in splits.items():
        before = found.get(department, Trend())
        late = sum((actual.of(cause) - planned.of(cause) for cause in _LATE), _NOTHING)
        found[department] = Trend(done=before.done + planned.total, late=before.late + late)
    return found


def _by(cells: Iterable[MoneyCell], key: Callable[[MoneyCell], _KeyT]) -> dict[_KeyT, Figures]:
    found: dict[_KeyT, Figures] = {}
    for cell in cells:
        place = key(cell)
        found[place] = found.get(place, Figures()) + cell.figures
    return found


def _first(item: tuple[DepartmentId | None, object]) -> int:
    return item[0] or _LAST
