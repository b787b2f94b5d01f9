"""An example of every command about budgets and money beside pay."""

from dataclasses import replace
from decimal import Decimal

from crewplanner.app.commands.money import (
    KeepBudget,
    RemoveAllowance,
    RemoveBudgetLine,
    RemoveFringe,
    RemoveRevision,
    ReplaceBudget,
    SaveAllowance,
    SaveBudgetLine,
    SaveFringe,
    SetHolidayPay,
)
from crewplanner.domain.budgets import Allowance, AllowanceKind, Fringe
from crewplanner.domain.ids import NEW
from crewplanner.domain.productions import BudgetLine


def line(s, **own):
    """The crew of the gaffer's department, for 20,000."""
    given = {
        "id": NEW,
        "production": s.first.id,
        "name": "Electric",
        "account": "2500",
        "department": s.gaffer.department,
        "amount": Decimal("20000.00"),
    }
    return BudgetLine(**given | own)


def per_diem(s, **own):
    given = {"id": NEW, "production": s.first.id, "rate": Decimal("35.50")}
    return Allowance(**given | own)


MONEY_EXAMPLES = {
    SaveBudgetLine: lambda s: SaveBudgetLine(line=line(s)),
    RemoveBudgetLine: lambda s: RemoveBudgetLine(line=next(iter(s.plan.budget_lines))),
    ReplaceBudget: lambda s: ReplaceBudget(
        production=s.first.id,
        lines=(line(s, amount=Decimal(18000)), line(s, account="2600", name="Grip")),
        before="Before the file",
    ),
    KeepBudget: lambda s: KeepBudget(production=s.first.id, name="As locked"),
    RemoveRevision: lambda s: RemoveRevision(revision=next(iter(s.plan.budget_revisions))),
    SaveFringe: lambda s: SaveFringe(
        fringe=Fringe(id=NEW, production=s.first.id, name="NI", percent=Decimal("13.8"))
    ),
    RemoveFringe: lambda s: RemoveFringe(fringe=next(iter(s.plan.fringes))),
    SaveAllowance: lambda s: SaveAllowance(
        allowance=per_diem(s, person=s.ana.id, kind=AllowanceKind.MILEAGE, quantity=Decimal(32))
    ),
    RemoveAllowance: lambda s: RemoveAllowance(allowance=next(iter(s.plan.allowances))),
    SetHolidayPay: lambda s: SetHolidayPay(production=s.first.id, percent=Decimal("12.07")),
}


def prepare_money(kind, s, workspace):
    """What there must be before such a command changes something."""
    if kind in {RemoveBudgetLine, ReplaceBudget, KeepBudget, RemoveRevision}:
        workspace.do(SaveBudgetLine(line=line(s)))
    if kind is RemoveRevision:
        workspace.do(KeepBudget(production=s.first.id, name="As locked"))
    if kind is RemoveFringe:
        fringe = Fringe(id=NEW, production=s.first.id, name="NI", percent=Decimal(1))
        workspace.do(SaveFringe(fringe=fringe))
    if kind is RemoveAllowance:
        workspace.do(SaveAllowance(allowance=replace(per_diem(s), person=None)))
