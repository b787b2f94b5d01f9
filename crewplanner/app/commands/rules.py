"""What a production asks of its plan: how hard each rule is, its limits, ways and budget lines."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.money import RemoveBudgetLine, SaveBudgetLine
from crewplanner.app.errors import Refused
from crewplanner.app.words import department_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.findings import OFF, RuleKind, Severity
from crewplanner.domain.ids import (
    NEW,
    BudgetLineId,
    DepartmentId,
    PlaceId,
    ProductionId,
    TravelTimeId,
)
from crewplanner.domain.productions import BudgetLine, TravelTime
from crewplanner.domain.rules import CATALOG
from crewplanner.i18n import _
from crewplanner.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRule(Command):
    """Say how hard a rule is in a production, and its limits by their fields of `Production`.

    `severity` is the name of a `Severity`, OFF, or empty for what is usual; None leaves it.
    """

    production: ProductionId
    rule: RuleKind
    severity: str | None = None
    limits: tuple[tuple[str, int], ...] = ()

    def label(self) -> str:
        return _("Change rule")

    def run(self, tx: Transaction) -> None:
        entry = next(entry for entry in CATALOG if entry.kind is self.rule)
        changes: dict[str, Any] = {}
        for name, value in self.limits:
            if name not in entry.settings:
                raise Refused(_("This rule has no such limit."))
            if value < 0 or (name == "rolling_days" and not 1 <= value <= LONGEST_WINDOW):
                raise Refused(_("A limit cannot be less than nothing."))
            changes[name] = value
        production = tx.productions.get(self.production)
        if self.severity is not None:
            if self.severity not in {"", OFF, *Severity}:
                raise Refused(_("A rule is a conflict, a warning, a note, or off."))
            kept = {code: said for code, said in production.severities if code != self.rule}
            if self.severity and self.severity != entry.usual:
                kept[self.rule.value] = self.severity
            changes["severities"] = tuple(sorted(kept.items()))
        tx.productions.save(replace(production, **changes))


LONGEST_WINDOW = 92
"""Hours may be counted over a quarter of a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTravelTime(Command):
    """Say how many minutes it takes between two places of a production; 0 forgets it."""

    production: ProductionId
    one: PlaceId
    other: PlaceId
    minutes: int

    def label(self) -> str:
        return _("Set travel time")

    def run(self, tx: Transaction) -> None:
        if self.one == self.other:
            raise Refused(_("Choose two places."))
        if self.minutes < 0:
            raise Refused(_("A way cannot take less than no time."))
        if any(tx.places.get(key).production != self.production for key in (self.one, self.other)):
            raise Refused(_("That place belongs to another production."))
        ends = {self.one, self.other}
        known = tx.travel_times.find(production=self.production)
        for way in known:
            if {way.one, way.other} == ends:
                tx.travel_times.remove(way.id)
        if self.minutes:
            tx.travel_times.add(
                TravelTime(
                    id=TravelTimeId(NEW),
                    production=self.production,
                    one=self.one,
                    other=self.other,
                    minutes=self.minutes,
                )
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBudget(Command):
    """Say what a line of a department's crew may cost, or of everybody's; 0 forgets that line.

    It is the department's line with the `account`, else the one with the `name`, else its only
    one; where none is meant, a line is added. The other lines stay.
    """

    production: ProductionId
    department: DepartmentId | None
    amount: Decimal
    name: str = ""
    account: str = ""

    def label(self) -> str:
        return _("Set budget")

    def run(self, tx: Transaction) -> None:
        lines = tx.budget_lines.find(production=self.production)
        meant = self._meant([line for line in lines if line.department == self.department])
        if not self.amount:
            if meant is None:
                raise Refused(_("There is no such budget line."))
            RemoveBudgetLine(line=meant.id).run(tx)
            return
        line = meant or BudgetLine(
            id=BudgetLineId(NEW),
            production=self.production,
            name=self._usual_name(tx),
            department=self.department,
        )
        name, account = self.name.strip() or line.name, self.account.strip() or line.account
        changed = replace(line, name=name, account=account, amount=self.amount)
        SaveBudgetLine(line=changed).run(tx)

    def _meant(self, own: list[BudgetLine]) -> BudgetLine | None:
        name, account = self.name.strip().casefold(), self.account.strip()
        for line in own:
            if account and line.account == account:
                return line
        if name:
            fitting = [line for line in own if self._fits(line)]
            return next((line for line in fitting if line.name.casefold() == name), None)
        if account:
            return own[0] if len(own) == 1 and not own[0].account else None
        if len(own) > 1:
            known = ", ".join(f"“{line.name}”" for line in own)
            raise Refused(_("Say which line is meant: {lines}.").format(lines=known))
        return next(iter(own), None)

    def _fits(self, line: BudgetLine) -> bool:
        """Whether a line can be the one with that account: it has none yet, or none is said."""
        return not self.account.strip() or not line.account

    def _usual_name(self, tx: Transaction) -> str:
        if self.department is None:
            return _("Crew")
        words = tx.productions.get(self.production).words
        return department_name(tx.departments.get(self.department), words)
