"""How high the rows of the board are: remembered for this computer."""

from dataclasses import replace

from crewplanner.i18n import N_
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.board.geometry import Density
from crewplanner.ui.board.view import Board
from crewplanner.ui.pages.board_page.chosen_height import density_of, remember_density
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart


class Heights(BoardPart):
    """Three heights in the menu; what was chosen last holds for every project."""

    actions = (
        ActionSpec(
            id="rows-compact",
            text=N_("&Compact rows"),
            handler="heights.be_compact",
            icon="board",
            menu="view",
            divided=True,
            help=N_("More people in view"),
        ),
        ActionSpec(
            id="rows-normal",
            text=N_("Nor&mal rows"),
            handler="heights.be_normal",
            icon="board",
            menu="view",
        ),
        ActionSpec(
            id="rows-comfortable",
            text=N_("C&omfortable rows"),
            handler="heights.be_comfortable",
            icon="board",
            menu="view",
            help=N_("Larger targets for pen and finger"),
        ),
    )

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        context.board_made.connect(self._remember)

    def be_compact(self) -> None:
        """Show as many people as can be read."""
        self.choose(Density.COMPACT)

    def be_normal(self) -> None:
        """Show rows as they are at first."""
        self.choose(Density.NORMAL)

    def be_comfortable(self) -> None:
        """Show high rows."""
        self.choose(Density.COMFORTABLE)

    def choose(self, density: Density) -> None:
        """Show rows of that height, and remember it."""
        state = self.context.services.state
        if state is not None:
            remember_density(state, density)
        if self.context.board is not None:
            self._show(self.context.board, density)
            self.context.focus()

    def _remember(self, board: Board) -> None:
        density = density_of(self.context.services.state)
        if density is not None:
            self._show(board, density)

    def _show(self, board: Board, density: Density) -> None:
        board.restore(replace(board.state(), density=density))
