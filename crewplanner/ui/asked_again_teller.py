"""Says when somebody is asked again who has had far more nights or weekends than the crew."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from crewplanner.app.changes import ChangeSet, Op
from crewplanner.app.workspace import Workspace
from crewplanner.ui.widgets.message_bar import Toast

if TYPE_CHECKING:
    from crewplanner.ui.asked_again import AskedLine


class AskedAgainTeller(QObject):
    """Adds the line to the toast after each change that books somebody, whoever made it."""

    def __init__(self, workspace: Workspace, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._toast = toast
        self._plan = workspace.plan
        self._line: AskedLine | None = None

    def take_change(self, change: ChangeSet) -> None:
        """Look at what a change booked."""
        before, self._plan = self._plan, self._workspace.plan
        if change.op is not Op.DO or not change.rows.get("bookings"):
            return
        from crewplanner.app.queries.asked_again import new_dates  # noqa: PLC0415 - to start quickly
        from crewplanner.ui.asked_again import AskedLine  # noqa: PLC0415 - as above

        found = new_dates(before, self._plan, change.rows)
        if not found:
            return
        if self._line is None:
            self._line = AskedLine(self._workspace.ledgers, self)
            self._line.told.connect(self._say)
        self._line.ask(self._plan, found)

    def _say(self, line: str) -> None:
        if not line:
            return
        said = self._toast.words if self._toast.isVisible() else ""
        self._toast.say(f"{said}\n{line}" if said else line, undo=True)
