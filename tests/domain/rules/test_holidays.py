"""Work on public holidays."""

from crewplanner.domain.ids import ProductionId
from crewplanner.domain.rules.holidays import holidays
from tests import plans
from tests.domain.rules.boards import Board

PATRICK = (plans.holiday(plans.march(17), "St Patrick's Day"),)

BOARDS = (
    Board(
        "at work on the holiday",
        """
                 Mon 16       Tue 17
        ana      08:00-18:00  08:00-18:00
        ben      08:00-18:00
        """,
        ("holiday ana Tue 17: St Patrick's Day",),
        also=PATRICK,
    ),
    Board(
        "a night that ends on the holiday belongs to the day before",
        """
                 Mon 16
        ana      18:00-28:00
        """,
        also=PATRICK,
    ),
    Board(
        "another production has its own holidays",
        """
                 Tue 17
        ana      08:00-18:00 B
        """,
        also=PATRICK,
    ),
)


def test_it_is_told_to_the_production_that_works(check):
    records = (*plans.records(BOARDS[0].text), *PATRICK)
    assert check(records, rules=(holidays,), production=ProductionId(2)) == []
