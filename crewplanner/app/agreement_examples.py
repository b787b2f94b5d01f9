"""Worked examples: files of days, terms and what they must come to, read and priced."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

from crewplanner.app.agreements import path_text, read_agreement, read_text, shipped
from crewplanner.app.errors import Refused
from crewplanner.domain.pay import reading as r
from crewplanner.domain.pay.agreement import ELECTIONS, Agreement, ruleset
from crewplanner.domain.pay.cards import Card, Case, MealBreak, OtherPay, Terms
from crewplanner.domain.pay.lines import PayLine
from crewplanner.domain.pay.parts import DayPay, Priced, lines_of
from crewplanner.domain.pay.pricing import price
from crewplanner.domain.pay.rates import half_up
from crewplanner.domain.pay.reading import Wrong, part
from crewplanner.domain.pay.rules import KINDS, WEEKDAYS
from crewplanner.domain.people import RatePer
from crewplanner.domain.values import HOUR
from crewplanner.domain.zones import zone
from crewplanner.i18n import _

_MOST_DAYS = 1000
_MOST_EXAMPLES = 10_000
_CENTS = 2
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


def _anything(tree: object, _path: r.Path) -> object:
    return tree


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
class _Penalties:
    count: int = part(r.whole)
    amount: Decimal = part(r.positive)


def _hours_by_multiple(tree: object, path: r.Path) -> dict[Fraction, Fraction]:
    table = r.table_of(tree, path)
    return {
        r.multiple(key, (*path, key)): Fraction(r.positive(value, (*path, key)))
        for key, value in table.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What must come out; what is None is not checked."""

    total: Decimal | None = part(_signed, default=None)
    premium: Decimal | None = part(_signed, default=None)
    hours: dict[Fraction, Fraction] | None = part(_hours_by_multiple, default=None)
    by_day: tuple[Any, ...] | None = part(
        r.listed(lambda tree, path: r.record(Expected)(tree, path), _MOST_DAYS), default=None
    )
    overtime_minutes: int | None = part(r.whole, default=None)
    hourly_rate: Decimal | None = part(r.positive, default=None)
    meal_penalties: _Penalties | None = part(r.record(_Penalties), default=None)
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
class _ExampleFile:
    source: str = part(r.text, default="")
    examples: tuple[Example, ...] = part(r.listed(r.record(Example), _MOST_EXAMPLES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an example came to. `expected` and `got` have the same keys; the lines recompute it."""

    id: str
    about: str
    agreement: str
    ok: bool
    expected: Tree
    got: Tree
    lines: tuple[PayLine, ...]


def verify(file: Path) -> tuple[Outcome, ...]:
    """Price every example of a file. Raises Refused with one sentence where it cannot be read.

    A TOML file is an agreement of the user's own with examples in it, anything else a JSON file of
    examples of the shipped agreements.
    """
    known = dict(shipped())
    own: str | None = None
    if file.suffix.lower() == ".toml":
        read = read_agreement(file)
        own = read.agreement.id
        known[own] = read.agreement
        tree: object = {"examples": read.examples}
    else:
        tree = _json(file)
    try:
        examples = r.record(_ExampleFile)(tree, ()).examples
        return tuple(
            _outcome(example, known, own, ("examples", place))
            for place, example in enumerate(examples)
        )
    except Wrong as wrong:
        raise Refused(_sentence(file, tree, wrong)) from None
    except RecursionError:
        raise Refused(_("{file}: it is nested too deeply.").format(file=file.name)) from None


def _sentence(file: Path, tree: object, wrong: Wrong) -> str:
    name = ""
    if len(wrong.path) > 1 and isinstance(wrong.path[1], int):
        one = cast("Any", tree)["examples"][wrong.path[1]]
        name = str(one.get("id", ""))[:40] if isinstance(one, dict) else ""  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType] - read from a file
    where = path_text(wrong.path)
    where = f"{name} ({where})" if name else where
    return _("{file}: {where}: {what}.").format(
        file=file.name, where=where or _("the file"), what=wrong.what.rstrip(".")
    )


def _json(file: Path) -> object:
    text = read_text(file)
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except RecursionError:
        raise Refused(_("{file}: it is nested too deeply.").format(file=file.name)) from None
    except json.JSONDecodeError as error:
        raise Refused(
            _("{file}, line {line}: it is not JSON: {what}. Correct it there.").format(
                file=file.name, line=error.lineno, what=error.msg
            )
        ) from None
    except (ValueError, ArithmeticError) as error:
        raise Refused(
            _("{file}: it is not JSON with numbers: {what}.").format(
                file=file.name, what=str(error).rstrip(".")
            )
        ) from None


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not a number")


def _outcome(
    example: Example, known: Mapping[str, Agreement], own: str | None, path: r.Path
) -> Outcome:
    name = example.agreement or own
    if name is None or name not in known:
        names = ", ".join(known)
        raise Wrong((*path, "agreement"), f"{r.shown(name)} is none of: {names}")
    agreement = known[name]
    expected = r.record(Expected)(example.expect, (*path, "expect"))
    try:
        rules = ruleset(agreement, example.params or {})
    except Wrong as wrong:
        raise Wrong((*path, *wrong.path), wrong.what) from None
    case = _case(name, example, path)
    priced = price(case, rules)
    refs = {clause.id: clause.ref for clause in agreement.clauses}
    checked = list(_checked(expected, example.expect, priced, example, path))
    return Outcome(
        id=example.id,
        about=example.about,
        agreement=name,
        ok=all(ok for _key, ok, _got in checked),
        expected=dict(example.expect),
        got={key: got for key, _ok, got in checked},
        lines=tuple(lines_of(priced.parts, case.currency, name, refs)),
    )


def _case(agreement: str, example: Example, path: r.Path) -> Case:
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


def _checked(
    expected: Expected, written: Tree, priced: Priced, example: Example, path: r.Path
) -> Iterator[tuple[str, bool, object]]:
    """Each key that is expected: (key, whether it holds, what came out)."""
    for key in written:
        if key == "by_day":
            ok, got = _by_day(expected, priced, example, path)
        elif key == "alerts":
            codes = sorted({alert.code for alert in priced.alerts})
            ok, got = codes == sorted(set(expected.alerts or ())), codes
        elif key == "work_day_numbers":
            numbers = [day.number for day in priced.days]
            ok, got = tuple(numbers) == expected.work_day_numbers, numbers
        elif key == "total":
            ok, got = _money(expected.total, priced.total)
        else:
            ok, got = _figure(key, expected, priced.days, priced.hourly)
        yield key, ok, got


def _by_day(
    expected: Expected, priced: Priced, example: Example, path: r.Path
) -> tuple[bool, object]:
    wanted = cast("Sequence[Expected]", expected.by_day or ())
    written = cast("Sequence[Tree]", example.expect["by_day"])
    if len(wanted) != len(example.days):
        raise Wrong((*path, "expect", "by_day"), "it does not have one entry for each day")
    found: list[dict[str, object]] = []
    all_ok = True
    for day, one, keys in zip(priced.days, wanted, written, strict=False):
        got: dict[str, object] = {}
        for key in keys:
            if key in {"by_day", "alerts", "work_day_numbers"}:
                raise Wrong((*path, "expect", "by_day"), f"“{key}” is not checked day by day")
            if key == "total":
                ok, value = _money(one.total, day.total)
            else:
                ok, value = _figure(key, one, (day,), day.hourly)
            got[key] = value
            all_ok = all_ok and ok
        found.append(got)
    return all_ok and len(priced.days) == len(wanted), found


def _money(wanted: Decimal | None, exact: Fraction) -> tuple[bool, str]:
    got = half_up(exact, _CENTS)
    return wanted is not None and got == wanted, f"{got:f}"


def _figure(  # noqa: C901 - one branch a key
    key: str, expected: Expected, days: Sequence[DayPay], hourly: Fraction
) -> tuple[bool, object]:
    if key == "premium":
        base = sum((day.base for day in days), Fraction(0))
        return _money(expected.premium, sum((day.total for day in days), Fraction(0)) - base)
    if key == "hours":
        return _hours(expected.hours or {}, days)
    if key == "overtime_minutes":
        minutes = sum(day.overtime_minutes for day in days)
        return minutes == expected.overtime_minutes, minutes
    if key == "hourly_rate":
        wanted = expected.hourly_rate or Decimal(0)
        exponent = wanted.as_tuple().exponent
        got = half_up(hourly, max(0, -exponent if isinstance(exponent, int) else 0))
        return got == wanted, f"{got:f}"
    if key == "meal_penalties":
        count = sum(day.meal_count for day in days)
        _same, amount = _money(None, sum((day.meal_amount for day in days), Fraction(0)))
        want = expected.meal_penalties
        ok = want is not None and (count, Decimal(amount)) == (want.count, want.amount)
        return ok, {"count": count, "amount": amount}
    if key == "rest_breach_minutes":
        breach = sum(day.rest_breach or 0 for day in days)
        return breach == expected.rest_breach_minutes, breach
    if key == "elapsed_minutes":
        elapsed = sum(day.elapsed for day in days)
        return elapsed == expected.elapsed_minutes, elapsed
    shapes = days[-1].shape if days else ""
    return shapes == expected.day_shape, shapes


def _hours(
    wanted: Mapping[Fraction, Fraction], days: Sequence[DayPay]
) -> tuple[bool, dict[str, str]]:
    found: dict[Fraction, Fraction] = {}
    for day in days:
        for multiple, minutes in day.hours.items():
            found[multiple] = found.get(multiple, Fraction(0)) + Fraction(minutes, HOUR)
    found = {multiple: hours for multiple, hours in sorted(found.items()) if hours}
    want = {multiple: hours for multiple, hours in wanted.items() if hours}
    return found == want, {_text(multiple): _text(hours) for multiple, hours in found.items()}


def _text(number: Fraction) -> str:
    shown = half_up(number, 4)
    return f"{shown.normalize():f}"
