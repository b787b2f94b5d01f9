"""Invented people and days to look at, to measure and to test with: the same ones every time."""

import datetime as dt
from collections.abc import Callable, Mapping

from crewplanner.app.queries.board import (
    BoardAway,
    BoardCell,
    BoardDay,
    BoardDayEntry,
    BoardGroup,
    BoardRow,
    BoardView,
    Covered,
)
from crewplanner.app.queries.row_packing import packed
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import NOT_WORKED, DayType
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.ids import BookingId, DayId, DepartmentId, PersonId, ProductionId, UnitId
from crewplanner.domain.people import UnavailabilityKind
from crewplanner.domain.values import DateSpan, TimeRange

FIRST = dt.date(2026, 11, 23)
OWN = ProductionId(1)
OTHER = ProductionId(2)

_FIRST_NAMES = [
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
    "Amara",
    "Jonas",
    "Sofia",
    "Ravi",
    "Noor",
    "Callum",
    "Freya",
    "Mateo",
]
_LAST_NAMES = [
    "MacDonald",
    "Okonkwo",
    "Ferreira",
    "Sato",
    "Lindqvist",
    "Kowalczyk",
    "Singh",
    "Hughes",
    "O'Neill",
    "Haddad",
    "Björk",
    "Park",
    "Novák",
    "Jones",
    "Dubois",
    "Yıldız",
    "Brown",
    "Achebe",
    "Vasquez",
    "Lehmann",
    "Rossi",
    "Menon",
    "Aziz",
    "Fraser",
    "Nilsen",
]
_DEPARTMENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Assistant directors", ("1st AD", "2nd AD", "3rd AD")),
    (
        "Camera",
        ("Director of photography", "Camera operator", "Focus puller", "Clapper loader", "DIT"),
    ),
    ("Lighting", ("Gaffer", "Best boy", "Electrician", "Electrician")),
    ("Sound", ("Sound recordist", "Boom operator")),
    ("Hair & make-up", ("Designer", "Artist", "Artist")),
    ("Costume", ("Costume designer", "Supervisor", "Standby")),
    ("Locations", ("Location manager", "Unit manager")),
)
_PLAN: tuple[tuple[DayType, int, int, str] | None, ...] = (
    (DayType.SHOOT, 450, 1110, "Harbour quay"),
    (DayType.SHOOT, 450, 1155, "Harbour quay"),
    (DayType.SHOOT, 960, 1620, "Old town"),
    (DayType.SHOOT, 1020, 1680, "Old town"),
    (DayType.DARK, 0, 0, ""),
    (DayType.SHOOT, 540, 1200, "Lighthouse"),
    None,
    (DayType.SHOOT, 480, 1110, "Studio 2"),
    (DayType.SHOOT, 480, 1110, "Studio 2"),
    (DayType.SHOOT, 480, 1140, "Studio 2"),
    (DayType.TRAVEL, 600, 900, "Ferry"),
    (DayType.SHOOT, 360, 1020, "Ferry"),
    None,
    None,
)
_KINDS = tuple(UnavailabilityKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ends:
    """What a booking is made of: which days of the fortnight, and how firm."""

    first: int
    last: int
    status: BookingStatus
    rank: int = 1
    elsewhere: str = ""


def demo_view(people: int = 60, days: int = 28, *, first: dt.date = FIRST) -> BoardView:
    """So many people against so many days: every status, nights, days away, findings, overlaps."""
    span = DateSpan(first=first, last=first + dt.timedelta(days=days - 1))
    dates = tuple(span)
    columns = _columns(dates)
    rows: list[BoardGroup | BoardRow] = []
    made = 0
    number = 0
    while made < people:
        name, roles = _DEPARTMENTS[number % len(_DEPARTMENTS)]
        round_of = number // len(_DEPARTMENTS)
        title = name if not round_of else f"{name}, unit {round_of + 1}"
        members = roles[: people - made]
        department = DepartmentId(number + 1)
        crew = [
            _person(made + index, role, department, columns) for index, role in enumerate(members)
        ]
        rows.append(_group(department, title, crew, columns, short=number % 3 == 2))
        rows.extend(crew)
        made += len(members)
        number += 1
    return BoardView(
        production=OWN,
        span=span,
        today=first + dt.timedelta(days=min(1, days - 1)),
        days=tuple(_counted(day, rows) for day in columns),
        rows=tuple(rows),
    )


def _columns(dates: tuple[dt.date, ...]) -> tuple[BoardDay, ...]:
    days: list[BoardDay] = []
    number = 11
    total = 11 + sum(1 for i in range(len(dates)) if (p := _PLAN[i % 14]) and p[0] is DayType.SHOOT)
    for index, date in enumerate(dates):
        plan = _PLAN[index % len(_PLAN)]
        entries: list[BoardDayEntry] = []
        if plan is not None:
            kind, call, wrap, place = plan
            number += kind is DayType.SHOOT
            times = kind not in NOT_WORKED
            entry = BoardDayEntry(
                day=DayId(index + 1),
                unit=UnitId(1),
                unit_name="Main unit",
                day_type=kind,
                number=number if kind is DayType.SHOOT else None,
                total=total,
                place=place,
                call=call if times else None,
                wrap=wrap if times else None,
                night=wrap > 1500,
                check_times=index % 14 == 11,
            )
            entries.append(entry)
            if index % 14 == 9:
                entries.append(_second_unit(entry, index))
        holiday = "St Andrew's Day" if (date.month, date.day) == (11, 30) else ""
        day = BoardDay(
            date=date,
            entries=tuple(entries),
            holiday="Boxing Day" if (date.month, date.day) == (12, 26) else holiday,
            weekend=date.weekday() >= 5,
        )
        days.append(day)
    return tuple(days)


def _second_unit(main: BoardDayEntry, index: int) -> BoardDayEntry:
    return BoardDayEntry(
        day=DayId(10_000 + index),
        unit=UnitId(2),
        unit_name="Second unit",
        day_type=DayType.SHOOT,
        number=3,
        total=5,
        place="Coast road",
        call=main.call,
        wrap=main.wrap,
        night=False,
        check_times=False,
    )


def _person(
    index: int, role: str, department: DepartmentId, columns: tuple[BoardDay, ...]
) -> BoardRow:
    """Somebody of the crew; the number decides what is peculiar about them."""
    person = PersonId(index + 1)
    first_name = _FIRST_NAMES[index % len(_FIRST_NAMES)]
    last_name = _LAST_NAMES[(index + index // 26 * 7) % len(_LAST_NAMES)]
    away = _away(index, columns)
    cells: dict[dt.date, list[BoardCell]] = {}
    ends = [end for start in range(0, len(columns), 14) for end in _bookings(index, start)]
    for count, end in enumerate(ends):
        booking = BookingId((index + 1) * 1000 + count)
        for cell in _cells(booking, end, columns, _peculiar(index)):
            date = columns[cell[0]].date
            if date in away and away[date].part is None and end.status in _SHY:
                continue
            cells.setdefault(date, []).append(cell[1])
    shown = {date: tuple(met) for date, met in cells.items()}
    return BoardRow(
        person=person,
        name=f"{first_name} {last_name}",
        role=role,
        department=department,
        cells=shown,
        away=away,
        packing=packed(shown),
    )


_SHY = frozenset({BookingStatus.CONFIRMED, BookingStatus.PENCIL})


def _bookings(index: int, start: int) -> tuple[_Ends, ...]:
    """The bookings of one fortnight."""
    confirmed, pencil = BookingStatus.CONFIRMED, BookingStatus.PENCIL
    week, next_week = (start, start + 3), (start + 7, start + 11)
    match index % 13:
        case 6:
            return (
                _Ends(first=start, last=start + 6, status=pencil),
                _Ends(first=start + 7, last=start + 11, status=pencil),
                _Ends(first=start + 12, last=start + 12, status=confirmed),
            )
        case 10:
            return (_Ends(first=start, last=start + 11, status=pencil),)
        case 11:
            return (
                _Ends(first=start, last=start + 1, status=pencil, rank=2),
                _Ends(first=start + 7, last=start + 9, status=BookingStatus.ENQUIRED),
                _Ends(first=start + 12, last=start + 13, status=pencil),
            )
        case 12:
            return (
                _Ends(first=start, last=start + 2, status=BookingStatus.OFFERED),
                _Ends(first=start + 5, last=start + 5, status=BookingStatus.RELEASED),
                _Ends(first=start + 8, last=start + 11, status=BookingStatus.CHALLENGED),
            )
        case 8:
            return (
                _Ends(first=start, last=start + 5, status=confirmed),
                _Ends(first=start + 8, last=start + 9, status=confirmed, elsewhere="HLX"),
                _Ends(first=start + 9, last=start + 11, status=pencil),
            )
        case 3 if index % 2:
            return (
                _Ends(first=week[0], last=week[1], status=confirmed),
                _Ends(first=next_week[0], last=next_week[1], status=confirmed),
            )
        case _:
            return (
                _Ends(first=start, last=start + 5, status=confirmed),
                _Ends(first=start + 7, last=start + 11, status=confirmed),
            )


def _cells(
    booking: BookingId,
    ends: _Ends,
    columns: tuple[BoardDay, ...],
    peculiar: Callable[[int], Mapping[str, object]],
) -> list[tuple[int, BoardCell]]:
    made: list[tuple[int, BoardCell]] = []
    span = DateSpan(
        first=columns[0].date + dt.timedelta(days=ends.first),
        last=columns[0].date + dt.timedelta(days=ends.last),
    )
    for day in range(ends.first, min(ends.last + 1, len(columns))):
        column = columns[day]
        entry = column.entries[0] if column.entries else None
        idle = entry is None or entry.day_type in NOT_WORKED
        facts: dict[str, object] = {
            "booking": booking,
            "production": OTHER if ends.elsewhere else OWN,
            "status": ends.status,
            "rank": ends.rank,
            "span": span,
            "first": day == ends.first,
            "last": day == ends.last,
            "day_type": entry.day_type if entry else None,
            "call": entry.call if entry else None,
            "wrap": entry.wrap if entry else None,
            "night": entry is not None and entry.night,
            "check_times": entry is not None and entry.check_times,
            "idle": idle,
            "elsewhere": ends.elsewhere,
        }
        if ends.status is BookingStatus.CONFIRMED and not idle:
            facts |= peculiar(day)
        made.append((day, BoardCell(**facts)))  # pyright: ignore[reportArgumentType] - rows of facts
    return made


def _peculiar(index: int) -> Callable[[int], Mapping[str, object]]:
    """Own calls and findings of a person, by day."""

    def facts(day: int) -> Mapping[str, object]:
        severity: Severity | None = None
        rule = RuleKind.REST
        found: dict[str, object] = {}
        if index % 13 == 4 and day % 14 == 5:
            found |= {"own_call": True, "call": 390}
            severity = Severity.WARN
        elif index % 13 == 9 and day % 14 == 3:
            severity, rule = Severity.BLOCK, RuleKind.DOUBLE_BOOKING
        elif index % 13 == 1 and day % 14 == 8:
            found |= {"own_call": True, "call": 435}
        elif index % 13 == 7 and day % 14 == 11:
            severity, rule = Severity.INFO, RuleKind.CHECK_TIMES
        if severity is not None:
            date = FIRST + dt.timedelta(days=day)
            finding = Finding(
                rule=rule, severity=severity, production=OWN, date=date, actual=570, limit=660
            )
            found |= {"severity": severity, "findings": (finding,)}
        return found

    return facts


def _away(index: int, columns: tuple[BoardDay, ...]) -> dict[dt.date, BoardAway]:
    away: dict[dt.date, BoardAway] = {}
    for day, column in enumerate(columns):
        kind = _KINDS[(index // 5 + day // 14) % len(_KINDS)]
        if index % 17 == 16 and day % 14 in {7, 8}:
            away[column.date] = BoardAway(kind=kind, part=None, note="")
        elif index % 19 == 11 and day % 14 == 3:
            part = TimeRange(start=540, end=780)
            away[column.date] = BoardAway(kind=UnavailabilityKind.PERSONAL, part=part, note="")
        elif index % 23 == 5 and day % 14 == 1:
            away[column.date] = BoardAway(kind=UnavailabilityKind.SICK, part=None, note="")
    return away


def _group(
    department: DepartmentId,
    name: str,
    crew: list[BoardRow],
    columns: tuple[BoardDay, ...],
    *,
    short: bool,
) -> BoardGroup:
    coverage: dict[dt.date, Covered] = {}
    for index, column in enumerate(columns):
        if column.entries and column.entries[0].day_type is DayType.SHOOT:
            missing = 1 if short and index % 7 in {2, 3} else 0
            pencilled = min(index % 5 % 3, len(crew) - missing)
            confirmed = len(crew) - missing - pencilled
            coverage[column.date] = Covered(confirmed, pencilled, len(crew))
    return BoardGroup(department=department, name=name, heads=len(crew), coverage=coverage)


def _counted(day: BoardDay, rows: list[BoardGroup | BoardRow]) -> BoardDay:
    working = [
        cell
        for row in rows
        if isinstance(row, BoardRow)
        for cell in row.cells.get(day.date, ())
        if not cell.idle and not cell.elsewhere and cell.call is not None
    ]
    minutes = sum((cell.wrap or 0) - (cell.call or 0) for cell in working)
    return BoardDay(
        date=day.date,
        entries=day.entries,
        holiday=day.holiday,
        weekend=day.weekend,
        heads=len(working),
        minutes=minutes,
    )
