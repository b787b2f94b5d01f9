"""A command from text: each value read by the type of its field.

Values are as JSON has them: objects for records, lists, texts, numbers. What JSON has no type for
is text (`2026-11-23`, `08:00`), and what somebody writes on a command line is text altogether.
"""

import base64
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum
from types import MappingProxyType, NoneType
from typing import Any, NewType, cast, get_args, get_origin
from uuid import uuid4

from crewplanner.app.command_fields import (
    MADE_HERE,
    choices_of,
    expected,
    fields_of,
    hints_of,
    inside,
    is_command,
    is_minutes,
    is_needed,
    is_record,
    table_of_id,
)
from crewplanner.app.command_kinds import kind_named, nearest, plain_name
from crewplanner.app.command_plain import READ, date_of, member, text_of, time_spec, whole
from crewplanner.app.command_references import record_meant
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.cells import WriteCells
from crewplanner.app.commands.imports import ImportPeople, ImportShoots
from crewplanner.app.commands.people import AddStandardRoles
from crewplanner.app.commands.templates import KeepCrew
from crewplanner.app.errors import Refused
from crewplanner.app.weeks import parse_week
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import NEW, CrewTemplateId, DepartmentId, ProductionId
from crewplanner.domain.plan import TABLE_OF, Plan
from crewplanner.domain.values import Clock, DateSpan, Offset
from crewplanner.i18n import _

_PROVISIONAL = frozenset({ImportPeople, ImportShoots, WriteCells})
"""What makes records that refer to each other by numbers below zero."""


_MADE_TOGETHER: Mapping[type[Command], Any] = MappingProxyType(
    {KeepCrew: CrewTemplateId, AddStandardRoles: DepartmentId}
)
"""What makes records together with the one that they belong to: its id is still NEW."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What values are read by: the plan, the present moment, files.

    `file` gives what is in a file by its path; it raises OSError. `production` is the one that what
    is being read belongs to, as far as it is known; `kind` the command that is read.
    """

    plan: Plan
    now: dt.datetime
    file: Callable[[str], bytes]
    production: ProductionId | None = None
    kind: type[Command] = Command

    def command(self, kind: type[Command], given: Mapping[str, Any]) -> Command:
        """The command with those fields. Raises Refused with a sentence that names the field."""
        reading = replace(self, kind=kind)
        values = reading.values(kind, _gathered(kind, given), None, "")
        return _made(kind, values, plain_name(kind))

    def values(
        self, kind: Any, given: Mapping[str, Any], base: object | None, path: str
    ) -> dict[str, Any]:
        """The values of a class's fields; of those that are not given, the `base`'s."""
        hints = hints_of(kind)
        reading = self._within(hints, given, base)
        values: dict[str, Any] = {}
        for field in fields_of(kind):
            name, hint = field.name, hints[field.name]
            at = _At(path=f"{path}{name}", name=name, owner=kind)
            if name == "id" and kind in TABLE_OF:
                values[name] = reading.own_id(given.get(name, NEW), base)
            elif name in given:
                values[name] = reading.value(hint, given[name], at)
            elif base is not None:
                values[name] = getattr(base, name)
            elif is_needed(field):
                values[name] = reading.missing(hint, at)
        return values

    def _within(self, hints: Mapping[str, Any], given: Mapping[str, Any], base: Any) -> "Reading":
        """The same within the production that the fields name."""
        if ProductionId not in choices_of(hints.get("production")):
            known = getattr(base, "production", None)
            return replace(self, production=known) if known else self
        if given.get("production"):
            at = _At(path="production", name="production", owner=None)
            return replace(self, production=self._reference(ProductionId, given["production"], at))
        own = getattr(base, "production", None)
        only = next(iter(self.plan.productions)) if len(self.plan.productions) == 1 else None
        return replace(self, production=own or self.production or only)

    def missing(self, hint: Any, at: "_At") -> Any:
        """What is meant where a field that must be written is not."""
        if at.name == MADE_HERE:
            return str(uuid4())
        if hint is ProductionId and self.production is not None:
            return self.production
        if hint is _MADE_TOGETHER.get(self.kind):
            return NEW
        if is_record(hint):
            return self.value(hint, {}, at)
        raise Refused(
            _("{command} needs {field}: {expected}.").format(
                command=plain_name(self.kind), field=at.path, expected=expected(hint, at.name)
            )
        )

    def own_id(self, given: Any, base: Any) -> int:
        """The id of a record: the stored one's, else the provisional one given."""
        return base.id if base is not None else int(given)

    def value(self, hint: Any, given: Any, at: "_At") -> Any:
        """A value of that type."""
        choices = choices_of(hint)
        some = [one for one in choices if one is not NoneType]
        if NoneType in choices and (given is None or (given == "" and str not in some)):
            return None
        try:
            if set(some) == {Clock, Offset}:
                return time_spec(given)
            return self._one_of(some, given, at)
        except (ValueError, TypeError, ArithmeticError) as error:
            raise Refused(
                _("{field}: {given} does not fit. Expected: {expected}.").format(
                    field=at.path,
                    given=_shown(given),
                    expected=expected(hint, at.name, at.owner),
                )
            ) from error

    def _one_of(self, kinds: list[Any], given: Any, at: "_At") -> Any:
        if len(kinds) > 1 and isinstance(given, Mapping):
            names = cast("Mapping[str, Any]", given).keys()
            fitting = [one for one in kinds if names <= hints_of(one).keys()]
            kinds = [one for one in fitting if self._fits(one, given, at)] or fitting or kinds
        return self._plain(kinds[0], given, at)

    def _fits(self, kind: Any, given: Any, at: "_At") -> bool:
        try:
            self._plain(kind, given, at)
        except Refused:
            return False
        return True

    def _plain(self, hint: Any, given: Any, at: "_At") -> Any:
        """A value of a type that is no union."""
        if isinstance(hint, NewType):
            return self._reference(hint, given, at)
        if get_origin(hint) in {tuple, frozenset}:
            return self._list(hint, given, at)
        if is_command(hint):
            return self._nested(given)
        if is_record(hint):
            return self._record(hint, given, at)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return member(hint, given)
        return READ[hint](given) if hint in READ else self._of_here(hint, given, at)

    def _of_here(self, hint: Any, given: Any, at: "_At") -> Any:
        """A value that depends on where it stands, on the plan, the moment or files."""
        if hint is int:
            return whole(given, times=at.name in _PAIRED or is_minutes(at.name, at.owner))
        text = text_of(given)
        if hint is DateSpan:
            return self._span(text, at)
        if hint is bytes:
            return self._bytes(text)
        moment = dt.datetime.fromisoformat(text.strip())
        return moment if moment.tzinfo else moment.replace(tzinfo=self.now.tzinfo)

    def _reference(self, hint: Any, given: Any, at: "_At") -> int:
        if isinstance(given, bool) or not isinstance(given, int | str):
            raise TypeError(given)
        if isinstance(given, int) and given <= NEW:
            if self.kind in _PROVISIONAL or hint is _MADE_TOGETHER.get(self.kind):
                return given
            raise ValueError(given)
        try:
            found = record_meant(self.plan, table_of_id(hint), given, self.production)
        except Refused as error:
            raise Refused(f"{at.path}: {error}") from error
        return found.id

    def _list(self, hint: Any, given: Any, at: "_At") -> Any:
        items = get_args(hint)
        if isinstance(given, Mapping) and get_args(items[0]):
            pairs = cast("Mapping[str, Any]", given)
            given = [[key, value] for key, value in pairs.items()]
        values: list[Any] = (
            cast("list[Any]", given) if isinstance(given, list) else [] if given == "" else [given]
        )
        if get_origin(hint) is frozenset:
            return frozenset(self.value(items[0], one, at) for one in values)
        if Ellipsis in items:
            return tuple(self.value(items[0], one, at) for one in values)
        return tuple(self.value(item, one, at) for item, one in zip(items, values, strict=True))

    def _nested(self, given: Any) -> Command:
        if not isinstance(given, Mapping):
            raise TypeError(given)
        fields = dict(cast("Mapping[str, Any]", given))
        return self.command(kind_named(str(fields.pop("command", ""))), fields)

    def _record(self, hint: Any, given: Any, at: "_At") -> Any:
        stored = hint in TABLE_OF
        if stored and isinstance(given, int | str) and not isinstance(given, bool):
            given = {"id": given}
        if not isinstance(given, Mapping):
            raise TypeError(given)
        fields = cast("Mapping[str, Any]", given)
        unknown = [name for name in fields if name not in hints_of(hint)]
        if unknown:
            raise _no_field(plain_name(self.kind), f"{at.path}.{unknown[0]}", hints_of(hint))
        base = self._base(hint, fields, at) if stored else None
        path = "" if at.owner is self.kind else f"{at.path}."
        return _made(hint, self.values(hint, fields, base, path), at.path)

    def _base(self, hint: Any, given: Mapping[str, Any], at: "_At") -> Any:
        """The record as it is stored, where one is meant that is."""
        name = plain_name(self.kind)
        key = given.get("id") or NEW
        on_top = at.owner is self.kind
        if isinstance(key, int) and key <= NEW:
            if on_top and name.startswith("edit-"):
                raise Refused(
                    _("{command} needs {field}: which one is changed, by its id or name.").format(
                        command=name, field=at.path
                    )
                )
            if key < NEW and self.kind not in _PROVISIONAL:
                raise ValueError(key)
            return None
        if name.startswith("add-"):
            raise Refused(_("{command} makes a new one: leave out id.").format(command=name))
        production = self._within(hints_of(hint), given, None).production
        try:
            return record_meant(self.plan, TABLE_OF[hint], key, production)
        except Refused as error:
            raise Refused(f"{at.path}: {error}") from error

    def _span(self, text: str, at: "_At") -> DateSpan:
        first, several, last = text.partition("..")
        if several:
            return DateSpan(first=date_of(first), last=date_of(last))
        if at.name == "week" or "W" in text.upper():
            production = self.plan.productions.get(self.production or ProductionId(NEW))
            return parse_week(text, production.first_weekday if production else 0)
        return DateSpan(first=date_of(text), last=date_of(text))

    def _bytes(self, text: str) -> bytes:
        if text.startswith("@"):
            return self.file(text[1:])
        return base64.b64decode(text, validate=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _At:
    """Where a value stands: its path in words, its field and the class that has it."""

    path: str
    name: str
    owner: Any


_PAIRED = frozenset({"limits", "calls"})
"""Lists of names with whole numbers that are minutes."""


def _gathered(kind: type[Command], given: Mapping[str, Any]) -> dict[str, Any]:
    """The command's own fields: what was written for a record within is put into it."""
    names = hints_of(kind)
    found = {name: value for name, value in given.items() if name in names}
    for name, value in given.items():
        if name in names:
            continue
        record, dot, part = name.partition(".")
        if not dot:
            record, part = inside(kind).get(name, ""), name
        if record not in names or not is_record(names[record]):
            raise _no_field(plain_name(kind), name, {**names, **inside(kind)})
        before: Any = found.get(record, {})
        found[record] = (before if isinstance(before, dict) else {"id": before}) | {part: value}
    return found


def _no_field(command: str, name: str, known: Mapping[str, Any]) -> Refused:
    near = nearest(
        name.rpartition(".")[2].replace("_", "-"), [one.replace("_", "-") for one in known]
    )
    shown = [one.replace("-", "_") for one in near] or list(known)
    return Refused(
        _("{command} has no field “{name}”. It may be: {names}.").format(
            command=command, name=name, names=", ".join(shown)
        )
    )


def _made(kind: Any, values: Mapping[str, Any], path: str) -> Any:
    try:
        return (get_origin(kind) or kind)(**values)
    except ValueError as error:
        raise Refused(f"{path}: {error}.") from error


def _shown(given: Any) -> str:
    return f"“{given!s:.60}”"
