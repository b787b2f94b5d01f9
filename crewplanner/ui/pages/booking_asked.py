"""Asking for bookings from any page; the dialog is imported when it is first asked."""

import datetime as dt
from collections.abc import Callable

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.bookings import BookPeople
from crewplanner.app.commands.holds import Pencil
from crewplanner.domain.plan import Plan
from crewplanner.i18n import ngettext
from crewplanner.ui.dialogs.booking_start import BookingStart
from crewplanner.ui.pages.page import Page

Today = Callable[[], dt.date]


def ask_booking(page: Page, plan: Plan, today: Today, start: BookingStart) -> Command | None:
    """Ask for bookings or the change of one; None if the user leaves it."""
    from crewplanner.ui.dialogs.booking import BookingDialog  # noqa: PLC0415 - see above

    ledgers = page.services.workspace.ledgers
    return BookingDialog(page.look, plan, start, today, ledgers, parent=page).ask()


def booked_text(command: Command) -> str:
    """What to say when it is done: how many were booked; empty for any other command."""
    if isinstance(command, Pencil):
        count = len(command.people)
        held = ngettext("Holding {count} person", "Holding {count} people", count)
        return held.format(count=count)
    if not isinstance(command, BookPeople):
        return ""
    count = len(command.people)
    return ngettext("Booked {count} person", "Booked {count} people", count).format(count=count)
