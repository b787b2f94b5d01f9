"""The lines of a budget in a table: account, name, department, amount, typed in place or asked."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.money import RemoveBudgetLine, SaveBudgetLine
from crewplanner.app.money_text import figure, money
from crewplanner.app.words import department_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import NEW, BudgetLineId, DepartmentId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import BudgetLine, Production
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.choices import department_options
from crewplanner.ui.dialogs.dialog import FormDialog, FormError
from crewplanner.ui.dialogs.record_list import RecordList
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.dialogs.typed_numbers import plain_number, read_number, typed_number
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import RIGHT, Column
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.text import label

_REFUSED = "amount"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """A line with the word for its department and its amount as it is shown."""

    line: BudgetLine
    department: str
    amount: str


class LineDialog(FormDialog[SaveBudgetLine]):
    """Account, name, department, amount."""

    def __init__(
        self,
        look: Look,
        plan: Plan,
        production: Production,
        line: BudgetLine | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Edit budget line") if line else _("Add budget line")
        super().__init__(look, title, _("Save") if line else _("Add"), width=480, parent=parent)
        self._line = line or BudgetLine(
            id=BudgetLineId(NEW), production=production.id, name="", amount=Decimal(0)
        )
        self.account = QLineEdit(self._line.account)
        self.name = QLineEdit(self._line.name)
        options = [
            (None, _("No department: for everybody")),
            *department_options(plan, production.words),
        ]
        self.department = ChoiceBox[DepartmentId | None](look, options, self._line.department)
        self.amount = QLineEdit(plain_number(self._line.amount) if line else "")
        self.form.add("account", _("&Account"), self.account, help_text=_("Its number, if any"))
        self.form.add("name", _("&Name"), self.name, wide=True)
        self.form.add("department", _("&Department"), self.department, wide=True)
        self.form.add("amount", _("A&mount"), self.amount, unit=production.currency)

    def result_of_form(self) -> SaveBudgetLine:
        errors: dict[str, str] = {}
        amount = read_number(self.amount, "amount", errors)
        name = self.name.text().strip()
        if not name:
            errors["name"] = _("A budget line needs a name.")
        if errors:
            raise FormError(errors)
        return SaveBudgetLine(
            line=replace(
                self._line,
                account=self.account.text().strip(),
                name=name,
                department=self.department.value(),
                amount=amount,
            )
        )


class LinesTab(QWidget):
    """The list in the order of the budget, its sum below."""

    def __init__(self, host: ProjectDialog) -> None:
        super().__init__()
        self._host = host
        self._production: Production | None = None
        self.list = RecordList[LineRow](
            host.look, _("Budget lines"), _columns(), key=lambda row: row.line.id, ordered=True
        )
        self.list.table.set_hint(
            _("No budget yet. Add its lines, or import them from a workbook or CSV file.")
        )
        self.total = label("", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self.list)
        column.addWidget(self.total)
        self.list.add_asked.connect(self._add)
        self.list.edit_asked.connect(self._edit)
        self.list.remove_asked.connect(self._remove)
        self.list.move_asked.connect(self._move)
        self.list.model.edited.connect(self._type)

    def show_production(self, plan: Plan, production: Production) -> None:
        """Show the budget of a production."""
        self._production = production
        lines = plan.budget_lines_of.get(production.id, ())
        self.list.set_rows([_row(plan, production, line) for line in lines])
        self.list.set_barred(self._host.barred)
        total = sum((line.amount for line in lines), Decimal(0))
        text = ngettext("{count} line, {amount}", "{count} lines, {amount}", len(lines))
        amount = money(total, production.currency)
        self.total.setText(text.format(count=len(lines), amount=amount))

    def _add(self) -> None:
        self._ask(None)

    def _edit(self, row: LineRow) -> None:
        self._ask(row.line)

    def _ask(self, line: BudgetLine | None) -> None:
        if self._production is None:
            return
        plan = self._host.workspace.plan
        dialog = LineDialog(self._host.look, plan, self._production, line, parent=self._host)
        command = dialog.ask()
        change = self._host.do(command) if command is not None else None
        if change is not None:
            added = change.added.get("budget_lines")
            self.list.choose(added[0] if added else line.id if line else None)

    def _type(self, row: LineRow, column: str, text: object) -> None:
        """An account, a name or an amount was typed in the table."""
        said = str(text).strip()
        if column == "amount":
            try:
                line = replace(row.line, amount=typed_number(said))
            except ValueError as error:
                self._host.say(str(error), key=_REFUSED)
                return
        elif column == "account":
            line = replace(row.line, account=said)
        else:
            line = replace(row.line, name=said)
        self._host.messages.clear_message(_REFUSED)
        self._host.do(SaveBudgetLine(line=line))

    def _move(self, row: LineRow, step: int) -> None:
        lines = [one.line for one in self.list.model.rows]
        at = lines.index(row.line)
        order = list(lines)
        order.insert(at + step, order.pop(at))
        saved = tuple(
            SaveBudgetLine(line=replace(line, position=place))
            for place, line in enumerate(order)
            if line.position != place
        )
        self._host.do(Batch(commands=saved, words=_("Move budget line")))
        self.list.choose(row.line.id)

    def _remove(self, rows: list[LineRow]) -> None:
        said = ngettext("Removed {name}", "Removed {count} lines", len(rows))
        self._host.do(
            Batch(
                commands=tuple(RemoveBudgetLine(line=row.line.id) for row in rows),
                words=_("Remove budget line"),
            ),
            toast=said.format(name=row_name(rows[0].line), count=len(rows)),
        )


def row_name(line: BudgetLine) -> str:
    """`2500 Camera`."""
    return f"{line.account} {line.name}".strip()


def _row(plan: Plan, production: Production, line: BudgetLine) -> LineRow:
    found = plan.departments.get(line.department) if line.department else None
    return LineRow(
        line=line,
        department=department_name(found, production.words) if found else "",
        amount=figure(line.amount, production.currency),
    )


def _columns() -> tuple[Column[LineRow], ...]:
    def typed(name: str, title: str, read: Callable[[LineRow], str], width: int) -> Column[LineRow]:
        return Column(
            id=name,
            title=title,
            value=read,
            edit=read,
            width=width,
            least=60,
            stretch=name == "name",
            strong=name == "name",
        )

    return (
        typed("account", _("Account"), lambda row: row.line.account, 90),
        typed("name", _("Name"), lambda row: row.line.name, 200),
        Column(
            id="department",
            title=_("Department"),
            value=lambda row: row.department or _("everybody"),
            width=170,
            tone=lambda _row: "muted",
        ),
        Column(
            id="amount",
            title=_("Amount"),
            value=lambda row: row.amount,
            edit=lambda row: plain_number(row.line.amount),
            align=RIGHT,
            width=120,
        ),
    )
