"""Erasing a person for good: hours and pay stay under a pseudonym, all else goes."""

from dataclasses import replace
from typing import Any

from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.dataclass import dataclass
from crewplanner.domain.erasures import Erasure
from crewplanner.domain.ids import NEW, ErasureId, PersonId
from crewplanner.domain.people import Person, UnavailabilityKind
from crewplanner.i18n import _
from crewplanner.store.erasing import Words, without
from crewplanner.store.transaction import Transaction


def pseudonym_of(person: PersonId) -> str:
    """What somebody is called after being erased."""
    return _("Person {number}").format(number=person)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasePerson(Command):
    """Take name, contacts and every word on a person out of the project, its history and its undo.

    Bookings, worked times, deals and so their pay stay, under a pseudonym. Issued papers that name
    the person lose their files. It cannot be undone: nothing is left to bring back.
    """

    person: PersonId

    def label(self) -> str:
        return _("Erase a person")

    @property
    def final(self) -> bool:
        return True

    def run(self, tx: Transaction) -> None:
        person = tx.people.get(self.person)
        pseudonym = pseudonym_of(self.person)
        if person.name == pseudonym and not person.contacts:
            raise Refused(_("This person was erased already."))
        words = (
            *((text, pseudonym) for text in (person.name, person.sort_name) if text.strip()),
            *((contact.value, "…") for contact in person.contacts),
        )
        self._take_files(tx, words)
        bare = Person(id=person.id, name=pseudonym, roles=person.roles)
        tx.people.save(bare)
        self._take_words(tx)
        if not tx.erasures.find(person=int(self.person)):
            tx.erasures.add(
                Erasure(
                    id=ErasureId(NEW),
                    person=int(self.person),
                    pseudonym=pseudonym,
                    at=tx.at,
                    who=tx.who,
                )
            )
        tx.forget(words)

    def _take_words(self, tx: Transaction) -> None:
        """Every free word that stands with the person."""
        for away in tx.unavailabilities.find(person=self.person):
            kind = UnavailabilityKind.PERSONAL
            tx.unavailabilities.save(replace(away, kind=kind, note=""))
        for record in tx.import_records.find(person=self.person):
            tx.import_records.remove(record.id)
        for table, field in (
            ("bookings", "note"),
            ("timecards", "remarks"),
            ("outside_holds", "note"),
        ):
            records: Any = getattr(tx, table)
            for record in records.find(person=self.person):
                if getattr(record, field):
                    records.save(replace(record, **{field: ""}))

    def _take_files(self, tx: Transaction, words: Words) -> None:
        """The files of issued papers that name the person go; what they said stays without."""
        dropped: set[str] = set()
        for issued in tx.issued.all():
            said, model = _said_without(tx, issued.model, words)
            if said or not model:
                dropped |= {issued.model, *(name for _file, name in issued.files)}
                sent = tuple(one for one in issued.sent if one[0] != str(self.person))
                tx.issued.save(replace(issued, model=model, files=(), sent=sent))
        for review in tx.reviews.all():
            said, model = _said_without(tx, review.model, words)
            if said:
                dropped.add(review.model)
                tx.reviews.save(replace(review, model=model))
        used = {name for issued in tx.issued.all() for _file, name in issued.files}
        used |= {record.model for record in (*tx.issued.all(), *tx.reviews.all())}
        used |= {production.logo for production in tx.productions.all()}
        for name in dropped - used:
            tx.attachments.remove(name)


def _said_without(tx: Transaction, model: str, words: Words) -> tuple[bool, str]:
    """Whether what a paper said has any of the words, and the name of the same without them."""
    if not model:
        return False, ""
    try:
        text = tx.attachments.get(model).decode("utf-8", "replace")
    except KeyError:
        return False, ""
    bare = without(text, words)
    return (False, model) if bare == text else (True, tx.attachments.add(bare.encode()))
