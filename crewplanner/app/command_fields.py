"""The fields of a command as somebody writes them in text: names, what is expected, examples.

A command about a record (`AddPerson` about a `Person`) is written by the fields of the record.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from crewplanner.app.command_kinds import plain_name
from crewplanner.app.commands.base import Command
from crewplanner.dataclass import dataclass
from crewplanner.domain.plan import TABLE_OF
from crewplanner.domain.timecards import DayMark
from crewplanner.domain.values import Clock, DateSpan, Offset, TimeRange
from crewplanner.i18n import _

TIMES = frozenset(
    {
        *("call", "wrap", "time", "start", "end", "pickup", "arrive", "makeup", "costume"),
        *("on_set", "on_set_wrap", "until", "guarantee", "day_start", "turnaround"),
        *("evening_from", "night_from", "night_to", "daily_limit", "weekly_limit", "weekly_rest"),
        *("rolling_limit", "minimum_notice", "minutes", "travel_minutes"),
        "camera_overtime_minutes",
    }
)
"""The whole numbers that are minutes: written as times, too."""

MADE_HERE = "uuid"
"""A field that nobody has to think of: what is new gets a name of its own."""

IDS_OF = MappingProxyType(
    {
        "productions": '"Night Ferry"',
        "people": '"Ana Foss"',
        "roles": "Gaffer",
        "units": '"Main unit"',
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A field: its name, what is expected, its default in words (None: it must be written).

    `example` is it as written on the command line.
    """

    name: str
    expected: str
    default: str | None
    example: str


def hints_of(kind: Any) -> Mapping[str, Any]:
    """The types of a class's fields by name; of a generic one such as `Edit[Person]` filled in."""
    own: Any = get_origin(kind) or kind
    filled: Mapping[Any, Any] = dict(
        zip(getattr(own, "__parameters__", ()), get_args(kind), strict=False)
    )
    return {
        name: filled[hint] if isinstance(hint, TypeVar) else hint
        for name, hint in _hints(own).items()
    }


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return MappingProxyType(get_type_hints(kind))


def fields_of(kind: Any) -> tuple[Field[Any], ...]:
    """The fields of a dataclass, also of a generic one that is filled in."""
    return fields(get_origin(kind) or kind)


def is_record(hint: Any) -> bool:
    """Whether values of the type are written field by field."""
    written = {Clock, Offset, DateSpan, TimeRange}
    return is_dataclass(get_origin(hint) or hint) and hint not in written and not is_command(hint)


def is_command(hint: Any) -> bool:
    """Whether the type is that of a command, as in a batch."""
    return isinstance(hint, type) and issubclass(hint, Command)


def choices_of(hint: Any) -> tuple[Any, ...]:
    """The types that a value may have: those of a union, else the one."""
    return get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)


def table_of_id(hint: Any) -> str:
    """The table whose ids are of that type."""
    return _tables()[hint]


@cache
def _tables() -> Mapping[Any, str]:
    return MappingProxyType({_hints(kind)["id"]: table for kind, table in TABLE_OF.items()})


def is_minutes(name: str, owner: Any) -> bool:
    """Whether the whole number of that name, in a class, is minutes."""
    return name in TIMES or (name, owner) == ("at", DayMark)


def is_needed(field: Field[Any]) -> bool:
    """Whether the field has no default."""
    return field.default is MISSING and field.default_factory is MISSING


@cache
def inside(kind: type[Command]) -> Mapping[str, str]:
    """For each field of the records that a command is about: the command's field with the record.

    Not those that the command has itself, nor those of two records.
    """
    hints = hints_of(kind)
    found: dict[str, str] = {}
    double: set[str] = set()
    for name, hint in hints.items():
        for field in fields_of(hint) if is_record(hint) else ():
            double |= {field.name} & found.keys()
            found[field.name] = name
    return MappingProxyType(
        {name: record for name, record in found.items() if name not in {*hints, *double}}
    )


def field_views(kind: type[Command]) -> tuple[FieldView, ...]:
    """The fields as somebody writes them, those that must be written first."""
    views: list[FieldView] = []
    hints = hints_of(kind)
    edits = plain_name(kind).startswith("edit-")
    for field in fields_of(kind):
        hint = hints[field.name]
        if not is_record(hint):
            views.append(_view(field.name, field, hint, kind))
            continue
        if edits and hint in TABLE_OF:
            views.append(_whole(field.name, hint))
        own = hints_of(hint)
        for part in fields_of(hint):
            if part.name == "id" and (edits or not plain_name(kind).startswith("save-")):
                continue
            name = part.name if part.name in inside(kind) else f"{field.name}.{part.name}"
            view = _view(name, part, own[part.name], hint)
            views.append(_kept(view) if edits else view)
    return tuple(sorted(views, key=_has_default))


def example(kind: type[Command]) -> str:
    """How the command is called on the command line, with what must be written."""
    views = field_views(kind)
    needed = [one.example for one in views if one.default is None]
    if plain_name(kind).startswith("edit-"):
        needed += [one.example for one in views if one.default is not None][:1]
    return " ".join(("crewplanner do PROJECT", plain_name(kind), *needed))


def _has_default(view: FieldView) -> bool:
    return view.default is not None


def _view(name: str, field: Field[Any], hint: Any, owner: Any) -> FieldView:
    default: str | None = None
    if name == "id":
        default = _("a new one")
    elif name == MADE_HERE:
        default = _("made here")
    elif field.name == "production" and NoneType not in choices_of(hint):
        default = _("the only one")
    elif not is_needed(field):
        default = _default_text(field.default)
    said = expected(hint, field.name, owner)
    if default is None and NoneType in choices_of(hint):
        said = _("{expected}; or empty").format(expected=said)
    return FieldView(
        name=name,
        expected=said,
        default=default,
        example=_example(name, hint, field.name, owner),
    )


def _whole(name: str, hint: Any) -> FieldView:
    """The record that is changed."""
    words = expected(hints_of(hint)["id"], "id", hint)
    return FieldView(name=name, expected=words, default=None, example=f"{name}=12")


def _kept(view: FieldView) -> FieldView:
    stays = _("as it is")
    return FieldView(name=view.name, expected=view.expected, default=stays, example=view.example)


def _default_text(value: Any) -> str:
    if value in (None, "", ()):
        return _("none")
    if isinstance(value, tuple):
        return _("the usual ones")
    return value.value if isinstance(value, Enum) else str(value).lower()


def expected(hint: Any, name: str = "", owner: Any = None) -> str:
    """What is to be written for a value of a type, in words."""
    choices = [one for one in choices_of(hint) if one is not NoneType]
    if set(choices) == {Clock, Offset}:
        return _("a time (08:00), or so much later or earlier than the unit's (+0:45, -30)")
    return " / ".join(_expected_of(one, name, owner) for one in choices)


def _expected_of(one: Any, name: str, owner: Any) -> str:
    """The same for a type that is no union."""
    if isinstance(one, NewType):
        return _expected_id(table_of_id(one))
    if isinstance(one, type) and issubclass(one, Enum):
        return _("one of {values}").format(values=", ".join(str(item.value) for item in one))
    if get_origin(one) in {tuple, frozenset}:
        return _expected_list(one, name)
    if is_record(one):
        names = ", ".join(field.name for field in fields_of(one))
        return _("an object with {names}").format(names=names)
    if one is int and is_minutes(name, owner):
        return _("a time or length (08:00, past midnight 26:30)")
    return _PLAIN[one]()


def _expected_id(table: str) -> str:
    kinds = {text: kind for kind, text in TABLE_OF.items()}
    names = hints_of(kinds[table]).keys()
    sentence = _("one of the {table}: its id")
    if table == "shoot_days":
        sentence = _("one of the {table}: its id or date")
    elif "name" in names or "title" in names:
        sentence = _("one of the {table}: its id or name")
    elif "person" in names:
        sentence = _("one of the {table}: its id, or the name of a person with one alone")
    return sentence.format(table=table.replace("_", " "))


def _expected_list(hint: Any, name: str) -> str:
    items = get_args(hint)
    if get_origin(hint) is tuple and Ellipsis not in items:
        return f"[{', '.join(expected(item, name) for item in items)}]"
    return _("a list; each: {item}").format(item=expected(items[0], name))


_PLAIN: Mapping[Any, Callable[[], str]] = MappingProxyType(
    {
        int: lambda: _("a whole number"),
        Command: lambda: _("a command: an object with “command” and its fields"),
        str: lambda: _("a text"),
        bool: lambda: _("yes or no"),
        Decimal: lambda: _("a number, with a point (12500.00)"),
        dt.date: lambda: _("a date (2026-11-23)"),
        dt.datetime: lambda: _("a date and time (2026-11-23T18:00)"),
        bytes: lambda: _("@ and the path of a file, or Base64"),
        DateSpan: lambda: _("dates (2026-11-23..2026-11-27, one date, or a week 2026-W48)"),
        TimeRange: lambda: _("from when to when (13:00-14:00)"),
    }
)

_EXAMPLES: Mapping[Any, str] = MappingProxyType(
    {
        bool: "yes",
        Decimal: "450.00",
        dt.date: "2026-11-23",
        dt.datetime: "2026-11-23T18:00",
        bytes: "@picture.png",
        DateSpan: "2026-11-23..2026-11-27",
        TimeRange: "13:00-14:00",
        Clock: "08:00",
    }
)


def _example(name: str, hint: Any, own_name: str, owner: Any) -> str:
    one = next(choice for choice in choices_of(hint) if choice is not NoneType)
    items = get_args(one)
    if get_origin(one) in {tuple, frozenset}:
        if Ellipsis not in items and get_origin(one) is tuple:
            return f"{name}:='[…]'"
        one = items[0]
        if is_record(one) or is_command(one) or get_origin(one) is tuple:
            return f"{name}:='[…]'"
    if is_record(one):
        return f"{name}:='{{…}}'"
    if one is int:
        is_time = is_minutes(own_name, owner) and not own_name.endswith("minutes")
        return f"{name}={'08:00' if is_time else '45' if own_name.endswith('minutes') else '2'}"
    if isinstance(one, NewType):
        return f"{name}={IDS_OF.get(table_of_id(one), '12')}"
    if isinstance(one, type) and issubclass(one, Enum):
        return f"{name}={next(iter(one)).value}"
    text = _EXAMPLES.get(one, '"…"')
    return f"{name}={text}"
