"""From what a text says to what a cell shall say: what is not said stays, or is as usual."""

import datetime as dt
from dataclasses import replace

from crewplanner.app.cell_text import CellText, Change
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import TENTATIVE, Booking, BookingStatus
from crewplanner.domain.cells import Entry, Written, cell_entries, with_entry
from crewplanner.domain.ids import NEW, BookingId, PersonId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DAY, LATEST, Clock, DateSpan, resolve
from crewplanner.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPlace:
    """A person's date; `booking` names the one meant where several meet there.

    `unit` is the one that is meant where none is said, other than the main one.
    """

    person: PersonId
    date: dt.date
    booking: BookingId | None = None
    unit: UnitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTimes:
    """The planned call and wrap of the unit that an entry works with on a date, where known."""

    call: int | None = None
    wrap: int | None = None


def main_unit(plan: Plan, production: Production) -> UnitId | None:
    """The production's first unit."""
    units = [unit for unit in plan.units.values() if unit.production == production.id]
    return min(units, key=lambda unit: (unit.position, unit.id)).id if units else None


def usual_entry(plan: Plan, production: Production, person: PersonId) -> Entry:
    """What a person is booked as where nothing is said: a first hold, usual role, main unit."""
    found = plan.people.get(person)
    role = next(iter(found.roles), None) if found else None
    return Entry(role=role, unit=main_unit(plan, production))


def unit_times(plan: Plan, production: Production, entry: Entry, date: dt.date) -> UnitTimes:
    """What the unit of an entry plans for the date."""
    blank = Booking(
        id=BookingId(NEW),
        production=production.id,
        person=PersonId(NEW),
        span=DateSpan(first=date, last=date),
    )
    day = plan.day_of(with_entry(blank, entry), date)
    return UnitTimes(call=day.call, wrap=day.wrap) if day is not None else UnitTimes()


def bookings_on(plan: Plan, production: Production, place: CellPlace) -> tuple[Booking, ...]:
    """The bookings of a cell, whatever their status, in the order in which a cell says them."""
    found = (
        booking
        for booking in plan.bookings_of.get(place.person, ())
        if booking.production == production.id and place.date in booking.span
    )
    return tuple(sorted(found, key=lambda booking: booking.id))


def written_on(plan: Plan, production: Production, place: CellPlace) -> tuple[Written, ...]:
    """What a cell says now, for the production."""
    return cell_entries(plan.bookings_of.get(place.person, ()), production.id, place.date)


def changed(change: Change, before: Entry | None, usual: Entry, *, whole: bool) -> Entry:
    """The entry after a change. With `whole`, a change that says a status says all there is."""
    base = usual if before is None or (whole and change.states) else before
    after = replace(base, **dict(change.fields))
    if after.status is not base.status and not (whole and change.states):
        if after.status is not BookingStatus.CHALLENGED:
            after = replace(after, challenged_until=None)
        if after.status not in TENTATIVE:
            after = replace(after, expires=None)
    return after


def in_order(entry: Entry, change: Change, times: UnitTimes) -> Entry:
    """The entry with a typed wrap after its call: 2:00 after 20:00 is the next day's.

    Raises ValueError with a sentence where the two times cannot be.
    """
    said = {name for name, _value in change.fields}
    call, wrap = resolve(entry.call, times.call), resolve(entry.wrap, times.wrap)
    if call is None or wrap is None or not said & {"call", "wrap"}:
        return entry
    if wrap <= call and "wrap" in said and isinstance(entry.wrap, Clock):
        wrap += DAY
        entry = replace(entry, wrap=Clock(minutes=wrap))
    if wrap <= call and entry.wrap is not None:
        raise ValueError(_("The wrap is not after the call."))
    if wrap > LATEST:
        raise ValueError(_("The wrap is more than a day past its own date."))
    return entry


def entries_after(
    text: CellText, plan: Plan, production: Production, place: CellPlace, *, whole: bool = False
) -> tuple[Written, ...]:
    """What a cell says after a text was put into it: the first booking pairs with the first text.

    With a booking named in the place, the text is for that one and the others stay. Raises
    ValueError with a sentence for times that cannot be.
    """
    before = written_on(plan, production, place)
    ids: list[BookingId | None] = [booking.id for booking in bookings_on(plan, production, place)]
    at = ids.index(place.booking) if place.booking in ids else None
    meant = before if at is None else before[at : at + 1]
    usual = usual_entry(plan, production, place.person)
    if place.unit is not None and not whole:
        usual = replace(usual, unit=place.unit)
    after: list[Written] = []
    for number, change in enumerate(text.changes):
        old = meant[number].entry if number < len(meant) else None
        entry = changed(change, old, usual, whole=whole)
        entry = in_order(entry, change, unit_times(plan, production, entry, place.date))
        starts = True if change.starts else (False if whole else None)
        after.append(Written(entry=entry, starts=starts))
    if at is None:
        return tuple(after)
    kept = [replace(one, starts=None) for one in before]
    return (*kept[:at], *after, *kept[at + 1 :])
