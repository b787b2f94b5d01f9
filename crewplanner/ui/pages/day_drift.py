"""What the plan says of the day that is shown otherwise than its last call sheet, or its week."""

from PySide6.QtCore import QObject

from crewplanner.domain.days import ShootDay
from crewplanner.ui.pages.day_head import DayHead
from crewplanner.ui.services import Services


class DayDrift(QObject):
    """Keeps the head of the day up to date; its link begins another issue."""

    def __init__(self, head: DayHead, services: Services) -> None:
        super().__init__(head)
        self._head = head
        self._services = services
        self._day: ShootDay | None = None
        self._action = "issue"
        head.issue_again.clicked.connect(self._issue_again)
        if services.drift is not None:
            services.drift.changed.connect(self._tell)

    def show(self, day: ShootDay) -> None:
        """Tell of this day from now on."""
        self._day = day
        self._tell()

    def _tell(self) -> None:
        """Of the unit's call sheet, where it is not true any more; else of the week."""
        watch, day = self._services.drift, self._day
        if watch is None or day is None:
            return
        for drift in watch.of(day.date):
            sentences = drift.on(day.date)
            if sentences and drift.unit in {None, day.unit}:
                self._action = drift.action
                self._head.show_drift(sentences, drift.version)
                return
        self._head.show_drift((), "")

    def _issue_again(self) -> None:
        self._services.run(self._action)
