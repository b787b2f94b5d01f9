"""A case of a rule: a text board, what else belongs to it, and what the rule finds in it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import (
    BudgetLineId,
    DealId,
    DepartmentId,
    PlaceId,
    ProductionId,
    TravelTimeId,
)
from crewplanner.domain.people import Person, Role
from crewplanner.domain.productions import BudgetLine, TravelTime
from crewplanner.domain.rules import Law
from tests import plans
from tests.domain.pay.weeks import deal

ROLES = ("Gaffer", "Rigger")
"""The roles of a board in the order in which it first says them."""

DEPARTMENTS = ("Camera", "Grip")


@dataclass(frozen=True)
class Board:
    name: str
    text: str
    finds: tuple[str, ...] = ()
    settings: dict[str, Any] = field(default_factory=dict)
    also: tuple[Any, ...] = ()
    needs: tuple[str, int] | None = None
    law: Law | None = None
    """The law under which everybody's deal with the first production is."""
    places: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Where the units' days are, by day of the month: one place, or one of each unit in order."""
    ways: tuple[tuple[str, str, int], ...] = ()
    """Minutes that it takes between two places."""
    told: dt.datetime | None = None
    """When everybody was told of their bookings."""
    skills: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What a person has, or a role (by its capital letter) asks for."""
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The roles of a person."""
    budget: tuple[tuple[str, int], ...] = ()
    """Lines of the budget: a department, or `all`, and what it has."""
    costs: dict[int, dict[str, int]] = field(default_factory=dict)
    """What each department costs, by day of the month."""

    def __str__(self) -> str:
        return self.name

    @property
    def records(self) -> tuple[Any, ...]:
        made = plans.records(self.text, **self.settings)
        wanted = plans.need(*self.needs, among=made) if self.needs else ()
        people = [one for one in made if isinstance(one, Person)] if self.law else []
        deals = (replace(deal("1 d"), id=DealId(one.id), person=one.id) for one in people)
        told = (self._told(record) for record in made)
        return (*told, *self._ways(), *self._lines(), *self.also, *wanted, *deals)

    def laws_of(self, _production: Any, deal: Any) -> tuple[Law, ...]:
        return (self.law,) if self.law and deal is not None else ()

    def costs_of(self, _production: Any) -> Any:
        found: dict[Any, dict[dt.date, Decimal]] = {}
        for day, by_department in self.costs.items():
            for name, amount in by_department.items():
                key = DEPARTMENTS.index(name) + 1
                found.setdefault(key, {})[plans.march(day)] = Decimal(amount)
        return found

    def _told(self, record: Any) -> Any:
        match record:
            case ShootDay() if record.date.day in self.places:
                names = self.places[record.date.day]
                name = names[min(record.unit, len(names)) - 1]
                return replace(record, places=(self._place(name),))
            case Booking() if self.told is not None:
                return replace(record, told_at=self.told)
            case Person() if record.name in {*self.skills, *self.roles}:
                numbers = tuple(ROLES.index(name) + 1 for name in self.roles.get(record.name, ()))
                return replace(record, skills=self.skills.get(record.name, ()), roles=numbers)
            case Role() if record.name in self.skills:
                return replace(record, skills=self.skills[record.name])
            case _:
                return record

    def _place(self, name: str) -> PlaceId:
        names = sorted({one for way in self.ways for one in way[:2]})
        return PlaceId(names.index(name) + 1)

    def _ways(self) -> Iterator[Any]:
        for number, (one, other, minutes) in enumerate(self.ways, start=1):
            yield TravelTime(
                id=TravelTimeId(number),
                production=ProductionId(1),
                one=self._place(one),
                other=self._place(other),
                minutes=minutes,
            )

    def _lines(self) -> Iterator[Any]:
        for number, (name, amount) in enumerate(self.budget, start=1):
            yield BudgetLine(
                id=BudgetLineId(number),
                production=ProductionId(1),
                name=name,
                department=None if name == "all" else DepartmentId(DEPARTMENTS.index(name) + 1),
                amount=Decimal(amount),
            )
