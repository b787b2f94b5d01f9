"""Rows of the project file and values of the domain: the only place that names columns.

A table is declared by its value's type: each field finds the codec of its type hint. Two fields are
lists of references and live in child tables, so that the store can look after them.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NewType, cast, get_args, get_type_hints

from crewplanner.domain.people import Contact, ContactKind, PayStep
from crewplanner.domain.plan import TABLE_OF
from crewplanner.domain.timecards import DayMark, MarkKind
from crewplanner.domain.values import Clock, DateSpan, Offset, TimeRange, TimeSpec
from crewplanner.store.statements import ALL, select

Row = tuple[Any, ...]

_AT_ONCE = 5_000
_IMPOSSIBLE = (ValueError, KeyError, TypeError, ArithmeticError, AttributeError)


class Unreadable(Exception):
    """A row of the table that it names holds something that cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec:
    """How a field is stored: in one column of its own name, or in several.

    `read` takes the columns' values; None means they are the value. `write` gives them. Both raise
    ValueError, KeyError, TypeError or ArithmeticError for what cannot be.
    """

    columns: tuple[str, ...] = ("{}",)
    read: Callable[..., Any] | None = None
    write: Callable[[Any], Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMap:
    """A field of a value and the columns that hold it."""

    name: str
    columns: tuple[str, ...]
    codec: Codec


@dataclass(frozen=True, slots=True, kw_only=True)
class Children:
    """A field that is a list of references, kept in a child table in the order of `position`."""

    field: str
    table: str
    owner: str
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMap:
    """How one table of the plan is stored."""

    name: str
    kind: type
    fields: tuple[FieldMap, ...]
    children: Children | None

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns in the order of `to_row`; the first is `id`."""
        return tuple(column for field in self.fields for column in field.columns)

    def to_row(self, value: Any) -> Row:
        """The columns' values of a value."""
        row: list[Any] = []
        for field in self.fields:
            row.extend(field.codec.write(getattr(value, field.name)))
        return tuple(row)

    def where(self, equals: Mapping[str, Any]) -> tuple[str, Row]:
        """A condition, and its parameters, for fields that equal values. Raises KeyError."""
        known = {field.name: field for field in self.fields}
        parts: list[str] = []
        values: list[Any] = []
        for name, value in equals.items():
            parts.extend(f'"{column}" IS ?' for column in known[name].columns)
            values.extend(known[name].codec.write(value))
        return " AND ".join(parts) or ALL, tuple(values)

    def from_rows(self, rows: Sequence[Row], items: Mapping[int, tuple[int, ...]]) -> list[Any]:
        """The values of rows of `columns`; `items` are the references by the id of their owner.

        Raises Unreadable.
        """
        try:
            return self._values(rows, items) if rows else []
        except _IMPOSSIBLE as error:
            raise Unreadable(self.name) from error

    def _values(self, rows: Sequence[Row], items: Mapping[int, tuple[int, ...]]) -> list[Any]:
        columns = list(zip(*rows, strict=True))
        names: list[str] = []
        found: list[Iterable[Any]] = []
        start = 0
        for field in self.fields:
            end = start + len(field.columns)
            part: Sequence[Iterable[Any]] = columns[start:end]
            names.append(field.name)
            found.append(part[0] if field.codec.read is None else map(field.codec.read, *part))
            start = end
        if self.children is not None:
            names.append(self.children.field)
            found.append([items.get(key, ()) for key in columns[0]])
        kind = self.kind
        return [
            kind(**dict(zip(names, values, strict=True))) for values in zip(*found, strict=True)
        ]


def clean(text: str) -> str:
    """The text without what a file cannot hold: NUL is dropped, half characters become "?"."""
    if text.isascii():
        return text.replace("\0", "") if "\0" in text else text
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _dumps(value: Any) -> Row:
    return (json.dumps(_cleaned(value), ensure_ascii=False, separators=(",", ":")),)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in cast("Iterable[Any]", value)]
    return value


def _flag(number: int) -> bool:
    if number not in {0, 1}:
        raise ValueError(f"not a flag: {number}")
    return bool(number)


_date = lru_cache(maxsize=20_000)(dt.date.fromisoformat)


@lru_cache(maxsize=65_536)
def _span(first: str, last: str) -> DateSpan:
    return DateSpan(first=_date(first), last=_date(last))


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(f"not an amount: {text}")
    return number


@lru_cache(maxsize=4_096)
def _spec(clock: int | None, offset: int | None) -> TimeSpec | None:
    if clock is not None:
        return Clock(minutes=clock)
    return None if offset is None else Offset(minutes=offset)


def _spec_row(spec: TimeSpec | None) -> Row:
    match spec:
        case Clock(minutes=minutes):
            return minutes, None
        case Offset(minutes=minutes):
            return None, minutes
        case None:
            return None, None


@lru_cache(maxsize=4_096)
def _ranges(text: str) -> tuple[TimeRange, ...]:
    return tuple(TimeRange(start=start, end=end) for start, end in json.loads(text))


@lru_cache(maxsize=4_096)
def _steps(text: str) -> tuple[PayStep, ...]:
    return tuple(
        PayStep(until=until, multiple=_decimal(multiple)) for until, multiple in json.loads(text)
    )


def _marks(text: str) -> tuple[DayMark, ...]:
    return tuple(DayMark(kind=MarkKind(kind), at=at) for kind, at in json.loads(text))


def _moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"not a moment: {text}")
    return moment


def _contacts(text: str) -> tuple[Contact, ...]:
    return tuple(
        Contact(kind=ContactKind(kind), value=value, private=_flag(private))
        for kind, value, private in json.loads(text)
    )


def _texts(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in json.loads(text))


def _part(start: int | None, end: int | None) -> TimeRange | None:
    return None if start is None or end is None else TimeRange(start=start, end=end)


def _optional(codec: Codec) -> Codec:
    read, write = codec.read, codec.write

    def read_it(text: Any) -> Any:
        return None if text is None else (read(text) if read else text)

    def write_it(value: Any) -> Row:
        return (None,) if value is None else write(value)

    return Codec(columns=codec.columns, read=read_it if read else None, write=write_it)


_NUMBER = Codec(write=lambda value: (int(value),))
_RANGES = Codec(read=_ranges, write=lambda value: _dumps([(r.start, r.end) for r in value]))
_DATE = Codec(read=_date, write=lambda value: (value.isoformat(),))
_SPEC = Codec(columns=("{}_clock", "{}_offset"), read=_spec, write=_spec_row)

_CODECS: Mapping[Any, Codec] = MappingProxyType(
    {
        int: _NUMBER,
        int | None: _optional(_NUMBER),
        str: Codec(write=lambda value: (clean(value),)),
        bool: Codec(read=_flag, write=lambda value: (int(value),)),
        Decimal: Codec(read=_decimal, write=lambda value: (str(value),)),
        dt.date: _DATE,
        dt.date | None: _optional(_DATE),
        dt.datetime: Codec(
            read=_moment, write=lambda value: (value.isoformat(timespec="seconds"),)
        ),
        DateSpan: Codec(
            columns=("first", "last"),
            read=_span,
            write=lambda value: (value.first.isoformat(), value.last.isoformat()),
        ),
        TimeSpec | None: _SPEC,
        TimeRange | None: Codec(
            columns=("{}_start", "{}_end"),
            read=_part,
            write=lambda value: (value.start, value.end) if value else (None, None),
        ),
        tuple[TimeRange, ...]: _RANGES,
        tuple[TimeRange, ...] | None: _optional(_RANGES),
        tuple[str, ...]: Codec(read=_texts, write=_dumps),
        tuple[tuple[str, str], ...]: Codec(read=_pairs, write=_dumps),
        tuple[Contact, ...]: Codec(
            read=_contacts,
            write=lambda value: _dumps([(c.kind, c.value, int(c.private)) for c in value]),
        ),
        tuple[DayMark, ...]: Codec(
            read=_marks, write=lambda value: _dumps([(m.kind, m.at) for m in value])
        ),
        tuple[PayStep, ...]: Codec(
            read=_steps,
            write=lambda value: _dumps([(s.until, str(s.multiple)) for s in value]),
        ),
    }
)

_CHILDREN = {
    "people": Children(field="roles", table="person_roles", owner="person", item="role"),
    "shoot_days": Children(field="places", table="shoot_day_places", owner="day", item="place"),
}


def _codec(hint: Any) -> Codec:
    if isinstance(hint, NewType):
        return _NUMBER
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        members = {member.value: member for member in hint}
        return Codec(read=members.__getitem__, write=lambda value: (str(value.value),))
    if hint in _CODECS:
        return _CODECS[hint]
    choices = [choice for choice in get_args(hint) if choice is not type(None)]
    if len(choices) == 1 and isinstance(choices[0], NewType):
        return _optional(_NUMBER)
    raise TypeError(f"no codec for {hint}")


def _table_map(name: str, kind: type) -> TableMap:
    children = _CHILDREN.get(name)
    hints = get_type_hints(kind)
    maps: list[FieldMap] = []
    for field in fields(kind):
        if children is not None and field.name == children.field:
            continue
        codec = _codec(hints[field.name])
        columns = tuple(column.format(field.name) for column in codec.columns)
        maps.append(FieldMap(name=field.name, columns=columns, codec=codec))
    return TableMap(name=name, kind=kind, fields=tuple(maps), children=children)


MAPS: Mapping[str, TableMap] = MappingProxyType(
    {name: _table_map(name, kind) for kind, name in TABLE_OF.items()}
)
"""The tables of the plan, by name."""

CHILD_TABLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {children.table: (owner, children.owner) for owner, children in _CHILDREN.items()}
)
"""Child tables: whose they are, and the column that says of which record."""

USER_TABLES: tuple[str, ...] = (*MAPS, *CHILD_TABLES)
"""Every table that holds the user's work: journaled, undone, checked."""


def read(
    db: sqlite3.Connection, table: TableMap, where: str = ALL, parameters: Row = ()
) -> list[Any]:
    """The records for which the condition holds, by id. Raises Unreadable, sqlite3.Error."""
    try:
        items = _items(db, table, where, parameters) if table.children else {}
        rows = db.execute(select(table.columns, table.name, where), parameters)
        found: list[Any] = []
        while part := rows.fetchmany(_AT_ONCE):
            found.extend(table.from_rows(part, items))
    except sqlite3.OperationalError as error:
        if hasattr(error, "sqlite_errorcode"):
            raise
        # A text that is none. The error quotes it, so it goes no further.
        raise Unreadable(table.name) from None
    return found


def _items(
    db: sqlite3.Connection, table: TableMap, where: str, parameters: Row
) -> dict[int, tuple[int, ...]]:
    """The references that each of those records has, in their order."""
    children = table.children
    if children is None:
        return {}
    condition = ALL
    if where != ALL:
        condition = f"{children.owner} IN ({select(('id',), table.name, where)})"
    gathered: dict[int, list[int]] = {}
    for key, child in db.execute(
        select((children.owner, children.item), children.table, condition, "position, id"),
        parameters,
    ):
        gathered.setdefault(key, []).append(child)
    return {key: tuple(found) for key, found in gathered.items()}
