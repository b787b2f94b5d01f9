"""Light over the board's days: looked up between the user's events, shown in the row of days."""

from typing import TYPE_CHECKING

from crewplanner.app.queries.sunlight import day_sun, light_windows
from crewplanner.app.sun_words import sun_clock, sun_lines
from crewplanner.domain.values import DAY
from crewplanner.ui.board.sky import Sky
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.slices import LATER_MS, Slices

if TYPE_CHECKING:
    import datetime as dt

    from crewplanner.app.queries.board import BoardDay


class Skies(BoardPart):
    """Knows the sky of each date of the view whose place has coordinates."""

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self._left: list[BoardDay] = []
        self._found: dict[dt.date, Sky] = {}
        self._slices = Slices(self._look_up, self, soon_ms=LATER_MS)
        context.view_shown.connect(self._follow)
        self._slices.finished.connect(self._show)

    def _follow(self) -> None:
        view = self.context.view
        if view is not None:
            self._left = [day for day in view.days if day.entries]
            self._found = {}
            self._slices.start()

    def _look_up(self) -> bool:
        production, plan = self.context.production, self.context.plan
        if self._left and production is not None:
            date = self._left.pop().date
            sun = day_sun(plan, production.id, date)
            if sun is not None:
                windows = light_windows(plan, production.id, date, 0, DAY)
                about = "\n".join(sun_lines(sun, sun_clock))
                self._found[date] = Sky(windows=windows, about=about)
        return bool(self._left)

    def _show(self) -> None:
        board = self.context.board
        if board is not None and board.scene.around.skies != self._found:
            board.show_skies(self._found)
