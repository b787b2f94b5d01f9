"""What a line of pay is made of: the clauses of its multiple, and its price at the plain rate."""

from decimal import Decimal
from fractions import Fraction

import pytest

from crewplanner.domain.pay.cards import OtherPay
from crewplanner.domain.pay.lines import UNTIMED
from crewplanner.domain.pay.parts import lines_of
from crewplanner.domain.pay.pricing import price
from tests.domain.pay.cases import case_of, day, rules_of

HALF = Fraction(1, 2)
LADDER = [{"clause": "daily", "steps": [[0, 1], [8, "1.5"], [10, 2]]}]
SIXTH = {"id": "sixth", "clause": "sixth", "numbers": [6], "pay": "hours", "multiple": "1.5"}
NIGHT = {"clause": "night", "windows": [{"from": "20:00", "to": "24:00", "percent": 10}]}
SHAPE = {"id": "SWD", "clause": "swd", "contracted": 11, "meal": 60}


def origins(rules, *cards, quote="60 h", **more):
    """(rule, steps, plain) of the last date's lines."""
    found = price(case_of(*cards, quote=quote, **more), rules)
    last = max(part.date for part in found.parts)
    return [
        (line.rule, line.origin.steps, line.origin.plain)
        for line in lines_of(found.parts, "USD", "own", {})
        if line.date == last
    ]


def test_each_step_of_a_ladder_is_its_clause_s():
    assert origins(rules_of(bands=LADDER), day(0, "8-19")) == [
        ("worked", (("daily", Fraction(1)),), 480),
        ("worked", (("daily", 3 * HALF),), 120),
        ("worked", (("daily", Fraction(2)),), 60),
    ]


def test_what_comes_on_top_follows_with_its_own_share():
    rules = rules_of(bands=LADDER, night=NIGHT)
    assert origins(rules, day(0, "12-21")) == [
        ("worked", (("daily", Fraction(1)),), 480),
        ("worked", (("daily", 3 * HALF), ("night", Fraction(3, 20))), 60),
    ]


def test_a_date_and_a_night_each_have_their_share():
    dates = [{"clause": "monday", "weekdays": ["mon"], "add": "0.5"}]
    rules = rules_of(dates=dates, night={**NIGHT, "of": "base"})
    assert origins(rules, day(0, "18-21")) == [
        ("worked", (("hours", Fraction(1)), ("monday", HALF)), 120),
        ("worked", (("hours", Fraction(1)), ("monday", HALF), ("night", Fraction(1, 10))), 60),
    ]


def test_a_date_alone_has_all_of_what_is_added():
    dates = [{"clause": "monday", "weekdays": ["mon"], "add": "0.5"}]
    steps = (("hours", Fraction(1)), ("monday", HALF))
    assert origins(rules_of(dates=dates), day(0, "8-10")) == [("worked", steps, 120)]


def test_a_day_s_own_multiple_is_its_rule_s_worked_or_guaranteed():
    rules = rules_of(days=[{**SIXTH, "minimum": 8}])
    days = [day(place, "8-10") for place in range(6)]
    assert origins(rules, *days) == [
        ("worked", (("sixth", 3 * HALF),), 120),
        ("guarantee", (("sixth", 3 * HALF),), 360),
    ]


def test_guaranteed_hours_are_the_ladder_s_where_it_is_higher():
    rules = rules_of(bands=LADDER, days=[{**SIXTH, "multiple": "1.2", "minimum": 9}])
    days = [day(place, "8-10") for place in range(6)]
    assert [steps for rule, steps, _plain in origins(rules, *days) if rule == "guarantee"] == [
        (("sixth", Fraction(6, 5)),),
        (("sixth", 3 * HALF),),
    ]


def test_a_rule_s_own_steps_are_the_rule_s():
    own = {**SIXTH, "multiple": 1, "steps": [[0, "1.5"], [8, 2]], "minimum": 9}
    days = [day(place, "8-10") for place in range(6)]
    found = [steps for _rule, steps, _plain in origins(rules_of(days=[own]), *days)]
    assert found == [(("sixth", 3 * HALF),), (("sixth", 3 * HALF),), (("sixth", Fraction(2)),)]


def test_a_guarantee_of_the_rate_is_the_rate_s():
    rules = rules_of(minimum={"clause": "least", "hours": 4})
    assert origins(rules, day(0, "8-10"))[1] == ("guarantee", (("least", Fraction(1)),), 120)


@pytest.mark.parametrize(("buys", "plain"), [({}, 600), ({"buys": 8, "contracted": 8}, 480)])
def test_a_day_that_is_paid_as_a_whole_costs_its_rate_plainly(buys, plain):
    first = {**SIXTH, "numbers": [1], "pay": "day", "multiple": 2, **buys}
    rules = rules_of(rate={"clause": "rate", "day": 10}, shapes=[SHAPE], days=[first])
    found = origins(rules, day(0, "8-16", "12-13"), quote="600 d 10")
    assert found == [("day", (("sixth", Fraction(2)),), plain)]


def test_overtime_is_made_of_its_tariff():
    rules = rules_of(
        rate={"clause": "rate", "day": 10},
        shapes=[SHAPE],
        overtime={"clause": "over", "multiple": "1.5"},
    )
    found = origins(rules, day(0, "8-20", "12-13"), quote="600 d 10")
    assert found == [
        ("day", (("swd", Fraction(1)),), 600),
        ("overtime", (("over", 3 * HALF),), 60),
    ]


def test_sums_of_money_are_made_of_nothing():
    rules = rules_of(meals=[{"clause": "meals", "after": 2, "flat": "10.00"}])
    meal = price(case_of(day(0, "8-12")), rules).parts[-1]
    assert (meal.rule, meal.origin) == ("meal_late", UNTIMED)


# --- the regular rate ----------------------------------------------------------------------------

REGULAR = {"clause": "regular", "basis": "regular", "salary": True, "bonus": "all_hours"}
WEEK = {"clause": "over", "after": 40, "multiple": "1.5"}


def regular(*cards, quote):
    rules = rules_of(rate=REGULAR, bands=[], week=WEEK)
    found = price(case_of(*cards, quote=quote), rules)
    last = max(part.date for part in found.parts)
    return [
        (part.rule, part.origin.steps, part.origin.plain, part.origin.beyond)
        for part in found.parts
        if part.date == last
    ]


def test_an_hourly_week_pays_its_overtime_whole():
    days = [day(place, "8-18") for place in range(5)]
    assert regular(*days, quote="60 h") == [("worked", (("over", 3 * HALF),), 600, False)]


def test_a_salary_pays_overtime_beyond_its_hours():
    days = [day(place, "8-18") for place in range(5)]
    salary, over = regular(*days, quote="2400 w")
    assert salary[:3] == ("salary", (), 0)
    assert over == ("worked", (("over", 3 * HALF),), 600, False)


def test_a_day_rate_owes_only_the_half_beyond():
    days = [day(place, "8-18") for place in range(5)]
    found = regular(*days, quote="600 d")
    assert [(rule, beyond) for rule, _steps, _plain, beyond in found] == [
        ("day", False),
        ("overtime", True),
    ]
    assert found[1][1] == (("over", 3 * HALF),)


def test_with_a_bonus_straight_time_comes_first_and_the_half_beyond_it():
    days = [day(place, "8-18") for place in range(5)]
    bonus = (OtherPay(kind="bonus", amount=Decimal(100)),)
    rules = rules_of(rate=REGULAR, bands=[], week=WEEK)
    parts = price(case_of(*days, other_pay=bonus), rules).parts
    last = [part for part in parts if part.date == days[-1].date and part.origin.steps]
    assert [(part.rule, part.multiple, part.origin.plain) for part in last] == [
        ("worked", 1, 600),
        ("overtime", HALF, 0),
    ]
    assert {part.origin.steps for part in last} == {(("over", 3 * HALF),)}
    assert [part.origin.beyond for part in last] == [False, True]


@pytest.mark.parametrize(
    ("quote", "bonus", "wanted"),
    [
        ("60 h", True, [("worked", ["regular"]), ("overtime", ["regular", "night"])]),
        ("60 h", False, [("worked", ["regular", "night"])]),
        ("2400 w", True, [("worked", ["over"]), ("overtime", ["over", "night"])]),
        ("2400 w", False, [("worked", ["over", "night"])]),
    ],
)
def test_what_is_on_top_of_straight_time_is_the_part_beyond_it(quote, bonus, wanted):
    """An hour of the night after 40 hours of salary, or on the first day of an hourly week."""
    cards = [day(5, "20-21")] if quote.endswith("h") else [*(day(n, "8-16") for n in range(5))]
    cards += [] if quote.endswith("h") else [day(5, "20-21")]
    more = {"other_pay": (OtherPay(kind="bonus", amount=Decimal(100)),)} if bonus else {}
    rules = rules_of(rate=REGULAR, bands=[], week=WEEK, night=NIGHT)
    parts = price(case_of(*cards, quote=quote, **more), rules).parts
    assert [
        (part.rule, [clause for clause, _share in part.origin.steps])
        for part in parts
        if part.date == cards[-1].date and part.origin.steps
    ] == wanted
