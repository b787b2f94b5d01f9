"""What days are for those who work on them, looked up once for all whose bookings are alike."""

import datetime as dt
from collections.abc import Hashable, Iterable
from dataclasses import replace

from crewplanner.app.queries.grouping import is_evening, is_night
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.calls import planned
from crewplanner.domain.days import DayType, ShootDay
from crewplanner.domain.ids import DayId, PersonId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan, TimeSpec, resolve

_Key = tuple[DayId, TimeSpec | None, TimeSpec | None, DayType | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What a day of a unit is for everybody with the same own call; minutes are true ones."""

    day_type: DayType
    call: int | None
    wrap: int | None
    night: bool
    evening: bool
    check_times: bool
    working: bool
    minutes: int


class PlannedHours:
    """Planned hours of the bookings of a plan; `shown` are the productions that are counted."""

    def __init__(self, plan: Plan, shown: Iterable[ProductionId]) -> None:
        self._plan = plan
        self._shown = tuple(shown)
        self._times: dict[_Key, Times] = {}

    def of(self, booking: Booking, day: ShootDay) -> Times:
        """What a day is for a booking that covers it; a sample of the booking will do."""
        key = (day.id, booking.call, booking.wrap, booking.day_type)
        if key not in self._times:
            that_day = DateSpan(first=day.date, last=day.date)
            plans = planned(self._plan, replace(booking, span=that_day), day.date)
            call, wrap = resolve(booking.call, day.call), resolve(booking.wrap, day.wrap)
            settings = self._plan.productions[day.production]
            night = is_night(settings, call, wrap)
            self._times[key] = Times(
                day_type=booking.day_type or day.day_type,
                call=call,
                wrap=wrap,
                night=night,
                evening=not night and is_evening(settings, call, wrap),
                check_times=day.check_times,
                working=plans is not None,
                minutes=plans.minutes if plans is not None else 0,
            )
        return self._times[key]

    def on(self, date: dt.date) -> tuple[int, int]:
        """How many people work on a date, and their planned minutes."""
        plan, heads, total = self._plan, 0, 0
        only = self._shown[0] if len(self._shown) == 1 else None
        counts = plan.counts_at(only, date, _worked_alike) if only is not None else None
        if counts is not None:
            for sample, count in counts:
                work = self._work(sample, date)
                if work is not None:
                    heads += count
                    total += count * work[1]
            return heads, total
        minutes: dict[tuple[PersonId, DayId], int] = {}
        for production in self._shown:
            for person, sample in plan.samples_at(production, date):
                work = self._work(sample, date)
                if work is not None:
                    key = (person, work[0])
                    minutes[key] = max(minutes.get(key, 0), work[1])
        return len({person for person, _day in minutes}), sum(minutes.values())

    def _work(self, booking: Booking, date: dt.date) -> tuple[DayId, int] | None:
        """The day that a booking, or a sample of it, works on a date, and the minutes planned."""
        day = self._plan.day_of(booking, date)
        times = self.of(booking, day) if day is not None else None
        return (day.id, times.minutes) if day and times and times.working else None


def _worked_alike(booking: Booking) -> Hashable:
    return booking.production, booking.unit, booking.call, booking.wrap, booking.day_type
