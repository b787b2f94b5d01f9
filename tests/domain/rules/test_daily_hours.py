"""Hours of a day."""

import datetime as dt

from crewplanner.domain.ids import ProductionId
from crewplanner.domain.rules import Law
from crewplanner.domain.rules.hours import daily_hours
from tests.domain.rules.boards import Board

TEN = {"daily_limit": 600}

BOARDS = (
    Board(
        "a law allows less than the production",
        """
                 Mon 2        Tue 3
        ana      08:00-20:30  08:00-20:00
        """,
        ("daily hours ana Mon 2: 12h30 of 12h, 5.2",),
        law=Law(clause="5.2", daily=720),
    ),
    Board(
        "the production allows less than a law that is not broken",
        """
                 Mon 2
        ana      08:00-18:30
        """,
        ("daily hours ana Mon 2: 10h30 of 10h",),
        TEN,
        law=Law(clause="5.2", daily=720),
    ),
    Board(
        "over the limit",
        """
                 Mon 2
        ana      08:00-18:30
        """,
        ("daily hours ana Mon 2: 10h30 of 10h",),
        TEN,
    ),
    Board(
        "just the limit",
        """
                 Mon 2
        ana      08:00-18:00
        """,
        (),
        TEN,
    ),
    Board(
        "a meal does not count",
        """
                 Mon 2
        unit     08:00-18:30 meal:13:00-13:30
        ana      x
        """,
        (),
        TEN,
    ),
    Board(
        "two confirmed productions together",
        """
                 Mon 2
        ana      06:00-12:00
        ana      12:00-17:00 B
        """,
        ("daily hours ana Mon 2: 11h of 10h",),
        TEN,
    ),
    Board(
        "another production's pencil does not count",
        """
                 Mon 2
        ana      06:00-12:00
        ana      12:00-17:00 B pencil
        """,
        ("daily hours ana Mon 2: 11h of 10h",),
        TEN,
    ),
    Board(
        "two roles in one unit are one day's work",
        """
                 Mon 2
        ana      08:00-18:00 as:Director
        ana      x as:Writer
        """,
        (),
        TEN,
    ),
    Board(
        "worked longer than planned",
        """
                 Mon 2
        ana      08:00-18:00 =08:00-20:00
        """,
        ("daily hours ana Mon 2: 12h of 10h",),
        TEN,
    ),
    Board(
        "the night the clocks go back is an hour longer",
        """
                 Sat 24
        ana      20:00-30:00
        """,
        ("daily hours ana Sat 24: 11h of 10h",),
        {**TEN, "timezone": "Europe/London", "month": dt.date(2026, 10, 1)},
    ),
)

PENCILLED_ELSEWHERE = """
             Mon 2
    ana      06:00-12:00
    ana      12:00-17:00 B pencil
"""


def test_a_pencil_counts_for_its_own_production_only(check):
    for production, finds in ((1, []), (2, ["daily hours ana Mon 2: 11h of 10h"])):
        found = check(
            PENCILLED_ELSEWHERE, rules=(daily_hours,), production=ProductionId(production), **TEN
        )
        assert found == finds
