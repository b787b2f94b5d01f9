"""One long rest in each week."""

import datetime as dt

from tests.domain.rules.boards import Board

ASKED = {"weekly_rest": 35 * 60}

BOARDS = (
    Board(
        "Sunday off",
        """
         Mon 2        Tue 3        Wed 4        Thu 5        Fri 6        Sat 7        Mon 9
    ana  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00
        """,
        settings=ASKED,
    ),
    Board(
        "a minute too little around Sunday",
        """
         Mon 2        Tue 3        Wed 4        Thu 5        Fri 6        Sat 7        Mon 9
    ana  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  06:59-20:00
        """,
        ("weekly rest ana Sat 7: 34h59 of 35h",),
        ASKED,
    ),
    Board(
        "seven days",
        """
         Mon 2        Tue 3        Wed 4        Thu 5        Fri 6        Sat 7        Sun 8
    ana  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-18:00
        """,
        ("weekly rest ana Sun 8: 12h of 35h",),
        ASKED,
    ),
    Board(
        "a rest over two weeks counts for both, if each holds half of what is asked for",
        """
         Thu 5  Fri 6  Sat 7        Tue 10       Wed 11  Thu 12  Fri 13  Sat 14  Sun 15
    ana  x      x      08:00-20:00  08:00-20:00  x       x       x       x       x
        """,
        settings=ASKED,
    ),
    Board(
        "nothing is asked for",
        """
         Mon 2        Tue 3        Wed 4        Thu 5        Fri 6        Sat 7        Sun 8
    ana  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-18:00
        """,
    ),
    Board(
        "only a hold takes the rest away",
        """
         Mon 2        Tue 3        Wed 4        Thu 5        Fri 6        Sat 7        Sun 8
    ana  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  pencil
        """,
        ("weekly rest ana Sun 8: 12h of 35h (info)",),
        ASKED,
    ),
    Board(
        "the clocks go forward in the night to Sunday 29 and take an hour of it",
        """
         Mon 23       Tue 24       Wed 25       Thu 26       Fri 27       Sat 28       Mon 30
    ana  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  07:00-20:00
        """,
        ("weekly rest ana Sat 28: 34h of 35h",),
        {**ASKED, "timezone": "Europe/London"},
    ),
    Board(
        "a wrap past midnight",
        """
         Mon 2        Tue 3        Wed 4        Thu 5        Fri 6        Sat 7        Mon 9
    ana  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  16:00-26:00  10:00-20:00
        """,
        ("weekly rest ana Sat 7: 32h of 35h",),
        ASKED,
    ),
)


def test_the_week_begins_on_the_production_s_weekday(check):
    board = BOARDS[2].text
    found = check(board, first_weekday=3, **ASKED)
    assert not [said for said in found if said.startswith("weekly rest")]
    assert dt.date(2026, 3, 5).weekday() == 3
