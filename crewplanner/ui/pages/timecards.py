"""Timecards: a day's group sheet and hot cost, the week of one person, their way to the payroll."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from crewplanner.app.changes import ChangeSet
from crewplanner.app.queries.derivation import Asked
from crewplanner.app.queries.timecards import TimecardsView, timecards_view
from crewplanner.app.weeks import production_day
from crewplanner.app.words import date_text, span_text
from crewplanner.domain.approvals import Deed
from crewplanner.domain.ids import PersonId, ProductionId, UnitId
from crewplanner.i18n import N_, _
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.pages.day_sheet import DaySheetPane
from crewplanner.ui.pages.hot_cost import HotCostPane
from crewplanner.ui.pages.page import Page
from crewplanner.ui.pages.person_week import PersonWeekPane, verb
from crewplanner.ui.pages.timecards_empty import no_day, no_days, nobody_works
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.buttons import Button, icon_button, offer, primary_button
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.person_picker import Choice, PersonPicker
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.table_view import TableView

_DAY, _WEEK, _HOT = "day", "week", "hot-cost"
_SEVEN = dt.timedelta(days=7)


class TimecardsPage(Page):
    """Three views, switched in the header: a day, its hot cost, a week of one person."""

    tables = frozenset(
        {
            "shoot_days",
            "day_sheets",
            "timecards",
            "bookings",
            "deals",
            "agreements",
            "people",
            "productions",
            "approvals",
            "departments",
            "roles",
            "holidays",
        }
    )
    page_actions = (
        ActionSpec(
            id="timecards-before",
            text=N_("Day or week &before"),
            handler="go_before",
            keys=("Ctrl+PgUp",),
            menu="go",
        ),
        ActionSpec(
            id="timecards-after",
            text=N_("Day or week &after"),
            handler="go_after",
            keys=("Ctrl+PgDown",),
            menu="go",
        ),
        ActionSpec(
            id="timecards-switch",
            text=N_("Day or &week of one person"),
            handler="switch_view",
            keys=("Ctrl+Shift+W",),
            menu="view",
        ),
        ActionSpec(
            id="timecards-hot-cost",
            text=N_("&Hot cost of the day"),
            handler="show_hot_cost",
            keys=("Ctrl+Shift+O",),
            menu="view",
        ),
        ActionSpec(
            id="timecards-as-planned",
            text=N_("Copy times from the call &sheet"),
            handler="fill_as_planned",
            writes=True,
            keys=("Ctrl+Shift+D",),
            menu="edit",
            divided=True,
        ),
        ActionSpec(
            id="timecards-day-before-times",
            text=N_("Copy times of the day be&fore"),
            handler="copy_day_before",
            writes=True,
            keys=("Ctrl+Shift+Y",),
            menu="edit",
        ),
        ActionSpec(
            id="timecards-fill-down",
            text=N_("Fill &down"),
            handler="fill_down",
            writes=True,
            keys=("Ctrl+D",),
            menu="edit",
        ),
        ActionSpec(
            id="timecards-details",
            text=N_("D&etails of the day…"),
            handler="edit_details",
            writes=True,
            keys=("Ctrl+E",),
            menu="edit",
        ),
        ActionSpec(
            id="timecards-step",
            text=N_("Submit day, or next step of the &week"),
            handler="do_main_step",
            writes=True,
            keys=("Ctrl+Return",),
            menu="edit",
        ),
    )
    key_notes = (
        (N_("Edit the cell; after typing, down"), "Enter"),
        (N_("Next cell to fill in"), "Tab"),
        (N_("Paste a table of names and times"), "Ctrl+V"),
        (N_("Follow the unit again"), "Del"),
    )

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, _("Timecards"), parent)
        look = services.look
        self._view: TimecardsView | None = None
        self._unit_shown: UnitId | None = None
        choices = ((_DAY, _("Day")), (_HOT, _("Hot cost")), (_WEEK, _("Week of one person")))
        self.switch = Segmented(look, choices, name=_("View"))
        self._unit = ChoiceBox[int](look, (), 0)
        self.picker = PersonPicker(look, _("Person"))
        self._date = Button(look, "", icon="calendar:muted")
        self._before = icon_button(look, "chevron-left:muted", _("Before"))
        self._after = icon_button(look, "chevron-right:muted", _("After"))
        self._as_planned = Button(look, _("Copy from call sheet"))
        self._reject = Button(look, verb(Deed.REJECTED))
        self._reopen = Button(look, verb(Deed.REOPENED))
        self._main = primary_button(look, _("Submit day"))
        self.day = DaySheetPane(self)
        self.person = PersonWeekPane(self)
        self.hot = HotCostPane(self)
        self._panes = QStackedWidget()
        self._build()

    @property
    def times(self) -> QWidget:
        """The unit's fields."""
        return self.day.times

    @property
    def table(self) -> TableView:
        """The table of the view that is shown."""
        if self._hot:
            return self.hot.departments
        return self.person.table if self._weekly else self.day.table

    @property
    def waiting(self) -> bool:
        return self.day.table.state() == TableView.State.EditingState

    def refresh(self, change: ChangeSet | None) -> None:
        del change
        workspace, session = self.services.workspace, self.services.session
        production = session.production
        self.header.set_bare(production not in workspace.plan.productions)
        if production is None or production not in workspace.plan.productions:
            self._tell_empty(no_days(self.look))
            return
        settings = workspace.plan.productions[production]
        today = production_day(workspace.context.clock(), settings)
        self._view = timecards_view(
            workspace.plan, production, session.date, today, workspace.pricing
        )
        self.count_changed.emit(len(self._view.open_before), False)
        if self._weekly:
            self._refresh_week(production)
        else:
            self._refresh_day(self._view)
        self._dress_header()

    def go_before(self) -> None:
        """Show the nearest earlier date that has a day, or the week before."""
        if self._weekly:
            self.services.session.set_date(self.services.session.date - _SEVEN)
        elif self._view and self._view.previous:
            self.services.session.set_date(self._view.previous)

    def go_after(self) -> None:
        """Show the nearest later date that has a day, or the week after."""
        if self._weekly:
            self.services.session.set_date(self.services.session.date + _SEVEN)
        elif self._view and self._view.next:
            self.services.session.set_date(self._view.next)

    def switch_view(self) -> None:
        """From the day to the week of the person that the cursor is on, and back."""
        self.switch.set_value(_DAY if self._weekly else _WEEK)
        self._show_view()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_hot_cost(self) -> None:
        """Show what the day cost beside what it was to cost; and back to its sheet."""
        self.switch.set_value(_DAY if self._hot else _HOT)
        self._show_view()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_week_of(self, person: PersonId) -> None:
        """Show the week of that person."""
        self.person.set_person(person)
        self.switch.set_value(_WEEK)
        self.mark_stale()

    def asked(self) -> Asked | None:
        """The person's day under the cursor; the whole week from the card beside it."""
        if self._hot:
            return self.hot.asked()
        return self.person.asked() if self._weekly else self.day.asked()

    def fill_as_planned(self) -> None:
        """Take the planned times of the unit for the worked ones."""
        if self._on_sheet:
            self.day.fill_as_planned()

    def copy_day_before(self) -> None:
        """Take the times of the unit's last day that has any."""
        if self._on_sheet:
            self.day.copy_day_before()

    def edit_details(self) -> None:
        """Say what agreements ask of the day of the selected people beside their times."""
        if self._on_sheet:
            self.day.edit_details()

    def fill_down(self) -> None:
        """Give the selected people what the first of them has in the cursor's cell."""
        if self._on_sheet:
            self.day.fill_down()

    def do_main_step(self) -> None:
        """What the main button does: submit the day, or the next step of the week."""
        if not self._main.isEnabled():
            return
        if self._on_sheet:
            self.day.submit_day()
        elif self._weekly and self.person.step is not None:
            self.person.do_step(self.person.step)

    @property
    def _weekly(self) -> bool:
        return self.switch.value() == _WEEK

    @property
    def _on_sheet(self) -> bool:
        return self.switch.value() == _DAY

    @property
    def _hot(self) -> bool:
        return self.switch.value() == _HOT

    def _build(self) -> None:
        header = self.header
        for tool in (self.switch, self._before, self._date, self._after, self._unit, self.picker):
            header.add_tool(tool)
        self._unit.setAccessibleName(_("Unit"))
        for button in (self._as_planned, self._reject, self._reopen):
            header.add_end(button)
        header.set_primary(self._main)
        self._as_planned.setToolTip(_("Take call, meals and wrap from the plan (Ctrl+Shift+D)"))
        self._panes.addWidget(self.day)
        self._panes.addWidget(self.person)
        self._panes.addWidget(self.hot)
        self.body.addWidget(self._panes)
        session = self.services.session
        session.date_changed.connect(self.mark_stale)
        session.production_changed.connect(self.mark_stale)
        self.switch.chosen.connect(self._show_view)
        self._before.clicked.connect(self.go_before)
        self._after.clicked.connect(self.go_after)
        self._date.clicked.connect(self._pick_day)
        self._unit.chosen.connect(self._choose_unit)
        self.picker.picked.connect(self._choose_person)
        self._as_planned.clicked.connect(self.fill_as_planned)
        self._main.clicked.connect(self.do_main_step)
        self._reject.clicked.connect(self._do_reject)
        self._reopen.clicked.connect(self._do_reopen)
        self.day.table.itemDelegate().closeEditor.connect(self.catch_up)
        self.person.day_opened.connect(self._open_day)

    def _refresh_day(self, view: TimecardsView) -> None:
        self._panes.setCurrentWidget(self.hot if self._hot else self.day)
        if not view.sheets:
            self._tell_empty(no_day(self.look, view))
            return
        self.show_body()
        if self._hot:
            self.hot.show_day(view.production, view.date)
            return
        units = [sheet.day.unit for sheet in view.sheets]
        if self._unit_shown not in units:
            self._unit_shown = units[0]
        options = [(int(sheet.day.unit), sheet.unit_name) for sheet in view.sheets]
        self._unit.set_options(options, int(self._unit_shown or 0))
        sheet = next(sheet for sheet in view.sheets if sheet.day.unit == self._unit_shown)
        self.day.show_sheet(view, sheet)

    def _refresh_week(self, production: ProductionId) -> None:
        self._panes.setCurrentWidget(self.person)
        week = self.services.session.week
        if not self.person.show_week(production, week):
            self._tell_empty(nobody_works(self.look, week))
            return
        self.show_body()
        shown = self.person.week
        self.picker.set_choices([Choice(id=key, name=name) for key, name in self.person.people])
        if shown is not None and not self.picker.hasFocus():
            self.picker.set_choice(Choice(id=shown.person, name=shown.name))

    def _dress_header(self) -> None:
        """Tools and buttons of the view that is shown, as far as they can be used now."""
        view, weekly = self._view, self._weekly
        if view is None:
            return
        barred = self.services.workspace.read_only_reason
        week, sheet = self.person.week, self.day.sheet
        steps = week.steps if week and weekly else frozenset[Deed]()
        self._date.setText(
            span_text(self.services.session.week) if weekly else date_text(view.date)
        )
        self._date.setAccessibleName(_("Week shown") if weekly else _("Date of the sheet"))
        self._before.setEnabled(weekly or view.previous is not None)
        self._after.setEnabled(weekly or view.next is not None)
        self._unit.setVisible(self._on_sheet and len(view.sheets) > 1)
        self.picker.setVisible(weekly)
        self._as_planned.setVisible(self._on_sheet)
        planned = bool(view.sheets) and sheet is not None and sheet.day.call is not None
        offer(self._as_planned, barred, when=planned)
        step = self.person.step if weekly else Deed.SUBMITTED
        self._main.setText(verb(step) if weekly and step else _("Submit day"))
        self._main.setVisible(step is not None and not self._hot)
        offer(self._main, barred, when=weekly or bool(view.sheets))
        self._reject.setVisible(Deed.REJECTED in steps)
        offer(self._reject, barred)
        self._reopen.setVisible(Deed.REOPENED in steps and step is not Deed.REOPENED)
        offer(self._reopen, barred)

    def _show_view(self) -> None:
        row = self.day.table.current() if self.day.table.model() else None
        if self._weekly and row is not None:
            self.person.set_person(row.person)
        self.mark_stale()

    def _choose_unit(self, unit: int) -> None:
        self._unit_shown = UnitId(unit)
        self.mark_stale()

    def _choose_person(self, choice: Choice) -> None:
        self.person.set_person(PersonId(int(str(choice.id))))
        self.mark_stale()
        self.picker.set_choice(choice)

    def _open_day(self, date: dt.date) -> None:
        self.switch.set_value(_DAY)
        self.services.session.set_date(date)
        self.mark_stale()

    def _do_reject(self) -> None:
        self.person.do_step(Deed.REJECTED)

    def _do_reopen(self) -> None:
        self.person.do_step(Deed.REOPENED)

    def _pick_day(self) -> None:
        self.services.run("go-to")

    def _tell_empty(self, state: EmptyState) -> None:
        state.chosen.connect(self._follow_step)
        self.show_empty(state)

    def _follow_step(self, step: str) -> None:
        if step == "board":
            self.services.go(step)
        else:
            self.services.session.set_date(dt.date.fromisoformat(step))
