"""The price of a move told before it is what pay comes to after it, to the penny."""

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crewplanner.app.agreements import agreements_for
from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.bookings import (
    BookPeople,
    CopyBookings,
    EditBooking,
    MoveBookings,
    ResizeBooking,
    SetBookingStatus,
)
from crewplanner.app.commands.days import AddShootDays, EditShootDay, MoveCall
from crewplanner.app.commands.people import AddDeal
from crewplanner.app.errors import Refused
from crewplanner.app.laws import Laws
from crewplanner.app.queries.late_wrap import late_wrap
from crewplanner.app.queries.move_price import move_price
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import NEW
from crewplanner.domain.pay import Basis
from crewplanner.domain.pay.engine import price_week
from crewplanner.domain.people import Deal, PayStep, RatePer
from crewplanner.domain.rules import Scope, check
from crewplanner.domain.values import Clock, DateSpan, Offset, TimeRange
from tests.app.conftest import MONDAY, day, span
from tests.app.work import BOOKINGS, EVERYTHING, any_of, do_at_random, some_of
from tests.app.work_on_agreements import Nothing
from tests.effort import tries

STEPS = (
    PayStep(until=600, multiple=Decimal(1)),
    PayStep(until=720, multiple=Decimal("1.5")),
    PayStep(until=None, multiple=Decimal(2)),
)
UNDER = (
    "us-ca-order12",
    "uk-pact-tv-2023",
    "us-iatse-basic",
    "uk-apa-2026",
    "deal-memo",
)
EVER = DateSpan(first=MONDAY - dt.timedelta(days=28), last=MONDAY + dt.timedelta(days=98))
SEARCH = settings(max_examples=tries(3), deadline=None, suppress_health_check=list(HealthCheck))


def staffed(workspace, name, dice):
    """Give everybody a deal, and two weeks of long days and nights to work under it."""
    plan = workspace.plan
    production, people = next(iter(plan.productions)), tuple(plan.people)
    per, steps = dice.choice(list(RatePer)), STEPS if name == "deal-memo" else ()
    deals = [
        Deal(
            id=NEW,
            production=production,
            person=person,
            rate=Decimal(dice.randint(200, 900)),
            per=per,
            guarantee=dice.choice((None, 600)),
            agreement=name,
            steps=steps,
        )
        for person in people
    ]
    days = [
        ShootDay(
            id=NEW,
            production=production,
            unit=next(iter(plan.units)),
            date=day(number),
            call=call,
            wrap=call + dice.randrange(480, 960, 15),
            meals=(TimeRange(start=call + 300, end=call + 345),),
        )
        for number in range(7, 20)
        if (call := dice.randrange(360, 1140, 30))
    ]
    spans = (span(7, dice.randint(7, 13)), span(14, dice.randint(14, 19)))
    booked = BookPeople(
        production=production, people=people, spans=spans, status=BookingStatus.CONFIRMED
    )
    work = (*(AddDeal(deal=deal) for deal in deals), AddShootDays(days=tuple(days)), booked)
    workspace.do(Batch(commands=work, words="Staff"))


def move(plan, dice):
    person = dice.choice((None, None, any_of(dice, plan.people).id))
    return MoveBookings(
        bookings=some_of(dice, plan.bookings), days=dice.randint(-9, 9), person=person
    )


def copy(plan, dice):
    return CopyBookings(bookings=some_of(dice, plan.bookings), days=dice.randint(-9, 9))


def resize(plan, dice):
    booking = any_of(dice, plan.bookings)
    first = booking.span.first + dt.timedelta(days=dice.randint(-3, 2))
    last = max(first, booking.span.last + dt.timedelta(days=dice.randint(-2, 3)))
    return ResizeBooking(booking=booking.id, first=first, last=last)


def state(plan, dice):
    status = dice.choice(list(BookingStatus))
    return SetBookingStatus(bookings=some_of(dice, plan.bookings), status=status)


def call_other(plan, dice):
    own = dice.choice((None, Offset(minutes=dice.randint(-180, 240)), Clock(minutes=1080)))
    return EditBooking(booking=replace(any_of(dice, plan.bookings), call=own))


def call_unit(plan, dice):
    found = any_of(dice, plan.shoot_days)
    return MoveCall(day=found.id, call=dice.randrange(240, 1140, 15))


def wrap_unit(plan, dice):
    found = any_of(dice, plan.shoot_days)
    return EditShootDay(day=replace(found, wrap=(found.call or 480) + dice.randint(240, 1080)))


MOVES = {
    "move": move,
    "copy": copy,
    "resize": resize,
    "status": state,
    "own call": call_other,
    "unit call": call_unit,
    "unit wrap": wrap_unit,
}


def paid(plan, basis=Basis.EXPECTED):
    """What everybody gets for everything, priced anew."""
    return {
        (production, pay.person): pay.total
        for production in plan.productions
        for pay in price_week(
            plan, production, EVER, basis=basis, agreements=agreements_for(plan, production)
        ).people
    }


def noticed(plan):
    """What the rules notice, looked at anew."""
    return set(check(plan, Scope(span=EVER), laws_of=Laws().under(plan)))


def agrees(workspace, command):
    """Price a command, do it, and compare."""
    digest, before = workspace.digest(), workspace.plan
    try:
        price = move_price(workspace, command)
    except Refused as told:
        with pytest.raises(Refused, match=re.escape(str(told))):
            workspace.do(command)
        return
    assert workspace.digest() == digest
    workspace.do(command)
    was, now = paid(before), paid(workspace.plan)
    told = {(one.production, one.person): one.amount for one in price.people}
    for key in {*was, *now, *told}:
        more = now.get(key, Decimal(0)) - was.get(key, Decimal(0))
        assert told.get(key, Decimal(0)) == more, key
    old, new = noticed(before), noticed(workspace.plan)
    assert set(price.came) == new - old
    assert set(price.gone) == old - new
    assert len(price.came) == len(set(price.came))


@pytest.mark.parametrize("name", UNDER)
@SEARCH
@given(dice=st.randoms(use_true_random=False), length=st.integers(0, 5))
def test_a_move_costs_what_was_told_before(prepared, name, dice, length):
    with prepared() as workspace:
        staffed(workspace, name, dice)
        for _ in range(length):
            do_at_random(workspace, dice, EVERYTHING)
        try:
            agrees(workspace, MOVES[dice.choice(sorted(MOVES))](workspace.plan, dice))
        except Nothing:
            return


@pytest.mark.parametrize("name", UNDER)
@SEARCH
@given(dice=st.randoms(use_true_random=False), length=st.integers(0, 3))
def test_a_late_wrap_costs_what_was_told_before(prepared, name, dice, length):
    with prepared() as workspace:
        staffed(workspace, name, dice)
        for _ in range(length):
            do_at_random(workspace, dice, BOOKINGS)
        try:
            key = any_of(dice, workspace.plan.shoot_days).id
        except Nothing:
            return
        try:
            view = late_wrap(workspace, key, dice.randrange(0, 241, 15))
        except Refused:
            return
        _way, command = dice.choice(view.ways)
        agrees(workspace, command)
