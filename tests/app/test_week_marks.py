"""The marks of a week: what is new, last, late, short of rest or away from home."""

from dataclasses import replace

from crewplanner.app.commands.bookings import (
    BookPeople,
    EditBooking,
    MoveBookings,
)
from crewplanner.app.commands.days import AddShootDays, EditShootDay
from crewplanner.domain.days import DayType, ShootDay
from crewplanner.domain.ids import NEW
from crewplanner.domain.values import Offset
from tests.app.conftest import day, span
from tests.app.test_week_query import WEEK, booking_of, people, week

# --- marks -------------------------------------------------------------------------------------


def marks(workspace, name, dates=WEEK):
    return [
        sorted(m for cell in on_date for m in cell.marks)
        for on_date in people(week(workspace, dates))[name].cells
    ]


def test_first_and_last_days_short_rest_and_findings_are_marked(planned):
    assert marks(planned, "Ana Foss") == [
        ["FINDING", "NEW", "NIGHT"],
        ["FINDING", "REST"],
        [],
        [],
        ["LAST"],
        [],
        [],
    ]


def test_a_night_is_marked_by_one_s_own_times(planned):
    planned.do(EditShootDay(day=replace(planned.plan.shoot_days[3], call=960, wrap=1500, meals=())))
    assert "NIGHT" in marks(planned, "Ben Osei")[2]
    planned.do(EditShootDay(day=replace(planned.plan.shoot_days[3], call=300, wrap=900, meals=())))
    assert "NIGHT" not in marks(planned, "Ben Osei")[2]
    planned.do(EditBooking(booking=replace(booking_of(planned, 2), call=Offset(minutes=-120))))
    assert "NIGHT" in marks(planned, "Ben Osei")[2]


def test_travel_and_the_sixth_day_in_a_row_are_marked(planned):
    production, *_ = planned.plan.productions
    saturday = ShootDay(
        id=NEW,
        production=production,
        unit=planned.plan.shoot_days[1].unit,
        date=day(5),
        call=600,
        wrap=900,
    )
    planned.do(AddShootDays(days=(saturday,)))
    planned.do(EditShootDay(day=replace(planned.plan.shoot_days[2], day_type=DayType.TRAVEL)))
    planned.do(MoveBookings(bookings=(booking_of(planned, 1).id,)))
    planned.do(EditBooking(booking=replace(booking_of(planned, 1), span=span(0, 5))))
    found = marks(planned, "Ana Foss")
    assert "TRAVEL" in found[1]
    assert ["SIXTH" in one for one in found] == [False] * 5 + [True, False]
    assert "LAST" in found[5]


def test_first_and_last_are_those_of_the_whole_engagement(planned):
    production, *_ = planned.plan.productions
    planned.do(BookPeople(production=production, people=(1,), spans=(span(20),)))
    planned.do(BookPeople(production=production, people=(1,), spans=(span(-9),)))
    assert not {"NEW", "LAST"} & {mark for one in marks(planned, "Ana Foss") for mark in one}
