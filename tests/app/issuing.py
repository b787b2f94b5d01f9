"""Issuing the first week of the planned project, as tests do it."""

from crewplanner.app.issuing import IssueModels, week_series
from crewplanner.app.queries.make_week import WeekQuestion, week_view
from crewplanner.exports import Audience
from crewplanner.exports.issuing import Choice, issue_command
from crewplanner.exports.personal import personal_of
from tests.app.conftest import span


def question(workspace):
    production = next(iter(workspace.plan.productions))
    return WeekQuestion(production=production, span=span(0, 6), project=workspace.uuid)


def draft(workspace):
    context = workspace.context
    return IssueModels(workspace.attachment).draft(
        workspace.plan, question(workspace), context.clock(), context.user
    )


CALENDARS = Choice(audiences=(Audience.CREW,), formats=("ics",))
"""Quick to make."""


def command(workspace, choice=CALENDARS, note=""):
    asked = question(workspace)
    view = week_view(workspace.plan, asked, workspace.findings(asked.production, asked.span))
    return issue_command(draft(workspace), view, choice, note)


def issue(workspace, choice=CALENDARS, note=""):
    """The next issue of the week, as it is kept."""
    workspace.do(command(workspace, choice, note))
    return issues(workspace)[-1]


def drift(workspace):
    return IssueModels(workspace.attachment).since(workspace.plan, question(workspace))


def issues(workspace):
    return week_series(question(workspace)).issues(workspace.plan)


def files(workspace, issue):
    return {name: workspace.attachment(sha) for name, sha in issue.files}


def personal(workspace, issue):
    said = IssueModels(workspace.attachment).said(workspace.plan, issue)
    return personal_of(workspace.plan, issue, said, workspace.attachment)
