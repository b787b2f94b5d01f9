"""Irregular hours: who has had the evenings, nights and weekends, and the dates behind each."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crewplanner.app.changes import ChangeSet
from crewplanner.app.queries.ledger import LedgerRow, LedgerView, ledger_period, ledger_view
from crewplanner.app.weeks import production_day
from crewplanner.app.words import span_text
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.ledger import PERIODS, crew_of
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.pages.ledger_panel import LedgerPanel
from crewplanner.ui.pages.ledger_table import Scale, figure_of, ledger_columns
from crewplanner.ui.pages.page import Page
from crewplanner.ui.services import Services
from crewplanner.ui.session import Selection
from crewplanner.ui.slices import Slices
from crewplanner.ui.widgets.buttons import Button, icon_button
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.date_edit import DateEdit
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.filter_bar import FilterBar
from crewplanner.ui.widgets.search_box import SearchBox
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.side_by_side import SideBySide
from crewplanner.ui.widgets.table_view import PAGE_EDGE, TableView

if TYPE_CHECKING:
    from crewplanner.app.ledgers import LedgerPeriod

_FAR, _HOLDS = "far", "holds"
_EVERY = ""
_SUNDAYS = (0, 1, 2, 3, 4, 8)
_SEVEN = dt.timedelta(days=7)
_AT_ONCE = 12
"""So many people are reckoned without a pause: an edit touches few."""


class LedgerPage(Page):
    """A table of the crew, 4, 8 or 13 weeks up to the week of the date; a figure opens beside."""

    tables = frozenset(
        {
            "productions",
            "units",
            "shoot_days",
            "day_sheets",
            "timecards",
            "bookings",
            "people",
            "deals",
            "departments",
            "roles",
            "holidays",
            "agreements",
        }
    )
    page_actions = (
        ActionSpec(
            id="ledger-before",
            text=N_("Period a week &earlier"),
            handler="go_before",
            keys=("Ctrl+PgUp",),
            menu="go",
        ),
        ActionSpec(
            id="ledger-after",
            text=N_("Period a week &later"),
            handler="go_after",
            keys=("Ctrl+PgDown",),
            menu="go",
        ),
        ActionSpec(
            id="ledger-weeks",
            text=N_("4, 8 or 13 &weeks"),
            handler="switch_weeks",
            keys=("Ctrl+Shift+W",),
            menu="view",
        ),
        ActionSpec(
            id="ledger-find",
            text=N_("&Find a person"),
            handler="find_name",
            icon="search",
            keys=("Ctrl+F",),
            menu="edit",
        ),
    )
    key_notes = ((N_("The dates behind the figure; there: the board at the date"), "Enter"),)

    def __init__(self, services: Services) -> None:
        super().__init__(services, _("Irregular hours"))
        look = services.look
        self._view: LedgerView | None = None
        self._asked: tuple[ProductionId, LedgerPeriod] | None = None
        self._left: list[PersonId] = []
        weeks = tuple((str(n), _("{count} weeks").format(count=n)) for n in PERIODS)
        self.weeks = Segmented(look, weeks, name=_("Period"))
        self._before = icon_button(look, "chevron-left:muted", _("A week earlier (Ctrl+PgUp)"))
        self._after = icon_button(look, "chevron-right:muted", _("A week later (Ctrl+PgDown)"))
        self.until = DateEdit(look, self._today, first_weekday=self._first_weekday())
        self._export = Button(look, _("Export…"), icon="export:muted")
        self.bar = FilterBar(look)
        self.search = SearchBox(look, _("Name, department"))
        self.department = ChoiceBox[str](look, ((_EVERY, _("All departments")),), _EVERY)
        self.sunday = ChoiceBox[int](look, _sundays(), 0)
        self.table = TableView(look, _("Irregular hours"), edge=PAGE_EDGE)
        self._scale = Scale()
        columns = ledger_columns(self._scale)
        self._model = TableModel(columns, key=lambda row: row.person, parent=self)
        self._proxy = TableProxy(self._model, self)
        self.table.setModel(self._proxy)
        self.table.show_columns(columns)
        self.panel = LedgerPanel(look)
        self._slices = Slices(self._reckon_one, self)
        self._build()

    def refresh(self, change: ChangeSet | None) -> None:
        del change
        workspace, session = self.services.workspace, self.services.session
        plan, settings = workspace.plan, self._production()
        self.header.set_bare(settings is None)
        if settings is None:
            self._tell_empty(_("No production yet"))
            return
        production = settings.id
        period = ledger_period(
            plan,
            production,
            session.date,
            int(self.weeks.value()),
            tentative=_HOLDS in self.bar.on(),
        )
        if not self.until.hasFocus():
            self.until.set_date(session.date)
        self._asked = (production, period)
        known = workspace.ledgers
        crew = sorted(crew_of(plan, production, period.span) & plan.people.keys())
        self._left = [one for one in crew if not known.knows(plan, one, period)]
        if len(self._left) <= _AT_ONCE:
            self._slices.stop()
            self._show()
            return
        self.bar.set_summary(_("Reckoning…"))
        self._slices.start()

    def go_before(self) -> None:
        """A week earlier."""
        self.services.session.set_date(self.services.session.date - _SEVEN)

    def go_after(self) -> None:
        """A week later."""
        self.services.session.set_date(self.services.session.date + _SEVEN)

    def switch_weeks(self) -> None:
        """The next longer period, after the longest the shortest."""
        at = PERIODS.index(int(self.weeks.value()))
        self.weeks.set_value(str(PERIODS[(at + 1) % len(PERIODS)]))
        self.mark_stale()

    def chosen(self) -> tuple[int, bool]:
        """How many weeks are shown, and whether holds count."""
        return int(self.weeks.value()), _HOLDS in self.bar.on()

    def find_name(self) -> None:
        """Put the keyboard into the search."""
        self._sides.switch.setChecked(False)
        self.search.setFocus()

    @property
    def view(self) -> LedgerView | None:
        """What is shown; None before anything was."""
        return self._view

    def _build(self) -> None:
        for tool in (self.weeks, self._before, self.until, self._after):
            self.header.add_tool(tool)
        self.header.add_end(self._export)
        self._export.setToolTip(_("As Excel workbook or CSV"))
        self._export.clicked.connect(self._ask_export)
        self.until.setAccessibleName(_("Up to the week of"))
        self.until.setToolTip(_("The period ends with the week of this date"))
        self.bar.add_widget(self.search)
        self.department.setAccessibleName(_("Department"))
        self.sunday.setAccessibleName(_("Without a free Sunday"))
        self.bar.add_widget(self.department)
        self.bar.add_widget(self.sunday)
        tip = _("Two more of a kind than the crew's median, and half as many again")
        self.bar.add_chip(_FAR, _("Far above the median"), tip=tip)
        tip = _("Count holds, offers and enquiries as if they were confirmed")
        self.bar.add_chip(_HOLDS, _("Count holds"), tip=tip)
        main = QWidget()
        left = QVBoxLayout(main)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.bar)
        left.addWidget(self.table, 1)
        self._sides = SideBySide(self.look, main, self.panel, words=_("Dates"), widths=(300, 500))
        self.header.add_tool(self._sides.switch)
        self.body.addWidget(self._sides, 1)
        self.table.set_hint(_("Nobody fits the filter."))
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self._connect()

    def _connect(self) -> None:
        session = self.services.session
        session.date_changed.connect(self.mark_stale)
        session.production_changed.connect(self.mark_stale)
        self.weeks.chosen.connect(self.mark_stale)
        self._before.clicked.connect(self.go_before)
        self._after.clicked.connect(self.go_after)
        self.until.date_changed.connect(self._take_date)
        self.search.sought.connect(self._filter)
        self.search.left.connect(self.table.setFocus)
        self.department.chosen.connect(self._filter)
        self.sunday.chosen.connect(self._filter)
        self.bar.changed.connect(self._take_chips)
        self.table.opened.connect(self._open_dates)
        self.panel.date_asked.connect(self._go_to)
        self._slices.finished.connect(self._show)
        self.table.selectionModel().currentChanged.connect(self._show_figure)

    def _reckon_one(self) -> bool:
        if self._asked is None or not self._left:
            return False
        workspace = self.services.workspace
        workspace.ledgers.of(workspace.plan, self._left.pop(), self._asked[1])
        return bool(self._left)

    def _show(self) -> None:
        """Show what is reckoned; the cursor stays on its person and figure."""
        if self._asked is None:
            return
        workspace = self.services.workspace
        view = ledger_view(workspace.plan, *self._asked, workspace.ledgers)
        self._view = view
        if not view.rows:
            self._tell_empty(_("Nobody works in these weeks"))
            return
        self.show_body()
        at = self.table.currentIndex()
        person = self.table.current().person if self.table.current() else None
        self._scale = Scale.of(view)
        self._model.set_table(ledger_columns(self._scale), view.rows)
        options = [(_EVERY, _("All departments")), *((name, name) for name in view.departments)]
        self.department.set_options(options, self.department.value())
        self._filter()
        self._put_cursor(person, max(at.column(), 0))

    def _put_cursor(self, person: PersonId | None, column: int) -> None:
        if not self._proxy.rowCount():
            self.panel.show_nobody()
            return
        place = max(self._model.position(person), 0)
        kept = self._proxy.mapFromSource(self._model.index(place, column))
        self.table.setCurrentIndex(kept if kept.isValid() else self._proxy.index(0, column))
        self._show_figure(self.table.currentIndex())

    def _show_figure(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        row = self.table.current()
        if not isinstance(row, LedgerRow):
            self.panel.show_nobody()
            return
        figure = figure_of(self._model.columns[max(index.column(), 0)].id)
        self.panel.show_figure(self.services.workspace.plan, self._scale, row, figure)

    def _take_chips(self) -> None:
        holds = _HOLDS in self.bar.on()
        if self._asked is not None and holds is not self._asked[1].tentative:
            self.mark_stale()
        else:
            self._filter()

    def _filter(self, _chosen: object = None) -> None:
        far, weeks, department = _FAR in self.bar.on(), self.sunday.value(), self.department.value()

        def fits(row: LedgerRow) -> bool:
            return (
                (not far or bool(row.far))
                and row.weeks_without_sunday >= weeks
                and department in (_EVERY, row.department)
            )

        self._proxy.set_test(fits if far or weeks or department else None)
        self._proxy.set_words(self.search.text())
        self._summarize()

    def _summarize(self) -> None:
        proxy = self._proxy
        every, working = proxy.table.rowCount(), len(self._view.working) if self._view else 0
        text = ngettext("{count} person", "{count} people", every).format(count=every)
        if proxy.hidden:
            text = _("{shown} of {every} people · {hidden} hidden by filter").format(
                shown=proxy.rowCount(), every=every, hidden=proxy.hidden
            )
        elif working < every:
            text += " · " + _("{count} worked").format(count=working)
        dates = span_text(self._view.span) if self._view else ""
        self.bar.set_summary(f"{dates} · {text}")

    def _open_dates(self, _row: object) -> None:
        if self._sides.collapsed:
            self._sides.switch.setChecked(True)
        self.panel.focus_dates()

    def _go_to(self, date: dt.date) -> None:
        row, session = self.table.current(), self.services.session
        session.set_date(date)
        self.services.go("board")
        if isinstance(row, LedgerRow):
            dates = DateSpan(first=date, last=date)
            session.select(Selection(people=(row.person,), dates=dates))

    def _take_date(self, date: dt.date | None) -> None:
        session = self.services.session
        if date is None:
            self.until.set_date(session.date)
        else:
            session.set_date(date)

    def _production(self) -> Production | None:
        production = self.services.session.production
        return self.services.workspace.plan.productions.get(production) if production else None

    def _first_weekday(self) -> int:
        production = self._production()
        return production.first_weekday if production else 0

    def _today(self) -> dt.date:
        now, production = self.services.workspace.context.clock(), self._production()
        return production_day(now, production) if production else now.date()

    def _ask_export(self) -> None:
        self.services.run("export-ledger")

    def _tell_empty(self, title: str) -> None:
        sentence = _("Evenings, nights, weekends and short rests are counted here from bookings.")
        step = ("board", _("Go to the board"))
        state = EmptyState(self.look, title, sentence, icon="ledger", step=step)
        state.chosen.connect(self.services.go)
        self.show_empty(state)
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _sundays() -> tuple[tuple[int, str], ...]:
    """How long somebody has had no Sunday, at least."""
    words = {0: _("Any Sunday"), 1: _("No free Sunday last week")}
    text = _("No free Sunday in {count} weeks")
    return tuple((n, words.get(n) or text.format(count=n)) for n in _SUNDAYS)
