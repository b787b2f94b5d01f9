"""The ledger of irregular hours: dates by kind, rests, rows, free Sundays, medians."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.irregular import irregular
from crewplanner.domain.ledger import (
    PERIODS,
    Irregular,
    Ledger,
    crew_of,
    ledger_span,
    middle,
)
from crewplanner.domain.plan import make_plan
from crewplanner.domain.rules.laws import Law
from crewplanner.domain.stints import Diary, stints
from crewplanner.domain.values import DateSpan
from tests.effort import tries
from tests.plans import board, holiday, march, records

ANA, BEN = PersonId(1), PersonId(2)
MARCH = DateSpan(first=march(2), last=march(29))

NIGHTS = """
          Thu 5        Fri 6        Sat 7        Sun 8        Mon 9
    unit  12:00-24:00  14:00-26:00  14:00-26:00  10:00-20:00  08:00-17:00
    ana   x            x            x            x            x
    ben   x            -            x            -            x
    """


def ledger(plan, person=ANA, span=MARCH, until=None, **settings):
    return Ledger(plan, **settings).of(person, span, until)


def told(found):
    """Each kind that there is: how often, how many minutes, on which days of the month."""
    return {
        kind.value: (found.count(kind), found.spent(kind), [day.date.day for day in found.of(kind)])
        for kind in Irregular
        if found.count(kind)
    }


def test_dates_count_by_kind_with_their_minutes():
    assert told(ledger(board(NIGHTS))) == {
        "evening": (4, 5 * 60 * 3 + 2 * 60, [5, 6, 7, 8]),
        "night": (3, 60 + 180 + 180, [5, 6, 7]),
        "saturday": (1, 720, [7]),
        "sunday": (1, 600, [8]),
        "short_rest": (1, 180, [8]),
    }


def test_a_saturday_night_is_saturdays_work_until_it_wraps():
    found = ledger(
        board("""
              Sat 7
        unit  18:00-30:00
        ana   x
        """)
    )
    assert told(found)["saturday"] == (1, 720, [7])
    assert "sunday" not in told(found)


def test_the_night_of_a_clock_change_counts_what_it_lasts():
    text = """
              Sat 28
        unit  18:00-30:00
        ana   x
        """
    found = ledger(board(text, timezone="Europe/Berlin"))
    assert told(found)["night"] == (1, 6 * 60, [28])
    assert found.minutes == 11 * 60


def test_worked_times_replace_planned_ones():
    found = ledger(
        board("""
              Tue 3             Wed 4
        unit  08:00-18:00       08:00-18:00
        ana   x =08:00-25:00    x =sick
        """)
    )
    assert told(found)["night"] == (1, 120, [3])
    assert found.minutes == 17 * 60
    assert [day.date.day for day in found.days] == [3]


def test_a_date_counts_where_its_times_are_not_known():
    found = ledger(
        board("""
              Sun 8
        unit  shoot
        ana   x
        """)
    )
    assert told(found) == {"sunday": (1, 0, [8])}


def test_holidays_of_the_production_count():
    text = """
              Tue 3        Wed 4
        unit  08:00-18:00  08:00-18:00
        ana   x            x
        """
    plan = make_plan((*records(text), holiday(march(3), "Carnival")))
    found = ledger(plan)
    assert told(found) == {"holiday": (1, 600, [3])}
    assert found.of(Irregular.HOLIDAY)[0].holiday == "Carnival"


ROW = """
          Mon 2    Tue 3    Wed 4    Thu 5    Fri 6    Sat 7    Sun 8    Mon 9
    unit  shoot    shoot    shoot    shoot    shoot    shoot    shoot    shoot
    ana   x        x        x        x        x        x        x        x
    ben   x        x        pencil   x        x        x        x        x
    """


def test_sixth_and_later_days_in_a_row_are_told_apart():
    found = ledger(board(ROW))
    assert told(found)["sixth_day"][2] == [7]
    assert told(found)["seventh_day"][2] == [8, 9]
    assert found.longest_row == 8


def test_a_row_counts_the_dates_before_the_span():
    found = ledger(board(ROW), span=DateSpan(first=march(8), last=march(14)))
    assert [day.in_a_row for day in found.days] == [7, 8]


def test_tentative_dates_count_where_they_are_asked_for():
    plan = board(ROW)
    assert ledger(plan, BEN).longest_row == 5
    assert ledger(plan, BEN, tentative=True).longest_row == 8


def test_rest_is_counted_across_productions_and_the_worst_is_known():
    found = ledger(
        board("""
                Tue 3        Wed 4        Thu 5
        unit    08:00-22:00               06:00-14:00
        unit B               06:00-20:00
        ana     x            x B          x
        """)
    )
    assert told(found)["short_rest"] == (2, 180 + 60, [4, 5])
    assert found.worst_rest.minutes == 8 * 60
    assert found.worst_rest.before.date == march(3)


def test_a_law_may_ask_for_more_rest_than_the_production():
    text = """
              Tue 3        Wed 4
        unit  08:00-20:00  07:00-14:00
        ana   x            x
        """
    assert "short_rest" not in told(ledger(board(text)))
    law = Law(clause="", rest=12 * 60)
    found = ledger(board(text), laws_of=lambda _production, _deal: (law,))
    assert told(found)["short_rest"] == (1, 60, [4])


SUNDAYS = """
          Sun 8    Sat 14   Sun 15   Sun 22
    unit  shoot    shoot    shoot    shoot
    ana   x        -        x        x
    ben   x        x        pencil   -
    """


@pytest.mark.parametrize(
    ("person", "until", "sunday", "weekend"),
    [
        (ANA, 25, 1, dt.date(2026, 2, 28)),
        (ANA, 21, 1, dt.date(2026, 2, 28)),
        (ANA, 7, 1, dt.date(2026, 2, 28)),
        (ANA, 29, 29, march(28)),
        (BEN, 21, 15, dt.date(2026, 2, 28)),
        (BEN, 25, 22, march(21)),
        (BEN, 8, 1, dt.date(2026, 2, 28)),
    ],
)
def test_the_last_free_sunday_and_weekend(person, until, sunday, weekend):
    found = ledger(board(SUNDAYS), person, until=march(until))
    assert found.free_sunday == march(sunday)
    assert found.free_weekend == weekend


@pytest.mark.parametrize("weeks", PERIODS)
def test_a_period_is_of_whole_weeks_up_to_that_of_the_date(weeks):
    span = ledger_span(march(18), weeks, first_weekday=6)
    assert len(span) == 7 * weeks
    assert span.first.weekday() == 6
    assert span.last == march(21)


def test_the_crew_of_a_production_is_who_is_booked_or_carded():
    plan = board("""
                Tue 3        Wed 4
        unit    08:00-22:00
        unit B               06:00-20:00
        ana     x            -
        ben     -            x B
        cem     released     -
        dua     =sick        -
        """)
    assert crew_of(plan, ProductionId(1), MARCH) == {1, 4}
    assert crew_of(plan, None, MARCH) == {1, 2, 4}


def test_the_middle():
    assert middle([]) == 0
    assert middle([4, 1, 2]) == 2
    assert middle([4, 1, 2, 3]) == Fraction(5, 2)


CELLS = ["x", "-", "pencil", "x =09:00-25:30", "x =sick", "released", "x +90"]
UNIT = ["08:00-18:00", "14:00-26:00", "20:00-31:00", "dark", "shoot"]


@settings(max_examples=tries(60), deadline=None)
@given(st.data())
def test_the_ledger_adds_up_to_what_each_date_says_alone(data):
    days = range(2, 16)
    head = "".join(f"{march(day):%a} {day}".ljust(18) for day in days)
    unit = "".join(data.draw(st.sampled_from(UNIT)).ljust(18) for _ in days)
    ana = "".join(data.draw(st.sampled_from(CELLS)).ljust(18) for _ in days)
    plan = board(f"{' ' * 8}{head}\n{'unit'.ljust(8)}{unit}\n{'ana'.ljust(8)}{ana}\n")
    span = DateSpan(first=march(4), last=march(14))
    if ANA not in plan.people:
        return
    found = ledger(plan, span=span)
    firm = [stint for stint in stints(plan, ANA, span) if stint.firm]
    each = [irregular(plan, plan.productions[stint.production], stint) for stint in firm]
    assert found.minutes == sum(one.worked for one in each)
    assert found.spent(Irregular.NIGHT) == sum(one.night for one in each)
    assert found.count(Irregular.NIGHT) == len(
        {stint.date for stint, one in zip(firm, each, strict=True) if one.night}
    )
    assert [day.date for day in found.days] == sorted({stint.date for stint in firm})
    free = (found.free_sunday, found.free_weekend)
    assert [date.weekday() for date in free] == [6, 5]
    assert not any(one.firm for date in free for one in Diary(plan, ANA).on(date))
