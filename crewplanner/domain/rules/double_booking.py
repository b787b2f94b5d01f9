"""A person is engaged twice at the same time."""

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.rules.scope import Case, booking_ids
from crewplanner.domain.stints import Stint
from crewplanner.domain.values import DAY

_YESTERDAY = dt.timedelta(days=1)


def double_booking(case: Case) -> Iterator[Finding]:
    """Yield each pair of engagements of a person that meet, on the date of the later one.

    Two confirmed ones BLOCK, a tentative one beside a confirmed one WARNs, two tentative ones, and
    two roles in one unit on the same day, are INFO. Without known times an engagement takes its
    whole date.
    """
    for person in case.people:
        diary = case.diary(person)
        for date in case.dates(person):
            claims = diary.claims(date)
            if not claims:
                continue
            pairs = list(combinations(claims, 2))
            late = [stint for stint in diary.claims(date - _YESTERDAY) if (stint.wrap or 0) > DAY]
            pairs += [(a, b) for a in late for b in claims if _apart(a, b) and b.times]
            for pair in pairs:
                if _meet(*pair) and any(case.scope.includes(s.production) for s in pair):
                    yield _finding(case, date, *pair)


def _finding(case: Case, date: dt.date, first: Stint, second: Stint) -> Finding:
    own, other = first, second
    if not case.scope.includes(own.production):
        own, other = second, first
    return Finding(
        rule=RuleKind.DOUBLE_BOOKING,
        severity=_severity(first, second),
        production=own.production,
        date=date,
        person=own.person,
        bookings=booking_ids((own, other)),
    )


def _meet(first: Stint, second: Stint) -> bool:
    one, two = first.moments, second.moments
    if one is None or two is None:
        return True
    return one[0] < two[1] and two[0] < one[1]


def _apart(first: Stint, second: Stint) -> bool:
    """Whether the rule of rest would not see them as one engagement that runs on."""
    if first.production != second.production:
        return True
    return first.day is not None and second.day is not None and first.day.unit != second.day.unit


def _severity(first: Stint, second: Stint) -> Severity:
    if _roles_of_one_day(first, second):
        return Severity.INFO
    match first.firm + second.firm:
        case 2:
            return Severity.BLOCK
        case 1:
            return Severity.WARN
        case _:
            return Severity.INFO


def _roles_of_one_day(first: Stint, second: Stint) -> bool:
    if first.booking is None or second.booking is None:
        return False
    roles = (first.booking.role, second.booking.role)
    same_day = first.production == second.production and first.day == second.day
    return same_day and None not in roles and roles[0] != roles[1]
