"""What a write did, told once, after it is true."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType

from crewplanner.app.touched import Touched
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ApprovalId


class Op(StrEnum):
    """How a change came about."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """Which records of which tables a committed step touched.

    `rows` holds the ids of all added, edited and removed records by table, `added` those that came,
    in order. `everything` means: read all again, another program wrote the file.
    `origin` is whoever asked for the change, so that it may ignore its own. `touched` says whose
    days and which dates may be others now; None where it may be everything. `reopened` are the
    deeds by which approved times were opened again because they were edited.
    """

    op: Op
    label: str
    rows: Mapping[str, frozenset[int]] = field(default_factory=lambda: MappingProxyType({}))
    added: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))
    origin: object | None = None
    everything: bool = False
    touched: Touched | None = None
    reopened: tuple[ApprovalId, ...] = ()

    def touches(self, tables: Iterable[str]) -> bool:
        """Whether a view of those tables must look again."""
        return self.everything or any(self.rows.get(table) for table in tables)

    @property
    def empty(self) -> bool:
        """Whether nothing was changed."""
        return not self.everything and not any(self.rows.values())


Listener = Callable[[ChangeSet], None]
