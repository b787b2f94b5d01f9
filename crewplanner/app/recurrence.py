"""Dates that repeat: weekly patterns, every weekday until, six days on and one off.

The rules are python-dateutil's; the result is plain dates, so that a command holds what it will do.
"""

import datetime as dt
from collections.abc import Iterable

from crewplanner.domain.values import DateSpan

WORKING_WEEK = (0, 1, 2, 3, 4)


def weekly(
    span: DateSpan, weekdays: Iterable[int] = WORKING_WEEK, every: int = 1
) -> tuple[dt.date, ...]:
    """The dates of the span that fall on those weekdays (Monday = 0), every so many weeks.

    "Every weekday until" is the default. Weeks are counted from the one that holds the first date.
    """
    from dateutil.rrule import WEEKLY, rrule  # noqa: PLC0415 - only patterns need it

    days = rrule(
        WEEKLY,
        dtstart=dt.datetime.combine(span.first, dt.time()),
        until=dt.datetime.combine(span.last, dt.time()),
        byweekday=tuple(weekdays),
        interval=every,
        wkst=0,
    )
    return tuple(day.date() for day in days)


def on_and_off(span: DateSpan, on: int = 6, off: int = 1) -> tuple[dt.date, ...]:
    """The dates of the span by turns: so many on, so many off, beginning with the first."""
    if on < 1 or off < 0:
        raise ValueError("at least one day on, and no negative days off")
    return tuple(date for number, date in enumerate(span) if number % (on + off) < on)


def runs(dates: Iterable[dt.date]) -> tuple[DateSpan, ...]:
    """The dates as spans without gaps, in order: one booking for each run of days."""
    spans: list[DateSpan] = []
    for date in sorted(set(dates)):
        if spans and spans[-1].last + dt.timedelta(days=1) == date:
            spans[-1] = DateSpan(first=spans[-1].first, last=date)
        else:
            spans.append(DateSpan(first=date, last=date))
    return tuple(spans)
