"""Dates that repeat: weekly patterns, every weekday until, six days on and one off.

The rules are python-dateutil's; the result is plain dates, so that a command holds what it will do.
"""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

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


class Pattern(StrEnum):
    """How something is repeated until a date."""

    WORKING_DAYS = "working days"
    EVERY_DAY = "every day"
    SIX_ON = "six on, one off"
    EVERY_WEEK = "every week"
    SECOND_WEEK = "every second week"

    @property
    def by_week(self) -> bool:
        """Whether a whole span is repeated week by week, and not its first day day by day."""
        return self in {Pattern.EVERY_WEEK, Pattern.SECOND_WEEK}


def repeats(pattern: Pattern, span: DateSpan, until: dt.date) -> tuple[dt.date, ...]:
    """The dates on which a repetition of the span begins, after the span itself.

    No repetition ends after `until`, which counts. Day by day it is the first date of the span that
    is repeated.
    """
    one = dt.timedelta(days=1)
    if until <= span.first:
        return ()
    whole = DateSpan(first=span.first, last=until)
    match pattern:
        case Pattern.WORKING_DAYS:
            found = weekly(whole)
        case Pattern.EVERY_DAY:
            found = tuple(whole)
        case Pattern.SIX_ON:
            found = on_and_off(whole)
        case Pattern.EVERY_WEEK | Pattern.SECOND_WEEK:
            every = 1 if pattern is Pattern.EVERY_WEEK else 2
            last = until - one * (len(span) - 1)
            if last <= span.first:
                return ()
            within = DateSpan(first=span.first, last=last)
            found = weekly(within, (span.first.weekday(),), every=every)
    return tuple(date for date in found if date > span.first)
