"""Commands drawn by lot about what a production asks for, and about findings that may stay."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from crewplanner.app.commands.days import EditShootDay
from crewplanner.app.commands.findings import AcceptFindings, WithdrawAcceptances
from crewplanner.app.commands.people import EditRole
from crewplanner.app.commands.productions import AddPlace
from crewplanner.app.commands.rules import SetBudget, SetRule, SetTravelTime
from crewplanner.domain.findings import OFF, Severity
from crewplanner.domain.ids import NEW
from crewplanner.domain.productions import Place
from crewplanner.domain.rules import CATALOG, Scope, check
from crewplanner.domain.values import DateSpan
from tests.app.work_on_approvals import Nothing

_LIMITS = {
    "turnaround": (600, 1500),
    "weekly_rest": (0, 2100, 3600),
    "rolling_limit": (0, 1200),
    "rolling_days": (3, 10),
    "minimum_notice": (0, 3000),
}


def _any(dice, records):
    if not records:
        raise Nothing
    return dice.choice(sorted(records.values(), key=lambda record: record.id))


def set_rule(plan, dice):
    entry = dice.choice(CATALOG)
    limits = [(name, dice.choice(_LIMITS[name])) for name in entry.settings if name in _LIMITS]
    return SetRule(
        production=_any(dice, plan.productions).id,
        rule=entry.kind,
        severity=dice.choice((None, "", OFF, *Severity)),
        limits=tuple(limits),
    )


def ask_for_more(plan, dice):
    """One of the limits that ask for nothing at first."""
    kinds = [entry for entry in CATALOG if {"weekly_rest", "rolling_limit"} & {*entry.settings}]
    entry = dice.choice(kinds)
    limits = tuple((name, _LIMITS[name][-1]) for name in entry.settings)
    return SetRule(production=_any(dice, plan.productions).id, rule=entry.kind, limits=limits)


def add_place(plan, dice):
    production = _any(dice, plan.productions).id
    return AddPlace(place=Place(id=NEW, production=production, name="Mill"))


def set_way(plan, dice):
    one, other = _any(dice, plan.places), _any(dice, plan.places)
    return SetTravelTime(
        production=one.production, one=one.id, other=other.id, minutes=dice.choice((0, 45, 900))
    )


def be_elsewhere(plan, dice):
    day, place = _any(dice, plan.shoot_days), _any(dice, plan.places)
    return EditShootDay(day=replace(day, places=(place.id,)))


def set_budget(plan, dice):
    department = dice.choice((None, _any(dice, plan.departments).id))
    return SetBudget(
        production=_any(dice, plan.productions).id,
        department=department,
        name="Crew",
        amount=Decimal(dice.choice((0, 500, 1000))),
    )


def ask_for_skill(plan, dice):
    role = _any(dice, plan.roles)
    return EditRole(role=replace(role, skills=dice.choice(((), ("IPAF",), ("First aid",)))))


def accept(plan, dice):
    first = min((day.date for day in plan.shoot_days.values()), default=None)
    if first is None:
        raise Nothing
    span = DateSpan(first=first, last=first + dt.timedelta(days=20))
    found = check(plan, Scope(span=span))
    if not found:
        raise Nothing
    return AcceptFindings(findings=(dice.choice(found),), reason="Agreed")


def withdraw(plan, dice):
    return WithdrawAcceptances(overrides=(_any(dice, plan.overrides).id,))


ON_RULES: Mapping = MappingProxyType(
    {
        "set rule": set_rule,
        "ask for more": ask_for_more,
        "add place": add_place,
        "set way": set_way,
        "be elsewhere": be_elsewhere,
        "set budget": set_budget,
        "ask for skill": ask_for_skill,
        "accept": accept,
        "withdraw": withdraw,
    }
)
