"""A budget from a file or pasted rows: what would be new, changed and gone, before it is taken."""

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from crewplanner.app.budget_words import change_word, preview_text
from crewplanner.app.importing.budgets import BudgetImport, BudgetPreview
from crewplanner.app.importing.columns import BudgetField
from crewplanner.app.jobs import Cancelled, Progress
from crewplanner.app.queries.budget_changes import BudgetChange
from crewplanner.app.words import department_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.i18n import N_, _
from crewplanner.ui.dialogs.budget_columns import amount_columns
from crewplanner.ui.dialogs.file_dialogs import AskOpen, ask_open
from crewplanner.ui.dialogs.import_kinds import Source
from crewplanner.ui.dialogs.import_source import SourceStep
from crewplanner.ui.dialogs.job_place import JobPlace
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.jobs import JobRunner
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import Column, TableModel, TableProxy
from crewplanner.ui.widgets.buttons import Button, primary_button
from crewplanner.ui.widgets.form import Form
from crewplanner.ui.widgets.table_view import TableView
from crewplanner.ui.widgets.text import label, selectable, set_property

if TYPE_CHECKING:
    from crewplanner.app.commands.money import ReplaceBudget

_FAILED = "failed"
_FIELDS = MappingProxyType(
    {
        BudgetField.ACCOUNT: N_("account"),
        BudgetField.NAME: N_("name"),
        BudgetField.DEPARTMENT: N_("department"),
        BudgetField.AMOUNT: N_("amount"),
    }
)
"""What a column is taken for, in words."""
_MOST_TOLD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _ReadFile:
    """Reads a source, from the disk where it is a file, and previews it."""

    source: Source
    plan: Plan
    production: Production

    def run(self, progress: Progress, cancelled: Cancelled) -> BudgetPreview:
        path = self.source.path
        data = path.read_bytes() if path is not None else self.source.data
        job = BudgetImport(data=data, plan=self.plan, production=self.production.id)
        return job.run(progress, cancelled)


class BudgetImportDialog(ToolDialog):
    """Gives a command in `command` when it was accepted; it writes nothing itself."""

    def __init__(
        self,
        look: Look,
        jobs: JobRunner,
        plan: Plan,
        production: Production,
        *,
        ask_file: AskOpen = ask_open,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            _("Import a budget"),
            about=_("Columns for account, name, department and amount, whatever they are called."),
            size=(900, 600),
            parent=parent,
        )
        self._plan, self._production, self._ask_file = plan, production, ask_file
        self.command: ReplaceBudget | None = None
        self._preview: BudgetPreview | None = None
        self.work = JobPlace(look, jobs)
        self.source = SourceStep(look)
        self.said = selectable("", "strong")
        self.columns = selectable("", "caption")
        self.reported = selectable("", "")
        self.keep = QLineEdit(_("Before the import"))
        self.table = TableView(look, _("What would change"))
        columns = _columns(plan, production)
        self._model: TableModel[BudgetChange] = TableModel(
            columns, key=lambda row: (row.account, row.name), parent=self
        )
        self.table.setModel(TableProxy(self._model, self))
        self.table.show_columns(columns)
        self.steps = QStackedWidget()
        self.back = Button(look, _("&Back"))
        self.cancel = Button(look, _("Cancel"))
        self.go_on = primary_button(look, _("Preview"))
        self._lay_out(len(plan.budget_lines_of.get(production.id, ())) > 0)
        self._connect()
        self._show_source()

    def read(self, source: Source) -> None:
        """Look at a source from the beginning."""
        job = _ReadFile(source=source, plan=self._plan, production=self._production)
        self.work.start(job, _("Reading the budget"))

    def _lay_out(self, has_budget: bool) -> None:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        for part in (self.said, self.columns, self.reported):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        form = Form(self.look)
        about = _("The budget until now is kept as a revision of this name; with no name it is not")
        form.add("keep", _("&Keep as"), self.keep, help_text=about, wide=True)
        form.setVisible(has_budget)
        if not has_budget:
            self.keep.clear()
        column.addWidget(form)
        self.steps.addWidget(self.source)
        self.steps.addWidget(held)
        self.body.addWidget(self.work)
        self.body.addWidget(self.steps, 1)
        self.start.addWidget(self.back)
        self.start.addWidget(label(_("Nothing is written yet."), "muted"))
        self.end.addWidget(self.cancel)
        self.end.addWidget(self.go_on)

    def _connect(self) -> None:
        self.source.chosen.connect(self.read)
        self.source.file_asked.connect(self._choose_file)
        self.source.text_changed.connect(self._dress)
        self.work.finished.connect(self._show)
        self.work.failed.connect(self._tell)
        self.back.clicked.connect(self._show_source)
        self.cancel.clicked.connect(self.reject)
        self.go_on.clicked.connect(self._go_on)
        self.finished.connect(self.work.give_up)

    def _show(self, preview: BudgetPreview) -> None:
        self.messages.clear_message(_FAILED)
        self._preview = preview
        self.said.setText(preview_text(preview, self._production.currency))
        columns = (f"“{heading}” → {_(_FIELDS[field])}" for heading, field in preview.columns)
        self.columns.setText(_("Columns: {columns}.").format(columns=", ".join(columns)))
        told = [
            _("Row {row} is left out. {reason}").format(row=row, reason=reason)
            for row, reason in preview.reported[:_MOST_TOLD]
        ]
        left = len(preview.reported) - len(told)
        if left > 0:
            told.append(_("and {count} rows more").format(count=left))
        self.reported.setText("\n".join(told))
        self.reported.setVisible(bool(told))
        set_property(self.reported, "tone", "hold.ink")
        self.reported.setVisible(bool(told))
        self._model.set_rows(preview.changes)
        self.steps.setCurrentIndex(1)
        self._dress()

    def _show_source(self) -> None:
        self._preview = None
        self.steps.setCurrentIndex(0)
        self._dress()

    def _dress(self) -> None:
        shown = self._preview is not None
        self.back.setVisible(shown)
        self.go_on.setText(_("Take this budget") if shown else _("Preview"))
        ready = self.source.pasted is not None
        if self._preview is not None:
            ready = not self._preview.empty
        self.go_on.setEnabled(ready)

    def _go_on(self) -> None:
        if self._preview is not None:
            self.command = self._preview.command(self.keep.text().strip())
            self.accept()
        elif self.source.pasted is not None:
            self.read(self.source.pasted)

    def _choose_file(self) -> None:
        types = f"{_('Budgets')} (*.csv *.tsv *.txt *.xlsx *.xlsm *.ods);;{_('All files')} (*)"
        path = self._ask_file(self, _("Choose a budget"), Path.home(), types)
        if path is not None:
            self.source.take_path(path)

    def _tell(self, sentence: str) -> None:
        self.say(sentence, key=_FAILED)


def _columns(plan: Plan, production: Production) -> tuple[Column[BudgetChange], ...]:
    names = {one.name: department_name(one, production.words) for one in plan.departments.values()}

    def department(change: BudgetChange) -> str:
        line = change.now or change.before
        return names.get(line.department, line.department) if line else ""

    return (
        Column(
            id="what",
            title=_("Becomes"),
            value=change_word,
            width=80,
            fit=True,
            tone=lambda row: "muted" if row.same else "",
        ),
        Column(id="account", title=_("Account"), value=lambda row: row.account, width=80),
        Column(id="name", title=_("Name"), value=lambda row: row.name, stretch=True, strong=True),
        Column(id="department", title=_("Department"), value=department, width=150),
        *amount_columns(production.currency, _("Before")),
    )
