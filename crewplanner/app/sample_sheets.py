"""The sample's places and call sheets: read from the same file, written with the same commands."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.call_sheets import (
    AddSheetLines,
    SetSheetTime,
    SheetText,
    SheetTime,
    SignCallSheet,
    WriteCrewLine,
    WriteRequirements,
    WriteSheetText,
)
from crewplanner.app.commands.people import EditPerson
from crewplanner.app.coordinates import parse_coordinates
from crewplanner.domain.call_sheets import (
    CastKind,
    CastLine,
    CrewLine,
    ScheduleKind,
    ScheduleLine,
)
from crewplanner.domain.ids import NEW, DayId, PlaceId, ProductionId
from crewplanner.domain.people import ContactKind, Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Place
from crewplanner.domain.values import parse_minutes


def sample_place(about: Mapping[str, Any], name: str, address: str, where: str) -> Place:
    """A place of the sample, of no production yet."""
    latitude, longitude = parse_coordinates(where)
    hospital, hospital_address, hospital_phone = about["hospital"]
    return Place(
        id=PlaceId(NEW),
        production=ProductionId(NEW),
        name=name,
        address=address,
        latitude=latitude,
        longitude=longitude,
        hospital=hospital,
        hospital_address=hospital_address,
        hospital_phone=hospital_phone,
        details=tuple((heading, text) for heading, text in about["details"]),
    )


def sample_sheets(
    plan: Plan, data: Mapping[str, Any], days: Mapping[tuple[str, int], DayId]
) -> Iterator[Command]:
    """The call sheets of some days, and the phones that stand on them."""
    people = {person.name: person for person in plan.people.values()}
    for name in data["shared_phones"]["people"]:
        yield EditPerson(person=_shared(people[name]))
    for sheet in data["call_sheets"]:
        day = days[sheet["unit"], sheet["day"]]
        yield from _texts(day, sheet)
        yield AddSheetLines(
            day=day,
            schedule=tuple(_schedule_line(row) for row in sheet["schedule"]),
            cast=tuple(_cast_line(row) for row in sheet["cast"]),
        )
        for name, call, pickup, note in sheet["crew"]:
            line = CrewLine(person=people[name].id, call=call, pickup=_time(pickup), note=note)
            yield WriteCrewLine(day=day, line=line)


def _texts(day: DayId, sheet: Mapping[str, Any]) -> Iterator[Command]:
    for name in SheetTime:
        if name.value in sheet:
            yield SetSheetTime(day=day, name=name, time=parse_minutes(sheet[name.value]))
    for text in SheetText:
        if text.value in sheet:
            yield WriteSheetText(day=day, name=text, text=sheet[text.value])
    yield WriteRequirements(day=day, requirements=_pairs(sheet["requirements"]))
    yield SignCallSheet(day=day, signed=_pairs(sheet["signed"]))


def _shared(person: Person) -> Person:
    contacts = tuple(
        replace(contact, private=False) if contact.kind is ContactKind.PHONE else contact
        for contact in person.contacts
    )
    return replace(person, contacts=contacts)


def _schedule_line(row: list[Any]) -> ScheduleLine:
    kind, time, number, setting, light, text, eighths, cast, place = row
    return ScheduleLine(
        kind=ScheduleKind(kind),
        time=_time(time),
        number=number,
        setting=setting,
        light=light,
        text=text,
        eighths=eighths,
        cast=cast,
        place=place,
    )


def _cast_line(row: list[str]) -> CastLine:
    kind, number, name, character, status, pickup, arrive, makeup, costume, on_set, note = row
    return CastLine(
        kind=CastKind(kind),
        number=number,
        name=name,
        character=character,
        status=status,
        pickup=_time(pickup),
        arrive=_time(arrive),
        makeup=_time(makeup),
        costume=_time(costume),
        on_set=_time(on_set),
        note=note,
    )


def _pairs(rows: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((heading, text) for heading, text in rows)


def _time(text: str) -> int | None:
    return parse_minutes(text) if text else None
