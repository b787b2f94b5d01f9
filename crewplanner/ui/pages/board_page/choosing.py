"""What is chosen on the board is what the session has selected, and the other way round."""

from crewplanner.ui.board.view import Board
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.session import Selection


class Choosing(BoardPart):
    """Keeps cursor and session together."""

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        context.board_made.connect(self._meet)
        context.services.session.selection_changed.connect(self._follow)

    def _meet(self, board: Board) -> None:
        board.selection_changed.connect(self._tell)

    def _follow(self, selection: Selection) -> None:
        board = self.context.board
        if board is None or not selection.people or self.context.telling:
            return
        if selection.bookings and board.select(selection.bookings[0]):
            return
        if selection.dates is not None:
            board.select((selection.people[0], selection.dates.first))

    def _tell(self) -> None:
        context = self.context
        chosen = context.board.scene.selection if context.board is not None else None
        if chosen is None or chosen.cursor is None or context.telling:
            return
        context.telling = True
        try:
            session = context.services.session
            session.set_date(chosen.cursor.date)
            session.select(
                Selection(people=(chosen.cursor.person,), bookings=tuple(sorted(chosen.picked)))
            )
        finally:
            context.telling = False
