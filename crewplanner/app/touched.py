"""Whom and which dates a change may have touched, so that all else can be kept."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from crewplanner.app.changes import ChangeSet
from crewplanner.domain.days import DaySheet
from crewplanner.domain.ids import BookingId, PersonId, ProductionId
from crewplanner.domain.plan import DateKey, Plan
from crewplanner.domain.stints import week_of

_OF_A_PERSON = ("bookings", "timecards", "unavailabilities")
_OF_A_DATE = ("shoot_days", "day_sheets", "holidays")
_INERT = ("deals", "approvals", "import_records", "places", "departments", "roles")
_KNOWN = frozenset((*_OF_A_PERSON, *_OF_A_DATE, *_INERT, "people"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """People whose days may be others now, and dates whose crew or day may be another."""

    people: frozenset[PersonId]
    dates: frozenset[DateKey]


def touched(before: Plan, after: Plan, changes: ChangeSet) -> Touched | None:
    """What a change may have touched; None where it may be everything."""
    tables = {table for table, ids in changes.rows.items() if ids}
    if changes.everything or not tables <= _KNOWN:
        return None
    people: set[PersonId] = {PersonId(key) for key in changes.rows.get("people", ())}
    dates: set[DateKey] = set()
    for plan in (before, after):
        people.update(_owners(plan, changes))
        for production, date in _dates(plan, changes):
            dates.add((production, date))
            people.update(_around(plan, production, date))
        dates.update(_booked(plan, changes))
    return Touched(people=frozenset(people), dates=frozenset(dates))


def _owners(plan: Plan, changes: ChangeSet) -> Iterator[PersonId]:
    for table in _OF_A_PERSON:
        records = getattr(plan, table)
        for key in changes.rows.get(table, ()):
            if key in records:
                yield records[key].person


def _dates(plan: Plan, changes: ChangeSet) -> Iterator[DateKey]:
    for table in _OF_A_DATE:
        records = getattr(plan, table)
        for key in changes.rows.get(table, ()):
            record = records.get(key)
            if isinstance(record, DaySheet):
                record = plan.shoot_days.get(record.day)
            if record is not None:
                yield record.production, record.date


def _around(plan: Plan, production: ProductionId, date: dt.date) -> Iterator[PersonId]:
    """Who is booked in the week of a date: a day that is there or not says who rests in it."""
    settings = plan.productions.get(production)
    for day in week_of(date, settings.first_weekday if settings else 0):
        yield from (booking.person for booking in plan.bookings_at.get((production, day), ()))
    yield from (card.person for card in plan.timecards_at.get((production, date), ()))


def _booked(plan: Plan, changes: ChangeSet) -> Iterator[DateKey]:
    """The dates of the bookings that were touched, and of those of people who were."""
    bookings = [plan.bookings.get(BookingId(key)) for key in changes.rows.get("bookings", ())]
    for key in changes.rows.get("people", ()):
        bookings += plan.bookings_of.get(PersonId(key), ())
    for booking in bookings:
        if booking is not None:
            yield from ((booking.production, date) for date in booking.span)
