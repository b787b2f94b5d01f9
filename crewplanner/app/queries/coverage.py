"""Needed and filled: how much of the crew that the units ask for is booked on a date."""

import datetime as dt

from crewplanner.domain.days import DayType
from crewplanner.domain.ids import DepartmentId, ProductionId
from crewplanner.domain.plan import Plan


def coverage(
    plan: Plan, production: ProductionId, date: dt.date
) -> dict[DepartmentId, tuple[int, int]]:
    """People (filled, needed) by department on a shoot date; holds count, surplus does not."""
    shooting = {
        day.unit
        for day in plan.days_on.get((production, date), ())
        if day.working and day.day_type is DayType.SHOOT
    }
    booked = plan.bookings_at.get((production, date), ())
    found: dict[DepartmentId, tuple[int, int]] = {}
    for need in plan.needs_of.get(production, ()):
        if need.unit not in shooting or need.role not in plan.roles:
            continue
        have = {b.person for b in booked if b.role == need.role and b.unit in {need.unit, None}}
        department = plan.roles[need.role].department
        filled, needed = found.get(department, (0, 0))
        found[department] = (filled + min(need.count, len(have)), needed + need.count)
    return found
