"""The average of a night worker's hours in 24."""

from crewplanner.domain.rules import Law
from tests.domain.rules.boards import Board

NIGHT = Law(clause="reg. 6", night_average=8 * 60, weeks=1, night=(23 * 60, 6 * 60))
SIX_NIGHTS = """
         Mon 2        Tue 3        Wed 4        Thu 5        Fri 6        Sat 7
ana      20:00-30:00  20:00-30:00  20:00-30:00  20:00-30:00  20:00-30:00  20:00-30:00
"""

BOARDS = (
    Board(
        "sixty hours of nights in six times 24",
        SIX_NIGHTS,
        ("night average ana Sat 7: 10h of 8h, reg. 6",),
        law=NIGHT,
    ),
    Board(
        "forty-eight hours of nights are the average",
        """
                 Mon 2        Tue 3        Wed 4        Thu 5        Fri 6        Sat 7
        ana      20:00-28:00  20:00-28:00  20:00-28:00  20:00-28:00  20:00-28:00  20:00-28:00
        """,
        law=NIGHT,
    ),
    Board(
        "whoever works at night on half of the days only is no night worker",
        """
                 Mon 2        Tue 3        Wed 4        Thu 5        Fri 6        Sat 7
        ana      20:00-30:00  20:00-30:00  20:00-30:00  08:00-18:00  08:00-18:00  08:00-18:00
        """,
        law=NIGHT,
    ),
    Board(
        "less than three hours of the night are no night",
        """
                 Mon 2        Tue 3        Wed 4        Thu 5        Fri 6        Sat 7
        ana      12:00-25:59  12:00-25:59  12:00-25:59  12:00-25:59  12:00-25:59  12:00-25:59
        """,
        law=NIGHT,
    ),
    Board(
        "a meal in the night is no work in it",
        """
                 Mon 2
        unit     12:00-26:30 meal:24:00-25:00
        ana      x
        """,
        law=Law(clause="reg. 6", night_average=60, weeks=1, night=(23 * 60, 6 * 60)),
    ),
    Board(
        "the night before the call and the one after the wrap count",
        """
                 Mon 2
        ana      04:30-24:30
        """,
        ("night average ana Mon 2: 3h20 of 1h, reg. 6",),
        law=Law(clause="reg. 6", night_average=60, weeks=1, night=(23 * 60, 6 * 60)),
    ),
    Board("no law, no night worker", SIX_NIGHTS),
)
