"""Every paper that there is: what it is called, of which dates and for whom it is made, and how.

Window and command line list papers from here. A paper made of parts needs an entry here and its
view; its formats follow. `FORMATS` has those of the others too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.app.queries.call_sheet_missing import missing
from crewplanner.exports.budget import budget_gaps, budget_paper
from crewplanner.exports.crew_list import crew_list_gaps, crew_list_paper
from crewplanner.exports.dood import dood_paper
from crewplanner.exports.options import Audience, Options
from crewplanner.exports.paper import Paper
from crewplanner.exports.person_week import person_week_gaps, person_week_paper
from crewplanner.exports.production_report import (
    production_report_gaps,
    production_report_paper,
)
from crewplanner.exports.timecards import timecards_gaps, timecards_paper
from crewplanner.i18n import N_


class Dated(StrEnum):
    """Of which dates a paper is, by the name of the option that says them."""

    WEEK = "week"
    DAY = "day"
    WEEKS = "weeks"
    """Some weeks back from a date."""
    SPAN = "span"
    """Any dates; without any, all of the production."""
    WHOLE = "whole"
    """All of the production, always."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """One paper. Title and sentence are translated where they are shown.

    `readers` are for whom it may be made, the usual one first. `of_person` says that it may be of
    one person alone. `gaps` says of a view what would be missing on it, in sentences.
    """

    id: str
    title: str
    sentence: str
    dated: Dated
    readers: tuple[Audience, ...]
    of_person: bool = False
    gaps: Callable[[Any], tuple[str, ...]] | None = None


def _call_sheet_gaps(view: CallSheetView) -> tuple[str, ...]:
    return tuple(one.text for one in missing(view))


_ALL = (Audience.CREW, Audience.PRODUCER, Audience.DEPARTMENT)
_ANYBODY = (*_ALL, Audience.PAYROLL, Audience.PUBLIC)
_PRODUCER_FIRST = (Audience.PRODUCER, Audience.CREW, Audience.DEPARTMENT)

KINDS: tuple[PaperKind, ...] = (
    PaperKind(
        id="week",
        title=N_("Weekly schedule"),
        sentence=N_("Who works when and where, one week on a page."),
        dated=Dated.WEEK,
        readers=_ANYBODY,
        of_person=True,
    ),
    PaperKind(
        id="call-sheet",
        title=N_("Call sheet"),
        sentence=N_("One unit's day: calls, places, schedule, crew."),
        dated=Dated.DAY,
        readers=_ALL,
        of_person=True,
        gaps=_call_sheet_gaps,
    ),
    PaperKind(
        id="person-week",
        title=N_("Personal week"),
        sentence=N_("One person's own week, or a page for everybody."),
        dated=Dated.WEEK,
        readers=_ALL,
        of_person=True,
        gaps=person_week_gaps,
    ),
    PaperKind(
        id="crew-list",
        title=N_("Crew and contact list"),
        sentence=N_("Everybody with role, contacts and dates."),
        dated=Dated.SPAN,
        readers=_ANYBODY,
        gaps=crew_list_gaps,
    ),
    PaperKind(
        id="dood",
        title=N_("Day out of days"),
        sentence=N_("People by dates: work, travel, holds, with sums."),
        dated=Dated.SPAN,
        readers=(*_PRODUCER_FIRST, Audience.PAYROLL),
    ),
    PaperKind(
        id="timecards",
        title=N_("Timecards"),
        sentence=N_("The week's times and hours, to sign or to pay."),
        dated=Dated.WEEK,
        readers=(*_PRODUCER_FIRST, Audience.PAYROLL),
        of_person=True,
        gaps=timecards_gaps,
    ),
    PaperKind(
        id="production-report",
        title=N_("Production report, crew"),
        sentence=N_("What the day was: times, meals, milestones."),
        dated=Dated.DAY,
        readers=(Audience.PRODUCER, Audience.CREW, Audience.PAYROLL),
        gaps=production_report_gaps,
    ),
    PaperKind(
        id="hot-cost",
        title=N_("Hot cost"),
        sentence=N_("What the day cost beside what it was to cost."),
        dated=Dated.DAY,
        readers=(Audience.PRODUCER,),
    ),
    PaperKind(
        id="budget",
        title=N_("Budget summary"),
        sentence=N_("Forecast against budget, and what it is made of."),
        dated=Dated.WHOLE,
        readers=(Audience.PRODUCER,),
        gaps=budget_gaps,
    ),
    PaperKind(
        id="ledger",
        title=N_("Irregular hours"),
        sentence=N_("Who has had the evenings, nights and weekends."),
        dated=Dated.WEEKS,
        readers=(Audience.PRODUCER, Audience.PAYROLL),
    ),
)

PARTS: Mapping[str, Callable[[Any, Options], Paper]] = MappingProxyType(
    {
        "budget": budget_paper,
        "person-week": person_week_paper,
        "crew-list": crew_list_paper,
        "dood": dood_paper,
        "timecards": timecards_paper,
        "production-report": production_report_paper,
    }
)
"""The papers that are made of parts, by name: from the view and the options to the document."""


def kind_of(paper: str) -> PaperKind:
    """The paper of that name. Raises KeyError where there is none."""
    for kind in KINDS:
        if kind.id == paper:
            return kind
    raise KeyError(f"no paper {paper}")
