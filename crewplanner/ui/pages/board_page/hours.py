"""A day by the hour, in the place of the board: the same rows, cursor and keys."""

import datetime as dt
from typing import TYPE_CHECKING

from crewplanner.app.queries.sunlight import LightWindow, light_windows
from crewplanner.domain.productions import Production
from crewplanner.ui.board.geometry import WIDEST
from crewplanner.ui.board.view import Board
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart

if TYPE_CHECKING:
    from crewplanner.ui.board.hours.scale import DayFrame
    from crewplanner.ui.board.hours.view import HoursBoard


class Hours(BoardPart):
    """Shows the hours when the board wants them, and the days again when they do."""

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        context.board_made.connect(self._meet)
        context.view_shown.connect(self._frame)

    @property
    def day(self) -> "HoursBoard | None":
        """The day by the hour; None before it was first wanted."""
        return self.context.day

    def open(self, date: dt.date, _x: int = -1) -> None:
        """Show a date by the hour."""
        board, production = self.context.board, self.context.production
        if board is None or production is None:
            return
        day = self.day or self._made(board, production)
        board.hide()
        board.setFocusProxy(day)
        day.show()
        day.show_date(date)
        self.context.by_hour = True
        self.context.focus()

    def close(self) -> None:
        """Show the days again, with the date in view."""
        board, day = self.context.board, self.day
        if board is None or day is None or not self.context.by_hour:
            return
        day.hide()
        board.setFocusProxy(None)  # pyright: ignore[reportArgumentType] - None ends it
        board.show()
        self.context.by_hour = False
        self.context.focus()
        if day.date not in board.visible_span:
            board.show_date(day.date, part=0.5)

    def _meet(self, board: Board) -> None:
        board.hours_wanted.connect(self.open)
        self.context.days_wanted.connect(self.close)

    def _made(self, board: Board, production: Production) -> "HoursBoard":
        from crewplanner.ui.board.hours.view import HoursBoard  # noqa: PLC0415 - to start quickly

        day = HoursBoard(board, _frame_of(production), self.context.page)
        day.hide()
        day.left.connect(self.close)
        day.days_wanted.connect(self._zoom_out)
        day.previewed.connect(board.previewed)
        day.date_changed.connect(self._tell)
        self.context.places.middle.insertWidget(1, day)
        self.context.places.middle.setStretchFactor(1, 1)
        day.light = self._light
        self.context.day = day
        self.context.hours_made.emit(day)
        return day

    def _light(self, date: dt.date, start: int, end: int) -> tuple[LightWindow, ...]:
        """How light it is where the units of the production work on the date."""
        production = self.context.production
        if production is None:
            return ()
        return light_windows(self.context.plan, production.id, date, start, end)

    def _frame(self) -> None:
        production = self.context.production
        if self.day is not None and production is not None:
            self.day.set_frame(_frame_of(production))

    def _tell(self, date: dt.date) -> None:
        """Another date is looked at: where nothing is selected nobody else says so."""
        board, context = self.context.board, self.context
        if board is None or board.scene.selection.cursor is not None or context.telling:
            return
        context.telling = True
        try:
            context.services.session.set_date(date)
        finally:
            context.telling = False

    def _zoom_out(self, date: dt.date, x: int) -> None:
        """The widest days, with the date where the pointer is."""
        self.close()
        board = self.context.board
        if board is None:
            return
        board.zoom(WIDEST)
        geometry = board.scene.geometry
        at = geometry.names + geometry.body.width // 2 if x < 0 else x
        part = (at - geometry.names - geometry.column // 2) / max(geometry.body.width, 1)
        board.show_date(date, part=max(part, 0.0))


def _frame_of(production: Production) -> "DayFrame":
    from crewplanner.ui.board.hours.scale import DayFrame  # noqa: PLC0415 - to start quickly

    return DayFrame(
        day_start=production.day_start,
        evening_from=production.evening_from,
        night_from=production.night_from,
        night_to=production.night_to,
    )
