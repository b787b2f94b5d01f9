"""Worked examples as they are written: days, terms and what they must come to."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from crewplanner.dataclass import dataclass
from crewplanner.domain.pay import reading as r
from crewplanner.domain.pay.agreement import ELECTIONS
from crewplanner.domain.pay.cards import Card, Case, MealBreak, OtherPay, Terms
from crewplanner.domain.pay.measures import KINDS, WEEKDAYS
from crewplanner.domain.pay.reading import Wrong, part
from crewplanner.domain.people import RatePer
from crewplanner.domain.values import HOUR
from crewplanner.domain.zones import zone

_MOST_DAYS = 1000
_MOST_EXAMPLES = 10_000
Tree = Mapping[str, object]


def _zone(tree: object, path: r.Path) -> str:
    name = r.text(tree, path)
    try:
        zone(name)
    except (KeyError, ValueError, OSError):
        raise Wrong(path, f"{r.shown(tree)} is not a time zone like Europe/London") from None
    return name


def _salary_hours(tree: object, path: r.Path) -> object:
    return "all" if tree == "all" else r.hours(tree, path)


def _signed(tree: object, path: r.Path) -> Decimal:
    return r.amount(tree, path)


def _worked_hours(tree: object, path: r.Path) -> int:
    found = r.positive(tree, path) * HOUR
    if found > 2 * 24 * HOUR:
        raise Wrong(path, f"{r.shown(tree)} hours are more than two days")
    return int(found.to_integral_value())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meal:
    out: int = part(r.clock)
    into: int = part(r.clock, key="in")
    kind: str = part(r.choice("deductible", "ndb", "break"), default="deductible")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    date: dt.date = part(r.date)
    kind: str = part(r.choice(*KINDS), default="shoot")
    call: int | None = part(r.clock, default=None)
    wrap: int | None = part(r.clock, default=None)
    meals: tuple[_Meal, ...] = part(r.listed(r.record(_Meal)), default=())
    unit_call: int | None = part(r.clock, default=None)
    on_set_wrap: int | None = part(r.clock, default=None)
    shape: str = part(r.choice("SWD", "SCWD", "CWD"), default="SWD")
    scheduled_wrap: int | None = part(r.clock, default=None)
    camera_overtime: int | None = part(r.minutes, default=None)
    overtime_kind: str | None = part(r.choice("camera", "other"), default=None)
    travel_minutes: int = part(r.minutes, default=0)
    missed_breaks: int = part(r.whole, default=0)
    elections: tuple[str, ...] = part(r.listed(r.choice(*ELECTIONS)), default=())
    forced_call: bool = part(r.flag, default=False)
    rate: Decimal | None = part(r.positive, default=None)
    hours: int | None = part(_worked_hours, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deal:
    rate: Decimal = part(r.positive)
    per: str = part(r.choice("hour", "day", "week"))
    guarantee_hours: int | None = part(r.hours, default=None)
    department: str = part(r.text, default="")
    role: str = part(r.text, default="")
    hours: object = part(_salary_hours, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pay:
    kind: str = part(r.choice("bonus", "adjustment"))
    amount: Decimal = part(_signed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalties:
    """Meal penalties: how many, and what they come to."""

    count: int = part(r.whole)
    amount: Decimal = part(r.positive)


def _hours_by_multiple(tree: object, path: r.Path) -> dict[Fraction, Fraction]:
    table = r.table_of(tree, path)
    return {
        r.multiple(key, (*path, key)): Fraction(r.positive(value, (*path, key)))
        for key, value in table.items()
    }


def _expected(tree: object, path: r.Path) -> object:
    """What one day must come to: the same keys again."""
    return r.record(Expected)(tree, path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What must come out; what is None is not checked."""

    total: Decimal | None = part(_signed, default=None)
    premium: Decimal | None = part(_signed, default=None)
    hours: dict[Fraction, Fraction] | None = part(_hours_by_multiple, default=None)
    by_day: tuple[Any, ...] | None = part(r.listed(_expected, _MOST_DAYS), default=None)
    overtime_minutes: int | None = part(r.whole, default=None)
    hourly_rate: Decimal | None = part(r.positive, default=None)
    meal_penalties: Penalties | None = part(r.record(Penalties), default=None)
    rest_breach_minutes: int | None = part(r.whole, default=None)
    elapsed_minutes: int | None = part(r.whole, default=None)
    day_shape: str | None = part(r.choice("SWD", "SCWD", "CWD"), default=None)
    work_day_numbers: tuple[int, ...] | None = part(r.listed(r.whole, _MOST_DAYS), default=None)
    alerts: tuple[str, ...] | None = part(r.listed(r.text), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One worked example as it is written; `expect` is kept as it stands beside what it means."""

    id: str = part(r.text)
    about: str = part(r.text)
    kind: str = part(r.choice("published", "test", "derived"), default="derived")
    agreement: str | None = part(r.text, default=None)
    source: str = part(r.text, default="")
    working: str = part(r.text, default="")
    params: Tree | None = part(r.table_of, default=None)
    timezone: str | None = part(_zone, default=None)
    week_starts: str = part(r.choice(*WEEKDAYS), default="mon")
    holidays: tuple[dt.date, ...] = part(r.listed(r.date), default=())
    deal: _Deal = part(r.record(_Deal))
    days: tuple[_Day, ...] = part(r.listed(r.record(_Day), _MOST_DAYS))
    other_pay: tuple[_Pay, ...] = part(r.listed(r.record(_Pay)), default=())
    expect: Tree = part(r.table_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleFile:
    """A file of examples."""

    source: str = part(r.text, default="")
    examples: tuple[Example, ...] = part(r.listed(r.record(Example), _MOST_EXAMPLES))


def case_of(agreement: str, example: Example, path: r.Path) -> Case:
    """The case that an example describes: whoever has not elected a thing has declined it."""
    deal = example.deal
    if not example.days:
        raise Wrong((*path, "days"), "there are no days")
    return Case(
        agreement=agreement,
        cards=tuple(_card(day, (*path, "days", place)) for place, day in enumerate(example.days)),
        terms=Terms(
            rate=deal.rate,
            per=RatePer(deal.per),
            guarantee=deal.guarantee_hours or None,
            hours=deal.hours if isinstance(deal.hours, int) and deal.hours else None,
            all_hours=deal.hours == "all",
            department=deal.department,
            role=deal.role,
        ),
        zone=example.timezone,
        first_weekday=WEEKDAYS.index(example.week_starts),
        holidays=frozenset(example.holidays),
        other_pay=tuple(OtherPay(kind=pay.kind, amount=pay.amount) for pay in example.other_pay),
    )


def _card(day: _Day, path: r.Path) -> Card:
    if (day.call is None) != (day.wrap is None):
        raise Wrong(path, "a day has both call and wrap, or neither")
    if day.call is not None and day.wrap is not None and day.wrap <= day.call:
        raise Wrong(
            (*path, "wrap"), "the wrap is not after the call; after midnight it is 24:00 on"
        )
    for place, meal in enumerate(day.meals):
        if meal.into <= meal.out:
            raise Wrong((*path, "meals", place), "the meal ends no later than it begins")
    return Card(
        date=day.date,
        kind=day.kind,
        call=day.call,
        wrap=day.wrap,
        meals=tuple(MealBreak(start=m.out, end=m.into, kind=m.kind) for m in day.meals),
        hours=day.hours,
        unit_call=day.unit_call,
        on_set_wrap=day.on_set_wrap,
        shape=day.shape,
        scheduled_wrap=day.scheduled_wrap,
        camera_overtime=day.camera_overtime,
        overtime_kind=day.overtime_kind,
        travel=day.travel_minutes,
        missed_breaks=day.missed_breaks,
        elections={name: name in day.elections for name in ELECTIONS},
        forced_call=day.forced_call,
        rate=day.rate,
    )
