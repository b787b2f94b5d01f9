"""Workspace: an open project. The only place through which data changes.

Everything here happens on the thread that opened it. Reading is done on `plan`, an immutable value
that may be handed to any thread.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from crewplanner.app import approved_times
from crewplanner.app.backup_schedule import BackupSchedule
from crewplanner.app.changes import ChangeSet, Listener, Op
from crewplanner.app.commands.base import Command
from crewplanner.app.context import Context
from crewplanner.app.costs import CrewCosts
from crewplanner.app.errors import Refused
from crewplanner.app.findings import FindingsCache
from crewplanner.app.pay_loading import PayLoading
from crewplanner.app.roles import why_not
from crewplanner.app.seen_plan import seen_by
from crewplanner.app.told import note_told
from crewplanner.app.touched import Rows, Touched, touched
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import ApprovalId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.store.backups import Backup
from crewplanner.store.journal import Step
from crewplanner.store.project import AuditRow, Project
from crewplanner.store.snapshots import Snapshot
from crewplanner.store.transaction import Transaction

if TYPE_CHECKING:
    from crewplanner.app.ledgers import Ledgers
    from crewplanner.app.pricing import Pricing


class Workspace:
    """An open project: `do`, `undo`, `redo` change it, `plan` is what it holds now.

    A reviewer's or a department's plan holds what they may see alone: see `seen_plan`.

    `findings` are all that the rules notice; `found` tells them of some people at a time. `pricing`
    is what people get for it, `costs` what they cost by department. All are kept up to date with
    the plan. `ledgers` keep what is still true of irregular hours. `pay_loading` loads what
    `pricing` needs piece by piece; who asks for `pricing` without loads all of it at once.
    """

    def __init__(self, project: Project, context: Context) -> None:
        self._project = project
        self._hold(seen_by(project.load(), context.user), context)
        self.backups = BackupSchedule(project, context.backups, context.clock)

    @classmethod
    def create(cls, path: Path, context: Context) -> "Workspace":
        """Make a project file with the standard departments and roles.

        Raises ProjectExists rather than overwrite, CouldNotWrite.
        """
        # Only a new project needs them; the window opens others more often.
        from crewplanner.app.commands.people import AddStandardRoles  # noqa: PLC0415 - see above
        from crewplanner.app.standard_roles import standard_roles  # noqa: PLC0415 - see above

        project = Project.create(
            path, owner=context.user, now=context.clock(), backups=context.backups
        )
        workspace = cls(project, context)
        workspace.do(AddStandardRoles(departments=standard_roles()))
        project.forget_steps()
        return workspace

    @property
    def pricing(self) -> "Pricing":
        """What people get; loaded when it is first asked for, so that the program starts sooner."""
        if self._pricing is None:
            from crewplanner.app.pricing import Pricing  # noqa: PLC0415 - see above

            self._pricing = Pricing()
        return self._pricing

    @property
    def ledgers(self) -> "Ledgers":
        """Irregular hours; loaded when they are first asked for."""
        if self._ledgers is None:
            from crewplanner.app.ledgers import Ledgers  # noqa: PLC0415 - see above

            self._ledgers = Ledgers()
        return self._ledgers

    @classmethod
    def open(
        cls,
        path: Path,
        context: Context,
        *,
        read_only: bool = False,
        handed_over: bool = False,
    ) -> "Workspace":
        """Open a project file through the gate. Raises ProjectError and its kinds.

        One that is to be `handed_over` is used on another thread than this from then on.
        """
        project = Project.open(
            path,
            owner=context.user,
            now=context.clock(),
            backups=context.backups,
            read_only=read_only,
            handed_over=handed_over,
        )
        try:
            return cls(project, context)
        except BaseException:
            project.close()
            raise

    @property
    def plan(self) -> Plan:
        """What the project holds now."""
        return self._plan

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._project.path

    @property
    def uuid(self) -> str:
        """The project's own name for ever, the same in every copy and backup."""
        return self._project.uuid

    @property
    def context(self) -> Context:
        """Who works and with which clock."""
        return self._context

    @property
    def snapshot(self) -> Callable[[], Snapshot]:
        """Takes all of the project as it is then, for a job: see `Snapshot`."""
        return partial(self._project.snapshot, who=self._context.user, at=self._context.clock())

    @property
    def attachment(self) -> Callable[[str], bytes]:
        """Gives a file that a record names. Raises KeyError for none, Damaged where it rotted."""
        return self._project.attachment

    @property
    def read_only_reason(self) -> str | None:
        """Why the plan cannot be changed, as a sentence; None where it can.

        The file may not allow it, or what the user is in this project.
        """
        return self._project.read_only_reason or why_not(self._plan, self._context.user)

    @property
    def last_backup_at(self) -> dt.datetime | None:
        """When the newest backup was made; None without any."""
        return self.backups.last_at

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back, None if nothing."""
        return self._project.undo_label

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again, None if nothing."""
        return self._project.redo_label

    def do(self, command: Command, *, origin: object | None = None) -> ChangeSet:
        """Run a command in one transaction and one step of undo, then tell the listeners.

        Raises Refused (nothing written) when it cannot be done, ProjectError when the file cannot
        be written. An exception of any kind leaves no trace.
        """
        reason = self._project.read_only_reason
        reason = reason or why_not(self._plan, self._context.user, command)
        if reason is not None:
            raise Refused(reason)
        now = self._context.clock()
        with self._project.write(
            command.label(), who=self._context.user, at=now, merge_key=command.merge_key
        ) as tx:
            command.run(tx)
            rows = self._project.written().rows
            note_told(tx, self._plan, rows)
            reopened = self._reopen_edited(tx, rows)
        return self._announce(Op.DO, self._project.last_step, origin, reopened)

    def undo(self, *, origin: object | None = None) -> ChangeSet:
        """Take the last step back. Raises Refused when there is none."""
        return self._replay(Op.UNDO, origin)

    def redo(self, *, origin: object | None = None) -> ChangeSet:
        """Do the last undone step again. Raises Refused when there is none."""
        return self._replay(Op.REDO, origin)

    def listen(self, listener: Listener) -> None:
        """Call it after every committed change, in the order of subscription."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Stop calling it."""
        self._listeners.remove(listener)

    def findings(self, production: ProductionId | None, span: DateSpan) -> tuple[Finding, ...]:
        """What the rules notice in a span; kept, so that asking again after an edit is cheap."""
        return self.found.all(production, span)

    def poll(self) -> bool:
        """Look whether another program wrote the file; if so, read all again and tell."""
        if not self._project.foreign_change():
            return False
        self._project.forget_steps()
        self._plan = seen_by(self._project.load(), self._context.user)
        self._forget_all()
        self._tell(ChangeSet(op=Op.FOREIGN, label="", everything=True))
        return True

    def back_up(self) -> Backup:
        """Make a verified backup now. Raises ProjectError; older backups are untouched then."""
        return self.backups.make()

    def history(self, limit: int = 100) -> list[AuditRow]:
        """The latest steps: what, when, who; newest first."""
        return self._project.history(limit)

    def reload(self) -> Plan:
        """The plan as the file holds it, read again; `plan` stays what it is."""
        return self._project.load()

    def digest(self) -> str:
        """A checksum of the whole content: equal for equal projects."""
        return self._project.digest()

    def close(self) -> None:
        """Back up if something changed, write the checksum, release the file."""
        try:
            if self._project.read_only_reason is None:
                self.backups.make_if_changed()
        finally:
            self._project.close()

    def _hold(self, plan: Plan, context: Context) -> None:
        """Begin with a plan, nobody listening and nothing reckoned."""
        self._context = context
        self._listeners: list[Listener] = []
        self._pricing: Pricing | None = None
        self._ledgers: Ledgers | None = None
        self.pay_loading = PayLoading()
        self._plan = plan
        self.costs = CrewCosts(self._the_pricing)
        self.found = FindingsCache(plan, self.costs)
        self.saved_at: dt.datetime | None = None

    def _follow(self, before: Plan, rows: Rows) -> Touched | None:
        """Let go of what a change of those rows, made already, may have made untrue."""
        found = touched(before, self._plan, rows)
        self.found.forget(found, self._plan)
        if self._pricing is not None:
            self._pricing.follow(before, self._plan, rows)
        self.costs.follow(before, self._plan, rows)
        return found

    def _forget_all(self) -> None:
        """Let go of all that was reckoned."""
        self.found.forget(None, self._plan)
        if self._pricing is not None:
            self._pricing.clear()
        self.costs.clear()

    def _the_pricing(self) -> "Pricing":
        return self.pricing

    def _reopen_edited(self, tx: Transaction, rows: Rows) -> tuple[ApprovalId, ...]:
        """See `approved_times`: nobody changes approved times unnoticed, nor locked ones at all."""
        if not self._plan.approvals or approved_times.TABLES.isdisjoint(rows):
            return ()
        after = self._plan.replaced(self._project.load_records(rows))
        return approved_times.reopen_edited(tx, self._plan, after, rows)

    def _replay(self, op: Op, origin: object | None) -> ChangeSet:
        if self._project.read_only_reason is not None:
            raise Refused(self._project.read_only_reason)
        replay = self._project.undo if op is Op.UNDO else self._project.redo
        step = replay(who=self._context.user, at=self._context.clock())
        if step is None:
            raise Refused(
                _("There is nothing to undo.") if op is Op.UNDO else _("There is nothing to redo.")
            )
        return self._announce(op, step, origin)

    def _announce(
        self,
        op: Op,
        step: Step,
        origin: object | None,
        reopened: tuple[ApprovalId, ...] = (),
    ) -> ChangeSet:
        before = self._plan
        if any(step.rows.values()):
            after = before.replaced(self._project.load_records(step.rows))
            self._plan = seen_by(after, self._context.user)
            self.backups.note_change()
        found = self._follow(before, step.rows)
        changes = ChangeSet(
            op=op,
            label=step.label,
            rows=MappingProxyType(dict(step.rows)),
            added=MappingProxyType(dict(step.added)),
            origin=origin,
            reopened=reopened,
            touched=found,
        )
        self.saved_at = self._context.clock()
        self._tell(changes)
        return changes

    def _tell(self, changes: ChangeSet) -> None:
        for listener in tuple(self._listeners):
            listener(changes)
