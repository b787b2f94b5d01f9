"""Own calls that the unit's wrap moved past, and own wraps that its call moved past."""

from dataclasses import replace

import pytest

from crewplanner.app.commands.own_times import SetOwnTimes
from crewplanner.app.remedies import remedies
from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import DaySheetId
from crewplanner.domain.plan import make_plan
from crewplanner.domain.rules import Scope, check
from crewplanner.domain.rules.no_hours import no_hours
from crewplanner.domain.timecards import DaySheet
from crewplanner.domain.values import Clock, Offset
from tests import plans
from tests.domain.rules.boards import Board

BOARDS = (
    Board(
        "called at or after the unit's wrap",
        """
                 Mon 2        Tue 3         Wed 4           Thu 5
        unit     08:00-19:00  08:00-19:00   08:00-19:00     08:00-19:00
        ana      20:00        19:00         18:30           x
        ben      +660         pencil 20:00  released 20:00
        """,
        (
            "no hours ana Mon 2: 19h of 20h",
            "no hours ben Mon 2: 19h of 19h",
            "no hours ana Tue 3: 19h of 19h",
            "no hours ben Tue 3: 19h of 20h",
        ),
    ),
    Board(
        "in order, open, worked otherwise, or not working",
        """
                 Mon 2        Tue 3        Wed 4               Thu 5
        unit     08:00-19:00  17:00-26:00  08:00-19:00         08:00-19:00 dark
        ana      06:30        20:00        20:00 =20:00-23:00  20:00
        ben      x            x            20:00 =sick         day
        """,
    ),
)
TEXT = """
         Mon 2
unit     08:00-19:00
ana      x
"""


def plan_of(*sheets, **own):
    """A plan in which ana has those times of her own."""
    made = plans.records(TEXT)
    return make_plan(
        [replace(one, **own) if isinstance(one, Booking) else one for one in made] + [*sheets]
    )


def found_in(plan):
    return check(plan, Scope(span=plans.whole(plan)), (no_hours,))


@pytest.mark.parametrize(
    ("own", "times"),
    [
        ({"wrap": Clock(minutes=450)}, (450, 480)),
        ({"wrap": Offset(minutes=-660)}, (480, 480)),
        ({"call": Clock(minutes=1200)}, (1140, 1200)),
        ({"call": Clock(minutes=1200), "wrap": Clock(minutes=1260)}, None),
    ],
)
def test_either_of_the_two_may_be_the_persons_own(own, times):
    found = [(one.actual, one.limit) for one in found_in(plan_of(**own))]
    assert found == ([] if times is None else [times])


def test_a_wrap_that_came_before_the_own_call_is_told_of_too():
    day = next(one for one in plans.records(TEXT) if isinstance(one, ShootDay))
    sheet = DaySheet(id=DaySheetId(1), day=day.id, call=480, wrap=1020)
    found = found_in(plan_of(sheet, call=Clock(minutes=1080)))
    assert [(one.actual, one.limit) for one in found] == [(1020, 1080)]
    assert not found_in(plan_of(sheet, call=Clock(minutes=960)))


def test_what_clears_it_is_the_unit_s_time():
    plan = plan_of(call=Clock(minutes=1200), wrap=Offset(minutes=30))
    (finding,) = found_in(plan)
    first, *others = remedies(finding, plan)
    assert isinstance(first.command, SetOwnTimes)
    assert (first.text, first.command.call, first.command.wrap) == (
        "Call ana with the unit on Mon 2 Mar.",
        None,
        Offset(minutes=30),
    )
    assert [one.text for one in others] == ["Give ana a wrap after 20:00 on Mon 2 Mar."]
