"""Days whose times nobody has said for that very day."""

from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.rules.check_times import check_times
from tests.domain.rules.boards import Board

BOARDS = (
    Board(
        "marked",
        """
                 Mon 2          Tue 3
        unit     08:00-18:00 ?  08:00-18:00
        """,
        ("check times Mon 2",),
    ),
    Board(
        "not marked, or not working",
        """
                 Mon 2        Tue 3         Wed 4
        unit     08:00-18:00  ? cancelled   dark ?
        """,
    ),
)


def test_it_is_a_matter_of_the_days_of_one_production(check):
    text = BOARDS[0].text
    assert check(text, rules=(check_times,), production=ProductionId(2)) == []
    assert check(text, rules=(check_times,), people=frozenset({PersonId(1)})) == []
    assert check(text, rules=(check_times,), people=frozenset()) == ["check times Mon 2"]
