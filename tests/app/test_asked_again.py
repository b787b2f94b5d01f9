"""Who is asked again by a change of bookings, done or only tried."""

from dataclasses import replace

from crewplanner.app.commands.bookings import BookPeople, MoveBookings, SetBookingStatus
from crewplanner.app.ledgers import Ledgers
from crewplanner.app.queries.asked_again import (
    asked_again,
    asked_again_by,
    new_dates,
    waiting,
)
from crewplanner.app.trial import tried
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.ids import PersonId, ProductionId, UnitId
from crewplanner.domain.values import DateSpan
from tests.plans import board, march

A, ANA, BEN = ProductionId(1), PersonId(1), PersonId(2)

NIGHTS = """
          Tue 3        Thu 5        Tue 10       Thu 12
    unit  18:00-28:00  18:00-28:00  08:00-17:00  18:00-28:00
    ana   x            pencil       x            -
    ben   x            -            x            -
    cem   -            x            x            -
    """


def book(*people, day=12, **changes):
    span = DateSpan(first=march(day), last=march(day))
    return BookPeople(production=A, people=tuple(people), spans=(span,), unit=UnitId(1), **changes)


def found(plan, command):
    done = tried(plan, command)
    return new_dates(done.before, done.after, done.rows), done.after


def told(plan, command):
    new, after = found(plan, command)
    return [
        (after.people[one.person].name, one.kind.value, one.count, float(one.median))
        for one in asked_again_by(after, new)
    ]


def test_a_third_night_is_told_before_it_is_booked():
    plan = board(NIGHTS)
    assert told(plan, book(ANA)) == [("ana", "night", 3, 1.0)]
    assert told(plan, book(BEN)) == []
    assert march(12) not in [booking.span.first for booking in plan.bookings_of[ANA]]


def test_a_move_gives_new_dates_and_a_firmer_status_gives_none():
    plan = board(NIGHTS)
    pencil = next(one for one in plan.bookings_of[ANA] if not one.firm)
    day = next(one for one in plan.bookings_of[ANA] if one.span.first == march(10))
    new, _after = found(
        plan, SetBookingStatus(bookings=(pencil.id,), status=BookingStatus.CONFIRMED)
    )
    assert new == ()
    new, _after = found(plan, MoveBookings(bookings=(day.id,), days=2))
    assert [(one.person, set(one.dates)) for one in new] == [(ANA, {march(12)})]
    assert told(plan, MoveBookings(bookings=(day.id,), days=2)) == [("ana", "night", 3, 1.0)]


def test_several_people_are_looked_at_together():
    plan = board(NIGHTS)
    new, after = found(plan, book(ANA, BEN))
    ledgers = Ledgers()
    left = waiting(after, new, ledgers)
    assert {person for person, _period in left} == {1, 2, 3}
    for person, period in left:
        ledgers.of(after, person, period)
    assert waiting(after, new, ledgers) == []
    # Two of three have two nights or more now: nobody is far above.
    assert asked_again_by(after, new, ledgers) == ()


def test_nobody_is_told_of_an_import():
    plan = board(NIGHTS)
    people = dict(plan.people)
    for key in range(10, 90):
        people[PersonId(key)] = replace(plan.people[ANA], id=PersonId(key), name=f"p{key}")
    plan = plan.replaced({"people": people})
    new, _after = found(plan, book(*(PersonId(key) for key in range(10, 90))))
    assert new == ()


def test_without_dates_or_for_an_ordinary_day_there_is_nothing():
    plan = board(NIGHTS)
    assert asked_again(plan, ANA, [], A) == ()
    assert asked_again(plan, ANA, [march(10)], A) == ()
    assert asked_again(plan, PersonId(3), [march(5)], A) == ()
