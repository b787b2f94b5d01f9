"""What a crew list changes about one person and their deal, edits by hand being kept."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from crewplanner.app.importing.columns import PeopleField
from crewplanner.app.importing.crew_matching import CrewEntry
from crewplanner.app.importing.folding import folded
from crewplanner.app.importing.preview import FieldChange, takes
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import NEW, DealId, PersonId, ProductionId, RoleId
from crewplanner.domain.people import Contact, ContactKind, Deal, Person

_KINDS: Mapping[PeopleField, ContactKind] = MappingProxyType(
    {
        PeopleField.PHONE: ContactKind.PHONE,
        PeopleField.EMAIL: ContactKind.EMAIL,
        PeopleField.ADDRESS: ContactKind.ADDRESS,
        PeopleField.AGENT: ContactKind.AGENT,
        PeopleField.EMERGENCY: ContactKind.EMERGENCY,
    }
)
RoleNames = Callable[[Iterable[RoleId]], str]
"""The names of roles, stored or provisional, as one text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What changed of somebody, and what was kept though the file differs."""

    changes: tuple[FieldChange, ...]
    kept: tuple[FieldChange, ...]


def incoming_texts(entry: CrewEntry, role_names: RoleNames) -> dict[str, str]:
    """What the list says of somebody, field by field, in the form that is remembered."""
    record = entry.record
    texts = {
        PeopleField.NAME: record.name.name,
        PeopleField.ROLE: role_names(entry.roles),
        PeopleField.PHONE: ", ".join(record.phones),
        PeopleField.EMAIL: ", ".join(record.emails),
        PeopleField.ADDRESS: record.address,
        PeopleField.AGENT: record.agent,
        PeopleField.EMERGENCY: record.emergency,
        PeopleField.NOTES: record.note,
        PeopleField.RATE: _entry_rate(entry),
    }
    return {field.value: text for field, text in texts.items() if text}


def new_person(entry: CrewEntry, person: PersonId) -> Person:
    """Somebody the project does not know yet."""
    record = entry.record
    return Person(
        id=person,
        name=record.name.name,
        sort_name=record.name.sort_name,
        roles=entry.roles,
        contacts=tuple(
            Contact(kind=kind, value=value)
            for field, kind in _KINDS.items()
            for value in _values(entry, field)
        ),
        note=record.note,
    )


def merged_person(
    person: Person, entry: CrewEntry, imported: Mapping[str, str] | None, role_names: RoleNames
) -> tuple[Person, Merged]:
    """The person after the import. `imported` is what the last one said, None if there was none."""
    incoming = incoming_texts(entry, role_names)
    changes: list[FieldChange] = []
    kept: list[FieldChange] = []
    after = person
    for name, text in incoming.items():
        field = PeopleField(name)
        if field is PeopleField.RATE:
            continue
        present = _present(person, field, role_names)
        last = None if imported is None else imported.get(name, "")
        if takes(present, last, text) and not _only_louder(field, present, text):
            after = _applied(after, entry, field)
            changes.append(FieldChange(field=name, before=present, after=text))
        elif (
            field is PeopleField.ROLE and last is None and not set(entry.roles) <= set(after.roles)
        ):
            after = replace(after, roles=tuple(dict.fromkeys((*after.roles, *entry.roles))))
            changes.append(FieldChange(field=name, before=present, after=role_names(after.roles)))
        elif text not in {present, last}:
            kept.append(FieldChange(field=name, before=present, after=text))
    return after, Merged(changes=tuple(changes), kept=tuple(kept))


def new_deal(entry: CrewEntry, production: ProductionId, person: PersonId) -> Deal | None:
    """The deal that the list's rate makes; None where it says none."""
    rate = entry.record.rate
    if rate is None:
        return None
    return Deal(
        id=DealId(NEW),
        production=production,
        person=person,
        rate=rate.amount,
        per=rate.per,
        guarantee=rate.guarantee,
        kit=entry.record.kit or Decimal(0),
    )


def merged_deal(
    deals: Iterable[Deal], entry: CrewEntry, imported: Mapping[str, str] | None
) -> tuple[Deal, Deal, FieldChange] | FieldChange | None:
    """The deal that the list's new rate changes, before and after; of several the one it came from.

    A rate that differs from a deal made or changed by hand is only told; None means nothing to say.
    """
    fresh = new_deal(entry, ProductionId(NEW), PersonId(NEW))
    by_text = {deal_text(deal): deal for deal in deals}
    if fresh is None or not by_text or deal_text(fresh) in by_text:
        return None
    text = deal_text(fresh)
    last = (imported or {}).get(PeopleField.RATE.value)
    change = FieldChange(
        field=PeopleField.RATE.value, before=last or next(iter(by_text)), after=text
    )
    if last is None or last not in by_text:
        return None if last == text else change
    before = by_text[last]
    after = replace(
        before, rate=fresh.rate, per=fresh.per, guarantee=fresh.guarantee, kit=fresh.kit
    )
    return before, after, change


def deal_text(deal: Deal) -> str:
    """A deal's rate as a text that can be compared: `700/day, 600 min, kit 25`."""
    parts = [f"{_plain(deal.rate)}/{deal.per.value}"]
    if deal.guarantee is not None:
        parts.append(f"{deal.guarantee} min")
    if deal.kit:
        parts.append(f"kit {_plain(deal.kit)}")
    return ", ".join(parts)


def _entry_rate(entry: CrewEntry) -> str:
    deal = new_deal(entry, ProductionId(NEW), PersonId(NEW))
    return deal_text(deal) if deal else ""


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


def _values(entry: CrewEntry, field: PeopleField) -> tuple[str, ...]:
    record = entry.record
    match field:
        case PeopleField.PHONE:
            return record.phones
        case PeopleField.EMAIL:
            return record.emails
        case PeopleField.ADDRESS:
            found = record.address
        case PeopleField.AGENT:
            found = record.agent
        case _:
            found = record.emergency
    return (found,) if found else ()


def _present(person: Person, field: PeopleField, role_names: RoleNames) -> str:
    match field:
        case PeopleField.NAME:
            return person.name
        case PeopleField.ROLE:
            return role_names(person.roles)
        case PeopleField.NOTES:
            return person.note
        case _:
            kind = _KINDS[field]
            return ", ".join(c.value for c in person.contacts if c.kind is kind)


def _applied(person: Person, entry: CrewEntry, field: PeopleField) -> Person:
    match field:
        case PeopleField.NAME:
            name = entry.record.name
            return replace(person, name=name.name, sort_name=name.sort_name)
        case PeopleField.ROLE:
            return replace(person, roles=entry.roles)
        case PeopleField.NOTES:
            return replace(person, note=entry.record.note)
        case _:
            return replace(person, contacts=_with_contacts(person, entry, field))


def _with_contacts(person: Person, entry: CrewEntry, field: PeopleField) -> tuple[Contact, ...]:
    """The contacts with those of one kind, in their place, as the list has them.

    What is not private stays so.
    """
    kind = _KINDS[field]
    kinds = [contact.kind for contact in person.contacts]
    place = kinds.index(kind) if kind in kinds else len(kinds)
    private = all(contact.private for contact in person.contacts if contact.kind is kind)
    fresh = [Contact(kind=kind, value=value, private=private) for value in _values(entry, field)]
    before = person.contacts[:place]
    after = tuple(contact for contact in person.contacts[place:] if contact.kind is not kind)
    return (*before, *fresh, *after)


def _only_louder(field: PeopleField, present: str, text: str) -> bool:
    """Whether a name is the same in capitals; nobody wants that one back."""
    return field is PeopleField.NAME and text.isupper() and folded(text) == folded(present)
