"""What the plan says otherwise than what was issued: looked up beside the window, told to pages."""

import datetime as dt
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from crewplanner.app.changes import ChangeSet
from crewplanner.app.errors import ProjectError
from crewplanner.app.issue_words import version_text
from crewplanner.app.issuing import IssueModels, Series, series_of
from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.app.queries.issued_week import CALL_SHEET, WEEK, day_model, week_model
from crewplanner.app.queries.make_week import WeekQuestion
from crewplanner.app.weeks import production_day
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import ProductionId, UnitId
from crewplanner.domain.issue_changes import changes
from crewplanner.domain.issue_model import IssueModel
from crewplanner.domain.issued import IssuedPaper
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan
from crewplanner.exports.issuing import change_words
from crewplanner.i18n import _, ngettext
from crewplanner.ui.bridge import Bridge
from crewplanner.ui.jobs import JobRunner, RunningJob
from crewplanner.ui.session import Session

_PAUSE_MS = 250
_SHOWN = 8
_PAPERS = frozenset({WEEK, CALL_SHEET})
_TABLES = frozenset(
    {"bookings", "shoot_days", "people", "places", "units", "productions", "roles", "issued"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDrift:
    """One issued paper that the plan has left. `sentences` have the dates they are about.

    What is written for a call sheet alone is not looked at here, only its day and people.
    """

    paper: str
    unit: UnitId | None
    span: DateSpan
    version: str
    sentences: tuple[tuple[tuple[dt.date, ...], str], ...]

    @property
    def title(self) -> str:
        """`3 changes since v2 blue`."""
        count = len(self.sentences)
        words = ngettext("{count} change since {version}", "{count} changes since {version}", count)
        return words.format(count=count, version=self.version)

    @property
    def about(self) -> str:
        """The title and the first sentences, a line each."""
        return "\n".join((self.title, *_listed([text for _dates, text in self.sentences])))

    @property
    def action(self) -> str:
        """The action of the window that issues it again."""
        return "issue-call-sheet" if self.paper == CALL_SHEET else "issue"

    def on(self, date: dt.date) -> tuple[str, ...]:
        """What changed on a date."""
        return tuple(text for dates, text in self.sentences if date in dates)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    plan: Plan
    weeks: tuple[tuple[WeekQuestion, IssuedPaper, IssueModel], ...]

    def run(self, progress: Progress, cancelled: Cancelled) -> tuple[PaperDrift, ...]:
        """The weeks that the plan has left. Raises Stopped."""
        progress(0, 0)
        found: list[PaperDrift] = []
        for question, issue, before in self.weeks:
            if cancelled():
                raise Stopped
            sheet = issue.paper == CALL_SHEET
            now = (
                day_model(self.plan, question, issue.unit)
                if sheet
                else week_model(self.plan, question)
            )
            words = change_words(now)
            differs = changes(replace(before, said=()), now)
            told = tuple((one.dates, words.sentence(one)) for one in differs)
            if told:
                version = version_text(issue.number)
                if sheet:
                    version = _("call sheet {version}").format(version=version)
                found.append(
                    PaperDrift(
                        paper=issue.paper,
                        unit=issue.unit,
                        span=issue.span,
                        version=version,
                        sentences=told,
                    )
                )
        return tuple(found)


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
        self._models = IssueModels(workspace.attachment)
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
        weeks = self._issued()
        if not weeks:
            self._show(())
            return
        job = _Job(plan=self._workspace.plan, weeks=weeks)
        self._running = self._jobs.start(job, _("Comparing with what was issued"), shown=False)
        self._running.finished.connect(self._take)

    def _issued(self) -> tuple[tuple[WeekQuestion, IssuedPaper, IssueModel], ...]:
        """The last issue of each week that is not over yet."""
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
        found: list[tuple[WeekQuestion, IssuedPaper, IssueModel]] = []
        for issue in sorted(last.values(), key=lambda one: (one.paper, one.span.first, one.id)):
            span = issue.span
            question = WeekQuestion(production=production.id, span=span, project=workspace.uuid)
            try:
                found.append((question, issue, self._models.of(issue)))
            except (ProjectError, KeyError, ValueError):
                continue  # The list of issues says what is wrong with it.
        return tuple(found)

    def _take(self, result: object) -> None:
        if self.sender() is self._running and isinstance(result, tuple):
            self._running = None
            self._show(result)

    def _show(self, weeks: tuple[PaperDrift, ...]) -> None:
        if weeks != self.weeks:
            self.weeks = weeks
            self.changed.emit()


def _listed(texts: list[str]) -> list[str]:
    more = len(texts) - _SHOWN
    shown = texts[:_SHOWN] if more > 1 else texts
    if more > 1:
        shown.append(_("and {count} more").format(count=more))
    return shown
