"""Budgets and what crew costs beside pay: lines, revisions, fringes, allowances, holiday pay."""

from dataclasses import replace
from decimal import Decimal

from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.dataclass import dataclass
from crewplanner.domain.budgets import Allowance, BudgetFigure, BudgetRevision, Fringe
from crewplanner.domain.ids import (
    NEW,
    AllowanceId,
    BudgetLineId,
    BudgetRevisionId,
    FringeId,
    ProductionId,
)
from crewplanner.domain.productions import BudgetLine
from crewplanner.i18n import _
from crewplanner.store.transaction import Transaction

MOST_PERCENT = 1_000
"""No contribution comes to more than ten times the pay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveBudgetLine(Command):
    """Add a line (its id is NEW, it comes last) or keep a line's new state."""

    line: BudgetLine

    def label(self) -> str:
        return _("Add budget line") if self.line.id == NEW else _("Edit budget line")

    def run(self, tx: Transaction) -> None:
        line = replace(self.line, name=self.line.name.strip(), account=self.line.account.strip())
        if not line.name:
            raise Refused(_("A budget line needs a name."))
        _check_amount(line.amount)
        own = tx.budget_lines.find(production=line.production)
        same = [one for one in own if one.account == line.account and one.id != line.id]
        if line.account and same:
            raise Refused(
                _("Account {account} is the line “{name}” already.").format(
                    account=line.account, name=same[0].name
                )
            )
        if line.id != NEW:
            tx.budget_lines.save(line)
            return
        position = max((one.position for one in own), default=-1) + 1
        tx.budget_lines.add(replace(line, position=position))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveBudgetLine(Command):
    """Remove a line; its fringes go with it, deals that named it go by their department again."""

    line: BudgetLineId

    def label(self) -> str:
        return _("Remove budget line")

    def run(self, tx: Transaction) -> None:
        tx.budget_lines.remove(self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceBudget(Command):
    """Take a whole budget, from a file say: lines by account, or by name where they have none.

    A line that is there gets the new name, department and amount and keeps its fringes; one that is
    not among them goes. The budget of before is kept as a revision named `before`, if said.
    """

    production: ProductionId
    lines: tuple[BudgetLine, ...]
    before: str = ""

    def label(self) -> str:
        return _("Take budget")

    def run(self, tx: Transaction) -> None:
        own = tx.budget_lines.find(production=self.production)
        if self.before and own:
            _keep(tx, self.production, self.before, "")
        known = {_key(line): line for line in own}
        if len({_key(line) for line in self.lines}) < len(self.lines):
            raise Refused(_("An account stands twice in this budget. Give each line its own."))
        for position, line in enumerate(self.lines):
            _check_amount(line.amount)
            same = known.pop(_key(line), None)
            placed = replace(line, production=self.production, position=position)
            if same is None:
                tx.budget_lines.add(replace(placed, id=BudgetLineId(NEW)))
            else:
                tx.budget_lines.save(replace(placed, id=same.id))
        for line in known.values():
            tx.budget_lines.remove(line.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepBudget(Command):
    """Keep the budget as it is now as a revision, for comparison."""

    production: ProductionId
    name: str
    note: str = ""

    def label(self) -> str:
        return _("Keep budget revision")

    def run(self, tx: Transaction) -> None:
        name = self.name.strip()
        if not name:
            raise Refused(_("A revision needs a name, such as “As locked”."))
        _keep(tx, self.production, name, self.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveRevision(Command):
    """Forget a revision of the budget."""

    revision: BudgetRevisionId

    def label(self) -> str:
        return _("Remove budget revision")

    def run(self, tx: Transaction) -> None:
        tx.budget_revisions.remove(self.revision)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveFringe(Command):
    """Add a contribution in percent of pay (its id is NEW), or keep its new state."""

    fringe: Fringe

    def label(self) -> str:
        return _("Add fringe") if self.fringe.id == NEW else _("Edit fringe")

    def run(self, tx: Transaction) -> None:
        fringe = replace(self.fringe, name=self.fringe.name.strip())
        if not fringe.name:
            raise Refused(_("A fringe needs a name, such as “Employer's NI”."))
        check_percent(fringe.percent)
        if fringe.line is not None and tx.budget_lines.get(fringe.line).production != (
            fringe.production
        ):
            raise Refused(_("That budget line belongs to another production."))
        if fringe.id == NEW:
            tx.fringes.add(fringe)
        else:
            tx.fringes.save(fringe)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveFringe(Command):
    """Remove a contribution."""

    fringe: FringeId

    def label(self) -> str:
        return _("Remove fringe")

    def run(self, tx: Transaction) -> None:
        tx.fringes.remove(self.fringe)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveAllowance(Command):
    """Add an allowance (its id is NEW), or keep its new state."""

    allowance: Allowance

    def label(self) -> str:
        return _("Add allowance") if self.allowance.id == NEW else _("Edit allowance")

    def run(self, tx: Transaction) -> None:
        allowance = replace(self.allowance, name=self.allowance.name.strip())
        _check_amount(allowance.rate)
        _check_amount(allowance.quantity)
        first, last = allowance.valid_from, allowance.valid_to
        if first is not None and last is not None and last < first:
            raise Refused(_("The last date is before the first."))
        if allowance.id == NEW:
            tx.allowances.add(allowance)
        else:
            tx.allowances.save(allowance)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveAllowance(Command):
    """Remove an allowance."""

    allowance: AllowanceId

    def label(self) -> str:
        return _("Remove allowance")

    def run(self, tx: Transaction) -> None:
        tx.allowances.remove(self.allowance)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetHolidayPay(Command):
    """Say how many percent of pay are paid for holidays, where a deal does not say."""

    production: ProductionId
    percent: Decimal

    def label(self) -> str:
        return _("Set holiday pay")

    def run(self, tx: Transaction) -> None:
        check_percent(self.percent)
        tx.productions.save(replace(tx.productions.get(self.production), holiday_pay=self.percent))


def check_percent(percent: Decimal) -> None:
    """Raises Refused for what cannot be a share of pay."""
    if not 0 <= percent <= MOST_PERCENT:
        raise Refused(_("A percentage is between 0 and {most}.").format(most=MOST_PERCENT))


def _check_amount(amount: Decimal) -> None:
    if amount < 0:
        raise Refused(_("An amount cannot be less than nothing."))


def _key(line: BudgetLine) -> tuple[str, str]:
    return (line.account, "") if line.account else ("", line.name.casefold())


def _keep(tx: Transaction, production: ProductionId, name: str, note: str) -> None:
    lines = sorted(tx.budget_lines.find(production=production), key=lambda line: line.position)
    if not lines:
        raise Refused(_("There is no budget to keep yet."))
    departments = {one.id: one.name for one in tx.departments.all()}
    earlier = tx.budget_revisions.find(production=production)
    tx.budget_revisions.add(
        BudgetRevision(
            id=BudgetRevisionId(NEW),
            production=production,
            number=max((one.number for one in earlier), default=0) + 1,
            name=name,
            who=tx.who,
            at=tx.at,
            lines=tuple(
                BudgetFigure(
                    account=line.account,
                    name=line.name,
                    department=departments.get(line.department, "") if line.department else "",
                    amount=line.amount,
                )
                for line in lines
            ),
            note=note,
        )
    )
