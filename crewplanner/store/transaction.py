"""Transaction: what a command may do to the stored records, one repository a table."""

import datetime as dt
import sqlite3
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from crewplanner.domain.approvals import Approval
from crewplanner.domain.bookings import Booking
from crewplanner.domain.budgets import Allowance, BudgetRevision, Fringe
from crewplanner.domain.call_sheets import CallSheet
from crewplanner.domain.days import DaySheet, Need, ShootDay
from crewplanner.domain.erasures import Erasure
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.ids import NEW
from crewplanner.domain.imports import ImportRecord
from crewplanner.domain.issued import IssuedPaper
from crewplanner.domain.overrides import Override
from crewplanner.domain.people import Deal, Department, Person, Role, Unavailability
from crewplanner.domain.plan import TABLE_OF
from crewplanner.domain.productions import (
    AgreementCopy,
    BudgetLine,
    Holiday,
    Place,
    Production,
    TravelTime,
    Unit,
)
from crewplanner.domain.reviews import Comment, Member, Review, SignOff
from crewplanner.domain.scenarios import Scenario
from crewplanner.domain.templates import CrewTemplate, SavedView, TemplateMember
from crewplanner.domain.timecards import Timecard
from crewplanner.store.attachments import Attachments
from crewplanner.store.rows import MAPS, Children, read
from crewplanner.store.statements import KEY, delete, insert, select, update

T = TypeVar("T")


class Repository(Generic[T]):
    """The records of one table, inside the transaction that gave it out."""

    def __init__(self, db: sqlite3.Connection, kind: type[T]) -> None:
        self._db = db
        self._map = MAPS[TABLE_OF[kind]]
        self._insert = insert(self._map.name, self._map.columns)
        self._update = update(self._map.name, self._map.columns)

    def get(self, key: int) -> T:
        """The record of that id. Raises KeyError."""
        found = read(self._db, self._map, KEY, (key,))
        if not found:
            raise KeyError(f"{self._map.name} {key}")
        return found[0]

    def find(self, **equals: Any) -> list[T]:
        """The records whose fields equal all those values, by id; None finds what is not set.

        Raises KeyError for an unknown field and for lists of references (`roles`, `places`).
        """
        return read(self._db, self._map, *self._map.where(equals))

    def all(self) -> list[T]:
        """Every record, by id."""
        return read(self._db, self._map)

    def add(self, value: T) -> int:
        """Store a new record (its id is NEW) and return the id it got."""
        row = self._map.to_row(value)
        if row[0] != NEW:
            raise ValueError(f"{self._map.name} {row[0]} is stored already: save it")
        key = self._db.execute(self._insert, (None, *row[1:])).lastrowid or NEW
        if self._map.children is not None:
            self._save_children(self._map.children, key, value)
        return key

    def save(self, value: T) -> None:
        """Store the new state of a record. Raises KeyError if it is not stored."""
        row = self._map.to_row(value)
        if self._db.execute(self._update, (*row, row[0])).rowcount == 0:
            raise KeyError(f"{self._map.name} {row[0]}")
        if self._map.children is not None:
            self._save_children(self._map.children, row[0], value)

    def remove(self, key: int) -> None:
        """Remove a record and what cannot be without it. Raises KeyError if it is not stored."""
        if self._db.execute(delete(self._map.name), (key,)).rowcount == 0:
            raise KeyError(f"{self._map.name} {key}")

    def _save_children(self, children: Children, key: int, value: T) -> None:
        table, owner, item = children.table, children.owner, children.item
        wanted = list(dict.fromkeys(int(child) for child in getattr(value, children.field)))
        of_it = f"{owner} = ?"
        stored = self._db.execute(select((item,), table, of_it, "position, id"), (key,)).fetchall()
        if [child for (child,) in stored] == wanted:
            return
        self._db.execute(delete(table, of_it), (key,))
        self._db.executemany(
            insert(table, (owner, item, "position")),
            [(key, child, position) for position, child in enumerate(wanted)],
        )


class Transaction:
    """The records of a project while one step is written; of no use after it.

    `who` writes it, and `at` (aware) is when.
    """

    def __init__(self, db: sqlite3.Connection, *, who: str, at: dt.datetime) -> None:
        self.who = who
        self.at = at
        self.forgotten: list[tuple[str, str]] = []
        self.productions = Repository(db, Production)
        self.units = Repository(db, Unit)
        self.places = Repository(db, Place)
        self.holidays = Repository(db, Holiday)
        self.departments = Repository(db, Department)
        self.roles = Repository(db, Role)
        self.people = Repository(db, Person)
        self.deals = Repository(db, Deal)
        self.unavailabilities = Repository(db, Unavailability)
        self.shoot_days = Repository(db, ShootDay)
        self.needs = Repository(db, Need)
        self.bookings = Repository(db, Booking)
        self.day_sheets = Repository(db, DaySheet)
        self.timecards = Repository(db, Timecard)
        self.approvals = Repository(db, Approval)
        self.import_records = Repository(db, ImportRecord)
        self.agreements = Repository(db, AgreementCopy)
        self.travel_times = Repository(db, TravelTime)
        self.budget_lines = Repository(db, BudgetLine)
        self.outside_holds = Repository(db, OutsideHold)
        self.overrides = Repository(db, Override)
        self.crew_templates = Repository(db, CrewTemplate)
        self.template_members = Repository(db, TemplateMember)
        self.saved_views = Repository(db, SavedView)
        self.call_sheets = Repository(db, CallSheet)
        self.issued = Repository(db, IssuedPaper)
        self.reviews = Repository(db, Review)
        self.comments = Repository(db, Comment)
        self.sign_offs = Repository(db, SignOff)
        self.members = Repository(db, Member)
        self.budget_revisions = Repository(db, BudgetRevision)
        self.fringes = Repository(db, Fringe)
        self.allowances = Repository(db, Allowance)
        self.scenarios = Repository(db, Scenario)
        self.erasures = Repository(db, Erasure)
        self.attachments = Attachments(db)

    def forget(self, words: Iterable[tuple[str, str]]) -> None:
        """Take these words out of every text of the project before the step ends, for good.

        Each with what stands there instead. The step and all before it cannot be undone then.
        """
        self.forgotten += words
