"""What differs between two budgets: lines that are new, changed or gone, by account or by name."""

from collections.abc import Iterable
from decimal import Decimal
from operator import attrgetter

from crewplanner.dataclass import dataclass
from crewplanner.domain.budgets import BudgetFigure, BudgetRevision
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetChange:
    """A line in both budgets; the side on which it is not there is None."""

    before: BudgetFigure | None
    now: BudgetFigure | None

    @property
    def account(self) -> str:
        """Its account, the newer where they differ."""
        return self._any.account

    @property
    def name(self) -> str:
        """Its name, the newer where they differ."""
        return self._any.name

    @property
    def difference(self) -> Decimal:
        """By how much more it is now; less than nothing where it is less."""
        before = self.before.amount if self.before else Decimal(0)
        return (self.now.amount if self.now else Decimal(0)) - before

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return self.before == self.now

    @property
    def _any(self) -> BudgetFigure:
        found = self.now or self.before
        if found is None:
            raise ValueError("a change has a line on one side at least")
        return found


def budget_figures(plan: Plan, production: ProductionId) -> tuple[BudgetFigure, ...]:
    """The budget of now, in words, in its order."""
    return tuple(
        BudgetFigure(
            account=line.account,
            name=line.name,
            department=plan.departments[line.department].name if line.department else "",
            amount=line.amount,
        )
        for line in plan.budget_lines_of.get(production, ())
    )


def last_revision(plan: Plan, production: ProductionId) -> BudgetRevision | None:
    """The budget as it was kept last; None where it never was."""
    kept = [one for one in plan.budget_revisions.values() if one.production == production]
    return max(kept, key=attrgetter("number"), default=None)


def compared(
    before: Iterable[BudgetFigure], now: Iterable[BudgetFigure]
) -> tuple[BudgetChange, ...]:
    """Every line of both, in the order of now, then those that are gone."""
    left = {_key(line): line for line in before}
    changes = [BudgetChange(before=left.pop(_key(line), None), now=line) for line in now]
    return (*changes, *(BudgetChange(before=line, now=None) for line in left.values()))


def _key(line: BudgetFigure) -> tuple[str, str]:
    return (line.account, "") if line.account else ("", line.name.casefold())
