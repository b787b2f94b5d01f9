"""Who is paid for which days: worked and planned times, pencils, several people and weeks."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.domain.days import DaySheet
from crewplanner.domain.ids import DayId, DaySheetId, DealId, PersonId, ProductionId
from crewplanner.domain.pay.engine import price_day, price_week
from crewplanner.domain.pay.lines import Basis, PayNote
from crewplanner.domain.plan import make_plan
from crewplanner.domain.values import DateSpan
from tests import plans
from tests.domain.pay.weeks import deal, shown
from tests.plans import march

FIRST = ProductionId(1)
WEEK = DateSpan(first=march(2), last=march(8))
BOARD = """
             Mon 2                       Tue 3
    unit     08:00-19:00 meal:13:00-14:00  08:00-19:00 meal:13:00-14:00
    ana      x                           x
    ben      x =08:00-20:00              pencil
"""


def plan_of(text, *deals, **settings):
    return make_plan([*plans.records(text, **settings), *deals])


def of_everybody(**more):
    return (deal("600 d", **more), replace(deal("50 h", **more), id=DealId(2), person=PersonId(2)))


@pytest.mark.parametrize(
    ("basis", "firm_only", "totals"),
    [
        (Basis.WORKED, False, {2: "650.00"}),
        (Basis.PLANNED, False, {1: "1200.00", 2: "1000.00"}),
        (Basis.PLANNED, True, {1: "1200.00", 2: "500.00"}),
        (Basis.EXPECTED, False, {1: "1200.00", 2: "1150.00"}),
        (Basis.EXPECTED, True, {1: "1200.00", 2: "650.00"}),
    ],
)
def test_the_basis_says_which_times_are_paid(basis, firm_only, totals):
    plan = plan_of(BOARD, *of_everybody())
    pay = price_week(plan, FIRST, WEEK, basis=basis, firm_only=firm_only)
    assert {person.person: str(person.total) for person in pay.people} == totals


def test_totals_are_the_sums_of_everybody_and_every_day():
    pay = price_week(plan_of(BOARD, *of_everybody()), FIRST, WEEK, basis=Basis.PLANNED)
    assert pay.total == Decimal(2200)
    assert pay.total_on(march(2)) + pay.total_on(march(3)) == pay.total
    assert pay.total_on(march(4)) == 0
    assert pay.minutes_by_multiple == ((Decimal(1), 40 * 60),)
    assert pay.of(PersonId(2)) is pay.people[1]
    assert pay.of(PersonId(9)) is None


def test_a_day_is_priced_as_planned():
    plan = plan_of(BOARD, *of_everybody())
    assert price_day(plan, FIRST, march(2)).total == Decimal(1100)
    assert price_day(plan, FIRST, march(2), basis=Basis.WORKED).total == Decimal(650)
    assert price_day(plan, FIRST, march(4)).people == ()
    assert price_day(plan, FIRST, march(3)).total == Decimal(1100)
    assert price_day(plan, FIRST, march(3), firm_only=True).total == Decimal(600)


def test_a_weekly_rate_adds_up_day_by_day():
    plan = plan_of(BOARD, deal("3000.01 w"))
    whole = price_week(plan, FIRST, WEEK, basis=Basis.PLANNED)
    days = [price_day(plan, FIRST, date).total for date in WEEK]
    assert sum(days) == whole.total == Decimal("1200.00")


def test_only_those_asked_for_are_priced_and_shown_even_with_nothing():
    plan = plan_of(BOARD, *of_everybody())
    pay = price_week(plan, FIRST, WEEK, [PersonId(1)])
    assert [(person.person, person.total) for person in pay.people] == [(1, 0)]


def test_a_day_without_a_deal_is_noted_and_not_priced():
    later = deal("600 d", valid_from=march(3))
    pay = price_week(plan_of(BOARD, later), FIRST, WEEK, [PersonId(1)], basis=Basis.PLANNED)
    (ana,) = pay.people
    assert ana.notes == ((march(2), PayNote.MISSING_DEAL),)
    assert ana.missing_deal
    assert shown(ana) == ["Tue worked 10 h @1 = 600.00"]
    assert ana.days == 2


def test_the_units_sheet_is_inherited_by_who_is_booked():
    sheet = DaySheet(id=DaySheetId(1), day=DayId(1), call=480, wrap=1260)
    plan = plan_of(BOARD, *of_everybody(), sheet)
    pay = price_week(plan, FIRST, WEEK)
    assert shown(pay.people[0]) == [
        "Mon worked 10 h @1 = 600.00",
        "Mon worked 2 h @1.5 = 180.00",
        "Mon worked 1 h @2 = 120.00",
    ]


@pytest.mark.parametrize(
    ("zone", "month", "day", "hours"),
    [
        ("America/New_York", 3, 7, 7),
        ("America/New_York", 10, 31, 9),
        ("Europe/London", 3, 28, 7),
        ("Europe/London", 10, 24, 9),
    ],
)
def test_the_night_of_a_clock_change_is_paid_for_what_it_lasts(zone, month, day, hours):
    text = f"         Sat {day}\nana      22:00-30:00"
    plan = plan_of(text, deal("50 h"), month=dt.date(2026, month, 1), timezone=zone)
    pay = price_day(plan, FIRST, dt.date(2026, month, day))
    assert pay.total == 50 * hours


@pytest.mark.parametrize(("kind", "total"), [("travel", "600.00"), ("standby", "600.00")])
def test_a_travel_or_standby_day_without_times_pays_the_guarantee(kind, total):
    plan = plan_of(f"         Mon 2\nana      ={kind}", deal("600 d"))
    (ana,) = price_week(plan, FIRST, WEEK).people
    assert shown(ana) == [f"Mon guarantee 10 h @1 = {total}"]


@pytest.mark.parametrize("kind", ["sick", "leave", "off"])
def test_who_did_not_come_is_not_paid(kind):
    plan = plan_of(f"         Mon 2\nunit     08:00-18:00\nana      x ={kind}", deal("600 d"))
    for basis in (Basis.WORKED, Basis.EXPECTED):
        assert price_week(plan, FIRST, WEEK, basis=basis).people == ()


def test_two_bookings_for_one_day_of_a_unit_are_paid_once_and_two_units_both():
    deals = (deal("50 h"),)
    once = plan_of("         Mon 2\nana      08:00-18:00\nana      08:00-18:00", *deals)
    both = plan_of("         Mon 2\nana      06:00-10:00\nana      12:00-16:00 2", *deals)
    assert price_day(once, FIRST, march(2)).total == 500
    assert price_day(both, FIRST, march(2)).total == 400


def test_another_productions_days_are_its_own():
    plan = plan_of("         Mon 2\nana      08:00-18:00 B", deal("600 d"))
    assert price_day(plan, FIRST, march(2), [PersonId(1)]).total == 0


def test_the_deal_for_the_bookings_role_is_paid():
    records = plans.records("         Mon 2\nana      08:00-18:00 as:Gaffer")
    special = replace(deal("700 d", number=2), role=1)
    plan = make_plan([*records, deal("600 d"), special])
    assert price_day(plan, FIRST, march(2)).total == 700


def test_a_span_of_two_weeks_is_priced_week_by_week():
    text = "         Mon 2        Mon 9\nana      08:00-18:00  08:00-18:00"
    plan = plan_of(text, deal("2500 w"))
    span = DateSpan(first=march(2), last=march(15))
    assert price_week(plan, FIRST, span, basis=Basis.PLANNED).total == 1000


def test_an_unknown_production_is_a_key_error():
    with pytest.raises(KeyError):
        price_week(make_plan(), FIRST, WEEK)
