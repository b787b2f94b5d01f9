"""The indexes of a plan: which tables each follows, and how it is brought up to date."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from crewplanner.domain.bookings import Booking
from crewplanner.domain.ids import CrewTemplateId, PersonId, ProductionId, UnitId
from crewplanner.domain.indexes import regrouped
from crewplanner.domain.people import Deal

Changes = Mapping[str, Mapping[int, object | None]]
"""By table, the new values by id; None where a record went."""

DateKey = tuple[ProductionId, dt.date]

_Build = Callable[[Any, Any, Changes], Any]
_Index = tuple[frozenset[str], _Build]


def _grouped(
    table: str, index: str, keys: Callable[[Any], Iterable[Any]], order: Callable[[Any], Any]
) -> _Index:
    """An index that follows one table alone."""

    def build(after: Any, before: Any, tables: Changes) -> Any:
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


def _position_of(value: Any) -> int:
    return value.position


def _template(value: Any) -> tuple[CrewTemplateId]:
    return (value.template,)


def _days_on(after: Any, before: Any, tables: Changes) -> Any:
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


def _position(plan: Any, unit: int) -> int:
    found = plan.units.get(UnitId(unit))
    return found.position if found else 0


def _sheets(after: Any, before: Any, tables: Changes) -> Any:
    del before, tables
    sheets = sorted(after.day_sheets.values(), key=_identity, reverse=True)
    return {sheet.day: sheet for sheet in sheets}


def _call_sheets(after: Any, before: Any, tables: Changes) -> Any:
    del before, tables
    sheets = sorted(after.call_sheets.values(), key=_identity, reverse=True)
    return {sheet.day: sheet for sheet in sheets}


def _holidays(after: Any, before: Any, tables: Changes) -> Any:
    del before, tables
    holidays = sorted(after.holidays.values(), key=_identity, reverse=True)
    return {(holiday.production, holiday.date): holiday for holiday in holidays}


INDEXES: Mapping[str, _Index] = MappingProxyType(
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
        "call_sheet_of": (frozenset({"call_sheets"}), _call_sheets),
        "holidays_on": (frozenset({"holidays"}), _holidays),
        "needs_of": _grouped("needs", "needs_of", _production, _identity),
        "agreements_of": _grouped("agreements", "agreements_of", _production, _identity),
        "outside_holds_of": _grouped("outside_holds", "outside_holds_of", _person, _first),
        "overrides_on": _grouped("overrides", "overrides_on", _production_and_date, _identity),
        "budget_lines_of": _grouped("budget_lines", "budget_lines_of", _production, _position_of),
        "travel_times_of": _grouped("travel_times", "travel_times_of", _production, _identity),
        "issued_of": _grouped("issued", "issued_of", _production, _identity),
        "comments_of": _grouped("comments", "comments_of", _production, _identity),
        "members_of": _grouped("template_members", "members_of", _template, _position_of),
    }
)
"""How each index of a plan follows from the tables: which ones, and how it is built anew."""
