"""Plan: an immutable snapshot of a project with the indexes that rules, pay and views ask for.

It is replaced, never changed: `replaced` gives the next plan and shares all that did not change.
A worker on another thread may keep one as long as it likes.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import partial
from types import MappingProxyType
from typing import Any

from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import DaySheet, Need, ShootDay
from crewplanner.domain.ids import (
    BookingId,
    DayId,
    DaySheetId,
    DealId,
    DepartmentId,
    HolidayId,
    ImportRecordId,
    NeedId,
    PersonId,
    PlaceId,
    ProductionId,
    RoleId,
    TimecardId,
    UnavailabilityId,
    UnitId,
)
from crewplanner.domain.imports import ImportRecord
from crewplanner.domain.people import Deal, Department, Person, Role, Unavailability
from crewplanner.domain.productions import Holiday, Place, Production, Unit
from crewplanner.domain.timecards import Timecard, WorkedDay, worked_day

_table = partial(field, default_factory=dict[Any, Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every record of a project by id, and the same records by what they belong to.

    The table fields carry the names of the store's tables. Do not change a mapping: see `replaced`.
    """

    productions: Mapping[ProductionId, Production] = _table()
    units: Mapping[UnitId, Unit] = _table()
    places: Mapping[PlaceId, Place] = _table()
    holidays: Mapping[HolidayId, Holiday] = _table()
    departments: Mapping[DepartmentId, Department] = _table()
    roles: Mapping[RoleId, Role] = _table()
    people: Mapping[PersonId, Person] = _table()
    deals: Mapping[DealId, Deal] = _table()
    unavailabilities: Mapping[UnavailabilityId, Unavailability] = _table()
    shoot_days: Mapping[DayId, ShootDay] = _table()
    needs: Mapping[NeedId, Need] = _table()
    bookings: Mapping[BookingId, Booking] = _table()
    day_sheets: Mapping[DaySheetId, DaySheet] = _table()
    timecards: Mapping[TimecardId, Timecard] = _table()
    import_records: Mapping[ImportRecordId, ImportRecord] = _table()

    bookings_of: Mapping[PersonId, tuple[Booking, ...]] = _table()
    deals_of: Mapping[PersonId, tuple[Deal, ...]] = _table()
    unavailabilities_of: Mapping[PersonId, tuple[Unavailability, ...]] = _table()
    timecards_of: Mapping[PersonId, tuple[Timecard, ...]] = _table()
    days_on: Mapping[tuple[ProductionId, dt.date], tuple[ShootDay, ...]] = _table()
    sheet_of: Mapping[DayId, DaySheet] = _table()
    holidays_on: Mapping[tuple[ProductionId, dt.date], Holiday] = _table()

    def replaced(self, tables: Mapping[str, Mapping[int, object | None]]) -> "Plan":
        """The plan after changes: per table the new values by id, None where a record went.

        Only the indexes that a change touches are built again. Raises KeyError for an unknown table.
        """
        changes: dict[str, Any] = {}
        for name, values in tables.items():
            if name not in TABLES:
                raise KeyError(name)
            merged = dict(getattr(self, name))
            for key, value in values.items():
                if value is None:
                    merged.pop(key, None)
                else:
                    merged[key] = value
            changes[name] = merged
        after = replace(self, **changes)
        indexes = {
            index: build(after, self, tables) for index, (table, build) in _INDEXES.items() if table in tables
        }
        return replace(after, **indexes)

    def booking_on(self, person: PersonId, date: dt.date) -> tuple[Booking, ...]:
        """The person's live bookings that cover the date."""
        return tuple(b for b in self.bookings_of.get(person, ()) if b.live and date in b.span)

    def day_of(self, booking: Booking, date: dt.date) -> ShootDay | None:
        """The day that the booking works on a date: its unit's, or the only or first one without a unit."""
        days = self.days_on.get((booking.production, date), ())
        if booking.unit is None:
            return days[0] if days else None
        return next((day for day in days if day.unit == booking.unit), None)

    def deal_on(self, production: ProductionId, person: PersonId, date: dt.date) -> Deal | None:
        """The deal in force on the date: of those that cover it, the one that began last."""
        in_force = [
            deal
            for deal in self.deals_of.get(person, ())
            if deal.production == production and deal.covers(date)
        ]
        return max(in_force, key=lambda deal: (deal.valid_from or dt.date.min, deal.id), default=None)

    def timecard_on(
        self, production: ProductionId, person: PersonId, date: dt.date
    ) -> Timecard | None:
        """The person's own card for the date, if one was written."""
        cards = self.timecards_of.get(person, ())
        return next((c for c in cards if c.production == production and c.date == date), None)

    def worked_on(
        self, production: ProductionId, person: PersonId, date: dt.date
    ) -> WorkedDay | None:
        """What the person really worked for the production on the date, inheritance resolved."""
        card = self.timecard_on(production, person, date)
        sheet = None
        for booking in self.booking_on(person, date):
            day = self.day_of(booking, date) if booking.production == production else None
            if day is not None:
                sheet = self.sheet_of.get(day.id)
                break
        return worked_day(person, date, card, sheet)


TABLES: tuple[str, ...] = tuple(f.name for f in fields(Plan))[:15]
"""The fields of `Plan` that are tables of the store, in an order in which parents come first."""


def _by_owner(table: str, owner: str, index: str, order: str) -> Any:
    def build(after: Plan, before: Plan, tables: Mapping[str, Mapping[int, object | None]]) -> Any:
        touched: set[Any] = set()
        old_values, new_values = getattr(before, table), getattr(after, table)
        for key in tables[table]:
            for values in (old_values, new_values):
                if key in values:
                    touched.add(getattr(values[key], owner))
        result = dict(getattr(before, index))
        gathered: dict[Any, list[Any]] = {key: [] for key in touched}
        for key in touched:
            gathered[key] = [v for v in result.get(key, ()) if v.id not in tables[table]]
        for key in tables[table]:
            if key in new_values:
                value = new_values[key]
                gathered[getattr(value, owner)].append(value)
        for key, members in gathered.items():
            if members:
                result[key] = tuple(sorted(members, key=lambda v: (_order(v, order), v.id)))
            else:
                result.pop(key, None)
        return result

    return build


def _order(value: Any, name: str) -> Any:
    if name == "span":
        return value.span.first
    found = getattr(value, name)
    return dt.date.min if found is None else found


def _days_on(after: Plan, before: Plan, tables: Mapping[str, Mapping[int, object | None]]) -> Any:
    del before, tables
    found: dict[tuple[ProductionId, dt.date], list[ShootDay]] = {}
    for day in after.shoot_days.values():
        found.setdefault((day.production, day.date), []).append(day)
    positions = {unit.id: unit.position for unit in after.units.values()}
    return {
        key: tuple(sorted(days, key=lambda d: (positions.get(d.unit, 0), d.id)))
        for key, days in found.items()
    }


def _sheets(after: Plan, before: Plan, tables: Mapping[str, Mapping[int, object | None]]) -> Any:
    del before, tables
    return {sheet.day: sheet for sheet in after.day_sheets.values()}


def _holidays(after: Plan, before: Plan, tables: Mapping[str, Mapping[int, object | None]]) -> Any:
    del before, tables
    return {(h.production, h.date): h for h in after.holidays.values()}


_INDEXES: Mapping[str, tuple[str, Any]] = MappingProxyType(
    {
        "bookings_of": ("bookings", _by_owner("bookings", "person", "bookings_of", "span")),
        "deals_of": ("deals", _by_owner("deals", "person", "deals_of", "valid_from")),
        "unavailabilities_of": (
            "unavailabilities",
            _by_owner("unavailabilities", "person", "unavailabilities_of", "span"),
        ),
        "timecards_of": ("timecards", _by_owner("timecards", "person", "timecards_of", "date")),
        "days_on": ("shoot_days", _days_on),
        "sheet_of": ("day_sheets", _sheets),
        "holidays_on": ("holidays", _holidays),
    }
)


def make_plan(records: Iterable[object] = ()) -> Plan:
    """A plan of those records, each put into the table of its type."""
    tables: dict[str, dict[int, object | None]] = {}
    for record in records:
        tables.setdefault(TABLE_OF[type(record)], {})[getattr(record, "id")] = record  # noqa: B009
    return Plan().replaced(tables)


TABLE_OF: Mapping[type, str] = MappingProxyType(
    {
        Production: "productions",
        Unit: "units",
        Place: "places",
        Holiday: "holidays",
        Department: "departments",
        Role: "roles",
        Person: "people",
        Deal: "deals",
        Unavailability: "unavailabilities",
        ShootDay: "shoot_days",
        Need: "needs",
        Booking: "bookings",
        DaySheet: "day_sheets",
        Timecard: "timecards",
        ImportRecord: "import_records",
    }
)
"""Which table holds which kind of record."""
