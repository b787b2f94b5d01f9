"""Invented productions of any size: the same for the same numbers, booked as crews are booked."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from crewplanner.app.commands.base import Command
from crewplanner.app.context import Context
from crewplanner.app.workspace import Workspace
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.days import DayType, Need, ShootDay
from crewplanner.domain.ids import (
    NEW,
    BookingId,
    DayId,
    DealId,
    NeedId,
    PersonId,
    PlaceId,
    ProductionId,
    UnitId,
)
from crewplanner.domain.people import Deal, Person, Role
from crewplanner.domain.productions import Place, Production, Unit
from crewplanner.domain.values import DateSpan, Offset, TimeRange
from crewplanner.store.transaction import Transaction

MONDAY = dt.date(2026, 3, 2)
NOON = dt.datetime(2026, 3, 18, 12, 0, tzinfo=ZoneInfo("Europe/London"))
_LUNCH = (TimeRange(start=780, end=840),)
_FIRST = ("Ana", "Ben", "Cleo", "Dara", "Emil", "Faye", "Gus", "Hana", "Ivo", "Jun", "Kit", "Lou")
_LAST = ("Adler", "Brandt", "Cole", "Duarte", "Ekholm", "Foss", "Grove", "Hale", "Ito", "Juhl")
_STATUSES = (BookingStatus.CONFIRMED,) * 7 + (BookingStatus.PENCIL,) * 2 + (BookingStatus.OFFERED,)
_WEEKEND = 5
_ASKED_ROLES = 16
_OWN_CALLS = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much: people, dates, the share of them that is booked, dates in one booking at most."""

    people: int
    days: int
    share: float = 0.6
    longest: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Invent(Command):
    """Fill a new project: a production of two units, people of all roles, bookings and deals."""

    size: Size

    def label(self) -> str:
        """What undo would say."""
        return "Invent"

    def run(self, tx: Transaction) -> None:
        """Write all of it."""
        _Filling(tx, self.size).fill()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project file that was made, and its one production."""

    path: Path
    production: ProductionId
    bookings: int


def made(folder: Path, size: Size) -> Project:
    """A project file of that size in the folder."""
    path = folder / f"invented-{size.people}-{size.days}.crewplan"
    workspace = Workspace.create(path, context(folder))
    production = workspace.do(Invent(size=size)).added["productions"][0]
    bookings = len(workspace.plan.bookings)
    workspace.close()
    return Project(path=path, production=ProductionId(production), bookings=bookings)


def opened(project: Project) -> Workspace:
    """Open it."""
    return Workspace.open(project.path, context(project.path.parent))


def context(folder: Path) -> Context:
    """Who measures, at a moment within the production."""
    return Context(user="Bench", clock=_noon, backups=folder / "backups")


def dates(size: Size) -> DateSpan:
    """The dates of the production."""
    return DateSpan(first=MONDAY, last=MONDAY + dt.timedelta(days=size.days - 1))


def _noon() -> dt.datetime:
    return NOON


@dataclass(slots=True)
class _Filling:
    tx: Transaction
    size: Size
    dice: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.size.people * 1000 + self.size.days)  # noqa: S311 - no secret

    def fill(self) -> None:
        tx = self.tx
        production = ProductionId(
            tx.productions.add(
                Production(
                    id=ProductionId(NEW),
                    title="Invented",
                    timezone="Europe/London",
                    currency="GBP",
                )
            )
        )
        units = tuple(
            UnitId(tx.units.add(Unit(id=UnitId(NEW), production=production, name=name, position=n)))
            for n, name in enumerate(("Main unit", "Second unit"))
        )
        roles = tx.roles.all()
        for unit in units:
            self._days(production, unit)
        for role in roles[:: max(1, len(roles) // _ASKED_ROLES)]:
            tx.needs.add(
                Need(id=NeedId(NEW), production=production, unit=units[0], role=role.id, count=2)
            )
        for number in range(self.size.people):
            self._person(production, units[number % 5 == 0], roles[number % len(roles)], number)

    def _days(self, production: ProductionId, unit: UnitId) -> None:
        place = PlaceId(
            self.tx.places.add(
                Place(id=PlaceId(NEW), production=production, name="Quay", address="Quay Road 3")
            )
        )
        for date in dates(self.size):
            weekend = date.weekday() >= _WEEKEND
            self.tx.shoot_days.add(
                ShootDay(
                    id=DayId(NEW),
                    production=production,
                    unit=unit,
                    date=date,
                    day_type=DayType.DARK if weekend else DayType.SHOOT,
                    call=None if weekend else 450 + self.dice.randrange(5) * 15,
                    wrap=None if weekend else 1110 + self.dice.randrange(8) * 15,
                    meals=() if weekend else _LUNCH,
                    places=(place,),
                )
            )

    def _person(self, production: ProductionId, unit: UnitId, role: Role, number: int) -> None:
        first, last = _FIRST[number % len(_FIRST)], _LAST[number // len(_FIRST) % len(_LAST)]
        name = f"{first} {last} {number:04}"
        person = PersonId(self.tx.people.add(Person(id=PersonId(NEW), name=name, roles=(role.id,))))
        self.tx.deals.add(
            Deal(
                id=DealId(NEW),
                production=production,
                person=person,
                rate=Decimal(300 + number % 40 * 10),
            )
        )
        for span in self._spans():
            self.tx.bookings.add(
                Booking(
                    id=BookingId(NEW),
                    production=production,
                    person=person,
                    span=span,
                    role=role.id,
                    unit=unit,
                    status=self.dice.choice(_STATUSES),
                    call=Offset(minutes=-30) if self.dice.random() < _OWN_CALLS else None,
                )
            )

    def _spans(self) -> Iterator[DateSpan]:
        whole = dates(self.size)
        date = whole.first
        while date <= whole.last:
            length = self.dice.randint(1, self.size.longest)
            last = min(date + dt.timedelta(days=length - 1), whole.last)
            if self.dice.random() < self.size.share:
                yield DateSpan(first=date, last=last)
            date = last + dt.timedelta(days=1)
