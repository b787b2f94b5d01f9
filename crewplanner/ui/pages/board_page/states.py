"""What the board says while there is nothing to show, and the step that helps."""

from crewplanner.app.queries.board import BoardRow, BoardView
from crewplanner.i18n import _, ngettext
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


def shown_text(view: BoardView) -> str:
    """How many people are shown, and of how many where a filter hides some."""
    shown = _shown(view)
    if not view.hidden:
        return ngettext("{count} person", "{count} people", shown).format(count=shown)
    return _("{shown} of {every} people").format(shown=shown, every=shown + view.hidden)


def hidden_text(view: BoardView, wanted: str) -> str:
    """How many a filter hides, and what it asks for."""
    return _("{hidden} of {every} people hidden. Shown: {wanted}").format(
        hidden=view.hidden, every=_shown(view) + view.hidden, wanted=wanted
    )


def _shown(view: BoardView) -> int:
    return len({row.person for row in view.rows if isinstance(row, BoardRow)})


def found_text(count: int) -> str:
    """How many were found."""
    if not count:
        return _("Nobody found")
    return ngettext("{count} found", "{count} found", count).format(count=count)
