"""The sequence of a person's working days."""

from dataclasses import replace

import pytest

from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DaySheet
from crewplanner.domain.ids import BookingId, DayId, DaySheetId, PersonId, ProductionId
from crewplanner.domain.stints import Stint, rest_between, stints, week_of
from crewplanner.domain.values import DateSpan
from tests import plans
from tests.plans import board, march

ANA = PersonId(1)
MARCH = DateSpan(first=march(1), last=march(31))


def told(plan, productions=None):
    return [
        f"{s.date.day} {'firm' if s.firm else 'maybe'} {plans.times(s)}{' worked' * s.worked}"
        for s in stints(plan, ANA, MARCH, productions)
    ]


TEXT = """
             Mon 2                     Tue 3          Wed 4        Thu 5
    ana      08:00-18:00 =08:00-20:00  pencil         x =off       day
    ana      20:00-22:00 B                            =07:00-15:00 B
"""


def test_worked_days_replace_planned_ones_across_productions():
    assert told(board(TEXT)) == [
        "2 firm 08:00-20:00 worked",
        "2 firm 20:00-22:00",
        "3 maybe ?-?",
        "4 firm 07:00-15:00 worked",
    ]


def test_only_the_productions_asked_for():
    assert told(board(TEXT), {ProductionId(2)}) == [
        "2 firm 20:00-22:00",
        "4 firm 07:00-15:00 worked",
    ]


def test_a_card_stands_for_one_booking_of_its_production_the_confirmed_one():
    plan = board("""
             Mon 2
    ana      08:00-18:00 pencil
    ana      09:00-18:30 =08:00-20:00
    """)
    assert told(plan) == ["2 firm 08:00-20:00 worked"]


def test_a_card_without_times_leaves_the_plan_standing():
    assert told(board("         Mon 2\nana      08:00-18:00 =travel")) == ["2 firm 08:00-18:00"]


@pytest.mark.parametrize(
    ("status", "told_of"),
    [(BookingStatus.CONFIRMED, "2 firm"), (BookingStatus.PENCIL, "2 maybe")],
)
def test_a_sheet_is_inherited_as_firmly_as_one_is_booked(status, told_of):
    plan = board("         Mon 2\nana      08:00-18:00")
    sheet = DaySheet(id=DaySheetId(1), day=DayId(1), call=500, wrap=1200)
    booking = replace(plan.bookings[BookingId(1)], status=status)
    after = plan.replaced({"day_sheets": {1: sheet}, "bookings": {1: booking}})
    assert told(after) == [f"{told_of} 08:20-20:00 worked"]


def test_a_sheet_of_a_cancelled_day_is_not_work():
    plan = board("         Mon 2\nunit     cancelled\nana      x")
    sheet = DaySheet(id=DaySheetId(1), day=DayId(1), call=500, wrap=1200)
    assert told(plan.replaced({"day_sheets": {1: sheet}})) == []


def test_a_card_of_a_cancelled_day_is():
    text = "         Mon 2\nunit     cancelled\nana      x =08:00-10:00"
    assert told(board(text)) == ["2 firm 08:00-10:00 worked"]


def test_a_stint_knows_its_moments_when_its_times_are_known():
    day = Stint(person=ANA, production=ProductionId(1), date=march(2), call=480)
    assert (day.times, day.moments, day.at_work) == (None, None, False)
    whole = replace(day, wrap=1500, worked=True)
    assert whole.times == (480, 1500)
    assert [f"{m:%d %H:%M}" for m in whole.moments or ()] == ["02 08:00", "03 01:00"]
    assert rest_between(whole, replace(day, date=march(3))) == 420
    assert rest_between(day, whole) is None


@pytest.mark.parametrize(("first_weekday", "first"), [(0, 2), (2, 4), (3, 5), (4, 27), (6, 1)])
def test_a_week_begins_on_the_productions_first_weekday(first_weekday, first):
    week = week_of(march(5), first_weekday)
    assert (week.first.day, len(week)) == (first, 7)
    assert march(5) in week
