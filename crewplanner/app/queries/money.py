"""The money of a production: budget, plan by certainty, actual, forecast, and why they differ.

Everything is exact: `actual` is what `pay` comes to for the same dates, to the penny, and what is
paid beside it stands on lines of its own.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from enum import StrEnum

from crewplanner.app.queries.budget_changes import BudgetChange
from crewplanner.dataclass import dataclass
from crewplanner.domain.budgets import BudgetRevision
from crewplanner.domain.hot_cost import Split
from crewplanner.domain.ids import BudgetLineId, DepartmentId, PersonId, ProductionId
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.values import DateSpan

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One sum of money from all sides, in the production's currency.

    `planned` are confirmed bookings at planned times, `done` the part of them whose times are
    known by now, `actual` what those times cost. The other three take worked times where known and
    planned ones else: `at_least` of confirmed bookings, `likely` with first holds and offers too,
    `most` if all pencils confirm.
    """

    planned: Decimal = _NOTHING
    done: Decimal = _NOTHING
    actual: Decimal = _NOTHING
    at_least: Decimal = _NOTHING
    likely: Decimal = _NOTHING
    most: Decimal = _NOTHING

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(**{name: getattr(self, name) + getattr(other, name) for name in BOOKS})

    @property
    def remaining(self) -> Decimal:
        """What is likely still to come."""
        return self.likely - self.actual


BOOKS: tuple[str, ...] = tuple(one.name for one in fields(Figures))
"""The sides from which money is looked at."""


def added(figures: Iterable[Figures]) -> Figures:
    """All of them together."""
    return sum(figures, Figures())


class Part(StrEnum):
    """What money is for: pay, as `pay` tells it, or what comes beside it."""

    PAY = "pay"
    HOLIDAY_PAY = "holiday_pay"
    FRINGE = "fringe"
    ALLOWANCE = "allowance"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyCell:
    """The money of one part on one budget line, of one department, in one week from `week` on.

    `name` says which fringe or allowance it is.
    """

    line: BudgetLineId | None
    department: DepartmentId | None
    week: dt.date
    part: Part
    name: str = ""
    figures: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """What running late has cost so far, in parts of what was planned for the same work.

    `late` is overtime, meal and rest pay above plan on `done` planned money.
    """

    done: Decimal = _NOTHING
    late: Decimal = _NOTHING

    @property
    def share(self) -> Decimal:
        """`late` by `done`; nothing before anything is done."""
        return self.late / self.done if self.done else _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyRow:
    """A budget line, a department or everything.

    `trend` is what is added to what remains for running late as before; `budget` is None where
    there is none.
    """

    name: str
    account: str = ""
    line: BudgetLineId | None = None
    department: DepartmentId | None = None
    budget: Decimal | None = None
    figures: Figures
    trend: Decimal = _NOTHING

    @property
    def forecast(self) -> Decimal:
        """What it will have cost: actual, what likely remains, and the trend on that."""
        return self.figures.likely + self.trend

    @property
    def left(self) -> Decimal | None:
        """Budget less forecast; below nothing it is over."""
        return None if self.budget is None else self.budget - self.forecast


@dataclass(frozen=True, slots=True, kw_only=True)
class Variance:
    """A department's week as far as it is done: planned beside actual, by cause."""

    department: DepartmentId | None
    name: str
    week: dt.date
    planned: Split
    actual: Split

    @property
    def difference(self) -> Split:
        """Actual minus planned, cause by cause."""
        return self.actual - self.planned


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHours:
    """Somebody's minutes: planned, worked so far, expected in the end, and of those overtime."""

    person: PersonId
    name: str
    department: str
    planned: int
    worked: int
    expected: int
    overtime: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyView:
    """All of a production's money. `unpriced` are people some of whose dates have no price.

    `revision` is the budget as it was kept last, if ever; `changes` are its lines then and now.
    """

    production: ProductionId
    title: str
    words: FilmWords
    currency: str
    span: DateSpan
    today: dt.date
    cells: tuple[MoneyCell, ...]
    lines: tuple[MoneyRow, ...]
    departments: tuple[MoneyRow, ...]
    parts: tuple[MoneyRow, ...]
    total: MoneyRow
    weeks: tuple[tuple[dt.date, Figures], ...]
    overtime: tuple[tuple[str, Decimal], ...]
    variances: tuple[Variance, ...]
    trends: tuple[tuple[DepartmentId | None, Trend], ...]
    people: tuple[PersonHours, ...]
    unpriced: tuple[str, ...]
    revision: BudgetRevision | None = None
    changes: tuple[BudgetChange, ...] = ()
