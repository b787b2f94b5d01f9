"""What an import would do, row by row, before anything is written."""

from collections.abc import Iterable
from enum import StrEnum

from crewplanner.dataclass import dataclass


class RowStatus(StrEnum):
    """What becomes of a row of the file. A reported one is left out, with the reason."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field that an import would change, as texts; `before` is empty for something new."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCounts:
    """How many rows of the file became what; the five add up to `rows`."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicates: int = 0
    reported: int = 0

    @property
    def rows(self) -> int:
        """Records found in the file: titles, headings and blank rows are none."""
        return self.new + self.updated + self.unchanged + self.duplicates + self.reported


def counted(statuses: Iterable[RowStatus]) -> ImportCounts:
    """The counts of the rows with those statuses."""
    found = list(statuses)
    return ImportCounts(
        new=found.count(RowStatus.NEW),
        updated=found.count(RowStatus.UPDATED),
        unchanged=found.count(RowStatus.UNCHANGED),
        duplicates=found.count(RowStatus.DUPLICATE),
        reported=found.count(RowStatus.REPORTED),
    )


def takes(present: str, imported: str | None, incoming: str) -> bool:
    """Whether what a file says replaces what is there.

    `imported` is what the last import said, None if there was none. An edit by hand stays, and so
    does what the file no longer says: an empty cell takes nothing away.
    """
    if incoming in {"", present}:
        return False
    if imported is None:
        return not present
    return present == imported and incoming != imported
