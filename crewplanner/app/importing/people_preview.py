"""What every row of a crew list would do, and the command that does it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from crewplanner.app.commands.imports import Edit, ImportPeople
from crewplanner.app.importing.columns import PeopleField
from crewplanner.app.importing.crew_matching import (
    CrewEntry,
    Distinct,
    Duplicate,
    Earlier,
    Identity,
    Matches,
    distinct,
    identity_in,
    matched,
)
from crewplanner.app.importing.crew_records import CrewReading, CrewRecord
from crewplanner.app.importing.people_merge import (
    incoming_texts,
    merged_deal,
    merged_person,
    new_deal,
    new_person,
)
from crewplanner.app.importing.preview import FieldChange, RowStatus
from crewplanner.app.importing.role_book import RoleBook
from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.app.words import department_name, role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import DealId, ImportRecordId, PersonId, ProductionId, RoleId
from crewplanner.domain.imports import ImportRecord
from crewplanner.domain.people import Deal, Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.i18n import _

_PLAIN_SOURCE = "people:plain"
_EVERY = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleRow:
    """One row of the list: who it speaks of and what it would do.

    `row` is its number in the file. `changes` are what an update would change; `remarks` what else
    to know; `reason` why a reported row is left out. `person` is the person of the project, if
    there is one already; `first_row` the row that a duplicate repeats.
    """

    row: int
    status: RowStatus
    name: str = ""
    role: str = ""
    department: str = ""
    phone: str = ""
    email: str = ""
    rate: str = ""
    note: str = ""
    changes: tuple[FieldChange, ...] = ()
    remarks: tuple[str, ...] = ()
    reason: str = ""
    person: PersonId | None = None
    first_row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleResult:
    """The rows in the order of the file, the command, and how many people the list has lost."""

    rows: tuple[PeopleRow, ...]
    command: ImportPeople
    missing: int


class PeoplePlanner:
    """Compares one reading of a list with one plan and gathers what is to be written."""

    def __init__(
        self,
        plan: Plan,
        book: RoleBook,
        production: ProductionId | None,
        source: str,
        *,
        words: FilmWords = FilmWords.US,
    ) -> None:
        self._plan = plan
        self._book = book
        self._words = words
        self._production = production
        self._source = source or _PLAIN_SOURCE
        self._remembered: dict[PersonId, list[ImportRecord]] = {}
        for record in plan.import_records.values():
            if record.person is not None:
                self._remembered.setdefault(record.person, []).append(record)
        self._keys = {
            record.key
            for record in plan.import_records.values()
            if record.production == production and record.person is not None
        }
        self._stored_roles = frozenset(plan.roles)
        self._people: list[Person] = []
        self._edited_people: list[Edit[Person]] = []
        self._deals: list[Deal] = []
        self._edited_deals: list[Edit[Deal]] = []
        self._records: list[ImportRecord] = []
        self._edited_records: list[Edit[ImportRecord]] = []

    def result(
        self,
        reading: CrewReading,
        decisions: Mapping[int, PersonId],
        progress: Progress,
        cancelled: Cancelled,
    ) -> PeopleResult:
        """Every row and the command. Raises Stopped when cancelled."""
        found = distinct(reading.records, self._book)
        listed = frozenset(self._listed())
        earlier = Earlier(names=tuple(self._names()), listed=listed)
        matches = matched(found.entries, self._plan.people.values(), earlier, decisions)
        rows = [*self._reported(reading, found), *map(self._duplicate, found.duplicates)]
        for done, entry in enumerate(found.entries):
            if done % _EVERY == 0:
                progress(done, len(found.entries))
                if cancelled():
                    raise Stopped
            rows.append(self._entry(entry, matches))
        return PeopleResult(
            rows=tuple(sorted(rows, key=lambda row: row.row)),
            command=self._command(),
            missing=len(listed - set(matches.people.values())),
        )

    def _names(self) -> Iterator[tuple[PersonId, Identity]]:
        """How earlier lists named people."""
        for person, records in self._remembered.items():
            for record in records:
                yield person, identity_in(dict(record.values))

    def _listed(self) -> Iterator[PersonId]:
        """Who came from an earlier version of this list."""
        for person, records in self._remembered.items():
            if any(
                record.production == self._production and record.key.startswith(f"{self._source}/")
                for record in records
            ):
                yield person

    def _command(self) -> ImportPeople:
        roles = self._book.new_roles()
        homes = {role.department for role in roles}
        return ImportPeople(
            departments=tuple(d for d in self._book.new_departments() if d.id in homes),
            roles=roles,
            people=tuple(self._people),
            edited_people=tuple(self._edited_people),
            deals=tuple(self._deals),
            edited_deals=tuple(self._edited_deals),
            records=tuple(self._records),
            edited_records=tuple(self._edited_records),
        )

    def _reported(self, reading: CrewReading, found: Distinct) -> Iterator[PeopleRow]:
        for row, reason in reading.reported:
            yield PeopleRow(row=row, status=RowStatus.REPORTED, reason=reason)
        for record, others in found.unclear:
            reason = _("Several rows have this name ({rows}); it is not clear which one is meant.")
            yield replace(
                self._base(record, ()),
                status=RowStatus.REPORTED,
                reason=reason.format(rows=", ".join(map(str, others))),
            )

    def _duplicate(self, duplicate: Duplicate) -> PeopleRow:
        row = self._base(duplicate.record, duplicate.added)
        remarks = [_("The same person as in row {row}.").format(row=duplicate.first_row)]
        if duplicate.added:
            remarks.append(
                _("Adds the role {role}.").format(role=self._shown_roles(duplicate.added))
            )
        return replace(
            row,
            status=RowStatus.DUPLICATE,
            remarks=(*remarks, *row.remarks),
            first_row=duplicate.first_row,
        )

    def _entry(self, entry: CrewEntry, matches: Matches) -> PeopleRow:
        row = entry.record.row
        base = self._base(entry.record, entry.roles)
        if row in matches.unclear:
            count = len(matches.unclear[row])
            reason = _(
                "{count} people of the project are called so, and the row has no number or address "
                "that tells who is meant."
            )
            return replace(base, status=RowStatus.REPORTED, reason=reason.format(count=count))
        if row in matches.people:
            return self._known_person(entry, base, self._plan.people[matches.people[row]])
        person = new_person(entry, PersonId(-1 - len(self._people)))
        self._people.append(person)
        if self._production is not None:
            self._add_deal(entry, self._production, person.id)
        self._remember(entry, person.id, None)
        remarks = base.remarks
        if row in matches.namesakes:
            remarks = (*remarks, _("Somebody else of this name is in the project already."))
        return replace(base, remarks=remarks)

    def _known_person(self, entry: CrewEntry, base: PeopleRow, person: Person) -> PeopleRow:
        record = self._record_of(person.id)
        imported = None if record is None else dict(record.values)
        after, merged = merged_person(person, entry, imported, self._role_names)
        if after != person:
            self._edited_people.append(Edit(before=person, after=after))
        changes = [self._told(change, person.roles, after.roles) for change in merged.changes]
        changes += self._merge_deal(entry, person.id, record)
        self._remember(entry, person.id, record)
        kept = [
            _("“{before}” was entered by hand and stays; the file says “{after}”.").format(
                before=change.before, after=change.after
            )
            for change in (self._told(one, person.roles, entry.roles) for one in merged.kept)
        ]
        return replace(
            base,
            status=RowStatus.UPDATED if changes else RowStatus.UNCHANGED,
            changes=tuple(changes),
            remarks=(*base.remarks, *kept),
            person=person.id,
        )

    def _merge_deal(
        self, entry: CrewEntry, person: PersonId, record: ImportRecord | None
    ) -> Iterator[FieldChange]:
        """The change of a deal, or the new one where there was none in this production."""
        if self._production is None:
            return
        deals = [
            deal
            for deal in self._plan.deals_of.get(person, ())
            if deal.production == self._production
        ]
        ours = record is not None and record.production == self._production
        imported = dict(record.values) if record is not None and ours else None
        if not deals and (imported is None or "rate" not in imported):
            text = self._add_deal(entry, self._production, person)
            if text:
                yield FieldChange(field="rate", before="", after=text)
            return
        merged = merged_deal(deals, entry, imported)
        if isinstance(merged, tuple):
            before, after, change = merged
            self._edited_deals.append(Edit(before=before, after=after))
            yield change

    def _add_deal(self, entry: CrewEntry, production: ProductionId, person: PersonId) -> str:
        deal = new_deal(entry, production, person)
        if deal is None:
            return ""
        show = self._plan.productions.get(production)
        agreement = show.agreement if show else deal.agreement
        key = DealId(-1 - len(self._deals))
        self._deals.append(replace(deal, id=key, agreement=agreement))
        return incoming_texts(entry, self._role_names).get("rate", "")

    def _record_of(self, person: PersonId) -> ImportRecord | None:
        """The memory of the last import: that of this production, else the latest of any."""
        records = self._remembered.get(person, [])
        own = [record for record in records if record.production == self._production]
        return max(own or records, key=lambda record: record.id, default=None)

    def _remember(self, entry: CrewEntry, person: PersonId, record: ImportRecord | None) -> None:
        values = incoming_texts(entry, self._role_names)
        if record is not None and record.production == self._production:
            kept = {**dict(record.values), **values}
            if kept != dict(record.values):
                after = replace(record, values=tuple(kept.items()))
                self._edited_records.append(Edit(before=record, after=after))
            return
        self._records.append(
            ImportRecord(
                id=ImportRecordId(-1 - len(self._records)),
                key=self._fresh_key(entry),
                production=self._production,
                person=person,
                values=tuple(values.items()),
            )
        )

    def _fresh_key(self, entry: CrewEntry) -> str:
        base = key = f"{self._source}/{entry.identity.key}"
        number = 1
        while key in self._keys:
            number += 1
            key = f"{base}#{number}"
        self._keys.add(key)
        return key

    def _base(self, record: CrewRecord, roles: Iterable[RoleId]) -> PeopleRow:
        named = tuple(roles)
        home = record.department
        if named:
            home = department_name(self._book.department_of(named[0]), self._words)
        remarks = list(record.remarks)
        remarks += [
            _("“{role}” is a new role.").format(role=self._shown_roles((role,)))
            for role in named
            if self._book.is_unheard(role)
        ]
        return PeopleRow(
            row=record.row,
            status=RowStatus.NEW,
            name=record.name.name,
            role=self._shown_roles(named) or record.role,
            department=home,
            phone=", ".join(record.phones),
            email=", ".join(record.emails),
            rate=str(record.rate or ""),
            note=record.note,
            remarks=tuple(remarks),
        )

    def _told(
        self, change: FieldChange, before: Iterable[RoleId], after: Iterable[RoleId]
    ) -> FieldChange:
        """The change as it is shown: roles in the film words of the production."""
        if change.field != PeopleField.ROLE:
            return change
        return replace(change, before=self._shown_roles(before), after=self._shown_roles(after))

    def _shown_roles(self, roles: Iterable[RoleId]) -> str:
        return ", ".join(role_name(self._book.role(role), self._words) for role in roles)

    def _role_names(self, roles: Iterable[RoleId]) -> str:
        """The names that are compared and remembered; the same whatever the film words are."""
        return ", ".join(self._book.role(role).name for role in roles)
