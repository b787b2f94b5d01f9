"""Double bookings: what meets, and how hard it is."""

import datetime as dt

import pytest

from crewplanner.domain.bookings import LIVE, Booking, BookingStatus
from crewplanner.domain.ids import BookingId, PersonId, ProductionId
from crewplanner.domain.plan import make_plan
from crewplanner.domain.rules import Scope
from crewplanner.domain.rules import check as check_plan
from crewplanner.domain.rules.double_booking import double_booking
from crewplanner.domain.values import DateSpan
from tests import plans
from tests.domain.rules.boards import Board

BOARDS = (
    Board(
        "confirmed twice at the same time",
        """
                 Mon 2
        ana      08:00-18:00
        ana      10:00-20:00 B
        """,
        ("double booking ana Mon 2: block",),
    ),
    Board(
        "one after the other",
        """
                 Mon 2
        ana      06:00-12:00
        ana      12:00-20:00 B
        """,
    ),
    Board(
        "no times known: the whole date",
        """
                 Mon 2
        ana      x
        ana      08:00-12:00 B
        """,
        ("double booking ana Mon 2: block",),
    ),
    Board(
        "no days laid out yet",
        """
                 Mon 2
        ana      day
        ana      day B
        """,
        ("double booking ana Mon 2: block",),
    ),
    Board(
        "a pencil beside a confirmed booking",
        """
                 Mon 2
        ana      08:00-18:00
        ana      08:00-18:00 B pencil
        """,
        ("double booking ana Mon 2: warn",),
    ),
    Board(
        "two pencils",
        """
                 Mon 2
        ana      08:00-18:00 offered
        ana      08:00-18:00 B pencil
        """,
        ("double booking ana Mon 2: info",),
    ),
    Board(
        "released and cancelled bookings claim nothing",
        """
                 Mon 2
        ana      08:00-18:00
        ana      08:00-18:00 B released
        ana      08:00-18:00 B cancelled
        ana      08:00-18:00 B declined
        """,
    ),
    Board(
        "two units of one production",
        """
                 Mon 2
        unit 2   08:00-18:00
        ana      08:00-18:00
        ana      x 2
        """,
        ("double booking ana Mon 2: block",),
    ),
    Board(
        "the same booking twice",
        """
                 Mon 2
        ana      08:00-18:00
        ana      08:00-18:00
        """,
        ("double booking ana Mon 2: block",),
    ),
    Board(
        "two roles in one unit",
        """
                 Mon 2
        ana      08:00-18:00 as:Director
        ana      08:00-18:00 as:Writer
        """,
        ("double booking ana Mon 2: info",),
    ),
    Board(
        "a dark or cancelled day leaves one free",
        """
                 Mon 2        Tue 3
        unit     dark         cancelled
        ana      x            x
        ana      08:00-18:00 B  08:00-18:00 B
        """,
    ),
    Board(
        "a weekend without a day is free in a week that works",
        """
                 Fri 6        Sat 7
        ana      08:00-18:00  day
        ana                   08:00-18:00 B
        """,
    ),
    Board(
        "a weekend without a day in a week without any",
        """
                 Sat 7
        ana      day
        ana      08:00-18:00 B
        """,
        ("double booking ana Sat 7: block",),
    ),
    Board(
        "a public holiday without a day",
        """
                 Mon 2        Tue 3
        ana      day          x
        ana      08:00-18:00 B
        """,
        also=(plans.holiday(plans.march(2), "Holiday"),),
    ),
    Board(
        "a night that runs into the next date's morning",
        """
                 Mon 2        Tue 3
        ana      18:00-30:00  05:00-12:00 B
        """,
        ("double booking ana Tue 3: block",),
    ),
    Board(
        "a night of one unit that runs into its own next day is for the rule of rest",
        """
                 Mon 2        Tue 3
        unit     18:00-30:00  05:00-12:00
        ana      x            x
        """,
    ),
    Board(
        "a night of another unit that runs into the morning",
        """
                 Mon 2        Tue 3
        ana      18:00-30:00  05:00-12:00 2
        """,
        ("double booking ana Tue 3: block",),
    ),
    Board(
        "worked elsewhere without a booking",
        """
                 Mon 2
        ana      08:00-18:00
        ana      =08:00-12:00 B
        """,
        ("double booking ana Mon 2: block",),
    ),
)


def booking(number, status, production=1, first=2, last=4):
    return Booking(
        id=BookingId(number),
        production=ProductionId(production),
        person=PersonId(1),
        span=DateSpan(first=plans.march(first), last=plans.march(last)),
        status=status,
    )


@pytest.mark.parametrize("first", BookingStatus)
@pytest.mark.parametrize("second", BookingStatus)
def test_severity_follows_how_firm_both_are(first, second):
    plan = make_plan([booking(1, first), booking(2, second, production=2)])
    span = DateSpan(first=plans.march(2), last=plans.march(2))
    found = [f.severity.value for f in check_plan(plan, Scope(span=span), (double_booking,))]
    firm = [first, second].count(BookingStatus.CONFIRMED)
    if not {first, second} <= LIVE:
        assert found == []
    else:
        assert found == [["INFO", "WARN", "BLOCK"][firm]]


def test_each_date_that_both_cover_is_named_once_with_the_own_booking_first():
    plan = make_plan(
        [
            booking(1, BookingStatus.CONFIRMED),
            booking(2, BookingStatus.CONFIRMED, production=2, first=4, last=5),
        ]
    )
    span = DateSpan(first=plans.march(1), last=plans.march(31))
    for production, bookings in ((None, (1, 2)), (1, (1, 2)), (2, (2, 1))):
        own = None if production is None else ProductionId(production)
        found = check_plan(plan, Scope(production=own, span=span), (double_booking,))
        assert [(f.date, f.bookings) for f in found] == [(dt.date(2026, 3, 4), bookings)]
        assert found[0].production == (production or 1)
