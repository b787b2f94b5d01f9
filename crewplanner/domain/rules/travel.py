"""Two places too far apart for the time between them."""

import datetime as dt
from collections.abc import Iterator

from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.ids import PlaceId
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules.scope import Case, booking_ids
from crewplanner.domain.stints import Diary, Stint, rest_between

_DAYS_BACK = 2
"""A work date may run to 48:00, so one of two dates ago may still end just before today."""


def travel(case: Case) -> Iterator[Finding]:
    """Yield each two stints of a person with less time between them than the way takes.

    The way is from the last place of the earlier one to the first place of the later one, on whose
    date it is told; ways that nobody measured take no time. It WARNs, and is INFO where one of them
    is only tentative.
    """
    if not case.plan.travel_times:
        return
    for person in case.people:
        diary = case.diary(person)
        for date in case.dates(person):
            for before, after in _pairs(diary, date):
                way = way_between(case.plan, before, after)
                actual = rest_between(before, after)
                if way is None or actual is None or not 0 <= actual < way[0]:
                    continue
                if any(case.scope.includes(stint.production) for stint in (before, after)):
                    yield _finding(case, before, after, (actual, *way))


def way_between(plan: Plan, before: Stint, after: Stint) -> tuple[int, tuple[PlaceId, ...]] | None:
    """Minutes from one stint's last place to the other's first one, and the two places.

    None where it is one place, or nobody said how long the way takes.
    """
    if before.day is None or after.day is None or not before.day.places or not after.day.places:
        return None
    ends = (before.day.places[-1], after.day.places[0])
    if ends[0] == ends[1]:
        return None
    for production in {before.production, after.production}:
        for known in plan.travel_times_of.get(production, ()):
            if {known.one, known.other} == set(ends):
                return known.minutes, ends
    return None


def _pairs(diary: Diary, date: dt.date) -> Iterator[tuple[Stint, Stint]]:
    for after in diary.on(date):
        for back in range(_DAYS_BACK + 1):
            for before in diary.on(date - dt.timedelta(days=back)):
                if before is not after and (before.firm or after.firm or _one_show(before, after)):
                    yield before, after


def _one_show(before: Stint, after: Stint) -> bool:
    return before.production == after.production


def _finding(
    case: Case, before: Stint, after: Stint, way: tuple[int, int, tuple[PlaceId, ...]]
) -> Finding:
    own = after if case.scope.includes(after.production) else before
    other = before if own is after else after
    actual, limit, places = way
    return Finding(
        rule=RuleKind.TRAVEL,
        severity=Severity.WARN if before.firm and after.firm else Severity.INFO,
        production=own.production,
        date=after.date,
        person=own.person,
        bookings=booking_ids((own, other)),
        actual=actual,
        limit=limit,
        places=places,
    )
