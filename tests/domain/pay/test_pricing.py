"""What is put together before anything is priced: parts of a day, order, bare quotes."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.domain.pay.alike import Alike
from crewplanner.domain.pay.pricing import price, price_in_turn
from crewplanner.domain.values import DateSpan
from tests.domain.pay.cases import MONDAY, case_of, day, hours, lines, paid, rules_of
from tests.domain.pay.test_weeks_and_ledgers import RUN

DAILY = rules_of(bands=[{"clause": "daily", "steps": [[0, 1], [8, "1.5"]]}])


@pytest.mark.parametrize(
    ("cards", "joined"),
    [
        ([day(0, "8-13"), day(0, "13-18")], True),
        ([day(0, "13-18"), day(0, "8-13")], True),
        ([day(0, "8-11"), day(0, "11-14"), day(0, "14-18")], True),
        ([day(0, "8-13"), day(0, "13:01-18:01")], False),
        ([day(0, "8-13", kind="prep"), day(0, "13-18")], False),
        ([day(0, "8-13"), day(0, "13-18", rate=Decimal(60))], False),
        ([day(0, "8-13"), day(1, "13-18")], False),
    ],
)
def test_parts_of_a_day_that_follow_each_other_are_one_day(cards, joined):
    found = paid(DAILY, *cards)
    assert len(found.days) == (1 if joined else 2)
    assert sum(hours(found).values()) == 600


def test_a_date_s_shifts_go_on_where_the_last_one_left_off():
    found = paid(DAILY, day(0, "6-10"), day(0, "11-15"), day(0, "16-18"))
    assert [line.split(" = ")[0] for line in lines(found)] == [
        "worked 240 @1",
        "worked 240 @1",
        "worked 120 @1.5",
    ]


def test_what_a_case_without_days_comes_to_is_nothing_at_its_rate():
    found = paid(DAILY)
    assert (found.total, found.days, found.hourly) == (0, (), 60)
    (one,) = paid(DAILY, day(0, "8", rate=Decimal(90))).days
    assert (one.hourly, one.total) == (90, 720)


@pytest.mark.parametrize(("zone", "worked"), [(None, 600), ("Europe/London", 540)])
@pytest.mark.parametrize("quote", ["60 h", "3000 w"])
def test_what_stands_beside_the_hours_is_paid_once(quote, zone, worked):
    """Kit and a late meal, also on the night of a clock change, which is reckoned by itself."""
    rules = rules_of(
        rate={"clause": "rate", "week": 50}, meals=[{"clause": "m", "after": 5, "ladder": ["10"]}]
    )
    card = day(-65, "20-30", "26:30-26:45")
    found = paid(rules, card, quote=quote, zone=zone, terms_more={"kit": Decimal(25)})
    own = [part.rule for part in found.parts if part.rule != "guarantee"]
    assert own == ["worked", "kit", "meal_late"]
    assert found.days[0].elapsed == worked


def test_the_meals_of_the_parts_are_those_of_the_day():
    found = paid(DAILY, day(0, "8-13", "10-10:30"), day(0, "13-18", "15-15:30"))
    assert found == paid(DAILY, day(0, "8-18", "10-10:30", "15-15:30"))


def test_a_part_that_is_not_priced_stays_by_itself():
    found = paid(DAILY, day(0, "8-13", priced=False), day(0, "13-18"))
    assert [one.worked for one in found.days] == [300]


def test_a_day_rate_without_its_hours_is_asked_about_where_the_agreement_needs_them():
    rules = rules_of(rate={"clause": "515", "quote_needed": True})
    cards = [
        day(0, "8"),
        day(1, kind="off"),
        day(2, kind="rest"),
        day(3, "8", priced=False),
        day(4, kind="travel"),
    ]
    found = paid(rules, *cards, quote="500 d")
    assert [(one.date - MONDAY).days for one in found.questions] == [0, 4]
    assert {(one.ask, one.clause, one.minutes) for one in found.questions} == {
        ("guarantee_hours", "515", 0)
    }
    assert (found.parts, found.days, found.others, found.alerts) == ((), (), (), ())
    assert found.hourly == found.total == 0
    assert paid(rules, day(0, "8"), quote="500 d 10").questions == ()
    assert paid(rules, day(0, "8"), quote="50 h").questions == ()
    assert paid(rules_of(), day(0, "8"), quote="500 d").questions == ()


def test_an_election_for_the_kind_of_day_is_asked_once_and_of_days_that_were_worked():
    days = [{"id": "x", "clause": "2.3", "pay": "hours", "ask": "sixth_day_approved"}]
    rules = rules_of(days=days)
    found = paid(rules, day(0, "8"), day(1, "7", elections={"sixth_day_approved": True}), day(2))
    assert [(one.date, one.ask, one.clause, one.minutes) for one in found.questions] == [
        (MONDAY, "sixth_day_approved", "2.3", 480)
    ]
    assert found.total == 900
    assert paid(rules, replace(day(0, "8"), priced=False)).questions == ()


@pytest.mark.parametrize(
    ("cards", "wanted"),
    [
        ([day(0, "8-22"), day(1, "8-18")], [None, 60]),
        ([day(0, "8-22"), day(1, "9-18")], [None, 0]),
        ([day(0, "8-22"), day(1, "10-18")], [None, 0]),
        ([day(0, "8-22"), day(1, "10"), day(2, "8-18")], [None, None, 0]),
        ([day(0, "8-40"), day(1, "10"), day(2, "0-10")], [None, None, 180]),
        ([day(0, "8-22"), day(1, kind="off"), day(2, "8-18")], [None, None, 0]),
        ([day(0, "8-30"), day(1, "5-18")], [None, 660]),
        ([day(0, "8-22", kind="travel"), day(1, "8-18")], [None, 60]),
        ([day(0, "8-22"), day(1, "8-18", kind="travel")], [None, None]),
    ],
)
def test_the_rest_before_a_call_is_measured_from_the_last_wrap(cards, wanted):
    """At most the whole of the rest is missing; a card without times says nothing."""
    rules = rules_of(rest={"clause": "rest", "due": 11})
    assert [one.rest_breach for one in paid(rules, *cards).days] == wanted
    assert {one.rest_breach for one in paid(rules_of(), *cards).days} == {None}


def test_what_came_out_of_a_day_is_told():
    rules = rules_of(
        shapes=[{"id": "CWD", "clause": "c", "contracted": 9}], rate={"clause": "r", "day": 9}
    )
    (one,) = paid(rules, day(0, "8-18", "13-14", shape="CWD"), quote="540 d").days
    assert (one.date, one.shape, one.number) == (MONDAY, "CWD", 1)
    assert (one.elapsed, one.worked, one.hourly, one.base) == (600, 540, 60, 540)
    assert (one.overtime_minutes, one.meal_count, one.meal_amount) == (60, 0, 0)
    assert one.total == 600
    (untimed,) = paid(rules_of(), day(0, "8")).days
    assert (untimed.elapsed, untimed.worked) == (0, 480)


@pytest.mark.parametrize("digits", [{}, {"digits": 0}])
def test_weeks_in_turn_know_nothing_of_what_comes_after_them(digits):
    """Each is what its days come to with those before them."""
    rules = rules_of(
        limits={"clause": "law", "daily": 12}, rate={"clause": "rate", **digits}, night_run=RUN
    )
    cards = [day(6, "8-21"), day(7, "8-26"), day(8, "8-26"), day(14, "8-21")]
    weeks = [DateSpan(first=day(7 * n).date, last=day(7 * n + 6).date) for n in range(-1, 3)]
    case = case_of(*cards, quote="60.40 h")
    found = [*price_in_turn(case, rules, weeks, Alike(rules))]
    assert [[one.date for one in week.days] for week in found] == [
        [],
        [day(6).date],
        [day(7).date, day(8).date],
        [day(14).date],
    ]
    for week, span in zip(found, weeks, strict=True):
        past = [replace(card, priced=card.date in span) for card in cards if card.date <= span.last]
        assert week == price(replace(case, cards=tuple(past)), rules)


def test_lines_stand_in_order_of_date_and_belong_to_one_deal():
    found = paid(rules_of(), day(3, "1"), day(1, "2"), day(2, "3"))
    assert [part.date - MONDAY for part in found.parts] == [dt.timedelta(days=n) for n in (1, 2, 3)]
    assert lines(found) == [f"worked {n} @1 = {n} by hours" for n in (120, 180, 60)]


def test_a_flat_sum_knows_no_hours_and_so_no_penalties():
    meals = [{"clause": "m", "after": 6, "ladder": ["10"]}]
    assert paid(rules_of(meals=meals), day(0, "8-18"), quote="600 d").total == 600
    assert paid(rules_of(meals=meals), day(0, "8-18"), quote="600 d 10").total == 680
    regular = {"clause": "r", "basis": "regular"}
    assert paid(rules_of(meals=meals, rate=regular), day(0, "8-18"), quote="600 d").total == 680
