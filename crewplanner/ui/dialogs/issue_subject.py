"""What is issued: a week, or the call sheet of a unit's day."""

from collections.abc import Callable, Sequence

from crewplanner.app.issue_series import Series
from crewplanner.app.issuing import Draft, IssueModels, week_series
from crewplanner.app.queries.call_sheet_missing import missing
from crewplanner.app.queries.issue_checks import IssueCheck, issue_checks
from crewplanner.app.queries.make_call_sheet import asked_of, call_sheet_view
from crewplanner.app.queries.make_week import WeekQuestion, week_view
from crewplanner.app.weeks import iso_week
from crewplanner.app.words import date_text, span_text
from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import DayId
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.exports.issued_sheet import sheet_draft, sheet_series
from crewplanner.exports.issuing import View
from crewplanner.i18n import _
from crewplanner.ui.dialogs.export_jobs import booked_departments


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One thing to issue. `draft` makes the next issue of it, `view` what its files are made from.

    `view` gives a function that may run on another thread.
    """

    title: str
    about: str
    series: Series
    production: Production
    departments: Sequence[str]
    checks: Sequence[IssueCheck]
    draft: Callable[[], Draft]
    view: Callable[[], Callable[[], View]]


def week_subject(workspace: Workspace, production: Production, span: DateSpan) -> Subject:
    """The week of a production."""
    models, context = IssueModels(workspace.attachment), workspace.context
    question = WeekQuestion(production=production.id, span=span, project=workspace.uuid)
    findings = workspace.findings(production.id, span)

    def draft() -> Draft:
        return models.draft(workspace.plan, question, context.clock(), context.user)

    def view() -> Callable[[], View]:
        plan, found = workspace.plan, workspace.findings(production.id, span)
        return lambda: week_view(plan, question, found)

    return Subject(
        title=_("Issue the week"),
        about=_("{title} · Week {number} · {dates}").format(
            title=production.title, number=int(iso_week(span)[-2:]), dates=span_text(span)
        ),
        series=week_series(question),
        production=production,
        departments=booked_departments(workspace.plan, production, span),
        checks=issue_checks(workspace.plan, production.id, span, findings),
        draft=draft,
        view=view,
    )


def sheet_subject(workspace: Workspace, day: DayId) -> Subject:
    """The call sheet of a day of a unit."""
    models, context = IssueModels(workspace.attachment), workspace.context
    now = call_sheet_view(asked_of(workspace, day))
    production = workspace.plan.productions[now.production]

    def draft() -> Draft:
        plan, view = workspace.plan, call_sheet_view(asked_of(workspace, day))
        return sheet_draft(models, plan, view, context.clock(), context.user)

    def view() -> Callable[[], View]:
        question = asked_of(workspace, day)
        return lambda: call_sheet_view(question)

    return Subject(
        title=_("Issue the call sheet"),
        about=_("{title} · {unit} · {date}").format(
            title=production.title, unit=now.unit_name, date=date_text(now.date)
        ),
        series=sheet_series(now),
        production=production,
        departments=[department.name for department in now.departments],
        checks=[
            IssueCheck(text=one.text, detail="", severe=one.grave)
            for one in sorted(missing(now), key=lambda one: not one.grave)
        ],
        draft=draft,
        view=view,
    )
