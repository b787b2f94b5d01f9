"""A glimpse of a project: the first weeks that its board will show, before the file is checked."""

import datetime as dt
from functools import partial
from pathlib import Path

from crewplanner.app.context import Context
from crewplanner.app.errors import ProjectError
from crewplanner.app.queries.board import BoardView
from crewplanner.app.queries.board_blocks import BoardQuestion
from crewplanner.app.queries.make_board import board
from crewplanner.app.seen_plan import seen_by
from crewplanner.app.starting_point import first_weekday, starting_point
from crewplanner.app.weeks import production_day
from crewplanner.dataclass import dataclass
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.stints import week_of
from crewplanner.domain.values import DateSpan
from crewplanner.store.glimpse import Wanted
from crewplanner.store.glimpse import glimpse as read_part

_WEEKS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Glimpse:
    """What is seen: the production at work and some weeks of its board, without any findings.

    It is to be looked at alone: what it is made of is neither checked nor complete.
    """

    production: Production
    view: BoardView


def glimpse(path: Path, context: Context) -> Glimpse | None:
    """The weeks with which the window will begin, as the user's role sees them.

    None where the file gives no glimpse, or there is nobody to show: opening it says what it is.
    """
    now = context.clock()
    try:
        plan = read_part(path, partial(_wanted, now=now))
    except ProjectError:
        return None
    if plan is None:
        return None
    seen = seen_by(plan, context.user)
    part = _wanted(seen, now)
    if part is None:
        return None
    production = seen.productions[part.production]
    today = production_day(now, production)
    question = BoardQuestion(production=production.id, span=part.dates, today=today)
    return Glimpse(production=production, view=board(seen, question, ()))


def _wanted(plan: Plan, now: dt.datetime) -> Wanted | None:
    production, date = starting_point(plan, now)
    if production is None or not plan.people:
        return None
    first = week_of(date, first_weekday(plan, production)).first
    dates = DateSpan(first=first, last=first + dt.timedelta(weeks=_WEEKS, days=-1))
    return Wanted(production=production, dates=dates)
