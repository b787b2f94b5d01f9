"""Days in a row."""

from crewplanner.domain.rules import Law
from tests.domain.rules.boards import Board

BOARDS = (
    Board(
        "a law allows fewer than the production",
        """
                 Mon 2    Tue 3    Wed 4    Thu 5    Fri 6    Sat 7    Sun 8
        ana      x        x        x        x        x        x        x
        """,
        ("consecutive days ana Sun 8: 7 of 6, article 5",),
        {"consecutive_limit": 14},
        law=Law(clause="article 5", in_a_row=6),
    ),
    Board(
        "a law allows more than the production, and both are broken in the end",
        """
                 Mon 2    Tue 3    Wed 4    Thu 5    Fri 6    Sat 7    Sun 8
        ana      x        x        x        x        x        x        x
        """,
        (
            "consecutive days ana Sat 7: 6 of 5",
            "consecutive days ana Sun 8: 7 of 5, article 5",
        ),
        law=Law(clause="article 5", in_a_row=6),
    ),
    Board(
        "five days",
        """
                 Mon 2    Tue 3    Wed 4    Thu 5    Fri 6    Sat 7    Sun 8
        ana      x        x        x        x        x
        """,
    ),
    Board(
        "a sixth and a seventh day",
        """
                 Mon 2    Tue 3    Wed 4    Thu 5    Fri 6    Sat 7    Sun 8
        ana      x        x        x        x        x        x        x
        """,
        (
            "consecutive days ana Sat 7: 6 of 5",
            "consecutive days ana Sun 8: 7 of 5",
        ),
    ),
    Board(
        "a day off in between",
        """
                 Mon 2    Tue 3    Wed 4    Thu 5    Fri 6    Sat 7    Sun 8
        ana      x        x                 x        x        x        x
        """,
    ),
    Board(
        "a dark day in between",
        """
                 Mon 2    Tue 3    Wed 4    Thu 5    Fri 6    Sat 7    Sun 8
        unit                       dark
        ana      x        x        x        x        x        x        x
        """,
    ),
    Board(
        "a sick day in between",
        """
                 Mon 2    Tue 3    Wed 4    Thu 5    Fri 6    Sat 7    Sun 8
        ana      x        x        x =sick  x        x        x        x
        """,
    ),
    Board(
        "another production's days count",
        """
                 Mon 2    Tue 3    Wed 4    Thu 5    Fri 6    Sat 7    Sun 8
        ana      x B      x B      x B      x B      x B      x
        """,
        ("consecutive days ana Sat 7: 6 of 5",),
    ),
    Board(
        "a pencil makes the sixth day",
        """
                 Mon 2    Tue 3    Wed 4    Thu 5    Fri 6    Sat 7    Sun 8
        ana      x        x        x        x        x        pencil
        """,
        ("consecutive days ana Sat 7: 6 of 5 (info)",),
    ),
    Board(
        "a pencil on the first day does not harden the sixth",
        """
                 Mon 2    Tue 3    Wed 4    Thu 5    Fri 6    Sat 7    Sun 8
        ana      pencil   x        x        x        x        x
        """,
        ("consecutive days ana Sat 7: 6 of 5 (info)",),
    ),
    Board(
        "a limit of six",
        """
                 Mon 2    Tue 3    Wed 4    Thu 5    Fri 6    Sat 7    Sun 8
        ana      x        x        x        x        x        x        x
        """,
        ("consecutive days ana Sun 8: 7 of 6",),
        {"consecutive_limit": 6},
    ),
)
