"""Sixth, seventh and later days in a row."""

import datetime as dt
from collections.abc import Iterator

from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.rules.laws import shortest_row
from crewplanner.domain.rules.scope import Case, booking_ids
from crewplanner.domain.stints import Diary

_ONE = dt.timedelta(days=1)


def consecutive_days(case: Case) -> Iterator[Finding]:
    """Yield each date that is one day in a row too many for its production, across productions.

    It WARNs where confirmed days alone pass the limit, and is INFO where tentative ones are needed
    to. Where a law allows fewer, that is the limit.
    """
    for person in case.people:
        diary = case.diary(person)
        for date in case.dates(person):
            stints = diary.on(date)
            own = case.foremost(stints)
            if own is None:
                continue
            laws = case.laws(own)
            allowed = [law.in_a_row for law in laws if law.in_a_row is not None]
            limit = min([case.production(own.production).consecutive_limit, *allowed])
            firm = run_length(diary, date, firm_only=True)
            actual = firm if firm > limit else run_length(diary, date)
            if actual > limit:
                law = shortest_row(laws, actual)
                yield Finding(
                    rule=RuleKind.CONSECUTIVE_DAYS,
                    severity=Severity.WARN if firm > limit else Severity.INFO,
                    production=own.production,
                    date=date,
                    person=person,
                    bookings=booking_ids((own, *stints)),
                    actual=actual,
                    limit=limit,
                    clause=law.clause if law else "",
                )


def run_length(diary: Diary, date: dt.date, *, firm_only: bool = False) -> int:
    """How many dates in a row, up to and with this one, the person is at work; 0 for none."""
    length = 0
    while any(stint.firm or not firm_only for stint in diary.on(date - length * _ONE)):
        length += 1
    return length
