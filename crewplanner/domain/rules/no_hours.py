"""Bookings of which no hours count: their wrap is not after their call."""

from collections.abc import Iterator

from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import ShootDay
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules.scope import Case
from crewplanner.domain.timecards import known_times
from crewplanner.domain.values import resolve


def no_hours(case: Case) -> Iterator[Finding]:
    """Yield each date of a booking whose wrap is not after its call; it WARNs.

    One of the two is the person's own, and the unit's moved past it. `actual` is the wrap, `limit`
    the call, in minutes of the date.
    """
    for person in case.people:
        diary = case.diary(person)
        for date in case.dates(person):
            for stint in diary.on(date):
                own, day = stint.booking, stint.day
                if own is None or day is None or not case.scope.includes(stint.production):
                    continue
                times = None if stint.worked else crossed(case.plan, own, day)
                if times is not None:
                    call, wrap = times
                    yield Finding(
                        rule=RuleKind.NO_HOURS,
                        severity=Severity.WARN,
                        production=stint.production,
                        date=date,
                        person=person,
                        bookings=(own.id,),
                        unit=day.unit,
                        role=own.role,
                        actual=wrap,
                        limit=call,
                    )


def crossed(plan: Plan, booking: Booking, day: ShootDay) -> tuple[int, int] | None:
    """Call and wrap of a booking in minutes, worked or planned, where they are not in order.

    None where the wrap is after the call, or one of the two is open.
    """
    card = plan.timecard_on(booking.production, booking.person, day.date)
    if booking.call is None and booking.wrap is None and card is None:
        return None
    worked = known_times(card, plan.sheet_of.get(day.id), booking.call, booking.wrap)
    plans = resolve(booking.call, day.call), resolve(booking.wrap, day.wrap)
    for call, wrap in (worked, plans):
        if call is not None and wrap is not None and wrap <= call:
            return call, wrap
    return None
