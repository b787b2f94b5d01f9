"""What feeds the board: its view made once, then kept up to date with the least of work."""

import datetime as dt

from crewplanner.app.changes import ChangeSet
from crewplanner.app.queries.board import BoardFilter, BoardView
from crewplanner.app.queries.make_board import BoardQuestion, BoardUpdate, board, board_update
from crewplanner.app.weeks import production_day
from crewplanner.app.workspace import Workspace
from crewplanner.domain.productions import Production
from crewplanner.domain.stints import week_of
from crewplanner.domain.values import DateSpan

_WEEKS_BEFORE = 4
_WEEKS_SHOWN = 18
_OF_PEOPLE = frozenset({"bookings", "unavailabilities", "timecards", "deals"})
_INERT = frozenset({"import_records", "day_sheets"})


class BoardFeed:
    """Holds the view that the board shows: some weeks around a date."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.view: BoardView | None = None

    def show(
        self, production: Production, date: dt.date, wanted: BoardFilter, *, anew: bool
    ) -> BoardView:
        """The view around a date; the dates stay where they hold it, unless `anew`."""
        known = self.view
        span = _around(date, production.first_weekday)
        if known and not anew and known.production == production.id and date in known.span:
            span = known.span
        question = self._question(production, span, wanted)
        findings = self._workspace.findings(production.id, span)
        self.view = board(self._workspace.plan, question, findings)
        return self.view

    def update(
        self, change: ChangeSet, production: Production, wanted: BoardFilter
    ) -> BoardUpdate | None:
        """What an edit of bookings changed in the view; None where all must be shown anew."""
        view, plan = self.view, self._workspace.plan
        tables = {table for table, ids in change.rows.items() if ids}
        if view is None or change.touched is None or view.production != production.id:
            return None
        if not tables - _INERT <= _OF_PEOPLE:
            return None
        question = self._question(production, view.span, wanted)
        findings = self._workspace.findings(production.id, view.span)
        update = board_update(plan, question, findings, view, change.touched.everybody)
        if update is not None:
            self.view = update.applied(view)
        return update

    def _question(
        self, production: Production, span: DateSpan, wanted: BoardFilter
    ) -> BoardQuestion:
        today = production_day(self._workspace.context.clock(), production)
        return BoardQuestion(production=production.id, span=span, today=today, filter=wanted)


def _around(date: dt.date, first_weekday: int) -> DateSpan:
    first = week_of(date, first_weekday).first - dt.timedelta(weeks=_WEEKS_BEFORE)
    return DateSpan(first=first, last=first + dt.timedelta(weeks=_WEEKS_SHOWN, days=-1))
