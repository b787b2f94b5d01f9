"""The journal: what every step did to every row, so that it can be taken back exactly.

Temporary triggers write the row before each change into a temporary table (in memory only). A step
is a run of such entries; replaying it backwards under the same triggers records the step that leads
forward again. Nothing escapes: cascades and replaced rows are seen as well.
"""

import json
import sqlite3
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import Any

from crewplanner.dataclass import dataclass
from crewplanner.store.rows import ATTACHMENTS, CHILD_TABLES, USER_TABLES
from crewplanner.store.statements import delete, insert, update

MOST_STEPS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a committed write, undo or redo touched, by table of the plan.

    `rows` are the ids of all records that came, changed or went; `added` those that came and
    stayed, in order. A change in a list of references counts as a change of the record that has the
    list.
    """

    label: str
    rows: Mapping[str, frozenset[int]] = field(default_factory=lambda: MappingProxyType({}))
    added: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Recorded:
    """Entries `first` to `last` of the journal, named."""

    label: str
    first: int
    last: int
    merge_key: Hashable | None = None


class Journal:
    """Undo and redo of one connection. Use it inside the transaction that it records."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._columns: dict[str, tuple[str, ...]] = {}
        self._done: list[_Recorded] = []
        self._undone: list[_Recorded] = []
        self._may_merge = False
        self._start = 0

    @property
    def undo_label(self) -> str | None:
        """The name of the step that `replay_undo` would take back."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """The name of the step that `replay_redo` would do again."""
        return self._undone[-1].label if self._undone else None

    def install(self) -> None:
        """Make the table and the triggers, if they are not there yet.

        Call it outside of a transaction, before the first write, with the schema in its final form.
        Who only reads does without.
        """
        if self._columns:
            return
        columns = {
            table: tuple(
                str(name) for _, name, *_ in self._db.execute(f"PRAGMA table_info({table})")
            )
            for table in USER_TABLES
        }
        self._db.execute(
            "CREATE TEMP TABLE IF NOT EXISTS journal (seq INTEGER PRIMARY KEY, tbl TEXT NOT NULL, "
            "row INTEGER NOT NULL, kind TEXT NOT NULL, parent INTEGER, old TEXT)"
        )
        for table, names in columns.items():
            for trigger in _triggers(table, names):
                self._db.execute(trigger)
        self._columns = columns

    def begin(self) -> None:
        """Remember where the running transaction's entries begin."""
        self._start = self._latest()

    def recorded(self, label: str) -> Step:
        """What the running transaction did so far."""
        return self._step(label, self._start)

    def keep(self, label: str, merge_key: Hashable | None) -> None:
        """After the commit of a write: its entries become a step; nothing is left to redo."""
        self._forget(self._undone)
        self._undone.clear()
        latest = _Recorded(
            label=label, first=self._start + 1, last=self._latest(), merge_key=merge_key
        )
        before = self._done[-1] if self._done and self._may_merge else None
        if before is not None and merge_key is not None and before.merge_key == merge_key:
            self._done[-1] = replace(before, label=label, last=latest.last)
        else:
            self._done.append(latest)
        self._may_merge = True
        surplus = self._done[:-MOST_STEPS]
        self._forget(surplus)
        del self._done[: len(surplus)]

    def replay_undo(self) -> None:
        """Inside a transaction, take the last step back; after it, `moved_to_redo`."""
        self._replay(self._done[-1])

    def replay_redo(self) -> None:
        """Inside a transaction, do the last undone step again; after it, `moved_to_undo`."""
        self._replay(self._undone[-1])

    def moved_to_redo(self) -> None:
        """After the commit of an undo: what it did is the step to redo."""
        self._move(self._done, self._undone)

    def moved_to_undo(self) -> None:
        """After the commit of a redo: what it did is the step to undo."""
        self._move(self._undone, self._done)

    def forget_all(self) -> None:
        """Drop all steps; what was done stays done."""
        self._done.clear()
        self._undone.clear()
        self._may_merge = False
        if self._columns:
            self._db.execute("DELETE FROM temp.journal")

    def _move(self, source: list[_Recorded], target: list[_Recorded]) -> None:
        step = source.pop()
        self._forget([step])
        target.append(replace(step, first=self._start + 1, last=self._latest(), merge_key=None))
        self._may_merge = False

    def _latest(self) -> int:
        return int(self._db.execute("SELECT coalesce(max(seq), 0) FROM temp.journal").fetchone()[0])

    def _forget(self, steps: Iterable[_Recorded]) -> None:
        for step in steps:
            self._db.execute(
                "DELETE FROM temp.journal WHERE seq BETWEEN ? AND ?", (step.first, step.last)
            )

    def _step(self, label: str, after: int) -> Step:
        rows: dict[str, set[int]] = {}
        came: dict[str, dict[int, bool]] = {}
        for table, row, kind, parent in self._db.execute(
            "SELECT tbl, row, kind, parent FROM temp.journal WHERE seq > ? ORDER BY seq", (after,)
        ):
            if table == ATTACHMENTS:
                continue
            if table in CHILD_TABLES:
                rows.setdefault(CHILD_TABLES[table][0], set()).add(parent)
                continue
            new = row not in rows.setdefault(table, set())
            rows[table].add(row)
            if kind == "insert" and new:
                came.setdefault(table, {})[row] = True
            elif kind != "update" and row in came.get(table, {}):
                came[table][row] = kind == "insert"
        return Step(
            label=label,
            rows=MappingProxyType({table: frozenset(ids) for table, ids in rows.items()}),
            added=MappingProxyType(
                {
                    table: tuple(row for row, here in ids.items() if here)
                    for table, ids in came.items()
                    if any(ids.values())
                }
            ),
        )

    def _replay(self, step: _Recorded) -> None:
        self._db.execute("PRAGMA defer_foreign_keys = ON")
        entries: list[tuple[str, int, str, str | None]] = self._db.execute(
            "SELECT tbl, row, kind, old FROM temp.journal WHERE seq BETWEEN ? AND ? "
            "ORDER BY seq DESC",
            (step.first, step.last),
        ).fetchall()
        for table, row, kind, old in entries:
            if kind == "insert":
                self._db.execute(delete(table), (row,))
                continue
            columns = self._columns[table]
            before: dict[str, Any] = json.loads(old or "{}")
            values = [before[column] for column in columns]
            if kind == "update":
                self._db.execute(update(table, columns), (*values, row))
            else:
                self._db.execute(insert(table, columns), values)


def _triggers(table: str, columns: Iterable[str]) -> Iterable[str]:
    """One trigger a kind of change. Names come from the checked schema alone."""
    parent = f'"{CHILD_TABLES[table][1]}"' if table in CHILD_TABLES else "id"
    old = "json_object(" + ", ".join(f"'{name}', OLD.\"{name}\"" for name in columns) + ")"
    changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in columns)
    for kind, condition, row, before in (
        ("insert", "", "NEW", "NULL"),
        ("update", f"WHEN {changed} ", "NEW", old),
        ("delete", "", "OLD", old),
    ):
        values = f"('{table}', {row}.id, '{kind}', {row}.{parent}, {before})"
        note = " ".join(("INSERT INTO journal (tbl, row, kind, parent, old) VALUES", values))
        yield (
            f"CREATE TEMP TRIGGER IF NOT EXISTS journal_{table}_{kind} "
            f"AFTER {kind} ON main.{table} {condition}BEGIN {note}; END"
        )
