"""Findings as an inbox: new ones, accepted ones, and those that were solved since."""

import datetime as dt
from collections.abc import Collection

from PySide6.QtGui import QShowEvent

from crewplanner.app.changes import ChangeSet
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.findings import AcceptFindings, WithdrawAcceptances
from crewplanner.app.queries.findings import (
    FindingRow,
    finding_rows,
    production_span,
    solved_acceptances,
    solved_rows,
)
from crewplanner.app.remedies import Remedy, remedies, remedy_text
from crewplanner.app.weeks import production_day
from crewplanner.app.words import word
from crewplanner.domain.findings import RuleKind, Severity
from crewplanner.domain.overrides import OPEN, FindingState, Key, key_of
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.dialogs.booking_start import BookingStart
from crewplanner.ui.dialogs.reason import ReasonDialog
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.pages.booking_asked import ask_booking, booked_text
from crewplanner.ui.pages.findings_table import finding_columns
from crewplanner.ui.pages.page import Page
from crewplanner.ui.pages.remedy_strip import RemedyStrip
from crewplanner.ui.services import Services
from crewplanner.ui.session import Selection
from crewplanner.ui.widgets.buttons import Button, offer
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.filter_bar import FilterBar
from crewplanner.ui.widgets.search_box import SearchBox
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.table_view import PAGE_EDGE, TableView

_EVER = DateSpan(first=dt.date.min, last=dt.date.max)
_ONLY = "only"
_NAMED = 3
_BOXES = (FindingState.NEW, FindingState.ACCEPTED, FindingState.SOLVED)


class FindingsPage(Page):
    """A table of findings with chips for how hard they are. Enter goes to the place."""

    page_actions = (
        ActionSpec(
            id="findings-accept",
            text=N_("&Accept findings…"),
            handler="accept",
            writes=True,
            icon="check",
            keys=("Ctrl+Shift+A",),
            menu="edit",
        ),
        ActionSpec(
            id="findings-withdraw",
            text=N_("&Withdraw acceptance"),
            handler="withdraw",
            writes=True,
            keys=("Ctrl+Shift+X",),
            menu="edit",
        ),
        ActionSpec(
            id="find-finding",
            text=N_("&Find a finding"),
            handler="seek",
            icon="search",
            keys=("Ctrl+F",),
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
        self.search = SearchBox(look, _("Person, rule or date"))
        self._bar.add_widget(self.search)
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
        self.table = TableView(look, _("Findings"), edge=PAGE_EDGE)
        self._rows: tuple[FindingRow, ...] = ()
        self._begun = False
        self._only: frozenset[Key] = frozenset()
        self._chips: dict[str, Button] = {}
        self._columns = finding_columns(self._tip)
        self._model = TableModel(self._columns, key=lambda row: row.key, parent=self)
        self._proxy = TableProxy(self._model, self)
        self.table.setModel(self._proxy)
        self.table.show_columns(self._model.columns, "severity")
        self.body.addWidget(self._bar)
        self.body.addWidget(self.table, 1)
        self.strip = RemedyStrip(look)
        self.body.addWidget(self.strip)
        self.search.sought.connect(self._filter)
        self.search.left.connect(self.table.setFocus)
        self.strip.chosen.connect(self._clear)
        self.strip.place_asked.connect(self._open_current)
        self.strip.crew_asked.connect(self._book_missing)
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
        about = "\n".join(row.text for row in rows[:_NAMED])
        if count > _NAMED:
            about += "\n" + _("and {count} more").format(count=count - _NAMED)
        reason = ReasonDialog(self.look, title, _("Accept"), about, self).ask()
        if reason is not None:
            findings = tuple(row.finding for row in rows if row.finding is not None)
            said = ngettext("Accepted a finding", "Accepted {count} findings", count)
            self._go_on_after(
                AcceptFindings(findings=findings, reason=reason), said.format(count=count)
            )

    def withdraw(self) -> None:
        """Let the chosen acceptances be none."""
        keys = tuple(row.override.id for row in self.table.chosen() if row.override is not None)
        if keys:
            self.do(WithdrawAcceptances(overrides=keys), toast=_("Withdrew the acceptance"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.services.toast.keep_above(self.strip)

    def seek(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def show_only(self, keys: Collection[Key], words: str) -> None:
        """Show the new findings of these keys; a chip with the words lets go of that again."""
        self._only = frozenset(keys)
        if _ONLY not in self._chips:
            self._chips[_ONLY] = self._bar.add_chip(_ONLY, words)
        self.box.set_value(FindingState.NEW.value)
        self.search.clear()
        self._bar.set_on(self._bar.on() | {_ONLY})
        self._filter()
        if self.table.current() is None and self._proxy.rowCount():
            self.table.selectRow(0)
        self.table.setFocus()

    def _clear(self, remedy: Remedy) -> None:
        if remedy.command is not None:
            self._go_on_after(remedy.command, _("Done: {text}").format(text=remedy.text))

    def _go_on_after(self, command: Command, toast: str) -> None:
        """Do it; where a line goes with it, the cursor is on the next one."""
        at = self.table.currentIndex().row()
        if self.do(command, toast=toast) is None or not self._rows:
            return
        self.table.setFocus()
        last = self._proxy.rowCount() - 1
        if last >= 0 and (len(self.table.chosen()) != 1 or self.table.currentIndex().row() != at):
            self.table.selectRow(min(max(at, 0), last))

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

    def _filter(self, _text: str = "") -> None:
        wanted, box = self._bar.on(), FindingState(self.box.value())
        shown_states = OPEN if box is FindingState.NEW else frozenset({box})
        here = [row for row in self._rows if row.state in shown_states]
        self._show_rows(here)
        only = self._only if _ONLY in wanted else None

        def fits(row: FindingRow) -> bool:
            if row.finding is None:
                return only is None
            within = only is None or key_of(row.finding) in only
            return within and row.severity.value in wanted

        self._proxy.set_test(fits)
        self._proxy.set_words(self.search.text())
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
        if shown and not self._begun:
            # What clears the worst of them is there at once.
            self._begun = True
            self.table.selectRow(0)
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
                return _("Accepted findings that have been cleared since will be here.")
            case _:
                return _("Nothing new. Accepted and solved findings are behind the switch above.")

    def _offer(self) -> None:
        chosen, barred = self.table.chosen(), self.services.workspace.read_only_reason
        offer(self.accept_button, barred, when=any(row.state in OPEN for row in chosen))
        offer(self.withdraw_button, barred, when=any(row.override for row in chosen))
        self._say_remedies(chosen, editable=barred is None)

    def _say_remedies(self, chosen: list[FindingRow], *, editable: bool) -> None:
        """Below the list: what clears the one finding that is chosen."""
        if len(chosen) > 1:
            count = ngettext("{count} finding chosen", "{count} findings chosen", len(chosen))
            self.strip.show_words(
                count.format(count=len(chosen)),
                _("Accept… lets them stay, with one reason for all of them."),
            )
        elif not chosen:
            hint = _("Choose a finding to see what would clear it.")
            self.strip.show_words("", hint if self._proxy.rowCount() else "")
        elif chosen[0].finding is None:
            self.strip.show_words(chosen[0].text)
        else:
            row, plan = chosen[0], self.services.workspace.plan
            ways = remedies(row.finding, plan) if row.finding is not None else ()
            self.strip.show_remedies(row.text, ways, editable=editable)
            missing = row.finding is not None and row.finding.rule is RuleKind.COVERAGE
            self.strip.crew.setVisible(missing and editable)

    def _book_missing(self) -> None:
        """Ask whom to book where crew is missing."""
        row = self.table.current()
        finding = row.finding if isinstance(row, FindingRow) else None
        if finding is None:
            return
        span = DateSpan(first=finding.date, last=finding.date)
        start = BookingStart(production=finding.production, span=span, unit=finding.unit)
        command = ask_booking(self, self.services.workspace.plan, self._today, start)
        if command is not None:
            self._go_on_after(command, booked_text(command))

    def _today(self) -> dt.date:
        production = self.services.session.production
        found = self.services.workspace.plan.productions.get(production) if production else None
        now = self.services.workspace.context.clock()
        return production_day(now, found) if found else now.date()

    def _open_current(self) -> None:
        row = self.table.current()
        if isinstance(row, FindingRow):
            self._open(row)

    def _open(self, row: FindingRow) -> None:
        people = (row.person,) if row.person is not None else ()
        dates = DateSpan(first=row.date, last=row.date)
        self.services.session.set_date(row.date)
        self.services.go("board")
        self.services.session.select(
            Selection(people=people, bookings=row.bookings[:1], dates=dates)
        )
