"""A small project on disk, made with the real commands, and what tests ask of it."""

import datetime as dt
import itertools
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from crewplanner.app.commands.bookings import BookPeople
from crewplanner.app.commands.days import AddShootDays
from crewplanner.app.commands.people import AddDeal, AddPerson, AddUnavailability
from crewplanner.app.commands.productions import (
    AddHoliday,
    AddPlace,
    AddProduction,
    AddUnit,
    SetNeed,
)
from crewplanner.app.commands.templates import KeepCrew
from crewplanner.app.commands.timecards import FillDaySheet, LogTimes
from crewplanner.app.context import Context
from crewplanner.app.crews import crew_on
from crewplanner.app.workspace import Workspace
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Contact, ContactKind, Deal, Person, Unavailability
from crewplanner.domain.productions import Holiday, Place, Production, Unit
from crewplanner.domain.templates import CrewTemplate
from crewplanner.domain.values import DateSpan, Offset, TimeRange

MONDAY = dt.date(2026, 3, 2)
NOON = dt.datetime(2026, 3, 4, 12, 0, tzinfo=ZoneInfo("Europe/London"))


@dataclass
class Clock:
    """A clock that tests move by hand."""

    now: dt.datetime = field(default=NOON)

    def __call__(self):
        return self.now


def day(number):
    """So many days after the first Monday."""
    return MONDAY + dt.timedelta(days=number)


def span(first, last=None):
    return DateSpan(first=day(first), last=day(first if last is None else last))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def context(tmp_path, clock):
    return Context(user="Tamsin", clock=clock, backups=tmp_path / "backups")


@pytest.fixture
def workspace(tmp_path, context):
    """A new project with the standard roles and nothing else."""
    made = Workspace.create(tmp_path / "plan.crewplan", context)
    yield made
    made.close()


@pytest.fixture(scope="module")
def prepared():
    """Opens a copy of a filled project, in memory where that can be: for thousands of writes."""
    memory = Path("/dev/shm")  # noqa: S108 - made by mkdtemp below, for this process alone
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    context = Context(user="Tamsin", clock=Clock(), backups=folder / "backups")
    filled = folder / "filled.crewplan"
    workspace = Workspace.create(filled, context)
    fill(workspace)
    workspace.close()
    numbers = itertools.count()

    @contextmanager
    def open_copy():
        path = Path(shutil.copy(filled, folder / f"copy-{next(numbers)}.crewplan"))
        copy = Workspace.open(path, context)
        try:
            yield copy
        finally:
            copy.close()
            path.unlink()

    yield open_copy
    shutil.rmtree(folder)


@pytest.fixture
def planned(workspace):
    """Two productions, two units, three people, a week of days with bookings and times."""
    fill(workspace)
    return workspace


def fill(workspace):
    """Put one of everything into a project."""
    do = workspace.do
    first = do(
        AddProduction(
            production=Production(id=NEW, title="Harbour", timezone="Europe/London", currency="GBP")
        )
    ).added["productions"][0]
    second = do(AddProduction(production=Production(id=NEW, title="Ferry"))).added["productions"][0]
    main = next(u.id for u in workspace.plan.units.values() if u.production == first)
    splinter = do(AddUnit(unit=Unit(id=NEW, production=first, name="Splinter"))).added["units"][0]
    quay = do(AddPlace(place=Place(id=NEW, production=first, name="Quay"))).added["places"][0]
    roles = {role.name: role.id for role in workspace.plan.roles.values()}
    do(AddHoliday(holiday=Holiday(id=NEW, production=first, date=day(3), name="Harbour Day")))
    people = [
        do(AddPerson(person=person)).added["people"][0]
        for person in (
            Person(
                id=NEW,
                name="Ana Foss",
                roles=(roles["Gaffer"], roles["Key Grip"]),
                skills=("IPAF",),
                contacts=(Contact(kind=ContactKind.PHONE, value="+447700900123"),),
            ),
            Person(id=NEW, name="Ben Osei", roles=(roles["Gaffer"],)),
            Person(id=NEW, name="Cleo Rao"),
        )
    ]
    do(AddDeal(deal=Deal(id=NEW, production=first, person=people[0], rate=Decimal(450))))
    do(AddUnavailability(unavailability=Unavailability(id=NEW, person=people[1], span=span(4))))
    do(SetNeed(production=first, unit=main, role=roles["Gaffer"], count=2))
    lunch = (TimeRange(start=780, end=840),)
    days = tuple(
        ShootDay(
            id=NEW,
            production=first,
            unit=main,
            date=day(number),
            places=(quay,),
            call=480,
            wrap=1140,
            meals=lunch,
        )
        for number in range(5)
    )
    shoot = do(AddShootDays(days=days)).added["shoot_days"]
    do(
        BookPeople(
            production=first,
            people=(people[0], people[1]),
            spans=(span(0, 4),),
            status=BookingStatus.CONFIRMED,
            unit=main,
        )
    )
    do(BookPeople(production=second, people=(people[2],), spans=(span(1, 2), span(8)), rank=2))
    do(
        KeepCrew(
            template=CrewTemplate(id=NEW, production=first, name="Standard", unit=main),
            members=crew_on(workspace.plan, first, main, day(0)),
        )
    )
    do(FillDaySheet(day=shoot[0], call=480, wrap=1590, meals=lunch))
    do(
        LogTimes(
            production=first, person=people[0], date=day(0), wrap=Offset(minutes=45), remarks="late"
        )
    )
    del splinter
