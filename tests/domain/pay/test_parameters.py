"""Terms of a deal that differ from its agreement, details of a day, and dates that it covers."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.app.agreements import shipped
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.day_details import (
    NO_DETAILS,
    BreakKind,
    DayDetails,
    DayShape,
    OvertimeKind,
    PaidBreak,
)
from crewplanner.domain.days import DaySheet, ShootDay
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.pay import Basis, PayNote
from crewplanner.domain.pay.cards import MealBreak
from crewplanner.domain.pay.days import PayCase
from crewplanner.domain.pay.engine import price_week
from crewplanner.domain.plan import make_plan
from crewplanner.domain.productions import Production, Unit
from crewplanner.domain.stints import Diary
from crewplanner.domain.timecards import DayKind, DayMark, MarkKind, Timecard
from crewplanner.domain.values import Clock, DateSpan, TimeRange
from tests.domain.pay.weeks import deal

SHOW = Production(id=ProductionId(1), title="Show", currency="GBP", timezone="UTC")
DATE = dt.date(2026, 9, 7)
CARD = Timecard(
    id=1,
    production=ProductionId(1),
    person=1,
    date=DATE,
    call=Clock(minutes=480),
    wrap=Clock(minutes=1200),
    meals=(TimeRange(start=780, end=840),),
)


def pay(terms, card=CARD, *, agreements=None, **dates):
    plan = make_plan([replace(SHOW, **dates), terms, card])
    span = DateSpan(first=DATE, last=DATE)
    known = shipped() if agreements is None else agreements
    return price_week(plan, ProductionId(1), span, [1], agreements=known).people[0]


def test_a_parameter_of_the_deal_takes_the_place_of_the_agreements():
    late = replace(CARD, meals=(TimeRange(start=900, end=960),))
    terms = deal("40 h")
    assert pay(terms, late).total == 460
    ladder = replace(terms, parameters=(("meal_ladder", '["25", 35.5]'),))
    assert pay(ladder, late).total == 460 + 25 + Decimal("35.5")


def test_two_deals_under_one_agreement_keep_their_own_parameters():
    late = replace(CARD, meals=(TimeRange(start=900, end=960),))
    terms = replace(deal("40 h"), parameters=(("meal_ladder", '["25"]'),), valid_to=DATE)
    later = deal("40 h", number=2, valid_from=DATE + dt.timedelta(days=1))
    cards = [late, replace(late, id=2, date=DATE + dt.timedelta(days=1))]
    plan = make_plan([SHOW, terms, later, *cards])
    span = DateSpan(first=DATE, last=DATE + dt.timedelta(days=1))
    found = price_week(plan, ProductionId(1), span, [1], agreements=shipped()).people[0]
    assert [sum(line.amount for line in found.lines if line.date == date) for date in span] == [
        510,
        460,
    ]


@pytest.mark.parametrize(
    "parameters",
    [
        (("tea_hours", "5"),),
        (("rest_hours", '"long"'),),
        (("rest_hours", "NaN"),),
        (("rest_hours", "-1"),),
        (("rest_hours", "{"),),
        (("rest_hours", "[" * 9_000),),
        (("rest_hours", "1" * 9_000),),
        (("rest_hours", '"' + "x" * 20_000 + '"'),),
        (("workday", "null"),),
        (("workday", '"week"'),),
        (("rest_hours", "9"), ("rest_hours", "10")),
        (("overtime_steps", '[[0, "1"]]'),),
    ],
)
def test_a_parameter_that_cannot_be_leaves_the_day_unpriced_and_says_so(parameters):
    found = pay(replace(deal("40 h"), parameters=parameters))
    assert found.notes == ((DATE, PayNote.BAD_PARAMETER),)
    assert (found.lines, found.days, found.minutes) == ((), 1, 660)


def test_parameters_without_agreements_at_hand_are_not_ignored():
    found = pay(replace(deal("40 h"), parameters=(("rest_hours", "9"),)), agreements={})
    assert found.notes == ((DATE, PayNote.BAD_PARAMETER),)


def test_a_day_outside_the_dates_of_an_agreement_is_priced_and_noted():
    terms = deal("548 d", agreement="uk-apa-2026")
    assert pay(terms).notes == ()
    known = shipped()["uk-apa-2026"]
    ended = replace(known, valid_from=dt.date(2026, 1, 1), valid_to=DATE - dt.timedelta(days=1))
    found = pay(terms, agreements={ended.id: ended})
    assert found.notes == ((DATE, PayNote.OUTSIDE_DATES),)
    assert found.total == pay(terms).total
    begins = replace(known, valid_from=DATE + dt.timedelta(days=1), valid_to=None)
    assert pay(terms, agreements={begins.id: begins}).notes == found.notes


def priced_card(card=CARD, sheet=NO_DETAILS):
    """The card that an agreement sees, under a unit whose sheet has those details."""
    day = ShootDay(id=1, production=SHOW.id, unit=1, date=DATE, call=480, wrap=1140)
    plan = make_plan(
        [
            SHOW,
            Unit(id=1, production=SHOW.id, name="Main"),
            day,
            DaySheet(id=1, day=1, call=480, wrap=1200, details=sheet),
            booking(),
            card,
        ]
    )
    case = PayCase(
        plan=plan,
        production=SHOW.id,
        person=1,
        basis=Basis.WORKED,
        firm_only=False,
        diary=Diary(plan, 1),
    )
    (found,) = case.days([DATE])
    return found.card


def booking():

    return Booking(
        id=1,
        production=SHOW.id,
        person=1,
        span=DateSpan(first=DATE, last=DATE),
        unit=1,
        status=BookingStatus.CONFIRMED,
    )


def test_what_was_said_of_the_day_reaches_the_agreement():
    said = DayDetails(
        shape=DayShape.CONTINUOUS,
        on_set_wrap=1170,
        camera_overtime_minutes=60,
        overtime_kind=OvertimeKind.CAMERA,
        travel_minutes=45,
        missed_breaks=2,
    )
    found = priced_card(replace(CARD, details=said, elections=(("meal_waived", True),)))
    assert (found.shape, found.on_set_wrap, found.camera_overtime) == ("CWD", 1170, 60)
    assert (found.overtime_kind, found.travel, found.missed_breaks) == ("camera", 45, 2)
    assert found.elections == {"meal_waived": True}


def test_a_card_that_says_nothing_of_it_follows_the_units_sheet():
    sheet = DayDetails(shape=DayShape.SEMI_CONTINUOUS, travel_minutes=30)
    assert priced_card(sheet=sheet).shape == "SCWD"
    own = replace(CARD, details=DayDetails(shape=DayShape.STANDARD, missed_breaks=0))
    found = priced_card(own, sheet)
    assert (found.shape, found.travel, found.missed_breaks) == ("SWD", 30, 0)


def test_paid_breaks_and_a_breakfast_stand_beside_the_meals_and_shorten_nothing():
    given = (
        PaidBreak(time=TimeRange(start=1080, end=1100)),
        PaidBreak(time=TimeRange(start=1190, end=1220), kind=BreakKind.NDB),
    )
    marks = (DayMark(kind=MarkKind.BREAKFAST, at=485), DayMark(kind=MarkKind.FORCED_CALL))
    found = priced_card(replace(CARD, details=DayDetails(breaks=given), marks=marks))
    assert found.meals == (
        MealBreak(start=780, end=840),
        MealBreak(start=1080, end=1100, kind="break"),
        MealBreak(start=485, end=500, kind="ndb"),
    )
    assert found.forced_call


def test_a_breakfast_moves_the_meal_that_is_due():
    """Six hours after the breakfast instead of six after the call: no penalty."""
    late = replace(CARD, meals=(TimeRange(start=850, end=910),))
    terms = deal("1100 d 8", agreement="us-sag-day")
    without = pay(terms, late)
    with_it = pay(terms, replace(late, marks=(DayMark(kind=MarkKind.BREAKFAST, at=490),)))
    assert any(line.rule == "meal_late" for line in without.lines)
    assert not any(line.rule == "meal_late" for line in with_it.lines)


def test_a_travel_day_without_times_keeps_what_was_decided():
    card = replace(
        CARD,
        kind=DayKind.TRAVEL,
        call=None,
        wrap=None,
        meals=None,
        details=DayDetails(travel_minutes=90),
        elections=(("comp_rest", False),),
    )
    plan = make_plan([SHOW, card])
    case = PayCase(
        plan=plan,
        production=SHOW.id,
        person=1,
        basis=Basis.WORKED,
        firm_only=False,
        diary=Diary(plan, 1),
    )
    (found,) = case.days([DATE])
    assert (found.card.kind, found.card.travel) == ("travel", 90)
    assert found.card.elections == {"comp_rest": False}
