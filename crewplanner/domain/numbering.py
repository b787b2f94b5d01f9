"""Day numbers: "Day 12 of 30", counted for each unit."""

import datetime as dt
from bisect import bisect_left

from crewplanner.dataclass import dataclass
from crewplanner.domain.days import DayStatus, DayType
from crewplanner.domain.ids import UnitId
from crewplanner.domain.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """The numbered dates of one unit, in order."""

    dates: tuple[dt.date, ...] = ()

    @property
    def total(self) -> int:
        """How many shoot days the unit has."""
        return len(self.dates)

    def number(self, date: dt.date) -> int | None:
        """The number of a date, counted from 1; None where the unit does not shoot."""
        place = bisect_left(self.dates, date)
        found = place < len(self.dates) and self.dates[place] == date
        return place + 1 if found else None


def numbering(plan: Plan, unit: UnitId) -> Numbering:
    """The numbers of a unit's days: its distinct dates of shoot days that are not cancelled."""
    dates = {
        day.date
        for day in plan.days_of.get(unit, ())
        if day.day_type is DayType.SHOOT and day.status is not DayStatus.CANCELLED
    }
    return Numbering(dates=tuple(sorted(dates)))
