"""Going about in time: zoom, week by week, today, and the date that other pages are at."""

import datetime as dt

from PySide6.QtGui import QKeySequence

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.stints import week_of
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_, _
from crewplanner.ui.action_spec import WINDOW
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.geometry import Preset
from crewplanner.ui.board.selection import Place
from crewplanner.ui.board.view import Board
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.widgets.buttons import Button, icon_button, tip_with_keys
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.window_actions import WINDOW_ACTIONS

_DAY = "DAY"
_ZOOMS = (
    (_DAY, N_("Day")),
    (Preset.WEEK.name, N_("Week")),
    (Preset.TWO_WEEKS.name, N_("2 weeks")),
    (Preset.MONTH.name, N_("Month")),
    (Preset.SEASON.name, N_("Season")),
    (Preset.WHOLE.name, N_("Whole")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Before:
    """What was in view before the whole shoot was, and where everything stood."""

    production: ProductionId
    span: DateSpan
    date: dt.date
    cursor: Place | None


class Going(BoardPart):
    """The zoom and the buttons for weeks in the header; follows the session's date."""

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self._before: _Before | None = None
        self._seen: DateSpan | None = None
        """The dates in view; where that is the whole shoot, those that were before."""
        look, header = context.look, context.page.header
        self.zoom = Segmented(look, tuple((name, _(text)) for name, text in _ZOOMS), name=_("Zoom"))
        self.zoom.set_value(Preset.TWO_WEEKS.name)
        before = icon_button(look, "chevron-left:muted", _("Week before"))
        today = Button(look, _("Today"))
        after = icon_button(look, "chevron-right:muted", _("Week after"))
        for tool in (self.zoom, before, today, after):
            header.add_tool(tool)
        self._buttons = {"week-before": before, "today": today, "week-after": after}
        context.services.keymap.changed.connect(self._name_keys)
        self._name_keys()
        before.clicked.connect(self.go_before)
        after.clicked.connect(self.go_after)
        today.clicked.connect(self.go_today)
        self.zoom.chosen.connect(self.zoom_to)
        context.board_made.connect(self._meet)
        context.zoom_wanted.connect(self.zoom_to)
        context.services.session.date_changed.connect(self._follow_date)

    def _name_keys(self) -> None:
        """The buttons say which keys do the same."""
        for spec in WINDOW_ACTIONS:
            button = self._buttons.get(spec.id)
            if button is not None:
                keys = self.context.services.keymap.keys(WINDOW, spec)[:1]
                name = button.accessibleName() or button.text()
                button.setToolTip(tip_with_keys(name, QKeySequence(*keys)))

    def go_before(self) -> None:
        """Show the week before the first one in view."""
        self._step(-1)

    def go_after(self) -> None:
        """Show the week after the first one in view."""
        self._step(1)

    def go_today(self) -> None:
        """Put the cursor on today."""
        if self.context.board is not None:
            self.context.board.perform(Action.TODAY)
            self.context.board.setFocus()

    def zoom_to(self, name: str) -> None:
        """Zoom to a preset by its name, or to a day by the hour."""
        board = self.context.board
        if board is None:
            return
        if name == _DAY:
            board.perform(Action.DAY)
            return
        self.context.days_wanted.emit()
        if name.isdecimal():
            board.zoom(int(name))
        elif name in Preset.__members__:
            board.zoom(Preset[name])
        board.setFocus()

    def _meet(self, board: Board) -> None:
        board.view_changed.connect(self._follow_view)
        self.context.zoom_changed.connect(self._follow_view)

    def _follow_view(self) -> None:
        board = self.context.board
        if self.context.by_hour:
            self.zoom.set_value(_DAY)
            self._seen = None
        elif board is not None:
            preset = board.state().preset
            if preset is not None:
                self.zoom.set_value(preset.name)
                self._hold(board, whole=preset is Preset.WHOLE)
            if preset is not Preset.WHOLE:
                self._seen = board.visible_span

    def _hold(self, board: Board, *, whole: bool) -> None:
        """The view holds all dates of the production, or again the weeks that it held before."""
        context, view = self.context, self.context.view
        if whole == context.whole:
            return
        context.whole = whole
        if not whole:
            self._go_back(board)
        elif view is not None:
            self._before = _Before(
                production=view.production,
                span=view.span,
                date=context.services.session.date,
                cursor=board.scene.selection.cursor,
            )

    def _go_back(self, board: Board) -> None:
        """Show what was in view before the whole shoot; where the cursor went elsewhere, that."""
        context, before = self.context, self._before
        production, date = context.production, context.services.session.date
        if production is None:
            return
        now = (production.id, date, board.scene.selection.cursor)
        stayed = before is not None and now == (before.production, before.date, before.cursor)
        first = self._first_of(board) if stayed else None
        if before is None or before.production != production.id or date not in before.span:
            context.show_around(date)
        elif first is not None and first not in before.span:
            context.show_around(first)
        else:
            context.show(production, span=before.span)
        if first is not None:
            board.show_date(first)

    def _first_of(self, board: Board) -> dt.date | None:
        """The date that the view began with; of whole weeks the cursor's where it was in view."""
        seen, cursor, preset = self._seen, board.scene.selection.cursor, board.state().preset
        if seen is None or preset is None or not preset.whole_weeks:
            return seen.first if seen is not None else None
        date = cursor.date if cursor is not None and cursor.date in seen else seen.first
        return week_of(date, self._first_weekday).first

    def _step(self, weeks: int) -> None:
        board = self.context.board
        if board is None:
            return
        first = board.visible_span.first + dt.timedelta(days=1)
        shown, context = week_of(first, self._first_weekday).first, self.context
        wanted, before = shown + dt.timedelta(weeks=weeks), board.visible_span
        board.show_date(wanted)
        view = context.view
        if view is not None and board.visible_span == before != view.span:
            # Nothing is held beyond: other weeks are, from now on.
            context.whole = False
            context.show_around(wanted)

    def _follow_date(self, date: dt.date) -> None:
        context = self.context
        if context.telling:
            return
        if context.board is None or not context.page.isVisible():
            context.page.mark_stale()
        elif context.view is not None and date not in context.view.span:
            context.show_around(date)
        elif date not in context.board.visible_span:
            context.board.show_date(week_of(date, self._first_weekday).first)

    @property
    def _first_weekday(self) -> int:
        production = self.context.production
        return production.first_weekday if production else 0
