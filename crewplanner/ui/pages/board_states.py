"""What the board says while there is nothing to show, and the step that helps."""

from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.empty_state import EmptyState


def no_production(look: Look) -> EmptyState:
    """A project in which nothing has begun."""
    return EmptyState(
        look,
        _("No production yet"),
        _("The board shows people against the days of a production."),
        icon="board",
        step=("production", _("Begin a production")),
        others=(("import", _("Import shoot days")),),
    )


def no_crew(look: Look) -> EmptyState:
    """A production without anybody to book."""
    return EmptyState(
        look,
        _("No crew yet"),
        _("Import a crew list, paste one, or add people by hand. Then book them here."),
        icon="board",
        step=("import", _("Import from Excel")),
        others=(("crew", _("Add person")),),
    )
