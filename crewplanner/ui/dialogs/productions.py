"""Productions: the list of them, and of one its units, places, holidays and needs."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crewplanner.app.commands.productions import RemoveProduction
from crewplanner.app.paper_views import logo_of
from crewplanner.app.starting_point import starting_point
from crewplanner.app.words import word
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.agreements_tab import AgreementsTab
from crewplanner.ui.dialogs.holidays_tab import HolidaysTab
from crewplanner.ui.dialogs.members_tab import MembersTab
from crewplanner.ui.dialogs.needs_tab import NeedsTab
from crewplanner.ui.dialogs.production import ProductionDialog
from crewplanner.ui.dialogs.production_choice import fresh_production
from crewplanner.ui.dialogs.record_list import RecordList
from crewplanner.ui.dialogs.roles_tab import RolesTab
from crewplanner.ui.dialogs.rules_tab import RulesTab
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.dialogs.units_tab import UnitsTab
from crewplanner.ui.models.table import Column
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.buttons import Button, offer
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.tabs import Tabs
from crewplanner.ui.widgets.text import label

_LIST_WIDTH = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductionRow:
    """A production, how many days it has, and whether the window shows it."""

    production: Production
    days: int
    shown: bool


class ProductionsDialog(ProjectDialog):
    """Every change is one command at once, with Undo; there is nothing to accept in the end."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(
            services.look,
            services.workspace,
            _("Productions"),
            about=_(
                "What each is reckoned by and made of. Every change is kept at once; Ctrl+Z undoes."
            ),
            size=(1120, 700),
            parent=parent,
        )
        self._session = services.session
        look = services.look
        self.list = RecordList[ProductionRow](
            look, _("Productions"), _columns(), key=lambda row: row.production.id, narrow=True
        )
        self.units = UnitsTab(self)
        self.holidays = HolidaysTab(self)
        self.needs = NeedsTab(self)
        self.roles = RolesTab(self)
        self.members = MembersTab(self)
        self.agreements = AgreementsTab(self)
        self.rules = RulesTab(self, services)
        self.tabs = Tabs(look, _("What belongs to it"))
        self.tabs.add(self.units, _("&Units and places"))
        self.tabs.add(self.holidays, _("Public &holidays"))
        self.tabs.add(self.needs, _("Crew &needed"))
        self.tabs.add(self.agreements, _("A&greements"))
        self.tabs.add(self.rules, _("Ru&les"))
        self.tabs.add(self.roles, _("&Departments and roles"))
        self.tabs.add(self.members, _("Who &may what"))
        self._empty = EmptyState(
            look,
            _("No production yet"),
            _("A production has days, bookings and papers of its own; people are shared."),
            icon="board",
            step=("add", _("Begin a production")),
        )
        self._stack = QStackedWidget()
        self._about = label("", "muted")
        self._title = label("", "title")
        self.settings = Button(look, _("&Settings…"), icon="settings:ink")
        self.show_it = Button(look, _("&Work on this one"))
        self._lay_out()
        self._connect()
        self.refresh()
        if self._session.production is not None:
            self.list.choose(self._session.production)
        self.list.table.setFocus()

    def refresh(self) -> None:
        """Read and show again; where the production of the window is gone, another is shown."""
        plan = self.workspace.plan
        if self._session.production not in plan.productions:
            production, date = starting_point(plan, self.workspace.context.clock())
            self._look_at(production)
            if production is not None:
                self._session.set_date(date)
        ordered = [plan.productions[key] for key in sorted(plan.productions)]
        self.list.set_rows([self._row(plan, one) for one in ordered])
        self.list.set_barred(self.barred)
        self._show_chosen()

    def begin(self) -> None:
        """Ask for a new production, and look at it."""
        start = fresh_production(self.workspace.plan)
        command = ProductionDialog(self.look, start, parent=self).ask()
        change = self.do(command) if command else None
        if change is not None:
            fresh = ProductionId(change.added["productions"][0])
            self._look_at(fresh)
            self.refresh()
            self.list.choose(fresh)

    def _lay_out(self) -> None:
        side = Surface(self.look, "side", lines=("end",))
        side.setFixedWidth(self.look.px(_LIST_WIDTH))
        inside = QVBoxLayout(side)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.addWidget(self.list)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 20, 6)
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._about, 1)
        head.addWidget(self.show_it)
        head.addWidget(self.settings)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        self._right = right
        self._stack.addWidget(right)
        self._stack.addWidget(self._empty)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._stack, 1)
        self.body.addLayout(row, 1)
        self.close_button = Button(self.look, _("Close"))
        self.end.addWidget(self.close_button)

    def _connect(self) -> None:
        self.list.add_asked.connect(self.begin)
        self.list.edit_asked.connect(self._edit)
        self.list.remove_asked.connect(self._remove)
        self.list.selected.connect(self._show_chosen)
        self.settings.clicked.connect(self._edit_chosen)
        self.show_it.clicked.connect(self._work_on_chosen)
        self._empty.chosen.connect(self.begin)
        self.close_button.clicked.connect(self.accept)

    def _row(self, plan: Plan, production: Production) -> ProductionRow:
        units = [unit.id for unit in plan.units.values() if unit.production == production.id]
        return ProductionRow(
            production=production,
            days=sum(len(plan.days_of.get(unit, ())) for unit in units),
            shown=production.id == self._session.production,
        )

    def _show_chosen(self) -> None:
        row, plan = self.list.current(), self.workspace.plan
        if row is None or row.production.id not in plan.productions:
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentWidget(self._right)
        production = plan.productions[row.production.id]
        self._title.setText(production.title)
        days = ngettext("{count} day", "{count} days", row.days).format(count=row.days)
        self._about.setText(f"{word(production.status)} · {days} · {production.timezone}")
        self.show_it.setVisible(production.id != self._session.production)
        offer(self.settings, self.barred)
        self.units.show_production(plan, production.id)
        self.holidays.show_production(plan, production)
        self.needs.show_production(plan, production)
        self.agreements.show_production(plan, production)
        self.rules.show_production(plan, production)
        self.roles.show_plan(plan)
        self.members.show_plan(plan, production.words)

    def _edit_chosen(self) -> None:
        row = self.list.current()
        if row is not None:
            self._edit(row)

    def _edit(self, row: ProductionRow) -> None:
        picture = logo_of(self.workspace, row.production.id)
        logo = picture.data if picture is not None else b""
        plan = self.workspace.plan
        command = ProductionDialog(self.look, row.production, plan, self, logo=logo).ask()
        if command is not None:
            self.do(command)

    def _remove(self, rows: list[ProductionRow]) -> None:
        for row in rows[:1]:
            title = row.production.title
            said = _("Removed {title} with its days and bookings").format(title=title)
            self.do(RemoveProduction(production=row.production.id), toast=said)

    def _work_on_chosen(self) -> None:
        row = self.list.current()
        if row is not None:
            self._look_at(row.production.id)
            self.refresh()

    def _look_at(self, production: ProductionId | None) -> None:
        found = self.workspace.plan.productions.get(production) if production else None
        first = found.first_weekday if found else 0
        self._session.set_production(production, first_weekday=first)


def _columns() -> tuple[Column[ProductionRow], ...]:
    return (
        Column(
            id="title",
            title=_("Title"),
            value=lambda row: row.production.title,
            icon=lambda row: "check:saved" if row.shown else "",
            tip=lambda row: _("The window shows this one") if row.shown else "",
            strong=True,
            stretch=True,
        ),
        Column(
            id="status",
            title=_("Status"),
            value=lambda row: word(row.production.status),
            tone=lambda _row: "muted",
            width=76,
        ),
    )
