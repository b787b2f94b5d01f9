"""Scenarios: the list of them, and what can be done with each."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from crewplanner.app.commands.scenarios import RemoveScenario
from crewplanner.app.queries.scenario_days import moved_records, scenario_days
from crewplanner.app.scenario_words import dates_text, otherwise_text
from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ProductionId, ScenarioId
from crewplanner.domain.productions import Production
from crewplanner.domain.scenarios import Scenario
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.moments import moment_text
from crewplanner.ui.dialogs.record_list import RecordList
from crewplanner.ui.dialogs.scenario_form import EditScenarioDialog, NewScenarioDialog
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import Column
from crewplanner.ui.widgets.buttons import Button, offer, primary_button
from crewplanner.ui.widgets.empty_state import EmptyState

_MARGIN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioRow:
    """A scenario, what it has otherwise and what the plan changed meanwhile, in words."""

    scenario: Scenario
    differs: str
    moved: str


class ScenariosDialog(ProjectDialog):
    """All scenarios of a production. Every change is one command at once, with Undo.

    `asked_for` is what is asked for when the dialog closed: "open" or "compare" with `chosen`.
    """

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        production: Production,
        parent: QWidget | None = None,
    ) -> None:
        """`workspace` is that of the plan itself."""
        super().__init__(
            look,
            workspace,
            _("Scenarios"),
            about=_("{title} · other plans beside the plan").format(title=production.title),
            size=(960, 560),
            parent=parent,
        )
        self.asked_for = ""
        self.chosen: ScenarioId | None = None
        self._production = production
        self.copy_button = Button(look, _("&Duplicate…"), icon="copy:muted")
        self.list = RecordList[ScenarioRow](
            look,
            _("Scenarios"),
            _columns(),
            key=lambda row: row.scenario.id,
            extra=(self.copy_button,),
        )
        self._empty = EmptyState(
            look,
            _("No scenario yet"),
            _("Plan the coming weeks in another way, compare, and take over what is better."),
            icon="copy",
            step=("new", _("New scenario…")),
        )
        self._stack = QStackedWidget()
        held = QWidget()
        inside = QVBoxLayout(held)
        inside.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        inside.addWidget(self.list)
        self._stack.addWidget(held)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)
        self.compare_button = Button(look, _("&Compare with the plan…"))
        self.open_button = primary_button(look, _("&Open"))
        self.open_button.setToolTip(_("Show the board as the scenario has it"))
        close = Button(look, _("Close"))
        self.end.addWidget(close)
        self.end.addWidget(self.compare_button)
        self.end.addWidget(self.open_button)
        close.clicked.connect(self.reject)
        self.list.add_asked.connect(self.begin)
        self.list.edit_asked.connect(self._edit)
        self.list.remove_asked.connect(self._remove)
        self.list.selected.connect(self._offer)
        self.copy_button.clicked.connect(self._duplicate)
        self.compare_button.clicked.connect(self._want_compare)
        self.open_button.clicked.connect(self._want_open)
        self._empty.chosen.connect(self.begin)
        self.refresh()
        self.list.table.setFocus()

    def refresh(self) -> None:
        """Read and show again."""
        plan = self.workspace.plan
        found = scenarios_of(self.workspace, self._production.id)
        rows = [
            ScenarioRow(
                scenario=one,
                differs=otherwise_text(scenario_days(plan, one)),
                moved=_moved_text(len(moved_records(plan, one))),
            )
            for one in found
        ]
        self.list.set_rows(rows)
        self.list.set_barred(self.barred)
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows and self.list.current() is None:
            self.list.choose(rows[0].scenario.id)
        self._offer()

    def begin(self) -> None:
        """Ask for a new scenario, and open it."""
        dialog = NewScenarioDialog(
            self.look, self._production, self._today, self._names(), parent=self
        )
        command = dialog.ask()
        change = self.do(command) if command else None
        if change is not None:
            self._want("open", ScenarioId(change.added["scenarios"][0]))

    def _offer(self) -> None:
        one = self.list.current() is not None
        for button in (self.open_button, self.compare_button):
            button.setEnabled(one)
        offer(self.copy_button, self.barred, when=one)

    def _edit(self, row: ScenarioRow) -> None:
        others = self._names(besides=row.scenario)
        command = EditScenarioDialog(self.look, row.scenario, others, parent=self).ask()
        if command is not None:
            self.do(command)

    def _duplicate(self) -> None:
        row = self.list.current()
        if row is None:
            return
        dialog = EditScenarioDialog(self.look, row.scenario, self._names(), copy=True, parent=self)
        command = dialog.ask()
        change = self.do(command) if command else None
        if change is not None:
            self.list.choose(change.added["scenarios"][0])

    def _remove(self, rows: list[ScenarioRow]) -> None:
        for row in rows:
            said = _("Removed “{name}”").format(name=row.scenario.name)
            self.do(RemoveScenario(scenario=row.scenario.id), toast=said)

    def _want_open(self) -> None:
        self._want_chosen("open")

    def _want_compare(self) -> None:
        self._want_chosen("compare")

    def _want_chosen(self, what: str) -> None:
        row = self.list.current()
        if row is not None:
            self._want(what, row.scenario.id)

    def _want(self, what: str, scenario: ScenarioId) -> None:
        self.asked_for, self.chosen = what, scenario
        self.accept()

    def _names(self, besides: Scenario | None = None) -> tuple[str, ...]:
        found = scenarios_of(self.workspace, self._production.id)
        return tuple(one.name for one in found if one != besides)

    def _today(self):  # noqa: ANN202 - a date
        return self.workspace.context.clock().date()


def scenarios_of(workspace: Workspace, production: ProductionId | None) -> list[Scenario]:
    """The scenarios of a production, in the order in which they were begun."""
    known = workspace.plan.scenarios.values()
    return sorted((one for one in known if one.production == production), key=lambda one: one.id)


def _moved_text(count: int) -> str:
    if not count:
        return ""
    return ngettext("{count} changed in the plan", "{count} changed in the plan", count).format(
        count=count
    )


def _columns() -> tuple[Column[ScenarioRow], ...]:
    return (
        Column(
            id="name",
            title=_("Name"),
            value=lambda row: row.scenario.name,
            tip=lambda row: row.scenario.name,
            strong=True,
            width=180,
        ),
        Column(
            id="dates",
            title=_("Dates"),
            value=lambda row: dates_text(row.scenario.span),
            sort=lambda row: row.scenario.span.first,
            width=200,
            fit=True,
        ),
        Column(id="differs", title=_("Against the plan"), value=lambda row: row.differs, width=120),
        Column(
            id="moved",
            title=_("Meanwhile"),
            value=lambda row: row.moved,
            width=130,
            if_any=True,
            tone=lambda _row: "finding",
        ),
        Column(
            id="begun",
            title=_("Begun"),
            value=lambda row: f"{row.scenario.who}, {moment_text(row.scenario.at)}",
            sort=lambda row: row.scenario.at,
            width=180,
            spare=1,
            tone=lambda _row: "muted",
        ),
        Column(
            id="note",
            title=_("Note"),
            value=lambda row: row.scenario.note,
            tip=lambda row: row.scenario.note,
            stretch=True,
            width=120,
            tone=lambda _row: "muted",
        ),
    )
