"""The money: forecast against budget, what it is made of, charts and tables."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from crewplanner.app.changes import ChangeSet
from crewplanner.app.queries.derivation import Asked, Figure
from crewplanner.app.queries.money import MoneyView, PersonHours
from crewplanner.app.queries.money_job import MoneyJob
from crewplanner.app.roles import sees_money
from crewplanner.app.weeks import production_day
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.pay import Basis
from crewplanner.domain.productions import Production
from crewplanner.i18n import N_, _
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.clock_words import clock_text
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.pages.money_card import FORECAST, show_figure, show_row
from crewplanner.ui.pages.money_empty import nothing_yet, why_empty
from crewplanner.ui.pages.money_head import MoneyHead
from crewplanner.ui.pages.money_overview import MoneyOverview
from crewplanner.ui.pages.money_table import PEOPLE, TABLES, Row, columns_of, key_of, rows_of
from crewplanner.ui.pages.page import Page
from crewplanner.ui.pages.why_asked import WHY, offer_why
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.card import Card
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.job_bar import JobBar
from crewplanner.ui.widgets.message_bar import MessageKind
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.side_by_side import SideBySide
from crewplanner.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    import datetime as dt

    from crewplanner.ui.jobs import RunningJob

OVERVIEW = "overview"
_QUIET_MS = 700
"""After the last change so long, so that typing is not followed by a start at each key."""
_FAILED = "money"
_SORTED = ("variances", PEOPLE)


class MoneyPage(Page):
    """Reckoned beside the window; until that is done again, old figures are marked as such."""

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
            "budget_lines",
            "fringes",
            "allowances",
            "members",
            "reviews",
        }
    )
    page_actions = (
        ActionSpec(
            id="money-view",
            text=N_("Ne&xt table of the money"),
            handler="next_view",
            keys=("Ctrl+Shift+W",),
            menu="view",
        ),
        ActionSpec(
            id="money-again",
            text=N_("&Reckon the money again"),
            handler="reckon",
            keys=("Ctrl+Shift+F5",),
            menu="view",
        ),
    )
    key_notes = ((N_("On a chart: its table; in a table: how the figure comes about"), "Enter"),)

    def __init__(self, services: Services) -> None:
        super().__init__(services, _("Money"))
        look = services.look
        self._view: MoneyView | None = None
        self._job: RunningJob | None = None
        self._bar: JobBar | None = None
        self._hidden = False
        self._stale_figures = False
        self._at: dt.datetime | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.reckon)
        words = ((OVERVIEW, _("Charts")), *((name, _(title)) for name, title in TABLES))
        self.views = Segmented(look, words, name=_("What of the money is shown"))
        self.head = MoneyHead(look)
        self.overview = MoneyOverview(look)
        self.table = TableView(look, _("Money"))
        self.budget = Button(look, _("Budget…"), icon="edit:muted")
        self.export = Button(look, _("Export…"), icon="export:muted")
        self.card = Card(look)
        self._stack_of_views = QStackedWidget()
        self._build()

    @property
    def view(self) -> MoneyView | None:
        """The figures that are shown; None before any are."""
        return self._view

    @property
    def busy(self) -> bool:
        """Whether figures are on their way."""
        return self._job is not None or self._soon.isActive()

    @property
    def stale(self) -> bool:
        """Whether the figures shown are from before the last change."""
        return self._stale_figures

    def refresh(self, change: ChangeSet | None) -> None:
        settings = self._production()
        self._hidden = self._is_hidden()
        self.header.set_bare(settings is None or self._hidden)
        if settings is None or self._hidden:
            self._stop()
            self._view = None
            self._tell(why_empty(self.look, self.services.workspace, hidden=self._hidden))
            return
        if not self._has_nothing():
            self.show_body()
        if self._view is not None and self._view.production != settings.id:
            self._view = None
        if self._view is None:
            self.reckon()
            return
        self._stale_figures = True
        self._tell_state()
        if change is None:
            self.reckon()
        else:
            self._soon.start(_QUIET_MS)

    def reckon(self) -> None:
        """Work the figures out beside the window; what was under way is given up."""
        settings = self._production()
        if settings is None or self._is_hidden():
            return
        self._stop()
        plan = self.services.workspace.plan
        today = production_day(self.services.workspace.context.clock(), settings)
        job = MoneyJob(plan=plan, production=settings.id, today=today)
        title = _("Reckoning the money")
        running = self.services.jobs.start(job, title, shown=False)
        self._job = running
        self._bar = JobBar(self.look, title)
        self._bar.cancel_asked.connect(running.cancel)
        running.progressed.connect(self._bar.show_progress)
        running.finished.connect(self._take)
        running.failed.connect(self._fail)
        running.stopped.connect(self._cancelled)
        self.body.insertWidget(0, self._bar)
        self._tell_state()

    def next_view(self) -> None:
        """The next table; after the last one the charts."""
        names = (OVERVIEW, *(name for name, _title in TABLES))
        self.show_table(names[(names.index(self.views.value()) + 1) % len(names)])

    def show_table(self, name: str) -> None:
        """Show the charts or one of the tables."""
        self.views.set_value(name)
        self._show_chosen()

    def explain(self) -> bool:
        """Put the keyboard to the steps of the chosen figure; hours have a window of their own."""
        if self.asked() is not None or self._view is None:
            return False
        if self._sides.collapsed:
            self._sides.switch.setChecked(True)
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def asked(self) -> Asked | None:
        """The hours of the person that the cursor is at."""
        row = self.table.current() if self.views.value() == PEOPLE else None
        view = self._view
        if view is None or not isinstance(row, PersonHours):
            return None
        return Asked(
            production=view.production,
            person=row.person,
            span=view.span,
            basis=Basis.EXPECTED,
            figure=Figure.HOURS,
        )

    def panes(self) -> tuple[QWidget, ...]:
        return (self._stack_of_views, self.head, self.card)

    def focus_start(self) -> None:
        if self._has_nothing():
            super().focus_start()
        elif self.views.value() == OVERVIEW and self._view is not None:
            self.overview.weeks.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._view is not None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_start()

    def showEvent(self, event: QShowEvent) -> None:
        if self._is_hidden() != self._hidden:
            self.mark_stale()
        super().showEvent(event)

    def _build(self) -> None:
        self.header.add_tool(self.views)
        self.views.chosen.connect(self._show_chosen)
        self._stack_of_views.addWidget(self.overview)
        self._stack_of_views.addWidget(self.table)
        self.card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card.setAccessibleName(_("How the figure comes about"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side = QWidget()
        below = QVBoxLayout(side)
        below.setContentsMargins(12, 0, 0, 0)
        below.addWidget(self.card)
        below.addStretch(1)
        scroll.setWidget(side)
        self._sides = SideBySide(
            self.look, self._stack_of_views, scroll, words=_("Why"), widths=(270, 330)
        )
        self.header.add_end(self._sides.switch)
        self.header.add_end(self.budget)
        self.header.add_end(self.export)
        self.budget.setToolTip(_("Lines, fringes, holiday pay, allowances, revisions"))
        self.budget.clicked.connect(self._ask_budget)
        self.export.setToolTip(_("The budget summary as PDF, Excel workbook, CSV or web page"))
        self.export.clicked.connect(self._ask_export)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self._sides, 1)
        self.body.addWidget(held, 1)
        self.head.asked.connect(self._explain_figure)
        self.head.again.connect(self.reckon)
        self.overview.moved.connect(self._explain_row)
        self.overview.opened.connect(self._open_row)
        self.table.selected.connect(self._explain_current)
        self.table.opened.connect(self._ask_why)
        offer_why(self.table, self.services)

    # --- reckoning -------------------------------------------------------------------------------

    def _take(self, view: MoneyView) -> None:
        self._end_job()
        self._view = view
        self._at = self.services.workspace.context.clock()
        self._stale_figures = False
        self.messages.clear_message(_FAILED)
        self.head.show_view(view)
        self.overview.show_view(view)
        show_figure(self.card, FORECAST, view)
        self._show_chosen()
        self._tell_state()
        if self._has_nothing():
            self._tell(nothing_yet(self.look))
        else:
            self.show_body()

    def _fail(self, _error: object) -> None:
        self._end_job()
        sentence = _("The money could not be worked out. The plan itself is as it was.")
        self.messages.show_message(sentence, MessageKind.ERROR, key=_FAILED)
        self._tell_state()

    def _cancelled(self) -> None:
        self._end_job()
        self._tell_state()

    def _stop(self) -> None:
        self._soon.stop()
        job = self._job
        if job is not None:
            job.cancel()

    def _end_job(self) -> None:
        self._job = None
        if self._bar is not None:
            self.body.removeWidget(self._bar)
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None

    def _tell_state(self) -> None:
        """Say from when the figures are, where the plan has gone on since."""
        if self._view is None or self._at is None:
            said = "" if self._job is not None else _("No figures yet.")
        elif not self._stale_figures:
            said = ""
        else:
            said = _("From {clock}, before the last change.").format(clock=clock_text(self._at))
            if self.busy:
                said = f"{said} {_('Reckoning again…')}"
        self.head.show_state(said, can_redo=bool(said) and not self.busy)

    # --- showing ---------------------------------------------------------------------------------

    def _show_chosen(self) -> None:
        name, view = self.views.value(), self._view
        of_charts = name == OVERVIEW
        self._stack_of_views.setCurrentWidget(self.overview if of_charts else self.table)
        if of_charts or view is None:
            return
        before = self.table.current()
        columns = columns_of(name, view.currency)
        model: TableModel[Row] = TableModel(columns, key=key_of, parent=self)
        self.table.setSortingEnabled(name in _SORTED)
        self.table.setModel(TableProxy(model, self))
        self.table.show_columns(model.columns)
        self.table.set_hint(_("Nothing to show yet: nothing of the plan is done."))
        model.set_rows(rows_of(name, view))
        if before is None or not self.table.select_object(before):
            self.table.selectRow(0)
        self._explain_current()

    def _explain_current(self) -> None:
        row = self.table.current()
        if row is not None:
            self._explain_row(row)

    def _explain_row(self, row: Row) -> None:
        if self._view is not None:
            show_row(self.card, row, self._view)

    def _explain_figure(self, name: str) -> None:
        if self._view is not None:
            show_figure(self.card, name, self._view)
            if self._sides.collapsed:
                self._sides.switch.setChecked(True)

    def _open_row(self, table: str, row: Row | None) -> None:
        self.show_table(table)
        if row is not None:
            self.table.select_object(row)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_budget(self) -> None:
        self.services.run("budget")

    def _ask_export(self) -> None:
        self.services.run("export-budget")

    def _ask_why(self) -> None:
        self.services.run(WHY)

    def _is_hidden(self) -> bool:
        """Whether money is not for this user, or put away in this window."""
        workspace, state = self.services.workspace, self.services.state
        seen = sees_money(workspace.plan, workspace.context.user)
        return not seen or (state is not None and state.money_hidden)

    def _has_nothing(self) -> bool:
        """Whether neither a booking costs anything nor a budget is there."""
        view = self._view
        return view is not None and not view.weeks and view.total.budget is None

    def _take_step(self, step: str) -> None:
        if step == "budget":
            self.services.run("budget")
        else:
            self.services.go(step)

    def _production(self) -> Production | None:
        chosen = self.services.session.production
        return self.services.workspace.plan.productions.get(chosen or ProductionId(0))

    def _tell(self, state: EmptyState) -> None:
        state.chosen.connect(self._take_step)
        self.show_empty(state)
