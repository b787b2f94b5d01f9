"""How long before a call its person is told."""

import datetime as dt

from tests.domain.rules.boards import Board

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
DAY = {"minimum_notice": 24 * 60}

BOARDS = (
    Board(
        "told at noon for the next morning",
        """
                 Tue 3        Wed 4
        ana      08:00-18:00  08:00-18:00
        """,
        ("notice ana Tue 3: 20h of 24h",),
        DAY,
        told=NOON,
    ),
    Board(
        "told a whole day before",
        """
                 Tue 3
        ana      12:00-18:00
        """,
        settings=DAY,
        told=NOON,
    ),
    Board(
        "a minute less, in the production's own time",
        """
                 Tue 3
        ana      06:59-18:00
        """,
        ("notice ana Tue 3: 23h59 of 24h",),
        {**DAY, "timezone": "America/New_York"},
        told=NOON,
    ),
    Board(
        "a hold is no call, and what is written down afterwards is no notice",
        """
                 Mon 2        Tue 3
        ana      08:00-18:00  -
        ben      -            08:00-18:00 pencil
        """,
        settings=DAY,
        told=NOON,
    ),
    Board(
        "nobody said when they were told",
        """
                 Tue 3
        ana      08:00-18:00
        """,
        settings=DAY,
    ),
    Board(
        "the clocks take an hour of the notice",
        """
                 Sun 29
        ana      13:00-18:00
        """,
        ("notice ana Sun 29: 24h of 25h",),
        {"minimum_notice": 25 * 60, "timezone": "Europe/London"},
        told=dt.datetime(2026, 3, 28, 12, tzinfo=dt.UTC),
    ),
)
