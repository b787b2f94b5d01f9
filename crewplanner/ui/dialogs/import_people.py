"""Crew lists as the import dialog shows them."""

from enum import StrEnum
from types import MappingProxyType

from crewplanner.app.importing.columns import PeopleField
from crewplanner.app.importing.people import PeopleImport, PeoplePreview, shown_words
from crewplanner.app.importing.people_preview import PeopleRow
from crewplanner.app.importing.preview import RowStatus
from crewplanner.app.jobs import Job
from crewplanner.app.ranking import folded
from crewplanner.app.words import role_name
from crewplanner.domain.ids import PersonId
from crewplanner.domain.people import Person
from crewplanner.domain.plan import Plan
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.dialogs.import_kinds import (
    ImportKind,
    Preview,
    Request,
    ShownColumn,
    ShownRow,
    change_text,
)

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
    (PeopleField.RATE_PER, N_("Rate is per")),
    (PeopleField.GUARANTEE, N_("Guaranteed hours")),
    (PeopleField.KIT, N_("Kit")),
    (PeopleField.RATE_PER, N_("Unit of the rate")),
    (PeopleField.GUARANTEE, N_("Guaranteed hours")),
    (PeopleField.KIT, N_("Kit for a day")),
    (PeopleField.NOTES, N_("Notes")),
    (PeopleField.ADDRESS, N_("Address")),
    (PeopleField.AGENT, N_("Agent")),
    (PeopleField.EMERGENCY, N_("Emergency contact")),
    (PeopleField.CALL, N_("Call (left out)")),
)
_PEOPLE_WORDS = MappingProxyType({name.value: text for name, text in _PEOPLE_FIELDS})


_SEVERAL = 2


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
            ShownColumn(id="name", title=_("Name"), width=170, least=150, strong=True),
            ShownColumn(id="role", title=_("Role"), width=140, least=140),
            ShownColumn(id="department", title=_("Department"), width=104),
            ShownColumn(id="phone", title=_("Phone"), width=140, least=138, if_any=True),
            ShownColumn(id="email", title=_("E-mail"), width=110, if_any=True),
            ShownColumn(id="rate", title=_("Rate"), width=92, fit=True, if_any=True),
        )

    @property
    def fields(self) -> tuple[tuple[StrEnum, str], ...]:
        return tuple((name, _(text)) for name, text in _PEOPLE_FIELDS)

    @property
    def many(self) -> frozenset[StrEnum]:
        return frozenset(
            {
                PeopleField.IGNORE,
                PeopleField.PHONE,
                PeopleField.EMAIL,
                PeopleField.RATE,
                PeopleField.NOTES,
            }
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

    def fit(self, preview: PeoplePreview) -> float:
        told = [row for row in preview.rows if row.name and row.role]
        return len(told) / max(1, len(preview.rows))

    def people_like(
        self, row: ShownRow, plan: Plan, *, decided: bool
    ) -> list[tuple[PersonId, str]]:
        name = folded(row.cells.get("name", ""))
        if not name or row.status is RowStatus.DUPLICATE:
            return []
        found = [
            (person.id, _person_words(plan, person))
            for person in plan.people.values()
            if folded(person.name) == name
        ]
        sure = row.person is not None and len(found) < _SEVERAL and not decided
        return [] if sure else found

    def verb(self, preview: Preview) -> str:
        count = preview.counts.new + preview.counts.updated
        return ngettext("Import {count} person", "Import {count} people", count).format(count=count)

    def done(self, preview: Preview) -> str:
        count = preview.counts.new + preview.counts.updated
        return ngettext("Imported {count} person", "Imported {count} people", count).format(
            count=count
        )


def _person_row(row: PeopleRow) -> ShownRow:
    notes = [
        change_text(_field_words(change.field), change.before, change.after)
        for change in row.changes
    ]
    notes += row.remarks
    if row.note and row.status is RowStatus.NEW:
        notes.append(_("Note: {text}.").format(text=" ".join(row.note.split()).rstrip(".")))
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
        person=row.person,
    )


def _field_words(name: str) -> str:
    return _(_PEOPLE_WORDS[name]) if name in _PEOPLE_WORDS else name


def _person_words(plan: Plan, person: Person) -> str:
    """Somebody of the project among others of that name."""
    words = shown_words(plan, None)
    roles = [role_name(plan.roles[role], words) for role in person.roles[:1] if role in plan.roles]
    return " · ".join((person.name, *roles, *filter(None, (person.phone or person.email,))))
