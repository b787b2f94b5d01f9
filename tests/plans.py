"""Text boards: plans as one would sketch them on paper.

                 Mon 2        Tue 3          Wed 4
    unit         08:00-19:00  08:00-19:00    dark
    ana          08:00-23:30  08:00-18:00
    ben          x            pencil 06:30   x B
    ben          away         -              released

The header gives weekdays and days of the month; the month is March 2026 unless said otherwise. A
row `unit` (or `unit 2`, `unit B`) sets the day of a unit: its times, a type of day (`dark`, `prep`)
or `cancelled`. In a person's row stand, apart from each other by single spaces and in any order,

    x              booked with the unit's times
    08:00-18:00    booked for a day with these times (in a unit that wraps then)
    06:30  +45     booked with a call of one's own
    day            booked on a date for which the unit has no day
    pencil ...     the booking's status; confirmed where none is said
    2  B           the unit, the production; the first of each where none is said
    =20:00-31:00   worked times, on a card; =sick =leave =off =travel
    away  away 10:00-12:00   not available, with `leave` `sick` ... if it matters
    as:Gaffer      the role of the booking

and nothing, or `-`, where the person is free. Hours are limited only where a limit is given.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.days import DayStatus, DayType, Need, ShootDay
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.ids import (
    BookingId,
    DayId,
    DepartmentId,
    HolidayId,
    NeedId,
    PersonId,
    ProductionId,
    RoleId,
    TimecardId,
    UnavailabilityId,
    UnitId,
)
from crewplanner.domain.people import Department, Person, Role, Unavailability, UnavailabilityKind
from crewplanner.domain.plan import Plan, make_plan
from crewplanner.domain.productions import Holiday, Production, Unit
from crewplanner.domain.timecards import DayKind, Timecard
from crewplanner.domain.values import (
    Clock,
    DateSpan,
    Offset,
    TimeRange,
    format_minutes,
    parse_minutes,
)

MARCH = dt.date(2026, 3, 1)
NO_LIMIT = {"daily_limit": 48 * 60, "weekly_limit": 7 * 48 * 60}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

_CELL = re.compile(r"\S+(?: \S+)*")
_RANGE = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)")


@dataclass
class Cell:
    """What one cell of a person's row says."""

    booked: bool = False
    status: BookingStatus = BookingStatus.CONFIRMED
    times: tuple[int, int] | None = None
    call: Clock | Offset | None = None
    has_day: bool = True
    unit: str = "1"
    production: str = "A"
    role: str | None = None
    worked: tuple[int, int] | None = None
    kind: DayKind = DayKind.WORKED
    carded: bool = False
    away: UnavailabilityKind | None = None


@dataclass
class Sketch:
    """The records of a board while it is read; ids count up in the order of first mention."""

    settings: dict[str, Any]
    records: dict[tuple[str, object], Any] = field(default_factory=dict)

    def known(self, kind: str, key: object, make: Any) -> Any:
        """The record of that kind and key, made with the next id where it is new."""
        if (kind, key) not in self.records:
            number = 1 + sum(known == kind for known, _ in self.records)
            self.records[kind, key] = make(number)
        return self.records[kind, key]

    def production(self, code: str) -> Production:
        return self.known(
            "production",
            code,
            lambda n: Production(id=ProductionId(n), title=code, code=code, **self.settings),
        )

    def unit(self, production: str, name: str) -> Unit:
        owner = self.production(production)
        return self.known(
            "unit",
            (production, name),
            lambda n: Unit(id=UnitId(n), production=owner.id, name=name, position=n),
        )

    def person(self, name: str) -> Person:
        return self.known("person", name, lambda n: Person(id=PersonId(n), name=name))

    def role(self, name: str) -> Role:
        group = self.known(
            "department", "Crew", lambda n: Department(id=DepartmentId(n), name="Crew")
        )
        return self.known(
            "role", name, lambda n: Role(id=RoleId(n), department=group.id, name=name)
        )

    def day(self, production: str, unit: str, date: dt.date) -> ShootDay:
        owner = self.unit(production, unit)
        return self.known(
            "day",
            (production, unit, date),
            lambda n: ShootDay(id=DayId(n), production=owner.production, unit=owner.id, date=date),
        )

    def change_day(self, production: str, unit: str, date: dt.date, **changes: Any) -> None:
        day = self.day(production, unit, date)
        self.records["day", (production, unit, date)] = replace(day, **changes)

    def unit_with(self, cell: Cell, date: dt.date, call: int, wrap: int) -> str:
        """The unit whose day has that wrap; it is made where no unit's day has it."""
        number = int(cell.unit)
        while True:
            day = self.records.get(("day", (cell.production, str(number), date)))
            if day is None or day.wrap is None:
                self.change_day(cell.production, str(number), date, call=call, wrap=wrap)
                return str(number)
            if day.wrap == wrap:
                return str(number)
            number += 1

    def add(self, kind: str, make: Any) -> None:
        """One more record of its own."""
        self.known(kind, object(), make)


def board(text: str, *, month: dt.date = MARCH, **settings: Any) -> Plan:
    """The plan of a text board; `settings` are those of its productions. First production: A."""
    return make_plan(records(text, month=month, **settings))


def records(text: str, *, month: dt.date = MARCH, **settings: Any) -> tuple[Any, ...]:
    """The records of a text board, to which others may be added before a plan is made of them."""
    sketch = Sketch(NO_LIMIT | settings)
    sketch.unit("A", "1")
    lines = [line for line in text.splitlines() if line.strip()]
    columns = [(m.start(), _date(m[0], month)) for m in _CELL.finditer(lines[0])]
    for line in lines[1:]:
        name, cells = _row(line, columns)
        for date, words in cells:
            if name.startswith("unit"):
                _unit_day(sketch, name.split()[1:], date, words)
            else:
                _person_day(sketch, sketch.person(name), date, _cell(words))
    return tuple(sketch.records.values())


def need(role: str, count: int, among: Iterable[Any], unit: int = 1) -> tuple[Any, ...]:
    """A need of the first unit and the role it is for, beside those records."""
    known = [record for record in among if isinstance(record, Role)]
    found = next((record for record in known if record.name == role), None)
    made = found or Role(id=RoleId(len(known) + 1), department=DepartmentId(1), name=role)
    wanted = Need(
        id=NeedId(1), production=ProductionId(1), unit=UnitId(unit), role=made.id, count=count
    )
    return (made, wanted)


def holiday(date: dt.date, name: str, production: int = 1) -> Holiday:
    return Holiday(
        id=HolidayId(production), production=ProductionId(production), date=date, name=name
    )


def march(day: int) -> dt.date:
    return MARCH.replace(day=day)


def whole(plan: Plan) -> DateSpan:
    """All dates a plan speaks of."""
    dates = [day.date for day in plan.shoot_days.values()]
    for booking in plan.bookings.values():
        dates += [booking.span.first, booking.span.last]
    dates += [card.date for card in plan.timecards.values()]
    return DateSpan(first=min(dates), last=max(dates))


def sentence(finding: Finding, plan: Plan) -> str:
    """A finding in few words: `rest ana Tue 3: 8h30 of 11h`."""
    who = plan.people[finding.person].name if finding.person else ""
    if finding.role is not None and not finding.person:
        who = plan.roles[finding.role].name
    words = [finding.rule.value.lower().replace("_", " "), who, _day_name(finding.date)]
    return " ".join(word for word in words if word) + _detail(finding)


def _detail(finding: Finding) -> str:
    hard = finding.severity.value.lower()
    match finding.rule:
        case RuleKind.DOUBLE_BOOKING:
            return f": {hard}"
        case RuleKind.UNAVAILABLE | RuleKind.OUTSIDE_HOLD:
            return f": {hard} {finding.name}"
        case RuleKind.HOLIDAY | RuleKind.SKILL | RuleKind.BUDGET:
            return f": {finding.name}"
        case RuleKind.CHECK_TIMES | RuleKind.ROLE_MATCH:
            return ""
        case RuleKind.CONSECUTIVE_DAYS | RuleKind.COVERAGE:
            figures = f": {finding.actual} of {finding.limit}"
        case _:
            figures = f": {_hours(finding.actual)} of {_hours(finding.limit)}"
    figures += f", {finding.clause}" if finding.clause else ""
    return figures if finding.severity is Severity.WARN else f"{figures} ({hard})"


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest:02}" if rest else f"{hours}h"


def _day_name(date: dt.date) -> str:
    return f"{WEEKDAYS[date.weekday()]} {date.day}"


def _date(text: str, month: dt.date) -> dt.date:
    weekday, day = text.split()
    date = month.replace(day=int(day))
    if WEEKDAYS[date.weekday()] != weekday:
        raise ValueError(f"{date} is a {WEEKDAYS[date.weekday()]}, not a {weekday}")
    return date


def _row(
    line: str, columns: list[tuple[int, dt.date]]
) -> tuple[str, list[tuple[dt.date, list[str]]]]:
    found = list(_CELL.finditer(line))
    cells = [
        (max((c for c in columns if c[0] <= cell.start()), key=lambda c: c[0])[1], cell[0].split())
        for cell in found[1:]
    ]
    return found[0][0], cells


def _unit_day(sketch: Sketch, names: list[str], date: dt.date, words: list[str]) -> None:
    production = next((name for name in names if name.isupper()), "A")
    unit = next((name for name in names if name.isdigit()), "1")
    for word in words:
        times = _RANGE.fullmatch(word)
        if times:
            changes: dict[str, Any] = {
                "call": parse_minutes(times[1]),
                "wrap": parse_minutes(times[2]),
            }
        elif word == "cancelled":
            changes = {"status": DayStatus.CANCELLED}
        elif word.startswith("meal:"):
            changes = {"meals": (_range(word.removeprefix("meal:")),)}
        elif word == "?":
            changes = {"check_times": True}
        else:
            changes = {"day_type": DayType(word)}
        sketch.change_day(production, unit, date, **changes)


def _cell(words: list[str]) -> Cell:
    cell = Cell()
    kinds = {kind.value: kind for kind in UnavailabilityKind}
    for word in words:
        if word == "-":
            continue
        if word == "away":
            cell.away = UnavailabilityKind.LEAVE
        elif cell.away and word in kinds:
            cell.away = kinds[word]
        elif word.startswith("="):
            _card(cell, word.removeprefix("="))
        elif word.startswith("as:"):
            cell.role = word.removeprefix("as:")
        elif word.isdigit():
            cell.unit = word
        elif word.isupper():
            cell.production = word
        else:
            _booked(cell, word)
    return cell


def _card(cell: Cell, word: str) -> None:
    cell.carded = True
    if _RANGE.fullmatch(word):
        times = _range(word)
        cell.worked = (times.start, times.end)
    else:
        cell.kind = DayKind(word)


def _booked(cell: Cell, word: str) -> None:
    if _RANGE.fullmatch(word):
        times = _range(word)
        cell.times = (times.start, times.end)
        cell.booked = cell.booked or cell.away is None
        return
    cell.booked = True
    if word == "day":
        cell.has_day = False
    elif word.startswith("+") or re.fullmatch(r"-\d+", word):
        cell.call = Offset(minutes=int(word))
    elif re.fullmatch(r"\d\d:\d\d", word):
        cell.call = Clock(minutes=parse_minutes(word))
    elif word != "x":
        cell.status = BookingStatus(word)


def _person_day(sketch: Sketch, person: Person, date: dt.date, cell: Cell) -> None:
    today = DateSpan(first=date, last=date)
    production = sketch.production(cell.production).id
    if cell.away is not None:
        away, part = cell.away, cell.times
        sketch.add(
            "unavailability",
            lambda n: Unavailability(
                id=UnavailabilityId(n),
                person=person.id,
                span=today,
                part=TimeRange(start=part[0], end=part[1]) if part else None,
                kind=away,
            ),
        )
    elif cell.booked:
        booking = _booking(sketch, person, date, cell)
        sketch.add("booking", lambda n: replace(booking, id=BookingId(n)))
    if cell.carded:
        call, wrap = cell.worked or (None, None)
        sketch.add(
            "timecard",
            lambda n: Timecard(
                id=TimecardId(n),
                production=production,
                person=person.id,
                date=date,
                kind=cell.kind,
                call=None if call is None else Clock(minutes=call),
                wrap=None if wrap is None else Clock(minutes=wrap),
            ),
        )


def _booking(sketch: Sketch, person: Person, date: dt.date, cell: Cell) -> Booking:
    unit, own = cell.unit, cell.call
    if cell.times:
        unit = sketch.unit_with(cell, date, *cell.times)
        day = sketch.day(cell.production, unit, date)
        own = None if day.call == cell.times[0] else Clock(minutes=cell.times[0])
    elif cell.has_day:
        sketch.day(cell.production, unit, date)
    return Booking(
        id=BookingId(0),
        production=sketch.production(cell.production).id,
        person=person.id,
        span=DateSpan(first=date, last=date),
        unit=sketch.unit(cell.production, unit).id,
        role=sketch.role(cell.role).id if cell.role else None,
        status=cell.status,
        call=own,
    )


def _range(text: str) -> TimeRange:
    start, end = text.split("-")
    return TimeRange(start=parse_minutes(start), end=parse_minutes(end))


def times(day: Any) -> str:
    """Call and wrap of a planned day, a worked day or a stint: `08:00-26:30`, `?` where open."""
    return "-".join("?" if m is None else format_minutes(m) for m in (day.call, day.wrap))


def lines(text: str) -> Iterator[str]:
    """The lines of a text that say something, without their indent."""
    return (line.strip() for line in text.splitlines() if line.strip())
