"""Findings as an inbox: new ones, accepted ones, and those that were solved since."""

import datetime as dt

from crewplanner.app.changes import ChangeSet
from crewplanner.app.commands.findings import AcceptFindings, WithdrawAcceptances
from crewplanner.app.queries.findings import (
    FindingRow,
    finding_rows,
    production_span,
    solved_acceptances,
    solved_rows,
)
from crewplanner.app.remedies import remedy_text
from crewplanner.app.words import word
from crewplanner.domain.findings import Severity
from crewplanner.domain.overrides import OPEN, FindingState
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.dialogs.reason import ReasonDialog
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.pages.findings_table import finding_columns
from crewplanner.ui.pages.page import Page
from crewplanner.ui.services import Services
from crewplanner.ui.session import Selection
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.filter_bar import FilterBar
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.table_view import TableView

_EVER = DateSpan(first=dt.date.min, last=dt.date.max)
_BOXES = (FindingState.NEW, FindingState.ACCEPTED, FindingState.SOLVED)


class FindingsPage(Page):
    """A table of findings with chips for how hard they are. Enter goes to the place."""

    page_actions = (
        ActionSpec(
            id="findings-accept",
            text=N_("&Accept findings…"),
            handler="accept",
            icon="check",
            keys=("Ctrl+Shift+A",),
            menu="edit",
        ),
        ActionSpec(
            id="findings-withdraw",
            text=N_("&Withdraw acceptance"),
            handler="withdraw",
            keys=("Ctrl+Shift+X",),
            menu="edit",
        ),
    )
    key_notes = ((N_("The place on the board"), "Enter"),)

    def __init__(self, services: Services) -> None:
        super().__init__(services, _("Findings"))
        look = services.look
        self.box = Segmented(
            look, tuple((state.value, word(state)) for state in _BOXES), name=_("Findings shown")
        )
        self._bar = FilterBar(look)
        for severity in Severity:
            self._bar.add_chip(severity.value, word(severity), on=True)
        self.accept_button = Button(look, _("Accept…"), icon="check:ink")
        self.accept_button.setToolTip(
            _("Let it stay, with a reason that is kept and printed (Ctrl+Shift+A)")
        )
        self.withdraw_button = Button(look, _("Withdraw"))
        self.withdraw_button.setToolTip(
            _("Let it count as new again, or forget it where it is solved (Ctrl+Shift+X)")
        )
        for widget in (self.box, self.accept_button, self.withdraw_button):
            self.header.add_tool(widget)
        self.table = TableView(look, _("Findings"))
        self._rows: tuple[FindingRow, ...] = ()
        self._columns = finding_columns(self._tip)
        self._model = TableModel(self._columns, key=lambda row: row.key, parent=self)
        self._proxy = TableProxy(self._model, self)
        self.table.setModel(self._proxy)
        self.table.show_columns(self._model.columns, "severity")
        self.body.addWidget(self._bar)
        self.body.addWidget(self.table, 1)
        self._bar.changed.connect(self._filter)
        self.box.chosen.connect(self._filter)
        self.table.opened.connect(self._open)
        self.table.selected.connect(self._offer)
        self.accept_button.clicked.connect(self.accept)
        self.withdraw_button.clicked.connect(self.withdraw)
        services.session.production_changed.connect(self.mark_stale)

    def refresh(self, change: ChangeSet | None) -> None:
        del change
        workspace, production = self.services.workspace, self.services.session.production
        plan = workspace.plan
        known = production if production in plan.productions else None
        span = production_span(plan, known) if known else None
        self.header.set_bare(known is None)
        if span is None or known is None:
            self.count_changed.emit(0, False)
            self._say_nothing(_("Nothing to check yet"), _("Findings come from days and bookings."))
            return
        found = workspace.findings(known, span)
        solved = solved_acceptances(plan, known, _EVER, found)
        self._rows = (*finding_rows(plan, found), *solved_rows(plan, solved))
        loud = [row for row in self._new() if row.severity is not Severity.INFO]
        urgent = any(row.severity is Severity.BLOCK for row in loud)
        self.count_changed.emit(len(loud), urgent)
        if not self._rows:
            self._say_nothing(
                _("Nothing to mend"),
                _("No double bookings, no short rests, nobody booked while away."),
            )
            return
        self.show_body()
        self._filter()

    def accept(self) -> None:
        """Let the chosen findings stay; a reason is asked for."""
        rows = [row for row in self.table.chosen() if row.finding is not None]
        rows = [row for row in rows if row.state in OPEN]
        if not rows:
            return
        count = len(rows)
        title = ngettext("Accept finding", "Accept {count} findings", count).format(count=count)
        about = "\n".join(row.text for row in rows[:3])
        reason = ReasonDialog(self.look, title, _("Accept"), about, self).ask()
        if reason is not None:
            findings = tuple(row.finding for row in rows if row.finding is not None)
            said = ngettext("Accepted a finding", "Accepted {count} findings", count)
            self.do(
                AcceptFindings(findings=findings, reason=reason), toast=said.format(count=count)
            )

    def withdraw(self) -> None:
        """Let the chosen acceptances be none."""
        keys = tuple(row.override.id for row in self.table.chosen() if row.override is not None)
        if keys:
            self.do(WithdrawAcceptances(overrides=keys), toast=_("Withdrew the acceptance"))

    def _new(self) -> list[FindingRow]:
        return [row for row in self._rows if row.state in OPEN]

    def _tip(self, row: FindingRow) -> str:
        if row.finding is None:
            return row.text
        return f"{row.text}\n{remedy_text(row.finding, self.services.workspace.plan)}"

    def _say_nothing(self, title: str, sentence: str) -> None:
        step = ("board", _("Go to the board"))
        state = EmptyState(self.look, title, sentence, icon="check", step=step)
        state.chosen.connect(self.services.go)
        self.show_empty(state)

    def _filter(self) -> None:
        wanted, box = self._bar.on(), FindingState(self.box.value())
        shown_states = OPEN if box is FindingState.NEW else frozenset({box})
        here = [row for row in self._rows if row.state in shown_states]
        self._show_rows(here)
        self._proxy.set_test(lambda row: row.severity.value in wanted or row.finding is None)
        self.table.set_hint(self._hint(box))
        for state in _BOXES:
            states = OPEN if state is FindingState.NEW else frozenset({state})
            count = sum(row.state in states for row in self._rows)
            self.box.set_words(state.value, f"{word(state)} {count}" if count else word(state))
        shown = self._proxy.rowCount()
        text = ngettext("{count} finding", "{count} findings", shown).format(count=shown)
        notes = sum(row.severity is Severity.INFO for row in here)
        hidden = len(here) - shown
        if notes and not hidden and box is FindingState.NEW:
            text = _("{loud} to mend · {notes} notes").format(loud=shown - notes, notes=notes)
        if hidden:
            text += " · " + _("{count} hidden by filter").format(count=hidden)
        self._bar.set_summary(text)
        self._offer()

    def _show_rows(self, rows: list[FindingRow]) -> None:
        """The column of reasons is there where there is one."""
        columns = self._columns if any(row.override for row in rows) else self._columns[:-1]
        if len(columns) != len(self._model.columns):
            self._model.set_table(columns, rows)
        else:
            self._model.set_rows(rows)

    def _hint(self, box: FindingState) -> str:
        if any(row.state is box for row in self._rows):
            return _("The filter hides all findings. Switch a kind on above.")
        match box:
            case FindingState.ACCEPTED:
                return _("Accepted findings will be here, each with its reason.")
            case FindingState.SOLVED:
                return _("Accepted findings that are no longer so will be here.")
            case _:
                return _("Nothing new. Accepted and solved findings are behind the switch above.")

    def _offer(self) -> None:
        chosen, editable = self.table.chosen(), self.services.workspace.read_only_reason is None
        self.accept_button.setEnabled(editable and any(row.state in OPEN for row in chosen))
        self.withdraw_button.setEnabled(editable and any(row.override for row in chosen))

    def _open(self, row: FindingRow) -> None:
        people = (row.person,) if row.person is not None else ()
        dates = DateSpan(first=row.date, last=row.date)
        self.services.session.set_date(row.date)
        self.services.go("board")
        self.services.session.select(
            Selection(people=people, bookings=row.bookings[:1], dates=dates)
        )
