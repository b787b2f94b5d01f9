"""Irregular hours: how much of a day's work is evening, night, weekend or public holiday.

Evening and night go by the clock, in the windows of the production, before and after midnight
alike. Saturday, Sunday and holiday go by the work date: all of a night shoot that is called on
Saturday evening is Saturday's work. Minutes are true ones, meals taken out.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Protocol

from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.calls import minutes_worked
from crewplanner.domain.days import ShootDay
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.stints import Diary
from crewplanner.domain.values import DAY, LATEST, DateSpan, TimeRange

_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class IrregularMinutes:
    """True minutes of work by kind. `irregular` counts a minute of several kinds once."""

    worked: int = 0
    evening: int = 0
    night: int = 0
    saturday: int = 0
    sunday: int = 0
    holiday: int = 0
    irregular: int = 0

    def __add__(self, other: "IrregularMinutes") -> "IrregularMinutes":
        return IrregularMinutes(
            worked=self.worked + other.worked,
            evening=self.evening + other.evening,
            night=self.night + other.night,
            saturday=self.saturday + other.saturday,
            sunday=self.sunday + other.sunday,
            holiday=self.holiday + other.holiday,
            irregular=self.irregular + other.irregular,
        )


class Times(Protocol):
    """Anything with the times of a work date: a planned day, a worked day, a stint."""

    @property
    def date(self) -> dt.date:
        """The work date."""
        ...

    @property
    def call(self) -> int | None:
        """Call in minutes of the date."""
        ...

    @property
    def wrap(self) -> int | None:
        """Wrap in minutes of the date."""
        ...

    @property
    def meals(self) -> tuple[TimeRange, ...]:
        """Meals, not counted as work."""
        ...


def irregular(plan: Plan, production: Production, times: Times) -> IrregularMinutes:
    """The irregular minutes of one planned or worked day; all 0 while call or wrap is open."""
    if times.call is None or times.wrap is None or times.wrap <= times.call:
        return IrregularMinutes()
    whole = TimeRange(start=times.call, end=times.wrap)
    worked = _minutes(times, [whole], production.timezone)
    evening = _minutes(times, _windows(whole, _evening(production)), production.timezone)
    night = _minutes(times, _windows(whole, _night(production)), production.timezone)
    saturday = worked if times.date.weekday() == _SATURDAY else 0
    sunday = worked if times.date.weekday() == _SUNDAY else 0
    holiday = worked if (production.id, times.date) in plan.holidays_on else 0
    return IrregularMinutes(
        worked=worked,
        evening=evening,
        night=night,
        saturday=saturday,
        sunday=sunday,
        holiday=holiday,
        irregular=max(saturday, sunday, holiday, min(worked, evening + night)),
    )


def irregular_of_booking(
    plan: Plan, booking: Booking, span: DateSpan | None = None
) -> IrregularMinutes:
    """The irregular minutes of a live booking, over its dates or those of them within the span.

    Worked times replace planned ones where they are known.
    """
    production = plan.productions.get(booking.production)
    if production is None or (span is not None and not booking.span.overlaps(span)):
        return IrregularMinutes()
    first = max(booking.span.first, span.first) if span else booking.span.first
    last = min(booking.span.last, span.last) if span else booking.span.last
    diary = Diary(plan, booking.person)
    dates = DateSpan(first=first, last=last)
    own = (stint for date in dates for stint in diary.on(date) if stint.booking == booking)
    return sum((irregular(plan, production, stint) for stint in own), IrregularMinutes())


def irregular_of_day(plan: Plan, day: ShootDay) -> IrregularMinutes:
    """The irregular minutes of everybody who is live booked for one day of a unit."""
    production = plan.productions.get(day.production)
    if production is None:
        return IrregularMinutes()
    total = IrregularMinutes()
    for person in plan.people_at(day.production, day.date):
        stints = Diary(plan, person).on(day.date)
        own = next((stint for stint in stints if stint.day == day), None)
        if own is not None:
            total += irregular(plan, production, own)
    return total


def _evening(production: Production) -> tuple[int, int]:
    return production.evening_from, production.night_from


def _night(production: Production) -> tuple[int, int]:
    start, end = production.night_from, production.night_to
    return start, end if end > start else end + DAY


def _windows(whole: TimeRange, window: tuple[int, int]) -> Iterator[TimeRange]:
    """The parts of the work inside a window of the clock that comes again every day."""
    start, end = window
    for shift in range(-DAY, LATEST, DAY):
        low, high = max(whole.start, start + shift), min(whole.end, end + shift)
        if low < high:
            yield TimeRange(start=low, end=high)


def _minutes(times: Times, parts: Iterable[TimeRange], zone_name: str) -> int:
    return sum(
        minutes_worked(times.date, part.start, part.end, times.meals, zone_name) for part in parts
    )
