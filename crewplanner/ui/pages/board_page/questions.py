"""What the board asks in dialogs. They are imported when they are first asked for."""

from crewplanner.app.commands.base import Command
from crewplanner.ui.pages.page import Page


def ask_production(page: Page) -> Command | None:
    """Ask for a new production; None if the user leaves it."""
    from crewplanner.ui.dialogs.production import ProductionDialog  # noqa: PLC0415 - see above

    return ProductionDialog(page.look, parent=page).ask()
