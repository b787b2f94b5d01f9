"""The rules of a production: how hard each is, what it asks, and its limits."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crewplanner.app.roles import sees_money
from crewplanner.app.rule_words import asks_text
from crewplanner.app.words import word
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.rules import CATALOG, chosen_severity
from crewplanner.domain.values import format_duration
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.budget import BudgetEditor
from crewplanner.ui.dialogs.record_list import RecordList
from crewplanner.ui.dialogs.rule import DAYS, RuleDialog, RuleRow, TravelDialog
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.models.table import Column
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.buttons import Button, offer


class RulesTab(QWidget):
    """One list of all rules; every change is a command at once."""

    def __init__(self, host: ProjectDialog, services: Services) -> None:
        super().__init__()
        self._host = host
        self._services = services
        self._production: Production | None = None
        self.travel = Button(host.look, _("Travel times…"))
        self.travel.setToolTip(_("How long it takes between two places"))
        self.budget = Button(host.look, _("Budget…"))
        self.list = RecordList[RuleRow](
            host.look,
            _("Rules"),
            _columns(),
            key=lambda row: row.entry.kind,
            ordered=True,
            extra=(self.travel, self.budget),
        )
        for button in (self.list.add, self.list.remove, self.list.up, self.list.down):
            button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self.list)
        self.list.edit_asked.connect(self._edit)
        self.travel.clicked.connect(self._set_travel)
        self.budget.clicked.connect(self._set_budget)

    def show_production(self, plan: Plan, production: Production) -> None:
        """Show how the production has the rules."""
        self._production = production
        self.list.set_rows([RuleRow(entry=entry, production=production) for entry in CATALOG])
        self.list.set_barred(self._host.barred)
        places = sum(one.production == production.id for one in plan.places.values())
        offer(self.travel, self._host.barred, when=places > 1)
        user = self._host.workspace.context.user
        seen = sees_money(plan, user)
        self.budget.setEnabled(seen)
        about = _("What the crew of departments may cost, line by line")
        self.budget.setToolTip(about if seen else _("Money is not shown to you"))

    def _edit(self, row: RuleRow) -> None:
        command = RuleDialog(self._host.look, row, parent=self._host).ask()
        if command is not None:
            self._host.do(command)
            self.list.choose(row.entry.kind)

    def _set_travel(self) -> None:
        if self._production is not None:
            plan = self._host.workspace.plan
            command = TravelDialog(self._host.look, plan, self._production, self._host).ask()
            if command is not None:
                self._host.do(command, toast=_("Set the travel time"))

    def _set_budget(self) -> None:
        if self._production is not None:
            dialog = BudgetEditor(self._services, self._production.id, parent=self._host)
            dialog.exec()
            dialog.deleteLater()


def _columns() -> tuple[Column[RuleRow], ...]:
    return (
        Column(
            id="rule",
            title=_("Rule"),
            value=lambda row: word(row.entry.kind),
            strong=True,
            width=180,
            fit=True,
        ),
        Column(
            id="severity",
            title=_("How hard"),
            value=_severity,
            tone=lambda row: "" if _usual(row) else "accent",
            tip=lambda row: _("Usually: {severity}").format(severity=word(row.entry.usual)),
            width=100,
            fit=True,
        ),
        Column(id="limits", title=_("Limit"), value=_limits, width=150, fit=True),
        Column(
            id="asks",
            title=_("Asks"),
            value=lambda row: asks_text(row.entry.kind),
            tone=lambda _row: "muted",
            stretch=True,
            tip=lambda row: asks_text(row.entry.kind),
        ),
    )


def _severity(row: RuleRow) -> str:
    chosen = chosen_severity(row.production, row.entry.kind)
    return word(chosen) if chosen else _("Off")


def _usual(row: RuleRow) -> bool:
    return chosen_severity(row.production, row.entry.kind) is row.entry.usual


def _limits(row: RuleRow) -> str:
    """The limits in words: 11:00 h, 5 days, none."""
    said: list[str] = []
    for name in row.entry.settings:
        value = getattr(row.production, name)
        if name in DAYS:
            said.append(ngettext("{count} day", "{count} days", value).format(count=value))
        else:
            said.append(_("{time} h").format(time=format_duration(value)) if value else _("none"))
    return " / ".join(said) if said and said[0] != _("none") else (said[0] if said else "")
