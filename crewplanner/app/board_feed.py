"""What feeds the board: its view made once, then kept up to date with the least of work."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from crewplanner.app.changes import ChangeSet
from crewplanner.app.queries.board import Arrangement, BoardFilter, BoardRow, BoardView
from crewplanner.app.queries.board_blocks import BoardQuestion
from crewplanner.app.queries.make_board import board
from crewplanner.app.queries.row_cells import findings_of
from crewplanner.app.queries.update_board import BoardChange, BoardUpdate, board_update, remarked
from crewplanner.app.touched import Touched
from crewplanner.app.weeks import production_day
from crewplanner.app.workspace import Workspace
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.productions import Production
from crewplanner.domain.stints import week_of
from crewplanner.domain.values import DateSpan

if TYPE_CHECKING:
    from crewplanner.app.pricing import Pricing

_WEEKS_BEFORE = 4
_WEEKS_SHOWN = 18
_MOST_WEEKS = 104
_AT_ONCE = 100
_AT_ONCE_AFTER_EDIT = 24
_OF_PEOPLE = frozenset({"bookings", "unavailabilities", "timecards", "deals", "overrides"})
_OF_DAYS = frozenset({"shoot_days", "holidays"})
_PLAIN = Arrangement()
_INERT = frozenset(
    {
        "agreements",
        "allowances",
        "approvals",
        "budget_revisions",
        "call_sheets",
        "comments",
        "day_sheets",
        "erasures",
        "fringes",
        "import_records",
        "issued",
        "members",
        "reviews",
        "saved_views",
        "scenarios",
        "sign_offs",
    }
)


class BoardFeed:
    """Holds the view that the board shows: some weeks around a date.

    Where more people than `at_once` have to be looked at (after an edit `at_once_after_edit`), and
    always in the first view, it shows at first what was found about them before; `catch_up` brings
    it up to date, some people at a time, as long as somebody is `behind`.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        at_once: int = _AT_ONCE,
        at_once_after_edit: int = _AT_ONCE_AFTER_EDIT,
    ) -> None:
        self._workspace = workspace
        self._at_once = at_once
        self._at_once_after_edit = at_once_after_edit
        self._behind: set[PersonId] = set()
        self.view: BoardView | None = None

    @property
    def behind(self) -> bool:
        """Whether the view may show other findings about somebody than there are."""
        return bool(self._behind)

    def show(
        self,
        production: Production,
        date: dt.date,
        wanted: BoardFilter,
        arrangement: Arrangement = _PLAIN,
        *,
        anew: bool,
        span: DateSpan | None = None,
    ) -> BoardView:
        """The view around a date; the dates stay where they hold it, unless `anew`.

        `span` says which dates are shown instead.
        """
        known, plan = self.view, self._workspace.plan
        wide, span = span, _around(date, production.first_weekday)
        if known is not None and known.production != production.id:
            known = None
        if known is not None and not anew and date in known.span:
            span = known.span
        if wide is not None:
            span = _in_weeks(wide, production.first_weekday)
        question = self._question(production, span, wanted, arrangement)
        scope = _scope(question)
        waiting = self._workspace.found.waiting(scope, span)
        at_once = self._at_once if known else 0
        if wanted.with_findings or len(waiting) <= at_once:
            waiting = frozenset[PersonId]()
        looked = self._workspace.found.about(scope, span, plan.people.keys() - waiting)
        findings = chain(_marks(known, waiting), chain.from_iterable(looked.values()))
        self.view = board(plan, question, findings, self._pricing(wanted))
        self._behind = {p.person for p in self.view.rows if isinstance(p, BoardRow)} & waiting
        return self.view

    def update(
        self,
        change: ChangeSet,
        production: Production,
        wanted: BoardFilter,
        arrangement: Arrangement = _PLAIN,
    ) -> BoardUpdate | None:
        """What an edit changed in the view; None where all must be shown anew."""
        view, touched = self.view, change.touched
        tables = {table for table, ids in change.rows.items() if ids} - _INERT
        if view is None or touched is None or view.production != production.id:
            return None
        if not tables <= _OF_PEOPLE | _OF_DAYS or (wanted.with_findings and touched.near):
            return None
        if (wanted.by_days and tables & _OF_DAYS) or (
            wanted.overtime and change.rows.get("agreements")
        ):
            return None
        plan, span = self._workspace.plan, view.span
        question = self._question(production, span, wanted, arrangement)
        if question.arrangement != view.arrangement:
            return None
        looked = self._workspace.found.about(_scope(question), span, touched.people)
        findings = chain.from_iterable(looked.values())
        update = board_update(
            plan,
            question,
            findings,
            view,
            _change(touched, span, by_day=bool(tables & _OF_DAYS), hiding=wanted.active),
            self._pricing(wanted),
        )
        if update is None:
            return None
        self.view = update.applied(view)
        self._behind -= touched.people
        near = touched.everybody - touched.people
        self._behind |= {p.person for p in view.rows if isinstance(p, BoardRow)} & near
        if len(near) <= self._at_once_after_edit:
            update = update.then(self.catch_up(near, len(near)))
        return update

    def catch_up(self, first: Iterable[PersonId], count: int) -> BoardUpdate:
        """Bring some of those who are behind up to date, beginning with the first ones named."""
        view = self.view
        wanted = [person for person in first if person in self._behind]
        chosen = frozenset(wanted[:count] or sorted(self._behind)[:count])
        self._behind -= chosen
        if view is None or not chosen:
            return BoardUpdate()
        shown = view.arrangement.besides | {view.production}
        scope = view.production if len(shown) == 1 else None
        found = self._workspace.found.about(scope, view.span, chosen)
        ours = {who: [f for f in marks if f.production in shown] for who, marks in found.items()}
        update = remarked(self._workspace.plan, view.rows, ours)
        if update.rows:
            self.view = update.applied(view)
        return update

    def _pricing(self, wanted: BoardFilter) -> "Pricing | None":
        """Only who filters by overtime needs prices."""
        return self._workspace.pricing if wanted.overtime else None

    def _question(
        self,
        production: Production,
        span: DateSpan,
        wanted: BoardFilter,
        arrangement: Arrangement,
    ) -> BoardQuestion:
        besides = arrangement.besides & self._workspace.plan.productions.keys() - {production.id}
        return BoardQuestion(
            production=production.id,
            span=span,
            today=production_day(self._workspace.context.clock(), production),
            filter=wanted,
            arrangement=replace(arrangement, besides=besides),
        )


def _scope(question: BoardQuestion) -> ProductionId | None:
    """Whose findings are looked for: those of every production where several are shown."""
    return question.production if len(question.shown) == 1 else None


def _change(touched: Touched, span: DateSpan, *, by_day: bool, hiding: bool) -> BoardChange:
    """`by_day`: shoot days or holidays changed; `hiding`: people not shown may have."""
    dates = frozenset(date for _production, date in touched.dates if date in span)
    return BoardChange(
        people=touched.people,
        days=dates if by_day else frozenset(),
        dates=dates if hiding else frozenset(),
    )


def _marks(view: BoardView | None, people: frozenset[PersonId]) -> Iterator[Finding]:
    """The findings that a view shows about some people, each once."""
    rows = view.rows if view is not None and people else ()
    for row in rows:
        if isinstance(row, BoardRow) and row.person in people:
            yield from findings_of(row)


def _in_weeks(span: DateSpan, first_weekday: int) -> DateSpan:
    """The whole weeks of a span, two years at most."""
    first = week_of(span.first, first_weekday).first
    last = max(week_of(span.last, first_weekday).last, first + dt.timedelta(weeks=4, days=-1))
    return DateSpan(first=first, last=min(last, first + dt.timedelta(weeks=_MOST_WEEKS, days=-1)))


def _around(date: dt.date, first_weekday: int) -> DateSpan:
    first = week_of(date, first_weekday).first - dt.timedelta(weeks=_WEEKS_BEFORE)
    return DateSpan(first=first, last=first + dt.timedelta(weeks=_WEEKS_SHOWN, days=-1))
