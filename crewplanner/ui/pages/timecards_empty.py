"""What the timecards page says where there is nothing to show, and the step that helps."""

from crewplanner.app.queries.timecards import TimecardsView
from crewplanner.app.words import date_text, span_text
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _, ngettext
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.empty_state import EmptyState


def no_days(look: Look) -> EmptyState:
    """There is no production to show timecards of."""
    return _state(
        look, _("No production yet"), _("Timecards belong to the shoot days of a production.")
    )


def nobody_works(look: Look, week: DateSpan) -> EmptyState:
    """Nobody has a week to show."""
    about = _("{dates}: no bookings and no times.").format(dates=span_text(week))
    return _state(look, _("Nobody works in this week"), about)


def no_day(look: Look, view: TimecardsView) -> EmptyState:
    """The date has no sheet; the step leads to the nearest that has one (its ISO date)."""
    about = _("Nobody is called on {date}.").format(date=date_text(view.date))
    if view.open_before:
        count = len(view.open_before)
        about += " " + ngettext(
            "{count} earlier day has no times yet.",
            "{count} earlier days have no times yet.",
            count,
        ).format(count=count)
    nearest = view.open_before[-1] if view.open_before else view.previous or view.next
    step = None
    if nearest:
        words = _("Go to {date}").format(date=date_text(nearest, year=False))
        step = (nearest.isoformat(), words)
    return _state(look, _("No sheet for this day"), about, step)


def _state(
    look: Look, title: str, sentence: str, step: tuple[str, str] | None = None
) -> EmptyState:
    where = step or ("board", _("Go to the board"))
    return EmptyState(look, title, sentence, icon="timecards", step=where)
