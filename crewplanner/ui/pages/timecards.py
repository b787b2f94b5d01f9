"""Timecards: the group sheet of a day. The unit's times once, exceptions by shorthand."""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from crewplanner.app.changes import ChangeSet
from crewplanner.app.commands.timecards import FillDaySheet, LogTimes
from crewplanner.app.queries.timecards import (
    SheetView,
    TimecardRow,
    TimecardsView,
    timecards_view,
)
from crewplanner.app.weeks import production_day
from crewplanner.app.words import date_text
from crewplanner.domain.ids import PersonId, TimecardId
from crewplanner.domain.shorthand import (
    CardChange,
    SheetField,
    applied,
    inherited_on,
    parse_exception,
)
from crewplanner.domain.timecards import Timecard
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.meals import read_meals
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.pages.page import Page
from crewplanner.ui.pages.pay_card import show_cost, show_pay
from crewplanner.ui.pages.timecard_table import sheet_columns
from crewplanner.ui.pages.unit_times import UnitTimes
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.buttons import Button, icon_button, primary_button
from crewplanner.ui.widgets.card import Card
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.message_bar import MessageKind
from crewplanner.ui.widgets.table_view import TableView

_NOT_UNDERSTOOD = "not-understood"
_NARROW = 1180
_SPARED = frozenset({"role", "difference", "remarks", "because"})


class TimecardsPage(Page):
    """The day's sheet of one unit; the card at its side explains the chosen person's pay."""

    tables = frozenset(
        {"shoot_days", "day_sheets", "timecards", "bookings", "deals", "people", "productions"}
    )
    page_actions = (
        ActionSpec(
            id="timecards-day-before",
            text=N_("Day &before"),
            handler="go_before",
            keys=("Ctrl+PgUp",),
            menu="go",
        ),
        ActionSpec(
            id="timecards-day-after",
            text=N_("Day &after"),
            handler="go_after",
            keys=("Ctrl+PgDown",),
            menu="go",
        ),
        ActionSpec(
            id="timecards-why",
            text=N_("&Why this amount?"),
            handler="focus_why",
            keys=("F4",),
            menu="view",
        ),
        ActionSpec(
            id="timecards-as-planned",
            text=N_("Unit worked as &planned"),
            handler="fill_as_planned",
            keys=("Ctrl+Shift+D",),
            menu="edit",
        ),
    )

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, _("Timecards"), parent)
        look = services.look
        self._view: TimecardsView | None = None
        self._sheet: SheetView | None = None
        self._unit = ChoiceBox[int](look, (), 0)
        self._day = Button(look, "", icon="calendar:muted")
        self._before = icon_button(look, "chevron-left:muted", _("Day before"))
        self._after = icon_button(look, "chevron-right:muted", _("Day after"))
        self._as_planned = primary_button(look, _("Worked as planned"))
        self.times = UnitTimes(look)
        self.table = TableView(look, _("Times of each person"))
        self._pay = Card(look)
        self._cost = Card(look)
        self._model: TableModel[TimecardRow] | None = None
        self._build()

    @property
    def waiting(self) -> bool:
        return self.table.state() == TableView.State.EditingState

    def refresh(self, change: ChangeSet | None) -> None:
        del change
        workspace, session = self.services.workspace, self.services.session
        production = session.production
        if production is None or production not in workspace.plan.productions:
            self.show_empty(self._no_days())
            return
        settings = workspace.plan.productions[production]
        today = production_day(workspace.context.clock(), settings)
        view = timecards_view(workspace.plan, production, session.date, today)
        self._view = view
        self.count_changed.emit(len(view.open_before), False)
        self._day.setText(date_text(view.date))
        self._before.setEnabled(view.previous is not None)
        self._after.setEnabled(view.next is not None)
        if not view.sheets:
            self._sheet = None
            self._as_planned.setEnabled(False)
            self.show_empty(self._no_day(view))
            return
        self.show_body()
        self._show_units(view)
        self._show_sheet()

    def pay_text(self) -> str:
        """What the card says of the chosen person's pay, as text to send."""
        return self._pay.as_text()

    def go_before(self) -> None:
        """Show the nearest earlier date that has a day."""
        if self._view and self._view.previous:
            self.services.session.set_date(self._view.previous)

    def go_after(self) -> None:
        """Show the nearest later date that has a day."""
        if self._view and self._view.next:
            self.services.session.set_date(self._view.next)

    def focus_why(self) -> None:
        """Put the keyboard on the card that explains."""
        self._pay.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fill_as_planned(self) -> None:
        """Take the planned times of the unit for the worked ones."""
        command = self.times.plan_as_worked() if self._sheet else None
        if command is not None:
            self.do(command, toast=_("The unit worked as planned"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """In a narrow window what can be spared is left out: role, difference, remarks."""
        if self._model is None:
            return
        narrow = self.width() < self.look.px(_NARROW)
        for number, column in enumerate(self._model.columns):
            self.table.setColumnHidden(number, narrow and column.id in _SPARED)

    def _build(self) -> None:
        header = self.header
        for tool in (self._before, self._day, self._after, self._unit):
            header.add_tool(tool)
        self._unit.setAccessibleName(_("Unit"))
        self._day.setAccessibleName(_("Date of the sheet"))
        header.set_primary(self._as_planned)
        self._as_planned.setToolTip(_("Take call, meals and wrap from the plan (Ctrl+Shift+D)"))
        main = QVBoxLayout()
        main.setSpacing(12)
        main.addWidget(self.times)
        main.addWidget(self.table, 1)
        side = QWidget()
        cards = QVBoxLayout(side)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(12)
        cards.addWidget(self._pay)
        cards.addWidget(self._cost)
        cards.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(self.look.px(296))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(side)
        self._pay.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pay.setAccessibleName(_("Why this amount"))
        row = QHBoxLayout()
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(14)
        row.addLayout(main, 1)
        row.addWidget(scroll)
        self.body.addLayout(row)
        self._connect()

    def _connect(self) -> None:
        session = self.services.session
        session.date_changed.connect(self.mark_stale)
        session.production_changed.connect(self.mark_stale)
        self._before.clicked.connect(self.go_before)
        self._after.clicked.connect(self.go_after)
        self._day.clicked.connect(self._pick_day)
        self._unit.chosen.connect(self._choose_unit)
        self._as_planned.clicked.connect(self.fill_as_planned)
        self.times.filled.connect(self._fill)
        self.table.selected.connect(self._explain)
        self.table.itemDelegate().closeEditor.connect(self.catch_up)

    def _show_units(self, view: TimecardsView) -> None:
        known = {sheet.day.unit for sheet in view.sheets}
        unit = self._sheet.day.unit if self._sheet and self._sheet.day.unit in known else None
        self._sheet = next(
            (sheet for sheet in view.sheets if sheet.day.unit == unit), view.sheets[0]
        )
        options = [(int(sheet.day.unit), sheet.unit_name) for sheet in view.sheets]
        self._unit.set_options(options, int(self._sheet.day.unit))
        self._unit.setVisible(len(options) > 1)

    def _show_sheet(self) -> None:
        sheet, view = self._sheet, self._view
        if sheet is None or view is None:
            return
        workspace = self.services.workspace
        editable = workspace.read_only_reason is None
        self._as_planned.setEnabled(editable and sheet.day.call is not None)
        production = workspace.plan.productions[view.production]
        self.times.show_sheet(sheet, production, editable=editable)
        if self._model is None:
            columns = sheet_columns(view.currency, editable=editable)
            self._model = TableModel(columns, key=lambda row: row.person, parent=self)
            self._model.edited.connect(self._edit)
            self.table.setModel(TableProxy(self._model, self))
            self.table.show_columns(columns)
            self._fit_columns()
            self.table.set_hint(_("Nobody is booked on this day yet. Book crew on the board."))
        self._model.set_rows(sheet.rows)
        if self.table.current() is None and sheet.rows:
            self.table.selectRow(0)
        self._explain()

    def _explain(self) -> None:
        if self._sheet is None or self._view is None:
            return
        row = self.table.current()
        known = {one.person: one for one in self._sheet.rows}
        chosen = known.get(row.person) if isinstance(row, TimecardRow) else None
        show_pay(self._pay, chosen, self._sheet, self._view.currency)
        show_cost(self._cost, self._sheet, self._view.currency)

    def _fill(self, command: FillDaySheet) -> None:
        self.do(command)

    def _edit(self, row: TimecardRow, column: str, text: object) -> None:
        if self._view is None:
            return
        try:
            card = self._changed(row, column, str(text))
        except ValueError as error:
            sentence = str(error)
            self.messages.show_message(
                f"{row.name}: {sentence[:1].lower()}{sentence[1:]}",
                MessageKind.ERROR,
                key=_NOT_UNDERSTOOD,
            )
            return
        self.messages.clear_message(_NOT_UNDERSTOOD)
        self.do(
            LogTimes(
                production=self._view.production,
                person=row.person,
                date=self._view.date,
                kind=card.kind,
                call=card.call,
                wrap=card.wrap,
                meals=card.meals,
                remarks=card.remarks,
            )
        )

    def _changed(self, row: TimecardRow, column: str, text: str) -> Timecard:
        card = self._card(row.person)
        plan, view = self.services.workspace.plan, self._view
        if view is None or column == "remarks":
            return replace(card, remarks=text.strip())
        if column == "meals":
            if not text.strip():
                return replace(card, meals=None)
            start = plan.productions[view.production].day_start
            return replace(card, meals=read_meals(text, row.call, start))
        inherited = inherited_on(plan, view.production, row.person, view.date)
        change: CardChange = parse_exception(text, SheetField(column), inherited)
        return applied(card, change)

    def _card(self, person: PersonId) -> Timecard:
        view = self._view
        if view is None:
            raise ValueError(_("Choose a day first."))
        known = self.services.workspace.plan.timecard_on(view.production, person, view.date)
        if known is not None:
            return known
        return Timecard(id=TimecardId(0), production=view.production, person=person, date=view.date)

    def _choose_unit(self, unit: int) -> None:
        if self._view is not None:
            self._sheet = next(s for s in self._view.sheets if s.day.unit == unit)
            self._show_sheet()

    def _pick_day(self) -> None:
        self.services.run("go-to")

    def _no_days(self) -> EmptyState:
        return self._empty_state(
            _("No production yet"),
            _("Timecards belong to the shoot days of a production."),
            ("board", _("Go to the board")),
        )

    def _no_day(self, view: TimecardsView) -> EmptyState:
        about = _("Nobody is called on {date}.").format(date=date_text(view.date))
        if view.open_before:
            count = len(view.open_before)
            about += " " + ngettext(
                "{count} earlier day has no times yet.",
                "{count} earlier days have no times yet.",
                count,
            ).format(count=count)
        nearest = _nearest(view)
        step = ("board", _("Go to the board"))
        if nearest:
            words = _("Go to {date}").format(date=date_text(nearest, year=False))
            step = (nearest.isoformat(), words)
        return self._empty_state(_("No sheet for this day"), about, step)

    def _empty_state(self, title: str, sentence: str, step: tuple[str, str]) -> EmptyState:
        state = EmptyState(self.look, title, sentence, icon="timecards", step=step)
        state.chosen.connect(self._follow_step)
        return state

    def _follow_step(self, step: str) -> None:
        if step == "board":
            self.services.go(step)
        else:
            self.services.session.set_date(dt.date.fromisoformat(step))


def _nearest(view: TimecardsView) -> dt.date | None:
    if view.open_before:
        return view.open_before[-1]
    return view.previous or view.next
