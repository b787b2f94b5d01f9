"""Reader: all that can be asked of a project file without changing it."""

import datetime as dt
import gc
import json
import sqlite3
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path

from crewplanner.dataclass import dataclass
from crewplanner.domain.plan import Plan
from crewplanner.i18n import _
from crewplanner.store import backups, copies, digest, gate
from crewplanner.store.attachments import Attachments
from crewplanner.store.errors import Damaged, ProjectError, damaged, explained
from crewplanner.store.identity import new_identity
from crewplanner.store.packing import read_bookings
from crewplanner.store.rows import MAPS, Unreadable, read
from crewplanner.store.snapshots import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """One line of the history: who did what when, and how many records of each table it touched.

    `op` is do, undo, redo or take_over.
    """

    at: dt.datetime
    who: str
    label: str
    op: str
    counts: Mapping[str, int]


class Reader:
    """A project file that passed the gate, by one connection, on the thread that opened it."""

    def __init__(self, path: Path, db: sqlite3.Connection, backups_folder: Path) -> None:
        self._db = db
        self._backups = backups_folder
        self.path = path
        self.uuid = gate.read_uuid(db, path)

    def load(self) -> Plan:
        """All records. Raises Damaged."""
        with self._explaining(), _uncollected():
            tables = {
                name: {v.id: v for v in read(self._db, MAPS[name])}
                for name in MAPS
                if name != "bookings"
            }
            return Plan().replaced(tables).with_bookings(read_bookings(self._db))

    def load_records(
        self, rows: Mapping[str, Iterable[int]]
    ) -> dict[str, dict[int, object | None]]:
        """Those records as they are now, for `Plan.replaced`; None where one is gone."""
        found: dict[str, dict[int, object | None]] = {}
        with self._explaining():
            for table, keys in rows.items():
                wanted = [int(key) for key in keys]
                records: dict[int, object | None] = dict.fromkeys(wanted)
                where = "id IN (SELECT value FROM json_each(?))"
                for value in read(self._db, MAPS[table], where, (json.dumps(wanted),)):
                    records[value.id] = value
                found[table] = records
        return found

    def attachment(self, name: str) -> bytes:
        """A file that a record names. Raises KeyError for none, Damaged where it rotted."""
        with self._explaining():
            return Attachments(self._db).get(name)

    def history(self, limit: int) -> list[AuditRow]:
        """The latest lines of the history, newest first."""
        with self._explaining():
            found = self._db.execute(
                "SELECT at, who, label, op, counts FROM audit ORDER BY id DESC LIMIT ?", (limit,)
            ).fetchall()
            return [_audit_row(*row) for row in found]

    def digest(self) -> str:
        """The checksum of all the user's work: equal for equal content."""
        with self._explaining():
            return digest.content_digest(self._db)

    def save_copy(self, target: Path, *, twin: bool = False) -> None:
        """Write a closed, verified copy to a path where no file is. The project here stays open.

        The copy is a project of its own unless it is to be a `twin`, as backups are.
        Raises ProjectExists, CouldNotWrite, BadBackup.
        """
        copies.copy_sealed(self._db, target, uuid=None if twin else new_identity())

    def snapshot(self, *, who: str, at: dt.datetime) -> Snapshot:
        """All of it as it is now, in memory, for another thread."""
        with self._explaining():
            return Snapshot(self._db, who=who, at=at)

    @contextmanager
    def _explaining(self) -> Generator[None]:
        """Say what an error of SQLite means, and where the file is damaged, what to go back to."""
        try:
            yield
        except sqlite3.Error as error:
            known = explained(error, self.path)
            if known is None:
                raise
            raise self._with_way_out(known) from error
        except Unreadable as error:
            detail = _("a record of “{table}” cannot be read").format(table=error)
            raise self._with_way_out(damaged(self.path, detail)) from error

    def _with_way_out(self, error: ProjectError) -> ProjectError:
        if isinstance(error, Damaged):
            return backups.naming_backup(error, self.uuid, self.path, self._backups)
        return error


@contextmanager
def _uncollected() -> Generator[None]:
    """Put the garbage collector off: it would look through all that is read, again and again.

    Reading 100,000 records takes half as long.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _audit_row(at: str, who: str, label: str, op: str, counts: str) -> AuditRow:
    try:
        time, touched = dt.datetime.fromisoformat(at), json.loads(counts)
    except (ValueError, TypeError) as error:
        raise Unreadable("audit") from error
    return AuditRow(at=time, who=who, label=label, op=op, counts=touched)
