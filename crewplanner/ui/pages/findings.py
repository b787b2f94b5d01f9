"""Findings: what the rules noticed, the hardest first, each a step from where it can be mended."""

from collections.abc import Callable

from crewplanner.app.changes import ChangeSet
from crewplanner.app.queries.findings import FindingRow, finding_rows, production_span
from crewplanner.app.remedies import remedy_text
from crewplanner.app.words import date_text, word
from crewplanner.domain.findings import Severity
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _, ngettext
from crewplanner.ui.models.table import Column, TableModel, TableProxy
from crewplanner.ui.pages.page import Page
from crewplanner.ui.services import Services
from crewplanner.ui.session import Selection
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.filter_bar import FilterBar
from crewplanner.ui.widgets.table_view import TableView

_ICONS = {
    Severity.BLOCK: "warning:finding",
    Severity.WARN: "warning:hold.ink",
    Severity.INFO: "info:muted",
}


class FindingsPage(Page):
    """A table of findings with chips for how hard they are. Enter goes to the place."""

    def __init__(self, services: Services) -> None:
        super().__init__(services, _("Findings"))
        self._bar = FilterBar(services.look)
        for severity in Severity:
            self._bar.add_chip(severity.value, word(severity), on=True)
        self.table = TableView(services.look, _("Findings"))
        self._model = TableModel(_columns(self._tip), key=lambda row: row.finding, parent=self)
        self._proxy = TableProxy(self._model, self)
        self.table.setModel(self._proxy)
        self.table.show_columns(self._model.columns, "severity")
        self.table.set_hint(_("The filter hides all findings. Switch a kind on above."))
        self.body.addWidget(self._bar)
        self.body.addWidget(self.table, 1)
        self._bar.changed.connect(self._filter)
        self.table.opened.connect(self._open)
        services.session.production_changed.connect(self.mark_stale)

    def refresh(self, change: ChangeSet | None) -> None:
        del change
        workspace, production = self.services.workspace, self.services.session.production
        plan = workspace.plan
        known = production if production in plan.productions else None
        span = production_span(plan, known) if known else None
        if span is None:
            self.count_changed.emit(0, False)
            self._say_nothing(_("Nothing to check yet"), _("Findings come from days and bookings."))
            return
        rows = finding_rows(plan, workspace.findings(production, span))
        loud = sum(row.severity is not Severity.INFO for row in rows)
        self.count_changed.emit(loud, any(row.severity is Severity.BLOCK for row in rows))
        if not rows:
            self._say_nothing(
                _("Nothing to mend"),
                _("No double bookings, no short rests, nobody booked while away."),
            )
            return
        self.show_body()
        self._model.set_rows(rows)
        self._filter()

    def _tip(self, row: FindingRow) -> str:
        return f"{row.text}\n{remedy_text(row.finding, self.services.workspace.plan)}"

    def _say_nothing(self, title: str, sentence: str) -> None:
        step = ("board", _("Go to the board"))
        state = EmptyState(self.look, title, sentence, icon="check", step=step)
        state.chosen.connect(self.services.go)
        self.show_empty(state)

    def _filter(self) -> None:
        wanted = self._bar.on()
        self._proxy.set_test(lambda row: row.severity.value in wanted)
        shown, hidden = self._proxy.rowCount(), self._proxy.hidden
        text = ngettext("{count} finding", "{count} findings", shown).format(count=shown)
        notes = sum(row.severity is Severity.INFO for row in self._model.rows)
        if notes and not hidden:
            text = _("{loud} to mend · {notes} notes").format(loud=shown - notes, notes=notes)
        if hidden:
            text += " · " + _("{count} hidden by filter").format(count=hidden)
        self._bar.set_summary(text)

    def _open(self, row: FindingRow) -> None:
        people = (row.person,) if row.person is not None else ()
        dates = DateSpan(first=row.date, last=row.date)
        self.services.session.set_date(row.date)
        self.services.go("board")
        self.services.session.select(
            Selection(people=people, bookings=row.bookings[:1], dates=dates)
        )


def _columns(tip: Callable[[FindingRow], str]) -> tuple[Column[FindingRow], ...]:
    return (
        Column(
            id="severity",
            title=_("Severity"),
            value=lambda row: word(row.severity),
            sort=lambda row: row.rank,
            icon=lambda row: _ICONS[row.severity],
            tone=lambda row: "finding" if row.severity is Severity.BLOCK else "",
            width=110,
            fit=True,
        ),
        Column(
            id="date",
            title=_("Date"),
            value=lambda row: date_text(row.date, year=False),
            sort=lambda row: row.date,
            width=104,
            fit=True,
            spare=3,
        ),
        Column(
            id="person",
            title=_("Person"),
            value=lambda row: row.person_name,
            width=200,
            least=150,
            spare=2,
            strong=True,
        ),
        Column(
            id="rule",
            title=_("Rule"),
            value=lambda row: row.rule_text,
            width=150,
            least=104,
            spare=1,
        ),
        Column(
            id="text",
            title=_("What"),
            value=lambda row: row.text,
            width=420,
            least=330,
            stretch=True,
            tip=tip,
        ),
    )
