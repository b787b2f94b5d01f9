"""The way between two places."""

from tests.domain.rules.boards import Board

WAYS = (("Mill", "Quay", 90),)

BOARDS = (
    Board(
        "an hour for a way of an hour and a half",
        """
                 Mon 2
        ana      08:00-12:00
        ben      13:00-19:00
        ana      13:00-19:00 2
        """,
        ("travel ana Mon 2: 1h of 1h30",),
        places={2: ("Mill", "Quay")},
        ways=WAYS,
    ),
    Board(
        "just time enough",
        """
                 Mon 2
        ana      08:00-12:00
        ana      13:30-19:00 2
        """,
        places={2: ("Mill", "Quay")},
        ways=WAYS,
    ),
    Board(
        "one place",
        """
                 Mon 2
        ana      08:00-12:00
        ana      12:10-19:00 2
        """,
        places={2: ("Mill", "Mill")},
        ways=WAYS,
    ),
    Board(
        "from the night into the next day",
        """
                 Mon 2        Tue 3
        ana      16:00-30:00  07:00-12:00
        """,
        ("travel ana Tue 3: 1h of 1h30",),
        {"turnaround": 0},
        places={2: ("Mill",), 3: ("Quay",)},
        ways=WAYS,
    ),
    Board(
        "the clocks go forward on the way",
        """
                 Sat 28       Sun 29
        ana      16:00-24:30  02:30-12:00
        """,
        ("travel ana Sun 29: 1h of 1h30",),
        {"turnaround": 0, "timezone": "Europe/London"},
        places={28: ("Mill",), 29: ("Quay",)},
        ways=WAYS,
    ),
    Board(
        "a hold at the other place",
        """
                 Mon 2
        ana      08:00-12:00
        ana      13:00-19:00 2 pencil
        """,
        ("travel ana Mon 2: 1h of 1h30 (info)",),
        places={2: ("Mill", "Quay")},
        ways=WAYS,
    ),
)
