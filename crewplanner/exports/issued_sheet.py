"""What a call sheet says, as an issue keeps it; and the next issue of one."""

import datetime as dt
from dataclasses import replace

from crewplanner.app.issue_series import Series
from crewplanner.app.issuing import Draft, IssueModels
from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.app.queries.issued_week import day_model, week_model
from crewplanner.app.queries.make_week import WeekQuestion
from crewplanner.domain.issue_model import IssueModel
from crewplanner.domain.issued import CALL_SHEET
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan
from crewplanner.exports.call_sheet import call_sheet_paper
from crewplanner.exports.options import Audience, Options

_ANY_TIME = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def sheet_series(view: CallSheetView) -> Series:
    """The issues of a unit's day."""
    span = DateSpan(first=view.date, last=view.date)
    return Series(production=view.production, paper=CALL_SHEET, span=span, unit=view.unit)


def sheet_model(plan: Plan, view: CallSheetView) -> IssueModel:
    """What the crew's version of the sheet says. Private numbers are not in it."""
    paper = call_sheet_paper(view, Options(audience=Audience.CREW, issued_at=_ANY_TIME))
    return replace(day_model(plan, _question(view), view.unit), said=paper.said)


def sheet_draft(
    models: IssueModels, plan: Plan, view: CallSheetView, at: dt.datetime, who: str
) -> Draft:
    """The next issue of the sheet. Who works elsewhere that day stays in calendars."""
    return models.next(
        plan,
        sheet_series(view),
        sheet_model(plan, view),
        at,
        who,
        still=frozenset(week_model(plan, _question(view)).uids),
    )


def _question(view: CallSheetView) -> WeekQuestion:
    """The date as the production's week has it."""
    span = DateSpan(first=view.date, last=view.date)
    return WeekQuestion(production=view.production, span=span, project=view.project)
