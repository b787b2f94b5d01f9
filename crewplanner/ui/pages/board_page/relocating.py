"""Move to…: bookings taken to an exact date and person without dragging."""

from crewplanner.ui.board.intents import Intent, MoveTo
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.prices import Prices


class Relocating(BoardPart):
    """Asks where the picked bookings are to go, and says what that would cost."""

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self._prices = Prices(context.services.workspace, self)
        context.answer_first(self.answer)

    def answer(self, intent: Intent) -> bool:
        """Ask for date and person, and move or copy; the keyboard returns to the board."""
        if not isinstance(intent, MoveTo) or not self.context.editable:
            return False
        from crewplanner.ui.dialogs.move_to import MoveDialog, MoveStart  # noqa: PLC0415 - to start quickly

        context = self.context
        self._prices.with_money = not context.money_hidden
        start = MoveStart(bookings=intent.bookings, prices=self._prices)
        command = MoveDialog(context.look, context.plan, start, context.today, context.page).ask()
        if command is not None:
            context.do(command)
        context.focus()
        return True
