"""What the board asks in dialogs. They are imported when they are first asked for."""

import datetime as dt
from collections.abc import Callable

from crewplanner.app.commands.base import Command
from crewplanner.domain.plan import Plan
from crewplanner.ui.dialogs.booking_start import BookingStart
from crewplanner.ui.pages.page import Page

Today = Callable[[], dt.date]


def ask_booking(page: Page, plan: Plan, today: Today, start: BookingStart) -> Command | None:
    """Ask for a booking or the change of one; None if the user leaves it."""
    from crewplanner.ui.dialogs.booking import BookingDialog  # noqa: PLC0415 - see above

    ledgers = page.services.workspace.ledgers
    return BookingDialog(page.look, plan, start, today, ledgers, parent=page).ask()


def ask_production(page: Page) -> Command | None:
    """Ask for a new production; None if the user leaves it."""
    from crewplanner.ui.dialogs.production import ProductionDialog  # noqa: PLC0415 - see above

    return ProductionDialog(page.look, parent=page).ask()
