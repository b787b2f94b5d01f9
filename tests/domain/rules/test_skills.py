"""Skills that a role asks for."""

from tests.domain.rules.boards import Board

BOARDS = (
    Board(
        "a skill is missing",
        """
                 Mon 2        Tue 3
        ana      x as:Gaffer  x as:Gaffer
        """,
        ("skill ana Mon 2: IPAF", "skill ana Tue 3: IPAF"),
        skills={"Gaffer": ("IPAF", "First aid"), "ana": ("first AID",)},
    ),
    Board(
        "all are there",
        """
                 Mon 2
        ana      x as:Gaffer
        """,
        skills={"Gaffer": ("IPAF",), "ana": ("ipaf",)},
    ),
    Board(
        "the usual role counts where none is said",
        """
                 Mon 2        Tue 3
        ana      x            -
        ben      x as:Gaffer  x as:Rigger
        """,
        ("skill ana Mon 2: IPAF", "skill ben Mon 2: IPAF"),
        skills={"Gaffer": ("IPAF",)},
        roles={"ana": ("Gaffer",)},
    ),
    Board(
        "a released booking asks for nothing",
        """
                 Mon 2
        ana      released as:Gaffer
        ben      x as:Rigger
        """,
        skills={"Gaffer": ("IPAF",)},
    ),
)
