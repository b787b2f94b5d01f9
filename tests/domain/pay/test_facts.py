"""What each paid date was taken for, and what its lines say of clauses and units of time."""

import datetime as dt
from decimal import Decimal

import pytest

from crewplanner.app.agreements import shipped
from crewplanner.domain.ids import ProductionId, TimecardId
from crewplanner.domain.pay.engine import price_day, price_week
from crewplanner.domain.pay.measures import Tariff
from crewplanner.domain.plan import make_plan
from crewplanner.domain.productions import Holiday, Production
from crewplanner.domain.timecards import Timecard
from crewplanner.domain.values import Clock, DateSpan, TimeRange
from tests import plans
from tests.domain.pay.weeks import deal
from tests.plans import march

SHOW = Production(id=ProductionId(1), title="Show", currency="GBP", timezone="Europe/London")


def card(day, call=8 * 60, wrap=19 * 60, lunch=13 * 60):
    return Timecard(
        id=TimecardId(day),
        production=ProductionId(1),
        person=1,
        date=march(day),
        call=Clock(minutes=call),
        wrap=Clock(minutes=wrap),
        meals=(TimeRange(start=lunch, end=lunch + 60),),
    )


def pay(agreement, *records, quote="250 d", first=2, last=8):
    plan = make_plan([SHOW, deal(quote, agreement=agreement), *records])
    span = DateSpan(first=march(first), last=march(last))
    return price_week(plan, ProductionId(1), span, [1], agreements=shipped()).people[0]


def facts(*args, **more):
    return {fact.date.day: fact for fact in pay(*args, **more).facts}


def test_the_rest_is_measured_from_the_wrap_before():
    found = facts("uk-pact-tv-2023", card(2, wrap=22 * 60), card(3), card(5))
    assert (found[2].before, found[2].rest) == (None, None)
    assert (found[3].before, found[3].rest, found[3].due) == ((march(2), 1320), 600, 660)
    assert (found[5].before, found[5].rest) == ((march(3), 1140), 2220)


def test_the_rest_before_the_weeks_first_call_is_known():
    found = facts("uk-pact-tv-2023", card(8, wrap=23 * 60), card(9), first=9, last=15)
    assert (found[9].before, found[9].rest) == ((march(8), 1380), 540)


def test_the_rest_is_as_long_as_it_really_was():
    found = facts("uk-pact-tv-2023", card(28, wrap=22 * 60), card(29), first=23, last=29)
    assert found[29].rest == 9 * 60


def test_an_agreement_without_a_rest_measures_it_all_the_same():
    found = facts("us-ny", card(2), card(3), quote="20 h")
    assert (found[3].rest, found[3].due) == (780, None)


def test_days_are_numbered_as_the_agreement_counts():
    found = facts("uk-pact-tv-2023", *(card(n) for n in range(2, 8)))
    assert [found[n].number for n in range(2, 8)] == [1, 2, 3, 4, 5, 6]
    assert (found[7].rule, found[7].key) == ("sixth", "sixth")
    assert (found[2].rule, found[2].key) == ("", "")


def test_a_day_that_is_paid_by_itself_has_no_number():
    alone = facts("deal-memo", card(2), card(3))[3]
    assert (alone.number, alone.before, alone.rest) == (0, None, None)


def test_a_late_meal_changes_the_shape():
    found = facts("uk-apa-2026", card(2), card(3, lunch=16 * 60), quote="500 d")
    assert (found[2].given, found[2].shape) == ("SWD", "SWD")
    assert (found[3].given, found[3].shape) == ("SWD", "CWD")


def test_a_holiday_is_one():
    day = Holiday(id=1, production=ProductionId(1), date=march(2), name="Harbour Day")
    found = facts("uk-pact-tv-2023", day, card(2), card(3))
    assert (found[2].holiday, found[3].holiday) == (True, False)
    assert found[2].rule == "holiday"


def test_lengths_and_the_plain_hour():
    (fact,) = facts("uk-pact-tv-2023", card(2), quote="251.11 d").values()
    assert (fact.elapsed, fact.worked, fact.hourly) == (660, 600, Decimal("25.11"))
    assert (fact.kind, fact.agreement) == ("shoot", "uk-pact-tv-2023")


def test_facts_of_two_deals_are_in_order_of_date():
    first = deal("250 d", agreement="uk-pact-tv-2023", valid_from=march(4))
    second = deal("250 d", number=2, valid_to=march(3))
    plan = make_plan([SHOW, first, second, *(card(n) for n in range(2, 6))])
    span = DateSpan(first=march(2), last=march(8))
    found = price_week(plan, ProductionId(1), span, [1], agreements=shipped()).people[0].facts
    assert [fact.date for fact in found] == [march(n) for n in range(2, 6)]
    assert [fact.agreement for fact in found] == ["deal-memo"] * 2 + ["uk-pact-tv-2023"] * 2


def test_lines_name_the_key_of_their_clause_and_their_unit_of_time():
    found = pay("uk-pact-tv-2023", card(2, wrap=19 * 60 + 20))
    lines = [(line.rule, line.agreement, line.key, line.unit) for line in found.lines]
    assert lines == [
        ("day", "uk-pact-tv-2023", "swd", 1),
        ("overtime", "uk-pact-tv-2023", "overtime", 15),
    ]
    (overtime,) = (line for line in found.lines if line.rule == "overtime")
    assert (overtime.measured, overtime.minutes) == (20, 30)


def test_hours_say_between_which_times_they_were_worked():
    found = pay("uk-pact-tv-2023", card(2, wrap=23 * 60 + 30))
    late = [(line.multiple, line.at) for line in found.lines if line.rule == "overtime"]
    assert late == [(Decimal("1.5"), (19 * 60, 23 * 60)), (2, (23 * 60, 23 * 60 + 30))]
    assert found.lines[0].at is None
    plain = pay("deal-memo", card(2, wrap=20 * 60))
    assert [line.at for line in plain.lines] == [(8 * 60, 19 * 60), (19 * 60, 20 * 60)]


@pytest.mark.parametrize(("day", "hours"), [(28, 7), (2, 8)])
def test_times_are_those_of_the_clock_in_a_night_of_a_change(day, hours):
    night = card(day, call=22 * 60, wrap=31 * 60, lunch=24 * 60)
    found = pay("deal-memo", night, quote="50 h", first=day, last=day)
    assert [(line.minutes, line.at) for line in found.lines] == [(hours * 60, (22 * 60, 31 * 60))]


def test_hours_of_two_units_are_at_no_time():
    board = "         Mon 2\nana      06:00-10:00\nana      12:00-16:00 2"
    plan = make_plan([*plans.records(board), deal("50 h")])
    (line,) = price_day(plan, ProductionId(1), march(2)).people[0].lines
    assert (line.minutes, line.at) == (480, None)


def test_hours_worked_are_in_the_units_of_their_agreement():
    found = pay("us-iatse-basic", card(2, wrap=18 * 60 + 4), quote="40 h")
    assert {line.unit for line in found.lines if line.rule == "worked"} == {6}


@pytest.mark.parametrize(
    ("tariff", "minutes", "unit"),
    [
        (Tariff(), 50, 1),
        (Tariff(tick=0), 50, 1),
        (Tariff(tick=15), 50, 15),
        (Tariff(tick=15, whole_after=120), 120, 15),
        (Tariff(tick=15, whole_after=120), 121, 60),
    ],
)
def test_the_unit_of_time_of_a_tariff(tariff, minutes, unit):
    assert tariff.unit(minutes) == unit


def test_a_rounding_line_belongs_to_its_agreement_and_to_no_clause():
    found = pay("uk-pact-tv-2023", card(2, wrap=20 * 60 + 6, lunch=14 * 60 + 5))
    rounding = [line for line in found.lines if line.rule == "rounding"]
    assert [(line.agreement, line.key) for line in rounding] == [("uk-pact-tv-2023", "")]


def test_only_dates_of_the_span_have_facts():
    found = facts("uk-pact-tv-2023", card(2), card(3), first=3, last=3)
    assert list(found) == [3]
    assert found[3].before == (march(2), 1140)
    assert found[3].date == dt.date(2026, 3, 3)
