"""Budgets as they were: kept by name, each compared with the one of now."""

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.money import KeepBudget, RemoveRevision
from crewplanner.app.money_text import figure
from crewplanner.app.queries.budget_changes import BudgetChange, budget_figures, compared
from crewplanner.app.words import date_text
from crewplanner.domain.budgets import BudgetRevision
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.budget_columns import amount_columns
from crewplanner.ui.dialogs.dialog import FormDialog, FormError
from crewplanner.ui.dialogs.record_list import RecordList
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import RIGHT, Column, TableModel, TableProxy
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.table_view import TableView
from crewplanner.ui.widgets.text import label

_LIST_WIDTH = 300


class KeepDialog(FormDialog[KeepBudget]):
    """Under which name, and why."""

    def __init__(self, look: Look, production: Production, parent: QWidget | None = None) -> None:
        super().__init__(
            look,
            _("Keep this budget"),
            _("Keep"),
            about=_("As it is now, for comparison; it cannot be changed later."),
            width=460,
            parent=parent,
        )
        self._production = production.id
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("As locked"))
        self.note = QLineEdit()
        self.form.add("name", _("&Name"), self.name, wide=True)
        self.form.add("note", _("N&ote"), self.note, wide=True)

    def result_of_form(self) -> KeepBudget:
        name = self.name.text().strip()
        if not name:
            raise FormError({"name": _("A revision needs a name, such as “As locked”.")})
        note = self.note.text().strip()
        return KeepBudget(production=self._production, name=name, note=note)


class RevisionsTab(QWidget):
    """The revisions at the side, the chosen one compared with now beside it."""

    def __init__(self, host: ProjectDialog) -> None:
        super().__init__()
        self._host = host
        self._production: Production | None = None
        self.list = RecordList[BudgetRevision](
            host.look, _("Revisions"), _columns(), key=lambda row: row.id, narrow=True
        )
        self.list.edit.hide()
        self.list.add.setText(_("Keep this budget…"))
        self.list.table.set_hint(_("Keep the budget before you change it, to compare later."))
        self.list.setMaximumWidth(host.look.px(_LIST_WIDTH))
        self.said = label("", "strong", wrap=True)
        self.changes = TableView(host.look, _("Then and now"))
        self._model: TableModel[BudgetChange] = TableModel(
            (), key=lambda row: (row.account, row.name), parent=self
        )
        self._proxy = TableProxy(self._model, self)
        self.changes.setModel(self._proxy)
        right = QVBoxLayout()
        right.setSpacing(8)
        self.said.setMinimumHeight(self.list.add.sizeHint().height())
        right.addWidget(self.said)
        right.addWidget(self._framed(), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self.list.add_asked.connect(self._keep)
        self.list.remove_asked.connect(self._remove)
        self.list.selected.connect(self._compare)

    def show_production(self, plan: Plan, production: Production) -> None:
        """Show the revisions of a production's budget, the latest first."""
        self._production = production
        columns = _change_columns(production.currency)
        self._model.set_table(columns, ())
        self.changes.show_columns(columns)
        found = [one for one in plan.budget_revisions.values() if one.production == production.id]
        self.list.set_rows(sorted(found, key=lambda one: -one.number))
        self.list.set_barred(self._host.barred)
        self._compare()

    def _framed(self) -> QWidget:
        frame = Surface(self._host.look, "surface", lines=("all",), radius=8)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 7)
        inside.addWidget(self.changes)
        return frame

    def _compare(self) -> None:
        production, revision = self._production, self.list.current()
        if production is None or revision is None:
            self.said.setText("")
            self._model.set_rows(())
            return
        now = budget_figures(self._host.workspace.plan, production.id)
        changes = compared(revision.lines, now)
        self._model.set_rows(changes)
        count = sum(not one.same for one in changes)
        total = sum((one.difference for one in changes), Decimal(0))
        more = figure(total, production.currency, sign=True)
        text = ngettext(
            "Since “{name}”: {count} line differs, {amount} in all",
            "Since “{name}”: {count} lines differ, {amount} in all",
            count,
        )
        self.said.setText(text.format(name=revision.name, count=count, amount=more))

    def _keep(self) -> None:
        if self._production is not None:
            dialog = KeepDialog(self._host.look, self._production, parent=self._host)
            command = dialog.ask()
            if command is not None:
                self._host.do(command)

    def _remove(self, rows: list[BudgetRevision]) -> None:
        said = ngettext("Removed {name}", "Removed {count} revisions", len(rows))
        commands = tuple(RemoveRevision(revision=row.id) for row in rows)
        self._host.do(
            Batch(commands=commands, words=_("Remove budget revision")),
            toast=said.format(name=rows[0].name, count=len(rows)),
        )


def _columns() -> tuple[Column[BudgetRevision], ...]:
    return (
        Column(
            id="name",
            title=_("Name"),
            value=lambda row: row.name,
            strong=True,
            stretch=True,
            least=110,
            tip=lambda row: row.note or row.name,
        ),
        Column(
            id="at",
            title=_("Kept"),
            value=lambda row: date_text(row.at.date(), year=False),
            sort=lambda row: row.number,
            width=120,
            fit=True,
        ),
    )


def _change_columns(currency: str) -> tuple[Column[BudgetChange], ...]:
    return (
        Column(id="account", title=_("Account"), value=lambda row: row.account, width=70, fit=True),
        Column(id="name", title=_("Name"), value=lambda row: row.name, stretch=True, least=150),
        *amount_columns(currency, _("Then"), "–"),
        Column(
            id="difference",
            title=_("Difference"),
            value=lambda row: figure(row.difference, currency, sign=True) if row.difference else "",
            sort=lambda row: row.difference,
            align=RIGHT,
            width=100,
            fit=True,
        ),
    )
