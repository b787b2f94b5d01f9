"""Comparing issued papers with the plan, on another thread; imported when there are issues."""

from collections.abc import Sequence
from dataclasses import replace

from crewplanner.app.errors import ProjectError
from crewplanner.app.issue_words import version_text
from crewplanner.app.issuing import IssueModels
from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.app.queries.issued_week import day_model, week_model
from crewplanner.app.queries.make_call_sheet import SheetQuestion, asked_of, call_sheet_view
from crewplanner.app.queries.make_week import WeekQuestion
from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.domain.issue_changes import changes
from crewplanner.domain.issue_model import IssueModel
from crewplanner.domain.issued import CALL_SHEET, IssuedPaper
from crewplanner.domain.plan import Plan
from crewplanner.exports.issued_sheet import sheet_model
from crewplanner.exports.issuing import change_words
from crewplanner.i18n import _
from crewplanner.ui.paper_drift import PaperDrift


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedQuestion:
    """An issue with what it said, and how to ask what the plan says now.

    `sheet` asks for a call sheet whole; None for a week, and where its day is gone.
    """

    issue: IssuedPaper
    before: IssueModel
    question: WeekQuestion
    sheet: SheetQuestion | None = None

    def now(self, plan: Plan) -> IssueModel:
        """What the paper would say of the plan."""
        if self.sheet is not None:
            return sheet_model(plan, call_sheet_view(self.sheet))
        if self.issue.paper == CALL_SHEET:
            return day_model(plan, self.question, self.issue.unit)
        return week_model(plan, self.question)

    @property
    def version(self) -> str:
        """`v2 blue`, `call sheet v2 blue`."""
        version = version_text(self.issue.number)
        if self.issue.paper == CALL_SHEET:
            return _("call sheet {version}").format(version=version)
        return version


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftJob:
    """A job: what the plan says otherwise than each of these issues."""

    plan: Plan
    asked: tuple[IssuedQuestion, ...]

    def run(self, progress: Progress, cancelled: Cancelled) -> tuple[PaperDrift, ...]:
        """The papers that the plan has left. Raises Stopped."""
        progress(0, 0)
        found: list[PaperDrift] = []
        for one in self.asked:
            if cancelled():
                raise Stopped
            now = one.now(self.plan)
            before = one.before if now.said else replace(one.before, said=())
            words = change_words(now)
            told = tuple((each.dates, words.sentence(each)) for each in changes(before, now))
            if told:
                issue = one.issue
                found.append(
                    PaperDrift(
                        paper=issue.paper,
                        unit=issue.unit,
                        span=issue.span,
                        version=one.version,
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
        found: list[IssuedQuestion] = []
        for issue in issues:
            question = WeekQuestion(
                production=issue.production, span=issue.span, project=self._workspace.uuid
            )
            try:
                before = self._models.of(issue)
            except (ProjectError, KeyError, ValueError):
                continue  # The list of issues says what is wrong with it.
            sheet = self._sheet(issue)
            found.append(IssuedQuestion(issue=issue, before=before, question=question, sheet=sheet))
        return DriftJob(plan=self._workspace.plan, asked=tuple(found))

    def _sheet(self, issue: IssuedPaper) -> SheetQuestion | None:
        days = self._workspace.plan.days_on.get((issue.production, issue.span.first), ())
        day = next((one for one in days if one.unit == issue.unit), None)
        if issue.paper != CALL_SHEET or day is None:
            return None
        return asked_of(self._workspace, day.id)
