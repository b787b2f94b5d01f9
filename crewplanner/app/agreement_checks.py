"""Worked examples, read from files, priced and compared with what they must come to."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

from crewplanner.app.agreement_examples import Example, ExampleFile, Expected, Tree, case_of
from crewplanner.app.agreements import (
    AgreementFile,
    path_text,
    read_agreement,
    read_text,
    shipped,
)
from crewplanner.app.errors import Refused
from crewplanner.dataclass import dataclass
from crewplanner.domain.pay import reading as r
from crewplanner.domain.pay.agreement import Agreement, ruleset
from crewplanner.domain.pay.lines import PayLine
from crewplanner.domain.pay.money import half_up
from crewplanner.domain.pay.parts import DayPay, Priced, lines_of
from crewplanner.domain.pay.pricing import price
from crewplanner.domain.pay.reading import Wrong
from crewplanner.domain.values import HOUR
from crewplanner.i18n import _

_CENTS = 2


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
    if file.suffix.lower() == ".toml":
        return verify_own(read_agreement(file), file.name)
    return _verify(_json(file), dict(shipped()), None, file.name)


def verify_own(read: AgreementFile, name: str) -> tuple[Outcome, ...]:
    """Price the examples that an agreement carries; `name` is what its text is called.

    Raises Refused with one sentence where they cannot be read.
    """
    own = read.agreement.id
    known = {**shipped(), own: read.agreement}
    return _verify({"examples": read.examples}, known, own, name)


def _verify(
    tree: object, known: Mapping[str, Agreement], own: str | None, name: str
) -> tuple[Outcome, ...]:
    try:
        examples = r.record(ExampleFile)(tree, ()).examples
        return tuple(
            _outcome(example, known, own, ("examples", place))
            for place, example in enumerate(examples)
        )
    except Wrong as wrong:
        raise Refused(_sentence(name, tree, wrong)) from None
    except RecursionError:
        raise Refused(_("{file}: it is nested too deeply.").format(file=name)) from None


def _sentence(file: str, tree: object, wrong: Wrong) -> str:
    name = ""
    if len(wrong.path) > 1 and isinstance(wrong.path[1], int):
        one = cast("Any", tree)["examples"][wrong.path[1]]
        name = str(one.get("id", ""))[:40] if isinstance(one, dict) else ""  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType] - read from a file
    where = path_text(wrong.path)
    where = f"{name} ({where})" if name else where
    return _("{file}: {where}: {what}.").format(
        file=file, where=where or _("the file"), what=wrong.what.rstrip(".")
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
    case = case_of(name, example, path)
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


def _figure(
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
