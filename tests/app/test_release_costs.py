"""What a release costs in a project: deal before production, planned pay, words."""

from dataclasses import replace

import pytest

from crewplanner.app.cancellation_presets import PRESETS
from crewplanner.app.commands.bookings import SetBookingStatus
from crewplanner.app.commands.people import EditDeal
from crewplanner.app.commands.productions import EditProduction
from crewplanner.app.hold_words import booking_told, dates_text, moved_up_text, released_text
from crewplanner.app.release_costs import cost_of_bookings, cost_of_dates
from crewplanner.app.release_words import arithmetic, cost_text, rise_text, terms_text
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.cancellation import CancellationStep
from tests.app.command_examples import Sample
from tests.app.conftest import day, span
from tests.app.test_holds import Ladder, three

LADDER = PRESETS[0][1]


@pytest.fixture
def workspace(prepared):
    """The filled project under a published ladder of terms; it is Wednesday, day 2."""
    with prepared() as opened:
        s = Sample(opened)
        opened.do(EditProduction(production=replace(s.first, cancellation=LADDER)))
        yield opened


def costs(workspace, today=0, first=0, last=4):
    s = Sample(workspace)
    return cost_of_dates(
        workspace.plan, workspace.pricing, s.first.id, s.ana.id, span(first, last), day(today)
    )


def test_the_planned_pay_of_each_date_counts_by_its_own_notice(workspace):
    cost = costs(workspace)
    assert [(one.notice, one.percent, str(one.pay)) for one in cost.days] == [
        (0, 100, "450.00"),
        (1, 100, "450.00"),
        (2, 75, "450.00"),
        (3, 75, "450.00"),
        (4, 50, "450.00"),
    ]
    assert cost_text(cost) == "2 days at 100 %, 2 days at 75 %, 1 day at 50 % = £1,800.00"
    assert rise_text(cost) == "£1,575.00 on Tue 3 Mar for the days left"
    lines = arithmetic(cost)
    assert lines[2] == "Wed 4 Mar: 2 days' notice, 75 % of £450.00 = £337.50"
    assert lines[-2:] == ("Together £1,800.00", "£1,575.00 on Tue 3 Mar for the days left")


def test_terms_of_the_deal_come_before_those_of_the_production(workspace):
    s = Sample(workspace)
    half = (CancellationStep(days=30, percent=50),)
    workspace.do(EditDeal(deal=replace(s.deal, cancellation=half)))
    assert cost_text(costs(workspace)) == "5 days at 50 % = £1,125.00"


def test_past_dates_and_those_of_others_cost_nothing(workspace):
    assert [one.date for one in costs(workspace, today=3).days] == [day(3), day(4)]
    assert cost_text(costs(workspace, first=9, last=9)) == "nothing now"


def test_without_a_deal_nobody_knows(workspace):
    s = Sample(workspace)
    booking = next(one for one in s.bookings if one.person == s.ben.id)
    cost = cost_of_bookings(workspace.plan, workspace.pricing, (booking,), day(3))
    assert cost_text(cost) == "not known, no deal"
    assert "that no deal says" in arithmetic(cost)[0]


def test_a_release_says_its_price_and_a_hold_has_none(workspace):
    s = Sample(workspace)
    ana = next(one for one in s.bookings if one.person == s.ana.id)
    assert released_text(workspace, (ana.id,)) == (
        "Released Ana Foss: 1 day at 100 %, 1 day at 100 %, 1 day at 75 % = £1,237.50"
    ).replace("1 day at 100 %, 1 day at 100 %", "2 days at 100 %")
    assert released_text(workspace, (s.bookings[2].id,)) == "Released Cleo Rao"
    told, sums = booking_told(workspace, ana)
    assert told.startswith("Ana Foss · Release costs 2 days at 100 %")
    assert len(sums) == 5


def test_who_moves_up_is_named_with_whose_hold_it_is(prepared):
    with prepared() as workspace:
        cleo = three(Ladder(workspace))
        cleo.other("Nordlicht", rank=4)
        before = workspace.plan
        change = workspace.do(
            SetBookingStatus(bookings=(cleo.names["a"],), status=BookingStatus.RELEASED)
        )
        said = moved_up_text(before, workspace.plan, change)
        assert said == (
            "Cleo Rao (Harbour) moves up to 1st; Cleo Rao (Harbour) moves up to 2nd and 1 more"
        )


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (0, 0, "Mon 2 Mar"),
        (0, 4, "Mon 2 – Fri 6 Mar"),
        (28, 32, "Mon 30 Mar – Fri 3 Apr"),
    ],
)
def test_dates_are_as_short_as_they_are_clear(first, last, text):
    assert dates_text(span(first, last)) == text


def test_terms_in_words():
    assert terms_text(LADDER) == "within 1 day 100 %, within 3 days 75 %, within 6 days 50 %"
    assert terms_text(()) == "no terms"
