"""The budget of a production: its lines, fringes, allowances, and how it was before."""

import datetime as dt

from PySide6.QtWidgets import QWidget

from crewplanner.domain.ids import ProductionId
from crewplanner.i18n import _
from crewplanner.ui.dialogs.budget_allowances import AllowancesTab
from crewplanner.ui.dialogs.budget_fringes import FringesTab
from crewplanner.ui.dialogs.budget_import import BudgetImportDialog
from crewplanner.ui.dialogs.budget_lines import LinesTab
from crewplanner.ui.dialogs.budget_revisions import RevisionsTab
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.buttons import Button, offer
from crewplanner.ui.widgets.tabs import Tabs


class BudgetEditor(ProjectDialog):
    """Every change is one command at once, with Undo; there is nothing to accept in the end."""

    def __init__(
        self, services: Services, production: ProductionId, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            services.look,
            services.workspace,
            _("Budget"),
            about=_("{title}. Every change is kept at once; Ctrl+Z undoes.").format(
                title=services.workspace.plan.productions[production].title
            ),
            size=(960, 660),
            parent=parent,
        )
        self._production = production
        self._jobs = services.jobs
        self.lines = LinesTab(self)
        self.fringes = FringesTab(self)
        self.allowances = AllowancesTab(self, self._today)
        self.revisions = RevisionsTab(self)
        self.tabs = Tabs(services.look, _("Parts of the budget"))
        self.tabs.add(self.lines, _("&Lines"))
        self.tabs.add(self.fringes, _("&Fringes and holiday pay"))
        self.tabs.add(self.allowances, _("&Allowances"))
        self.tabs.add(self.revisions, _("&Revisions"))
        self.body.addWidget(self.tabs, 1)
        self.bring = Button(services.look, _("&Import…"), icon="import:ink")
        self.bring.setToolTip(_("From an Excel workbook, CSV or pasted rows, shown before"))
        self.bring.clicked.connect(self._import)
        self.start.addWidget(self.bring)
        close = Button(services.look, _("Close"))
        close.clicked.connect(self.accept)
        self.end.addWidget(close)
        self.refresh()
        self.lines.list.table.setFocus()

    def refresh(self) -> None:
        """Read and show again; closes where the production is gone."""
        plan = self.workspace.plan
        production = plan.productions.get(self._production)
        if production is None:
            self.reject()
            return
        offer(self.bring, self.barred)
        for tab in (self.lines, self.fringes, self.allowances, self.revisions):
            tab.show_production(plan, production)

    def _import(self) -> None:
        plan = self.workspace.plan
        dialog = BudgetImportDialog(
            self.look, self._jobs, plan, plan.productions[self._production], parent=self
        )
        dialog.exec()
        if dialog.command is not None:
            self.tabs.show_page(self.lines)
            self.do(dialog.command, toast=_("Took the budget"))
        dialog.deleteLater()

    def _today(self) -> dt.date:
        return self.workspace.context.clock().date()
