"""From the name of a paper and its dates to the view it is written from, for window and shell.

`ask` takes what is needed from the workspace, on its thread; `PaperSource.view` may run on any.
"""

import datetime as dt
from dataclasses import replace
from typing import Any

from crewplanner.app.changed_people import changed_people
from crewplanner.app.errors import Refused
from crewplanner.app.logos import Logo, checked_logo
from crewplanner.app.pricing import Pricing
from crewplanner.app.queries.crew_list import crew_list_view
from crewplanner.app.queries.dood import DoodView, dood_view, production_span
from crewplanner.app.queries.hot_cost import hot_cost_view
from crewplanner.app.queries.ledger import ledger_period, ledger_view
from crewplanner.app.queries.make_call_sheet import SheetQuestion, call_sheet_view, unit_day
from crewplanner.app.queries.make_money import money_view
from crewplanner.app.queries.make_week import WeekQuestion, week_view
from crewplanner.app.queries.production_report import production_report
from crewplanner.app.queries.timecard_sheets import timecard_sheets
from crewplanner.app.weeks import production_day
from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import DayId, PersonId, ProductionId
from crewplanner.domain.ledger import PERIODS
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules import LawsOf
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperQuestion:
    """Which paper of which production. `span` is its week, its day or its dates.

    None is the whole production, for a paper of any dates. `person` leaves one person, `day` is
    the unit's day of a call sheet, else the first of its date that works. Irregular
    hours are of `weeks` up to that of the first date; `holds` says whether they count holds, as a
    day out of days does if it is not of confirmed people alone. `changed` leaves in a day out of
    days those whom changes since the last issued weeks are about.
    """

    paper: str
    production: ProductionId
    span: DateSpan | None = None
    day: DayId | None = None
    person: PersonId | None = None
    weeks: int = PERIODS[0]
    holds: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSource:
    """All that a paper's view is made of: one plan, and what is known about it on a date.

    `changed` are the people whom a change since the last issues is about, None without an issue.
    """

    plan: Plan
    question: PaperQuestion
    project: str
    findings: tuple[Finding, ...] = ()
    laws_of: LawsOf | None = None
    today: dt.date = dt.date.min
    changed: frozenset[PersonId] | None = None

    def view(self, pricing: Pricing | None = None) -> Any:
        """The view. `pricing` is the plan's, if it is at hand. Raises Refused without any date."""
        question, plan = self.question, self.plan
        production = question.production
        match question.paper:
            case "call-sheet":
                return self._call_sheet(pricing or Pricing())
            case "crew-list":
                return crew_list_view(plan, production, question.span)
            case "dood":
                return self._days_out_of_days(pricing)
            case "budget" | "hot-cost" | "ledger":
                return self._for_producer(pricing)
            case "production-report":
                return production_report(plan, production, self.date, pricing)
            case "timecards":
                people = None if question.person is None else (question.person,)
                return timecard_sheets(plan, production, self.span, people, pricing)
            case _:
                asked = WeekQuestion(production=production, span=self.span, project=self.project)
                return week_view(plan, asked, self.findings)

    def _days_out_of_days(self, pricing: Pricing | None) -> DoodView:
        question, plan = self.question, self.plan
        span = question.span or production_span(plan, question.production)
        if span is None:
            raise Refused(_("The production has no dates yet. Add a day or a booking."))
        if question.changed and self.changed is None:
            raise Refused(_("No week of these dates was issued yet. Show everybody instead."))
        firm, only = not question.holds, self.changed if question.changed else None
        production = question.production
        return dood_view(plan, production, span, firm_only=firm, only=only, pricing=pricing)

    def _for_producer(self, pricing: Pricing | None) -> Any:
        """The view of a paper that only the producer gets."""
        question, plan = self.question, self.plan
        if question.paper == "budget":
            return money_view(plan, question.production, self.today, pricing=pricing)
        if question.paper == "hot-cost":
            whole = money_view(plan, question.production, self.today, pricing=pricing).total
            return replace(hot_cost_view(plan, question.production, self.date), whole=whole)
        weeks, holds = question.weeks, question.holds
        period = ledger_period(plan, question.production, self.date, weeks, tentative=holds)
        return ledger_view(plan, question.production, period)

    def _call_sheet(self, pricing: Pricing) -> Any:
        day = self.question.day
        if day is None:
            found = unit_day(self.plan, self.question.production, self.date, None)
            day = found.id if found else None
        if day is None or self.laws_of is None:
            raise Refused(_("Nobody works on this date. Choose another day."))
        return call_sheet_view(
            SheetQuestion(
                plan=self.plan,
                day=day,
                project=self.project,
                laws_of=self.laws_of,
                pricing=pricing,
            )
        )

    @property
    def span(self) -> DateSpan:
        """Its dates. Raises Refused where none were said."""
        if self.question.span is None:
            raise Refused(_("Say of which dates the paper is to be."))
        return self.question.span

    @property
    def date(self) -> dt.date:
        """Its day. Raises Refused where none was said."""
        return self.span.first


def ask(workspace: Workspace, question: PaperQuestion) -> PaperSource:
    """What the paper is made of, as the project is now."""
    findings: tuple[Finding, ...] = ()
    if question.paper in {"week", "person-week"} and question.span is not None:
        findings = workspace.findings(question.production, question.span)
    changed = None
    if question.paper == "dood" and question.changed:
        changed = changed_people(workspace, question.production, question.span)
    return PaperSource(
        plan=workspace.plan,
        question=question,
        project=workspace.uuid,
        findings=findings,
        laws_of=workspace.found.laws_of,
        today=production_day(
            workspace.context.clock(), workspace.plan.productions[question.production]
        ),
        changed=changed,
    )


def logo_of(workspace: Workspace, production: ProductionId) -> Logo | None:
    """The logo of a production; None where it has none, or one that cannot be read."""
    name = workspace.plan.productions[production].logo
    if not name:
        return None
    try:
        return checked_logo(workspace.attachment(name))
    except (Refused, KeyError):
        return None
