"""Who can be booked: needed and free first, and what the others do on these dates."""

import datetime as dt

from crewplanner.app.queries.bookable import bookable, missing_of
from crewplanner.app.queries.candidates import candidates
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.days import DayType, Need, ShootDay
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.people import Department, Person, Role, Unavailability
from crewplanner.domain.plan import make_plan
from crewplanner.domain.productions import Production, Unit
from crewplanner.domain.values import DateSpan, TimeRange

NIGHT = dt.date(2026, 11, 28)
SPAN = DateSpan(first=NIGHT, last=NIGHT)


def plan(*more):
    return make_plan(
        [
            Production(id=1, title="Harbour"),
            Production(id=2, title="Night Ferry"),
            Unit(id=1, production=1, name="Main unit"),
            Department(id=1, name="Electric"),
            Role(id=1, department=1, name="Gaffer", position=0),
            Role(id=2, department=1, name="Spark", position=1),
            Person(id=1, name="Ana", roles=(1,)),
            Person(id=2, name="Ben", roles=(2,)),
            Person(id=3, name="Cleo", roles=(2,)),
            ShootDay(id=1, production=1, unit=1, date=NIGHT, day_type=DayType.SHOOT),
            Need(id=1, production=1, unit=1, role=2, count=2),
            *more,
        ]
    )


def booking(person, production=1, **more):
    return Booking(id=person, production=production, person=person, span=SPAN, **more)


def names(made):
    return [one.name for one in bookable(made, 1, 1, SPAN)]


def test_who_is_needed_and_free_comes_first():
    assert names(plan()) == ["Ben", "Cleo", "Ana"]
    assert [one.missing for one in missing_of(plan(), 1, 1, SPAN)] == [2]


def test_who_has_something_on_comes_last_and_it_is_said():
    made = plan(
        booking(2, production=2, status=BookingStatus.CONFIRMED),
        Unavailability(id=1, person=3, span=SPAN),
        OutsideHold(id=1, person=3, holder="Ferrous Films", span=SPAN),
    )
    assert names(made) == ["Ana", "Ben", "Cleo"]
    said = {one.name: one.engaged for one in bookable(made, 1, 1, SPAN)}
    assert said == {
        "Ana": "",
        "Ben": "Night Ferry, Confirmed",
        "Cleo": "Leave · Held by Ferrous Films",
    }


def test_a_part_of_a_day_is_told_and_leaves_the_day_free():
    part = TimeRange(start=540, end=720)
    made = plan(Unavailability(id=1, person=2, span=SPAN, part=part))
    assert names(made) == ["Ben", "Cleo", "Ana"]
    assert bookable(made, 1, 1, SPAN)[0].engaged == "Leave 09:00–12:00"


def test_both_lists_of_people_mean_the_same_by_free():
    two = DateSpan(first=NIGHT, last=NIGHT + dt.timedelta(days=1))
    made = plan(
        booking(2, status=BookingStatus.CONFIRMED),
        OutsideHold(id=1, person=3, holder="Ferrous Films", span=two),
        Unavailability(id=1, person=1, span=two, part=TimeRange(start=540, end=720)),
    )
    rows = {one.name: (one.free == one.days, one.why) for one in candidates(made, 1, two)}
    assert rows == {
        "Ana": (True, "Free · Leave 09:00–12:00"),
        "Ben": (False, "1 of 2 days free · Confirmed"),
        "Cleo": (False, "Held by Ferrous Films"),
    }
    assert {one.name: one.free for one in bookable(made, 1, 1, two)} == {
        name: free for name, (free, _why) in rows.items()
    }


def test_what_is_filled_is_missing_no_more():
    made = plan(booking(2, status=BookingStatus.CONFIRMED, role=2, unit=1))
    assert [(one.name, one.missing) for one in missing_of(made, 1, 1, SPAN)] == [("Spark", 1)]
    assert missing_of(made, 1, 7, SPAN) == ()
    assert [one.needed for one in bookable(made, 1, 1, SPAN)] == [True, False, True]
