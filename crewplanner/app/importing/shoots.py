"""A list of shoot days or events brought in: bytes to a preview, the preview to one command."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from pathlib import PurePath

from crewplanner.app.commands.imports import ImportShoots
from crewplanner.app.errors import Refused
from crewplanner.app.importing.columns import ColumnMapping, ShootField, signature
from crewplanner.app.importing.events import Event, EventReader, EventRules, Repeat
from crewplanner.app.importing.folding import cleaned, folded
from crewplanner.app.importing.moments import DateOrder, date_order
from crewplanner.app.importing.preview import ImportCounts, RowStatus, counted
from crewplanner.app.importing.shoot_columns import (
    ShootColumns,
    named_column,
    production_column,
    unused_times,
)
from crewplanner.app.importing.shoots_preview import ProductionPlanner, Provisional, ShootRow
from crewplanner.app.importing.sources import read_tables
from crewplanner.app.importing.tables import RowKind, Table, cell
from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import DayType
from crewplanner.domain.ids import NEW, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.i18n import _, ngettext

_EVERY = 256
_DATES = (ShootField.START, ShootField.END, ShootField.DATE)


class AmbiguousDates(Refused):
    """The dates can be read in two ways and somebody must say which; `example` is one of them."""

    def __init__(self, example: str) -> None:
        super().__init__(
            _(
                "“{date}” can be read day first or month first, and no date of the file tells "
                "which. Choose the order of the dates (--date-order dmy or --date-order mdy)."
            ).format(date=example)
        )
        self.example = example


@dataclass(frozen=True, slots=True, kw_only=True)
class DayKind:
    """A text for a kind of day, what it was taken for, and how many rows have it."""

    text: str
    day_type: DayType
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShootsPreview:
    """What a list of days would do. Change `mapping` and run the job again to read it otherwise.

    `table` is the sheet as it was read, `sheets` the names of all of them. `production_column` is
    the column whose values name productions, None where one was given. `kinds` say what the texts
    for kinds of days were taken for. `others` are the rows that are no records.
    """

    table: Table
    sheets: tuple[str, ...]
    mapping: ColumnMapping[ShootField]
    order: DateOrder
    production_column: int | None
    kinds: tuple[DayKind, ...]
    rows: tuple[ShootRow, ...]
    others: tuple[tuple[int, RowKind], ...]
    remarks: tuple[str, ...]
    content: ImportShoots

    @property
    def signature(self) -> str:
        """Names lists with these headings, for `MappingMemory`; empty without headings."""
        return signature("shoots", self.mapping.headings)

    @property
    def counts(self) -> ImportCounts:
        """How many rows became what; a row is one, however many days it makes."""
        return counted(row.status for row in self.rows)

    @property
    def reported(self) -> tuple[tuple[int, str], ...]:
        """The rows left out, each with its number in the file and the reason."""
        return tuple((r.row, r.reason) for r in self.rows if r.status is RowStatus.REPORTED)

    @property
    def productions(self) -> tuple[str, ...]:
        """The productions that get days, in the order of the file."""
        return tuple(dict.fromkeys(row.production for row in self.rows if row.production))

    @property
    def empty(self) -> bool:
        """Whether the import would write nothing at all."""
        return self.content == ImportShoots()

    def command(self) -> ImportShoots:
        """The one step that does what the preview shows."""
        return self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class ShootsImport:
    """A job: read a list of days or events and compare it with the plan.

    All rows go into `production` (of the plan, or a value whose id is NEW, which the command adds),
    or each into the production that its cell under the heading `production_from` names; with
    neither, a column is guessed, and without one the file's name is the title. New productions are
    `defaults` with their own title. `date_order` is asked for only where the file does not tell.
    `day_types` overrule what a text for a kind of day is taken for.
    """

    data: bytes
    filename: str = ""
    plan: Plan
    production: Production | ProductionId | None = None
    production_from: str = ""
    defaults: Production | None = None
    date_order: DateOrder | None = None
    mapping: ColumnMapping[ShootField] | None = None
    sheet: str = ""
    encoding: str = ""
    remembered: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    day_types: Mapping[str, DayType] = field(default_factory=dict[str, DayType])

    def run(self, progress: Progress, cancelled: Cancelled) -> ShootsPreview:
        """The preview. Raises AmbiguousDates, Refused for what cannot be read, Stopped."""
        progress(0, 0)
        table, mapping, sheets = self._chosen(cancelled)
        order = self._order(table, mapping)
        column = self._production_column(table, mapping)
        rules = EventRules(
            order=order,
            timezone=self.model.timezone,
            production_column=column,
            day_types=self.day_types,
        )
        gathering = _Gathering(self, table, EventReader(table, mapping, rules))
        gathering.read(progress, cancelled)
        gathering.plan(progress, cancelled)
        return ShootsPreview(
            table=table,
            sheets=sheets,
            mapping=mapping,
            order=order,
            production_column=column,
            kinds=gathering.kinds(),
            rows=tuple(sorted(gathering.rows, key=lambda row: row.row)),
            others=tuple(gathering.others),
            remarks=(*table.remarks, *_unused(table, mapping), *gathering.remarks()),
            content=gathering.command,
        )

    @property
    def given(self) -> Production | None:
        """The production that all rows go into, if one was given."""
        wanted = self.production
        return self.plan.productions[wanted] if isinstance(wanted, int) else wanted

    @property
    def model(self) -> Production:
        """What a new production is like, but for its title."""
        return self.given or self.defaults or Production(id=ProductionId(NEW), title="")

    def _chosen(
        self, cancelled: Cancelled
    ) -> tuple[Table, ColumnMapping[ShootField], tuple[str, ...]]:
        """The sheet with most rows of dates, and what its columns hold."""
        tables = read_tables(self.data, cancelled, encoding=self.encoding)
        wanted = [table for table in tables if table.rows and self.sheet in {"", table.sheet}]
        if not wanted:
            raise Refused(_("There is no sheet “{sheet}” in the file.").format(sheet=self.sheet))
        read = [(t, self.mapping or ShootColumns(t, self.remembered).guess()) for t in wanted]
        table, mapping = max(read, key=lambda choice: _dated(*choice))
        return table, mapping, tuple(table.sheet for table in tables)

    def _order(self, table: Table, mapping: ColumnMapping[ShootField]) -> DateOrder:
        if self.date_order is not None:
            return self.date_order
        columns = [column for kind in _DATES for column in mapping.columns(kind)]
        rows = table.rows[mapping.header :]
        order, example = date_order(cell(row, column) for row in rows for column in columns)
        if order is None:
            raise AmbiguousDates(example)
        return order

    def _production_column(self, table: Table, mapping: ColumnMapping[ShootField]) -> int | None:
        if self.production is not None:
            return None
        if not self.production_from:
            return production_column(table, mapping)
        try:
            return named_column(mapping, self.production_from)
        except KeyError as error:
            raise Refused(
                _("No column is called “{name}”. The columns are: {columns}.").format(
                    name=self.production_from,
                    columns=", ".join(filter(None, mapping.headings)) or _("without headings"),
                )
            ) from error


class _Gathering:
    """Reads the rows, hands them to their productions and gathers rows and command."""

    def __init__(self, job: ShootsImport, table: Table, reader: EventReader) -> None:
        self._job = job
        self._table = table
        self._reader = reader
        self._events: list[Event] = []
        self._planners: dict[ProductionId, ProductionPlanner] = {}
        self._next_id = Provisional()
        self.rows: list[ShootRow] = []
        self.others: list[tuple[int, RowKind]] = []
        self.command = ImportShoots()

    def read(self, progress: Progress, cancelled: Cancelled) -> None:
        """Every row of the table. Raises Stopped when cancelled."""
        total = len(self._table.rows)
        for number in range(1, total + 1):
            if number % _EVERY == 0:
                progress(number, 2 * total)
                if cancelled():
                    raise Stopped
            match self._reader.read(number):
                case RowKind() as kind:
                    self.others.append((number, kind))
                case Repeat(first_row=first):
                    remark = _("The same as row {row}.").format(row=first)
                    self.rows.append(
                        ShootRow(
                            row=number,
                            status=RowStatus.DUPLICATE,
                            remarks=(remark,),
                            first_row=first,
                        )
                    )
                case str(reason):
                    self.rows.append(ShootRow(row=number, status=RowStatus.REPORTED, reason=reason))
                case event:
                    self._events.append(event)

    def plan(self, progress: Progress, cancelled: Cancelled) -> None:
        """Compare the events with the plan, production by production. Raises Stopped."""
        total = max(1, len(self._events))
        done = 0
        for production, events in self._by_production():
            planner = ProductionPlanner(
                self._job.plan, production, self._reader.source, self._next_id
            )
            self._planners[production.id] = planner
            for row in planner.rows(events, cancelled):
                self.rows.append(row)
                done += 1
                if done % _EVERY == 0:
                    progress(total + done, 2 * total)
            if production.id <= NEW:
                self.command = replace(
                    self.command, productions=(*self.command.productions, production)
                )
            self.command = planner.add_to(self.command)
        progress(2 * total, 2 * total)

    def kinds(self) -> tuple[DayKind, ...]:
        """What the texts for kinds of days were taken for, the frequent ones first."""
        found = Counter((e.type_text, e.day_type) for e in self._events if e.type_text)
        return tuple(
            DayKind(text=text, day_type=kind, rows=count)
            for (text, kind), count in found.most_common()
        )

    def remarks(self) -> Iterator[str]:
        """Sentences about the whole file."""
        if not self.rows:
            yield _("The list has headings and no rows below them.")
        missing = sum(planner.missing for planner in self._planners.values())
        if missing:
            yield ngettext(
                "{count} event of an earlier file is not in this one and stays in the project.",
                "{count} events of an earlier file are not in this one and stay in the project.",
                missing,
            ).format(count=missing)

    def _by_production(self) -> list[tuple[Production, list[Event]]]:
        """The events of each production, existing ones found by their title."""
        known = {folded(p.title): p for p in self._job.plan.productions.values()}
        groups: dict[str, tuple[Production, list[Event]]] = {}
        for event in self._events:
            key = folded(event.production)
            if key not in groups:
                groups[key] = (self._production(event.production, known), [])
            groups[key][1].append(event)
        return list(groups.values())

    def _production(self, title: str, known: Mapping[str, Production]) -> Production:
        given = self._job.given
        if given is not None and given.id > NEW:
            return given
        name = given.title if given is not None else title or _title_of(self._job.filename)
        found = known.get(folded(name))
        if found is not None:
            return found
        return replace(self._job.model, id=ProductionId(self._next_id()), title=name)


def _unused(table: Table, mapping: ColumnMapping[ShootField]) -> Iterator[str]:
    """A sentence for each column of dates or times that is left out."""
    for column in unused_times(table, mapping):
        heading = mapping.heading(column) or str(column + 1)
        yield _(
            "The column “{heading}” holds dates or times and is not used. Say what it means."
        ).format(heading=heading)


def _dated(table: Table, mapping: ColumnMapping[ShootField]) -> int:
    columns = [column for kind in _DATES for column in mapping.columns(kind)]
    return sum(1 for row in table.rows for column in columns if cell(row, column).strip())


def _title_of(filename: str) -> str:
    return cleaned(PurePath(filename).stem.replace("_", " ")) or _("Imported days")
