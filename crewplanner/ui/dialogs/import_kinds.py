"""What can be imported, as the dialog sees it: fields to choose from, a job, rows to show."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from crewplanner.app.commands.base import Command
from crewplanner.app.importing.columns import ColumnMapping, PeopleField
from crewplanner.app.importing.moments import DateOrder
from crewplanner.app.importing.people import PeopleImport, PeoplePreview
from crewplanner.app.importing.people_preview import PeopleRow
from crewplanner.app.importing.preview import ImportCounts, RowStatus
from crewplanner.app.importing.tables import Table
from crewplanner.app.jobs import Cancelled, Job, Progress
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.i18n import N_, _, ngettext

COMING = frozenset({RowStatus.NEW, RowStatus.UPDATED})
"""What becomes of the rows that are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where rows come from: a file that is read by the job, or the text or bytes themselves."""

    name: str
    path: Path | None = None
    data: bytes = b""

    def loaded(self) -> "Source":
        """The same with its bytes. Raises OSError."""
        if self.path is None:
            return self
        return Source(name=self.name, data=self.path.read_bytes())


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to read and how. `production` is one of the plan, a new one (its id is NEW), or None."""

    source: Source
    plan: Plan
    production: Production | ProductionId | None = None
    mapping: ColumnMapping[Any] | None = None
    sheet: str = ""
    order: DateOrder | None = None
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
    """A preview and the source it was made from, with its bytes."""

    source: Source
    preview: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """One row of the preview. `cells` are texts by column, `changed` the columns that differ."""

    number: int
    status: RowStatus
    cells: Mapping[str, str]
    changed: frozenset[str] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownColumn:
    """One column of the preview; `width` is in pixels of the design."""

    id: str
    title: str
    width: int
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
    def verb(self, preview: Preview) -> str:
        """The words of the button that writes it."""

    @abstractmethod
    def done(self, preview: Preview) -> str:
        """What to say afterwards, in the past tense."""

    def order(self, preview: Any) -> tuple[DateOrder | None, bool]:
        """How dates of figures were read, and whether the file leaves that open."""
        del preview
        return None, False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A job: read the source and make its preview."""

    kind: ImportKind
    request: Request

    def run(self, progress: Progress, cancelled: Cancelled) -> Looked:
        """The preview. Raises OSError, Refused, Stopped."""
        source = self.request.source.loaded()
        job = self.kind.job(replace(self.request, source=source))
        return Looked(source=source, preview=job.run(progress, cancelled))


_PEOPLE_FIELDS: tuple[tuple[PeopleField, str], ...] = (
    (PeopleField.IGNORE, N_("Leave out")),
    (PeopleField.NAME, N_("Name")),
    (PeopleField.FIRST_NAME, N_("First name")),
    (PeopleField.LAST_NAME, N_("Last name")),
    (PeopleField.ROLE, N_("Role")),
    (PeopleField.DEPARTMENT, N_("Department")),
    (PeopleField.PHONE, N_("Phone")),
    (PeopleField.EMAIL, N_("E-mail")),
    (PeopleField.RATE, N_("Rate")),
    (PeopleField.NOTES, N_("Notes")),
    (PeopleField.ADDRESS, N_("Address")),
    (PeopleField.AGENT, N_("Agent")),
    (PeopleField.EMERGENCY, N_("Emergency contact")),
    (PeopleField.CALL, N_("Call (left out)")),
)
_PEOPLE_WORDS = MappingProxyType({name.value: text for name, text in _PEOPLE_FIELDS})


class CrewLists(ImportKind):
    """People with their roles, contacts and rates."""

    id = "people"
    page = "crew"

    @property
    def title(self) -> str:
        return _("Crew list")

    @property
    def columns(self) -> tuple[ShownColumn, ...]:
        return (
            ShownColumn(id="name", title=_("Name"), width=146, strong=True),
            ShownColumn(id="role", title=_("Role"), width=132),
            ShownColumn(id="department", title=_("Department"), width=108),
            ShownColumn(id="phone", title=_("Phone"), width=114),
            ShownColumn(id="email", title=_("E-mail"), width=124),
            ShownColumn(id="rate", title=_("Rate"), width=78),
        )

    @property
    def fields(self) -> tuple[tuple[StrEnum, str], ...]:
        return tuple((name, _(text)) for name, text in _PEOPLE_FIELDS)

    @property
    def many(self) -> frozenset[StrEnum]:
        return frozenset(
            {PeopleField.IGNORE, PeopleField.PHONE, PeopleField.EMAIL, PeopleField.NOTES}
        )

    @property
    def without_production(self) -> str:
        return _("No production: people only")

    def job(self, request: Request) -> Job[PeoplePreview]:
        return PeopleImport(
            data=request.source.data,
            filename=request.source.name,
            plan=request.plan,
            production=request.production,
            mapping=request.mapping,
            sheet=request.sheet,
            remembered=request.remembered,
            decisions=request.decisions,
        )

    def rows(self, preview: PeoplePreview) -> list[ShownRow]:
        return [_person_row(row) for row in preview.rows]

    def verb(self, preview: Preview) -> str:
        count = preview.counts.new + preview.counts.updated
        return ngettext("Import {count} person", "Import {count} people", count).format(count=count)

    def done(self, preview: Preview) -> str:
        count = preview.counts.new + preview.counts.updated
        return ngettext("Imported {count} person", "Imported {count} people", count).format(
            count=count
        )


def _person_row(row: PeopleRow) -> ShownRow:
    notes = [change_text(change.field, change.before, change.after) for change in row.changes]
    notes += row.remarks
    if row.reason:
        notes.append(row.reason)
    return ShownRow(
        number=row.row,
        status=row.status,
        cells=MappingProxyType(
            {
                "name": row.name,
                "role": row.role,
                "department": row.department,
                "phone": row.phone,
                "email": row.email,
                "rate": row.rate,
            }
        ),
        changed=frozenset(change.field for change in row.changes),
        note="  ".join(notes),
    )


def change_text(name: str, before: str, after: str) -> str:
    """One change in words: what, from what, to what."""
    what = _(_PEOPLE_WORDS[name]) if name in _PEOPLE_WORDS else name
    if not before:
        return _("{what}: {after} added.").format(what=what, after=after)
    return _("{what}: {before} → {after}.").format(what=what, before=before, after=after)


KINDS: tuple[ImportKind, ...] = (CrewLists(),)
"""Everything that can be imported, the usual first."""
