"""An invented call sheet of invented people, built as values, the same every time."""

from dataclasses import replace
from decimal import Decimal

from crewplanner.app.queries.call_sheet import (
    CallSheetView,
    HeadRole,
    Remark,
    SheetAdvance,
    SheetContact,
    SheetDepartment,
    SheetPerson,
)
from crewplanner.app.queries.sunlight import DaySun
from crewplanner.app.sun import sun_times
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.call_sheets import (
    CallSheet,
    CastKind,
    CastLine,
    ScheduleKind,
    ScheduleLine,
)
from crewplanner.domain.days import DayStatus, DayType
from crewplanner.domain.ids import (
    BookingId,
    CallSheetId,
    DayId,
    PersonId,
    PlaceId,
    ProductionId,
    UnitId,
)
from crewplanner.domain.productions import FilmWords, Place
from crewplanner.domain.values import TimeRange
from tests.exports.weeks import MONDAY, PHONE_CANARY, week

SCHEDULE = (
    ScheduleLine(kind=ScheduleKind.BANNER, time=450, text="Unit call and briefing"),
    ScheduleLine(
        time=510,
        number="42",
        setting="INT Harbor office",
        light="D",
        text="Ines finds the ledger",
        eighths=11,
        cast="1, 2",
        place="Studio 2",
    ),
    ScheduleLine(kind=ScheduleKind.MEAL, time=750, text="one hour"),
    ScheduleLine(kind=ScheduleKind.MOVE, time=810, text="to the quay", place="Quay"),
    ScheduleLine(
        time=870, number="61", setting="EXT Quay", light="N", text="The rope", eighths=5, cast="1"
    ),
)
CAST = (
    CastLine(number="1", name="Ada Ölmez", character="Ines", status="W", pickup=375, on_set=510),
    CastLine(kind=CastKind.EXTRAS, number="12", name="Passengers", arrive=720, note="winter coats"),
    CastLine(kind=CastKind.MINOR, number="7", name="Pip", note="to 17:30, chaperone Ada"),
)


def sheet(**changes) -> CallSheet:
    """What was written; anything may be said otherwise."""
    said = {
        "id": CallSheetId(1),
        "day": DayId(1),
        "shooting_call": 510,
        "breakfast": 420,
        "lunch": 750,
        "safety": "Life jackets beyond the yellow line",
        "medic": "Ben Osei, channel 1",
        "notice": "Company move at lunch",
        "radio": "1 production · 2 camera",
        "catering": "8 vegetarian",
        "transport": "Minibus 07:00",
        "notes": "No photographs.\nQuiet on the stairs.",
        "schedule": SCHEDULE,
        "cast": CAST,
        "requirements": (("Props", "two lanterns, a rope"), ("Camera", "rain covers")),
        "signed": (("UPM", "Zoë Park"),),
    }
    return CallSheet(**said | changes)


def call_sheet(people: int = 12, **changes) -> CallSheetView:
    """A day of so many people: calls of their own, one inside the rest, one not confirmed."""
    known = [
        (department.name, row)
        for department in week(people).departments
        for row in department.people
    ]
    rows: dict[str, list[SheetPerson]] = {}
    for number, (department, row) in enumerate(known):
        rows.setdefault(department, []).append(_person(number, row.name, row.role))
    quay = Place(
        id=PlaceId(1),
        production=ProductionId(1),
        name="Harbor quay",
        address="Quay Road, gate 3",
        latitude=Decimal("50.6080"),
        longitude=Decimal("-2.4530"),
        hospital="St Ann's",
        hospital_address="Infirmary Road",
        hospital_phone="+44 20 7946 0911",
        details=(("Parking", "Fish market"), ("Gate code", "4471")),
    )
    times = sun_times(quay.latitude, quay.longitude, MONDAY, "Europe/London")
    said = {
        "project": "0c4f",
        "production": ProductionId(1),
        "title": "Harbor Lights",
        "code": "HBL",
        "client": "Saltmarsh",
        "company": "Harbor Lights Films",
        "office_phone": "+44 20 7946 0123",
        "contact": "",
        "emergency": "999",
        "words": FilmWords.UK,
        "timezone": "Europe/London",
        "logo": "",
        "day": DayId(1),
        "unit": UnitId(1),
        "unit_name": "Main unit",
        "units": 1,
        "date": MONDAY,
        "day_type": DayType.SHOOT,
        "status": DayStatus.CONFIRMED,
        "number": 12,
        "total": 30,
        "holiday": "",
        "day_title": "",
        "note": "High water 11:40",
        "call": 450,
        "wrap": 1110,
        "meals": (TimeRange(start=750, end=810),),
        "check_times": False,
        "sheet": sheet(),
        "contacts": (_head(), replace(_head(), head=HeadRole.UPM, name="Zoë", phone_private=True)),
        "places": (quay, replace(quay, id=PlaceId(2), name="Studio 2", hospital="")),
        "hospital": quay,
        "sun": DaySun(date=MONDAY, place=quay, times=times),
        "departments": tuple(
            SheetDepartment(name=name, people=tuple(found)) for name, found in rows.items()
        ),
        "advance": (
            SheetAdvance(
                date=MONDAY.replace(day=24),
                day_type=DayType.SHOOT,
                number=13,
                call=420,
                wrap=1080,
                places=("Lighthouse",),
                note="",
                heads=11,
                schedule=SCHEDULE[1:2],
            ),
        ),
        "open_roles": (("Spark", 1, 2),),
    }
    return CallSheetView(**said | changes)


def _head() -> SheetContact:
    return SheetContact(
        head=HeadRole.FIRST_AD,
        person=PersonId(1),
        role="First AD",
        name="Eilidh MacDonald",
        phone=PHONE_CANARY,
        phone_private=False,
    )


def _person(number: int, name: str, role: str) -> SheetPerson:
    """Every fifth has a call of their own, the fourth is inside the rest, the seventh is held."""
    own = number % 5 == 4
    call = 390 if own else 450
    short = number == 3
    return SheetPerson(
        person=PersonId(number + 1),
        booking=BookingId(number + 1),
        name=name,
        role=role,
        phone=f"+44 7700 9{number:05}",
        phone_private=number % 2 == 0,
        status=BookingStatus.PENCIL if number == 6 else BookingStatus.CONFIRMED,
        rank=1,
        call=call,
        call_text="O/C" if number == 8 else "",
        wrap=1110,
        own_call=own,
        pickup=400 if number == 2 else None,
        last_date=MONDAY.replace(day=22) if number % 3 else MONDAY.replace(day=20),
        last_wrap=1140,
        earliest=480 if short else 360,
        remarks=tuple(
            remark
            for remark, holds in (
                (Remark.INSIDE_REST, short),
                (Remark.NOT_CONFIRMED, number == 6),
                (Remark.NEW, number == 1),
            )
            if holds
        ),
        kind=None,
        note="own car" if number == 2 else "",
    )
