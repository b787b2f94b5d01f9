"""What crew costs beside pay: fringes, allowances; and budgets as they were."""

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import (
    AllowanceId,
    BudgetLineId,
    BudgetRevisionId,
    FringeId,
    PersonId,
    ProductionId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetFigure:
    """A line of a budget as it was: account, name, department in words, amount."""

    account: str
    name: str
    department: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRevision:
    """A budget as it was when somebody kept it. Numbers count from 1 in a production."""

    id: BudgetRevisionId
    production: ProductionId
    number: int
    name: str
    who: str
    at: dt.datetime
    lines: tuple[BudgetFigure, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fringe:
    """Employer's contributions on pay, in percent: of one budget line, or of all without one."""

    id: FringeId
    production: ProductionId
    name: str
    percent: Decimal
    line: BudgetLineId | None = None


class AllowanceKind(StrEnum):
    """What an allowance is for."""

    PER_DIEM = "per_diem"
    MILEAGE = "mileage"
    KIT = "kit"
    PHONE = "phone"
    OTHER = "other"


class AllowancePer(StrEnum):
    """For what an allowance is paid: each day worked, each week in which there was one, or once."""

    DAY = "day"
    WEEK = "week"
    ONCE = "once"


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """Money beside pay, for a person or for everybody: `quantity` (miles, days) at `rate` each.

    It is due between the two dates, both included, as far as they are said.
    """

    id: AllowanceId
    production: ProductionId
    person: PersonId | None = None
    kind: AllowanceKind = AllowanceKind.PER_DIEM
    name: str = ""
    rate: Decimal
    quantity: Decimal = Decimal(1)
    per: AllowancePer = AllowancePer.DAY
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    def covers(self, date: dt.date) -> bool:
        """Whether it is due on that date."""
        after_start = self.valid_from is None or self.valid_from <= date
        return after_start and (self.valid_to is None or date <= self.valid_to)
