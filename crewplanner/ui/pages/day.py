"""Day: the shoot days at the side, and the chosen one with its crew, calls and wraps."""

import datetime as dt
from dataclasses import replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from crewplanner.app.changes import ChangeSet
from crewplanner.app.commands.days import EditShootDay, MoveCall, RemoveShootDays
from crewplanner.app.irregular_text import irregular_text
from crewplanner.app.queries.day import DayView, UnitDay, day_view
from crewplanner.app.queries.days import DayRow, day_rows
from crewplanner.app.weeks import production_day
from crewplanner.app.words import date_text, word
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan, format_duration
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.dialogs.day import DayDialog
from crewplanner.ui.dialogs.place import PlaceDialog, UnitDialog
from crewplanner.ui.meals import meals_text
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.pages.called_table import Called, called, called_columns, day_columns
from crewplanner.ui.pages.page import Page
from crewplanner.ui.services import Services
from crewplanner.ui.session import Selection
from crewplanner.ui.widgets.buttons import Button, icon_button, primary_button
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.table_view import TableView
from crewplanner.ui.widgets.text import label, selectable
from crewplanner.ui.widgets.time_text import show_time

_STEP = 15
_NARROW = 1180
_IF_ANY = frozenset({"evening", "night", "days-off"})
_SPARED = frozenset({"department", "phone", "evening", "days-off"})


class DayPage(Page):
    """What one date asks of everybody; the call can be moved by quarters of an hour."""

    page_actions = (
        ActionSpec(
            id="add-days",
            text=N_("&Add days…"),
            handler="add_days",
            icon="add",
            keys=("Ctrl+Shift+N",),
            menu="edit",
        ),
        ActionSpec(
            id="edit-day",
            text=N_("&Edit day…"),
            handler="edit_day",
            icon="edit",
            keys=("Ctrl+E",),
            menu="edit",
        ),
        ActionSpec(
            id="call-later",
            text=N_("Call a quarter &later"),
            handler="call_later",
            keys=("Alt+Up",),
            menu="edit",
        ),
        ActionSpec(
            id="call-earlier",
            text=N_("Call a quarter ea&rlier"),
            handler="call_earlier",
            keys=("Alt+Down",),
            menu="edit",
        ),
    )

    def __init__(self, services: Services) -> None:
        super().__init__(services, _("Shoot days"))
        look = services.look
        self.days = TableView(look, _("Shoot days"))
        self.crew = TableView(look, _("Crew of the day"))
        self._day_model: TableModel[DayRow] | None = None
        self._crew_model: TableModel[Called] | None = None
        self._head = _Head(services)
        self._view: DayView | None = None
        self._shown: UnitDay | None = None
        self._following = False
        self._build()

    def refresh(self, change: ChangeSet | None) -> None:
        del change
        production = self._production()
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
        command = DayDialog(
            self.look,
            self.services.workspace.plan,
            production.id,
            self.services.session.date,
            self._today,
            parent=self,
        ).ask()
        if command is not None:
            self.do(command)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """In a narrow window the list is slimmer, and what can be spared is left out."""
        narrow = self.width() < self.look.px(_NARROW)
        self.days.setFixedWidth(self.look.px(264 if narrow else 340))
        if self._day_model is not None:
            self.days.setColumnHidden(len(self._day_model.columns) - 1, narrow)
        if self._crew_model is not None:
            rows = self._crew_model.rows
            for number, column in enumerate(self._crew_model.columns):
                idle = column.id in _IF_ANY and not any(map(column.value, rows))
                self.crew.setColumnHidden(number, idle or (narrow and column.id in _SPARED))

    def _build(self) -> None:
        add = primary_button(self.look, _("Add days"))
        add.clicked.connect(self.add_days)
        self.header.set_primary(add)
        self._add = add
        place = Button(self.look, _("Add place…"), icon="place:muted")
        place.clicked.connect(self._add_place)
        unit = Button(self.look, _("Add unit…"))
        unit.clicked.connect(self._add_unit)
        self.header.add_end(place)
        self.header.add_end(unit)
        right = QVBoxLayout()
        right.setContentsMargins(16, 14, 16, 14)
        right.setSpacing(12)
        right.addWidget(self._head)
        right.addWidget(self.crew, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.days)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
        self.days.selected.connect(self._choose_day)
        self.days.deleted.connect(self._remove_days)
        self.days.opened.connect(self.edit_day)
        self.crew.opened.connect(self._open_person)
        self._head.edit.clicked.connect(self.edit_day)
        self._head.earlier.clicked.connect(self.call_earlier)
        self._head.later.clicked.connect(self.call_later)
        self._head.checked.clicked.connect(self._times_are_right)
        session = self.services.session
        session.date_changed.connect(self.mark_stale)
        session.production_changed.connect(self.mark_stale)

    @property
    def _editable(self) -> bool:
        return self.services.workspace.read_only_reason is None

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
        self._head.show_day(shown, view, production, editable=self._editable)
        if self._crew_model is None:
            columns = called_columns(production.words)
            self._crew_model = TableModel(columns, key=lambda one: one[2].booking, parent=self)
            self.crew.setModel(TableProxy(self._crew_model, self))
            self.crew.show_columns(columns, "department")
            self.crew.set_hint(_("Nobody is booked on this day yet. Book crew on the board."))
        self._crew_model.set_rows(called([shown]))
        self._fit_columns()

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

    def _open_person(self, row: Called) -> None:
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


class _Head(Surface):
    """The day in one card: what, where, and the call in large type between its two buttons."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.look, "surface", lines=("all",), radius=8)
        look = services.look
        self._title = selectable("", "headline")
        self._about = selectable("", "muted")
        self._note = selectable("", "caption")
        self._call = selectable("", "figure", wrap=False)
        self._wrap = selectable("", "figure", wrap=False)
        self._meals = selectable("", "figure", wrap=False)
        self._heads = selectable("", "figure", wrap=False)
        self.earlier = icon_button(look, "chevron-left:muted", _("A quarter earlier (Alt+Down)"))
        self.later = icon_button(look, "chevron-right:muted", _("A quarter later (Alt+Up)"))
        self.edit = Button(look, _("Edit day"), icon="edit:muted")
        self.checked = Button(look, _("Times are right"), icon="check:muted")
        self._lay_out()

    def show_day(
        self, shown: UnitDay, view: DayView, production: Production, *, editable: bool
    ) -> None:
        """Show one unit's day."""
        day = shown.day
        number = ""
        if shown.number:
            number = _(" · Day {number} of {total}").format(number=shown.number, total=shown.total)
        kind = word(day.day_type, production.words)
        self._title.setText(f"{date_text(day.date)}{number}")
        parts = [shown.unit_name, kind, word(day.status), *(place.name for place in shown.places)]
        if shown.night:
            parts.insert(2, _("Night"))
        if view.holiday:
            parts.append(view.holiday)
        self._about.setText(" · ".join(parts))
        irregular = irregular_text(shown.irregular)
        hours = _("Irregular hours: {hours}").format(hours=irregular) if irregular else ""
        self._note.setText(" · ".join(part for part in (day.note, hours) if part))
        self._note.setVisible(bool(self._note.text()))
        self._call.setText("–" if day.call is None else show_time(day.call))
        self._wrap.setText("–" if day.wrap is None else show_time(day.wrap))
        self._meals.setText(meals_text(day.meals) or "–")
        hours = format_duration(shown.minutes)
        self._heads.setText(f"{shown.heads} · {hours} h" if shown.heads else "0")
        for button in (self.earlier, self.later):
            button.setEnabled(editable and day.call is not None)
        self.edit.setEnabled(editable)
        self.checked.setVisible(day.check_times)
        self.checked.setEnabled(editable)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.checked)
        top.addWidget(self.edit)
        column.addLayout(top)
        column.addWidget(self._about)
        column.addWidget(self._note)
        figures = QGridLayout()
        figures.setHorizontalSpacing(8)
        figures.setVerticalSpacing(2)
        figures.addWidget(label(_("Unit call"), "caption"), 0, 0, 1, 3)
        for place, part in enumerate((self.earlier, self._call, self.later)):
            figures.addWidget(part, 1, place)
        others = (
            (_("Meals"), self._meals),
            (_("Planned wrap"), self._wrap),
            (_("Crew · planned hours"), self._heads),
        )
        for number, (words, value) in enumerate(others):
            place = 4 + 2 * number
            figures.setColumnMinimumWidth(place - 1, self.look.px(24))
            figures.addWidget(label(words, "caption"), 0, place)
            figures.addWidget(value, 1, place)
        figures.setColumnStretch(4 + 2 * len(others), 1)
        column.addSpacing(6)
        column.addLayout(figures)
