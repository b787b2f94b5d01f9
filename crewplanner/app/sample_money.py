"""The sample's budget and what its crew costs beside pay: read from the same file."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.money import (
    KeepBudget,
    ReplaceBudget,
    SaveAllowance,
    SaveFringe,
    SetHolidayPay,
)
from crewplanner.domain.budgets import Allowance, AllowanceKind, Fringe
from crewplanner.domain.ids import NEW, AllowanceId, BudgetLineId, FringeId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import BudgetLine


def sample_money(
    plan: Plan, production: ProductionId, data: Mapping[str, Any], monday: dt.date
) -> Iterator[Command]:
    """The budget as it was locked and as it is now, contributions, holiday pay, allowances."""
    about = data["budget"]
    locked = _lines(plan, production, about)
    yield ReplaceBudget(production=production, lines=locked)
    yield KeepBudget(production=production, name=about["revision"])
    changed: Mapping[str, int] = about["changed"]
    now = tuple(
        replace(line, amount=Decimal(changed.get(line.account, line.amount))) for line in locked
    )
    yield ReplaceBudget(production=production, lines=now)
    yield SetHolidayPay(production=production, percent=Decimal(about["holiday_pay"]))
    for name, percent in about["fringes"]:
        yield SaveFringe(
            fringe=Fringe(
                id=FringeId(NEW), production=production, name=name, percent=Decimal(percent)
            )
        )
    daily, miles = about["per_diem"], about["mileage"]
    allowance = Allowance(
        id=AllowanceId(NEW),
        production=production,
        name=daily["name"],
        rate=Decimal(daily["rate"]),
        valid_from=monday + dt.timedelta(days=daily["first"]),
        valid_to=monday + dt.timedelta(days=daily["last"]),
    )
    yield SaveAllowance(allowance=allowance)
    driver = next(one.id for one in plan.people.values() if one.name == miles["person"])
    allowance = Allowance(
        id=AllowanceId(NEW),
        production=production,
        person=driver,
        kind=AllowanceKind.MILEAGE,
        name=miles["name"],
        rate=Decimal(miles["rate"]),
        quantity=Decimal(miles["miles"]),
    )
    yield SaveAllowance(allowance=allowance)


def _lines(plan: Plan, production: ProductionId, data: Mapping[str, Any]) -> tuple[BudgetLine, ...]:
    departments = {one.name: one.id for one in plan.departments.values()}
    departments |= {one.name_uk: one.id for one in plan.departments.values() if one.name_uk}
    return tuple(
        BudgetLine(
            id=BudgetLineId(NEW),
            production=production,
            account=account,
            name=name,
            department=departments[department],
            amount=Decimal(amount),
        )
        for account, name, department, amount in data["lines"]
    )
