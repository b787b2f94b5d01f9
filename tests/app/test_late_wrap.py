"""What a late wrap breaks, when everybody may be called again, and what is done about it."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.app.commands.bookings import BookPeople, EditBooking
from crewplanner.app.commands.days import AddShootDays, EditShootDay
from crewplanner.app.commands.people import AddDeal
from crewplanner.app.commands.productions import EditProduction
from crewplanner.app.commands.timecards import FillDaySheet
from crewplanner.app.errors import Refused
from crewplanner.app.queries.late_wrap import Way, late_wrap
from crewplanner.app.queries.move_price import move_price
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import ShootDay
from crewplanner.domain.findings import RuleKind
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Deal
from crewplanner.domain.values import Clock, Offset, TimeRange
from tests.app.conftest import day, span


def own_day(workspace, number):
    return next(d for d in workspace.plan.shoot_days.values() if d.date == day(number))


def named(workspace, name):
    return next(p.id for p in workspace.plan.people.values() if p.name.startswith(name))


def booking_of(workspace, name):
    return workspace.plan.bookings_of[named(workspace, name)][0]


def told(view):
    return {(one.name, one.call, one.rest, one.asked, one.earliest) for one in view.people}


def test_who_is_called_too_soon_is_told_with_the_first_call_that_may_be(planned):
    view = late_wrap(planned, own_day(planned, 1).id, 240)
    assert view.wrap == 23 * 60
    assert told(view) == {
        ("Ana Foss", 480, 9 * 60, 11 * 60, 600),
        ("Ben Osei", 480, 9 * 60, 11 * 60, 600),
    }
    (call,) = view.calls
    assert (call.date, call.call, call.pushed) == (day(2), 480, 600)
    assert [way for way, _command in view.ways] == list(Way)


def test_nobody_breaks_where_all_rest_long_enough(planned):
    view = late_wrap(planned, own_day(planned, 1).id, 120)
    assert view.people == view.calls == ()
    assert view.clear_until == 21 * 60
    assert [way for way, _command in view.ways] == [Way.STAY]


@pytest.mark.parametrize("way", [Way.PUSH_ALL, Way.PUSH_THEM])
def test_pushing_clears_everybody_in_one_step_that_can_be_undone(planned, way):
    digest = planned.digest()
    view = late_wrap(planned, own_day(planned, 1).id, 240)
    planned.do(dict(view.ways)[way])
    assert own_day(planned, 1).wrap == 23 * 60
    assert late_wrap(planned, own_day(planned, 1).id, 0).people == ()
    planned.undo()
    assert planned.digest() == digest


def test_pushing_for_all_moves_the_day_and_for_them_alone_leaves_it(planned):
    view = late_wrap(planned, own_day(planned, 1).id, 240)
    planned.do(dict(view.ways)[Way.PUSH_ALL])
    assert (own_day(planned, 2).call, own_day(planned, 2).wrap) == (600, 1260)
    planned.undo()
    planned.do(dict(view.ways)[Way.PUSH_THEM])
    assert (own_day(planned, 2).call, own_day(planned, 2).wrap) == (480, 1140)
    parts = planned.plan.bookings_of[named(planned, "Ana")]
    assert [(part.span, part.call) for part in parts] == [
        (span(0, 1), None),
        (span(2), Clock(minutes=600)),
        (span(3, 4), None),
    ]


def test_a_call_of_ones_own_is_kept_against_the_units(planned):
    planned.do(EditBooking(booking=replace(booking_of(planned, "Ana"), call=Offset(minutes=-60))))
    view = late_wrap(planned, own_day(planned, 1).id, 180)
    assert told(view) == {
        ("Ana Foss", 420, 9 * 60, 11 * 60, 540),
        ("Ben Osei", 480, 10 * 60, 11 * 60, 540),
    }
    assert [call.pushed for call in view.calls] == [600]
    planned.do(dict(view.ways)[Way.PUSH_ALL])
    assert late_wrap(planned, own_day(planned, 1).id, 0).people == ()


def test_a_clock_call_does_not_follow_the_unit_and_is_moved_by_itself(planned):
    planned.do(EditBooking(booking=replace(booking_of(planned, "Ana"), call=Clock(minutes=420))))
    view = late_wrap(planned, own_day(planned, 1).id, 120)
    assert told(view) == {("Ana Foss", 420, 10 * 60, 11 * 60, 480)}
    assert view.calls == ()
    command = dict(view.ways)[Way.PUSH_ALL]
    assert [(own.date, own.call) for own in command.own_calls] == [(day(2), 480)]
    planned.do(command)
    assert late_wrap(planned, own_day(planned, 1).id, 0).people == ()


def test_a_night_in_which_the_clocks_go_forward_is_an_hour_shorter(planned):
    production = next(iter(planned.plan.productions.values()))
    unit = own_day(planned, 0).unit
    days = tuple(
        ShootDay(id=NEW, production=production.id, unit=unit, date=date, call=call, wrap=call + 600)
        for date, call in ((dt.date(2026, 3, 28), 720), (dt.date(2026, 3, 29), 600))
    )
    first = planned.do(AddShootDays(days=days)).added["shoot_days"][0]
    planned.do(
        BookPeople(
            production=production.id,
            people=(named(planned, "Cleo"),),
            spans=(span(26, 27),),
            status=BookingStatus.CONFIRMED,
        )
    )
    assert late_wrap(planned, first, 0).clear_until == 22 * 60
    view = late_wrap(planned, first, 180)
    assert told(view) == {("Cleo Rao", 600, 8 * 60, 11 * 60, 780)}


def test_the_agreements_own_rest_counts_where_it_is_longer(planned):
    production = next(iter(planned.plan.productions.values()))
    planned.do(EditProduction(production=replace(production, turnaround=480)))
    deal = Deal(
        id=NEW,
        production=production.id,
        person=named(planned, "Ben"),
        rate=Decimal(40),
        agreement="us-iatse-basic",
    )
    planned.do(AddDeal(deal=deal))
    view = late_wrap(planned, own_day(planned, 1).id, 240)
    assert told(view) == {("Ben Osei", 480, 9 * 60, 10 * 60, 540)}
    price = move_price(planned, dict(view.ways)[Way.STAY])
    assert dict(price.penalties)["GBP"] > 0
    assert not [one for one in price.came if one.rule is RuleKind.REST]
    pushed = move_price(planned, dict(view.ways)[Way.PUSH_THEM])
    assert dict(pushed.penalties)["GBP"] == 0


def test_a_wrap_that_is_known_is_the_one_that_moves(planned):
    key = own_day(planned, 1).id
    meals = (TimeRange(start=780, end=840),)
    planned.do(FillDaySheet(day=key, call=480, wrap=1200, meals=meals))
    view = late_wrap(planned, key, 60)
    assert (view.known, view.wrap) == (True, 1260)
    planned.do(dict(view.ways)[Way.STAY])
    assert planned.plan.sheet_of[key].wrap == 1260
    assert own_day(planned, 1).wrap == 1140


def test_a_call_from_another_production_is_told_and_left_alone(planned):
    other = list(planned.plan.productions.values())[1]
    unit = next(u.id for u in planned.plan.units.values() if u.production == other.id)
    elsewhere = ShootDay(id=NEW, production=other.id, unit=unit, date=day(5), call=420, wrap=1020)
    planned.do(AddShootDays(days=(elsewhere,)))
    planned.do(
        BookPeople(
            production=other.id,
            people=(named(planned, "Ana"),),
            spans=(span(5),),
            status=BookingStatus.CONFIRMED,
        )
    )
    view = late_wrap(planned, own_day(planned, 4).id, 120)
    (one,) = view.people
    assert (one.name, one.elsewhere, one.fixed) == ("Ana Foss", "Ferry", True)
    assert [way for way, _command in view.ways] == [Way.STAY]


def test_a_day_without_a_wrap_is_refused(planned):
    found = own_day(planned, 3)
    planned.do(EditShootDay(day=replace(found, wrap=None)))
    with pytest.raises(Refused, match="no wrap yet"):
        late_wrap(planned, found.id, 30)


def test_a_wrap_past_two_days_is_refused(planned):
    found = own_day(planned, 3)
    planned.do(EditShootDay(day=replace(found, wrap=2800)))
    with pytest.raises(Refused, match="48:00"):
        late_wrap(planned, found.id, 240)
