"""Reckons who is asked again after far more nights or weekends than the crew."""

from PySide6.QtCore import QObject, Signal

from crewplanner.app.ledger_words import asked_line
from crewplanner.app.ledgers import Ledgers
from crewplanner.app.queries.asked_again import NewDates, Wanted, asked_again_by, waiting
from crewplanner.domain.plan import Plan
from crewplanner.ui.slices import Slices


class AskedLine(QObject):
    """Reckons in slices who is asked again by new dates, and tells it as a line."""

    told = Signal(str)
    """Carries the sentence, empty where nobody is."""

    def __init__(self, ledgers: Ledgers, parent: QObject) -> None:
        super().__init__(parent)
        self._ledgers = ledgers
        self._plan: Plan | None = None
        self._new: tuple[NewDates, ...] = ()
        self._left: list[Wanted] = []
        self._slices = Slices(self._reckon_one, self)
        self._slices.finished.connect(self._tell)

    def ask(self, plan: Plan, found: tuple[NewDates, ...]) -> None:
        """Begin with these dates, which the plan holds; what was asked before is let go of."""
        self._plan, self._new = plan, found
        self._left = waiting(plan, found, self._ledgers)
        self._slices.stop()
        if found:
            self._slices.start()
        else:
            self.told.emit("")

    def _reckon_one(self) -> bool:
        if self._plan is None or not self._left:
            return False
        person, period = self._left.pop()
        self._ledgers.of(self._plan, person, period)
        return bool(self._left)

    def _tell(self) -> None:
        plan = self._plan
        if plan is not None:
            self.told.emit(asked_line(plan, asked_again_by(plan, self._new, self._ledgers)))
