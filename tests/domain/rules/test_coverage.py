"""Needs of a unit's shoot days."""

import datetime as dt

from crewplanner.domain.days import Need
from crewplanner.domain.filled_needs import filled
from crewplanner.domain.ids import NeedId, PersonId, ProductionId, RoleId, UnitId
from crewplanner.domain.people import Person
from crewplanner.domain.plan import make_plan
from crewplanner.domain.rules.coverage import coverage
from tests import plans
from tests.domain.rules.boards import Board

BOARDS = (
    Board(
        "nobody",
        """
                 Mon 2        Tue 3
        unit     08:00-18:00  08:00-18:00
        ana      x as:Gaffer
        """,
        ("coverage Gaffer Tue 3: 0 of 1",),
        needs=("Gaffer", 1),
    ),
    Board(
        "enough",
        """
                 Mon 2
        ana      x as:Gaffer
        ben      x as:Gaffer
        """,
        needs=("Gaffer", 2),
    ),
    Board(
        "enough only if the pencil confirms",
        """
                 Mon 2
        ana      x as:Gaffer
        ben      pencil as:Gaffer
        """,
        ("coverage Gaffer Mon 2: 1 of 2 (info)",),
        needs=("Gaffer", 2),
    ),
    Board(
        "too few even with the pencil",
        """
                 Mon 2
        ana      x as:Gaffer
        ben      pencil as:Gaffer
        """,
        ("coverage Gaffer Mon 2: 2 of 3",),
        needs=("Gaffer", 3),
    ),
    Board(
        "released, another role, another unit, another production",
        """
                 Mon 2
        unit 2   08:00-18:00
        ana      released as:Gaffer
        ben      x as:Spark
        cal      x 2 as:Gaffer
        dan      x B as:Gaffer
        """,
        ("coverage Gaffer Mon 2: 0 of 1",),
        needs=("Gaffer", 1),
    ),
    Board(
        "one person in the role twice is one",
        """
                 Mon 2
        ana      pencil as:Gaffer
        ana      x as:Gaffer
        """,
        ("coverage Gaffer Mon 2: 1 of 2",),
        needs=("Gaffer", 2),
    ),
    Board(
        "no shoot day, no need",
        """
                 Mon 2  Tue 3  Wed 4
        unit     prep   dark   cancelled
        """,
        needs=("Gaffer", 1),
    ),
)


def test_without_a_role_a_booking_counts_for_the_usual_one():
    records = plans.records("""
                 Mon 2
        ana      x
        ben      x
        """)
    usual = Person(id=PersonId(1), name="ana", roles=(RoleId(7),))
    need = Need(id=NeedId(1), production=ProductionId(1), unit=UnitId(1), role=RoleId(7), count=1)
    plan = make_plan([*records, usual])
    assert filled(plan, need, dt.date(2026, 3, 2)) == (1, 0)


def test_who_is_asked_about_by_name_hears_nothing_of_needs(check):
    board = BOARDS[0]
    assert check(board.records, rules=(coverage,), people=frozenset({PersonId(1)})) == []
    assert check(board.records, rules=(coverage,), people=frozenset()) == list(board.finds)
    assert check(board.records, rules=(coverage,), production=ProductionId(2)) == []
