"""The dialogs by which many cells of the board are edited at once, for the pictures."""

import datetime as dt
from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QDialog

from crewplanner.app.recurrence import Pattern
from crewplanner.app.words import date_text
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.ui.dialogs.crews import BookCrewDialog, CrewStart, KeepCrewDialog
from crewplanner.ui.dialogs.paste_part import PastePartDialog
from crewplanner.ui.dialogs.repeat import RepeatDialog, RepeatStart
from crewplanner.ui.dialogs.shift_days import ShiftDialog
from crewplanner.ui.look import Look

_FOUR_WEEKS = 28


def editing_dialogs(
    look: Look, plan: Plan, production: Production, today: Callable[[], dt.date]
) -> Iterator[tuple[str, QDialog]]:
    """Each with the name of its picture; the one that books a crew needs one that was kept."""
    span = DateSpan(first=today(), last=today())
    until = span.last + dt.timedelta(days=_FOUR_WEEKS)
    start = RepeatStart(
        title=_("Repeat by a pattern"),
        about=date_text(span.first),
        span=span,
        patterns=tuple(Pattern),
        until=until,
    )
    yield "repeat", RepeatDialog(look, start, today)
    yield "shift", ShiftDialog(look, date_text(span.first), span)
    yield "paste-part", PastePartDialog(look)
    crews = CrewStart(plan=plan, production=production, span=span)
    yield "keep-crew", KeepCrewDialog(look, crews)
    if any(one.production == production.id for one in plan.crew_templates.values()):
        yield "book-crew", BookCrewDialog(look, crews, today)
