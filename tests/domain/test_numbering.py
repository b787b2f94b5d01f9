"""Day 12 of 30."""

from crewplanner.domain.ids import UnitId
from crewplanner.domain.numbering import Numbering, numbering
from tests.plans import board, march

TEXT = """
             Mon 2  Tue 3      Wed 4  Thu 5  Fri 6
    unit     shoot  cancelled  prep   shoot  dark
    unit 2          shoot             shoot
"""


def test_shoot_days_that_are_not_cancelled_are_counted_for_each_unit():
    plan = board(TEXT)
    main, second = numbering(plan, UnitId(1)), numbering(plan, UnitId(2))
    assert [main.number(march(day)) for day in range(1, 8)] == [None, 1, None, None, 2, None, None]
    assert main.total == 2
    assert [second.number(march(day)) for day in range(2, 6)] == [None, 1, None, 2]


def test_a_unit_without_days_has_no_numbers():
    assert numbering(board(TEXT), UnitId(9)) == Numbering()
    assert Numbering().number(march(2)) is None
