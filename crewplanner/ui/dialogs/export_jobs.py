"""The work behind an export: setting the pages of a paper, writing its file."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from crewplanner.app.files import write_aside
from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.app.queries.grouping import grouped
from crewplanner.app.queries.hot_cost import hot_cost_view
from crewplanner.app.queries.make_week import WeekQuestion, week_view
from crewplanner.app.words import department_name
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.exports import Options, Printed, View, render, render_pages

WEEK = "week"
HOT_COST = "hot-cost"
_DOTS_PER_INCH = 192.0
_RATIO = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A paper as it will be printed."""

    view: Printed
    pages: tuple[QImage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewJob:
    """A job: the view of the week and its pages as pictures."""

    plan: Plan
    question: WeekQuestion
    findings: tuple[Finding, ...]
    options: Options

    def run(self, progress: Progress, cancelled: Cancelled) -> Pages:
        """The pages. Raises Refused, Stopped."""
        progress(0, 0)
        view = week_view(self.plan, self.question, self.findings)
        return _set(view, self.options, cancelled)


@dataclass(frozen=True, slots=True, kw_only=True)
class HotCostJob:
    """A job: the hot cost of a date and its pages as pictures."""

    plan: Plan
    production: ProductionId
    date: dt.date
    options: Options

    def run(self, progress: Progress, cancelled: Cancelled) -> Pages:
        """The pages. Raises Refused, Stopped."""
        progress(0, 0)
        view = hot_cost_view(self.plan, self.production, self.date)
        return _set(view, self.options, cancelled)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveJob:
    """A job: render a view and write it, whole or not at all."""

    paper: str
    view: View
    options: Options
    format_id: str
    path: Path

    def run(self, progress: Progress, cancelled: Cancelled) -> Path:
        """Where it lies. Raises Refused, CouldNotWrite, Stopped before anything is written."""
        progress(0, 0)
        data = render(self.view, self.options, self.format_id, paper=self.paper)
        if cancelled():
            raise Stopped
        write_aside(self.path, data)
        return self.path


def booked_departments(plan: Plan, production: Production, span: DateSpan) -> list[str]:
    """The departments with somebody booked in the span, as the production's papers call them."""
    people = plan.people_within(production.id, span)
    groups = grouped(plan, production.id, people)
    return [department_name(group.department, production.words) for group in groups]


def _set(view: Printed, options: Options, cancelled: Cancelled) -> Pages:
    if cancelled():
        raise Stopped
    pictures = render_pages(view, options, dots_per_inch=_DOTS_PER_INCH)
    if cancelled():
        raise Stopped
    return Pages(view=view, pages=tuple(map(_picture, pictures)))


def _picture(data: bytes) -> QImage:
    picture = QImage.fromData(data)
    picture.setDevicePixelRatio(_RATIO)
    return picture
