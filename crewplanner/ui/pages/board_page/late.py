"""What if we wrap late? From the board: about the date of the cursor, or the one clicked above."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from crewplanner.domain.ids import UnitId
from crewplanner.i18n import _
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.pages.late_asked import ask_late_wrap, late_action


class Late(BoardPart):
    """An action, and a line of the menu."""

    actions = (late_action("late.ask"),)

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        context.menu_opening.connect(self._fill_menu)

    def ask(self) -> None:
        """Ask about the date of the cursor; the unit of the booking there comes first."""
        production, board = self.context.production, self.context.board
        if production is None:
            return
        cursor = board.scene.selection.cursor if board is not None else None
        date = cursor.date if cursor is not None else self.context.services.session.date
        ask_late_wrap(self.context.page, production.id, date, self._unit())
        self.context.focus()

    def _unit(self) -> UnitId | None:
        board = self.context.board
        picked = board.scene.selection.picked if board is not None else ()
        bookings = [self.context.plan.bookings.get(one) for one in sorted(picked)]
        return next((one.unit for one in bookings if one is not None), None)

    def _fill_menu(self, menu: QMenu) -> None:
        keys = QKeySequence(self.actions[0].keys[0])
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        entry = QAction(f"{_('What if we wrap late?')}\t{shown}", menu)
        entry.triggered.connect(self.ask)
        menu.addSeparator()
        menu.addAction(entry)
