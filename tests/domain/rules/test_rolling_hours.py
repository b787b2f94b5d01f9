"""Hours in any so many days, wherever the week begins."""

from tests.domain.rules.boards import Board

ASKED = {"rolling_days": 7, "rolling_limit": 60 * 60}

BOARDS = (
    Board(
        "more in seven days that lie in two weeks",
        """
         Thu 5        Fri 6        Sat 7        Mon 9        Tue 10       Wed 11       Thu 12
    ana  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00
        """,
        ("rolling hours ana Wed 11: 72h of 60h", "rolling hours ana Thu 12: 72h of 60h"),
        ASKED,
    ),
    Board(
        "just sixty hours",
        """
         Thu 5        Fri 6        Sat 7        Mon 9        Tue 10
    ana  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00
        """,
        settings=ASKED,
    ),
    Board(
        "a limit of nothing asks for nothing",
        """
         Thu 5        Fri 6        Sat 7        Mon 9        Tue 10       Wed 11
    ana  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00  08:00-20:00
        """,
    ),
    Board(
        "three days",
        """
         Thu 5        Fri 6        Sat 7        Mon 9
    ana  08:00-20:00  08:00-20:00  08:00-21:00  08:00-20:00
        """,
        ("rolling hours ana Sat 7: 37h of 36h",),
        {"rolling_days": 3, "rolling_limit": 36 * 60},
    ),
    Board(
        "an hour that the clocks give is worked",
        """
         Sat 28       Sun 29
    ana  08:00-18:00  20:00-30:00
        """,
        settings={"rolling_days": 2, "rolling_limit": 20 * 60, "timezone": "Europe/London"},
    ),
    Board(
        "an hour that the clocks take is not worked",
        """
         Fri 27       Sat 28
    ana  08:00-18:00  20:00-31:00
        """,
        settings={"rolling_days": 2, "rolling_limit": 20 * 60, "timezone": "Europe/London"},
    ),
)
