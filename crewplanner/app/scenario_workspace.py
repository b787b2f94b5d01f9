"""ScenarioWorkspace: a scenario to be read and edited as if it were the project.

It writes nothing itself. What is edited here is kept by one `PlanOtherwise` on the workspace of the
project, which is told as ever; from there this follows, as it follows what the plan changes.
"""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from crewplanner.app.changes import ChangeSet, Op
from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.app.scenario_records import TABLES, Records
from crewplanner.app.scenarios import Edited, edited, otherwise, scenario_plan
from crewplanner.app.touched import Rows
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import ScenarioId
from crewplanner.domain.plan import TABLE_OF, Plan
from crewplanner.domain.scenarios import Scenario
from crewplanner.i18n import _
from crewplanner.store.backups import Backup
from crewplanner.store.project import AuditRow
from crewplanner.store.snapshots import Snapshot

_SCENARIOS = "scenarios"
_TABLES = frozenset(TABLE_OF.values())
_ABSENT = object()


class ScenarioWorkspace(Workspace):
    """The plan as a scenario has it; `real` is the workspace of the project.

    `do` changes the scenario, in one step of undo of the project. `undo` takes back what was done
    to the scenario since it was opened here, as long as nothing else was done after it. Closing it
    leaves the project open.
    """

    def __init__(self, real: Workspace, scenario: ScenarioId) -> None:
        """Raises KeyError for a scenario that is not there."""
        record = real.plan.scenarios[scenario]
        self.real = real
        self.scenario = scenario
        self._own = otherwise(real.plan, record)
        self._hold(scenario_plan(real.plan, record), real.context)
        self.backups = real.backups
        self.saved_at = real.saved_at
        self._asked: tuple[Edited | None, object | None] | None = None
        self._told = ChangeSet(op=Op.DO, label="")
        self._done = 0
        self._undone = 0
        real.listen(self._take_change)

    @property
    def record(self) -> Scenario | None:
        """The scenario as the project has it; None where it was removed meanwhile."""
        return self.real.plan.scenarios.get(self.scenario)

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.real.path

    @property
    def uuid(self) -> str:
        """The project's own name for ever."""
        return self.real.uuid

    @property
    def snapshot(self) -> Callable[[], Snapshot]:
        """That of the project itself."""
        return self.real.snapshot

    @property
    def attachment(self) -> Callable[[str], bytes]:
        """Gives a file that a record names."""
        return self.real.attachment

    @property
    def read_only_reason(self) -> str | None:
        """Why the scenario cannot be changed, as a sentence; None where it can."""
        if self.record is None:
            return _("This scenario is not there any more. Leave it.")
        return self.real.read_only_reason

    @property
    def last_backup_at(self) -> dt.datetime | None:
        """When the newest backup was made."""
        return self.real.last_backup_at

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back, None if nothing of this scenario."""
        return self.real.undo_label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again, None if nothing of this scenario."""
        return self.real.redo_label if self._undone else None

    def do(self, command: Command, *, origin: object | None = None) -> ChangeSet:
        """Run a command in the scenario: the plan stays as it is.

        Raises Refused for what is no booking and no day, and where the command does; ProjectError.
        """
        record = self.record
        if record is None or self.read_only_reason is not None:
            raise Refused(self.read_only_reason or "")
        found = edited(self.real.plan, record, command)
        self._asked = (found, origin)
        try:
            self.real.do(found.command, origin=self)
        finally:
            self._asked = None
        return self._told

    def undo(self, *, origin: object | None = None) -> ChangeSet:
        """Take the last step in the scenario back. Raises Refused where the last was no such."""
        if not self._done:
            raise Refused(
                _("Nothing more to undo here. Leave the scenario to undo what was done before it.")
            )
        return self._replayed(self.real.undo, origin)

    def redo(self, *, origin: object | None = None) -> ChangeSet:
        """Do the last undone step in the scenario again. Raises Refused where there is none."""
        if not self._undone:
            raise Refused(_("There is nothing to redo."))
        return self._replayed(self.real.redo, origin)

    def poll(self) -> bool:
        """Look whether another program wrote the file."""
        return self.real.poll()

    def back_up(self) -> Backup:
        """Make a verified backup of the project, with the scenario in it."""
        return self.real.back_up()

    def history(self, limit: int = 100) -> list[AuditRow]:
        """The latest steps of the project."""
        return self.real.history(limit)

    def reload(self) -> Plan:
        """The plan of the scenario as the file holds it."""
        plan = self.real.reload()
        record = plan.scenarios.get(self.scenario)
        return scenario_plan(plan, record) if record is not None else plan

    def digest(self) -> str:
        """A checksum of the content of the project."""
        return self.real.digest()

    def close(self) -> None:
        """Stop following; the project stays open."""
        self.real.unlisten(self._take_change)

    def _replayed(self, replay: Callable[..., ChangeSet], origin: object | None) -> ChangeSet:
        self._asked = (None, origin)
        try:
            replay(origin=self)
        finally:
            self._asked = None
        return self._told

    def _take_change(self, change: ChangeSet) -> None:
        """Follow what happened in the project, and tell those who listen here."""
        self._count(change)
        self.saved_at = self.real.saved_at
        before, record = self._plan, self.record
        was = self._own
        self._own = otherwise(self.real.plan, record) if record else _nothing()
        if change.everything:
            real = self.real.plan
            self._plan = scenario_plan(real, record) if record else real
            self._forget_all()
            self._told = change
        else:
            rows = self._changed(change.rows, was)
            self._told = self._said(change, before, rows)
        self._tell(self._told)

    def _changed(self, rows: Rows, was: Records) -> Rows:
        """Take in what is other now; by table, the ids of it."""
        real, found = self.real.plan, dict[str, dict[int, Any]]()
        for table in rows.keys() & _TABLES:
            known = getattr(real, table)
            found[table] = {key: known.get(key) for key in rows[table]}
        for table in TABLES:
            own, former = self._own[table], was[table]
            values = found.setdefault(table, {})
            for key in own.keys() | former.keys():
                if own.get(key, _ABSENT) != former.get(key, _ABSENT):
                    values[key] = own.get(key, getattr(real, table).get(key))
                elif key in own:
                    values.pop(key, None)
        found = {table: values for table, values in found.items() if values}
        if found:
            self._plan = self._plan.replaced(found)
        return MappingProxyType({table: frozenset(values) for table, values in found.items()})

    def _said(self, change: ChangeSet, before: Plan, rows: Rows) -> ChangeSet:
        mine, origin = self._asked or (None, change.origin)
        added = mine.added if mine is not None else _came(before, self._plan, rows)
        return ChangeSet(
            op=change.op,
            label=change.label,
            rows=rows,
            added=added,
            origin=origin,
            touched=self._follow(before, rows),
            reopened=change.reopened,
        )

    def _count(self, change: ChangeSet) -> None:
        """How many steps of this scenario can be undone and redone before any other would be."""
        if change.empty:
            return
        own = self.scenario in change.rows.get(_SCENARIOS, ())
        own = own and self.scenario not in change.added.get(_SCENARIOS, ())
        match change.op:
            case Op.DO if own:
                self._done, self._undone = self._done + 1, 0
            case Op.UNDO if own and self._done:
                self._done, self._undone = self._done - 1, self._undone + 1
            case Op.REDO if own and self._undone:
                self._done, self._undone = self._done + 1, self._undone - 1
            case _:
                self._done = self._undone = 0


def _nothing() -> Records:
    return {table: {} for table in TABLES}


def _came(before: Plan, after: Plan, rows: Rows) -> MappingProxyType[str, tuple[int, ...]]:
    """Those of the rows that are new, by table."""
    found = {
        table: tuple(
            key
            for key in sorted(keys)
            if key in getattr(after, table) and key not in getattr(before, table)
        )
        for table, keys in rows.items()
    }
    return MappingProxyType({table: keys for table, keys in found.items() if keys})
