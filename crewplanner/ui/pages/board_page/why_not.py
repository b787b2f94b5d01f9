"""Why not? The reasons against the person and the date of the cursor, beside the board."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from crewplanner.app.commands.base import Command
from crewplanner.i18n import N_, _
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart

if TYPE_CHECKING:
    from crewplanner.ui.pages.board_page.why_not_panel import WhyNotPanel

_NAME = "why-not"


class WhyNotPart(BoardPart):
    """An action, a line of the menu, and the panel; it follows the cursor while it is open."""

    actions = (
        ActionSpec(
            id="why-not",
            text=N_("Why &not?"),
            handler="why_not.toggle",
            keys=("Ctrl+Shift+Q",),
            menu="view",
            help=N_("What speaks against this person on this date, and what would clear it"),
        ),
    )

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self._panel: WhyNotPanel | None = None
        context.places.side.add(_NAME, _("Why not?"), self._make)
        context.menu_opening.connect(self._fill_menu)
        context.view_shown.connect(self._look)
        context.board_made.connect(self._meet)

    def toggle(self) -> None:
        """Open the panel about the cursor, with the keyboard in it; or close it."""
        side = self.context.places.side
        side.toggle(_NAME)
        self._look()

    def _make(self) -> "WhyNotPanel":
        from crewplanner.ui.pages.board_page.why_not_panel import WhyNotPanel  # noqa: PLC0415 - to start quickly

        self._panel = WhyNotPanel(self.context.look)
        self._panel.chosen.connect(self._do)
        return self._panel

    def _meet(self, board: object) -> None:
        del board
        if self.context.board is not None:
            self.context.board.selection_changed.connect(self._look)

    def _look(self, *_changed: object) -> None:
        panel, side = self._panel, self.context.places.side
        if panel is None or side.current != _NAME:
            return
        from crewplanner.app.queries.why_not import why_not  # noqa: PLC0415 - to start quickly

        production, board = self.context.production, self.context.board
        cursor = board.scene.selection.cursor if board is not None else None
        plan = self.context.plan
        if production is None or cursor is None or cursor.person not in plan.people:
            panel.show_nothing()
            return
        answer = why_not(plan, production.id, cursor.person, cursor.date)
        panel.show_answer(answer, editable=self.context.editable)

    def _do(self, command: Command) -> None:
        self.context.do(command)
        self._look()

    def _fill_menu(self, menu: QMenu) -> None:
        keys = QKeySequence(self.actions[0].keys[0])
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        entry = QAction(f"{_('Why not?')}\t{shown}", menu)
        entry.triggered.connect(self.toggle)
        menu.addAction(entry)
