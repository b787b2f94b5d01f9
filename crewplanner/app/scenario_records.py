"""The records of a scenario as text: bookings and days that are otherwise than in the plan."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, cast

from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import ShootDay
from crewplanner.store.rows import MAPS

TABLES = ("shoot_days", "bookings")
"""What a scenario may plan otherwise, in the order in which it is taken over."""

FOLLOWING = frozenset({"call_sheets"})
"""What follows the days by itself: it does so when they are taken over."""

FIRST_NEW = 1_000_000_000
"""New records of a scenario count from here on, so that they are not taken for any of the plan."""

Records = Mapping[str, Mapping[int, Any]]
"""By table, records by id; None for one that is not there."""


def as_text(records: Records) -> str:
    """JSON of records; equal for equal ones."""
    found = {
        table: {str(key): _row(table, own[key]) for key in sorted(own)}
        for table, own in records.items()
        if own
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def from_text(text: str) -> Records:
    """The records. Raises Unreadable for what no record can be, ValueError for what is no JSON."""
    found: dict[str, dict[int, Any]] = {table: {} for table in TABLES}
    for table, own in _object(json.loads(text)).items():
        if table not in found:
            raise ValueError(f"a scenario does not plan {table}")
        for key, row in _object(own).items():
            found[table][int(key)] = None if row is None else _value(table, row)
    return MappingProxyType(found)


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("not an object")  # noqa: TRY004 - of a text that is no scenario
    return cast("dict[str, Any]", value)


def alike(one: Any, other: Any) -> bool:
    """Whether two records say the same: when somebody was told of it is nothing that is planned."""
    if isinstance(one, Booking) and isinstance(other, Booking):
        return one == replace(other, told_at=one.told_at)
    return bool(one == other)


def dates_of(record: Booking | ShootDay | None) -> Iterator[dt.date]:
    """The dates that a record is about; none where it is not there."""
    if isinstance(record, Booking):
        yield from record.span
    elif record is not None:
        yield record.date


def _row(table: str, record: Any) -> Any:
    if record is None:
        return None
    known = MAPS[table]
    items = list(getattr(record, known.children.field)) if known.children else []
    return [list(known.to_row(record)), items]


def _value(table: str, row: Any) -> Any:
    columns, items = row
    return MAPS[table].from_rows([tuple(columns)], {columns[0]: tuple(items)})[0]
