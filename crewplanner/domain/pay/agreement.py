"""An agreement: what it is and where it comes from, its clauses, its parameters, its rules as data.

The rules are a tree in which `"$name"` stands for a parameter, and a table with the key `by` for
that of its entries which the value names (`otherwise` where none does).
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, cast

from crewplanner.dataclass import dataclass
from crewplanner.domain.pay import reading as r
from crewplanner.domain.pay.dayrules import NightHours
from crewplanner.domain.pay.eventrules import rest_pay
from crewplanner.domain.pay.reading import Path, Wrong, part
from crewplanner.domain.pay.rules import Ruleset

ELECTIONS = ("comp_rest", "sixth_day_approved", "meal_waived")
"""What a person has to decide, by name."""

_LONGEST_VALUE = 10_000
"""Letters. No value of a parameter that people write is longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause: what it says in short, where it stands, whether the signed text was checked."""

    id: str
    ref: str
    text: str
    unverified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A figure that may be set. `default` is as it was written; None switches the figure off."""

    id: str
    kind: str
    default: object
    unit: str
    about: str
    choices: tuple[str, ...] = ()
    optional: bool = False
    unverified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One version of one agreement."""

    id: str
    title: str
    kind: str
    version: str
    valid_from: dt.date
    valid_to: dt.date | None
    source: str
    checked: dt.date
    notes: str
    clauses: tuple[Clause, ...]
    params: tuple[Parameter, ...]
    rules: Mapping[str, object]

    def clause(self, key: str) -> Clause:
        """The clause of that key."""
        return next(clause for clause in self.clauses if clause.id == key)

    def valid_on(self, date: dt.date) -> bool:
        """Whether the version is in force on that date."""
        return self.valid_from <= date and (self.valid_to is None or date <= self.valid_to)


def _night(tree: object, path: Path) -> object:
    if isinstance(tree, str):
        return r.choice("iatse")(tree, path)
    return r.listed(r.record(NightHours))(tree, path)


def _named_hours(tree: object, path: Path) -> object:
    return r.hours(tree, path) if not isinstance(tree, str) or tree[:1].isdigit() else tree


PARAMETER_KINDS: Mapping[str, r.Reader] = MappingProxyType(
    {
        "steps": r.steps,
        "hours": r.hours,
        "minutes": r.minutes,
        "money": r.positive,
        "sums": r.listed(r.positive),
        "multiple": r.multiple,
        "count": r.whole,
        "flag": r.flag,
        "choice": r.text,
        "night": _night,
        "rest_pay": rest_pay,
        "hours_or_word": _named_hours,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseText:
    """A clause as it is written in a file."""

    ref: str = part(r.text)
    text: str = part(r.text)
    unverified: bool = part(r.flag, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterText:
    """A parameter as it is written in a file; without a default it is off."""

    kind: str = part(r.choice(*PARAMETER_KINDS))
    default: object = part(lambda tree, _path: tree, default=None)
    unit: str = part(r.text)
    about: str = part(r.text)
    choices: tuple[str, ...] = part(r.listed(r.text), default=())
    optional: bool = part(r.flag, default=False)
    unverified: bool = part(r.flag, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementText:
    """An agreement as it is written in a file."""

    id: str = part(r.text)
    title: str = part(r.text)
    kind: str = part(r.choice("pay", "limits", "pay and limits"))
    version: str = part(r.text)
    valid_from: dt.date = part(r.date)
    valid_to: dt.date | None = part(r.optional(r.date), default=None)
    source: str = part(r.text)
    checked: dt.date = part(r.date)
    notes: str = part(r.text)
    clauses: Mapping[str, object] = part(r.table_of)
    params: Mapping[str, object] | None = part(r.table_of, default=None)
    rules: Mapping[str, object] = part(r.table_of)


def agreement_from(tree: object) -> Agreement:
    """The agreement that a tree holds, checked whole. Raises Wrong."""
    written = r.record(AgreementText)(tree, ())
    clauses = tuple(
        _clause(key, r.record(ClauseText)(one, ("clauses", key)))
        for key, one in written.clauses.items()
    )
    params = tuple(
        _parameter(key, r.record(ParameterText)(one, ("params", key)))
        for key, one in (written.params or {}).items()
    )
    found = Agreement(
        id=written.id,
        title=written.title,
        kind=written.kind,
        version=written.version,
        valid_from=written.valid_from,
        valid_to=written.valid_to,
        source=written.source,
        checked=written.checked,
        notes=written.notes,
        clauses=clauses,
        params=params,
        rules=written.rules,
    )
    if found.valid_to is not None and found.valid_to < found.valid_from:
        raise Wrong(("valid_to",), "the agreement ends before it begins")
    _check(found)
    return found


def _clause(key: str, written: ClauseText) -> Clause:
    return Clause(id=key, ref=written.ref, text=written.text, unverified=written.unverified)


def _parameter(key: str, written: ParameterText) -> Parameter:
    found = Parameter(
        id=key,
        kind=written.kind,
        default=written.default,
        unit=written.unit,
        about=written.about,
        choices=written.choices,
        optional=written.optional or written.default is None,
        unverified=written.unverified,
    )
    _checked(found, written.default, ("params", key, "default"))
    return found


def _checked(parameter: Parameter, value: object, path: Path) -> None:
    if value is None:
        if not parameter.optional:
            raise Wrong(path, f"{parameter.id} cannot be switched off; give it a value")
        return
    if parameter.choices and value not in parameter.choices and parameter.kind == "choice":
        raise Wrong(path, f"{r.shown(value)} is none of: {', '.join(parameter.choices)}")
    PARAMETER_KINDS[parameter.kind](value, path)


def _check(agreement: Agreement) -> None:
    known = {clause.id for clause in agreement.clauses}
    used: list[tuple[Path, str, object]] = []
    walk(agreement.rules, ("rules",), lambda path, key, value: used.append((path, key, value)))
    for path, key, value in used:
        if key.endswith("clause") and not (isinstance(value, str) and value in known):
            raise Wrong(path, f"clause {r.shown(value)} is not among the clauses; add it there")
        if key == "ask" and value not in ELECTIONS:
            raise Wrong(path, f"election {r.shown(value)} is none of: {', '.join(ELECTIONS)}")
    _ = ruleset(agreement, {})


def overrides(parameters: Iterable[tuple[str, str]]) -> dict[str, object]:
    """The values of parameters that are kept as names with JSON text. Raises Wrong."""
    found: dict[str, object] = {}
    for name, text in parameters:
        if name in found:
            raise Wrong(("params", name), f"“{name}” is there twice; keep one")
        if len(text) > _LONGEST_VALUE:
            raise Wrong(("params", name), f"{r.shown(text)} is too long for a value")
        try:
            found[name] = json.loads(text, parse_float=Decimal, parse_constant=_no_number)
        except (ValueError, ArithmeticError, RecursionError):
            raise Wrong(("params", name), f"{r.shown(text)} is not a value") from None
    return found


def _no_number(name: str) -> object:
    raise ValueError(name)


def walk(tree: object, path: Path, see: Callable[[Path, str, object], object]) -> None:
    """Show every key of a tree with its path and value."""
    if isinstance(tree, Mapping):
        for key, value in cast("Mapping[str, object]", tree).items():
            see((*path, key), key, value)
            walk(value, (*path, key), see)
    elif isinstance(tree, list | tuple):
        for place, value in enumerate(cast("list[object]", tree)):
            walk(value, (*path, place), see)


def ruleset(agreement: Agreement, overrides: Mapping[str, object]) -> Ruleset:
    """The rules with those parameters set and the others at their defaults.

    Raises Wrong where a parameter is not known to the agreement or its value cannot be.
    """
    params = {parameter.id: parameter for parameter in agreement.params}
    values = {parameter.id: parameter.default for parameter in agreement.params}
    for key, value in overrides.items():
        if key not in params:
            known = ", ".join(sorted(params)) or "none"
            raise Wrong(
                ("params", key), f"{agreement.id} knows no parameter “{key}” (it knows: {known})"
            )
        _checked(params[key], value, ("params", key))
        values[key] = value
    tree = _filled(agreement.rules, values, ("rules",))
    return r.record(Ruleset)(tree, ("rules",))


def _filled(tree: object, values: Mapping[str, object], path: Path) -> Any:
    """The tree with every parameter in its place."""
    if isinstance(tree, str) and tree.startswith("$"):
        name = tree[1:]
        if name not in values:
            raise Wrong(path, f"parameter “{name}” is not among the params; add it there")
        return values[name]
    if isinstance(tree, list | tuple):
        found = cast("list[object]", tree)
        return [_filled(one, values, (*path, place)) for place, one in enumerate(found)]
    if not isinstance(tree, Mapping):
        return tree
    table = cast("Mapping[str, object]", tree)
    if "by" in table:
        return _chosen(table, values, path)
    return {key: _filled(value, values, (*path, key)) for key, value in table.items()}


def _chosen(table: Mapping[str, object], values: Mapping[str, object], path: Path) -> Any:
    value = _filled(table["by"], values, (*path, "by"))
    key = str(value).lower() if isinstance(value, bool | str | int) else "otherwise"
    key = key if key in table and key != "by" else "otherwise"
    if key not in table:
        raise Wrong(path, f"there is no entry for {r.shown(value)}, nor “otherwise”")
    return _filled(table[key], values, (*path, key))
