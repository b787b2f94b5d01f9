"""A person is engaged while away."""

import datetime as dt
from collections.abc import Iterator

from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.people import Unavailability
from crewplanner.domain.rules.scope import Case, booking_ids
from crewplanner.domain.stints import Stint
from crewplanner.domain.values import DAY

_ONE = dt.timedelta(days=1)


def unavailable(case: Case) -> Iterator[Finding]:
    """Yield each engagement that meets a time away: BLOCK when confirmed, WARN when tentative.

    A whole date away meets every engagement of that work date. A part of a date meets only known
    times that overlap it; it may run past 24:00, and so may the work of the night before.
    """
    for person in case.people:
        away = case.plan.unavailabilities_of.get(person, ())
        if not away:
            continue
        for date in case.dates(person):
            for stint in case.diary(person).claims(date):
                if not case.scope.includes(stint.production):
                    continue
                for kind in sorted({one.kind for one in away if _meets(one, stint)}):
                    yield Finding(
                        rule=RuleKind.UNAVAILABLE,
                        severity=Severity.BLOCK if stint.firm else Severity.WARN,
                        production=stint.production,
                        date=date,
                        person=person,
                        bookings=booking_ids((stint,)),
                        name=kind.value,
                    )


def _meets(away: Unavailability, stint: Stint) -> bool:
    if away.part is None:
        return stint.date in away.span
    if stint.times is None:
        return False
    call, wrap = stint.times
    for shift in (-1, 0, 1):
        if stint.date + shift * _ONE in away.span:
            start, end = away.part.start + shift * DAY, away.part.end + shift * DAY
            if call < end and start < wrap:
                return True
    return False
