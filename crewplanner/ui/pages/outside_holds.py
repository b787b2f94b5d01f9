"""The holds of other companies as a table: note, change and remove them."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.holds import RemoveOutsideHold
from crewplanner.app.queries.holds import OutsideRow
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.ids import NEW
from crewplanner.domain.productions import Production
from crewplanner.i18n import _, ngettext
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.pages.holds_table import outside_columns
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.table_view import PAGE_EDGE, TableView


class OutsideHoldsPane(QWidget):
    """Asks and hands the commands to `run` with what is said when it is done."""

    selected = Signal()
    """Others are selected than before."""

    def __init__(
        self,
        services: Services,
        run: Callable[[Command, str], object],
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._run = run
        self._today = today
        self.table = TableView(services.look, _("Others' holds"), edge=PAGE_EDGE)
        self._model = TableModel(outside_columns(), key=lambda row: row.hold.id, parent=self)
        self._proxy = TableProxy(self._model, self)
        self.table.setModel(self._proxy)
        self.table.show_columns(self._model.columns, "dates")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.table.opened.connect(self._open)
        self.table.deleted.connect(self.remove)
        self.table.selected.connect(self.selected)

    def show_rows(self, rows: tuple[OutsideRow, ...]) -> None:
        """Show these holds; the first is selected where none was."""
        self._model.set_rows(rows)
        if rows and not self.picked():
            self.table.selectRow(0)

    def picked(self) -> tuple[OutsideRow, ...]:
        """What is selected."""
        marked = self.table.selectionModel().selectedRows()
        return tuple(self._model.row_at(self._proxy.mapToSource(index).row()) for index in marked)

    def edit(self) -> None:
        """Change the first that is selected."""
        production = self._production()
        if production is not None:
            for row in self.picked()[:1]:
                self.ask(row.hold, production)

    def remove(self) -> None:
        """Remove what is selected."""
        keys = tuple(row.hold.id for row in self.picked())
        if keys:
            count = len(keys)
            said = ngettext(
                "Removed a hold of others", "Removed {count} holds of others", count
            ).format(count=count)
            self._run(RemoveOutsideHold(holds=keys), said)

    def ask(self, start: OutsideHold, production: Production) -> None:
        """Ask for a hold, or for changes to one that has an id."""
        from crewplanner.ui.dialogs.choices import person_choices  # noqa: PLC0415 - to start quickly
        from crewplanner.ui.dialogs.holds import OutsideHoldDialog  # noqa: PLC0415 - as above

        people = person_choices(self._services.workspace.plan, production.words)
        look = self._services.look
        dialog = OutsideHoldDialog(look, start, people, production, self._today, self)
        command = dialog.ask()
        if command is not None:
            said = _("Noted the hold") if start.id == NEW else _("Changed the hold of others")
            self._run(command, said)

    def _open(self, row: OutsideRow) -> None:
        production = self._production()
        if production is not None:
            self.ask(row.hold, production)

    def _production(self) -> Production | None:
        session = self._services.session
        plan = self._services.workspace.plan
        return plan.productions.get(session.production) if session.production else None
