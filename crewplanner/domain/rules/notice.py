"""A person was told too shortly before the first call of a booking."""

import datetime as dt
from collections.abc import Iterator

from crewplanner.domain.bookings import Booking
from crewplanner.domain.calls import PlannedDay, planned, zone_of
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules.scope import Case
from crewplanner.domain.values import DateSpan
from crewplanner.domain.zones import instant

_LOOKED_AHEAD = 7
"""The first call is looked for within so many dates of a booking's first one."""


def notice(case: Case) -> Iterator[Finding]:
    """Yield each confirmed booking whose person was told less than the minimum notice before.

    Counted are true minutes from `told_at` to the first call of the booking, on whose date it is
    told. What was written down after the call is no notice. It WARNs.
    """
    for person in case.people:
        for booking in case.plan.bookings_of.get(person, ()):
            asked = case.production(booking.production).minimum_notice
            wanted = booking.firm and case.scope.includes(booking.production)
            if not asked or not wanted or booking.told_at is None:
                continue
            day = first_call(case.plan, booking)
            if day is None or day.call is None or day.date not in case.scope.span:
                continue
            call = instant(day.date, day.call, zone_of(case.plan, booking.production))
            actual = (call - booking.told_at) // dt.timedelta(minutes=1)
            if 0 <= actual < asked:
                yield Finding(
                    rule=RuleKind.NOTICE,
                    severity=Severity.WARN,
                    production=booking.production,
                    date=day.date,
                    person=person,
                    bookings=(booking.id,),
                    actual=actual,
                    limit=asked,
                )


def first_call(plan: Plan, booking: Booking) -> PlannedDay | None:
    """The first day that the booking works, if it is soon after the booking's first date."""
    latest = booking.span.first + dt.timedelta(days=_LOOKED_AHEAD - 1)
    for date in DateSpan(first=booking.span.first, last=min(booking.span.last, latest)):
        day = planned(plan, booking, date)
        if day is not None:
            return day
    return None
