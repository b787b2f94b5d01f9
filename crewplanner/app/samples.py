"""The sample production: invented; sixty people, four weeks with nights, a weekend, problems.

Made with the same import and the same commands as real work. It feeds the first start, the tour,
the pictures and the tests.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.bookings import BookPeople, EditBooking
from crewplanner.app.commands.days import AddShootDays
from crewplanner.app.commands.holds import AddOutsideHold
from crewplanner.app.commands.people import AddUnavailability
from crewplanner.app.commands.productions import (
    AddHoliday,
    AddPlace,
    AddProduction,
    AddUnit,
    SetNeed,
)
from crewplanner.app.commands.timecards import FillDaySheet, LogTimes
from crewplanner.app.importing.people import PeopleImport
from crewplanner.app.jobs import never, no_progress
from crewplanner.app.recurrence import runs
from crewplanner.app.sample_money import sample_money
from crewplanner.app.sample_sheets import sample_place, sample_sheets
from crewplanner.app.workspace import Workspace
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.cancellation import CancellationStep
from crewplanner.domain.days import DayType, ShootDay
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.ids import (
    NEW,
    DayId,
    HolidayId,
    OutsideHoldId,
    PersonId,
    PlaceId,
    ProductionId,
    RoleId,
    UnavailabilityId,
    UnitId,
)
from crewplanner.domain.people import Unavailability, UnavailabilityKind
from crewplanner.domain.productions import (
    FilmWords,
    Holiday,
    Production,
    ProductionStatus,
    Unit,
)
from crewplanner.domain.timecards import DayKind
from crewplanner.domain.values import Clock, DateSpan, Offset, TimeRange, TimeSpec, parse_minutes
from crewplanner.domain.zones import instant, zone
from crewplanner.i18n import _
from crewplanner.paths import resource

CREW_FILE = "harbour_lights_crew.csv"
_ABOUT = ("title", "code", "client", "timezone", "contact", "company", "office_phone", "emergency")


def sample_monday(today: dt.date) -> dt.date:
    """The first Monday of a sample whose third week is the present one."""
    return today - dt.timedelta(days=today.weekday() + 14)


def make_sample(workspace: Workspace, first_monday: dt.date) -> None:
    """Fill a new project. Takes a second or two; each step is a command like any other."""
    data = tomllib.loads(resource("samples", "harbour_lights.toml").read_text(encoding="utf-8"))
    _Sample(workspace, data, first_monday).make()


class _Sample:
    def __init__(self, workspace: Workspace, data: dict[str, Any], monday: dt.date) -> None:
        self._workspace = workspace
        self._data = data
        self._monday = monday
        self._production = ProductionId(NEW)
        self._units: dict[str, UnitId] = {}
        self._places: dict[str, PlaceId] = {}

    def make(self) -> None:
        """Everything, in the order in which a person would do it."""
        self._begin()
        self._import_crew()
        self._plan_days()
        self._needs()
        self._away()
        self._book()
        self._other_production()
        self._holds()
        self._log()
        plan = self._workspace.plan
        self._do_all(sample_money(plan, self._production, self._data, self._monday))
        self._do_all(sample_sheets(self._workspace.plan, self._data, self._days()))

    def _begin(self) -> None:
        about = self._data["production"]
        production = Production(
            id=ProductionId(NEW),
            **{key: about[key] for key in _ABOUT},
            currency=about["currency"],
            holiday_region=about["holiday_region"],
            words=FilmWords(about["words"]),
            status=ProductionStatus(about["status"]),
            cancellation=tuple(
                CancellationStep(days=days, percent=percent)
                for days, percent in self._data["holds"]["cancellation"]
            ),
        )
        self._production = ProductionId(
            self._added(AddProduction(production=production), "productions")
        )
        plan = self._workspace.plan
        main = next(unit for unit in plan.units.values() if unit.production == self._production)
        self._units["main"] = main.id
        second = Unit(
            id=UnitId(NEW), production=self._production, name=self._data["units"]["second"]
        )
        self._units["second"] = UnitId(self._added(AddUnit(unit=second), "units"))
        for key, (name, address, where) in self._data["places"].items():
            place = sample_place(self._data["place_details"][key], name, address, where)
            place = replace(place, production=self._production)
            self._places[key] = PlaceId(self._added(AddPlace(place=place), "places"))
        holiday = self._data["holiday"]
        self._workspace.do(
            AddHoliday(
                holiday=Holiday(
                    id=HolidayId(NEW),
                    production=self._production,
                    date=self._date(holiday["day"]),
                    name=holiday["name"],
                )
            )
        )

    def _import_crew(self) -> None:
        job = PeopleImport(
            data=resource("samples", CREW_FILE).read_bytes(),
            plan=self._workspace.plan,
            production=self._workspace.plan.productions[self._production],
        )
        self._workspace.do(job.run(no_progress, never).command())

    def _plan_days(self) -> None:
        days = tuple(
            ShootDay(
                id=DayId(NEW),
                production=self._production,
                unit=self._units[unit],
                date=self._date(offset),
                day_type=DayType(kind),
                places=tuple(self._places[place] for place in places),
                call=parse_minutes(call) if call else None,
                wrap=parse_minutes(wrap) if wrap else None,
                meals=_meals(meal),
                note=note,
            )
            for offset, unit, kind, call, wrap, meal, places, note in self._data["days"]["rows"]
        )
        self._workspace.do(AddShootDays(days=days))

    def _needs(self) -> None:
        self._do_all(
            SetNeed(
                production=self._production,
                unit=self._units[unit],
                role=self._role(name),
                count=count,
            )
            for unit, needs in self._data["needs"].items()
            for name, count in needs
        )

    def _away(self) -> None:
        self._do_all(
            AddUnavailability(
                unavailability=Unavailability(
                    id=UnavailabilityId(NEW),
                    person=self._person(name),
                    span=self._span(first, last),
                    part=_range(start, end) if start else None,
                    kind=UnavailabilityKind(kind),
                    note=note,
                )
            )
            for name, first, last, kind, start, end, note in self._data["away"]["rows"]
        )

    def _book(self) -> None:
        second = self._data["second_unit"]
        later = self._data["later"]["rows"]
        special = {row[0] for row in later} | set(second["people"])
        working = self._working("main")
        booked: list[Command] = []
        for person in self._workspace.plan.people.values():
            if person.name not in special:
                booked += self._main_unit(person.name, working, BookingStatus.CONFIRMED, 1)
        for name, first, last, status, rank in later:
            days = [day for day in working if first <= day <= last]
            booked += self._main_unit(name, days, BookingStatus(status), rank)
        days = [*second["days"], second["saturday"]]
        booked += [self._second_unit(name, days) for name in second["people"]]
        saturday = [second["saturday"]]
        booked += [self._second_unit(name, saturday) for name in second["saturday_from_main"]]
        booked += [self._second_unit(name, [second["prep"]]) for name in second["prep_people"]]
        self._do_all(booked)

    def _main_unit(
        self, name: str, days: list[int], status: BookingStatus, rank: int
    ) -> list[Command]:
        own = {day: call for who, day, call in self._data["own_calls"]["rows"] if who == name}
        parts: list[tuple[list[int], TimeSpec | None]] = [
            ([day for day in days if day not in own], None)
        ]
        parts += [([day], _call(own[day])) for day in days if day in own]
        return [
            BookPeople(
                production=self._production,
                people=(self._person(name),),
                spans=runs(self._date(day) for day in chosen),
                status=status,
                rank=rank,
                unit=self._units["main"],
                call=call,
            )
            for chosen, call in parts
        ]

    def _second_unit(self, name: str, days: list[int]) -> Command:
        return BookPeople(
            production=self._production,
            people=(self._person(name),),
            spans=runs(self._date(day) for day in days),
            status=BookingStatus.CONFIRMED,
            unit=self._units["second"],
        )

    def _other_production(self) -> None:
        other, own = self._data["other_production"], self._data["production"]
        production = Production(
            id=ProductionId(NEW),
            title=other["title"],
            code=other["code"],
            timezone=own["timezone"],
            currency=own["currency"],
            words=FilmWords(own["words"]),
        )
        key = ProductionId(self._added(AddProduction(production=production), "productions"))
        plan = self._workspace.plan
        unit = next(unit.id for unit in plan.units.values() if unit.production == key)
        days = tuple(
            ShootDay(
                id=DayId(NEW),
                production=key,
                unit=unit,
                date=self._date(day),
                call=parse_minutes(other["call"]),
                wrap=parse_minutes(other["wrap"]),
            )
            for day in other["days"]
        )
        booked = [
            BookPeople(
                production=key,
                people=(self._person(name),),
                spans=(self._span(first, last),),
                status=BookingStatus(status),
            )
            for name, first, last, status in other["rows"]
        ]
        self._do_all([AddShootDays(days=days), *booked])

    def _holds(self) -> None:
        holds = self._data["holds"]
        plan = self._workspace.plan
        until = {(self._person(name), self._date(day)): rest for name, day, *rest in holds["ours"]}
        commands: list[Command] = []
        for booking in plan.bookings.values():
            rest = until.get((booking.person, booking.span.first))
            if rest is not None and booking.production == self._production:
                expires, day, clock = rest
                changed = replace(
                    booking,
                    expires=self._date(expires) if expires != "" else None,
                    challenged_until=self._moment(day, clock),
                )
                commands.append(EditBooking(booking=changed))
        for name, holder, first, last, status, rank, day, clock, note in holds["others"]:
            hold = OutsideHold(
                id=OutsideHoldId(NEW),
                person=self._person(name),
                holder=holder,
                span=self._span(first, last),
                status=BookingStatus(status),
                rank=rank,
                decide_by=self._moment(day, clock),
                note=note,
            )
            commands.append(AddOutsideHold(hold=hold))
        self._do_all(commands)

    def _moment(self, day: int | str, clock: str) -> dt.datetime | None:
        """A day and time of the sample by the production's clock; None where there is none."""
        if not isinstance(day, int):
            return None
        place = self._data["production"]["timezone"]
        return instant(self._date(day), parse_minutes(clock), place).astimezone(zone(place))

    def _log(self) -> None:
        days = self._days()
        sheets = [
            FillDaySheet(
                day=days[unit, offset],
                call=parse_minutes(call),
                wrap=parse_minutes(wrap),
                meals=_meals(meal),
            )
            for unit, rows in self._data["sheets"].items()
            for offset, call, wrap, meal in rows
        ]
        cards = [
            LogTimes(
                production=self._production,
                person=self._person(name),
                date=self._date(offset),
                kind=DayKind(kind) if kind else DayKind.WORKED,
                call=_spec(call),
                wrap=_spec(wrap),
                remarks=remarks,
            )
            for name, offset, call, wrap, kind, remarks in self._data["exceptions"]["rows"]
        ]
        self._do_all([*sheets, *cards])

    def _days(self) -> dict[tuple[str, int], DayId]:
        """The days by the unit's word and the number of the date."""
        units = {key: word for word, key in self._units.items()}
        return {
            (units[day.unit], (day.date - self._monday).days): day.id
            for day in self._workspace.plan.shoot_days.values()
            if day.unit in units
        }

    def _do_all(self, commands: Iterable[Command]) -> None:
        self._workspace.do(Batch(commands=tuple(commands), words=_("Fill the sample")))

    def _working(self, unit: str) -> list[int]:
        rows = self._data["days"]["rows"]
        return sorted(row[0] for row in rows if row[1] == unit and row[2] != DayType.DARK)

    def _added(self, command: Command, table: str) -> int:
        return self._workspace.do(command).added[table][0]

    def _date(self, offset: int) -> dt.date:
        return self._monday + dt.timedelta(days=offset)

    def _span(self, first: int, last: int) -> DateSpan:
        return DateSpan(first=self._date(first), last=self._date(last))

    def _person(self, name: str) -> PersonId:
        people = self._workspace.plan.people.values()
        return next(person.id for person in people if person.name == name)

    def _role(self, name: str) -> RoleId:
        roles = self._workspace.plan.roles.values()
        return next(
            role.id for role in roles if name in {role.name, role.name_uk} or name in role.aliases
        )


def _meals(text: str) -> tuple[TimeRange, ...]:
    if not text:
        return ()
    start, end = text.split("-")
    return (_range(start, end),)


def _range(start: str, end: str) -> TimeRange:
    return TimeRange(start=parse_minutes(start), end=parse_minutes(end))


def _call(call: int | str) -> TimeSpec:
    return Offset(minutes=call) if isinstance(call, int) else Clock(minutes=parse_minutes(call))


def _spec(text: str) -> TimeSpec | None:
    if not text:
        return None
    if text[0] in "+-":
        body = text[1:]
        minutes = parse_minutes(body) if ":" in body else int(body)
        return Offset(minutes=-minutes if text[0] == "-" else minutes)
    return Clock(minutes=parse_minutes(text))
