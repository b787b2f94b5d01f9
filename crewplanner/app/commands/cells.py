"""Cells of the board: write what people's dates shall say, in one step of undo."""

import datetime as dt
from dataclasses import replace

from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.app.step_up import stepping_up
from crewplanner.dataclass import dataclass
from crewplanner.domain.cells import Written, rewritten
from crewplanner.domain.ids import (
    NEW,
    BookingId,
    PersonId,
    ProductionId,
    UnavailabilityId,
    UnitId,
)
from crewplanner.domain.people import Person, Unavailability, UnavailabilityKind
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class CellWrite:
    """What one cell shall say: its bookings in order, nothing to be free.

    A person below zero is one who comes with the command: -1 is the first of them.
    """

    person: PersonId
    date: dt.date
    entries: tuple[Written, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayWrite:
    """A person is away on a date."""

    person: PersonId
    date: dt.date
    kind: UnavailabilityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteCells(Command):
    """Let cells of a production say something else. `words` is the label, translated.

    Bookings are cut, joined and changed so that each cell says just what is written; what other
    cells say stays, but that whoever stood behind a hold that went moves up. New people are added
    first.
    """

    production: ProductionId
    words: str
    cells: tuple[CellWrite, ...] = ()
    away: tuple[AwayWrite, ...] = ()
    people: tuple[Person, ...] = ()

    def label(self) -> str:
        return self.words

    def run(self, tx: Transaction) -> None:
        if not self.cells and not self.away:
            raise Refused(_("There is nothing to write."))
        units = {written.entry.unit for cell in self.cells for written in cell.entries}
        self._check_units(tx, units)
        new = [PersonId(tx.people.add(person)) for person in self.people]
        by_person: dict[PersonId, dict[dt.date, tuple[Written, ...]]] = {}
        for cell in self.cells:
            person = new[-cell.person - 1] if cell.person < 0 else cell.person
            by_person.setdefault(person, {})[cell.date] = cell.entries
        written: set[BookingId] = set()
        with stepping_up(tx, by_person, but=written):
            for person, cells in by_person.items():
                self._write(tx, person, cells, written)
        for one in self.away:
            person = new[-one.person - 1] if one.person < 0 else one.person
            tx.unavailabilities.add(
                Unavailability(
                    id=UnavailabilityId(NEW),
                    person=person,
                    span=DateSpan(first=one.date, last=one.date),
                    kind=one.kind,
                )
            )

    def _check_units(self, tx: Transaction, units: set[UnitId | None]) -> None:
        for unit in units:
            if unit is not None and tx.units.get(unit).production != self.production:
                raise Refused(_("That unit belongs to another production."))

    def _write(
        self,
        tx: Transaction,
        person: PersonId,
        cells: dict[dt.date, tuple[Written, ...]],
        written: set[BookingId],
    ) -> None:
        tx.people.get(person)
        bookings = tx.bookings.find(person=person, production=self.production)
        after = rewritten(bookings, person, self.production, cells)
        for booking in after.removed:
            tx.bookings.remove(booking)
        for booking in after.saved:
            tx.bookings.save(booking)
            written.add(booking.id)
        for booking in after.added:
            written.add(BookingId(tx.bookings.add(replace(booking, person=person))))
