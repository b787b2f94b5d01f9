"""Invented weeks of invented people, built as values, the same every time."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from crewplanner.app.queries.week import (
    WeekCell,
    WeekDay,
    WeekDepartment,
    WeekNote,
    WeekPerson,
    WeekUnitDay,
    WeekView,
)
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.values import DateSpan, TimeRange
from crewplanner.exports.options import Audience, Options

MONDAY = dt.date(2026, 11, 23)
LONG_NAME = "Maximiliana Freifrau von Hohenstein-Wittgenstein"
MONEY_CANARY = "73519.25"
PHONE_CANARY = "+44 7700 900736"
FINDING_CANARY = "Rate of 412.75 per day exceeds the deal of somebody else"

_DEPARTMENTS = (
    ("Assistant directors", ("1st AD", "2nd AD", "3rd AD", "Floor runner")),
    (
        "Camera",
        ("Director of photography", "Camera operator", "Focus puller", "Clapper loader", "DIT"),
    ),
    ("Lighting", ("Gaffer", "Best boy", "Electrician", "Rigging gaffer", "Genny operator")),
    ("Grip", ("Key grip", "Grip", "Dolly grip")),
    ("Sound", ("Sound recordist", "Boom operator", "Sound assistant")),
    ("Art", ("Production designer", "Art director", "Standby art director", "Props master")),
    ("Costume", ("Costume designer", "Costume supervisor", "Costume standby")),
    ("Hair & make-up", ("Hair & make-up designer", "Make-up artist")),
    ("Locations", ("Location manager", "Unit manager", "Location assistant")),
    ("Transport", ("Transport captain", "Unit driver")),
    ("Production", ("Production manager", "Production co-ordinator", "Production runner")),
    ("Health & safety", ("Unit medic", "Safety adviser")),
)
_FIRST = (
    "Eilidh",
    "Kemi",
    "Óscar",
    "Hiroshi",
    "Mia",
    "Tomasz",
    "Priya",
    "Dafydd",
    "Gwen",
    "Farouk",
    "Lars",
    "Zoë",
    "Ingrid",
    "Ben",
    "Chloé",
    "Leila",
    "Niamh",
    "Yusuf",
    "Ana",
    "Jarosław",
    "Siobhán",
    "Björn",
    "Amélie",
    "Thulani",
    "Κατερίνα",
    "Олена",
    "Rhiannon",
    "Mateus",
)
_LAST = (
    "MacDonald",
    "Okonkwo",
    "Ferreira",
    "Sato",
    "Lindqvist",
    "Kowalczyk",
    "Singh",
    "Hughes",
    "O’Neill",
    "Haddad",
    "Björk",
    "Park",
    "Novák",
    "Jones",
    "Dubois",
    "Yıldız",
    "Brown",
    "Achebe",
    "Fernández-Villalobos",
    "Ng",
    "Ångström",
    "Papadopoulou",
    "D’Angelo",
)

# What the main unit does on each day: type, call, wrap, meal, places.
_PLAN = (
    (DayType.SHOOT, 450, 1110, (750, 810), ("Harbor quay",)),
    (DayType.SHOOT, 450, 1155, (750, 810), ("Harbor quay",)),
    (DayType.SHOOT, 960, 1620, (1260, 1290), ("Old town", "Market hall")),
    (DayType.SHOOT, 1020, 1590, (1290, 1320), ("Old town",)),
    (DayType.TRAVEL, None, None, None, ()),
    (DayType.SHOOT, 540, 1200, (810, 870), ("Lighthouse",)),
    (DayType.DARK, None, None, None, ()),
)
_OTHER_UNITS = ("2nd unit", "Splinter unit", "Aerial unit", "Plate unit")


def options(audience=Audience.CREW, **changes) -> Options:
    """Options of a plausible issue; anything may be said otherwise."""
    issued = dt.datetime(2026, 11, 20, 18, 5, tzinfo=dt.timezone(dt.timedelta(hours=0)))
    said = {
        "audience": audience,
        "issued_at": issued,
        "issued_by": "Eilidh MacDonald",
        "version": "v4 pink",
        "supersedes": "v3",
    }
    return Options(**(said | changes))


def week(people: int = 12, units: int = 1, words: FilmWords = FilmWords.UK) -> WeekView:
    """A shooting week of so many people and units: nights, holds, travel, absences, gaps."""
    days = tuple(_day(index, people, units) for index in range(7))
    rows = [_person(number, days, units) for number in range(people)]
    days = tuple(
        replace(day, heads=sum(1 for row in rows if row.cells[index]))
        for index, day in enumerate(days)
    )
    departments: list[WeekDepartment] = []
    size = max(2, -(-people // len(_DEPARTMENTS)))
    for place, (name, _roles) in enumerate(_DEPARTMENTS):
        members = tuple(rows[place * size : (place + 1) * size])
        if members:
            departments.append(_department(name, place, members))
    return WeekView(
        production=ProductionId(1),
        title="Harbor Lights",
        code="HL",
        client="Northern Channel",
        contact="Production office, office@example.com, +44 20 7946 0958",
        words=words,
        timezone="Europe/London",
        currency="GBP",
        iso_week="2026-W48",
        week_number=4,
        span=DateSpan(first=MONDAY, last=MONDAY + dt.timedelta(days=6)),
        days=days,
        departments=tuple(departments),
        notes=_notes() if people else (),
        holds=_holds() if people else (),
        findings=(),
        total_planned=sum(row.planned for row in rows),
        total_overtime=sum(row.overtime for row in rows),
        total_cost=str(sum((Decimal(row.cost) for row in rows), Decimal(0))) if rows else "",
    )


def with_long_names(view: WeekView) -> WeekView:
    """Every third person and role renamed to something that does not fit on a line."""
    return changed(
        view,
        lambda row: (
            replace(
                row, name=LONG_NAME, role="Assistant production co-ordinator (travel and movement)"
            )
            if row.person % 3 == 0
            else row
        ),
    )


def with_canaries(view: WeekView) -> WeekView:
    """Money, phones, findings and reasons of absence replaced by texts that can be searched for."""

    def marked(row: WeekPerson) -> WeekPerson:
        cells = tuple(
            tuple(replace(cell, cost=MONEY_CANARY, marks=(*cell.marks, "FINDING")) for cell in day)
            for day in row.cells
        )
        return replace(
            row,
            phone=PHONE_CANARY,
            phone_private=True,
            cost=MONEY_CANARY,
            cells=cells,
            away=tuple("sick" if kind else "" for kind in row.away),
        )

    note = WeekNote(date=MONDAY, text=FINDING_CANARY, severity="BLOCK")
    return replace(
        changed(view, marked),
        days=tuple(replace(day, cost=MONEY_CANARY) for day in view.days),
        notes=(note,),
        holds=(note,),
        total_cost=MONEY_CANARY,
    )


def changed(view: WeekView, change: Callable[[WeekPerson], WeekPerson]) -> WeekView:
    """The view with every row put through the change."""
    return replace(
        view,
        departments=tuple(
            replace(one, people=tuple(change(row) for row in one.people))
            for one in view.departments
        ),
    )


def _day(index: int, people: int, units: int) -> WeekDay:
    kind, call, wrap, meal, places = _PLAN[index]
    main = WeekUnitDay(
        unit="Main unit",
        day_type=kind,
        number=12 + index if kind is DayType.SHOOT else None,
        total=30,
        places=places,
        call=call,
        wrap=wrap,
        meals=(TimeRange(start=meal[0], end=meal[1]),) if meal else (),
        note="Low water at 11:40; wellies" if index == 1 else "",
        check_times=index == 5,
    )
    others = tuple(
        WeekUnitDay(
            unit=name,
            day_type=DayType.SHOOT if call is not None else DayType.PREP,
            number=3 + index if call is not None else None,
            total=0,
            places=(("Cliff road", "Studio 2", "Airfield", "Studio 4")[place],),
            call=(call or 540) + 30 * (place + 1),
            wrap=(wrap or 1140) + 30 * place,
            meals=main.meals,
            note="",
            check_times=False,
        )
        for place, name in enumerate(_OTHER_UNITS[: units - 1])
    )
    needed = people if call is not None else 0
    return WeekDay(
        date=MONDAY + dt.timedelta(days=index),
        weekend=index > 4,
        holiday="St Andrew’s Day (observed)" if index == 4 else "",
        units=(main, *others) if people or index < 2 else (),
        heads=0,
        needed=needed,
        filled=max(0, needed - (index in {2, 3})),
        cost=f"{people * 437 + index}.50" if call is not None else "",
    )


def _person(number: int, days: tuple[WeekDay, ...], units: int) -> WeekPerson:
    department = _DEPARTMENTS[number % len(_DEPARTMENTS)]
    cells = tuple(_cells(number, day, index, units) for index, day in enumerate(days))
    minutes = sum(cell.minutes for day in cells for cell in day)
    return WeekPerson(
        person=PersonId(number + 1),
        name=f"{_FIRST[number * 5 % len(_FIRST)]} {_LAST[number * 7 % len(_LAST)]}",
        role=department[1][number // 3 % len(department[1])],
        phone=f"+44 7700 900{number % 1000:03}",
        phone_private=number % 4 != 0,
        cells=cells,
        away=tuple("leave" if _is_away(number, index) else "" for index in range(7)),
        days=sum(1 for day in cells if day),
        planned=minutes,
        worked=minutes // 60 * 40,
        overtime=max(0, minutes - 3000),
        evening=number % 5 * 45,
        night=sum(150 for day in cells for cell in day if "NIGHT" in cell.marks),
        rest=560 if number % 9 == 4 else 720,
        cost=f"{1800 + number % 7 * 215}.50",
    )


def _is_away(number: int, index: int) -> bool:
    return number % 11 == 7 and index in {3, 4}


def _cells(number: int, day: WeekDay, index: int, units: int) -> tuple[WeekCell, ...]:
    if not day.units or _is_away(number, index) or (number % 11 == 10 and index in {2, 3}):
        return ()
    unit = day.units[number % units]
    if unit.day_type is DayType.DARK or (unit.day_type is DayType.TRAVEL and number % 2):
        return ()
    status, rank = _status(number)
    own = number % 7 == 3 and index < 2 and unit.call is not None
    call = unit.call - 60 if own and unit.call is not None else unit.call
    marks = [
        mark
        for mark, holds in (
            ("NIGHT", (unit.wrap or 0) > 1440),
            ("NEW", index == 0 and number % 10 == 1),
            ("SIXTH", index == 5 and number % 10 == 2),
            ("REST", index == 2 and number % 9 == 4),
            ("FINDING", (index == 2 and number % 9 == 4) or (index == 5 and number % 13 == 2)),
        )
        if holds
    ]
    meal = sum(one.minutes for one in unit.meals)
    timed = call is not None and unit.wrap is not None
    return (
        WeekCell(
            date=day.date,
            uid=f"{number + 1}-{day.date.isoformat()}@crewplanner.example.com",
            status=status,
            rank=rank,
            day_type=unit.day_type,
            call=call,
            wrap=unit.wrap,
            meals=unit.meals,
            unit=unit.unit,
            place="Base camp" if number % 8 == 5 and index == 1 else "".join(unit.places[:1]),
            address="Quayside 4, Northport" if unit.places else "",
            minutes=(unit.wrap or 0) - (call or 0) - meal if timed else 0,
            marks=tuple(marks),
            own_call=own,
            cost=f"{310 + number % 7 * 25}.00",
        ),
    )


def _status(number: int) -> tuple[BookingStatus, int]:
    match number % 12:
        case 6:
            return BookingStatus.PENCIL, 1
        case 9:
            return BookingStatus.PENCIL, 2
        case 11:
            return BookingStatus.ENQUIRED, 1
        case _:
            return BookingStatus.CONFIRMED, 1


def _department(name: str, place: int, members: tuple[WeekPerson, ...]) -> WeekDepartment:
    roles = _DEPARTMENTS[place][1]
    people = tuple(
        replace(row, role=roles[index % len(roles)]) for index, row in enumerate(members)
    )
    heads = tuple(sum(1 for row in people if row.cells[index]) for index in range(7))
    needed = tuple(
        len(people) if call is not None else 0 for _kind, call, _wrap, _meal, _places in _PLAN
    )
    filled = tuple(min(need, head) for need, head in zip(needed, heads, strict=True))
    return WeekDepartment(name=name, people=people, heads=heads, needed=needed, filled=filled)


def _notes() -> tuple[WeekNote, ...]:
    return (
        WeekNote(
            date=MONDAY + dt.timedelta(days=2),
            text="Mia Lindqvist has 9:20 h rest before Wed 25 Nov; 11:00 h are asked for.",
            severity="BLOCK",
        ),
        WeekNote(
            date=MONDAY + dt.timedelta(days=5),
            text="Óscar Ferreira: Sat 28 Nov is day 6 in a row.",
            severity="WARN",
        ),
        WeekNote(
            date=MONDAY + dt.timedelta(days=5),
            text="Main unit on Sat 28 Nov: the times come from a longer entry. Check them.",
            severity="INFO",
        ),
    )


def _holds() -> tuple[WeekNote, ...]:
    return (
        WeekNote(
            date=MONDAY + dt.timedelta(days=1),
            text="Priya Singh, 1st pencil, Mon 23 to Sat 28 Nov: confirm or release.",
            severity="INFO",
        ),
    )
