"""A glimpse of a project file: the part that a first picture needs, before all of it is checked.

Only a file that was closed cleanly and whose tables are ours gives one, and only if every reference
of what was read leads to a record. Nothing is written, no lock is taken; the gate comes after it.
"""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import LIVE, BookingStatus
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.packed_bookings import PackedBookings
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.store import files, gate, schema
from crewplanner.store.codecs import Row
from crewplanner.store.connection import connect
from crewplanner.store.errors import damaged
from crewplanner.store.packing import read_bookings
from crewplanner.store.rows import CHILD_TABLES, MAPS, Unreadable, read

_BOOKINGS = "bookings"
_LIVE = [status.value for status in BookingStatus if status in LIVE]
_WHERE = (
    "(+first <= ? AND last >= ?) OR id IN (SELECT (SELECT b.id FROM bookings AS b"
    " WHERE b.person = people.id AND +b.production = ? AND +b.role IS NOT NULL"
    " AND b.status IN (SELECT value FROM json_each(?))"
    " ORDER BY b.first DESC, b.id DESC LIMIT 1) FROM people)"
)
"""What begins before the dates may be long, so all are looked through; the sign keeps SQLite from
looking them up one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which bookings are wanted: those that overlap the dates.

    And, since it says in which role somebody is, the last one of each person in the production.
    """

    production: ProductionId
    dates: DateSpan


def glimpse(path: Path, wanted: Callable[[Plan], Wanted | None]) -> Plan | None:
    """All records but bookings, and of these the wanted ones; `wanted` gets a plan without any.

    None where more than reading would be needed, or nothing is wanted. Raises ProjectError.
    """
    real = files.resolved(path)
    if files.side_files(real) or files.read_header(real).version != schema.VERSION:
        return None
    with gate.trusting_nothing(real), closing(connect(real, read_only=True)) as db:
        try:
            with gate.one_state(db):
                gate.check_schema(db, real)
                return _part(db, wanted) if gate.read_seal(db, real) is not None else None
        except Unreadable as error:
            detail = _("a record of “{table}” cannot be read").format(table=error)
            raise damaged(real, detail) from error


def _part(db: sqlite3.Connection, wanted: Callable[[Plan], Wanted | None]) -> Plan | None:
    others = [name for name in MAPS if name != _BOOKINGS]
    plan = Plan().replaced({name: {v.id: v for v in read(db, MAPS[name])} for name in others})
    if not all(_refers_well(db, name) for name in (*others, *CHILD_TABLES)):
        return None
    part = wanted(plan)
    if part is None:
        return None
    bookings = read_bookings(db, *_of(part), order="+person, first, id")
    return plan.with_bookings(bookings) if _leads_well(plan, bookings) else None


def _of(part: Wanted) -> tuple[str, Row]:
    """A condition for the wanted bookings, and its parameters."""
    dates = (part.dates.last.isoformat(), part.dates.first.isoformat())
    return _WHERE, (*dates, part.production, json.dumps(_LIVE))


def _refers_well(db: sqlite3.Connection, table: str) -> bool:
    """Whether every reference of a table leads to a record."""
    return db.execute(f"PRAGMA main.foreign_key_check({table})").fetchone() is None


def _leads_well(plan: Plan, bookings: PackedBookings) -> bool:
    """The same of bookings."""
    samples = list(bookings.kinds_without(()))
    return (
        bookings.of_people.keys() <= plan.people.keys()
        and all(one.production in plan.productions for one in samples)
        and {one.role for one in samples} <= {None, *plan.roles}
        and {one.unit for one in samples} <= {None, *plan.units}
    )
