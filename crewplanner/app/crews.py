"""Who works with a unit on a date, as a crew that can be kept and booked again."""

import datetime as dt

from crewplanner.domain.ids import NEW, CrewTemplateId, ProductionId, TemplateMemberId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.templates import CrewTemplate, TemplateMember


def crew_on(
    plan: Plan, production: ProductionId, unit: UnitId | None, date: dt.date
) -> tuple[TemplateMember, ...]:
    """The people booked with the unit on the date, with role and times of their own."""
    found: list[TemplateMember] = []
    for booking in plan.bookings_at.get((production, date), ()):
        if booking.unit == unit:
            found.append(  # noqa: PERF401 - reads better
                TemplateMember(
                    id=TemplateMemberId(NEW),
                    template=CrewTemplateId(NEW),
                    person=booking.person,
                    role=booking.role,
                    call=booking.call,
                    wrap=booking.wrap,
                )
            )
    return tuple(found)


def crews_of(plan: Plan, production: ProductionId) -> tuple[CrewTemplate, ...]:
    """The crews kept for a production, by name."""
    own = (one for one in plan.crew_templates.values() if one.production == production)
    return tuple(sorted(own, key=lambda one: one.name.casefold()))
