"""Looking after project files that are not open: examine, list backups, restore, salvage."""

import os
from pathlib import Path

from crewplanner.app import erasures
from crewplanner.app.context import Context
from crewplanner.app.errors import BadBackup, ProjectError
from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.store import backups as store
from crewplanner.store import doctor, restoring, salvage
from crewplanner.store.backups import Backup
from crewplanner.store.doctor import Check
from crewplanner.store.project import Project
from crewplanner.store.salvage import Salvaged

__all__ = [
    "Backup",
    "Check",
    "Examined",
    "KeptProject",
    "Salvaged",
    "backups_of",
    "examine",
    "kept_in",
    "kept_projects",
    "repair_to",
    "restore",
    "restore_as_new",
    "verified",
]

HEADER = "header"


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What the doctor found."""

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether every check holds."""
        return all(check.ok for check in self.checks)

    @property
    def unreadable(self) -> str | None:
        """Why the file could not be examined at all, as a sentence; None where it could."""
        return next((c.detail for c in self.checks if c.check == HEADER and not c.ok), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptProject:
    """A project of which there are backups. `path` is where it lay; it may be gone."""

    path: Path
    backups: tuple[Backup, ...]

    @property
    def missing(self) -> bool:
        """Whether there is no file any more."""
        return not self.path.exists()


def examine(path: Path, context: Context) -> Examined:
    """Look at a project file, open or not, and its backups. Changes nothing; raises nothing."""
    return Examined(checks=doctor.examine(path, context.backups))


def backups_of(path: Path, context: Context) -> list[Backup]:
    """The backups of the project at a path, newest first; found by the path if it is damaged.

    Raises ProjectError where there is neither a project nor a backup of one.
    """
    uuid: str | None = None
    failed: ProjectError | None = None
    try:
        workspace = Workspace.open(path, context, read_only=True)
        uuid = workspace.uuid
        workspace.close()
    except ProjectError as error:
        failed = error
    found = store.of_project(context.backups, uuid, Path(os.path.realpath(path)))
    if failed is not None and not found:
        raise failed
    return found


def kept_projects(context: Context) -> list[KeptProject]:
    """Every project of which this user has backups, the one backed up last first."""
    found = [
        KeptProject(path=path, backups=tuple(kept))
        for own, path in store.origins(context.backups)
        if (kept := store.in_folder(own))
    ]
    return sorted(found, key=lambda project: project.backups[0].at, reverse=True)


def kept_in(path: Path, context: Context) -> KeptProject:
    """What a file leads to: the backups of a project, or, for a backup, all that lie beside it.

    Raises ProjectError where there is neither a project nor a backup of one.
    """
    own = store.in_folder(path.parent)
    if any(backup.path.name == path.name for backup in own):
        origin = dict(store.origins(path.parent.parent)).get(path.parent, path)
        return KeptProject(path=origin, backups=tuple(own))
    return KeptProject(path=path, backups=tuple(backups_of(path, context)))


def verified(backup: Backup) -> bool:
    """Whether the backup, read whole, holds what was backed up."""
    try:
        store.verify(backup)
    except BadBackup:
        return False
    return True


def restore(path: Path, backup: Path, context: Context) -> Path | None:
    """Put a backup in the place of a project; where what was there is kept, None if nothing was.

    Whoever was erased since is erased again. Raises BadBackup, Locked, CouldNotWrite; the project
    is the former or the restored one, whole.
    """
    kept = restoring.restore(
        backup,
        path,
        owner=context.user,
        now=context.clock(),
        backups_folder=context.backups,
    )
    _erase_again(path, backup, context)
    return kept


def restore_as_new(backup: Path, new: Path, context: Context) -> None:
    """Make a project of its own from a backup, at a path where no file is.

    Whoever was erased since is erased there too. Raises ProjectExists, CouldNotWrite, BadBackup and
    what opening a project raises.
    """
    project = Project.open(
        backup, owner=context.user, now=context.clock(), backups=context.backups, read_only=True
    )
    try:
        project.save_copy(new)
    finally:
        project.close()
    _erase_again(new, backup, context)


def _erase_again(path: Path, backup: Path, context: Context) -> None:
    if not erasures.any_remembered(backup.parent):
        return
    workspace = Workspace.open(path, context)
    try:
        erasures.erase_again(workspace, backup.parent)
    finally:
        workspace.close()


def repair_to(path: Path, new: Path, context: Context) -> Salvaged:
    """Save what a damaged project still holds into a new one. Raises ProjectError."""
    return salvage.repair_to(path, new, context.clock())
