"""The group sheet of a day: the unit's times once, exceptions by shorthand, the cost and why."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from crewplanner.app.commands.approvals import SubmitTimes
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.timecards import AnswerElection, LogTimes
from crewplanner.app.queries.derivation import Asked, Figure
from crewplanner.app.queries.elections import OpenElection, elections_of
from crewplanner.app.queries.timecards import SheetView, TimecardRow, TimecardsView
from crewplanner.app.sheet_paste import CELLS, read_paste
from crewplanner.app.tab_text import from_tsv
from crewplanner.app.words import date_text
from crewplanner.domain.approvals import TimesState
from crewplanner.domain.person_times import person_dates
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _, ngettext
from crewplanner.ui.actions import Actions
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.pages.election_card import ElectionCard
from crewplanner.ui.pages.page import Page
from crewplanner.ui.pages.pay_card import show_cost, show_pay, titles_of
from crewplanner.ui.pages.sheet_details import ask_details, ask_unit_details, unpaid_details
from crewplanner.ui.pages.sheet_edits import (
    PasteResult,
    SheetPlace,
    cleared,
    filled_down,
    from_day_before,
    logged,
    pasted,
)
from crewplanner.ui.pages.sheet_table import SheetTable
from crewplanner.ui.pages.timecard_table import sheet_columns
from crewplanner.ui.pages.unit_times import UnitTimes
from crewplanner.ui.pages.why_asked import FIGURES, HOURS, WHY, offer_why
from crewplanner.ui.widgets.card import Card
from crewplanner.ui.widgets.cells import CellRole
from crewplanner.ui.widgets.message_bar import MessageKind

_NOT_UNDERSTOOD = "not-understood"
_PASTED = "pasted"
_UNPAID = "unpaid"
_MENU = ("timecards-details", "timecards-fill-down", "timecards-switch")


class DaySheetPane(QWidget):
    """One unit's sheet of one date; the card at its side explains the chosen person's pay."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look = page.look
        self._page = page
        self._view: TimecardsView | None = None
        self._sheet: SheetView | None = None
        self._model: TableModel[TimecardRow] | None = None
        self._columns_for: tuple[object, ...] = ()
        self._pasted: PasteResult | None = None
        self.times = UnitTimes(look)
        self.table = SheetTable(look, _("Times of each person"))
        self.decide = ElectionCard(look)
        self.pay = Card(look)
        self.cost = Card(look)
        self._build()
        self.times.filled.connect(self._do)
        self.times.details_asked.connect(self._edit_unit_details)
        self.times.finished.connect(self.focus_table)
        self.table.selected.connect(self._explain)
        self.decide.answered.connect(self._answer)
        self.table.deleted.connect(self.clear_cells)
        self.table.pasted.connect(self.paste)
        self.table.opened.connect(self._open)
        self.pay.link_chosen.connect(page.services.run)
        offer_why(self.table, page.services, self._menu_actions)

    @property
    def sheet(self) -> SheetView | None:
        """What is shown."""
        return self._sheet

    def show_sheet(self, view: TimecardsView, sheet: SheetView) -> None:
        """Show a unit's sheet of a date."""
        if self._sheet is not None and self._sheet.day.id != sheet.day.id:
            self._drop_paste()
        self._view, self._sheet = view, sheet
        workspace = self._page.services.workspace
        editable = workspace.read_only_reason is None
        self.times.show_sheet(sheet, workspace.plan.productions[view.production], editable=editable)
        model = self._model_for(view.currency, sheet, editable=editable)
        model.set_rows(sheet.rows)
        if self.table.current() is None and sheet.rows:
            first = next(iter(self.table.editable_columns()), 0)
            self.table.setCurrentIndex(self.table.model().index(0, first))
        self._explain()

    def asked(self) -> Asked | None:
        """What of the chosen person's day the cursor is at."""
        view, row = self._view, self.table.current()
        if view is None or not isinstance(row, TimecardRow):
            return None
        return Asked(
            production=view.production,
            person=row.person,
            span=DateSpan(first=view.date, last=view.date),
            figure=Figure.HOURS if self._cell() in HOURS else Figure.MONEY,
        )

    def focus_table(self) -> None:
        """Put the keyboard into the table."""
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def fill_down(self) -> None:
        """Give the selected people what the first has in the cursor's cell; from above, if one."""
        rows, cell = self.table.chosen(), self._cell()
        place = self._place()
        if place is None or not rows:
            return
        if len(rows) == 1:
            above = self.table.currentIndex().siblingAtRow(self.table.currentIndex().row() - 1)
            if not above.isValid():
                return
            rows = [above.data(CellRole.OBJECT), *rows]
        people = [row.person for row in rows]
        try:
            command = filled_down(place, people[0], people[1:], cell)
        except ValueError as error:
            self._say(str(error))
            return
        self._do(command)

    def edit_details(self) -> None:
        """What agreements ask beside times: of the selected people, or in its row of the unit."""
        if not self.isVisible() or self._page.services.workspace.read_only_reason is not None:
            return
        if self.times.isAncestorOf(self.focusWidget()):
            self._edit_unit_details()
            return
        place, sheet = self._place(), self._sheet
        rows = self.table.chosen() or list(filter(None, [self.table.current()]))
        if place is None or sheet is None or not rows:
            return
        try:
            command = ask_details(self._page.look, place, sheet, rows, self._page)
        except ValueError as error:
            self._say(str(error))
            return
        if command is not None:
            self._do(command)
        self.focus_table()

    def clear_cells(self) -> None:
        """Let the selected people follow the unit again in the cursor's cell."""
        place, cell = self._place(), self._cell()
        if place is not None and cell in CELLS:
            self._do(cleared(place, self.table.chosen(), cell))

    def paste(self, text: str) -> None:
        """Read what was copied from a spreadsheet and say what it would do; nothing is written."""
        place, sheet = self._place(), self._sheet
        if place is None or sheet is None or not text.strip():
            return
        shown = [
            self.table.model().index(row, 0).data(CellRole.OBJECT)
            for row in range(self.table.model().rowCount())
        ]
        people = [(row.person, row.name) for row in shown]
        start = max(self.table.currentIndex().row(), 0)
        read = read_paste(from_tsv(text), people, start, self._cell())
        self._pasted = pasted(place, read, dict(people))
        count = len(self._pasted.cards)
        words = ngettext("Enter times of {count} person", "Enter times of {count} people", count)
        messages = self._page.messages
        messages.show_message(
            self._pasted.summary,
            MessageKind.INFO if self._pasted.complete else MessageKind.WARNING,
            key=_PASTED,
            action=words.format(count=count) if count else "",
            on_action=self.enter_paste,
        )
        if count:
            messages.bar(_PASTED).button.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter_paste(self) -> None:
        """Write what the paste means, in one step of undo."""
        found = self._pasted
        if found is None:
            return
        count = len(found.cards)
        words = ngettext("Pasted times of {count} person", "Pasted times of {count} people", count)
        self._drop_paste()
        self._do(logged(found.cards, _("Paste times")), toast=words.format(count=count))
        self.focus_table()

    def fill_as_planned(self) -> None:
        """Take the planned times of the unit, those of the call sheet, for the worked ones."""
        command = self.times.plan_as_worked() if self._sheet else None
        if command is not None:
            self._do(command, toast=_("The unit worked as planned"))

    def copy_day_before(self) -> None:
        """Take the unit's and everybody's times of the last day that has any."""
        place, sheet = self._place(), self._sheet
        if place is None or sheet is None:
            return
        found = from_day_before(place, sheet)
        if found is None:
            self._say(_("No earlier day of this unit has times to copy."))
            return
        command, former = found
        self._do(
            command,
            toast=_("Copied the times of {date}").format(date=date_text(former.date, year=False)),
        )

    def submit_day(self) -> None:
        """Submit the times of everybody whose times are known and still open."""
        view, sheet = self._view, self._sheet
        if view is None or sheet is None:
            return
        date = DateSpan(first=view.date, last=view.date)
        plan = self._page.services.workspace.plan
        open_rows = [
            row
            for row in sheet.rows
            if row.state is TimesState.OPEN
            and person_dates(plan, view.production, row.person, date)[0].counts
        ]
        ready = [row for row in open_rows if row.ready]
        if sheet.rows and not open_rows:
            self._say(_("The times of everybody on this sheet are submitted already."))
            return
        done = self._do(
            SubmitTimes(
                production=view.production,
                people=tuple(row.person for row in ready),
                span=date,
            )
        )
        if done:
            self._tell_submitted(ready, [row for row in open_rows if not row.ready])

    def _tell_submitted(self, ready: list[TimecardRow], left: list[TimecardRow]) -> None:
        count, asked = len(ready), [row for row in ready if row.questions]
        words = ngettext(
            "Submitted the times of {count} person", "Submitted the times of {count} people", count
        ).format(count=count)
        for rows, said in (
            (left, _("without times: {names}")),
            (asked, _("still to decide: {names}")),
        ):
            if rows:
                words += "; " + said.format(names=", ".join(row.name for row in rows))
        self._page.services.toast.say(words, undo=True)

    def _build(self) -> None:
        main = QVBoxLayout()
        main.setSpacing(12)
        main.addWidget(self.times)
        main.addWidget(self.table, 1)
        self.pay.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pay.setAccessibleName(_("Why this amount"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(14)
        row.addLayout(main, 1)
        row.addWidget(side_of_cards(self._page, self.decide, self.pay, self.cost))

    def _model_for(
        self, currency: str, sheet: SheetView, *, editable: bool
    ) -> TableModel[TimecardRow]:
        """The model with the columns of this production; the one there is where they are alike."""
        wanted = (currency, sheet.asked, editable)
        if self._model is not None and self._columns_for == wanted:
            return self._model
        self._columns_for = wanted
        columns = sheet_columns(currency, editable=editable, asked=sheet.asked)
        model = TableModel(columns, key=lambda row: row.person, parent=self)
        model.edited.connect(self._edit)
        self.table.setModel(TableProxy(model, self))
        self.table.show_columns(columns)
        self._model = model
        self.table.set_hint(_("Nobody is booked on this day yet. Book crew on the board."))
        return model

    def _explain(self) -> None:
        if self._sheet is None or self._view is None:
            return
        row = self.table.current()
        known = {one.person: one for one in self._sheet.rows}
        chosen = known.get(row.person) if isinstance(row, TimecardRow) else None
        place = self._place()
        titles = titles_of(place.plan, place.production) if place is not None else {}
        self.decide.show_elections(self._elections(chosen), self._view.currency)
        show_pay(self.pay, chosen, self._sheet, self._view.currency, titles)
        show_cost(self.cost, self._sheet, self._view.currency)

    def _elections(self, row: TimecardRow | None) -> tuple[OpenElection, ...]:
        """What must be decided about the person's day, or was."""
        place = self._place()
        if place is None or row is None:
            return ()
        date = DateSpan(first=place.date, last=place.date)
        return elections_of(place.plan, place.production, row.person, date, row.questions)

    def _answer(self, election: OpenElection, answer: bool | None) -> None:
        place, row = self._place(), self.table.current()
        if place is None or not isinstance(row, TimecardRow):
            return
        command = AnswerElection(
            production=place.production,
            person=row.person,
            date=election.date,
            election=election.ask,
            answer=answer,
        )
        self._do(command, toast=_("Written down"))

    def _open(self) -> None:
        """Explain the figure that was opened."""
        if self._cell() in FIGURES:
            self._page.services.run(WHY)

    def _edit(self, row: TimecardRow, column: str, text: object) -> None:
        place = self._place()
        if place is None:
            return
        try:
            card = place.typed(row.person, ((column, str(text)),))
        except ValueError as error:
            sentence = str(error)
            self._say(f"{row.name}: {sentence[:1].lower()}{sentence[1:]}")
            return
        if self._do(LogTimes.of(card)) and (unpaid := unpaid_details(place, row, card)):
            self._page.messages.show_message(unpaid, MessageKind.INFO, key=_UNPAID)

    def _edit_unit_details(self) -> None:
        place, sheet = self._place(), self._sheet
        if place is None or sheet is None:
            return
        command = ask_unit_details(self._page.look, place, sheet, self._page)
        if command is not None:
            self._do(command)

    def _menu_actions(self) -> list[QAction]:
        """What can be done with the people that are selected."""
        actions = self._page.findChild(Actions)
        return [actions.for_menu(name) for name in _MENU] if isinstance(actions, Actions) else []

    def _do(self, command: Command, *, toast: str = "") -> bool:
        self._page.messages.clear_message(_UNPAID)
        self._page.messages.clear_message(_NOT_UNDERSTOOD)
        return self._page.do(command, toast=toast) is not None

    def _say(self, sentence: str) -> None:
        self._page.messages.show_message(sentence, MessageKind.ERROR, key=_NOT_UNDERSTOOD)

    def _drop_paste(self) -> None:
        self._pasted = None
        self._page.messages.clear_message(_PASTED)

    def _place(self) -> SheetPlace | None:
        view = self._view
        if view is None:
            return None
        plan = self._page.services.workspace.plan
        return SheetPlace(plan=plan, production=view.production, date=view.date)

    def _cell(self) -> str:
        """The id of the column that the cursor is in."""
        column = self.table.currentIndex().column()
        return self._model.columns[column].id if self._model and column >= 0 else ""


def side_of_cards(page: Page, *cards: Card) -> QWidget:
    """The cards beside a table, scrolled where they are higher than the window."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFixedWidth(page.look.px(296))
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(side)
    return scroll
