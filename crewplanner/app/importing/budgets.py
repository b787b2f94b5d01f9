"""A budget from a file: the columns guessed, the lines compared with those of now, then taken.

Account and name may stand in one column ("2500 Camera"). Headings without an amount and sums are
no lines; what cannot be understood is told with its row, and nothing of it is taken.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from crewplanner.app.commands.money import ReplaceBudget
from crewplanner.app.errors import Refused
from crewplanner.app.importing.columns import BudgetField
from crewplanner.app.importing.folding import cleaned, folded
from crewplanner.app.importing.header_words import HeaderWords
from crewplanner.app.importing.rates import amount_of
from crewplanner.app.importing.sources import read_tables
from crewplanner.app.importing.tables import Table, blank, cell
from crewplanner.app.jobs import Cancelled, Progress
from crewplanner.app.queries.budget_changes import BudgetChange, budget_figures, compared
from crewplanner.dataclass import dataclass
from crewplanner.domain.budgets import BudgetFigure
from crewplanner.domain.ids import NEW, BudgetLineId, DepartmentId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import BudgetLine
from crewplanner.i18n import _

_WORDS: Mapping[BudgetField, tuple[str, ...]] = MappingProxyType(
    {
        BudgetField.ACCOUNT: ("account", "acct", "account no", "account number", "code", "acct no",
                              "a/c", "number", "no", "konto", "compte"),
        BudgetField.NAME: ("name", "description", "line", "item", "title", "category",
                           "account name", "budget line", "bezeichnung", "detail"),
        BudgetField.DEPARTMENT: ("department", "dept", "abteilung", "departement"),
        BudgetField.AMOUNT: ("amount", "budget", "total", "approved budget", "original budget",
                             "current budget", "sum", "cost", "betrag", "montant"),
    }
)  # fmt: skip
_SUMS = frozenset({"total", "subtotal", "sub total", "grand total", "sum", "summe"})
_JOINED = re.compile(r"^(?P<account>\d[\d.\-/]*)\s+(?P<name>\D.*)$")
_NEGATIVE = re.compile(r"^\s*(\(.*\)|[-−].*)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetPreview:
    """What a file would make of the budget. `reported` are rows left out, with their reasons.

    `columns` says what each heading was taken for; `remarks` are sentences about the whole file.
    """

    production: ProductionId
    lines: tuple[BudgetLine, ...]
    changes: tuple[BudgetChange, ...]
    columns: tuple[tuple[str, BudgetField], ...]
    reported: tuple[tuple[int, str], ...]
    remarks: tuple[str, ...] = ()

    @property
    def total(self) -> Decimal:
        """What the lines come to."""
        return sum((line.amount for line in self.lines), Decimal(0))

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not self.lines or all(change.same for change in self.changes)

    def command(self, before: str = "") -> ReplaceBudget:
        """What takes it; the budget of now is kept as a revision of the name `before`, if said."""
        return ReplaceBudget(production=self.production, lines=self.lines, before=before)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetImport:
    """A job that reads a file for one production. It writes nothing."""

    data: bytes
    plan: Plan
    production: ProductionId
    sheet: str = ""

    def run(self, progress: Progress, cancelled: Cancelled) -> BudgetPreview:
        """The preview. Raises Refused for what is no budget; Stopped when cancelled."""
        progress(0, 0)
        table, fields = _chosen(read_tables(self.data, cancelled), self.sheet)
        heading = _words().find_row(table)
        head = table.rows[heading - 1]
        known = _Known.of(self.plan, self.production)
        lines: list[BudgetLine] = []
        reported: list[tuple[int, str]] = []
        seen: set[tuple[str, str]] = set()
        for number, row in enumerate(table.rows[heading:], start=heading + 1):
            found = _read(row, fields, known)
            if isinstance(found, str):
                reported.append((number, found))
            elif found is not None:
                key = (found.account, "" if found.account else folded(found.name))
                if key in seen:
                    reported.append((number, _("This account stands further up already.")))
                    continue
                seen.add(key)
                lines.append(found)
        if not lines:
            raise Refused(_("No line of a budget was found: each needs a name and an amount."))
        return BudgetPreview(
            production=self.production,
            lines=tuple(lines),
            changes=compared(
                budget_figures(self.plan, self.production), _figures(self.plan, lines)
            ),
            columns=tuple((cleaned(cell(head, place)), field) for field, place in fields.items()),
            reported=tuple(reported),
            remarks=table.remarks,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The departments by their words, and which department each line has now."""

    production: ProductionId
    departments: Mapping[str, DepartmentId]
    lines: Mapping[str, DepartmentId | None]

    @classmethod
    def of(cls, plan: Plan, production: ProductionId) -> "_Known":
        """What is known in the plan."""
        departments: dict[str, DepartmentId] = {}
        for one in plan.departments.values():
            departments[folded(one.name)] = one.id
            if one.name_uk:
                departments[folded(one.name_uk)] = one.id
        lines: dict[str, DepartmentId | None] = {}
        for line in plan.budget_lines_of.get(production, ()):
            lines[line.account or folded(line.name)] = line.department
        return cls(production=production, departments=departments, lines=lines)


@cache
def _words() -> HeaderWords:
    return HeaderWords(_WORDS)


def _chosen(tables: tuple[Table, ...], sheet: str) -> tuple[Table, dict[BudgetField, int]]:
    """The sheet named, or the first that has the columns of a budget."""
    if sheet:
        tables = tuple(one for one in tables if folded(one.sheet) == folded(sheet))
        if not tables:
            raise Refused(_("There is no sheet “{name}” in the file.").format(name=sheet))
    for table in tables:
        heading = _words().find_row(table)
        fields = _columns(table.rows[heading - 1]) if heading else {}
        if {BudgetField.NAME, BudgetField.AMOUNT} <= fields.keys():
            return table, fields
    raise Refused(
        _("The columns were not understood. Name them Account, Name, Department and Amount.")
    )


def _columns(head: tuple[str, ...]) -> dict[BudgetField, int]:
    """The first column that names each field in so many words, else the likeliest.

    A lone account column serves as the name too: both often stand in one.
    """
    found: dict[BudgetField, int] = {}
    for read in (_words().exact, _words().likely):
        for place, text in enumerate(head):
            name = read(text)
            if name and BudgetField(name) not in found and place not in found.values():
                found[BudgetField(name)] = place
    if BudgetField.NAME not in found:
        for field in (BudgetField.ACCOUNT, BudgetField.DEPARTMENT):
            if field in found:
                found[BudgetField.NAME] = found[field]
                break
    return found


def _read(
    row: tuple[str, ...], fields: Mapping[BudgetField, int], known: _Known
) -> BudgetLine | str | None:
    """The line of a row; why it is none, where it should be; None for what is none on purpose."""

    def said(field: BudgetField) -> str:
        return cleaned(cell(row, fields[field])) if field in fields else ""

    account, name, amount = (
        said(field) for field in (BudgetField.ACCOUNT, BudgetField.NAME, BudgetField.AMOUNT)
    )
    if blank(row) or folded(name).strip(" :") in _SUMS or folded(account).strip(" :") in _SUMS:
        return None
    joined = _JOINED.match(name)
    if joined and account in {"", name}:
        account, name = joined["account"], joined["name"].strip()
    account = account.removesuffix(".0")
    if not amount:
        return None if name else _("There is neither a name nor an amount.")
    if not name:
        return _("There is an amount, but no name.")
    if _NEGATIVE.match(amount):
        return _("“{text}” is less than nothing.").format(text=amount)
    money = amount_of(amount)
    if money is None:
        return _("“{text}” is no amount.").format(text=amount)
    return _line(known, account, name, (said(BudgetField.DEPARTMENT), money))


def _line(known: _Known, account: str, name: str, told: tuple[str, Decimal]) -> BudgetLine | str:
    department, amount = told
    if department:
        found = known.departments.get(folded(department))
        if found is None:
            return _("There is no department “{name}” in this project.").format(name=department)
    else:
        now = known.lines.get(account or folded(name))
        found = now or known.departments.get(folded(name))
    return BudgetLine(
        id=BudgetLineId(NEW),
        production=known.production,
        account=account,
        name=name,
        department=found,
        amount=amount,
    )


def _figures(plan: Plan, lines: list[BudgetLine]) -> Iterator[BudgetFigure]:
    for line in lines:
        name = plan.departments[line.department].name if line.department else ""
        yield BudgetFigure(
            account=line.account, name=line.name, department=name, amount=line.amount
        )
