"""A crew list brought in: bytes to a preview, the preview to one command."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from types import MappingProxyType

from crewplanner.app.commands.imports import ImportPeople
from crewplanner.app.errors import Refused
from crewplanner.app.importing.columns import ColumnMapping, PeopleField, signature
from crewplanner.app.importing.contacts import region_of, region_of_zone
from crewplanner.app.importing.crew_records import CrewReader, CrewReading
from crewplanner.app.importing.pay import with_pay
from crewplanner.app.importing.people_columns import guess_people_columns, regions_of_headings
from crewplanner.app.importing.people_preview import PeoplePlanner, PeopleResult, PeopleRow
from crewplanner.app.importing.preview import ImportCounts, RowStatus, counted
from crewplanner.app.importing.rates import column_currency
from crewplanner.app.importing.role_book import RoleBook
from crewplanner.app.importing.sources import read_tables
from crewplanner.app.importing.tables import RowKind, Table, cell
from crewplanner.app.jobs import Cancelled, Progress
from crewplanner.app.standard_roles import StandardDepartment, standard_roles
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import NEW, PersonId, ProductionId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords, Production, Unit
from crewplanner.i18n import _, ngettext

_REGION_OF_CURRENCY = MappingProxyType({"GBP": "GB", "USD": "US", "CHF": "CH", "CAD": "CA"})
_PROVISIONAL = ProductionId(-1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePreview:
    """What a crew list would do. Change `mapping` and run the job again to read it otherwise.

    `table` is the sheet as it was read, `sheets` the names of all of them. `others` are the rows
    that are no records, by number. `remarks` are sentences about the whole file.
    """

    table: Table
    sheets: tuple[str, ...]
    mapping: ColumnMapping[PeopleField]
    region: str
    rows: tuple[PeopleRow, ...]
    others: tuple[tuple[int, RowKind], ...]
    remarks: tuple[str, ...]
    content: ImportPeople

    @property
    def signature(self) -> str:
        """Names lists with these headings, for `MappingMemory`; empty without headings."""
        return signature("people", self.mapping.headings)

    @property
    def counts(self) -> ImportCounts:
        """How many rows became what."""
        return counted(row.status for row in self.rows)

    @property
    def reported(self) -> tuple[tuple[int, str], ...]:
        """The rows left out, each with its number in the file and the reason."""
        return tuple((r.row, r.reason) for r in self.rows if r.status is RowStatus.REPORTED)

    @property
    def empty(self) -> bool:
        """Whether the import would write nothing at all."""
        return self.content == ImportPeople()

    def command(self) -> ImportPeople:
        """The one step that does what the preview shows."""
        return self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleImport:
    """A job: read a crew list and compare it with the plan.

    With a `production` rates become deals; it is one of the plan, or a value whose id is NEW, which
    the command adds. `region` (a code as GB) is where numbers without a country belong; empty:
    found out. `mapping`, `sheet` and `encoding` overrule the guess. `remembered` is what
    `MappingMemory.recall` gave. `decisions` say by row number who somebody is: a person of the
    plan, or NEW for somebody else. The content says what kind of file it is, not `filename`.
    """

    data: bytes
    filename: str = ""
    plan: Plan
    production: Production | ProductionId | None = None
    region: str = ""
    mapping: ColumnMapping[PeopleField] | None = None
    sheet: str = ""
    encoding: str = ""
    remembered: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    decisions: Mapping[int, PersonId] = field(default_factory=dict[int, PersonId])
    standard: tuple[StandardDepartment, ...] | None = None

    def run(self, progress: Progress, cancelled: Cancelled) -> PeoplePreview:
        """The preview. Raises Refused for a file that cannot be read, Stopped when cancelled.

        One in which the guess of the columns finds neither people nor headings cannot.
        """
        progress(0, 0)
        tables = read_tables(self.data, cancelled, encoding=self.encoding)
        choices = [self._choice(table, cancelled) for table in tables if self._wanted(table)]
        if not choices:
            raise Refused(_("There is no sheet “{sheet}” in the file.").format(sheet=self.sheet))
        best = max(choices, key=lambda choice: choice.score)
        if self.mapping is None and best.strange:
            raise Refused(_nobody_found())
        result = self._result(best, progress, cancelled)
        return PeoplePreview(
            table=best.table,
            sheets=tuple(table.sheet for table in tables),
            mapping=best.mapping,
            region=best.region,
            rows=result.rows,
            others=best.reading.others,
            remarks=tuple(self._remarks(best, choices, result)),
            content=self._complete(result.command, best.currency),
        )

    @property
    def _production(self) -> Production | None:
        given = self.production
        return self.plan.productions[given] if isinstance(given, int) else given

    def _wanted(self, table: Table) -> bool:
        return bool(table.rows) and self.sheet in {"", table.sheet}

    def _choice(self, table: Table, cancelled: Cancelled) -> "_Choice":
        """One sheet read, with how much of a crew list there is in it."""
        standard = standard_roles() if self.standard is None else self.standard
        book = RoleBook(self.plan, standard)
        mapping = self.mapping or guess_people_columns(table, book, self.remembered)
        region = self.region or self._region(table, mapping)
        reader = CrewReader(table, mapping, book, region)
        reading = reader.read(cancelled)
        return _Choice(
            table=table,
            mapping=mapping,
            region=region,
            book=book,
            reading=with_pay(reading, table, mapping, reader.currency),
            currency=reader.currency,
        )

    def _result(self, choice: "_Choice", progress: Progress, cancelled: Cancelled) -> PeopleResult:
        key = None if self._production is None else self._production.id
        planner = PeoplePlanner(
            self.plan,
            choice.book,
            _PROVISIONAL if key == NEW else key,
            signature("people", choice.mapping.headings),
            words=shown_words(self.plan, self._production),
        )
        return planner.result(choice.reading, self.decisions, progress, cancelled)

    def _complete(self, command: ImportPeople, currency: str) -> ImportPeople:
        """The command with the production it adds, if any; that one counts as the rates do."""
        if self._production is None or self._production.id != NEW:
            return command
        unit = Unit(id=UnitId(-1), production=_PROVISIONAL, name=_("Main unit"))
        given = self._production
        fresh = replace(given, id=_PROVISIONAL, currency=currency or given.currency)
        return replace(command, productions=(fresh,), units=(unit,))

    def _region(self, table: Table, mapping: ColumnMapping[PeopleField]) -> str:
        """Where the numbers of a table belong: the production's region before its own signs."""
        columns = mapping.columns(PeopleField.PHONE)
        numbers = [text for row in table.rows for c in columns if (text := cell(row, c).strip())]
        home = self._home_regions(mapping.headings)
        return region_of(numbers, self._likely_regions(table, mapping), home)

    def _home_regions(self, headings: tuple[str, ...]) -> Iterator[str]:
        """Where numbers belong whatever the list looks like: where several of its words are spoken.

        Then where the production is.
        """
        yield from regions_of_headings(headings, least=2)
        if self._production is not None:
            yield from filter(None, (self._production.holiday_region[:2].upper(),))
            yield from filter(None, (region_of_zone(self._production.timezone),))
            if self._production.words is FilmWords.UK:
                yield "GB"

    def _likely_regions(self, table: Table, mapping: ColumnMapping[PeopleField]) -> Iterator[str]:
        rates = mapping.columns(PeopleField.RATE)
        currency = column_currency(cell(row, column) for row in table.rows for column in rates)
        if currency in _REGION_OF_CURRENCY:
            yield _REGION_OF_CURRENCY[currency]
        yield from regions_of_headings(mapping.headings)
        if self._production is not None:
            yield _REGION_OF_CURRENCY.get(self._production.currency, "US")
        yield from ("US", "GB", "DE", "FR", "ES")

    def _remarks(
        self, choice: "_Choice", choices: "list[_Choice]", result: PeopleResult
    ) -> Iterator[str]:
        yield from choice.table.remarks
        unread = [other.table.sheet for other in choices if other is not choice and other.score > 0]
        if unread:
            yield _("Only the sheet “{sheet}” was read, not {others}.").format(
                sheet=choice.table.sheet, others=", ".join(f"“{name}”" for name in unread)
            )
        if choice.strange:
            yield _nobody_found()
        elif not choice.reading.records and not choice.reading.reported:
            yield _("The list has headings and no rows below them.")
        yield from self._currency_remark(choice.currency)
        yield from self._rates_remark(choice.reading)
        if choice.mapping.has(PeopleField.CALL):
            yield _("Call times belong to days, not to people; they are not imported.")
        if result.missing:
            yield ngettext(
                "{count} person of the earlier list is not in this one and stays in the project.",
                "{count} people of the earlier list are not in this one and stay in the project.",
                result.missing,
            ).format(count=result.missing)

    def _rates_remark(self, reading: CrewReading) -> Iterator[str]:
        """That rates are left out where no production is there to owe them."""
        count = sum(1 for record in reading.records if record.rate is not None)
        if count and self._production is None:
            yield ngettext(
                "{count} rate is left out: a rate belongs to a production. Choose the production "
                "(--production).",
                "{count} rates are left out: a rate belongs to a production. Choose the production "
                "(--production).",
                count,
            ).format(count=count)

    def _currency_remark(self, theirs: str) -> Iterator[str]:
        """What to know where the signs of the rates name another currency than the production's."""
        production = self._production
        if production is None or theirs in {"", production.currency}:
            return
        if production.id == NEW:
            remark = _("The new production counts in {theirs}, as the rates of the file do.")
        else:
            remark = _(
                "The rates of the file are in {theirs}, the production counts in {ours}; the "
                "amounts are taken as they are."
            )
        yield remark.format(theirs=theirs, ours=production.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """One sheet as a crew list."""

    table: Table
    mapping: ColumnMapping[PeopleField]
    region: str
    book: RoleBook
    reading: CrewReading
    currency: str

    @property
    def strange(self) -> bool:
        """Whether it is no crew list at all: neither people nor headings nor rows to report."""
        reading = self.reading
        headed = any(kind is RowKind.HEADER for _row, kind in reading.others)
        return not (reading.records or reading.reported or headed)

    @property
    def score(self) -> int:
        """How much of a crew list it is: names with a job count most, then those with a contact."""
        jobs = sum(1 for record in self.reading.records if record.role)
        contacts = sum(1 for record in self.reading.records if record.phones or record.emails)
        return 2 * jobs + contacts


def shown_words(plan: Plan, production: Production | None) -> FilmWords:
    """The film words to show a list in: the production's, else those of all of the project."""
    if production is not None:
        return production.words
    spoken = {one.words for one in plan.productions.values()}
    return FilmWords.UK if spoken == {FilmWords.UK} else FilmWords.US


def _nobody_found() -> str:
    return _("Nobody was found in the list. Give its columns headings such as Name and Role.")
