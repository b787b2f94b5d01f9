"""Costs under the board: they are what pay comes to, and are reckoned a little at a time."""

from decimal import Decimal

import pytest

from crewplanner.app.board_costs import BoardCosts
from crewplanner.app.commands.bookings import SetBookingStatus
from crewplanner.app.money_text import short_money
from crewplanner.app.pricing import Pricing
from crewplanner.app.queries.costs import NO_COST
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.pay import Basis
from tests.app.conftest import MONDAY, day, span

WEEK = span(0, 6)


def caught_up(costs):
    while costs.step():
        pass
    return costs


@pytest.fixture
def costs(planned):
    """The costs of the first week of the first production, all reckoned."""
    made = BoardCosts(planned)
    made.want(production_of(planned), WEEK)
    return caught_up(made)


def production_of(workspace):
    return next(iter(workspace.plan.productions))


def paid(workspace, dates, *, firm_only):
    """What the engine itself makes of some dates."""
    pay = Pricing().week(
        workspace.plan,
        production_of(workspace),
        dates,
        basis=Basis.EXPECTED,
        firm_only=firm_only,
    )
    return sum((line.amount for one in pay.people for line in one.lines), Decimal(0))


def test_each_date_and_their_sum_are_what_pay_comes_to(planned, costs):
    for number in range(7):
        found = costs.of(day(number))
        assert found.confirmed == paid(planned, span(number), firm_only=True)
        assert found.with_pencils == paid(planned, span(number), firm_only=False)
    assert costs.total(WEEK).confirmed == paid(planned, WEEK, firm_only=True) > 0


def test_people_add_up_to_the_dates_the_most_expensive_first(costs):
    people = costs.people(WEEK)
    assert sum((row.cost for row in people), NO_COST) == costs.total(WEEK)
    assert [row.cost.with_pencils for row in people] == sorted(
        (row.cost.with_pencils for row in people), reverse=True
    )
    (one,) = costs.people(span(0))[:1]
    assert one.cost.confirmed <= people[0].cost.confirmed


def test_nothing_is_known_before_it_is_reckoned_nor_outside_of_what_was_wanted(planned):
    costs = BoardCosts(planned)
    assert costs.of(day(0)) is None
    costs.want(production_of(planned), WEEK)
    assert costs.behind
    assert costs.total(WEEK) is None
    caught_up(costs)
    assert costs.total(WEEK) is not None
    assert costs.of(day(7)) is None
    assert costs.total(span(0, 7)) is None


def test_a_booking_that_is_only_a_pencil_costs_with_pencils_alone(planned, costs):
    before = costs.total(WEEK)
    booking = next(b for b in planned.plan.bookings.values() if b.firm)
    planned.do(SetBookingStatus(bookings=(booking.id,), status=BookingStatus.PENCIL))
    costs.want(production_of(planned), WEEK, changed=True)
    assert costs.total(WEEK) == before, "what was known stays until it is reckoned anew"
    after = caught_up(costs).total(WEEK)
    assert after.confirmed < before.confirmed
    assert after.with_pencils == before.with_pencils
    assert after.confirmed == paid(planned, WEEK, firm_only=True)


def test_who_is_not_booked_any_more_costs_nothing(planned, costs):
    bookings = tuple(planned.plan.bookings)
    planned.do(SetBookingStatus(bookings=bookings, status=BookingStatus.RELEASED))
    costs.want(production_of(planned), WEEK, changed=True)
    assert caught_up(costs).total(WEEK) == NO_COST
    assert costs.people(WEEK) == ()


def test_weeks_that_are_known_are_not_reckoned_again(planned, costs):
    priced = planned.pricing.priced
    costs.want(production_of(planned), span(1, 3))
    assert not costs.behind
    assert planned.pricing.priced == priced


def test_a_change_makes_dates_out_of_sight_unknown_until_they_are_seen_again(planned, costs):
    costs.want(production_of(planned), span(14, 20), changed=True)
    caught_up(costs)
    assert costs.of(MONDAY) is None
    costs.want(production_of(planned), WEEK)
    assert caught_up(costs).of(MONDAY) is not None


def test_another_production_has_costs_of_its_own(planned, costs):
    _first, second = planned.plan.productions
    costs.want(second, WEEK)
    assert costs.of(MONDAY) is None
    assert caught_up(costs).total(WEEK) is not None


@pytest.mark.parametrize(
    ("amount", "short", "brief"),
    [
        ("0", "£0", "0"),
        ("949.5", "£950", "950"),
        ("999.6", "£1.0k", "1k"),
        ("12431.50", "£12.4k", "12k"),
        ("99949", "£99.9k", "100k"),
        ("123456", "£123k", "123k"),
        ("999999", "£1.00m", "1m"),
        ("1240000", "£1.24m", "1m"),
        ("-2500", "−£2.5k", "−2k"),
    ],
)
def test_money_in_little_room(amount, short, brief):
    assert short_money(Decimal(amount), "GBP") == short
    assert short_money(Decimal(amount), "GBP", symbol=False) == brief
