"""When to back a project up: every half hour of work, and at the end of it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from crewplanner.store import backups
from crewplanner.store.backups import Backup, Source

BACKUP_EVERY = dt.timedelta(minutes=30)


class BackupSchedule:
    """The backups of one open project. `last_at` is when the newest was made; aware."""

    def __init__(self, source: Source, folder: Path, clock: Callable[[], dt.datetime]) -> None:
        self._source = source
        self._folder = folder
        self._clock = clock
        self._changed = False
        self.last_at = backups.newest_time(folder, source.uuid)

    def note_change(self) -> None:
        """Something was written that no backup holds yet."""
        self._changed = True

    def make(self) -> Backup:
        """Make a verified backup now. Raises ProjectError; older backups are untouched then."""
        backup = backups.back_up(self._source, self._folder, self._clock())
        self.last_at = backup.at
        self._changed = False
        return backup

    def save_copy(self, target: Path) -> None:
        """Write a verified copy, a project of its own, to a path where no file is.

        It works as long as the project can be read: with a full disk, or where its file is gone.
        Raises ProjectError.
        """
        self._source.save_copy(target)

    def make_if_changed(self) -> Backup | None:
        """Make one if something changed since the last. Raises ProjectError."""
        return self.make() if self._changed else None

    def make_if_due(self) -> Backup | None:
        """Make one if something changed and the last is half an hour old. Raises ProjectError.

        A last one that lies in the future (the clock was set back) does not count.
        """
        recent = (
            self.last_at is not None
            and dt.timedelta(0) <= self._clock() - self.last_at < BACKUP_EVERY
        )
        return None if recent else self.make_if_changed()
