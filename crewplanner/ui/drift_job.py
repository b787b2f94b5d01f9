"""Comparing issued papers with the plan, on another thread; imported when there are issues."""

from collections.abc import Sequence
from dataclasses import replace

from crewplanner.app.errors import ProjectError
from crewplanner.app.issue_words import version_text
from crewplanner.app.issuing import IssueModels
from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.app.queries.issued_week import day_model, week_model
from crewplanner.app.queries.make_week import WeekQuestion
from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.domain.issue_changes import changes
from crewplanner.domain.issue_model import IssueModel
from crewplanner.domain.issued import CALL_SHEET, IssuedPaper
from crewplanner.domain.plan import Plan
from crewplanner.exports.issuing import change_words
from crewplanner.i18n import _
from crewplanner.ui.paper_drift import PaperDrift


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftJob:
    """A job: what the plan says otherwise than each of these issues."""

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


class Comparer:
    """Makes the jobs of one project; what issues said is read once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._models = IssueModels(workspace.attachment)

    def job(self, issues: Sequence[IssuedPaper]) -> DriftJob:
        """The job for these issues and the plan as it is; an issue that rotted is left out."""
        found: list[tuple[WeekQuestion, IssuedPaper, IssueModel]] = []
        for issue in issues:
            question = WeekQuestion(
                production=issue.production, span=issue.span, project=self._workspace.uuid
            )
            try:
                found.append((question, issue, self._models.of(issue)))
            except (ProjectError, KeyError, ValueError):
                continue  # The list of issues says what is wrong with it.
        return DriftJob(plan=self._workspace.plan, weeks=tuple(found))
