"""Where the window begins in a project: the production at work and the day that matters."""

import datetime as dt

from crewplanner.app.weeks import production_day
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production, ProductionStatus

_ORDER = (
    ProductionStatus.SHOOT,
    ProductionStatus.PREP,
    ProductionStatus.WRAP,
    ProductionStatus.DEVELOPMENT,
    ProductionStatus.POST,
    ProductionStatus.ON_HOLD,
    ProductionStatus.DELIVERED,
    ProductionStatus.CANCELLED,
)


def starting_point(plan: Plan, now: dt.datetime) -> tuple[ProductionId | None, dt.date]:
    """The production to show first and its day: today, or the shoot day next to today."""
    productions = sorted(plan.productions.values(), key=lambda p: (_ORDER.index(p.status), p.id))
    if not productions:
        return None, now.date()
    return productions[0].id, day_to_show(plan, productions[0], now)


def day_to_show(plan: Plan, production: Production, now: dt.datetime) -> dt.date:
    """The production's present day; outside of its dates the shoot day next to it."""
    today = production_day(now, production)
    dates = [day.date for day in plan.shoot_days.values() if day.production == production.id]
    if not dates or min(dates) <= today <= max(dates):
        return today
    return min(dates, key=lambda date: abs(date - today))


def first_weekday(plan: Plan, production: ProductionId | None) -> int:
    """The day with which the weeks of a production begin; Monday without one."""
    found = plan.productions.get(production or ProductionId(0))
    return found.first_weekday if found else dt.date.min.weekday()
