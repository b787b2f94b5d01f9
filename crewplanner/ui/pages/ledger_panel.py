"""The figure that the cursor is on, opened: what it comes to, and the dates behind it."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crewplanner.app.ledger_words import sunday_text
from crewplanner.app.queries.ledger import LedgerRow
from crewplanner.app.queries.ledger_figures import Figure, LedgerEntry, entries
from crewplanner.app.words import date_text
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import format_duration
from crewplanner.i18n import _, ngettext
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.pages.ledger_table import Scale, entry_columns, figure_text
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.table_view import PAGE_EDGE, TableView
from crewplanner.ui.widgets.text import breakable, label, selectable


class LedgerPanel(Surface):
    """Shows one figure of one person. `date_asked` carries the date of a line to go to."""

    date_asked = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", lines=("start",), parent=parent)
        self._person = selectable("", "headline")
        self._roles = selectable("", "muted")
        self._caption = label("", "caption", wrap=True)
        self._figure = selectable("", "figure")
        self._against = label("", "", wrap=True)
        self._sunday = label("", "strong", wrap=True)
        self._told = selectable("", "")
        self._sum = label("", "caption", wrap=True)
        self.table = TableView(look, _("Dates behind the figure"), edge=PAGE_EDGE)
        self._model = TableModel(entry_columns(), key=lambda one: one.date, parent=self)
        self.table.setModel(TableProxy(self._model, self))
        self.table.show_columns(self._model.columns, "date")
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.opened.connect(self._open)
        self.table.selected.connect(self._show_line)
        self._lay_out()
        self.show_nobody()

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """The dates that are listed."""
        return tuple(entry.date for entry in self._model.rows)

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        parts = (self._roles, self._caption, self._figure, self._against, self._sunday, self._sum)
        for part in parts:
            part.setText("")
        self._person.setText(_("Choose a figure to see its dates."))
        self._model.set_rows(())
        self._show_line()

    def show_figure(self, plan: Plan, scale: Scale, row: LedgerRow, figure: Figure) -> None:
        """Show the dates behind a figure of a row."""
        caption, text, against = figure_text(scale, row, figure)
        found = entries(plan.productions, row.ledger, figure)
        self._person.setText(breakable(row.name))
        self._roles.setText(" · ".join(filter(None, (row.role, row.department))))
        self._caption.setText(caption)
        self._figure.setText(text)
        self._against.setText(against)
        sunday = "" if figure is Figure.FREE_SUNDAY else sunday_text(row)
        self._sunday.setText(sunday)
        self._sunday.setVisible(bool(sunday))
        self._model.set_rows(found)
        self._sum.setText(_sum(found))
        if found:
            self.table.selectRow(len(found) - 1)
        self._show_line()
        self.table.set_hint(_("No date of the period counts here."))

    def focus_dates(self) -> None:
        """Put the keyboard onto the dates."""
        if self._model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.table.current() is None:
                self.table.selectRow(0)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 10)
        head.setSpacing(4)
        for part in (self._person, self._roles):
            head.addWidget(part)
        head.addSpacing(8)
        for part in (self._caption, self._figure, self._against, self._sunday):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 10)
        foot.setSpacing(4)
        foot.addWidget(self._told)
        foot.addWidget(self._sum)
        column.addLayout(foot)

    def _show_line(self) -> None:
        """The whole arithmetic of the chosen date."""
        entry = self.table.current()
        text = ""
        if isinstance(entry, LedgerEntry):
            parts = (
                date_text(entry.date, year=False),
                entry.times,
                format_duration(entry.minutes),
                entry.why,
                entry.source,
            )
            text = " · ".join(filter(None, parts))
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _open(self, entry: LedgerEntry) -> None:
        self.date_asked.emit(entry.date)


def _sum(found: tuple[LedgerEntry, ...]) -> str:
    """What the lines add up to."""
    if not found:
        return ""
    text = ngettext("{count} date, {hours} in all", "{count} dates, {hours} in all", len(found))
    return text.format(count=len(found), hours=format_duration(sum(e.minutes for e in found)))
