"""What an issued week said, as plain values that are kept: to compare with, and to write again.

It says what the crew's version says: no money, no phones, no findings. Times are minutes of the
work date. Worked times are not in it: it is what people were asked to do.
"""

import datetime as dt
import json
from typing import Any

from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import NOT_WORKED, DayType
from crewplanner.domain.ids import BookingId, DayId, PersonId, UnitId
from crewplanner.domain.values import DateSpan, TimeRange

FORMAT = 1
"""The version of the JSON: a later program reads every one that there was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidDay:
    """What was said of one unit on one date. `day` is the record's id, `total` that of its days."""

    day: DayId
    date: dt.date
    unit: UnitId
    unit_name: str
    day_type: DayType
    cancelled: bool = False
    call: int | None = None
    wrap: int | None = None
    meals: tuple[TimeRange, ...] = ()
    places: tuple[str, ...] = ()
    note: str = ""
    number: int | None = None
    total: int = 0
    check_times: bool = False

    @property
    def working(self) -> bool:
        """Whether anybody was called."""
        return not self.cancelled and self.day_type not in NOT_WORKED


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidCell:
    """What was said to one person about one date for one booking.

    `on` is whether it stood on the paper; a booking whose unit does not work that day does not.
    `uid` is the calendar's name for it. `own_call` and `own_wrap` tell the person's own times as
    they were typed ("06:15", "-0:45"; empty where the unit's hold), `own_type` the own kind of day.
    """

    date: dt.date
    booking: BookingId
    unit: UnitId | None
    unit_name: str
    status: BookingStatus
    rank: int = 1
    on: bool = True
    uid: str = ""
    day_type: DayType | None = None
    call: int | None = None
    wrap: int | None = None
    meals: tuple[TimeRange, ...] = ()
    minutes: int = 0
    place: str = ""
    address: str = ""
    night: bool = False
    own_call: str = ""
    own_wrap: str = ""
    own_type: DayType | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidPerson:
    """One row of the paper, by name, role and department as they were called then."""

    person: PersonId
    name: str
    role: str = ""
    department: str = ""
    cells: tuple[SaidCell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueModel:
    """A whole paper as it was said. `words` are the film words, `holidays` dates with names.

    `said` is what a call sheet says besides, by the names its document gives each text.
    """

    paper: str
    span: DateSpan
    title: str = ""
    code: str = ""
    client: str = ""
    contact: str = ""
    words: str = ""
    timezone: str = "UTC"
    holidays: tuple[tuple[dt.date, str], ...] = ()
    days: tuple[SaidDay, ...] = ()
    people: tuple[SaidPerson, ...] = ()
    said: tuple[tuple[str, str], ...] = ()

    @property
    def uids(self) -> dict[str, tuple[SaidPerson, SaidCell]]:
        """What stands in a calendar, by its name there."""
        return {cell.uid: (one, cell) for one in self.people for cell in one.cells if cell.on}


def to_json(model: IssueModel) -> bytes:
    """The model as bytes, the same ones for equal models."""
    data = {
        "format": FORMAT,
        "paper": model.paper,
        "first": model.span.first.isoformat(),
        "last": model.span.last.isoformat(),
        "title": model.title,
        "code": model.code,
        "client": model.client,
        "contact": model.contact,
        "words": model.words,
        "timezone": model.timezone,
        "holidays": [[date.isoformat(), name] for date, name in model.holidays],
        "days": [_day_data(day) for day in model.days],
        "people": [_person_data(person) for person in model.people],
        "said": [list(pair) for pair in model.said],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def from_json(data: bytes) -> IssueModel:
    """The model that bytes tell. Raises ValueError where they tell none that is known."""
    try:
        said = json.loads(data)
        if said["format"] != FORMAT:
            raise ValueError(f"an issue of format {said['format']}, and {FORMAT} is known")
        return IssueModel(
            paper=said["paper"],
            span=DateSpan(first=_date(said["first"]), last=_date(said["last"])),
            title=said["title"],
            code=said["code"],
            client=said["client"],
            contact=said["contact"],
            words=said["words"],
            timezone=said["timezone"],
            holidays=tuple((_date(date), name) for date, name in said["holidays"]),
            days=tuple(map(_day, said["days"])),
            people=tuple(map(_person, said["people"])),
            said=tuple((name, text) for name, text in said.get("said", ())),
        )
    except (KeyError, TypeError, UnicodeDecodeError) as error:
        raise ValueError(f"not an issued paper: {error}") from error


def _day_data(day: SaidDay) -> dict[str, Any]:
    return {
        "day": day.day,
        "date": day.date.isoformat(),
        "unit": day.unit,
        "unit_name": day.unit_name,
        "day_type": day.day_type.value,
        "cancelled": day.cancelled,
        "call": day.call,
        "wrap": day.wrap,
        "meals": _ranges_data(day.meals),
        "places": list(day.places),
        "note": day.note,
        "number": day.number,
        "total": day.total,
        "check_times": day.check_times,
    }


def _day(data: dict[str, Any]) -> SaidDay:
    known: dict[str, Any] = {
        "date": _date(data["date"]),
        "day_type": DayType(data["day_type"]),
        "meals": _ranges(data["meals"]),
        "places": tuple(data["places"]),
    }
    return SaidDay(**data | known)


def _person_data(person: SaidPerson) -> dict[str, Any]:
    return {
        "person": person.person,
        "name": person.name,
        "role": person.role,
        "department": person.department,
        "cells": [_cell_data(cell) for cell in person.cells],
    }


def _person(data: dict[str, Any]) -> SaidPerson:
    known: dict[str, Any] = {"cells": tuple(map(_cell, data["cells"]))}
    return SaidPerson(**data | known)


def _cell_data(cell: SaidCell) -> dict[str, Any]:
    return {
        "date": cell.date.isoformat(),
        "booking": cell.booking,
        "unit": cell.unit,
        "unit_name": cell.unit_name,
        "status": cell.status.value,
        "rank": cell.rank,
        "on": cell.on,
        "uid": cell.uid,
        "day_type": cell.day_type.value if cell.day_type else None,
        "call": cell.call,
        "wrap": cell.wrap,
        "meals": _ranges_data(cell.meals),
        "minutes": cell.minutes,
        "place": cell.place,
        "address": cell.address,
        "night": cell.night,
        "own_call": cell.own_call,
        "own_wrap": cell.own_wrap,
        "own_type": cell.own_type.value if cell.own_type else None,
    }


def _cell(data: dict[str, Any]) -> SaidCell:
    known: dict[str, Any] = {
        "date": _date(data["date"]),
        "status": BookingStatus(data["status"]),
        "day_type": DayType(data["day_type"]) if data["day_type"] else None,
        "own_type": DayType(data["own_type"]) if data["own_type"] else None,
        "meals": _ranges(data["meals"]),
    }
    return SaidCell(**data | known)


def _ranges_data(ranges: tuple[TimeRange, ...]) -> list[list[int]]:
    return [[one.start, one.end] for one in ranges]


def _ranges(data: list[list[int]]) -> tuple[TimeRange, ...]:
    return tuple(TimeRange(start=start, end=end) for start, end in data)


def _date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
