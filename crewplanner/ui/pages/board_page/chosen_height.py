"""Which height of rows was chosen last on this computer."""

from crewplanner.ui.board.geometry import Density
from crewplanner.ui.window_state import WindowState

_REMEMBERED, _DENSITY = "board-rows", "density"


def density_of(state: WindowState | None) -> Density | None:
    """The height that was chosen last; None where none was."""
    said = state.texts(_REMEMBERED).get(_DENSITY, "") if state is not None else ""
    return Density(said) if said in set(Density) else None


def remember_density(state: WindowState, density: Density) -> None:
    """Let a height be the one that was chosen last."""
    state.set_texts(_REMEMBERED, {_DENSITY: density.value})
