"""What the plan says of the day that is shown otherwise than the last issue of its week."""

import datetime as dt

from PySide6.QtCore import QObject

from crewplanner.ui.pages.day_head import DayHead
from crewplanner.ui.services import Services


class DayDrift(QObject):
    """Keeps the head of the day up to date; its link begins another issue."""

    def __init__(self, head: DayHead, services: Services) -> None:
        super().__init__(head)
        self._head = head
        self._services = services
        self._date: dt.date | None = None
        head.issue_again.clicked.connect(self._issue_again)
        if services.drift is not None:
            services.drift.changed.connect(self._tell)

    def show(self, date: dt.date) -> None:
        """Tell of this date from now on."""
        self._date = date
        self._tell()

    def _tell(self) -> None:
        watch, date = self._services.drift, self._date
        week = watch.of(date) if watch is not None and date is not None else None
        told = week.on(date) if week is not None and date is not None else ()
        self._head.show_drift(told, week.version if week is not None else "")

    def _issue_again(self) -> None:
        self._services.run("issue")
