"""Plan: an immutable snapshot of a project with the indexes that rules, pay and views ask for.

It is replaced, never changed: `replaced` gives the next plan and shares all that did not change.
A worker on another thread may keep one as long as it likes.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any

from crewplanner.domain.approvals import Approval, TimesState, latest_on, state_on
from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import DaySheet, Need, ShootDay
from crewplanner.domain.ids import (
    AgreementCopyId,
    ApprovalId,
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
from crewplanner.domain.indexes import regrouped
from crewplanner.domain.people import Deal, Department, Person, Role, Unavailability
from crewplanner.domain.productions import AgreementCopy, Holiday, Place, Production, Unit
from crewplanner.domain.timecards import Timecard, WorkedDay, worked_day

Changes = Mapping[str, Mapping[int, object | None]]
"""By table, the new values by id; None where a record went."""

DateKey = tuple[ProductionId, dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every record of a project by id, and the same records by what they belong to.

    The table fields carry the names of the store's tables. Do not change a mapping: see `replaced`.
    `bookings_at` holds live bookings only, under each date they cover.
    """

    productions: Mapping[ProductionId, Production] = field(
        default_factory=dict[ProductionId, Production]
    )
    units: Mapping[UnitId, Unit] = field(default_factory=dict[UnitId, Unit])
    places: Mapping[PlaceId, Place] = field(default_factory=dict[PlaceId, Place])
    holidays: Mapping[HolidayId, Holiday] = field(default_factory=dict[HolidayId, Holiday])
    departments: Mapping[DepartmentId, Department] = field(
        default_factory=dict[DepartmentId, Department]
    )
    roles: Mapping[RoleId, Role] = field(default_factory=dict[RoleId, Role])
    people: Mapping[PersonId, Person] = field(default_factory=dict[PersonId, Person])
    deals: Mapping[DealId, Deal] = field(default_factory=dict[DealId, Deal])
    unavailabilities: Mapping[UnavailabilityId, Unavailability] = field(
        default_factory=dict[UnavailabilityId, Unavailability]
    )
    shoot_days: Mapping[DayId, ShootDay] = field(default_factory=dict[DayId, ShootDay])
    needs: Mapping[NeedId, Need] = field(default_factory=dict[NeedId, Need])
    bookings: Mapping[BookingId, Booking] = field(default_factory=dict[BookingId, Booking])
    day_sheets: Mapping[DaySheetId, DaySheet] = field(default_factory=dict[DaySheetId, DaySheet])
    timecards: Mapping[TimecardId, Timecard] = field(default_factory=dict[TimecardId, Timecard])
    approvals: Mapping[ApprovalId, Approval] = field(default_factory=dict[ApprovalId, Approval])
    import_records: Mapping[ImportRecordId, ImportRecord] = field(
        default_factory=dict[ImportRecordId, ImportRecord]
    )
    agreements: Mapping[AgreementCopyId, AgreementCopy] = field(
        default_factory=dict[AgreementCopyId, AgreementCopy]
    )

    bookings_of: Mapping[PersonId, tuple[Booking, ...]] = field(
        default_factory=dict[PersonId, tuple[Booking, ...]]
    )
    bookings_at: Mapping[DateKey, tuple[Booking, ...]] = field(
        default_factory=dict[DateKey, tuple[Booking, ...]]
    )
    deals_of: Mapping[PersonId, tuple[Deal, ...]] = field(
        default_factory=dict[PersonId, tuple[Deal, ...]]
    )
    unavailabilities_of: Mapping[PersonId, tuple[Unavailability, ...]] = field(
        default_factory=dict[PersonId, tuple[Unavailability, ...]]
    )
    timecards_of: Mapping[PersonId, tuple[Timecard, ...]] = field(
        default_factory=dict[PersonId, tuple[Timecard, ...]]
    )
    timecards_at: Mapping[DateKey, tuple[Timecard, ...]] = field(
        default_factory=dict[DateKey, tuple[Timecard, ...]]
    )
    approvals_of: Mapping[PersonId, tuple[Approval, ...]] = field(
        default_factory=dict[PersonId, tuple[Approval, ...]]
    )
    days_on: Mapping[DateKey, tuple[ShootDay, ...]] = field(
        default_factory=dict[DateKey, tuple[ShootDay, ...]]
    )
    days_of: Mapping[UnitId, tuple[ShootDay, ...]] = field(
        default_factory=dict[UnitId, tuple[ShootDay, ...]]
    )
    sheet_of: Mapping[DayId, DaySheet] = field(default_factory=dict[DayId, DaySheet])
    holidays_on: Mapping[DateKey, Holiday] = field(default_factory=dict[DateKey, Holiday])
    needs_of: Mapping[ProductionId, tuple[Need, ...]] = field(
        default_factory=dict[ProductionId, tuple[Need, ...]]
    )
    agreements_of: Mapping[ProductionId, tuple[AgreementCopy, ...]] = field(
        default_factory=dict[ProductionId, tuple[AgreementCopy, ...]]
    )

    def replaced(self, tables: Changes) -> "Plan":
        """The plan after changes: per table the new values by id, None where a record went.

        Only the indexes that a change touches are built again. Raises KeyError for an unknown
        table.
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
            index: build(after, self, tables)
            for index, (sources, build) in _INDEXES.items()
            if not sources.isdisjoint(tables)
        }
        return replace(after, **indexes)

    def booking_on(self, person: PersonId, date: dt.date) -> tuple[Booking, ...]:
        """The person's live bookings that cover the date."""
        return tuple(b for b in self.bookings_of.get(person, ()) if b.live and date in b.span)

    def day_of(self, booking: Booking, date: dt.date) -> ShootDay | None:
        """The day that the booking works on a date: its unit's; without a unit the first one."""
        unit = booking.unit
        for day in self.days_on.get((booking.production, date), ()):
            if unit is None or day.unit == unit:
                return day
        return None

    def deal_on(
        self,
        production: ProductionId,
        person: PersonId,
        date: dt.date,
        role: RoleId | None = None,
    ) -> Deal | None:
        """The deal in force on the date.

        Of those that cover it, one for just that role comes before one for every role, and one for
        every role before one for another; then the one that began last.
        """
        in_force = [
            deal
            for deal in self.deals_of.get(person, ())
            if deal.production == production and deal.covers(date)
        ]

        def claim(deal: Deal) -> tuple[int, dt.date, int]:
            fit = 1 if deal.role is None else 2 if role is not None and deal.role == role else 0
            return (fit if role is not None else 0, deal.valid_from or dt.date.min, deal.id)

        return max(in_force, key=claim, default=None)

    def timecard_on(
        self, production: ProductionId, person: PersonId, date: dt.date
    ) -> Timecard | None:
        """The person's own card for the date, if one was written."""
        cards = self.timecards_of.get(person, ())
        for card in cards[bisect_left(cards, date, key=_card_date) :]:
            if card.date != date:
                break
            if card.production == production:
                return card
        return None

    def deed_on(self, production: ProductionId, person: PersonId, date: dt.date) -> Approval | None:
        """The latest deed done to the person's times of the date, for the production."""
        return latest_on(self.deeds_of(production, person), date)

    def state_on(self, production: ProductionId, person: PersonId, date: dt.date) -> TimesState:
        """How far the person's times of the date have come."""
        return state_on(self.deeds_of(production, person), date)

    def deeds_of(self, production: ProductionId, person: PersonId) -> tuple[Approval, ...]:
        """All deeds done to the person's times for the production, the first one first."""
        deeds = self.approvals_of.get(person, ())
        return tuple(deed for deed in deeds if deed.production == production)

    def worked_on(
        self, production: ProductionId, person: PersonId, date: dt.date
    ) -> WorkedDay | None:
        """What the person really worked for the production on the date, inheritance resolved.

        The unit's sheet is inherited through the booking of the date, a confirmed one before a
        tentative one; a call of the booking's own follows the sheet's.
        """
        card = self.timecard_on(production, person, date)
        bookings = [b for b in self.booking_on(person, date) if b.production == production]
        for booking in sorted(bookings, key=lambda b: not b.firm):
            day = self.day_of(booking, date)
            if day is not None:
                return worked_day(person, date, card, self.sheet_of.get(day.id), booking.call)
        return worked_day(person, date, card, None)


TABLES: tuple[str, ...] = tuple(f.name for f in fields(Plan))[:17]
"""The fields of `Plan` that are tables of the store, in an order in which parents come first."""

_Build = Callable[[Plan, Plan, Changes], Any]
_Index = tuple[frozenset[str], _Build]


def _card_date(card: Timecard) -> dt.date:
    return card.date


def _grouped(
    table: str, index: str, keys: Callable[[Any], Iterable[Any]], order: Callable[[Any], Any]
) -> _Index:
    """An index that follows one table alone."""

    def build(after: Plan, before: Plan, tables: Changes) -> Any:
        values = (getattr(before, table), getattr(after, table))
        return regrouped(getattr(before, index), values, tables[table], keys=keys, order=order)

    return frozenset({table}), build


def _person(value: Any) -> tuple[PersonId]:
    return (value.person,)


def _unit(value: Any) -> tuple[UnitId]:
    return (value.unit,)


def _production(value: Any) -> tuple[ProductionId]:
    return (value.production,)


def _production_and_date(value: Any) -> tuple[DateKey]:
    return ((value.production, value.date),)


def _claimed(booking: Booking) -> Iterable[DateKey]:
    if not booking.live:
        return ()
    production, span = booking.production, booking.span
    if span.first == span.last:
        return ((production, span.first),)
    return [(production, date) for date in span]


def _date(value: Any) -> dt.date:
    return value.date


def _first(value: Any) -> dt.date:
    return value.span.first


def _start(deal: Deal) -> dt.date:
    return deal.valid_from or dt.date.min


def _owner(value: Any) -> int:
    return value.person


def _identity(value: Any) -> int:
    return value.id


def _days_on(after: Plan, before: Plan, tables: Changes) -> Any:
    touched = set(tables.get("shoot_days", ()))
    moved = {
        unit
        for unit in tables.get("units", ())
        if _position(before, unit) != _position(after, unit)
    }
    if moved:
        touched.update(day.id for day in after.shoot_days.values() if day.unit in moved)
    return regrouped(
        before.days_on,
        (before.shoot_days, after.shoot_days),
        touched,
        keys=_production_and_date,
        order=lambda day: _position(after, day.unit),
    )


def _position(plan: Plan, unit: int) -> int:
    found = plan.units.get(UnitId(unit))
    return found.position if found else 0


def _sheets(after: Plan, before: Plan, tables: Changes) -> Any:
    del before, tables
    sheets = sorted(after.day_sheets.values(), key=_identity, reverse=True)
    return {sheet.day: sheet for sheet in sheets}


def _holidays(after: Plan, before: Plan, tables: Changes) -> Any:
    del before, tables
    holidays = sorted(after.holidays.values(), key=_identity, reverse=True)
    return {(holiday.production, holiday.date): holiday for holiday in holidays}


_INDEXES: Mapping[str, _Index] = MappingProxyType(
    {
        "bookings_of": _grouped("bookings", "bookings_of", _person, _first),
        "bookings_at": _grouped("bookings", "bookings_at", _claimed, _owner),
        "deals_of": _grouped("deals", "deals_of", _person, _start),
        "unavailabilities_of": _grouped("unavailabilities", "unavailabilities_of", _person, _first),
        "timecards_of": _grouped("timecards", "timecards_of", _person, _date),
        "timecards_at": _grouped("timecards", "timecards_at", _production_and_date, _owner),
        "approvals_of": _grouped("approvals", "approvals_of", _person, _identity),
        "days_on": (frozenset({"shoot_days", "units"}), _days_on),
        "days_of": _grouped("shoot_days", "days_of", _unit, _date),
        "sheet_of": (frozenset({"day_sheets"}), _sheets),
        "holidays_on": (frozenset({"holidays"}), _holidays),
        "needs_of": _grouped("needs", "needs_of", _production, _identity),
        "agreements_of": _grouped("agreements", "agreements_of", _production, _identity),
    }
)


def make_plan(records: Iterable[object] = ()) -> Plan:
    """A plan of those records, each put into the table of its type."""
    tables: dict[str, dict[int, object | None]] = {}
    for record in records:
        tables.setdefault(TABLE_OF[type(record)], {})[getattr(record, "id")] = record  # noqa: B009 - of any type
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
        Approval: "approvals",
        ImportRecord: "import_records",
        AgreementCopy: "agreements",
    }
)
"""Which table holds which kind of record."""
