"""Rest between working days: boards, and the same rest seen from each production."""

from crewplanner.domain.ids import ProductionId
from crewplanner.domain.rules import Law
from crewplanner.domain.rules.rest import rest
from tests.domain.rules.boards import Board

BOARDS = (
    Board(
        "a late wrap and an early call",
        """
                 Mon 2        Tue 3
        ana      08:00-23:30  08:00-18:00
        ben      08:00-18:00  08:00-18:00
        """,
        ("rest ana Tue 3: 8h30 of 11h",),
    ),
    Board(
        "just eleven hours",
        """
                 Mon 2        Tue 3
        ana      08:00-21:00  08:00-18:00
        """,
    ),
    Board(
        "one minute less",
        """
                 Mon 2        Tue 3
        ana      08:00-21:01  08:00-18:00
        """,
        ("rest ana Tue 3: 10h59 of 11h",),
    ),
    Board(
        "a wrap past midnight",
        """
                 Mon 2        Tue 3
        ana      16:00-27:00  12:00-20:00
        """,
        ("rest ana Tue 3: 9h of 11h",),
    ),
    Board(
        "a wrap on the morning after next",
        """
                 Mon 2        Tue 3  Wed 4
        ana      20:00-47:00  -      06:00-12:00
        """,
        ("rest ana Wed 4: 7h of 11h",),
    ),
    Board(
        "a longer turnaround",
        """
                 Mon 2        Tue 3
        ana      08:00-21:00  08:00-18:00
        """,
        ("rest ana Tue 3: 11h of 12h",),
        {"turnaround": 720},
    ),
    Board(
        "worked times replace planned ones",
        """
                 Mon 2                    Tue 3
        ana      08:00-18:00 =08:00-23:00  08:00-18:00
        ben      08:00-23:00 =08:00-18:00  08:00-18:00
        """,
        ("rest ana Tue 3: 9h of 11h",),
    ),
    Board(
        "whoever was sick had rest",
        """
                 Mon 2               Tue 3
        ana      08:00-23:30 =sick   08:00-18:00
        """,
    ),
    Board(
        "another production's wrap",
        """
                 Mon 2          Tue 3
        ana      12:00-24:00 B  08:00-18:00
        """,
        ("rest ana Tue 3: 8h of 11h",),
    ),
    Board(
        "another production's wrap before a pencil",
        """
                 Mon 2          Tue 3
        ana      12:00-24:00 B  08:00-18:00 pencil
        """,
        ("rest ana Tue 3: 8h of 11h (info)",),
    ),
    Board(
        "two pencils of two productions",
        """
                 Mon 2                 Tue 3
        ana      12:00-24:00 B pencil  08:00-18:00 pencil
        """,
    ),
    Board(
        "pencils of one production",
        """
                 Mon 2               Tue 3
        ana      12:00-24:00 pencil  08:00-18:00 pencil
        """,
        ("rest ana Tue 3: 8h of 11h",),
    ),
    Board(
        "released is no work",
        """
                 Mon 2                 Tue 3
        ana      12:00-24:00 released  08:00-18:00
        """,
    ),
    Board(
        "no wrap is known",
        """
                 Mon 2  Tue 3
        ana      x      08:00-18:00
        """,
    ),
    Board(
        "clocks go forward in the night",
        """
                 Sat 28       Sun 29
        ana      09:00-21:00  08:00-18:00
        """,
        ("rest ana Sun 29: 10h of 11h",),
        {"timezone": "Europe/London"},
    ),
    Board(
        "a date is told of once",
        """
                 Mon 2        Tue 3
        ana      08:00-23:30  08:00-12:00
        ana                   08:30-13:00 2
        """,
        ("rest ana Tue 3: 8h30 of 11h",),
    ),
    Board(
        "a call before the wrap",
        """
                 Mon 2        Tue 3
        ana      20:00-32:00  06:00-12:00
        """,
        ("rest ana Tue 3: 0h of 11h",),
    ),
    Board(
        "a law asks for more than the production",
        """
                 Mon 2        Tue 3
        ana      08:00-21:00  07:30-18:00
        """,
        ("rest ana Tue 3: 10h30 of 11h, reg. 10",),
        {"turnaround": 600},
        law=Law(clause="reg. 10", rest=660),
    ),
    Board(
        "the production asks for more than a law, and both are broken: told once",
        """
                 Mon 2        Tue 3        Wed 4
        ana      08:00-21:00  07:30-20:30  08:00-18:00
        """,
        ("rest ana Tue 3: 10h30 of 12h, reg. 10", "rest ana Wed 4: 11h30 of 12h"),
        {"turnaround": 720},
        law=Law(clause="reg. 10", rest=660),
    ),
    Board(
        "a rest that is as long as a law asks",
        """
                 Mon 2        Tue 3
        ana      08:00-21:00  08:00-18:00
        """,
        law=Law(clause="reg. 10", rest=660),
    ),
)

TWO_SHOWS = """
             Mon 2          Tue 3
    ana      12:00-24:00 B  08:00-18:00
"""


def test_both_productions_hear_of_the_rest_between_them(check):
    for production in (1, 2):
        found = check(TWO_SHOWS, rules=(rest,), production=ProductionId(production))
        assert found == ["rest ana Tue 3: 8h of 11h"]


def test_a_third_production_does_not(check):
    assert check(TWO_SHOWS, rules=(rest,), production=ProductionId(3)) == []
