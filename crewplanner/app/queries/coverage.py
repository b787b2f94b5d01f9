"""Needed and filled: how much of the crew that the units ask for is booked on a date."""

import datetime as dt

from crewplanner.domain.filled_needs import filled_on
from crewplanner.domain.ids import DepartmentId, ProductionId
from crewplanner.domain.plan import Plan


def coverage(
    plan: Plan, production: ProductionId, date: dt.date
) -> dict[DepartmentId, tuple[int, int]]:
    """People (filled, needed) by department on a shoot date; holds count, surplus does not."""
    found: dict[DepartmentId, tuple[int, int]] = {}
    for need, firm, tentative in filled_on(plan, production, date):
        role = plan.roles.get(need.role)
        if role is not None:
            filled, needed = found.get(role.department, (0, 0))
            have = min(need.count, firm + tentative)
            found[role.department] = (filled + have, needed + need.count)
    return found
