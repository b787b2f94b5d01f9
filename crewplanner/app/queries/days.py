"""The shoot days of a production as a list."""

import datetime as dt

from crewplanner.app.queries.grouping import is_night
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import DayStatus, DayType
from crewplanner.domain.ids import DayId, ProductionId
from crewplanner.domain.numbering import numbering
from crewplanner.domain.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One day of one unit; times are minutes of the work date. `heads` counts live bookings.

    `first_unit` marks the main unit, whose name goes without saying.
    """

    day: DayId
    date: dt.date
    unit: str
    first_unit: bool
    number: int | None
    total: int
    day_type: DayType
    status: DayStatus
    call: int | None
    wrap: int | None
    place: str
    heads: int
    night: bool
    holiday: str
    check_times: bool


def day_rows(plan: Plan, production: ProductionId) -> tuple[DayRow, ...]:
    """All days in order of date and unit."""
    settings = plan.productions[production]
    units = [unit for unit in plan.units.values() if unit.production == production]
    numbers = {unit.id: numbering(plan, unit.id) for unit in units}
    positions = {unit.id: unit.position for unit in units}
    names = {unit.id: unit.name for unit in units}
    days = [day for unit in units for day in plan.days_of.get(unit.id, ())]
    rows: list[DayRow] = []
    for day in sorted(days, key=lambda day: (day.date, positions[day.unit], day.id)):
        booked = plan.samples_at(production, day.date)
        heads = {person for person, sample in booked if plan.day_of(sample, day.date) == day}
        place = plan.places.get(day.places[0]) if day.places else None
        holiday = plan.holidays_on.get((production, day.date))
        rows.append(
            DayRow(
                day=day.id,
                date=day.date,
                unit=names[day.unit],
                first_unit=positions[day.unit] == min(positions.values()),
                number=numbers[day.unit].number(day.date),
                total=numbers[day.unit].total,
                day_type=day.day_type,
                status=day.status,
                call=day.call,
                wrap=day.wrap,
                place=place.name if place else "",
                heads=len(heads),
                night=is_night(settings, day.call, day.wrap),
                holiday=holiday.name if holiday else "",
                check_times=day.check_times,
            )
        )
    return tuple(rows)


def free_date(plan: Plan, production: ProductionId, start: dt.date) -> dt.date:
    """The first date from `start` on, on which no unit has a day."""
    taken = {day.date for day in plan.shoot_days.values() if day.production == production}
    while start in taken:
        start += dt.timedelta(days=1)
    return start
