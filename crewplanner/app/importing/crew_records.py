"""The rows of a crew list as records of people, and what became of every other row."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from crewplanner.app.importing.columns import ColumnMapping, PeopleField
from crewplanner.app.importing.contacts import emails, phones
from crewplanner.app.importing.folding import cleaned, heading_key
from crewplanner.app.importing.names import FullName, full_name, nobody, two_part_name
from crewplanner.app.importing.rates import Rate, column_currency, kit_of, per_of, rate_of
from crewplanner.app.importing.role_book import RoleBook
from crewplanner.app.importing.shapes import beside_each_other, looks_like_heading
from crewplanner.app.importing.tables import RowKind, Table, TableKind, blank, cell
from crewplanner.app.jobs import Cancelled, Stopped
from crewplanner.dataclass import dataclass
from crewplanner.i18n import _

_ESCAPED = re.compile(r"'(?=[=+\-@\t])")
_LONGEST_NAME = 120
_EVERY = 64
_MANY_CELLS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewRecord:
    """One person as a row of the list says. `row` is its number in the file, from 1.

    `remarks` are translated sentences about what was not understood and kept as typed.
    """

    row: int
    name: FullName
    department: str = ""
    role: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    address: str = ""
    agent: str = ""
    emergency: str = ""
    rate: Rate | None = None
    kit: Decimal | None = None
    note: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewReading:
    """All rows: `records`, `reported` with the reason, and `others`, which are no records."""

    records: tuple[CrewRecord, ...]
    reported: tuple[tuple[int, str], ...]
    others: tuple[tuple[int, RowKind], ...]


class CrewReader:
    """Reads the rows of one table under one mapping."""

    def __init__(
        self, table: Table, mapping: ColumnMapping[PeopleField], book: RoleBook, region: str
    ) -> None:
        self._table = table
        self._mapping = mapping
        self._book = book
        self._region = region
        rates = [text for row in table.rows for text in self._all(row, PeopleField.RATE)]
        self._currency = column_currency(rates)
        heading = " ".join(mapping.heading(column) for column in mapping.columns(PeopleField.RATE))
        self._per = per_of(heading)
        self._header_keys = tuple(map(heading_key, mapping.headings))
        self._department = ""
        self._begun = mapping.header > 0

    @property
    def currency(self) -> str:
        """The currency that the signs of the rates name, or an empty text."""
        return self._currency

    def read(self, cancelled: Cancelled) -> CrewReading:
        """Every row, in order. Raises Stopped when cancelled."""
        records: list[CrewRecord] = []
        reported: list[tuple[int, str]] = []
        others: list[tuple[int, RowKind]] = []
        for number, row in enumerate(self._table.rows, start=1):
            if number % _EVERY == 0 and cancelled():
                raise Stopped
            match self._row(number, row):
                case RowKind() as kind:
                    others.append((number, kind))
                case str(reason):
                    reported.append((number, reason))
                case record:
                    records.append(record)
        return CrewReading(records=tuple(records), reported=tuple(reported), others=tuple(others))

    def _row(self, number: int, row: tuple[str, ...]) -> CrewRecord | RowKind | str:
        if blank(row):
            return RowKind.BLANK
        if number < self._mapping.header:
            filled = [text for text in row if text.strip()]
            if len(filled) == 1 and self._book.knows_department(filled[0].strip().rstrip(":")):
                self._department = cleaned(filled[0]).rstrip(":")
                return RowKind.DEPARTMENT
            if len(filled) < _MANY_CELLS:
                return RowKind.TITLE
            return _("It stands above the headings.")
        if number == self._mapping.header or self._is_header(row):
            return RowKind.HEADER
        heading = self._heading(row)
        if heading:
            self._department = heading
            self._begun = True
            return RowKind.DEPARTMENT
        record = self._record(number, row)
        if isinstance(record, str) and not self._begun:
            return RowKind.TITLE
        self._begun = self._begun or isinstance(record, CrewRecord)
        return record

    def _is_header(self, row: tuple[str, ...]) -> bool:
        keys = tuple(map(heading_key, row))
        return bool(self._header_keys) and keys == self._header_keys[: len(keys)] and any(keys)

    def _heading(self, row: tuple[str, ...]) -> str:
        """The department that a row alone names: a known one, or any line in capitals."""
        filled = [(column, text) for column, text in enumerate(row) if text.strip()]
        if len(filled) != 1:
            return ""
        column, text = filled[0]
        text = cleaned(text).rstrip(":")
        if self._book.knows_department(text):
            return text
        named = self._mapping.header > 0 and column in self._name_columns()
        return text if looks_like_heading(text) and not named else ""

    def _name_columns(self) -> tuple[int, ...]:
        kinds = (PeopleField.NAME, PeopleField.LAST_NAME, PeopleField.FIRST_NAME)
        return tuple(column for kind in kinds for column in self._mapping.columns(kind))

    def _record(self, number: int, row: tuple[str, ...]) -> CrewRecord | str:
        name = self._name(row)
        if isinstance(name, str):
            return name
        written = self._one(row, PeopleField.DEPARTMENT)
        if written:
            self._department = written
        note = "; ".join(self._all(row, PeopleField.NOTES))
        record = CrewRecord(
            row=number,
            name=name,
            department=written or self._department,
            role=self._one(row, PeopleField.ROLE),
            address=self._one(row, PeopleField.ADDRESS),
            agent=self._one(row, PeopleField.AGENT),
            emergency=self._one(row, PeopleField.EMERGENCY),
            kit=kit_of(note),
            note=note,
        )
        record = self._with_role_beside_name(record)
        return self._with_remarks(self._with_money(self._with_contacts(record, row), row), row)

    def _name(self, row: tuple[str, ...]) -> FullName | str:
        """The name, or the reason why there is none."""
        last = self._one(row, PeopleField.LAST_NAME)
        first = self._one(row, PeopleField.FIRST_NAME)
        whole = self._one(row, PeopleField.NAME)
        if not self._name_columns():
            return _("No column holds names. Say which one does.")
        text = f"{first} {last}".strip() or whole
        if not text:
            return _("There is no name.")
        if nobody(text):
            return _("Nobody is named yet: “{text}”.").format(text=text)
        if "@" in text or len(text) > _LONGEST_NAME:
            return _("“{text}” is not a name.").format(text=text[:_LONGEST_NAME])
        name = two_part_name(last, first) if first or last else full_name(whole)
        return name if name.key else _("“{text}” is not a name.").format(text=text)

    def _with_role_beside_name(self, record: CrewRecord) -> CrewRecord:
        """Where no column holds roles: "Gaffer: Ana Smith", "Ana Smith - Gaffer", "(Gaffer)"."""
        aside = record.name.aside
        if aside and not record.role and self._book.knows_role(aside):
            return replace(record, role=aside)
        if aside:
            record = replace(record, note="; ".join(filter(None, (record.note, aside))))
        if self._mapping.has(PeopleField.ROLE):
            return record
        parts = beside_each_other(record.name.name)
        for role, name in (parts, parts[::-1]) if parts else ():
            if self._book.knows_role(role) and not nobody(name):
                return replace(record, role=role, name=full_name(name))
        return record

    def _with_contacts(self, record: CrewRecord, row: tuple[str, ...]) -> CrewRecord:
        numbers = phones("; ".join(self._all(row, PeopleField.PHONE)), self._region)
        addresses = emails(" ".join(self._all(row, PeopleField.EMAIL)))
        remarks = [
            _("“{text}” is no phone number; kept as typed.").format(text=t) for t in numbers.odd
        ]
        remarks += [_("“{text}” is no e-mail address.").format(text=t) for t in addresses.odd]
        return replace(
            record,
            phones=numbers.values,
            emails=addresses.values,
            remarks=(*record.remarks, *remarks),
        )

    def _with_money(self, record: CrewRecord, row: tuple[str, ...]) -> CrewRecord:
        text = self._one(row, PeopleField.RATE)
        if not text:
            return record
        rate = rate_of(text, self._per, self._currency)
        if rate is not None:
            return replace(record, rate=rate)
        remark = _("“{text}” is no rate; left out.").format(text=text)
        return replace(record, remarks=(*record.remarks, remark))

    def _with_remarks(self, record: CrewRecord, row: tuple[str, ...]) -> CrewRecord:
        remarks = list(record.remarks)
        if record.name.lost:
            remarks.append(_("Letters of the name were lost in the file."))
        unread = [
            text
            for column, text in enumerate(row)
            if text.strip()
            and self._mapping.fields[column : column + 1] in {(), (PeopleField.IGNORE,)}
            and not self._mapping.heading(column)
        ]
        if unread:
            remark = _("“{text}” stands under no heading; left out.")
            remarks.append(remark.format(text=cleaned(unread[0])))
        return replace(record, remarks=tuple(remarks))

    def _one(self, row: tuple[str, ...], field: PeopleField) -> str:
        return next(self._texts(row, field), "")

    def _all(self, row: tuple[str, ...], field: PeopleField) -> tuple[str, ...]:
        return tuple(self._texts(row, field))

    def _texts(self, row: tuple[str, ...], field: PeopleField) -> Iterator[str]:
        """What stands in the columns of a field, without the mark that says "no formula"."""
        for column in self._mapping.columns(field):
            text = cleaned(cell(row, column))
            if self._table.kind is not TableKind.DELIMITED:
                text = _ESCAPED.sub("", text, count=1)
            if text and (field is PeopleField.NAME or not _nothing(text)):
                yield text


def _nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to say: a dash, "n/a"."""
    return text.lower() in {"-", "--", "–", "—", "n/a", "na", "none", "/", "."}
