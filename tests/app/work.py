"""Work at random: real commands for whatever a plan holds, drawn from dice that can be shrunk."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random
from types import MappingProxyType

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.bookings import (
    BookPeople,
    CopyBookings,
    EditBooking,
    FreeDates,
    MoveBookings,
    RemoveBookings,
    ResizeBooking,
    SetBookingStatus,
)
from crewplanner.app.commands.days import AddShootDays, EditShootDay, MoveCall, RemoveShootDays
from crewplanner.app.commands.people import (
    AddDeal,
    AddPerson,
    AddRole,
    AddUnavailability,
    EditPerson,
    EditUnavailability,
    RemovePeople,
    RemoveRole,
    RemoveUnavailability,
)
from crewplanner.app.commands.productions import (
    AddHoliday,
    AddProduction,
    AddUnit,
    EditProduction,
    EditUnit,
    RemoveHoliday,
    RemoveProduction,
    RemoveUnit,
    SetNeed,
)
from crewplanner.app.commands.timecards import FillDaySheet, LogTimes
from crewplanner.app.errors import Refused
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayStatus, DayType, ShootDay
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Deal, Person, RatePer, Role, Unavailability
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Holiday, Production, Unit
from crewplanner.domain.timecards import DayKind
from crewplanner.domain.values import Clock, DateSpan, Offset, TimeRange
from tests.app.conftest import MONDAY
from tests.app.work_on_agreements import ON_TIMES_AND_TERMS, Nothing

WEEKS = 3
"""Everything is drawn within so many weeks from the first Monday."""


Maker = Callable[[Plan, Random], Command]


def do_at_random(workspace, dice: Random, makers: Mapping[str, Maker]) -> str | None:
    """Do one of the commands; its name, or None where there is nothing for it or it is refused."""
    name = dice.choice(sorted(makers))
    try:
        workspace.do(makers[name](workspace.plan, dice))
    except (Nothing, Refused):
        return None
    return name


def any_of(dice: Random, records):
    """One of them. Raises Nothing where there is none."""
    if not records:
        raise Nothing
    return dice.choice(sorted(records.values(), key=lambda record: record.id))


def some_of(dice: Random, records):
    """The ids of one to three of them."""
    return tuple({any_of(dice, records).id for _ in range(dice.randint(1, 3))})


def date(dice: Random) -> dt.date:
    return MONDAY + dt.timedelta(days=dice.randint(0, 7 * WEEKS - 1))


def span(dice: Random) -> DateSpan:
    first = date(dice)
    return DateSpan(first=first, last=first + dt.timedelta(days=dice.choice((0, 0, 1, 4, 9))))


def call(dice: Random):
    return dice.choice((None, None, Offset(minutes=-90), Offset(minutes=60), Clock(minutes=1080)))


def times(dice: Random) -> tuple[int | None, int | None]:
    return dice.choice(
        ((480, 1140), (360, 1020), (960, 1620), (1080, 1800), (480, None), (None, None))
    )


def meals(dice: Random) -> tuple[TimeRange, ...]:
    return dice.choice(((), (TimeRange(start=780, end=840),), (TimeRange(start=1260, end=1290),)))


def unit_of(plan: Plan, dice: Random, production):
    own = {key: unit for key, unit in plan.units.items() if unit.production == production}
    return any_of(dice, own).id


def book(plan, dice):
    production = any_of(dice, plan.productions).id
    return BookPeople(
        production=production,
        people=some_of(dice, plan.people),
        spans=(span(dice),),
        status=dice.choice(list(BookingStatus)),
        rank=dice.randint(1, 3),
        role=dice.choice((None, any_of(dice, plan.roles).id)),
        unit=dice.choice((None, unit_of(plan, dice, production))),
        call=call(dice),
    )


def edit_booking(plan, dice):
    booking = any_of(dice, plan.bookings)
    changes = {
        "role": dice.choice((None, *some_of(dice, plan.roles), *plan.people[booking.person].roles)),
        "unit": dice.choice((None, unit_of(plan, dice, booking.production))),
        "call": call(dice),
        "span": span(dice),
        "person": any_of(dice, plan.people).id,
        "rank": dice.randint(1, 3),
    }
    names = dice.choice((("role",), ("unit",), ("call",), ("role", "unit"), tuple(changes)))
    return EditBooking(booking=replace(booking, **{name: changes[name] for name in names}))


def move(plan, dice):
    person = dice.choice((None, any_of(dice, plan.people).id))
    return MoveBookings(
        bookings=some_of(dice, plan.bookings), days=dice.randint(-3, 3), person=person
    )


def copy(plan, dice):
    return CopyBookings(bookings=some_of(dice, plan.bookings), days=dice.choice((-7, 1, 7)))


def resize(plan, dice):
    wanted = span(dice)
    return ResizeBooking(
        booking=any_of(dice, plan.bookings).id, first=wanted.first, last=wanted.last
    )


def set_status(plan, dice):
    return SetBookingStatus(
        bookings=some_of(dice, plan.bookings), status=dice.choice(list(BookingStatus))
    )


def remove_bookings(plan, dice):
    return RemoveBookings(bookings=some_of(dice, plan.bookings))


def free(plan, dice):
    booking = any_of(dice, plan.bookings)
    at = dice.choice(list(booking.span))
    return FreeDates(booking=booking.id, span=DateSpan(first=at, last=at))


def log(plan, dice):
    start, end = times(dice)
    return LogTimes(
        production=any_of(dice, plan.productions).id,
        person=any_of(dice, plan.people).id,
        date=date(dice),
        kind=dice.choice(list(DayKind)),
        call=dice.choice((None, Offset(minutes=-30), start and Clock(minutes=start))),
        wrap=dice.choice((None, Offset(minutes=45), end and Clock(minutes=end))),
    )


def go_away(plan, dice):
    return AddUnavailability(
        unavailability=Unavailability(
            id=NEW,
            person=any_of(dice, plan.people).id,
            span=span(dice),
            part=dice.choice((None, None, TimeRange(start=1080, end=1560))),
        )
    )


def stay_away(plan, dice):
    away = any_of(dice, plan.unavailabilities)
    return EditUnavailability(unavailability=replace(away, span=span(dice)))


def come_back(plan, dice):
    return RemoveUnavailability(unavailability=any_of(dice, plan.unavailabilities).id)


BOOKINGS: Mapping[str, Maker] = MappingProxyType(
    {
        "book": book,
        "edit booking": edit_booking,
        "move": move,
        "copy": copy,
        "resize": resize,
        "set status": set_status,
        "remove bookings": remove_bookings,
        "free": free,
        "log": log,
        "go away": go_away,
        "stay away": stay_away,
        "come back": come_back,
    }
)
"""Commands about what people do."""


def add_day(plan, dice):
    production = any_of(dice, plan.productions).id
    start, end = times(dice)
    return AddShootDays(
        days=(
            ShootDay(
                id=NEW,
                production=production,
                unit=unit_of(plan, dice, production),
                date=date(dice),
                day_type=dice.choice((DayType.SHOOT, DayType.SHOOT, DayType.DARK, DayType.TRAVEL)),
                call=start,
                wrap=end,
                meals=meals(dice),
                check_times=dice.random() < 0.2,
            ),
        )
    )


def edit_day(plan, dice):
    day = any_of(dice, plan.shoot_days)
    start, end = times(dice)
    return EditShootDay(
        day=replace(
            day,
            call=start,
            wrap=end,
            date=dice.choice((day.date, date(dice))),
            status=dice.choice((DayStatus.PLANNED, DayStatus.CANCELLED)),
        )
    )


def move_call(plan, dice):
    return MoveCall(day=any_of(dice, plan.shoot_days).id, call=dice.choice((360, 495, 900)))


def remove_days(plan, dice):
    return RemoveShootDays(days=some_of(dice, plan.shoot_days))


def fill_sheet(plan, dice):
    start, end = times(dice)
    return FillDaySheet(
        day=any_of(dice, plan.shoot_days).id, call=start, wrap=end, meals=meals(dice)
    )


def add_person(plan, dice):
    roles = dice.choice(((), some_of(dice, plan.roles)))
    return AddPerson(person=Person(id=NEW, name=f"New {len(plan.people)}", roles=roles))


def edit_person(plan, dice):
    person = any_of(dice, plan.people)
    return EditPerson(
        person=replace(person, roles=dice.choice(((), some_of(dice, plan.roles))), note="Seen")
    )


def remove_people(plan, dice):
    return RemovePeople(people=(any_of(dice, plan.people).id,))


def add_deal(plan, dice):
    return AddDeal(
        deal=Deal(
            id=NEW,
            production=any_of(dice, plan.productions).id,
            person=any_of(dice, plan.people).id,
            rate=Decimal(dice.randint(1, 900)),
            per=dice.choice(list(RatePer)),
        )
    )


def add_role(plan, dice):
    department = any_of(dice, plan.departments).id
    return AddRole(role=Role(id=NEW, department=department, name="Drone pilot"))


def remove_role(plan, dice):
    return RemoveRole(role=any_of(dice, plan.roles).id)


def need(plan, dice):
    production = any_of(dice, plan.productions).id
    person = any_of(dice, plan.people)
    role = person.roles[0] if person.roles else any_of(dice, plan.roles).id
    return SetNeed(
        production=production,
        unit=unit_of(plan, dice, production),
        role=role,
        count=dice.randint(0, 3),
    )


def add_holiday(plan, dice):
    production = any_of(dice, plan.productions).id
    return AddHoliday(holiday=Holiday(id=NEW, production=production, date=date(dice), name="Fair"))


def remove_holiday(plan, dice):
    return RemoveHoliday(holiday=any_of(dice, plan.holidays).id)


def add_production(plan, dice):
    return AddProduction(production=Production(id=NEW, title="Another"))


def edit_production(plan, dice):
    return EditProduction(
        production=replace(
            any_of(dice, plan.productions),
            turnaround=dice.choice((600, 660, 1500)),
            consecutive_limit=dice.choice((2, 5)),
            weekly_limit=dice.choice((1200, 3600)),
            timezone=dice.choice(("UTC", "Europe/London")),
        )
    )


def remove_production(plan, dice):
    return RemoveProduction(production=any_of(dice, plan.productions).id)


def add_unit(plan, dice):
    production = any_of(dice, plan.productions).id
    return AddUnit(unit=Unit(id=NEW, production=production, name="Another unit"))


def reorder_units(plan, dice):
    unit = any_of(dice, plan.units)
    return EditUnit(unit=replace(unit, position=dice.randint(-1, 3)))


def remove_unit(plan, dice):
    return RemoveUnit(unit=any_of(dice, plan.units).id)


def two_at_once(plan, dice):
    return Batch(commands=(book(plan, dice), set_status(plan, dice)), words="Two things")


EVERYTHING: Mapping[str, Maker] = MappingProxyType(
    {
        **BOOKINGS,
        "add day": add_day,
        "edit day": edit_day,
        "move call": move_call,
        "remove days": remove_days,
        "fill sheet": fill_sheet,
        "add person": add_person,
        "edit person": edit_person,
        "remove people": remove_people,
        "add deal": add_deal,
        "add role": add_role,
        "remove role": remove_role,
        "need": need,
        "add holiday": add_holiday,
        "remove holiday": remove_holiday,
        "add production": add_production,
        "edit production": edit_production,
        "remove production": remove_production,
        "add unit": add_unit,
        "reorder units": reorder_units,
        "remove unit": remove_unit,
        **ON_TIMES_AND_TERMS,
        "two at once": two_at_once,
    }
)
"""Commands about everything a project holds."""
