"""The work behind an export: setting the pages of a paper, writing its file."""

import datetime as dt
from pathlib import Path
from typing import Any

from crewplanner.app.files import write_aside
from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.app.paper_views import PaperSource
from crewplanner.app.queries.dood import production_span
from crewplanner.app.queries.grouping import grouped
from crewplanner.app.words import department_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import DayId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.exports import Options, kind_of, render, render_pages
from crewplanner.ui.widgets.page_view import PackedPage

WEEK = "week"
HOT_COST = "hot-cost"
_DOTS_PER_INCH = 192.0
_RATIO = 2.0
_PRINTED_DOTS = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A paper as it will be printed, and what it lacks. No page where it is not for print."""

    view: Any
    pages: tuple[PackedPage, ...]
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperJob:
    """A job: the view of a paper, and its pages as pictures."""

    source: PaperSource
    options: Options

    def run(self, progress: Progress, cancelled: Cancelled) -> Pages:
        """The pages. Raises Refused, Stopped."""
        progress(0, 0)
        view = self.source.view()
        paper = self.source.question.paper
        if cancelled():
            raise Stopped
        pictures = render_pages(view, self.options, paper=paper, dots_per_inch=_DOTS_PER_INCH)
        if cancelled():
            raise Stopped
        gaps = kind_of(paper).gaps
        return Pages(
            view=view,
            pages=tuple(PackedPage(data=one, ratio=_RATIO) for one in pictures),
            gaps=gaps(view) if gaps else (),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveJob:
    """A job: render a view and write it, whole or not at all."""

    paper: str
    view: Any
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """A job: the pages of a view as fine as printers have them."""

    paper: str
    view: Any
    options: Options

    def run(self, progress: Progress, cancelled: Cancelled) -> tuple[bytes, ...]:
        """The pages as PNG. Raises Refused, Stopped."""
        progress(0, 0)
        pictures = render_pages(
            self.view, self.options, paper=self.paper, dots_per_inch=_PRINTED_DOTS
        )
        if cancelled():
            raise Stopped
        return pictures


def booked_departments(plan: Plan, production: Production, span: DateSpan | None) -> list[str]:
    """The departments with somebody booked in the span, as the production's papers call them.

    Without a span of all the production.
    """
    dates = span or production_span(plan, production.id)
    people = plan.people_within(production.id, dates) if dates else ()
    groups = grouped(plan, production.id, people)
    return [department_name(group.department, production.words) for group in groups]


def units_on(plan: Plan, production: Production, date: dt.date) -> list[tuple[DayId, str]]:
    """The days of the units that work on a date, with the names of the units."""
    days = plan.days_on.get((production.id, date), ())
    return [(day.id, plan.units[day.unit].name) for day in days if day.working]
