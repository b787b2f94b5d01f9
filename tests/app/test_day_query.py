"""A date with its units: who is called when."""

from dataclasses import replace

import pytest

from crewplanner.app.commands.bookings import BookPeople, EditBooking, SetBookingStatus
from crewplanner.app.commands.days import AddShootDays, EditShootDay
from crewplanner.app.commands.productions import RemovePlace
from crewplanner.app.queries.day import booked_on, day_view
from crewplanner.app.queries.days import day_rows
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayStatus, DayType, ShootDay
from crewplanner.domain.ids import NEW
from crewplanner.domain.values import Clock, Offset
from tests.app.conftest import day, span


def view_of(workspace, number, production=0):
    key = list(workspace.plan.productions)[production]
    return day_view(workspace.plan, key, day(number), workspace.findings(key, span(0, 6)))


def called(view, unit=0):
    return {p.name: p for one in view.units[unit].departments for p in one.people}


def booking_of(workspace, person):
    return next(b for b in workspace.plan.bookings.values() if b.person == person)


@pytest.fixture
def splinter(planned):
    """A second unit that works on the first Monday."""
    unit = next(unit for unit in planned.plan.units.values() if unit.name == "Splinter")
    monday = ShootDay(
        id=NEW, production=unit.production, unit=unit.id, date=day(0), call=1080, wrap=1620
    )
    planned.do(AddShootDays(days=(monday,)))
    return unit.id


def test_a_day_says_its_number_place_and_holiday(planned):
    view = view_of(planned, 3)
    (unit,) = view.units
    assert (view.holiday, unit.unit_name, unit.number, unit.total) == (
        "Harbour Day",
        "Main unit",
        4,
        5,
    )
    assert [place.name for place in unit.places] == ["Quay"]
    assert (unit.heads, unit.minutes, unit.night) == (2, 1200, False)


def test_the_days_before_and_after_are_the_nearest_that_there_are(planned):
    assert (view_of(planned, 0).previous, view_of(planned, 0).next) == (None, day(1))
    assert (view_of(planned, 4).previous, view_of(planned, 4).next) == (day(3), None)
    empty = view_of(planned, 9)
    assert (empty.units, empty.previous, empty.next) == ((), day(4), None)
    elsewhere = view_of(planned, 1, production=1)
    assert (elsewhere.units, elsewhere.previous, elsewhere.next) == ((), None, None)


def test_people_are_called_by_department_and_with_the_unit_s_times(planned):
    (department,) = view_of(planned, 1).units[0].departments
    assert department.name == "Electric / lighting"
    ana, ben = department.people
    assert (ana.name, ana.role, ana.phone) == ("Ana Foss", "Gaffer", "+447700900123")
    assert (ben.call, ben.wrap, ben.minutes, ben.own_call) == (480, 1140, 600, False)


@pytest.mark.parametrize(("own", "call"), [(Offset(minutes=-45), 435), (Clock(minutes=600), 600)])
def test_a_call_of_one_s_own(planned, own, call):
    planned.do(EditBooking(booking=replace(booking_of(planned, 1), call=own)))
    ana = called(view_of(planned, 1))["Ana Foss"]
    assert (ana.call, ana.own_call, ana.minutes) == (call, True, 1140 - call - 60)


def test_the_role_is_that_of_the_booking(planned):
    grip = planned.plan.people[1].roles[1]
    planned.do(EditBooking(booking=replace(booking_of(planned, 1), role=grip)))
    assert called(view_of(planned, 1))["Ana Foss"].role == "Key Grip"


def test_a_person_stands_in_the_unit_they_are_booked_for(planned, splinter):
    planned.do(EditBooking(booking=replace(booking_of(planned, 2), unit=splinter)))
    view = view_of(planned, 0)
    assert [unit.unit_name for unit in view.units] == ["Main unit", "Splinter"]
    assert (set(called(view)), set(called(view, 1))) == ({"Ana Foss"}, {"Ben Osei"})
    assert view.units[1].night
    ben = called(view, 1)["Ben Osei"]
    assert (ben.irregular.evening, ben.irregular.night) == (300, 240)


def test_without_a_unit_the_main_unit_is_meant(planned, splinter):
    planned.do(EditBooking(booking=replace(booking_of(planned, 2), unit=None)))
    assert "Ben Osei" in called(view_of(planned, 0))


def test_twice_booked_for_one_day_the_firmest_booking_counts(planned):
    production, *_ = planned.plan.productions
    for status in (BookingStatus.PENCIL, BookingStatus.OFFERED):
        planned.do(BookPeople(production=production, people=(2,), spans=(span(1),), status=status))
    planned.do(
        SetBookingStatus(bookings=(booking_of(planned, 2).id,), status=BookingStatus.ENQUIRED)
    )
    ben = called(view_of(planned, 1))["Ben Osei"]
    assert ben.status is BookingStatus.OFFERED
    assert view_of(planned, 1).units[0].heads == 2


def test_who_was_released_is_not_called(planned):
    planned.do(
        SetBookingStatus(bookings=(booking_of(planned, 2).id,), status=BookingStatus.RELEASED)
    )
    assert set(called(view_of(planned, 1))) == {"Ana Foss"}


def test_findings_stand_with_their_people(planned):
    view = view_of(planned, 4)
    assert [finding.rule.value for finding in called(view)["Ben Osei"].findings] == ["UNAVAILABLE"]
    assert called(view)["Ana Foss"].findings == ()
    assert len(view.findings) == 1


def test_a_dark_day_has_people_but_no_hours(planned):
    planned.do(EditShootDay(day=replace(planned.plan.shoot_days[2], day_type=DayType.DARK)))
    (unit,) = view_of(planned, 1).units
    assert (unit.number, unit.total, unit.minutes) == (None, 4, 0)
    assert called(view_of(planned, 1))["Ana Foss"].call is None


def test_a_place_that_went_is_not_named(planned):
    place = next(iter(planned.plan.places))
    planned.do(RemovePlace(place=place))
    assert view_of(planned, 1).units[0].places == ()


def test_who_is_booked_on_a_day_of_a_unit(planned, splinter):
    main = planned.plan.shoot_days[1]
    other = next(d for d in planned.plan.shoot_days.values() if d.unit == splinter)
    assert set(booked_on(planned.plan, main)) == {1, 2}
    assert booked_on(planned.plan, other) == {}


# --- all days as a list ------------------------------------------------------------------------


def test_the_list_has_every_day_of_every_unit_in_order(planned, splinter):
    production, other = planned.plan.productions
    rows = day_rows(planned.plan, production)
    assert [(row.date, row.unit, row.number) for row in rows[:3]] == [
        (day(0), "Main unit", 1),
        (day(0), "Splinter", 1),
        (day(1), "Main unit", 2),
    ]
    assert [row.first_unit for row in rows[:3]] == [True, False, True]
    assert [(row.heads, row.place, row.night) for row in rows[:2]] == [
        (2, "Quay", False),
        (0, "", True),
    ]
    assert rows[4].holiday == "Harbour Day"
    assert day_rows(planned.plan, other) == ()


def test_the_list_tells_what_is_cancelled_or_to_be_checked(planned):
    first, second, *_ = planned.plan.shoot_days.values()
    planned.do(EditShootDay(day=replace(first, status=DayStatus.CANCELLED)))
    planned.do(EditShootDay(day=replace(second, check_times=True)))
    production, *_ = planned.plan.productions
    rows = day_rows(planned.plan, production)
    assert [(row.number, row.total, row.status, row.check_times) for row in rows[:2]] == [
        (None, 4, DayStatus.CANCELLED, False),
        (1, 4, DayStatus.PLANNED, True),
    ]
