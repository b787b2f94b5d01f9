"""The group sheet: the unit's times once, what differs for a person, and what comes of it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.app.commands.bookings import BookPeople, EditBooking, SetBookingStatus
from crewplanner.app.commands.days import AddShootDays, EditShootDay
from crewplanner.app.commands.people import AddDeal, EditDeal
from crewplanner.app.commands.timecards import FillDaySheet, LogTimes
from crewplanner.app.queries.timecards import timecards_view
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType, ShootDay
from crewplanner.domain.hot_cost import Cause
from crewplanner.domain.ids import NEW
from crewplanner.domain.pay import Basis
from crewplanner.domain.pay.engine import price_week
from crewplanner.domain.people import Deal, RatePer
from crewplanner.domain.timecards import DayKind
from crewplanner.domain.values import Clock, Offset, TimeRange
from tests.app.conftest import day, span

LUNCH = (TimeRange(start=780, end=840),)
TODAY = day(2)


def view_of(workspace, number=0, today=TODAY):
    production, *_ = workspace.plan.productions
    return timecards_view(workspace.plan, production, day(number), today)


def row(workspace, name, number=0, sheet=0):
    return next(one for one in view_of(workspace, number).sheets[sheet].rows if one.name == name)


def log(workspace, person, number=0, **times):
    production, *_ = workspace.plan.productions
    workspace.do(LogTimes(production=production, person=person, date=day(number), **times))


def booking_of(workspace, person):
    return next(b for b in workspace.plan.bookings.values() if b.person == person)


# --- times -------------------------------------------------------------------------------------


def test_everybody_inherits_the_unit_s_times(planned):
    ben = row(planned, "Ben Osei")
    assert (ben.call, ben.wrap, ben.meals) == (480, 1590, LUNCH)
    assert (ben.own_call, ben.own_wrap, ben.own_meals, ben.remarks) == (None, None, None, "")
    assert (ben.minutes, ben.planned) == (1050, 600)
    assert (ben.department, ben.role, ben.kind) == (
        "Electric / lighting",
        "Gaffer",
        DayKind.WORKED,
    )


def test_what_differs_for_one_person_is_said_beside(planned):
    ana = row(planned, "Ana Foss")
    assert (ana.call, ana.wrap, ana.own_call) == (480, 1635, None)
    assert (ana.own_wrap, ana.remarks, ana.minutes) == (Offset(minutes=45), "late", 1095)


def test_the_sheet_stands_beside_the_plan(planned):
    view = view_of(planned)
    (sheet,) = view.sheets
    assert (sheet.sheet.call, sheet.sheet.wrap) == (480, 1590)
    assert (sheet.day.call, sheet.day.wrap) == (480, 1140)
    assert (sheet.unit_name, sheet.number, sheet.total) == ("Main unit", 1, 5)
    assert view_of(planned, 1).sheets[0].sheet is None


def test_before_anything_is_known_only_the_plan_is(planned):
    ben = row(planned, "Ben Osei", 1)
    assert (ben.call, ben.wrap, ben.meals, ben.minutes) == (None, None, (), None)
    assert (ben.planned, ben.total, ben.overtime) == (600, Decimal(0), 0)


def test_half_a_sheet_says_what_it_says_and_counts_nothing(planned):
    planned.do(FillDaySheet(day=2, call=500, wrap=None))
    planned.do(EditBooking(booking=replace(booking_of(planned, 2), call=Offset(minutes=-30))))
    ana, ben = row(planned, "Ana Foss", 1), row(planned, "Ben Osei", 1)
    assert (ana.call, ana.wrap, ana.minutes) == (500, None, None)
    assert (ben.call, ben.wrap, ben.minutes) == (470, None, None)


def test_half_a_card_says_what_it_says_and_counts_nothing(planned):
    log(planned, 2, 1, call=Clock(minutes=444), meals=LUNCH)
    ben = row(planned, "Ben Osei", 1)
    assert (ben.call, ben.wrap, ben.meals, ben.minutes) == (444, None, LUNCH, None)


@pytest.mark.parametrize("kind", [DayKind.SICK, DayKind.LEAVE, DayKind.OFF])
def test_who_did_not_come_has_no_times(planned, kind):
    log(planned, 2, 0, kind=kind)
    ben = row(planned, "Ben Osei")
    assert (ben.kind, ben.call, ben.wrap, ben.meals, ben.minutes) == (kind, None, None, (), None)


def test_irregular_minutes_are_those_of_the_times_that_count(planned):
    ben = row(planned, "Ben Osei")
    assert (ben.irregular.evening, ben.irregular.night) == (300, 1590 - 1380)


def test_no_sheet_for_a_unit_that_does_not_work(planned):
    planned.do(EditShootDay(day=replace(planned.plan.shoot_days[2], day_type=DayType.DARK)))
    assert view_of(planned, 1).sheets == ()


# --- money -------------------------------------------------------------------------------------


def test_the_money_of_a_row_is_the_pay_of_the_person(planned):
    production, *_ = planned.plan.productions
    pay = price_week(planned.plan, production, span(0), basis=Basis.WORKED)
    ana = row(planned, "Ana Foss")
    assert ana.lines == pay.of(1).lines
    assert (ana.total, ana.overtime) == (pay.of(1).total, pay.of(1).overtime)
    assert view_of(planned).sheets[0].cost.total == pay.total > 450
    assert (ana.missing_deal, row(planned, "Ben Osei").missing_deal) == (False, True)


def test_extra_is_what_is_not_base_pay(planned):
    """600 minutes for 450: 10 h plain, 2 h at 1.5, 6.25 h at 2; an hour is 45."""
    ana = row(planned, "Ana Foss")
    assert ana.total == Decimal("450.00") + 2 * Decimal("67.50") + Decimal("6.25") * 90
    assert ana.extra == 2 * Decimal("67.50") + Decimal("6.25") * 90
    cost = view_of(planned).sheets[0].cost
    assert (cost.of(Cause.BASE), cost.of(Cause.OVERTIME)) == (450, ana.extra)


def test_a_weekly_rate_is_priced_too(planned):
    deal = next(iter(planned.plan.deals.values()))
    planned.do(EditDeal(deal=replace(deal, rate=Decimal(1500), per=RatePer.WEEK)))
    production, *_ = planned.plan.productions
    pay = price_week(planned.plan, production, span(0), basis=Basis.WORKED)
    assert row(planned, "Ana Foss").total == pay.of(1).total


def test_who_is_on_two_sheets_is_paid_on_one(planned):
    production, *_ = planned.plan.productions
    splinter = next(unit.id for unit in planned.plan.units.values() if unit.name == "Splinter")
    evening = ShootDay(
        id=NEW, production=production, unit=splinter, date=day(0), call=1200, wrap=1320
    )
    (added,) = planned.do(AddShootDays(days=(evening,))).added["shoot_days"]
    planned.do(
        BookPeople(
            production=production,
            people=(2,),
            spans=(span(0),),
            unit=splinter,
            status=BookingStatus.CONFIRMED,
        )
    )
    planned.do(FillDaySheet(day=added, call=1600, wrap=1700))
    planned.do(AddDeal(deal=Deal(id=NEW, production=production, person=2, rate=Decimal(300))))
    pay = price_week(planned.plan, production, span(0), basis=Basis.WORKED)
    sheets = view_of(planned).sheets
    assert [any(r.name == "Ben Osei" for r in sheet.rows) for sheet in sheets] == [True, True]
    assert sum((sheet.cost.total for sheet in sheets), Decimal(0)) == pay.total


# --- the dates around --------------------------------------------------------------------------


def test_the_working_days_around_can_be_turned_to(planned):
    planned.do(EditShootDay(day=replace(planned.plan.shoot_days[2], day_type=DayType.DARK)))
    assert (view_of(planned, 0).previous, view_of(planned, 0).next) == (None, day(2))
    assert (view_of(planned, 4).previous, view_of(planned, 4).next) == (day(3), None)


def test_days_without_worked_times_are_open_until_they_are_typed(planned):
    assert view_of(planned, today=day(3)).open_before == (day(1), day(2))
    planned.do(FillDaySheet(day=2, call=480, wrap=1140))
    assert view_of(planned, today=day(3)).open_before == (day(2),)
    planned.do(FillDaySheet(day=3, call=480, wrap=None))
    assert view_of(planned, today=day(3)).open_before == (day(2),), "half a sheet is not enough"


def test_a_day_on_which_everybody_has_a_card_is_not_open(planned):
    log(planned, 1, 1, kind=DayKind.SICK)
    assert day(1) in view_of(planned).open_before
    log(planned, 2, 1, call=Clock(minutes=480), wrap=Clock(minutes=1000))
    assert view_of(planned).open_before == ()


def test_a_day_with_nobody_confirmed_is_not_open(planned):
    bookings = tuple(planned.plan.bookings)
    planned.do(SetBookingStatus(bookings=bookings, status=BookingStatus.PENCIL))
    assert view_of(planned).open_before == ()


def test_the_sheet_of_another_production_or_unit_closes_nothing(planned):
    production, other = planned.plan.productions
    unit = next(u.id for u in planned.plan.units.values() if u.production == other)
    splinter = next(u.id for u in planned.plan.units.values() if u.name == "Splinter")
    days = tuple(
        ShootDay(id=NEW, production=owner, unit=key, date=day(1), call=480, wrap=1080)
        for owner, key in ((other, unit), (production, splinter))
    )
    for added in planned.do(AddShootDays(days=days)).added["shoot_days"]:
        planned.do(FillDaySheet(day=added, call=480, wrap=1080))
    assert view_of(planned).open_before == (day(1),)
