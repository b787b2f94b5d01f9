"""Cells that are made when they are looked at: the same as all of them made at once."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crewplanner.app.queries.board import BoardRow
from crewplanner.app.queries.board_blocks import BoardQuestion
from crewplanner.app.queries.make_board import board
from crewplanner.app.queries.row_cells import (
    Recent,
    RowCells,
    bookings_of,
    cells_within,
    findings_of,
)
from crewplanner.app.queries.row_packing import ALONE
from crewplanner.domain.rules import Scope, check
from tests.app.conftest import MONDAY, span
from tests.app.work import BOOKINGS, do_at_random

WHOLE, PART, BESIDE = span(0, 20), span(3, 5), span(-3, 30)


def rows_of(workspace):
    """The rows of a view of which nothing was looked at."""
    plan = workspace.plan
    question = BoardQuestion(production=next(iter(plan.productions)), span=WHOLE, today=MONDAY)
    findings = check(plan, Scope(production=question.production, span=WHOLE))
    return [one for one in board(plan, question, findings).rows if isinstance(one, BoardRow)]


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_what_is_told_of_cells_without_making_them_is_true_of_them(prepared, dice, length):
    with prepared() as workspace:
        for _ in range(length):
            do_at_random(workspace, dice, BOOKINGS)
        for row in rows_of(workspace):
            cells = row.cells
            told = {booking for booking, _ours in bookings_of(row)}
            found = set(findings_of(row))
            parts = [cells_within(row, part) for part in (PART, BESIDE)]
            if isinstance(cells, RowCells):
                few = cells.on(PART)
                assert not cells.made
                assert few == {date: met for date, met in cells.items() if date in PART}
                assert row.packing is ALONE
            assert parts[0] == {date: met for date, met in cells.items() if date in PART}
            assert parts[1] == cells
            assert told == {cell.booking for met in cells.values() for cell in met}
            assert found >= {one for met in cells.values() for cell in met for one in cell.findings}
            meet = any(len(met) > 1 for met in cells.values())
            assert (row.packing is ALONE) == (not meet)


class Maker:
    """Makes one cell for each date, and counts how often."""

    def __init__(self, kept):
        self.span = WHOLE
        self.recent = Recent(kept)
        self.asked = []

    def cells(self, person, found, span):
        self.asked.append(person)
        return dict.fromkeys(span, (person,))

    def bookings(self, person):
        return (person,)


def test_the_rows_looked_at_last_keep_their_cells():
    maker = Maker(kept=2)
    rows = [RowCells(maker, person, {}) for person in range(3)]
    first = dict(rows[0])
    assert len(rows[0]) == len(WHOLE)
    assert WHOLE.first in rows[1]
    assert rows[0].made
    assert rows[2][WHOLE.last] == (2,)
    assert not rows[0].made
    assert rows[1].made
    assert maker.asked == [0, 1, 2]
    assert rows[0] == first
    assert maker.asked == [0, 1, 2, 0]


def test_another_plan_and_other_marks_make_cells_anew():
    maker, other = Maker(kept=2), Maker(kept=2)
    row = RowCells(maker, 1, {})
    moved = row.made_by(other)
    assert dict(moved) == dict(row)
    assert other.asked == [1]
    assert row.marked({MONDAY: []}).found == {MONDAY: []}
