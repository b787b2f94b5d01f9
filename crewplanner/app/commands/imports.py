"""What an import writes: exactly what its preview showed, in one step.

New records carry provisional ids below zero and refer to each other by them; they get their real
ones here. What a preview relied on must still be as it was, or nothing is written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Generic, TypeVar, cast

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.sheet_changes import follow_call
from crewplanner.app.errors import Refused
from crewplanner.app.kept_agreements import keep_agreement
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import NEW
from crewplanner.domain.imports import ImportRecord
from crewplanner.domain.people import Deal, Department, Person, Role
from crewplanner.domain.plan import TABLE_OF
from crewplanner.domain.productions import Place, Production, Unit
from crewplanner.i18n import _, ngettext
from crewplanner.store.transaction import Repository, Transaction

T = TypeVar("T")

_REFERENCES: Mapping[type, Mapping[str, str]] = MappingProxyType(
    {
        Production: {},
        Department: {},
        Role: {"department": "departments"},
        Person: {"roles": "roles"},
        Deal: {"production": "productions", "person": "people", "role": "roles"},
        Unit: {"production": "productions"},
        Place: {"production": "productions"},
        ShootDay: {"production": "productions", "unit": "units", "places": "places"},
        ImportRecord: {"production": "productions", "person": "people", "day": "shoot_days"},
    }
)
"""Which fields of a record name records, and of which table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit(Generic[T]):
    """A stored record as the preview saw it, and as it shall be."""

    before: T
    after: T


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPeople(Command):
    """Bring a crew list in: people, their roles and deals, and the memory of the import."""

    productions: tuple[Production, ...] = ()
    units: tuple[Unit, ...] = ()
    departments: tuple[Department, ...] = ()
    roles: tuple[Role, ...] = ()
    people: tuple[Person, ...] = ()
    edited_people: tuple[Edit[Person], ...] = ()
    deals: tuple[Deal, ...] = ()
    edited_deals: tuple[Edit[Deal], ...] = ()
    records: tuple[ImportRecord, ...] = ()
    edited_records: tuple[Edit[ImportRecord], ...] = ()

    def label(self) -> str:
        count = len(self.people) + len(self.edited_people)
        return ngettext("Import {count} person", "Import {count} people", count).format(count=count)

    def run(self, tx: Transaction) -> None:
        writer = _Writer(tx)
        writer.check_first(self.records)
        writer.add(tx.productions, self.productions)
        writer.add(tx.units, self.units)
        writer.add(tx.departments, self.departments)
        writer.add(tx.roles, self.roles)
        writer.add(tx.people, self.people)
        writer.save(tx.people, self.edited_people)
        writer.add(tx.deals, self.deals)
        writer.save(tx.deals, self.edited_deals)
        writer.add(tx.import_records, self.records)
        writer.save(tx.import_records, self.edited_records)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportShoots(Command):
    """Bring shoot days in: productions, units, places and days, and the memory of the import."""

    productions: tuple[Production, ...] = ()
    units: tuple[Unit, ...] = ()
    places: tuple[Place, ...] = ()
    days: tuple[ShootDay, ...] = ()
    edited_days: tuple[Edit[ShootDay], ...] = ()
    removed_days: tuple[ShootDay, ...] = ()
    records: tuple[ImportRecord, ...] = ()
    edited_records: tuple[Edit[ImportRecord], ...] = ()

    def label(self) -> str:
        count = len(self.days) + len(self.edited_days) + len(self.removed_days)
        return ngettext("Import {count} day", "Import {count} days", count).format(count=count)

    def run(self, tx: Transaction) -> None:
        writer = _Writer(tx)
        writer.check_first(self.records)
        writer.check_free((*self.days, *(edit.after for edit in self.edited_days)), self._leaving())
        writer.add(tx.productions, self.productions)
        writer.add(tx.units, self.units)
        writer.add(tx.places, self.places)
        writer.remove(tx.shoot_days, self.removed_days)
        writer.save(tx.shoot_days, self.edited_days)
        for edit in self.edited_days:
            follow_call(tx, edit.before, edit.after)
        writer.add(tx.shoot_days, self.days)
        writer.add(tx.import_records, self.records)
        writer.save(tx.import_records, self.edited_records)

    def _leaving(self) -> frozenset[int]:
        edited = (edit.before.id for edit in self.edited_days)
        return frozenset((*edited, *(day.id for day in self.removed_days)))


class _Writer:
    """Stores records in order and knows which provisional id became which real one."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._given: dict[tuple[str, int], int] = {}
        self._stored: dict[str, set[int]] = {}

    def check_first(self, records: tuple[ImportRecord, ...]) -> None:
        """Raise Refused where another import of the same list came in between."""
        wanted = {(record.key, record.production) for record in records}
        if wanted and any(
            (record.key, record.production) in wanted for record in self._tx.import_records.all()
        ):
            raise Refused(_stale())

    def check_free(self, days: tuple[ShootDay, ...], leaving: frozenset[int]) -> None:
        """Raise Refused where a unit has another day on the date by now."""
        wanted = {(day.unit, day.date) for day in days if day.unit > 0}
        if wanted and any(
            (day.unit, day.date) in wanted and day.id not in leaving
            for day in self._tx.shoot_days.all()
        ):
            raise Refused(_stale())

    def add(self, repository: Repository[T], values: Iterable[T]) -> None:
        """Store new records under real ids."""
        for value in values:
            fresh: Any = self._resolved(value)
            self._keep_agreement(fresh)
            key = repository.add(replace(fresh, id=NEW))
            self._given[TABLE_OF[type(value)], fresh.id] = key

    def save(self, repository: Repository[T], edits: Iterable[Edit[T]]) -> None:
        """Store new states, each over the one that the preview saw."""
        for edit in edits:
            self._check(repository, edit.before)
            after = self._resolved(edit.after)
            self._keep_agreement(after)
            repository.save(after)

    def remove(self, repository: Repository[T], values: Iterable[T]) -> None:
        """Remove records that are still as the preview saw them."""
        for value in values:
            self._check(repository, value)
            gone: Any = value
            repository.remove(gone.id)

    def _keep_agreement(self, value: object) -> None:
        if isinstance(value, Deal):
            keep_agreement(self._tx, value)

    def _check(self, repository: Repository[T], before: T) -> None:
        value: Any = before
        try:
            same = repository.get(value.id) == before
        except KeyError:
            same = False
        if not same:
            raise Refused(_stale())

    def _resolved(self, value: T) -> T:
        """The record with real ids of what it names. Raises Refused where one of them is gone."""
        changes: dict[str, Any] = {}
        for field, table in _REFERENCES[type(value)].items():
            named: Any = getattr(value, field)
            if isinstance(named, tuple):
                keys = cast("tuple[int, ...]", named)
                changes[field] = tuple(self._real(table, key) for key in keys)
            elif named is not None:
                changes[field] = self._real(table, named)
        whole: Any = value
        return replace(whole, **changes)

    def _real(self, table: str, key: int) -> int:
        if key <= NEW:
            return self._given[table, key]
        if table not in self._stored:
            repository: Repository[Any] = getattr(self._tx, table)
            self._stored[table] = {record.id for record in repository.all()}
        if key not in self._stored[table]:
            raise Refused(_stale())
        return key


def _stale() -> str:
    return _(
        "The project was changed after this preview was made, so nothing was imported. "
        "Look at the file again."
    )
