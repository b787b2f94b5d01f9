"""Times and dates in words: 14:02, 12 min ago."""

import datetime as dt

from crewplanner.app.weeks import iso_week
from crewplanner.app.words import date_text, span_text
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _, ngettext


def clock_text(moment: dt.datetime) -> str:
    """Hours and minutes where the computer stands."""
    return f"{moment.astimezone():%H:%M}"


def ago(moment: dt.datetime, now: dt.datetime) -> str:
    """How long since: just now, minutes, hours, then the date."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("{count} min ago", "{count} min ago", minutes).format(count=minutes)
    hours = minutes // 60
    if hours < 24:
        return ngettext("{count} h ago", "{count} h ago", hours).format(count=hours)
    return date_text(moment.astimezone().date())


def week_words(week: DateSpan) -> str:
    """A week as the sidebar says it: Week 48 · 23–29 Nov 2026."""
    number = int(iso_week(week)[-2:])
    return _("Week {number} · {dates}").format(number=number, dates=span_text(week))
