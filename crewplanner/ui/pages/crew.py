"""Crew: everybody in a table, and one person with deals, days away and bookings beside it."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crewplanner.app.changes import ChangeSet
from crewplanner.app.commands.people import RemoveDeal, RemovePeople, RemoveUnavailability
from crewplanner.app.queries.people import CrewRow, booked_days, crew, person_view
from crewplanner.app.roles import sees_money
from crewplanner.app.weeks import production_day
from crewplanner.domain.people import Deal, Unavailability
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords, Production
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.dialogs.person import PersonDialog
from crewplanner.ui.dialogs.terms import AwayDialog, DealDialog
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.pages.crew_table import crew_columns
from crewplanner.ui.pages.page import Page
from crewplanner.ui.pages.person_panel import PersonPanel
from crewplanner.ui.services import Services
from crewplanner.ui.session import Selection
from crewplanner.ui.widgets.buttons import Button, offer, primary_button
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.filter_bar import FilterBar
from crewplanner.ui.widgets.message_bar import MessageKind
from crewplanner.ui.widgets.search_box import SearchBox
from crewplanner.ui.widgets.side_by_side import SideBySide
from crewplanner.ui.widgets.table_view import PAGE_EDGE, TableView

_NO_PRODUCTION = "no-production"


class CrewPage(Page):
    """Find somebody, see all about them, add, edit, remove."""

    page_actions = (
        ActionSpec(
            id="add-person",
            text=N_("&Add person…"),
            handler="add_person",
            writes=True,
            icon="add",
            keys=("Ctrl+Shift+N",),
            menu="edit",
        ),
        ActionSpec(
            id="edit-person",
            text=N_("&Edit person…"),
            handler="edit_person",
            writes=True,
            icon="edit",
            keys=("Ctrl+E",),
            menu="edit",
        ),
        ActionSpec(
            id="personal-data",
            text=N_("&Personal data…"),
            handler="show_personal_data",
            writes=True,
            icon="lock",
            menu="edit",
            help=N_("Everything that is kept of this person, as a file; erase the person"),
        ),
        ActionSpec(
            id="find-person",
            text=N_("&Find a person"),
            handler="find_name",
            icon="search",
            keys=("Ctrl+F",),
            menu="edit",
        ),
    )

    def __init__(self, services: Services) -> None:
        super().__init__(services, _("Crew"))
        look = services.look
        self._bar = FilterBar(look)
        self._search = SearchBox(look, _("Name, role, department, phone"))
        self._bar.add_widget(self._search)
        self._bar.add_chip("booked", _("Booked"))
        self._bar.add_chip("away", _("Away today"))
        self._deals = sees_money(services.workspace.plan, services.workspace.context.user)
        if self._deals:
            self._bar.add_chip("no-deal", _("No deal"))
        self.table = TableView(look, _("Crew"), edge=PAGE_EDGE)
        columns = crew_columns("", deals=self._deals)
        self._model = TableModel(columns, key=lambda row: row.person, parent=self)
        self._proxy = TableProxy(self._model, self)
        self.table.setModel(self._proxy)
        self.table.show_columns(self._model.columns)
        self.table.set_hint(_("Nobody fits the filter."))
        self.panel = PersonPanel(look, deals=self._deals)
        self._currency = ""
        self._refreshing = False
        self._build()

    def refresh(self, change: ChangeSet | None) -> None:
        del change
        workspace = self.services.workspace
        plan, production = workspace.plan, self._production()
        self.count_changed.emit(len(plan.people), False)
        for button in (self._add, self._import):
            offer(button, self._barred)
        if not plan.people:
            self.show_empty(self._nobody())
            return
        self.show_body()
        rows = crew(plan, production.id if production else None, self._today())
        self._refreshing = True
        self._show_currency(production.currency if production else "")
        self._model.set_rows(rows)
        self._filter()
        self._follow(self.services.session.selection)
        if self.table.current() is None and self._proxy.rowCount():
            self.table.selectRow(0)
        self._refreshing = False
        self._show_person()

    def add_person(self) -> None:
        """Ask for somebody new."""
        plan = self.services.workspace.plan
        command = PersonDialog(self.look, plan, self._words(), parent=self).ask()
        change = self.do(command) if command else None
        if change is not None:
            self.catch_up()
            self._choose(change.added["people"][0])

    def edit_person(self) -> None:
        """Ask for changes to the person under the cursor."""
        row = self.table.current()
        if row is None or not self._editable:
            return
        plan = self.services.workspace.plan
        dialog = PersonDialog(self.look, plan, self._words(), plan.people[row.person], parent=self)
        command = dialog.ask()
        if command is not None:
            self.do(command)

    def show_personal_data(self) -> None:
        """Show what is kept of the person under the cursor; it can be saved, or erased for good."""
        from crewplanner.ui.dialogs.personal_data import (  # noqa: PLC0415 - seldom wanted
            PersonalDataDialog,
        )

        row = self.table.current()
        if row is None:
            return
        dialog = PersonalDataDialog(self.services, row.person, parent=self)
        dialog.exec()
        if dialog.erased:
            self._search.clear()
            self.services.toast.hide()
        dialog.deleteLater()

    def find_name(self) -> None:
        """Put the keyboard into the search."""
        self._sides.switch.setChecked(False)
        self._search.setFocus()

    def _build(self) -> None:
        self._import = Button(self.look, _("Import…"), icon="import:muted")
        self._import.clicked.connect(self._ask_import)
        self.header.add_end(self._import)
        self._add = primary_button(self.look, _("Add person"))
        self._add.clicked.connect(self.add_person)
        self.header.set_primary(self._add)
        main = QWidget()
        left = QVBoxLayout(main)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self._bar)
        left.addWidget(self.table, 1)
        self._sides = SideBySide(self.look, main, self.panel, words=_("Details"), widths=(250, 356))
        self.header.add_tool(self._sides.switch)
        self.body.addWidget(self._sides, 1)
        self._search.sought.connect(self._filter)
        self._search.left.connect(self.table.setFocus)
        self._bar.changed.connect(self._filter)
        self.table.selected.connect(self._take_selection)
        self.table.opened.connect(self.edit_person)
        self.table.deleted.connect(self._remove)
        self.panel.edit_asked.connect(self.edit_person)
        self.panel.data_asked.connect(self.show_personal_data)
        self.panel.deal_asked.connect(self._ask_deal)
        self.panel.away_asked.connect(self._ask_away)
        self.panel.remove_deal_asked.connect(self._remove_deal)
        self.panel.remove_away_asked.connect(self._remove_away)
        self.panel.date_asked.connect(self._go_to)
        session = self.services.session
        session.production_changed.connect(self.mark_stale)
        session.selection_changed.connect(self._follow)

    @property
    def _editable(self) -> bool:
        return self._barred is None

    @property
    def _barred(self) -> str | None:
        return self.services.workspace.read_only_reason

    def _production(self) -> Production | None:
        production = self.services.session.production
        return self.services.workspace.plan.productions.get(production) if production else None

    def _words(self) -> FilmWords:
        production = self._production()
        return production.words if production else FilmWords.US

    def _today(self) -> dt.date:
        now, production = self.services.workspace.context.clock(), self._production()
        return production_day(now, production) if production else now.date()

    def _show_currency(self, currency: str) -> None:
        if currency != self._currency:
            self._currency = currency
            self._model.columns = crew_columns(currency, deals=self._deals)

    def _filter(self, _text: str = "") -> None:
        on = self._bar.on()

        def fits(row: CrewRow) -> bool:
            booked = "booked" not in on or row.days_booked > 0
            away = "away" not in on or row.away_now
            deal = "no-deal" not in on or row.deal is None
            return booked and away and deal

        self._proxy.set_test(fits if on else None)
        self._proxy.set_words(self._search.text())
        shown, every = self._proxy.rowCount(), self._model.rowCount()
        text = ngettext("{count} person", "{count} people", every).format(count=every)
        if self._proxy.hidden:
            text = _("{shown} of {every} people · {hidden} hidden by filter").format(
                shown=shown, every=every, hidden=self._proxy.hidden
            )
        self._bar.set_summary(text)

    def _show_person(self) -> None:
        row = self.table.current()
        plan = self.services.workspace.plan
        if not isinstance(row, CrewRow) or row.person not in plan.people:
            self.panel.show_nobody()
            return
        production = self._production()
        view = person_view(plan, production.id if production else None, row.person, self._today())
        self.panel.show_person(plan, view, self._words(), barred=self._barred)

    def _take_selection(self) -> None:
        row = self.table.current()
        if isinstance(row, CrewRow) and self.isVisible():
            self.services.session.select(Selection(people=(row.person,)))
        if not self._refreshing:
            self._show_person()

    def _choose(self, person: int) -> None:
        row = next((row for row in self._model.rows if row.person == person), None)
        if row is not None:
            self.table.select_object(row)

    def _follow(self, selection: Selection) -> None:
        current = self.table.current()
        if selection.people and (current is None or current.person != selection.people[0]):
            self._choose(selection.people[0])

    def _remove(self) -> None:
        rows = self.table.chosen()
        if not rows or not self._editable:
            return
        people = tuple(row.person for row in rows)
        said = _removed_text(self.services.workspace.plan, rows)
        self.do(RemovePeople(people=people), toast=said)

    def _ask_deal(self, deal: Deal | None) -> None:
        row, production = self.table.current(), self._production()
        if row is None:
            return
        if deal is not None:
            production = self.services.workspace.plan.productions[deal.production]
        if production is None:
            sentence = _("A deal belongs to a production. Begin one on the board first.")
            self.messages.show_message(sentence, MessageKind.WARNING, key=_NO_PRODUCTION)
            return
        plan = self.services.workspace.plan
        dialog = DealDialog(
            self.look, plan, production.id, row.person, self._today, deal, parent=self
        )
        command = dialog.ask()
        if command is not None:
            self.do(command)

    def _ask_away(self, away: Unavailability | None) -> None:
        row = self.table.current()
        if row is None:
            return
        date = self.services.session.date
        dialog = AwayDialog(
            self.look,
            self.services.workspace.plan,
            row.person,
            DateSpan(first=date, last=date),
            self._today,
            away,
            parent=self,
        )
        command = dialog.ask()
        if command is not None:
            self.do(command)

    def _remove_deal(self, deal: Deal) -> None:
        self.do(RemoveDeal(deal=deal.id), toast=_("Removed the deal"))

    def _remove_away(self, away: Unavailability) -> None:
        command = RemoveUnavailability(unavailability=away.id)
        self.do(command, toast=_("Removed the days away"))

    def _go_to(self, date: dt.date) -> None:
        self.services.session.set_date(date)
        self.services.go("board")

    def _ask_import(self) -> None:
        self.services.run("import")

    def _nobody(self) -> EmptyState:
        state = EmptyState(
            self.look,
            _("No crew yet"),
            _("Everybody you may call is listed here, with roles, deals and days away."),
            icon="crew",
            step=("import", _("Import from Excel")),
            others=(("add", _("Add person")), ("import", _("Paste a list"))),
        )
        state.chosen.connect(self._first_step)
        return state

    def _first_step(self, step: str) -> None:
        if step == "add":
            self.add_person()
        else:
            self._ask_import()


def _removed_text(plan: Plan, rows: Sequence[CrewRow]) -> str:
    """Who goes, and with how many booked days of all productions."""
    days = sum(booked_days(plan, row.person) for row in rows)
    count = len(rows)
    said = ngettext("Removed {name}", "Removed {count} people", count)
    if days:
        tail = ngettext("with {days} booked day", "with {days} booked days", days)
        said += " " + tail.format(days=days)
    return said.format(name=rows[0].name, count=count)
