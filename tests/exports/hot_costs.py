"""Invented hot costs of invented people, built as values, the same every time."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from crewplanner.app.queries.hot_cost import (
    HotCostDepartment,
    HotCostPerson,
    HotCostUnit,
    HotCostView,
    summed,
)
from crewplanner.domain.days import DayType
from crewplanner.domain.hot_cost import CAUSES, Cause, Split, Standing
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay import PayNote
from crewplanner.domain.pay.cards import Question
from crewplanner.domain.productions import FilmWords
from tests.exports.weeks import MONDAY, options, week

__all__ = ["changed", "hot_cost", "options"]

_PLAN, _WORKED = 630, 745


def hot_cost(people: int = 12, *, open_people: int = 1, causes: bool = True) -> HotCostView:
    """A day that ran late: overtime and, with `causes`, a cause of every kind."""
    rows: dict[str, list[HotCostPerson]] = {}
    known = [
        (department.name, person)
        for department in week(people).departments
        for person in department.people
    ]
    for number, (department, person) in enumerate(known):
        rows.setdefault(department, []).append(
            _person(number, person.name, person.role, number >= people - open_people, causes)
        )
    departments = tuple(
        HotCostDepartment(name=name, people=tuple(found), sums=summed(found))
        for name, found in rows.items()
    )
    return HotCostView(
        production=ProductionId(1),
        title="Harbor Lights",
        client="Northern Channel",
        words=FilmWords.UK,
        currency="GBP",
        date=MONDAY,
        units=(_unit("Main unit", 12, 450, 1140, 1255),) if people else (),
        departments=departments,
        sums=summed(person for one in departments for person in one.people),
    )


def changed(view: HotCostView, change: Callable[[HotCostPerson], HotCostPerson]) -> HotCostView:
    """The view with every person put through the change."""
    departments = tuple(
        replace(one, people=tuple(people), sums=summed(people))
        for one in view.departments
        for people in [[change(person) for person in one.people]]
    )
    return replace(
        view,
        departments=departments,
        sums=summed(person for one in departments for person in one.people),
    )


def split(**amounts: str) -> Split:
    """A split by the values of its causes."""
    return Split(amounts=tuple(Decimal(amounts.get(cause.value, "0.00")) for cause in CAUSES))


def _unit(name: str, number: int, call: int, wrap: int, worked: int) -> HotCostUnit:
    return HotCostUnit(
        name=name,
        day_type=DayType.SHOOT,
        number=number,
        total=30,
        call=call,
        wrap=wrap,
        worked_call=call,
        worked_wrap=worked,
    )


def _person(number: int, name: str, role: str, is_open: bool, causes: bool) -> HotCostPerson:
    rate = 300 + number % 7 * 25
    planned = split(base=f"{rate}.00", overtime="22.50")
    more = {"base": f"{rate}.00", "overtime": f"{95 + number * 3 % 40}.50"}
    if causes:
        more |= dict(zip(("meals", "rest", "night"), ("15.00", "42.25", "18.00"), strict=True))
        more = {key: more[key] for at, key in enumerate(more) if at < 2 or number % 5 == at}
        if number % 6 == 5:
            more["premium_day"] = "150.00"
    standing = Standing.OPEN if is_open else Standing.WORKED
    actual = planned if is_open else split(**more)
    if causes and not is_open and number % 8 == 3:
        standing, planned = Standing.EXTRA, split()
        actual = split(extra_people=f"{rate}.00")
    if causes and not is_open and number % 8 == 6:
        standing, actual = Standing.ABSENT, split()
    return HotCostPerson(
        person=PersonId(number + 1),
        name=name,
        role=role,
        standing=standing,
        planned=planned,
        actual=actual,
        planned_minutes=0 if standing is Standing.EXTRA else _PLAN,
        minutes={Standing.OPEN: _PLAN, Standing.ABSENT: 0}.get(standing, _WORKED),
        unpriced=PayNote.MISSING_DEAL if causes and number % 11 == 9 else None,
        questions=(Question(date=MONDAY, ask="comp_rest", clause="rest"),) if number == 2 else (),
        outdated=causes and number == 4,
    )


def of(view: HotCostView, cause: Cause) -> Decimal:
    """What the difference of a cause comes to, added up by hand."""
    return sum((one.actual.of(cause) - one.planned.of(cause) for one in view.people), Decimal(0))
