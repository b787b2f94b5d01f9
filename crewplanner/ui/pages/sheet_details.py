"""The details of people's days on the group sheet: their dialog, and what is said of them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.timecards import SetCardDetails, SetSheetDetails
from crewplanner.app.queries.asked import Asked, asked_on
from crewplanner.app.queries.timecards import SheetView, TimecardRow
from crewplanner.app.words import date_text, word
from crewplanner.domain.day_details import DayDetails, Detail
from crewplanner.domain.shorthand import inherited_on
from crewplanner.domain.timecards import ABSENT, Timecard
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.day_details import DetailsDialog, DetailsOf, DetailsStart
from crewplanner.ui.look import Look
from crewplanner.ui.pages.sheet_edits import SheetPlace


def ask_details(
    look: Look,
    place: SheetPlace,
    sheet: SheetView,
    rows: Sequence[TimecardRow],
    parent: QWidget,
) -> Command | None:
    """Show the dialog for those of these people who are not away.

    Raises ValueError (a sentence) where all are.
    """
    names = ", ".join(row.name for row in rows)
    rows = [row for row in rows if row.kind not in ABSENT]
    if not rows:
        raise ValueError(_("Who is away has no details of a day: {names}.").format(names=names))
    first = rows[0]
    inherited = inherited_on(place.plan, place.production, first.person, place.date)
    wraps = {row.wrap for row in rows}
    start = DetailsStart(
        about=_about(rows, place),
        of=tuple(
            DetailsOf(details=row.details, command=partial(_card_details, place, row))
            for row in rows
        ),
        asked=_asked(place, rows),
        inherited=sheet.details,
        call=inherited.planned_call if inherited.call is None else inherited.call,
        wrap=wraps.pop() if len(wraps) == 1 else None,
        day_start=inherited.day_start,
    )
    return DetailsDialog(look, start, parent).ask()


def ask_unit_details(
    look: Look, place: SheetPlace, sheet: SheetView, parent: QWidget
) -> Command | None:
    """Show the dialog for the unit."""
    said = sheet.sheet
    call = said.call if said and said.call is not None else sheet.day.call
    start = DetailsStart(
        about=f"{sheet.unit_name} · {date_text(place.date)}",
        of=(DetailsOf(details=sheet.details, command=partial(_sheet_details, sheet)),),
        asked=Asked(details=sheet.asked),
        inherited=None,
        call=call,
        wrap=said.wrap if said else None,
        day_start=place.plan.productions[place.production].day_start,
    )
    return DetailsDialog(look, start, parent).ask()


def unpaid_details(place: SheetPlace, row: TimecardRow, after: Timecard) -> str:
    """A sentence about details just said that the person's agreement pays nothing for, or none."""
    asked = asked_on(place.plan, place.production, row.person, place.date)
    new = [
        one
        for one in after.details.said - asked.details
        if getattr(after.details, one) != getattr(row.details, one)
    ]
    if not new or not asked.agreement:
        return ""
    return _("{name}: noted, but “{agreement}” pays nothing for it ({what}).").format(
        name=row.name,
        agreement=asked.agreement,
        what=", ".join(sorted(word(one).lower() for one in new)),
    )


def _about(rows: Sequence[TimecardRow], place: SheetPlace) -> str:
    date = date_text(place.date)
    if len(rows) == 1:
        return f"{rows[0].name} · {date}"
    count = ngettext("{count} person", "{count} people", len(rows)).format(count=len(rows))
    return f"{count} · {date}"


def _asked(place: SheetPlace, rows: Sequence[TimecardRow]) -> Asked:
    """What the agreement of these people asks for; of several, what any of them does."""
    found = {asked_on(place.plan, place.production, row.person, place.date) for row in rows}
    if len(found) == 1:
        return found.pop()
    return Asked(details=frozenset[Detail]().union(*(one.details for one in found)))


def _card_details(place: SheetPlace, row: TimecardRow, details: DayDetails) -> Command:
    return SetCardDetails(
        production=place.production, person=row.person, date=place.date, details=details
    )


def _sheet_details(sheet: SheetView, details: DayDetails) -> Command:
    return SetSheetDetails(day=sheet.day.id, details=details)
