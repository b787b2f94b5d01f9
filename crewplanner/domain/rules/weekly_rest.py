"""Weeks without one long rest."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.rules.hours import productions_at_work
from crewplanner.domain.rules.scope import Case, booking_ids
from crewplanner.domain.stints import Diary, Stint, week_of
from crewplanner.domain.values import DAY, DateSpan
from crewplanner.domain.zones import instant

_MINUTE = dt.timedelta(minutes=1)
_Times = tuple[dt.datetime, dt.datetime]


def days_around(weekly_rest: int) -> int:
    """How many dates before and after a week say something about its longest rest."""
    return weekly_rest // DAY + 2 if weekly_rest else 0


def weekly_rest(case: Case) -> Iterator[Finding]:
    """Yield each week of work without a rest as long as the production asks for.

    It is dated on the last date of the production's work in the week. A rest counts in a week that
    holds half of what is asked for. Counted is as in `daily_hours`; work without
    known times takes its whole date. It WARNs where confirmed work alone leaves too little, and is
    INFO where tentative work is needed to.
    """
    for person in case.people:
        for production in productions_at_work(case, person):
            asked = case.production(production).weekly_rest
            if not asked:
                continue
            first = case.production(production).first_weekday
            for week in sorted({week_of(d, first).first for d in case.dates(person)}):
                found = _of_week(case, case.diary(person), production, week_of(week, first))
                if found is not None:
                    yield found


def _of_week(case: Case, diary: Diary, production: ProductionId, week: DateSpan) -> Finding | None:
    asked = case.production(production).weekly_rest
    last = [stint for date in week for stint in diary.on(date) if stint.production == production][
        -1:
    ]
    if not last or last[0].date not in case.scope.span:
        return None
    around = days_around(asked)
    margin = dt.timedelta(days=around)
    wide = DateSpan(first=week.first - margin, last=week.last + margin)
    counted = [s for d in wide for s in diary.on(d) if s.firm or s.production == production]
    zone = last[0].zone
    firm = longest_rest_in([s for s in counted if s.firm], week, wide, asked, zone)
    actual = firm if firm < asked else longest_rest_in(counted, week, wide, asked, zone)
    if actual >= asked:
        return None
    return Finding(
        rule=RuleKind.WEEKLY_REST,
        severity=Severity.WARN if firm < asked else Severity.INFO,
        production=production,
        date=last[0].date,
        person=last[0].person,
        bookings=booking_ids(last),
        actual=actual,
        limit=asked,
    )


def longest_rest_in(
    stints: list[Stint], week: DateSpan, wide: DateSpan, asked: int, zone: str
) -> int:
    """True minutes of the longest rest among the stints of a wide span that counts in the week."""
    start, end = instant(week.first, 0, zone), instant(week.last, DAY, zone)
    bounds = (instant(wide.first, 0, zone), instant(wide.last, DAY, zone))
    longest = 0
    for (_start, free), (busy, _end) in pairwise(_merged(stints, bounds)):
        length = (busy - free) // _MINUTE
        within = (min(busy, end) - max(free, start)) // _MINUTE
        if within > 0 and 2 * within >= min(length, asked):
            longest = max(longest, length)
    return longest


def _merged(stints: list[Stint], bounds: _Times) -> list[_Times]:
    """When somebody is at work, in order and without overlaps, between two marks of no length."""
    times = sorted(_moments(stint) for stint in stints)
    merged: list[_Times] = [(bounds[0], bounds[0])]
    for start, end in times:
        if start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    end = max(bounds[1], merged[-1][1])
    return [*merged, (end, end)]


def _moments(stint: Stint) -> _Times:
    call = 0 if stint.call is None else stint.call
    wrap = max(DAY, call) if stint.wrap is None else stint.wrap
    return instant(stint.date, call, stint.zone), instant(stint.date, wrap, stint.zone)
