"""Salvage: save what can be read of a damaged project into a new file, and say what was lost.

Last resort: a backup is better, because what is saved here is only what could be read.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path

from crewplanner.dataclass import dataclass
from crewplanner.store import copies, digest, files, gate, opening, schema
from crewplanner.store.codecs import Row
from crewplanner.store.connection import BROKEN, connect, number
from crewplanner.store.rows import MAPS, USER_TABLES, TableMap, Unreadable, read
from crewplanner.store.statements import KEY, delete, insert, select, update

_AT_ONCE = 1_024
_HIGHEST_GUESS = 2**24
_MOST_FAILURES = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """How many rows of each table were saved, and how many at least were lost or had to be changed.

    `unreadable` names the tables of which a part could not be read, so that the loss is not known.
    """

    saved: Mapping[str, int]
    lost: Mapping[str, int]
    unreadable: frozenset[str] = frozenset()


@dataclass(slots=True, kw_only=True)
class _Tally:
    saved: dict[str, int]
    lost: dict[str, int]
    unreadable: set[str]

    def lose(self, table: str, rows: int = 1) -> None:
        self.lost[table] = self.lost.get(table, 0) + rows


def repair_to(damaged: Path, new: Path, now: dt.datetime) -> Salvaged:
    """Make a new project of what a damaged one still holds; the damaged one is not touched.

    The new one is a project of its own. Raises ProjectExists, CouldNotWrite, NotAProject.
    """
    real = files.resolved(damaged)
    files.read_header(real)
    tally = _Tally(saved={}, lost={}, unreadable=set())
    opening.make(new, now)
    try:
        with gate.trusting_nothing(real):
            source = connect(real, read_only=True)
        source.text_factory = _forgiving
        with closing(source), copies.writing(new), closing(connect(new)) as target:
            _fill(source, target, tally)
        copies.verify(new)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    return Salvaged(saved=tally.saved, lost=tally.lost, unreadable=frozenset(tally.unreadable))


def _forgiving(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def _fill(source: sqlite3.Connection, target: sqlite3.Connection, tally: _Tally) -> None:
    target.execute("PRAGMA foreign_keys = OFF")
    target.execute("BEGIN IMMEDIATE")
    known = _tables_of(source)
    for table in USER_TABLES:
        if _is_plain(source, table):
            _copy(source, target, table, tally)
        elif table in known:
            tally.unreadable.add(table)
    for table in MAPS.values():
        _drop_unreadable(target, table, tally)
    _mend_references(target, tally)
    tally.saved.update(digest.counts(target))
    target.execute("UPDATE project SET digest = ?", (digest.seal(target),))
    target.execute("COMMIT")


def _tables_of(source: sqlite3.Connection) -> frozenset[str]:
    """The tables that a file of its version has, so that what it never had is not missed."""
    with suppress(*BROKEN):
        version = number(source, "user_version")
        if 0 < version <= schema.VERSION:
            return schema.tables(version)
    return frozenset(USER_TABLES)


def _is_plain(source: sqlite3.Connection, table: str) -> bool:
    """Whether it is a table of the file, and neither a view nor virtual: those might never end."""
    try:
        found = source.execute(
            "SELECT type, rootpage > 0 FROM sqlite_schema WHERE name = ?", (table,)
        ).fetchall()
    except BROKEN:
        return False
    return found == [("table", 1)]


def _copy(
    source: sqlite3.Connection, target: sqlite3.Connection, table: str, tally: _Tally
) -> None:
    columns = [str(row[1]) for row in target.execute(f"PRAGMA table_info({table})")]
    with suppress(*BROKEN):
        there = {row[1] for row in source.execute(f"PRAGMA table_info({table})")}
        columns = [name for name in columns if name in there] or columns
    statement = insert(table, columns)
    for row in _readable(source, table, columns, tally):
        try:
            target.execute(statement, row)
        except (sqlite3.IntegrityError, sqlite3.DataError):
            tally.lose(table)


def _readable(
    source: sqlite3.Connection, table: str, columns: list[str], tally: _Tally
) -> Iterator[Row]:
    """The rows that can be read: in large pieces, and around a damaged page one by one."""
    statement = select(columns, table, "id BETWEEN ? AND ?")
    last_of_all = _last(source, table)
    pieces = [(first, first + _AT_ONCE - 1) for first in range(1, last_of_all + 1, _AT_ONCE)]
    pieces.reverse()
    failures = 0
    while pieces and failures < _MOST_FAILURES:
        first, last = pieces.pop()
        try:
            rows = source.execute(statement, (first, last)).fetchall()
        except BROKEN:
            failures += 1
            tally.unreadable.add(table)
            if first < last:
                middle = (first + last) // 2
                pieces += [(middle + 1, last), (first, middle)]
        else:
            yield from rows


def _last(source: sqlite3.Connection, table: str) -> int:
    """The highest id, or a guess where the end of the table cannot be read."""
    try:
        found = source.execute(" ".join(("SELECT max(id) FROM", table))).fetchone()[0]
    except BROKEN:
        return _HIGHEST_GUESS
    return found if isinstance(found, int) else 0


def _drop_unreadable(target: sqlite3.Connection, table: TableMap, tally: _Tally) -> None:
    """Leave out rows that hold what cannot be."""
    try:
        read(target, table)
    except Unreadable:
        for (key,) in target.execute(select(("id",), table.name)).fetchall():
            try:
                read(target, table, KEY, (key,))
            except Unreadable:
                target.execute(delete(table.name), (key,))
                tally.lose(table.name)


def _mend_references(target: sqlite3.Connection, tally: _Tally) -> None:
    """Cut references that lead nowhere, or leave out the row where there must be one."""
    while broken := target.execute("PRAGMA foreign_key_check").fetchall():
        for table, key, _parent, reference in broken:
            column = next(
                str(row[3])
                for row in target.execute(f"PRAGMA foreign_key_list({table})")
                if row[0] == reference
            )
            needed = any(
                row[1] == column and row[3] for row in target.execute(f"PRAGMA table_info({table})")
            )
            if needed:
                target.execute(delete(table), (key,))
            else:
                target.execute(update(table, (column,)), (None, key))
            tally.lose(table)
