"""Rows of the project file and values of the domain.

A table is declared by its value's type: each field finds the codec of its type hint. Two fields are
lists of references and live in child tables, so that the store can look after them.
"""

import sqlite3
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from types import MappingProxyType
from typing import Any, get_type_hints

from crewplanner.dataclass import dataclass
from crewplanner.domain.plan import TABLE_OF
from crewplanner.store.codecs import Codec, Row, codec_of
from crewplanner.store.statements import ALL, select

_AT_ONCE = 5_000
_IMPOSSIBLE = (ValueError, KeyError, TypeError, ArithmeticError, AttributeError)


class Unreadable(Exception):
    """A row of the table that it names holds something that cannot be."""


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


_CHILDREN = {
    "people": Children(field="roles", table="person_roles", owner="person", item="role"),
    "shoot_days": Children(field="places", table="shoot_day_places", owner="day", item="place"),
}


def _table_map(name: str, kind: type) -> TableMap:
    children = _CHILDREN.get(name)
    hints = get_type_hints(kind)
    maps: list[FieldMap] = []
    for field in fields(kind):
        if children is not None and field.name == children.field:
            continue
        codec = codec_of(hints[field.name])
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

ATTACHMENTS = "attachments"
"""The table of files that records name: part of the work, never part of the plan."""

USER_TABLES: tuple[str, ...] = (*MAPS, *CHILD_TABLES, ATTACHMENTS)
"""Every table that holds the user's work: journaled, undone, checked."""


def read(
    db: sqlite3.Connection, table: TableMap, where: str = ALL, parameters: Row = ()
) -> list[Any]:
    """The records for which the condition holds, by id. Raises Unreadable, sqlite3.Error."""
    with readable(table):
        items = _items(db, table, where, parameters) if table.children else {}
        rows = db.execute(select(table.columns, table.name, where), parameters)
        found: list[Any] = []
        while part := rows.fetchmany(_AT_ONCE):
            found.extend(table.from_rows(part, items))
        return found


@contextmanager
def readable(table: TableMap) -> Generator[None]:
    """Raise Unreadable where rows of the table hold what cannot be."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if hasattr(error, "sqlite_errorcode"):
            raise
        # A text that is none. The error quotes it, so it goes no further.
        raise Unreadable(table.name) from None
    except _IMPOSSIBLE as error:
        raise Unreadable(table.name) from error


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
