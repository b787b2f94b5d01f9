"""Moments, ages and sizes in words, as lists of copies and steps show them."""

import datetime as dt

from crewplanner.app.words import date_text
from crewplanner.i18n import _, ngettext
from crewplanner.ui.clock_words import ago, clock_text

_KILOBYTE = 1024


def moment_text(at: dt.datetime) -> str:
    """A moment as the user's clock had it: Tue 24 Nov 2026, 17:05."""
    return f"{date_text(at.astimezone().date())}, {clock_text(at)}"


def age_text(at: dt.datetime, now: dt.datetime) -> str:
    """How long ago a moment was: 12 min ago, 3 h ago, 2 days ago."""
    days = (now - at).days
    if days < 1:
        return ago(at, now)
    return ngettext("{count} day ago", "{count} days ago", days).format(count=days)


def size_text(size: int) -> str:
    """A size of a file, rounded up: 312 KB, 4.1 MB."""
    kilobytes = -(-size // _KILOBYTE)
    if kilobytes < _KILOBYTE:
        return _("{size} KB").format(size=kilobytes)
    return _("{size} MB").format(size=f"{kilobytes / _KILOBYTE:.1f}")
