"""Which paper is meant: the week, or the call sheet of a unit's day."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from crewplanner.app.errors import Refused
from crewplanner.app.issue_series import Series
from crewplanner.app.issuing import Draft, IssueModels, week_series
from crewplanner.app.queries.issued_week import week_model
from crewplanner.app.queries.make_call_sheet import asked_of, call_sheet_view
from crewplanner.app.queries.make_week import WeekQuestion, week_view
from crewplanner.app.weeks import parse_date, parse_week
from crewplanner.app.workspace import Workspace
from crewplanner.cli.call_sheet import sheet_day
from crewplanner.cli.choosing import chosen_production, working_in
from crewplanner.domain.issue_model import IssueModel
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.exports.issued_sheet import sheet_draft, sheet_model, sheet_series
from crewplanner.exports.issuing import View
from crewplanner.i18n import _

CommandT = TypeVar("CommandT", bound=Callable[..., Any])


def day_option() -> Callable[[CommandT], CommandT]:
    """Let a command take `--day`; it gets the text as `day`."""
    text = _("The date of a call sheet: 2026-11-23.")
    return click.option("--day", metavar="DATE", help=text)


def unit_option() -> Callable[[CommandT], CommandT]:
    """Let a command take `--unit`; it gets the text as `unit`."""
    text = _("Whose call sheet; else the first unit's.")
    return click.option("--unit", metavar="NAME", help=text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One paper: its issues, what it says now, the next issue and what that is made from."""

    production: Production
    series: Series
    model: Callable[[], IssueModel]
    draft: Callable[[], Draft]
    view: Callable[[], View]


def asked_paper(
    workspace: Workspace, week: str | None, day: str | None, unit: str | None, name: str | None
) -> Asked:
    """The week or the day that is said, of the production of that name. Raises Refused."""
    if (week is None) is (day is None):
        raise Refused(_("Say --week for a week, or --day for a call sheet."))
    if week is not None:
        if unit is not None:
            raise Refused(_("--unit is of the paper “call-sheet” alone."))
        return _week(workspace, week, name)
    return _sheet(workspace, day or "", unit, name)


def _week(workspace: Workspace, week: str, name: str | None) -> Asked:
    plan, span, context = workspace.plan, parse_week(week), workspace.context
    production = chosen_production(plan, name, working_in(plan, span))
    span = parse_week(week, production.first_weekday)
    question = WeekQuestion(production=production.id, span=span, project=workspace.uuid)

    def model() -> IssueModel:
        return week_model(plan, question)

    def draft() -> Draft:
        models = IssueModels(workspace.attachment)
        return models.draft(plan, question, context.clock(), context.user)

    def view() -> View:
        return week_view(plan, question, workspace.findings(production.id, span))

    return Asked(
        production=production, series=week_series(question), model=model, draft=draft, view=view
    )


def _sheet(workspace: Workspace, day: str, unit: str | None, name: str | None) -> Asked:
    plan, date, context = workspace.plan, parse_date(day), workspace.context
    span = DateSpan(first=date, last=date)
    production = chosen_production(plan, name, working_in(plan, span))
    sheet = call_sheet_view(asked_of(workspace, sheet_day(plan, production, date, unit).id))

    def model() -> IssueModel:
        return sheet_model(plan, sheet)

    def draft() -> Draft:
        models = IssueModels(workspace.attachment)
        return sheet_draft(models, plan, sheet, context.clock(), context.user)

    def view() -> View:
        return sheet

    return Asked(
        production=production, series=sheet_series(sheet), model=model, draft=draft, view=view
    )
