"""A command done or rehearsed, and what that makes, changes and removes.

A rehearsal runs on the file itself, in a transaction that is taken back: every command can be.
"""

from collections.abc import Hashable, Mapping
from types import MappingProxyType
from typing import Any

from crewplanner.app import approved_times
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.erasing import ErasePerson
from crewplanner.app.erasures import erase
from crewplanner.app.errors import Misfit, Refused
from crewplanner.app.touched import Rows
from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.domain.plan import TABLE_OF, Plan
from crewplanner.i18n import _
from crewplanner.store.rows import Unreadable
from crewplanner.store.transaction import Transaction

Ids = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The ids of the records that came, changed and went, by table."""

    made: Ids
    changed: Ids
    removed: Ids


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> Difference:
    """What is otherwise after than before; both hold records by id, by table."""
    made: dict[str, tuple[int, ...]] = {}
    changed: dict[str, tuple[int, ...]] = {}
    removed: dict[str, tuple[int, ...]] = {}
    for table in after:
        old, new = before[table], after[table]
        made[table] = tuple(sorted(key for key in new if key not in old))
        both = (key for key in new if key in old)
        changed[table] = tuple(sorted(key for key in both if new[key] != old[key]))
        removed[table] = tuple(sorted(key for key in old if key not in new))
    return Difference(made=_some(made), changed=_some(changed), removed=_some(removed))


def records_of(plan: Plan) -> Mapping[str, Any]:
    """Every record of the plan by id, by table."""
    return {table: getattr(plan, table) for table in TABLE_OF.values()}


def done(workspace: Workspace, command: Command) -> Difference:
    """Do the command; what it did. Raises Refused and ProjectError; nothing is written then."""
    before = records_of(workspace.plan)
    if isinstance(command, ErasePerson):
        erase(workspace, command.person)
    else:
        _do(workspace, command)
    return difference(before, records_of(workspace.plan))


def rehearsed(workspace: Workspace, command: Command) -> Difference:
    """What the command would do. Raises Refused and ProjectError where doing it would."""
    try:
        _do(workspace, _Rehearsal(command=command, plan=workspace.plan))
    except _TakenBack as end:
        return difference(records_of(workspace.plan), end.after)
    raise AssertionError("a rehearsal always ends by taking all back")


def _do(workspace: Workspace, command: Command) -> None:
    """A value that nobody can choose in the window may be what a command never checks."""
    try:
        workspace.do(command)
    except (KeyError, ValueError, ArithmeticError, Misfit, Unreadable) as error:
        detail = str(error.args[0]) if error.args else type(error).__name__
        raise Refused(
            _("That does not fit the project ({detail}). Nothing was changed.").format(
                detail=detail
            )
        ) from error


class _TakenBack(Exception):
    """The end of a rehearsal: all records by id, by table, as they would be."""

    def __init__(self, after: Mapping[str, Any]) -> None:
        super().__init__()
        self.after = after


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rehearsal(Command):
    """Runs a command, looks at what became of the records, and takes all back."""

    command: Command
    plan: Plan

    def label(self) -> str:
        return self.command.label()

    @property
    def merge_key(self) -> Hashable | None:
        return self.command.merge_key

    @property
    def open_to_reviewers(self) -> bool:
        return self.command.open_to_reviewers

    def run(self, tx: Transaction) -> None:
        self.command.run(tx)
        after = _records_in(tx)
        rows = _rows(difference(records_of(self.plan), after))
        if self.plan.approvals and not approved_times.TABLES.isdisjoint(rows):
            plan = self.plan.replaced(
                {
                    table: {key: after[table].get(key) for key in keys}
                    for table, keys in rows.items()
                }
            )
            approved_times.reopen_edited(tx, self.plan, plan, rows)
            after = _records_in(tx)
        raise _TakenBack(after)


def _records_in(tx: Transaction) -> Mapping[str, Any]:
    return {
        table: {record.id: record for record in getattr(tx, table).all()}
        for table in TABLE_OF.values()
    }


def _rows(found: Difference) -> Rows:
    """The ids of all that is otherwise."""
    rows: dict[str, frozenset[int]] = {}
    for ids in (found.made, found.changed, found.removed):
        for table, keys in ids.items():
            rows[table] = rows.get(table, frozenset()) | frozenset(keys)
    return rows


def _some(ids: Mapping[str, tuple[int, ...]]) -> Ids:
    return MappingProxyType({table: keys for table, keys in ids.items() if keys})
