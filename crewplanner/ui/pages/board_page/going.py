"""Going about in time: zoom, week by week, today, and the date that other pages are at."""

import datetime as dt

from PySide6.QtGui import QKeySequence

from crewplanner.domain.stints import week_of
from crewplanner.i18n import N_, _
from crewplanner.ui.action_spec import WINDOW
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.geometry import Preset
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


class Going(BoardPart):
    """The zoom and the buttons for weeks in the header; follows the session's date."""

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
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
        preset = board.state().preset if board is not None else None
        if self.context.by_hour:
            self.zoom.set_value(_DAY)
        elif preset is not None:
            self.zoom.set_value(preset.name)
            self.context.whole = preset is Preset.WHOLE

    def _step(self, weeks: int) -> None:
        board = self.context.board
        if board is None:
            return
        first = board.visible_span.first + dt.timedelta(days=1)
        shown = week_of(first, self._first_weekday).first
        board.show_date(shown + dt.timedelta(weeks=weeks))

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
