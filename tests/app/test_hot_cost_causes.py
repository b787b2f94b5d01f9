"""Why pay is paid, under every agreement: each line sorted, nothing lost."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.app.agreements import shipped
from crewplanner.domain.hot_cost import CAUSES, Cause, Sorter, Split, causes_of, shares
from crewplanner.domain.pay.agreement import ruleset
from crewplanner.domain.pay.cards import Card, Case, MealBreak, OtherPay, Terms
from crewplanner.domain.pay.lines import PayRule
from crewplanner.domain.pay.parts import lines_of
from crewplanner.domain.pay.pricing import price
from crewplanner.domain.pay.rules import PLAIN
from crewplanner.domain.people import RatePer
from tests.app.test_pay_properties import EACH, RULES, TRIES, priced, weeks

MONDAY = dt.date(2026, 9, 7)
DAY = Terms(rate=Decimal(400), per=RatePer.DAY, guarantee=600)
HOUR = Terms(rate=Decimal(40), per=RatePer.HOUR)
LUNCH = MealBreak(start=780, end=840)


def card(place=0, call=480, wrap=1140, *meals, **more):
    return Card(
        date=MONDAY + dt.timedelta(days=place),
        call=call,
        wrap=wrap,
        meals=meals or (LUNCH,),
        **more,
    )


def nights(place, call=480, wrap=1140, **more):
    return replace(card(place, call, wrap, **more), meals=())


def lines(name, cards, terms=DAY, params=None, **more):
    rules = ruleset(shipped()[name], params) if params else RULES[name]
    found = price(Case(agreement=name, cards=tuple(cards), terms=terms, **more), rules)
    return list(lines_of(found.parts, "USD", name, {}))


def causes(name, cards, terms=DAY, *, date=None, params=None, **more):
    """What is not base of the last card's date, by cause."""
    on = date or cards[-1].date
    own = [line for line in lines(name, cards, terms, params, **more) if line.date == on]
    split = Sorter(agreements=shipped(), currency="USD").split(own)
    assert split.total == sum((line.amount for line in own), Decimal(0))
    return {cause: split.of(cause) for cause in CAUSES if split.of(cause)}


def week(days, **more):
    return [card(place, **more) for place in range(days)]


# --- every line, whatever the week ---------------------------------------------------------------


@EACH
@TRIES
@given(data=st.data())
def test_the_causes_of_every_line_add_up_to_it(name, data):
    stands_for = causes_of(RULES[name])
    found = list(lines_of(priced(data.draw(weeks(name))).parts, "USD", name, {}))
    for line in found:
        parts = shares(line, stands_for, "USD")
        assert sum((amount for _cause, amount in parts), Decimal(0)) == line.amount
        assert all(amount >= 0 for _cause, amount in parts) or line.rule == PayRule.ROUNDING
    split = Sorter(agreements=shipped(), currency="USD").split(found)
    assert split.total == sum((line.amount for line in found), Decimal(0))
    assert split.of(Cause.EXTRA_PEOPLE) == 0


@EACH
@TRIES
@given(data=st.data())
def test_what_is_paid_at_the_plain_rate_is_base(name, data):
    stands_for = causes_of(RULES[name])
    for line in lines_of(priced(data.draw(weeks(name))).parts, "USD", name, {}):
        steps = line.origin.steps
        if steps and line.rule != PayRule.OVERTIME and line.multiple <= 1:
            plain = steps[0][1] <= 1
            assert not plain or shares(line, stands_for, "USD") == ((Cause.BASE, line.amount),)


# --- agreement by agreement ----------------------------------------------------------------------


def test_a_plain_deal_memo_knows_overtime_alone():
    found = causes("deal-memo", [card(0, 480, 1320)], HOUR)
    # Thirteen hours worked: ten at 1x, two at 1.5x, one at 2x.
    assert found == {Cause.BASE: 400, Cause.OVERTIME: 120 + 80}


def test_without_agreements_at_hand_the_plain_ladder_is_known():
    found = lines("deal-memo", [card(0, 480, 1320)], HOUR)
    assert Sorter(agreements={}, currency="USD").split(found).of(Cause.OVERTIME) == 200
    assert causes_of(PLAIN).clauses == {"hours": Cause.OVERTIME}


def test_guaranteed_hours_are_base_even_on_the_ladder():
    terms = replace(DAY, guarantee=720)
    found = causes("deal-memo", [card(0, 480, 1140)], terms)
    assert found == {Cause.BASE: 400}


def test_kit_travel_and_what_is_paid_beside_are_base():
    found = causes("deal-memo", [card()], replace(DAY, kit=Decimal(25)))
    assert found == {Cause.BASE: 425}
    bonus = (OtherPay(kind="bonus", amount=Decimal(100)),)
    assert causes("deal-memo", [card()], other_pay=bonus) == {Cause.BASE: 500}
    travel = lines("au-mppca", [card(0, kind="travel")], HOUR)
    assert {line.rule for line in travel} <= {"guarantee", "worked"}


def test_a_deal_memo_with_meals_rest_and_nights():
    params = {
        "meal_ladder": [Decimal(10), Decimal(20)],
        "rest_hours": 11,
        "rest_pay": {"add": "1"},
    }
    late = MealBreak(start=900, end=960)
    found = causes("deal-memo", [card(0, 480, 1320), card(1, 480, 1080, late)], HOUR, params=params)
    # A rest of ten hours, one short; lunch seven hours after the call, an hour late.
    assert found == {Cause.BASE: 360, Cause.REST: 40, Cause.MEALS: 30}
    params = {"night_premium": [{"from": "20:00", "to": "06:00", "percent": 10}]}
    found = causes("deal-memo", [card(0, 600, 1320, LUNCH)], HOUR, params=params)
    # Eleven hours: the last two after 20:00, one of them overtime, each a tenth dearer.
    assert found == {Cause.BASE: 400, Cause.OVERTIME: 60, Cause.NIGHT: 4 + 6}


def test_work_after_midnight_under_a_deal_memo_is_night():
    params = {"overtime_at_midnight": True}
    found = causes("deal-memo", [nights(0, 1200, 1560)], HOUR, params=params)
    assert found == {Cause.BASE: 240, Cause.NIGHT: 40}


def test_california_by_day_by_week_on_the_seventh_day():
    found = causes("us-ca-order12", [card(0, 480, 1320)], HOUR)
    # The second meal is missed.
    assert found == {Cause.BASE: 320, Cause.OVERTIME: 4 * 60 + 80, Cause.MEALS: 40}
    found = causes("us-ca-order12", week(6), HOUR)
    # Forty straight hours lie in the five days before: all of the sixth is weekly overtime.
    assert found == {Cause.OVERTIME: 8 * 60 + 2 * 60}
    found = causes("us-ca-order12", week(7), HOUR)
    # The seventh: eight hours at 1.5x and two at 2x; above the plain rate it is the day.
    assert found == {Cause.BASE: 400, Cause.PREMIUM_DAY: 8 * 20 + 2 * 40}


def test_california_penalties_are_meals():
    found = causes("us-ca-order12", [nights(0, 480, 1080, missed_breaks=1)], HOUR)
    assert found == {Cause.BASE: 320, Cause.OVERTIME: 120, Cause.MEALS: 80}


def test_california_shares_a_bonus_between_base_and_overtime():
    bonus = (OtherPay(kind="bonus", amount=Decimal(80)),)
    found = causes("us-ca-order12", [card(0, 480, 1260)], HOUR, other_pay=bonus)
    # Eight hours straight carry the bonus; its share of four at 1.5x is 10 × 1.5 × 4.
    assert found == {Cause.BASE: 320 + 80, Cause.OVERTIME: 240 + 60, Cause.MEALS: 50}


def test_the_federal_week_is_overtime_past_forty_hours():
    assert causes("us-flsa", week(5), HOUR) == {Cause.OVERTIME: 10 * 60}
    weekly = Terms(rate=Decimal(1600), per=RatePer.WEEK)
    found = causes("us-flsa", week(5), weekly)
    # The salary is owed on its last day; overtime beyond the hours it covers comes whole.
    assert found[Cause.BASE] == 1600
    assert found[Cause.OVERTIME] == 10 * 60


def test_the_premium_half_of_a_mixed_federal_week_is_overtime():
    cards = [*week(4), replace(card(4), rate=Decimal(50))]
    found = causes("us-ny", cards, HOUR)
    own = [one for one in lines("us-ny", cards, HOUR) if one.date == cards[-1].date]
    assert {one.rule for one in own} == {"worked", "overtime"}
    assert set(found) == {Cause.OVERTIME}


def test_new_york_is_weekly_too():
    assert causes("us-ny", week(5), HOUR) == {Cause.OVERTIME: 10 * 60}


def test_the_basic_agreement_on_its_sixth_and_seventh_day():
    found = causes("us-iatse-basic", [card(0, 480, 1140)], HOUR)
    assert found == {Cause.BASE: 320, Cause.OVERTIME: 120}
    found = causes("us-iatse-basic", week(6), HOUR)
    # Eight hours at 1.5x and two at 2x, by the sixth day's own steps.
    assert found == {Cause.BASE: 400, Cause.PREMIUM_DAY: 160 + 80}
    found = causes("us-iatse-basic", week(7), HOUR)
    assert found == {Cause.BASE: 400, Cause.PREMIUM_DAY: 400}


def test_the_basic_agreement_pays_meals_rest_and_nights():
    late = MealBreak(start=900, end=930)
    found = causes("us-iatse-basic", [card(0, 480, 990, late)], HOUR)
    assert found == {Cause.BASE: 320, Cause.MEALS: Decimal("19.50")}
    found = causes("us-iatse-basic", [card(0, 480, 1440), card(1, 540, 1020)], HOUR)
    assert found == {Cause.BASE: 320, Cause.REST: 40}
    dinner = MealBreak(start=1080, end=1140)
    night = [card(0, 780, 1320, dinner)]
    found = causes("us-iatse-basic", night, HOUR, params={"on_production": False})
    # From 20:00 to the wrap a tenth more.
    assert found == {Cause.BASE: 320, Cause.NIGHT: 8}


def test_a_guaranteed_sixth_day_is_base_and_day():
    short = [*week(5), card(5, 480, 720)]
    found = causes("us-iatse-basic", short, HOUR)
    assert found == {Cause.BASE: 320, Cause.PREMIUM_DAY: 160}


def test_performers_are_forced_and_hungry():
    late = MealBreak(start=900, end=960)
    terms = replace(DAY, guarantee=480)
    found = causes("us-sag-day", [card(0, 480, 1380), card(1, 480, 1020, late)], terms)
    # A rest of nine hours pays the day again; lunch is an hour late.
    assert found == {Cause.BASE: 400, Cause.REST: 400, Cause.MEALS: 60}
    found = causes("us-sag-day", week(6), terms)
    # Ten hours at 1.5x: the ninth and tenth would be, but the sixth day says it first.
    assert found == {Cause.BASE: 500, Cause.PREMIUM_DAY: 250}


def test_the_drama_agreement_by_day():
    assert causes("uk-pact-tv-2023", [card(0, 480, 1140)], DAY) == {Cause.BASE: 400}
    found = causes("uk-pact-tv-2023", [card(0, 480, 1200)], DAY)
    assert found == {Cause.BASE: 400, Cause.OVERTIME: 60}
    late = MealBreak(start=900, end=960)
    found = causes("uk-pact-tv-2023", [card(0, 480, 1140, late)], DAY)
    assert found == {Cause.BASE: 400, Cause.MEALS: 60}
    found = causes("uk-pact-tv-2023", [card(0, 300, 960, MealBreak(start=600, end=660))], DAY)
    # Called at 05:00: an hour at 0.5x on top.
    assert found == {Cause.BASE: 400, Cause.NIGHT: 20}


def test_the_drama_agreement_by_week():
    found = causes("uk-pact-tv-2023", week(6), DAY)
    assert found == {Cause.BASE: 400, Cause.PREMIUM_DAY: 200}
    found = causes("uk-pact-tv-2023", week(7), DAY)
    assert found == {Cause.BASE: 400, Cause.PREMIUM_DAY: 400}
    rest = {"elections": {"comp_rest": False}}
    found = causes("uk-pact-tv-2023", [card(0, 600, 1320), card(1, 480, 1140, **rest)], DAY)
    assert found == {Cause.BASE: 400, Cause.REST: 20}
    costume = replace(DAY, department="Costume")
    assert causes("uk-pact-tv-2023", week(7), costume) == {
        Cause.BASE: 440,
        Cause.PREMIUM_DAY: 440,
    }


def test_scheduled_night_work_and_split_days_are_night():
    rest = {"elections": {"comp_rest": False}}
    night = card(0, 840, 1500, MealBreak(start=1140, end=1200), scheduled_wrap=1500, **rest)
    found = causes("uk-pact-tv-2023", [night], DAY)
    assert found == {Cause.BASE: 400, Cause.NIGHT: 80}
    stands_for = causes_of(RULES["uk-pact-tv-2023"])
    assert stands_for.rules["split_day"] is Cause.NIGHT
    assert stands_for.rules["sixth_days"] is Cause.PREMIUM_DAY


def test_major_films_hold_a_sixth_day_at_the_ceiling():
    dear = Terms(rate=Decimal(770), per=RatePer.DAY)
    found = causes("uk-pact-film-2021", week(6), dear)
    # 70 an hour and, uplifted, no more than 81.82: what is above the plain rate is the day.
    hours = 10
    assert found[Cause.BASE] == 70 * hours
    assert found[Cause.PREMIUM_DAY] == Decimal("818.20") - 700


def test_major_films_pay_nights_and_what_follows_them():
    night = card(0, 900, 1500, MealBreak(start=1200, end=1260))
    found = causes("uk-pact-film-2021", [night], replace(DAY, rate=Decimal(440)))
    assert found == {Cause.BASE: 440, Cause.NIGHT: 20 + 440}
    dawn = card(0, 240, 960, MealBreak(start=540, end=600))
    found = causes("uk-pact-film-2021", [dawn], replace(DAY, rate=Decimal(440)))
    assert found == {Cause.BASE: 440, Cause.NIGHT: 40}


def test_commercials_pay_early_overtime_nights_and_weekends():
    terms = replace(DAY, guarantee=None)
    early = card(0, 360, 1020, MealBreak(start=660, end=720))
    assert causes("uk-apa-2026", [early], terms) == {Cause.BASE: 400, Cause.OVERTIME: 60}
    night = card(0, 1140, 1800, MealBreak(start=1440, end=1500))
    found = causes("uk-apa-2026", [night], terms)
    assert found == {Cause.BASE: 400, Cause.NIGHT: 400}
    saturday = card(5)
    found = causes("uk-apa-2026", [saturday], terms)
    assert found == {Cause.BASE: 400, Cause.PREMIUM_DAY: 200}
    sunday = card(6)
    found = causes("uk-apa-2026", [sunday], terms)
    assert found == {Cause.BASE: 400, Cause.PREMIUM_DAY: 400}
    over = card(0, 480, 1200)
    assert causes("uk-apa-2026", [over], terms) == {Cause.BASE: 400, Cause.OVERTIME: 60}


def test_germany_adds_sunday_and_night_each_for_itself():
    holiday = frozenset({MONDAY})
    found = causes("de-tvffs", [card(0, 1260, 1740, MealBreak(start=1500, end=1560))], HOUR)
    assert found[Cause.NIGHT] == 6 * 10
    found = causes("de-tvffs", [nights(0, 960, 1440)], HOUR, holidays=holiday)
    # Eight hours on a holiday, two of them at night: each hour 1x more, and a quarter at night.
    assert found == {Cause.BASE: 320, Cause.PREMIUM_DAY: 320, Cause.NIGHT: 20}
    found = causes("de-tvffs", [nights(0, 480, 1200)], HOUR, holidays=holiday)
    assert found == {Cause.BASE: 400, Cause.OVERTIME: 2 * 50, Cause.PREMIUM_DAY: 480}


def test_canada_by_week_by_holiday_by_rest():
    assert causes("ca-on", week(5), HOUR) == {Cause.BASE: 4 * 40, Cause.OVERTIME: 6 * 60}
    holiday = frozenset({MONDAY})
    found = causes("ca-on", [card()], HOUR, holidays=holiday)
    # Half above the plain rate for ten hours, and an ordinary day's holiday pay.
    assert found == {Cause.BASE: 400, Cause.PREMIUM_DAY: 200 + 320}
    assert causes("ca-bc", [card(0, 480, 1320)], HOUR) == {
        Cause.BASE: 320,
        Cause.OVERTIME: 240 + 80,
    }
    short = [nights(place, 480, 780) for place in range(7)]
    # Seven short days leave no 32 hours free: what the first is dearer for is the missing rest.
    found = causes("ca-bc", short, HOUR, date=MONDAY)
    assert found == {Cause.BASE: 200, Cause.REST: 100}


def test_australia_on_a_sunday_and_at_lunch():
    found = causes("au-mppca", [card(6)], HOUR)
    assert found == {Cause.BASE: 400, Cause.PREMIUM_DAY: 400}
    late = MealBreak(start=840, end=900)
    found = causes("au-mppca", [card(0, 480, 1020, late)], HOUR)
    assert found == {Cause.BASE: 320, Cause.MEALS: 40}


@pytest.mark.parametrize("name", ["uk-wtr", "eu-wtd"])
def test_where_only_limits_are_known_everything_is_base(name):
    assert causes(name, week(7, wrap=1380), DAY) == {Cause.BASE: 14 * 40}


def test_an_early_call_at_no_overtime_rate_is_night():
    assert causes_of(RULES["uk-apa-2026"]).rules["pre_call"] is Cause.OVERTIME
    assert causes_of(RULES["uk-pact-film-2021"]).rules["predawn"] is Cause.NIGHT


def test_what_an_unplanned_person_costs_has_one_cause():
    found = lines("deal-memo", [card(0, 480, 1320)], HOUR)
    split = Sorter(agreements=shipped(), currency="USD").unplanned(found)
    assert split.of(Cause.EXTRA_PEOPLE) == split.total == 600


def test_splits_add_and_subtract_cause_by_cause():
    one = Split(amounts=tuple(Decimal(number) for number in range(7)))
    assert (one + one - one) == one
    assert (one - one).total == 0
