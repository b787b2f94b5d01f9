"""What can be imported, as the dialog sees it: fields to choose from, a job, rows to show."""

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.app.importing.columns import ColumnMapping
from crewplanner.app.importing.moments import DateOrder
from crewplanner.app.importing.preview import ImportCounts, RowStatus
from crewplanner.app.importing.shoots import AmbiguousDates, DayKind
from crewplanner.app.importing.tables import Table
from crewplanner.app.jobs import Cancelled, Job, Progress
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import DayType
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.i18n import _

_GOOD = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where rows come from: a file that is read by the job, or what was `pasted`."""

    name: str
    path: Path | None = None
    data: bytes = b""
    pasted: bool = False

    def loaded(self) -> "Source":
        """The same with its bytes. Raises OSError."""
        if self.path is None:
            return self
        return replace(self, path=None, data=self.path.read_bytes())


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to read and how. `production` is one of the plan, a new one (its id is NEW), or None.

    `order` decides dates that can be read in two ways; `day_types` say what the texts for kinds of
    days mean, `decisions` who is meant in a row, `defaults` what a new production is like.
    """

    source: Source
    plan: Plan
    production: Production | ProductionId | None = None
    mapping: ColumnMapping[Any] | None = None
    sheet: str = ""
    defaults: Production | None = None
    order: DateOrder | None = None
    day_types: Mapping[str, DayType] = field(default_factory=lambda: MappingProxyType({}))
    decisions: Mapping[int, PersonId] = field(default_factory=lambda: MappingProxyType({}))
    remembered: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


class Preview(Protocol):
    """What every preview tells."""

    @property
    def table(self) -> Table:
        """The sheet as it was read."""
        ...

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of all sheets."""
        ...

    @property
    def mapping(self) -> ColumnMapping[Any]:
        """What the columns were taken for."""
        ...

    @property
    def counts(self) -> ImportCounts:
        """How many rows became what."""
        ...

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences about the whole file."""
        ...

    @property
    def empty(self) -> bool:
        """Whether nothing would be written."""
        ...

    @property
    def signature(self) -> str:
        """Names lists with these headings, for the memory of mappings."""
        ...

    def command(self) -> Command:
        """The one step that writes it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A preview, the kind of list it is, and the source it was made from, with its bytes.

    `open_date` is a date that can be read in two ways where nobody has said yet which is meant; the
    preview guesses, and nothing may be written.
    """

    kind: "ImportKind"
    source: Source
    preview: Any
    open_date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """One row of the preview. `cells` are texts by column, `changed` the columns that differ.

    `person` is who of the project it was found to be.
    """

    number: int
    status: RowStatus
    cells: Mapping[str, str]
    changed: frozenset[str] = frozenset()
    note: str = ""
    person: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownColumn:
    """One column of the preview, as `models.table.Column` has it."""

    id: str
    title: str
    width: int
    least: int = 0
    fit: bool = False
    if_any: bool = False
    strong: bool = False


class ImportKind(ABC):
    """One kind of list."""

    id: str
    page: str
    """Where to go afterwards."""

    @property
    @abstractmethod
    def title(self) -> str:
        """What the list is called."""

    @property
    @abstractmethod
    def columns(self) -> tuple[ShownColumn, ...]:
        """The columns of the preview."""

    @property
    @abstractmethod
    def fields(self) -> tuple[tuple[StrEnum, str], ...]:
        """What a column of the file can hold, with words; the first is to leave it out."""

    @property
    @abstractmethod
    def many(self) -> frozenset[StrEnum]:
        """The fields that several columns may hold."""

    @property
    @abstractmethod
    def without_production(self) -> str:
        """The words for choosing no production."""

    @abstractmethod
    def job(self, request: Request) -> Job[Any]:
        """What makes the preview of a request whose source has its bytes."""

    @abstractmethod
    def rows(self, preview: Any) -> list[ShownRow]:
        """Every row of a preview, in the order of the file."""

    @abstractmethod
    def fit(self, preview: Any) -> float:
        """How much of the file is a list of this kind, from 0 to 1."""

    @abstractmethod
    def verb(self, preview: Preview) -> str:
        """The words of the button that writes it."""

    @abstractmethod
    def done(self, preview: Preview) -> str:
        """What to say afterwards, in the past tense."""

    def remarks(self, preview: Any) -> tuple[str, ...]:
        """Sentences about the whole file."""
        return preview.remarks

    def people_like(
        self, row: ShownRow, plan: Plan, *, decided: bool
    ) -> list[tuple[PersonId, str]]:
        """Who of the project may be meant by a row, where that is open or was decided, in words."""
        del row, plan, decided
        return []

    def day_kinds(self, preview: Any) -> tuple[DayKind, ...]:
        """What texts for kinds of days were taken for."""
        del preview
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A job: read the source as the first of the kinds, or another that fits it much better.

    `guess` reads dates that nobody explained.
    """

    kinds: tuple[ImportKind, ...]
    request: Request
    guess: DateOrder = DateOrder.DMY

    def run(self, progress: Progress, cancelled: Cancelled) -> Looked:
        """The preview. Raises OSError, Refused, Stopped."""
        source = self.request.source.loaded()
        request = replace(self.request, source=source)
        best = self._looked(self.kinds[0], request, progress, cancelled)
        fit = self.kinds[0].fit(best.preview)
        for kind in self.kinds[1:] if fit < _GOOD else ():
            with contextlib.suppress(Refused):
                other = self._looked(kind, request, progress, cancelled)
                if kind.fit(other.preview) > fit:
                    best, fit = other, kind.fit(other.preview)
        return best

    def _looked(
        self, kind: ImportKind, request: Request, progress: Progress, cancelled: Cancelled
    ) -> Looked:
        try:
            preview = kind.job(request).run(progress, cancelled)
        except AmbiguousDates as open_order:
            guessed = replace(request, order=self.guess)
            preview = kind.job(guessed).run(progress, cancelled)
            return Looked(
                kind=kind, source=request.source, preview=preview, open_date=open_order.example
            )
        return Looked(kind=kind, source=request.source, preview=preview)


def change_text(what: str, before: str, after: str) -> str:
    """One change in words: what, from what, to what."""
    if not before:
        return _("{what}: {after} added.").format(what=what, after=after)
    if not after:
        return _("{what}: {before} is gone.").format(what=what, before=before)
    return _("{what}: {before} → {after}.").format(what=what, before=before, after=after)
