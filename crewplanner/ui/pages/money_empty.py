"""What stands on the money page where there are no figures, and the step that leads to some."""

from crewplanner.app.roles import sees_money
from crewplanner.app.workspace import Workspace
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.empty_state import EmptyState

_ICON = "money"


def why_empty(look: Look, workspace: Workspace, *, hidden: bool) -> EmptyState:
    """Why there are no figures: none to have, none for this member, or `hidden` in the window."""
    if not hidden:
        return _no_production(look)
    seen = sees_money(workspace.plan, workspace.context.user)
    return _put_away(look) if seen else _not_for_you(look)


def _no_production(look: Look) -> EmptyState:
    """There is nothing that could cost."""
    sentence = _("What its crew costs will stand here.")
    return _empty(look, _("No production yet"), sentence)


def nothing_yet(look: Look) -> EmptyState:
    """Nobody is booked, and there is no budget."""
    return EmptyState(
        look,
        _("Nothing costs anything yet"),
        _("What the crew costs will stand here as soon as people are booked."),
        icon=_ICON,
        step=_board(),
        others=(("budget", _("Make the budget first")),),
    )


def _not_for_you(look: Look) -> EmptyState:
    """The member sees no money."""
    sentence = _("The members of this project say so. The planner can change it.")
    return _empty(look, _("Money is not shown to you"), sentence)


def _put_away(look: Look) -> EmptyState:
    """Money was hidden on the board."""
    sentence = _("On the board, “Hide or show money” brings it back.")
    return _empty(look, _("Money is hidden in this window"), sentence)


def _empty(look: Look, title: str, sentence: str) -> EmptyState:
    return EmptyState(look, title, sentence, icon=_ICON, step=_board())


def _board() -> tuple[str, str]:
    return "board", _("Go to the board")
