"""Bookings in a role that is none of the person's."""

from tests.domain.rules.boards import Board

BOARDS = (
    Board(
        "another role",
        """
                 Mon 2        Tue 3
        ana      x as:Gaffer  x as:Rigger
        """,
        ("role match ana Tue 3",),
        roles={"ana": ("Gaffer",)},
    ),
    Board(
        "one of several, and nobody said any",
        """
                 Mon 2        Tue 3
        ana      x as:Gaffer  x as:Rigger
        ben      x as:Gaffer  x
        """,
        roles={"ana": ("Rigger", "Gaffer")},
    ),
)
