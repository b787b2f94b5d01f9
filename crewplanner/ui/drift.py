"""What the plan says otherwise than what was issued: looked up beside the window, told to pages."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from crewplanner.app.changes import ChangeSet
from crewplanner.app.issue_series import Series, series_of
from crewplanner.app.weeks import production_day
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.issued import CALL_SHEET, WEEK, IssuedPaper
from crewplanner.i18n import _
from crewplanner.ui.bridge import Bridge
from crewplanner.ui.jobs import JobRunner, RunningJob
from crewplanner.ui.paper_drift import PaperDrift
from crewplanner.ui.session import Session

if TYPE_CHECKING:
    from crewplanner.ui.drift_job import Comparer

_PAUSE_MS = 250
_PAPERS = frozenset({WEEK, CALL_SHEET})
_TABLES = frozenset(
    {
        *("bookings", "shoot_days", "people", "places", "units", "productions", "roles", "issued"),
        *("call_sheets", "departments", "holidays"),
    }
)


class DriftWatch(QObject):
    """Knows the issued papers of the session's production, from now on, that the plan has left."""

    changed = Signal()

    def __init__(
        self, workspace: Workspace, session: Session, jobs: JobRunner, bridge: Bridge
    ) -> None:
        super().__init__(bridge)
        self.weeks: tuple[PaperDrift, ...] = ()
        self._workspace = workspace
        self._session = session
        self._jobs = jobs
        self._comparer: Comparer | None = None
        self._running: RunningJob | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        bridge.changed.connect(self._take_change)
        session.production_changed.connect(self._pause.start)
        self._pause.start()

    def of(self, date: dt.date) -> tuple[PaperDrift, ...]:
        """What drifted of a date: call sheets first, then its week."""
        return tuple(one for one in self.weeks if date in one.span)

    def close(self) -> None:
        """Look no more."""
        self._pause.stop()
        if self._running is not None:
            self._running.cancel()

    def _take_change(self, change: ChangeSet) -> None:
        if change.touches(_TABLES):
            self._pause.start()

    def _look(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._running = None
        issues = self._issued()
        if not issues:
            self._show(())
            return
        if self._comparer is None:
            from crewplanner.ui.drift_job import Comparer  # noqa: PLC0415 - to start quickly

            self._comparer = Comparer(self._workspace)
        job = self._comparer.job(issues)
        self._running = self._jobs.start(job, _("Comparing with what was issued"), shown=False)
        self._running.finished.connect(self._take)

    def _issued(self) -> tuple[IssuedPaper, ...]:
        """The last issue of each paper whose dates are not over yet."""
        workspace, plan = self._workspace, self._workspace.plan
        production = plan.productions.get(self._session.production or ProductionId(0))
        if production is None:
            return ()
        today = production_day(workspace.context.clock(), production)
        last: dict[Series, IssuedPaper] = {}
        for one in plan.issued_of.get(production.id, ()):
            series = series_of(one)
            newer = series not in last or last[series].number < one.number
            if one.paper in _PAPERS and one.span.last >= today and newer:
                last[series] = one
        return tuple(sorted(last.values(), key=lambda one: (one.paper, one.span.first, one.id)))

    def _take(self, result: object) -> None:
        if self.sender() is self._running and isinstance(result, tuple):
            self._running = None
            self._show(result)

    def _show(self, weeks: tuple[PaperDrift, ...]) -> None:
        if weeks != self.weeks:
            self.weeks = weeks
            self.changed.emit()
