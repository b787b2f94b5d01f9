"""What a release costs by days' notice, and when it next costs more."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crewplanner.domain.cancellation import CancellationStep
from crewplanner.domain.release_cost import percent_at, release_cost
from tests.effort import tries
from tests.plans import march

LADDER = tuple(
    CancellationStep(days=days, percent=percent) for days, percent in ((6, 50), (3, 75), (1, 100))
)
"""Nothing at seven days or more, half at six to four, 75 % at three to two, all the day before."""


@pytest.mark.parametrize(
    ("notice", "percent"),
    [(8, 0), (7, 0), (6, 50), (5, 50), (4, 50), (3, 75), (2, 75), (1, 100), (0, 100)],
)
def test_the_published_ladder(notice, percent):
    assert percent_at(LADDER, notice) == percent
    assert percent_at(tuple(reversed(LADDER)), notice) == percent
    assert percent_at((), notice) == 0


def cost(today, pays, steps=LADDER, currency="GBP"):
    wanted = {march(day): None if pay is None else Decimal(pay) for day, pay in pays.items()}
    return release_cost(wanted, dict.fromkeys(wanted, steps), march(today), currency)


@pytest.mark.parametrize(
    ("today", "pays", "total", "rise"),
    [
        (2, {9: 650, 10: 650}, "0", (3, "325.00")),
        (3, {9: 650, 10: 650}, "325.00", (4, "650.00")),
        (4, {9: 650, 10: 650}, "650.00", (6, "812.50")),
        (6, {9: 650, 10: 650}, "812.50", (7, "975.00")),
        (8, {9: 650, 10: 650}, "1137.50", (9, "1300.00")),
        (9, {9: 650, 10: 650}, "1300.00", None),
        (10, {9: 650, 10: 650}, "650.00", None),
        (11, {9: 650, 10: 650}, "0", None),
        (4, {9: None, 10: 650}, "325.00", (7, "487.50")),
        (4, {9: 0}, "0", None),
        (8, {9: "333.33"}, "333.33", None),
        (4, {9: "333.33"}, "166.67", (6, "250.00")),
    ],
)
def test_what_a_release_costs_and_when_it_costs_more(today, pays, total, rise):
    found = cost(today, pays)
    assert found.total == Decimal(total)
    assert (found.rise and (found.rise.date, found.rise.total)) == (
        rise and (march(rise[0]), Decimal(rise[1]))
    )


def test_without_terms_a_release_costs_nothing_and_never_will():
    found = cost(8, {9: 650}, steps=())
    assert (found.total, found.rise, found.pay) == (0, None, 650)
    assert [day.percent for day in found.days] == [0]


def test_dates_that_cannot_be_priced_are_named():
    found = cost(8, {9: None, 10: 100})
    assert found.unpriced == (march(9),)
    assert found.days[0].cost is None


def test_each_date_has_its_own_terms():
    pays = {march(9): Decimal(100), march(10): Decimal(100)}
    half = (CancellationStep(days=9, percent=50),)
    assert release_cost(pays, {march(10): half}, march(8), "EUR").total == 50


def test_money_is_rounded_to_what_the_currency_can_pay():
    assert cost(4, {9: 333}, currency="JPY").total == 167


def test_a_half_day_within_a_day_is_half_of_the_first_day():
    """A published fee: half a day's pay under a day's notice, whatever the length."""
    steps = (CancellationStep(days=1, percent=50),)
    assert cost(8, {9: 400, 10: 400}, steps).total == 200


steps = st.lists(
    st.builds(CancellationStep, days=st.integers(0, 12), percent=st.integers(0, 100)),
    max_size=4,
    unique_by=lambda step: step.days,
).map(tuple)


@settings(max_examples=tries(100))
@given(
    st.dictionaries(st.integers(5, 20), st.integers(0, 900), max_size=5), steps, st.integers(2, 20)
)
def test_the_rise_is_the_first_day_on_which_waiting_costs_more(pays, agreed, today):
    found = cost(today, pays, agreed)
    assert found.total == sum(day.cost or 0 for day in found.days)
    assert all(0 <= (day.cost or 0) <= (day.pay or 0) for day in found.days)
    expected = None
    for later in range(today + 1, 21):
        left = {day: pay for day, pay in pays.items() if day >= later}
        if cost(later, left, agreed).total > cost(later - 1, left, agreed).total:
            expected = march(later)
            break
    assert (found.rise.date if found.rise else None) == expected
