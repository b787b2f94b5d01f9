"""Project: an open project file. One connection, used on the thread that opened it."""

import contextlib
import datetime as dt
import json
from collections.abc import Generator, Hashable, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from crewplanner.i18n import _
from crewplanner.store import backups, erasing, opening
from crewplanner.store.errors import CouldNotWrite, Damaged, ProjectError, ReadOnly
from crewplanner.store.journal import Journal, Step
from crewplanner.store.lock import Owner
from crewplanner.store.opening import Opened, Request
from crewplanner.store.reader import AuditRow, Reader
from crewplanner.store.session import Session, TakenOver
from crewplanner.store.transaction import Transaction

__all__ = ["AuditRow", "Project"]


class Project(Reader):
    """An open project file. Reading works always; writing where `read_only_reason` is None.

    `holder` is whoever has it open for writing instead of us. `last_step` is what the write, undo
    or redo that just committed touched.
    """

    def __init__(self, opened: Opened, backups_folder: Path) -> None:
        super().__init__(opened.path, opened.db, backups_folder)
        self._lock = opened.lock
        self._reason = opened.reason
        self._newer = opened.newer
        self._closed = False
        self.holder: Owner | None = opened.holder
        self.last_step = Step(label="")
        self._journal = Journal(self._db)
        self._identity = _identity(self.path)
        self._session = Session(self._db, opened.lock.owner if opened.lock else None)

    @classmethod
    def create(cls, path: Path, *, owner: str, now: dt.datetime, backups: Path) -> "Project":
        """Make an empty project and open it (`now`: aware). Raises ProjectExists, CouldNotWrite."""
        opening.make(path, now)
        return cls.open(path, owner=owner, now=now, backups=backups)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        owner: str,
        now: dt.datetime,
        backups: Path,
        read_only: bool = False,
        take_over: bool = False,
        handed_over: bool = False,
    ) -> "Project":
        """Open a project through the gate. `backups` is the folder of all projects' backups.

        `take_over` takes it from a process of another machine that is said to have it (never from
        one of this machine that lives): a backup is made first, and the history says so. One that
        is to be `handed_over` is used on another thread than this from then on. Raises NotAProject,
        TooOld, Damaged (naming the newest good backup), Locked, CouldNotWrite.
        """
        request = Request(
            owner=owner,
            now=now,
            backups=backups,
            read_only=read_only,
            take_over=take_over,
            handed_over=handed_over,
        )
        opened = opening.opened(path, request)
        try:
            project = cls(opened, backups)
        except BaseException:
            opened.db.close()
            if opened.lock is not None:
                opened.lock.release()
            raise
        if opened.taken_from is not None:
            project._note_take_over(opened.taken_from, owner, now)
        return project

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def read_only_reason(self) -> str | None:
        """Why nothing can be written, as a sentence; None where it can. It may arise while open."""
        return self._reason

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back; None if nothing."""
        return self._journal.undo_label

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again; None if nothing."""
        return self._journal.redo_label

    @contextmanager
    def write(
        self, label: str, *, who: str, at: dt.datetime, merge_key: Hashable | None = None
    ) -> Generator[Transaction]:
        """One transaction and one step of undo; what changes nothing leaves no step.

        A step with the merge key of the one just before joins it. An exception takes all back.
        Raises CouldNotWrite, DiskFull, ReadOnly, Locked (another program wrote: look again),
        Damaged.
        """
        tx = Transaction(self._db, who=who, at=at)
        with self._changing(label, "do", who, at):
            yield tx
            erasing.replace_words(self._db, tx.forgotten)
        if self.last_step.rows:
            self._journal.keep(label, merge_key)
        if tx.forgotten:
            self._journal.forget_all()
            with self._explaining():
                erasing.vacuum(self._db)

    def written(self) -> Step:
        """Inside `write`: what it did so far."""
        return self._journal.recorded("")

    def undo(self, *, who: str, at: dt.datetime) -> Step | None:
        """Take the last step back; None if there is none. Raises as `write` does."""
        label = self._journal.undo_label
        if label is None:
            return None
        with self._changing(label, "undo", who, at):
            self._journal.replay_undo()
        self._journal.moved_to_redo()
        return self.last_step

    def redo(self, *, who: str, at: dt.datetime) -> Step | None:
        """Do the last undone step again; None if there is none. Raises as `write` does."""
        label = self._journal.redo_label
        if label is None:
            return None
        with self._changing(label, "redo", who, at):
            self._journal.replay_redo()
        self._journal.moved_to_undo()
        return self.last_step

    def foreign_change(self) -> bool:
        """Whether another program changed the content or replaced the file since last asked.

        After a replacement `read_only_reason` is set; what this object reads is the former file.
        """
        replaced = self._reason is None and self._is_replaced()
        if replaced:
            self._stop_writing(self._replaced_words())
        with self._explaining():
            return self._session.others_wrote() or replaced

    def forget_steps(self) -> None:
        """Drop all steps of undo and redo; what was done stays done."""
        if self._lock is not None:
            self._journal.forget_all()

    def save_copy(self, target: Path, *, twin: bool = False) -> None:
        """See `Reader.save_copy`. Raises ReadOnly for a project that a newer version made."""
        if self._newer:
            raise ReadOnly(
                _("Only the newer CrewPlanner that made this project can save a copy of it.")
            )
        super().save_copy(target, twin=twin)

    def close(self) -> None:
        """Leave the checksum of the content in the file and release it. Closing twice does nothing.

        Where the checksum cannot be written, the work is safe nevertheless: the next opening checks
        all.
        """
        if self._closed:
            return
        self._closed = True
        try:
            if self._session.dirty and self._reason is None:
                with contextlib.suppress(ProjectError), self._explaining():
                    self._session.seal()
        finally:
            self._db.close()
            if self._lock is not None:
                self._lock.release()

    def _with_way_out(self, error: ProjectError) -> ProjectError:
        found = super()._with_way_out(error)
        if isinstance(found, Damaged) and self._reason is None:
            # Neither write on it nor leave a checksum that would call it sound.
            self._stop_writing(str(found))
        return found

    @contextmanager
    def _changing(self, label: str, op: str, who: str, at: dt.datetime) -> Generator[None]:
        """One transaction: nobody wrote meanwhile, what was done is noted, all or nothing."""
        self._check_place()
        step = Step(label=label)
        with self._explaining():
            self._journal.install()
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._session.check_alone(at)
                self._journal.begin()
                yield
                step = self._journal.recorded(label)
                if step.rows:
                    self._session.claim()
                    touched = {table: len(keys) for table, keys in step.rows.items()}
                    self._note(at, who, label, op, touched)
                self._db.execute("COMMIT" if step.rows else "ROLLBACK")
            except BaseException as error:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                if isinstance(error, TakenOver):
                    self._stop_writing(str(error))
                raise
        self.last_step = step
        if step.rows:
            self._session.claimed()

    def _note(
        self, at: dt.datetime, who: str, label: str, op: str, touched: Mapping[str, int]
    ) -> None:
        self._db.execute(
            "INSERT INTO audit (at, who, label, op, counts) VALUES (?, ?, ?, ?, ?)",
            (at.isoformat(timespec="seconds"), who, label, op, json.dumps(dict(touched))),
        )

    def _check_place(self) -> None:
        """Our path still leads to our file."""
        if self._reason is None and self._is_replaced():
            self._stop_writing(self._replaced_words())
        if self._reason is not None:
            raise ReadOnly(self._reason)
        if _identity(self.path) is None:
            raise CouldNotWrite(
                _(
                    "“{name}” is not where it was. Nothing was changed. Connect its disk or move "
                    "it back and try again, or save a copy elsewhere."
                ).format(name=self.path.name)
            )

    def _is_replaced(self) -> bool:
        now = _identity(self.path)
        return now is not None and now != self._identity

    def _replaced_words(self) -> str:
        return _(
            "Another program has put another file in the place of “{name}”. What you see is the "
            "former one: save a copy of it if you need it, then open the project again."
        ).format(name=self.path.name)

    def _stop_writing(self, reason: str) -> None:
        self._reason = reason
        self.forget_steps()

    def _note_take_over(self, former: Owner, owner: str, now: dt.datetime) -> None:
        """Make a backup, then be the writer from now on, and say so in the history."""
        try:
            backups.back_up(self, self._backups, now, backups.Reason.BEFORE_TAKE_OVER)
            label = _("Took over from {user} on {host}").format(user=former.user, host=former.host)
            with self._explaining():
                self._db.execute("BEGIN IMMEDIATE")
                self._session.claim()
                self._note(now, owner, label, "take_over", {})
                self._db.execute("COMMIT")
            self._session.claimed()
        except BaseException:
            self.close()
            raise


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another of the same name; None if it cannot be reached."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
