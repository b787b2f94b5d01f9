"""When a booking is called and wrapped, how long that is, and when the person may be called again.

Times are minutes of the work date, which may pass 24:00; lengths are true minutes in the
production's zone, so that a night of a clock change counts what it really lasts.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import BookingId, PersonId, PlaceId, ProductionId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DAY, LATEST, Clock, TimeRange, format_minutes, resolve
from crewplanner.domain.zones import instant, true_minutes, zone


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDay:
    """What a booking plans for a date. A time nobody has said yet is None."""

    person: PersonId
    booking: BookingId
    production: ProductionId
    date: dt.date
    day: ShootDay
    call: int | None
    wrap: int | None
    meals: tuple[TimeRange, ...]
    minutes: int
    """True minutes worked without meals; 0 while call or wrap is open."""

    @property
    def unit(self) -> UnitId:
        """The unit that works."""
        return self.day.unit

    @property
    def places(self) -> tuple[PlaceId, ...]:
        """Where it works, in order."""
        return self.day.places


def planned(plan: Plan, booking: Booking, date: dt.date) -> PlannedDay | None:
    """The planned day of a booking, whatever its status.

    None where it does not work: a date outside its span, without a day of its unit, or whose day is
    dark, hold, idle or cancelled. A call and a wrap of its own are kept against
    the unit's.
    """
    day = day_worked(plan, booking, date) if date in booking.span else None
    if day is None or not day.working:
        return None
    call, wrap = resolve(booking.call, day.call), resolve(booking.wrap, day.wrap)
    if call is not None and wrap is not None and wrap <= call:
        wrap = None
    meals: tuple[TimeRange, ...] = ()
    minutes = 0
    if call is not None and wrap is not None:
        meals = tuple(meal for meal in day.meals if call <= meal.start and meal.end <= wrap)
        minutes = minutes_worked(date, call, wrap, meals, zone_of(plan, booking.production))
    return PlannedDay(
        person=booking.person,
        booking=booking.id,
        production=booking.production,
        date=date,
        day=day,
        call=call,
        wrap=wrap,
        meals=meals,
        minutes=minutes,
    )


def day_worked(plan: Plan, booking: Booking, date: dt.date) -> ShootDay | None:
    """The unit's day as the booking works it: of the booking's own kind, where it says one."""
    day = plan.day_of(booking, date)
    if day is None or booking.day_type is None or booking.day_type is day.day_type:
        return day
    return replace(day, day_type=booking.day_type)


def own_times(booking: Booking) -> tuple[int | None, int | None]:
    """Call and wrap that a booking says by itself, for a date on which its unit has no day."""
    call = booking.call.minutes if isinstance(booking.call, Clock) else None
    wrap = booking.wrap.minutes if isinstance(booking.wrap, Clock) else None
    return call, None if call is not None and wrap is not None and wrap <= call else wrap


def zone_of(plan: Plan, production: ProductionId) -> str:
    """The IANA name of the production's zone; UTC while the production is not known."""
    found = plan.productions.get(production)
    return found.timezone if found else "UTC"


def minutes_worked(
    date: dt.date, call: int, wrap: int, meals: Iterable[TimeRange], zone_name: str
) -> int:
    """True minutes from call to wrap less the meals that lie between; each minute leaves once."""
    spent = true_minutes(date, call, wrap, zone_name)
    free_from = call
    for meal in sorted(meals, key=lambda meal: meal.start):
        start, end = max(meal.start, free_from), min(meal.end, wrap)
        if start < end:
            spent -= true_minutes(date, start, end, zone_name)
            free_from = end
    return spent


def earliest_call(
    wrap: tuple[dt.date, int],
    turnaround: int,
    on: dt.date,
    zone_name: str,
    wrap_zone: str | None = None,
) -> int:
    """The first minute of the date `on` at which somebody wrapped then may be called again.

    `wrap` is (work date, minutes), `turnaround` true minutes of rest. 0 where the rest ends before
    that date begins; past 24:00 where the whole date is needed. `wrap_zone` is the zone of the wrap
    where it is another than that of the call.
    """
    rested = instant(*wrap, wrap_zone or zone_name) + dt.timedelta(minutes=turnaround)
    local = rested.astimezone(zone(zone_name)).replace(tzinfo=None)
    midnight = dt.datetime.combine(on, dt.time())
    minutes = max(0, (local - midnight) // dt.timedelta(minutes=1))
    while instant(on, minutes, zone_name) < rested:
        minutes += 1
    return minutes


def latest_wrap(
    call: tuple[dt.date, int], turnaround: int, of: dt.date, zone_name: str, call_zone: str
) -> int:
    """The last minute of the date `of` at which work may end with enough rest before a call.

    `call` is (work date, minutes) in the zone `call_zone`, `turnaround` true minutes of rest.
    Negative where nothing may be worked on that date.
    """
    rested = instant(*call, call_zone) - dt.timedelta(minutes=turnaround)
    local = rested.astimezone(zone(zone_name)).replace(tzinfo=None)
    return (local - dt.datetime.combine(of, dt.time())) // dt.timedelta(minutes=1)


def interpret(minutes: int, after: int | None, day_start: int) -> int:
    """What a typed wrap (or the end of a meal) means as minutes of its work date.

    `after` is the call (the start) it must follow: a clock time at or before it is past midnight,
    so 02:00 after a call at 17:00 is 26:00. Where that is not known, a time before the production's
    day starts belongs to the night before, so 02:00 is 26:00 too. A time written past 24:00 stays.
    Raises ValueError with a sentence where the result would lie past 48:00.
    """
    if minutes >= DAY:
        return minutes
    start = day_start - 1 if after is None else after
    meant = minutes
    while meant <= start:
        meant += DAY
    if meant > LATEST:
        raise ValueError(f"{format_minutes(minutes)} would end more than a day past its own date")
    return meant
