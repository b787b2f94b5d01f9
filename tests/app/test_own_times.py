"""Own calls and wraps: how they are said, and what becomes of a booking that has them on a day."""

import pytest

from crewplanner.app.commands.own_times import SetOwnTimes, own_time
from crewplanner.app.errors import Refused
from crewplanner.domain.values import Clock, Offset
from tests.app.conftest import day, span

EARLY = Offset(minutes=-60)


@pytest.fixture
def ana(planned):
    """Her booking from Monday to Friday."""
    return next(b for b in planned.plan.bookings.values() if b.person == 1)


def parts(workspace):
    """First and last day, call and wrap of her bookings, in order."""
    return [
        ((b.span.first - day(0)).days, (b.span.last - day(0)).days, b.call, b.wrap)
        for b in workspace.plan.bookings_of[1]
    ]


@pytest.mark.parametrize(
    ("minutes", "unit", "before", "said"),
    [
        (420, 480, None, Offset(minutes=-60)),
        (540, 480, Offset(minutes=-60), Offset(minutes=60)),
        (420, 480, Clock(minutes=400), Clock(minutes=420)),
        (420, None, None, Clock(minutes=420)),
        (480, 480, Offset(minutes=-60), None),
        (480, 480, Clock(minutes=400), None),
    ],
)
def test_an_own_time_is_said_against_the_unit_s_unless_it_was_by_the_clock(
    minutes, unit, before, said
):
    assert own_time(minutes, unit, before) == said


def test_without_dates_the_whole_booking_has_the_times(planned, ana):
    planned.do(SetOwnTimes(booking=ana.id, call=EARLY, wrap=Clock(minutes=1200)))
    assert parts(planned) == [(0, 4, EARLY, Clock(minutes=1200))]


@pytest.mark.parametrize(
    ("dates", "left"),
    [
        ((0, 0), [(0, 0, EARLY, None), (1, 4, None, None)]),
        ((2, 2), [(0, 1, None, None), (2, 2, EARLY, None), (3, 4, None, None)]),
        ((4, 9), [(0, 3, None, None), (4, 4, EARLY, None)]),
    ],
)
def test_for_some_dates_the_booking_is_split(planned, ana, dates, left):
    planned.do(SetOwnTimes(booking=ana.id, call=EARLY, wrap=None, span=span(*dates)))
    assert parts(planned) == left
    (kept,) = (b for b in planned.plan.bookings_of[1] if b.id == ana.id)
    assert kept.call == EARLY


def test_parts_that_are_alike_again_are_one_booking_again(planned, ana):
    for number, call in ((2, EARLY), (3, EARLY), (2, None)):
        booking = next(b for b in planned.plan.booking_on(1, day(number)))
        planned.do(SetOwnTimes(booking=booking.id, call=call, wrap=None, span=span(number)))
    assert parts(planned) == [(0, 2, None, None), (3, 3, EARLY, None), (4, 4, None, None)]
    booking = next(b for b in planned.plan.booking_on(1, day(3)))
    planned.do(SetOwnTimes(booking=booking.id, call=None, wrap=None))
    assert parts(planned) == [(0, 4, None, None)]


def test_dates_that_are_not_the_booking_s_are_refused(planned, ana):
    with pytest.raises(Refused, match="does not cover"):
        planned.do(SetOwnTimes(booking=ana.id, call=EARLY, wrap=None, span=span(9)))
