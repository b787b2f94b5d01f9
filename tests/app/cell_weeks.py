"""Weeks full of bookings of every kind, drawn by number, in a project to copy them from."""

import datetime as dt
import hashlib
import random

from crewplanner.app.commands.cells import CellWrite, WriteCells
from crewplanner.app.commands.people import AddPerson, AddRole
from crewplanner.app.commands.productions import AddUnit
from crewplanner.domain.bookings import HIGHEST_RANK, BookingStatus
from crewplanner.domain.cells import Entry, Written, entry_of
from crewplanner.domain.days import DayType
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Person, Role
from crewplanner.domain.productions import Unit
from crewplanner.domain.values import Clock, DateSpan, Offset
from tests.app.conftest import MONDAY

PEOPLE = (
    "Dana Quist",
    "=SUM(A1:A9)",
    "'=quoted",
    "O’Hara, Siân",
    "Zoë  “Zee” Łuk",
    "Ana Foss",
    "陳大文",
    "7",
)
NOTES = (
    "",
    "bring the jib",
    'says "no" \\ maybe',
    "two\nlines\tand a tab",
    " spaces  around ",
    "=1+1",
    "a / b | c (d) @e",
    "no\u00a0break, joiner 👩\u200d🎤, ümlaut",
    "8-19",
    "#12; until 2026-01-01",
)


def furnish(workspace):
    """People, units and roles with names that make it hard."""
    production = next(iter(workspace.plan.productions))
    for name in PEOPLE:
        if name not in {person.name for person in workspace.plan.people.values()}:
            workspace.do(AddPerson(person=Person(id=NEW, name=name)))
    for name in ("2nd / Unit", "off", "Main", "Main"):
        workspace.do(AddUnit(unit=Unit(id=NEW, production=production, name=name)))
    department = next(iter(workspace.plan.departments))
    for name in ("Gaffer", "Hold", 'Rigger "B"', "Wrap 2"):
        workspace.do(AddRole(role=Role(id=NEW, department=department, name=name)))


def week_of(number):
    """The week of that number; between two of them lies one without bookings of its own."""
    first = MONDAY + dt.timedelta(days=14 * number)
    return DateSpan(first=first, last=first + dt.timedelta(days=6))


def around(number):
    """That week, the one before and the one after."""
    week = week_of(number)
    return DateSpan(first=week.first - dt.timedelta(7), last=week.last + dt.timedelta(7))


def drawn_entry(draw, plan, production):
    """Any entry that a booking can have."""
    units = [unit.id for unit in plan.units.values() if unit.production == production]
    status = draw.choice(list(BookingStatus))
    call, wrap = _times(draw)
    return Entry(
        status=status,
        rank=draw.choice([1, 1, 1, 2, 3, draw.randint(1, HIGHEST_RANK)]),
        role=draw.choice([None, *list(plan.roles)[:3], *list(plan.roles)[-6:]]),
        unit=draw.choice([None, *units]),
        call=call,
        wrap=wrap,
        day_type=draw.choice([None, None, *DayType]),
        note=draw.choice(NOTES),
        expires=draw.choice([None, None, dt.date(2026, 4, draw.randint(1, 30))]),
        challenged_until=draw.choice(
            [None, None, dt.datetime(2026, 5, 1, draw.randint(0, 23), 30, tzinfo=dt.UTC)]
        ),
    )


def _times(draw):
    kind = draw.randrange(6)
    call = draw.randrange(0, 1500, 5)
    if kind == 0:
        return Clock(minutes=call), Clock(minutes=draw.randrange(call + 15, 2881, 15))
    if kind == 1:
        return Offset(minutes=draw.randrange(-600, 600, 15)), None
    if kind == 2:
        return None, Offset(minutes=draw.randrange(-600, 600, 15))
    if kind == 3:
        return Offset(minutes=30), Clock(minutes=draw.randrange(1800, 2880, 15))
    return None, None


def fill_week(workspace, number):
    """Bookings of one date and of several, alike and other, alone and met, some past the week."""
    draw = random.Random(number)  # noqa: S311 - for examples
    plan, production = workspace.plan, next(iter(workspace.plan.productions))
    week = week_of(number)
    cells = {}
    known = [drawn_entry(draw, plan, production) for _each in range(3)]
    for person in plan.people:
        for _each in range(draw.randrange(4)):
            entry = draw.choice([*known, drawn_entry(draw, plan, production)])
            first = draw.randrange(7)
            last = min(first + draw.choice([0, 0, 1, 2, 6]), 6 + 2 * (draw.random() < 0.2))
            for day in range(first, last + 1):
                date = week.first + dt.timedelta(days=day)
                starts = day == first and draw.random() < 0.5
                there = cells.setdefault((person, date), [])
                # A text cannot tell two bookings of a date apart that say the same.
                if entry not in {one.entry for one in there}:
                    there.append(Written(entry=entry, starts=starts))
    writes = tuple(
        CellWrite(person=person, date=date, entries=tuple(entries))
        for (person, date), entries in sorted(cells.items())
    )
    workspace.do(WriteCells(production=production, words="Fill", cells=writes))


def said_by(plan, around):
    """A checksum of all that a production's bookings of some dates say, whatever their numbers."""
    production = next(iter(plan.productions))
    lines = sorted(
        f"{b.person} {b.production} {b.span.first} {b.span.last} {entry_of(b)!r}"
        for b in plan.bookings.values()
        if b.production == production and b.span.overlaps(around)
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
