"""Find as you type: who matches is marked, everybody else dimmed; Esc restores the view."""

from typing import TYPE_CHECKING

from crewplanner.i18n import N_, _
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.pages.board_page.states import found_text, shown_text
from crewplanner.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from crewplanner.domain.ids import PersonId
    from crewplanner.ui.board.canvas import Sight


class Finding(BoardPart):
    """The search in the bar: Enter goes to the next one found, Shift and Enter back."""

    actions = (
        ActionSpec(
            id="find-on-board",
            text=N_("&Find on the board"),
            handler="finding.find_name",
            icon="search",
            keys=("Ctrl+F", "/"),
            menu="edit",
        ),
    )

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self.search = SearchBox(context.look, _("Name or role"))
        self.search.setAccessibleName(_("Find a name or role"))
        self.search.setToolTip(_("Enter: the next one. Esc: back to where you were."))
        self._found: tuple[PersonId, ...] = ()
        self._at = 0
        self._before: Sight | None = None
        context.bar.add_widget(self.search)
        self.search.sought.connect(self.find)
        self.search.stepped.connect(self.step)
        self.search.left.connect(context.page.focus_start)

    def find_name(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def find(self, text: str) -> None:
        """Mark who is called so, or has a role of that name, and go to the first of them.

        No text shows the board as it was before the search.
        """
        board, view = self.context.board, self.context.view
        if board is None or view is None:
            return
        if text and self._before is None:
            self._before = board.sight()
        self._found, self._at = board.search(text), 0
        self.context.bar.set_summary(found_text(len(self._found)) if text else shown_text(view))
        if text and self._found:
            self._go()
        elif not text and self._before is not None:
            board.restore_sight(self._before)
            self._before = None

    def step(self, by: int) -> None:
        """Go to the next (1) or the former (-1) of those found, round and round."""
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._go()

    def _go(self) -> None:
        board = self.context.board
        if board is not None:
            board.select((self._found[self._at], self.context.services.session.date))
