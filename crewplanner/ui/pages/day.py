"""Day: the shoot days at the side, and the chosen one with its crew, calls and wraps."""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from crewplanner.app.changes import ChangeSet
from crewplanner.app.commands.days import EditShootDay, MoveCall, RemoveShootDays
from crewplanner.app.queries.call_sheet_missing import MendAt, Missing
from crewplanner.app.queries.day import DayView, UnitDay, day_view
from crewplanner.app.queries.days import DayRow, day_rows, free_date
from crewplanner.app.queries.derivation import Asked, Figure
from crewplanner.app.weeks import production_day
from crewplanner.domain.ids import DayId
from crewplanner.domain.pay import Basis
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.booking_start import BookingStart
from crewplanner.ui.dialogs.day import DayDialog
from crewplanner.ui.dialogs.place import PlaceDialog, UnitDialog
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.pages.booking_asked import ask_booking, booked_text
from crewplanner.ui.pages.call_sheet.mending import mend
from crewplanner.ui.pages.call_sheet.pane import CallSheetPane
from crewplanner.ui.pages.called_table import Called, called, called_columns, day_columns
from crewplanner.ui.pages.day_actions import DAY_ACTIONS
from crewplanner.ui.pages.day_drift import DayDrift
from crewplanner.ui.pages.day_head import DayHead
from crewplanner.ui.pages.late_asked import ask_late_wrap
from crewplanner.ui.pages.page import Page
from crewplanner.ui.pages.why_asked import FIGURES, HOURS, WHY, offer_why
from crewplanner.ui.services import Services
from crewplanner.ui.session import Selection
from crewplanner.ui.widgets.buttons import Button, offer, primary_button
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.side_by_side import SideBySide
from crewplanner.ui.widgets.table_view import PAGE_EDGE, TableView
from crewplanner.ui.widgets.tabs import Tabs

_STEP = 15
_LEAST_HEIGHT = 190


class DayPage(Page):
    """What one date asks of everybody; the call can be moved by quarters of an hour."""

    page_actions = DAY_ACTIONS

    def __init__(self, services: Services) -> None:
        super().__init__(services, _("Shoot days"))
        look = services.look
        self.days = TableView(look, _("Shoot days"), edge=PAGE_EDGE)
        self.crew = TableView(look, _("Crew of the day"))
        self._day_model: TableModel[DayRow] | None = None
        self._crew_model: TableModel[Called] | None = None
        self._head = DayHead(look)
        self._drift = DayDrift(self._head, services)
        self.tabs = Tabs(look, _("Parts of the day"))
        self.sheet = CallSheetPane(self)
        self._view: DayView | None = None
        self._shown: UnitDay | None = None
        self._following = False
        self._build()

    def refresh(self, change: ChangeSet | None) -> None:
        del change
        production = self._production()
        for button in self._adders:
            offer(button, self._barred, when=production is not None)
        if production is None:
            self.count_changed.emit(0, False)
            self.show_empty(self._state(_("No production yet"), ("board", _("Go to the board"))))
            return
        workspace = self.services.workspace
        rows = day_rows(workspace.plan, production.id)
        self.count_changed.emit(len(rows), False)
        if not rows:
            self.show_empty(self._state(_("No days yet"), ("add", _("Add days"))))
            return
        self.show_body()
        self._show_days(production, rows)
        self._show_day(production)

    def add_days(self) -> None:
        """Ask for new days."""
        production = self._production()
        if production is None or not self._editable:
            return
        plan = self.services.workspace.plan
        date = free_date(plan, production.id, self.services.session.date)
        command = DayDialog(
            self.look,
            plan,
            production.id,
            date,
            self._today,
            parent=self,
        ).ask()
        change = self.do(command) if command is not None else None
        if change is not None:
            self._go_to_first(change)

    def book(self) -> None:
        """Ask whom to book on the day that is shown."""
        production, shown = self._production(), self._shown
        if production is None or shown is None or not self._editable:
            return
        span = DateSpan(first=shown.day.date, last=shown.day.date)
        start = BookingStart(production=production.id, span=span, unit=shown.day.unit)
        plan = self.services.workspace.plan
        command = ask_booking(self, plan, self._today, start)
        if command is not None:
            self.do(command, toast=booked_text(command))

    def edit_day(self) -> None:
        """Ask for changes to the day that is shown."""
        production, shown = self._production(), self._shown
        if production is None or shown is None or not self._editable:
            return
        plan, day = self.services.workspace.plan, shown.day
        dialog = DayDialog(self.look, plan, production.id, day.date, self._today, day, parent=self)
        command = dialog.ask()
        if command is not None:
            self.do(command)

    def call_later(self) -> None:
        """Move call, wrap and meals a quarter of an hour later."""
        self._move_call(_STEP)

    def call_earlier(self) -> None:
        """Move call, wrap and meals a quarter of an hour earlier."""
        self._move_call(-_STEP)

    def wrap_late(self) -> None:
        """Ask what happens if the day that is shown wraps late."""
        production, shown = self._production(), self._shown
        if production is not None and shown is not None:
            ask_late_wrap(self, production.id, shown.day.date, shown.day.unit)

    def call_sheet(self) -> None:
        """Go from the crew to the call sheet of the day, and back."""
        away = self.tabs.page() is self.sheet
        self.tabs.bar.setCurrentIndex(0 if away else 1)
        if away:
            self.crew.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.sheet.parts.setFocus(Qt.FocusReason.OtherFocusReason)

    def asked(self) -> Asked | None:
        """What the person under the cursor costs on the day shown: as worked, else as planned."""
        production, shown, row = self._production(), self._shown, self.crew.current()
        if production is None or shown is None or row is None:
            return None
        date = shown.day.date
        return Asked(
            production=production.id,
            person=row[2].person,
            span=DateSpan(first=date, last=date),
            basis=Basis.EXPECTED,
            figure=Figure.HOURS if self._column() in HOURS else Figure.MONEY,
        )

    def _build(self) -> None:
        add = primary_button(self.look, _("Add days"))
        add.clicked.connect(self.add_days)
        self.header.set_primary(add)
        place = Button(self.look, _("Add place…"), icon="place:muted")
        place.clicked.connect(self._add_place)
        unit = Button(self.look, _("Add unit…"))
        unit.clicked.connect(self._add_unit)
        self.header.add_end(place)
        self.header.add_end(unit)
        self._adders = (place, unit, add)
        whole = QWidget()
        right = QVBoxLayout(whole)
        right.setContentsMargins(16, 14, 16, 14)
        right.setSpacing(12)
        right.addWidget(self._head)
        right.addWidget(self.crew, 1)
        self.crew.setMinimumHeight(self.look.px(_LEAST_HEIGHT))
        main = QScrollArea()
        main.setWidgetResizable(True)
        main.setFrameShape(QScrollArea.Shape.NoFrame)
        main.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        main.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        main.setWidget(whole)
        self.tabs.add(main, _("Crew"))
        self.tabs.add(self.sheet, _("Call sheet"))
        self.tabs.bar.setUsesScrollButtons(False)
        sides = SideBySide(
            self.look, self.tabs, self.days, words=_("All days"), widths=(215, 392), first=True
        )
        self.header.add_tool(sides.switch)
        self.body.addWidget(sides, 1)
        self.days.selected.connect(self._choose_day)
        self.days.deleted.connect(self._remove_days)
        self.days.opened.connect(self.edit_day)
        self.crew.opened.connect(self._open_person)
        offer_why(self.crew, self.services)
        self._head.edit.clicked.connect(self.edit_day)
        self._head.book.clicked.connect(self.book)
        self._head.earlier.clicked.connect(self.call_earlier)
        self._head.later.clicked.connect(self.call_later)
        self._head.late.clicked.connect(self.wrap_late)
        self._head.checked.clicked.connect(self._times_are_right)
        self.sheet.mend.connect(self._mend)
        session = self.services.session
        session.date_changed.connect(self.mark_stale)
        session.production_changed.connect(self.mark_stale)

    @property
    def _editable(self) -> bool:
        return self._barred is None

    @property
    def _barred(self) -> str | None:
        return self.services.workspace.read_only_reason

    def _production(self) -> Production | None:
        production = self.services.session.production
        return self.services.workspace.plan.productions.get(production) if production else None

    def _today(self) -> dt.date:
        production, now = self._production(), self.services.workspace.context.clock()
        return production_day(now, production) if production else now.date()

    def _show_days(self, production: Production, rows: tuple[DayRow, ...]) -> None:
        if self._day_model is None:
            columns = day_columns(production.words)
            self._day_model = TableModel(columns, key=lambda row: row.day, parent=self)
            self.days.setModel(TableProxy(self._day_model, self))
            self.days.show_columns(columns, "date")
        self._following = True
        self._day_model.set_rows(rows)
        current = self.days.current()
        date = self.services.session.date
        if not isinstance(current, DayRow) or current.date != date:
            nearest = min(rows, key=lambda row: (abs((row.date - date).days), row.date))
            if nearest.date == date or not isinstance(current, DayRow):
                self.days.select_object(nearest)
        self._following = False

    def _show_day(self, production: Production) -> None:
        row = self.days.current()
        if not isinstance(row, DayRow):
            return
        workspace = self.services.workspace
        span = DateSpan(first=row.date, last=row.date)
        findings = workspace.findings(production.id, span)
        view = day_view(workspace.plan, production.id, row.date, findings)
        shown = next((unit for unit in view.units if unit.day.id == row.day), None)
        self._view, self._shown = view, shown
        if shown is None:
            return
        self._head.show_day(shown, view, production, barred=self._barred)
        self._drift.show(shown.day)
        if self._crew_model is None:
            columns = called_columns(production.words)
            self._crew_model = TableModel(columns, key=lambda one: one[2].booking, parent=self)
            self.crew.setModel(TableProxy(self._crew_model, self))
            self.crew.show_columns(columns, "department")
            self.crew.set_hint(_("Nobody is booked on this day yet: Book crew above."))
        self._crew_model.set_rows(called([shown]))
        self.sheet.show_day(shown.day.id)

    def show_day(self, day: DayId) -> None:
        """Show that day, if it is among those of the production."""
        self.services.session.set_date(self.services.workspace.plan.shoot_days[day].date)
        self.catch_up()
        if self._day_model is not None:
            row = next((row for row in self._day_model.rows if row.day == day), None)
            if row is not None:
                self.days.select_object(row)

    def _go_to_first(self, change: ChangeSet) -> None:
        """Go to the first of the days that were added, and say how many there are."""
        plan = self.services.workspace.plan
        days = [plan.shoot_days[DayId(key)] for key in change.added.get("shoot_days", ())]
        if not days:
            return
        first = min(days, key=lambda day: day.date)
        self.show_day(first.id)
        said = ngettext("Added {count} day", "Added {count} days", len(days))
        self.services.toast.say(said.format(count=len(days)), undo=True)

    def _choose_day(self) -> None:
        row = self.days.current()
        production = self._production()
        if self._following or not isinstance(row, DayRow) or production is None:
            return
        self.services.session.set_date(row.date)
        self._show_day(production)

    def _move_call(self, by: int) -> None:
        shown = self._shown
        if shown is None or shown.day.call is None or not self._editable:
            return
        self.do(MoveCall(day=shown.day.id, call=max(0, shown.day.call + by)))

    def _times_are_right(self) -> None:
        if self._shown is not None:
            day = replace(self._shown.day, check_times=False)
            self.do(EditShootDay(day=day), toast=_("The times are right"))

    def _remove_days(self) -> None:
        rows = self.days.chosen()
        if rows and self._editable:
            count = len(rows)
            said = ngettext("Removed {count} day", "Removed {count} days", count)
            command = RemoveShootDays(days=tuple(row.day for row in rows))
            self.do(command, toast=said.format(count=count))

    def _add_place(self) -> None:
        production = self._production()
        if production is not None and self._editable:
            command = PlaceDialog(self.look, production.id, parent=self).ask()
            if command is not None:
                self.do(command)

    def _add_unit(self) -> None:
        production = self._production()
        if production is not None and self._editable:
            command = UnitDialog(self.look, production.id, parent=self).ask()
            if command is not None:
                self.do(command)

    def _column(self) -> str:
        column = self.crew.currentIndex().column()
        return self._crew_model.columns[column].id if self._crew_model and column >= 0 else ""

    def _mend(self, one: Missing) -> None:
        if one.at is MendAt.DAY:
            self.edit_day()
        else:
            mend(self, one)

    def _open_person(self, row: Called) -> None:
        """A figure is explained, everything else opens the person."""
        if self._column() in FIGURES:
            self.services.run(WHY)
            return
        self.services.session.select(Selection(people=(row[2].person,)))
        self.services.go("crew")

    def _state(self, title: str, step: tuple[str, str]) -> EmptyState:
        sentence = _("Each day has a type, a place, a call and a wrap for each unit.")
        others = (("import", _("Import from a spreadsheet")),)
        state = EmptyState(self.look, title, sentence, icon="day", step=step, others=others)
        state.chosen.connect(self._follow_step)
        return state

    def _follow_step(self, step: str) -> None:
        if step == "add":
            self.add_days()
        elif step == "import":
            self.services.run("import")
        else:
            self.services.go(step)
