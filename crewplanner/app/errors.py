"""Failures of the world and of the request; each message says what is wrong and what to do."""

from crewplanner.domain.findings import Finding
from crewplanner.store.errors import (
    BadBackup,
    CouldNotWrite,
    Damaged,
    DiskFull,
    Locked,
    Misfit,
    NotAProject,
    ProjectError,
    ProjectExists,
    ReadOnly,
    TooOld,
)

__all__ = [
    "BadBackup",
    "CouldNotWrite",
    "Damaged",
    "DiskFull",
    "Locked",
    "Misfit",
    "NotAProject",
    "ProjectError",
    "ProjectExists",
    "ReadOnly",
    "Refused",
    "TooOld",
]


class Refused(Exception):
    """The request cannot be done; nothing was written. The text is a sentence for the user."""

    def __init__(self, reason: str, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.findings = findings
