"""A command tried in memory: the plan it would lead to. Nothing is written.

The command itself runs, on records of the plan instead of those of the file, so that what is tried
and what is done cannot differ.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

from crewplanner.app import approved_times
from crewplanner.app.commands.base import Command
from crewplanner.app.touched import Rows
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import NEW
from crewplanner.domain.plan import TABLE_OF, Plan
from crewplanner.store.transaction import Repository, Transaction

T = TypeVar("T")

_SINCE = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_BY_PERSON = MappingProxyType(
    {
        "bookings": "bookings_of",
        "timecards": "timecards_of",
        "deals": "deals_of",
        "unavailabilities": "unavailabilities_of",
    }
)
_FALLS_WITH = MappingProxyType({"shoot_days": ("day_sheets", "day")})
_LEAVES = frozenset({*_BY_PERSON, "day_sheets", "holidays", "needs"})
"""What stands for itself: when it is removed, nothing goes with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What a command would do: the plan it would lead to, and the ids it touches, by table."""

    before: Plan
    after: Plan
    rows: Rows


def tried(plan: Plan, command: Command, who: str = "", at: dt.datetime = _SINCE) -> Tried:
    """What the command would do to the plan; approved times are opened as they would be.

    Raises Refused and KeyError where doing it would. New records get the ids after the last ones.
    """
    trial = _Trial(plan, who=who, at=at)
    command.run(trial)
    before = trial.rows
    if plan.approvals and not approved_times.TABLES.isdisjoint(before):
        after = plan.replaced(trial.changes)
        if not approved_times.reopen_edited(trial, plan, after, before):
            return Tried(before=plan, after=after, rows=before)
    after = plan.replaced(trial.changes)
    return Tried(before=plan, after=after, rows=trial.rows)


class _Trial(Transaction):
    """The records of a plan while a command is tried."""

    def __init__(self, plan: Plan, *, who: str, at: dt.datetime) -> None:
        self.who = who
        self.at = at
        self.forgotten = []
        self.changes: dict[str, dict[int, Any]] = {}
        for kind, table in TABLE_OF.items():
            setattr(self, table, _Records(plan, kind, self.changes))

    @property
    def rows(self) -> Rows:
        """What was touched so far."""
        return MappingProxyType(
            {table: frozenset(values) for table, values in self.changes.items() if values}
        )


class _Records(Repository[T]):
    """The records of one table of a plan; what is written is kept beside them."""

    def __init__(self, plan: Plan, kind: type[T], changes: dict[str, dict[int, Any]]) -> None:
        self._plan = plan
        self._table = TABLE_OF[kind]
        self._known: Mapping[int, T] = getattr(plan, self._table)
        self._changes = changes

    def get(self, key: int) -> T:
        own = self._own
        found = own[key] if key in own else self._known.get(key)
        if found is None:
            raise KeyError(f"{self._table} {key}")
        return found

    def find(self, **equals: Any) -> list[T]:
        own = self._own
        known = [value for value in self._near(equals) if _key(value) not in own]
        found = [
            value
            for value in (*known, *own.values())
            if value is not None
            and all(getattr(value, name) == wanted for name, wanted in equals.items())
        ]
        return sorted(found, key=_key)

    def all(self) -> list[T]:
        return self.find()

    def add(self, value: T) -> int:
        if _key(value) != NEW:
            raise ValueError(f"{self._table} {_key(value)} is stored already: save it")
        key = max(max(self._known, default=0), max(self._own, default=0)) + 1
        self._write(key, _with_id(value, key))
        return key

    def save(self, value: T) -> None:
        self.get(_key(value))
        self._write(_key(value), value)

    def remove(self, key: int) -> None:
        self.get(key)
        if self._table in _FALLS_WITH:
            table, field = _FALLS_WITH[self._table]
            fallen = self._changes.setdefault(table, {})
            records = {**getattr(self._plan, table), **fallen}
            for other, value in records.items():
                if value is not None and getattr(value, field) == key:
                    fallen[other] = None
        elif self._table not in _LEAVES:
            raise NotImplementedError(f"removing {self._table} cannot be tried")
        self._write(key, None)

    @property
    def _own(self) -> Mapping[int, T | None]:
        return self._changes.get(self._table, {})

    def _write(self, key: int, value: T | None) -> None:
        self._changes.setdefault(self._table, {})[key] = value

    def _near(self, equals: Mapping[str, Any]) -> Iterable[T]:
        """Of what the plan has, at least those that are sought: few where an index knows them."""
        plan = self._plan
        if "person" in equals and self._table in _BY_PERSON:
            return getattr(plan, _BY_PERSON[self._table]).get(equals["person"], ())
        if "unit" in equals and self._table == "shoot_days":
            days: Any = plan.days_of.get(equals["unit"], ())
            return days
        if "day" in equals and self._table == "day_sheets":
            sheet: Any = plan.sheet_of.get(equals["day"])
            return () if sheet is None else (sheet,)
        return self._known.values()


def _key(value: object) -> int:
    return getattr(value, "id")  # noqa: B009 - of any record


def _with_id(value: T, key: int) -> T:
    record: Any = value
    return replace(record, id=key)
