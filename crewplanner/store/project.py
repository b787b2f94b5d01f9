"""Project: an open project file. One connection, used on the thread that opened it."""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Generator, Hashable, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from crewplanner.domain.plan import Plan
from crewplanner.store import digest, schema
from crewplanner.store.connection import connect, number
from crewplanner.store.errors import ProjectExists, ReadOnly, damaged, explained
from crewplanner.store.journal import Journal, Step
from crewplanner.store.rows import MAPS, Unreadable, read
from crewplanner.store.transaction import Transaction
from crewplanner.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """One line of the history: who did what when, and how many records of each table it touched."""

    at: dt.datetime
    who: str
    label: str
    op: str
    counts: Mapping[str, int]


class Project:
    """An open project file."""

    def __init__(self, path: Path, db: sqlite3.Connection, read_only_reason: str | None) -> None:
        self.path = path
        self._db = db
        self._reason = read_only_reason
        self.uuid: str = db.execute("SELECT uuid FROM project").fetchone()[0]
        self.last_step = Step(label="")
        self._journal = Journal(db)
        self._journal.install()
        self._data_version = number(db, "data_version")

    @classmethod
    def create(cls, path: Path, *, owner: str, now: dt.datetime, backups: Path) -> "Project":
        if path.exists():
            raise ProjectExists(_("There is a file “{name}” already.").format(name=path.name))
        db = sqlite3.connect(path, isolation_level=None)
        db.execute("BEGIN EXCLUSIVE")
        schema.migrate(db)
        db.execute(
            "INSERT INTO project (id, uuid, created_at) VALUES (1, ?, ?)",
            (str(uuid4()), now.isoformat()),
        )
        db.execute("COMMIT")
        db.close()
        return cls.open(path, owner=owner, now=now, backups=backups)

    @classmethod
    def open(
        cls, path: Path, *, owner: str, now: dt.datetime, backups: Path, read_only: bool = False
    ) -> "Project":
        return cls(path, connect(path, read_only=read_only), "Read only." if read_only else None)

    @property
    def read_only_reason(self) -> str | None:
        return self._reason

    @property
    def undo_label(self) -> str | None:
        return self._journal.undo_label

    @property
    def redo_label(self) -> str | None:
        return self._journal.redo_label

    def load(self) -> Plan:
        with self._explaining():
            return Plan().replaced(
                {name: {v.id: v for v in read(self._db, MAPS[name])} for name in MAPS}
            )

    def load_records(
        self, rows: Mapping[str, Iterable[int]]
    ) -> dict[str, dict[int, object | None]]:
        found: dict[str, dict[int, object | None]] = {}
        with self._explaining():
            for table, ids in rows.items():
                wanted = [int(key) for key in ids]
                records: dict[int, object | None] = dict.fromkeys(wanted)
                where = "id IN (SELECT value FROM json_each(?))"
                for value in read(self._db, MAPS[table], where, (json.dumps(wanted),)):
                    records[value.id] = value
                found[table] = records
        return found

    @contextmanager
    def write(
        self, label: str, *, who: str, at: dt.datetime, merge_key: Hashable | None = None
    ) -> Generator[Transaction]:
        with self._changing(label, "do", who, at) as changed:
            yield Transaction(self._db)
        if changed():
            self._journal.keep(label, merge_key)

    def undo(self, *, who: str, at: dt.datetime) -> Step | None:
        label = self._journal.undo_label
        if label is None:
            return None
        with self._changing(label, "undo", who, at):
            self._journal.replay_undo()
        self._journal.moved_to_redo()
        return self.last_step

    def redo(self, *, who: str, at: dt.datetime) -> Step | None:
        label = self._journal.redo_label
        if label is None:
            return None
        with self._changing(label, "redo", who, at):
            self._journal.replay_redo()
        self._journal.moved_to_undo()
        return self.last_step

    def foreign_change(self) -> bool:
        version = number(self._db, "data_version")
        changed, self._data_version = version != self._data_version, version
        return changed

    def forget_steps(self) -> None:
        self._journal.forget_all()

    def history(self, limit: int) -> list[AuditRow]:
        with self._explaining():
            found = self._db.execute(
                "SELECT at, who, label, op, counts FROM audit ORDER BY id DESC LIMIT ?", (limit,)
            ).fetchall()
            return [
                AuditRow(
                    at=dt.datetime.fromisoformat(at),
                    who=who,
                    label=label,
                    op=op,
                    counts=json.loads(counts),
                )
                for at, who, label, op, counts in found
            ]

    def digest(self) -> str:
        with self._explaining():
            return digest.content_digest(self._db)

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def _explaining(self) -> Generator[None]:
        try:
            yield
        except sqlite3.Error as error:
            known = explained(error, self.path)
            if known is None:
                raise
            raise known from error
        except Unreadable as error:
            raise damaged(
                self.path, _("a row of “{table}” cannot be read").format(table=error)
            ) from error

    @contextmanager
    def _changing(
        self, label: str, op: str, who: str, at: dt.datetime
    ) -> Generator[Callable[[], bool]]:
        if self.read_only_reason is not None:
            raise ReadOnly(self.read_only_reason)
        step = Step(label=label)
        with self._explaining():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._journal.begin()
                yield lambda: bool(step.rows)
                step = self._journal.recorded(label)
                if step.rows:
                    self._db.execute(
                        "INSERT INTO audit (at, who, label, op, counts) VALUES (?, ?, ?, ?, ?)",
                        (
                            at.isoformat(timespec="seconds"),
                            who,
                            label,
                            op,
                            json.dumps({table: len(ids) for table, ids in step.rows.items()}),
                        ),
                    )
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
        self.last_step = step
