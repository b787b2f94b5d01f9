"""What an edit changes on the board, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crewplanner.app.commands.bookings import BookPeople, EditBooking
from crewplanner.app.commands.days import MoveCall
from crewplanner.app.commands.people import (
    AddPerson,
    RemovePeople,
)
from crewplanner.app.commands.productions import SetNeed
from crewplanner.app.queries.board import Arrangement, BoardFilter, BoardRow, RowsBy
from crewplanner.app.queries.board_blocks import BoardQuestion
from crewplanner.app.queries.make_board import board
from crewplanner.app.queries.update_board import BoardChange, board_update
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Person
from tests.app.conftest import MONDAY, day, span
from tests.app.work import BOOKINGS, do_at_random
from tests.effort import tries

WEEK = span(0, 6)


@pytest.fixture
def main(planned):
    return next(unit for unit in planned.plan.units.values() if unit.name == "Main unit")


# --- an edit -----------------------------------------------------------------------------------


@settings(max_examples=tries(50), suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False), st.integers(1, 8), st.sampled_from(RowsBy))
def test_an_update_leads_to_the_view_that_would_be_made_anew(prepared, dice, length, rows_by):
    with prepared() as workspace:
        production, other = workspace.plan.productions
        gaffer = workspace.plan.people[1].roles[0]
        unit = next(u.id for u in workspace.plan.units.values() if u.production == production)
        workspace.do(SetNeed(production=production, unit=unit, role=gaffer, count=2))
        questions = [
            BoardQuestion(production=key, span=dates, today=MONDAY)
            for key, dates in ((production, span(0, 20)), (production, span(3, 8)), (other, WEEK))
        ]
        alone, both = (
            Arrangement(rows_by=rows_by),
            Arrangement(rows_by=rows_by, besides=frozenset({other})),
        )
        questions = [replace(questions[0], arrangement=both)] + [
            replace(question, arrangement=alone) for question in questions
        ]
        heard = []
        workspace.listen(heard.append)
        for _ in range(length):
            before = [anew(workspace, question) for question in questions]
            heard.clear()
            do_at_random(workspace, dice, BOOKINGS)
            for change in heard:
                for question, view in zip(questions, before, strict=True):
                    update = board_update(
                        workspace.plan,
                        question,
                        findings(workspace, question),
                        view,
                        BoardChange(people=change.touched.everybody),
                    )
                    fresh = anew(workspace, question)
                    if update is None:
                        assert outline_with_roles(fresh) != outline_with_roles(view)
                    else:
                        assert update.applied(view) == fresh


def anew(workspace, question):
    return board(workspace.plan, question, findings(workspace, question))


def findings(workspace, question):
    production = question.production if len(question.shown) == 1 else None
    return workspace.findings(production, question.span)


def outline_with_roles(view):
    """Which rows there are in which order."""
    return [(row.key, row.name, getattr(row, "role", "")) for row in view.rows]


def test_an_update_holds_only_what_differs(planned):
    production, *_ = planned.plan.productions
    question = BoardQuestion(production=production, span=WEEK, today=MONDAY)
    before = anew(planned, question)
    booking = next(iter(planned.plan.bookings.values()))
    change = planned.do(EditBooking(booking=replace(booking, span=span(0, 3))))
    update = board_update(
        planned.plan,
        question,
        planned.findings(production, WEEK),
        before,
        BoardChange(people=change.touched.everybody),
    )
    assert [row.name for row in update.rows] == ["Ana Foss", "Electric / lighting"]
    assert [one.date for one in update.days] == [day(4)]
    assert update.days[0].heads == 1


def test_a_day_with_another_call_leaves_the_cells_of_other_days_as_they_were(planned, main):
    production = main.production
    question = BoardQuestion(production=production, span=span(0, 20), today=MONDAY)
    before = anew(planned, question)
    looked_at = {row.key: dict(row.cells) for row in before.rows if isinstance(row, BoardRow)}
    shoot = min(
        (one for one in planned.plan.shoot_days.values() if one.unit == main.id),
        key=lambda one: one.date,
    )
    planned.do(MoveCall(day=shoot.id, call=shoot.call + 30))
    update = board_update(
        planned.plan,
        question,
        findings(planned, question),
        before,
        BoardChange(days=frozenset({shoot.date})),
    )
    assert update.applied(before) == anew(planned, question)
    rows = [row for row in update.rows if isinstance(row, BoardRow)]
    assert rows
    for row in rows:
        was = looked_at[row.key]
        assert row.cells[shoot.date] != was[shoot.date]
        assert all(row.cells[date] is cells for date, cells in was.items() if date != shoot.date)


def test_another_role_of_a_former_booking_counts_in_the_heading_alone(planned, main):
    """The person's row stays what it is: it shows the role of the latest booking."""
    production, *_ = planned.plan.productions
    question = BoardQuestion(production=production, span=span(0, 13), today=MONDAY)
    booking = next(iter(planned.plan.bookings.values()))
    planned.do(
        BookPeople(
            production=production, people=(1,), spans=(span(8),), role=booking.role, unit=main.id
        )
    )
    other = planned.plan.people[1].roles[1]
    for change in ({"role": other}, {"role": booking.role}, {"unit": None}):
        before = anew(planned, question)
        done = planned.do(EditBooking(booking=replace(planned.plan.bookings[booking.id], **change)))
        update = board_update(
            planned.plan,
            question,
            planned.findings(production, question.span),
            before,
            BoardChange(people=done.touched.everybody),
        )
        assert update.applied(before) == anew(planned, question)


def test_what_may_change_the_order_asks_for_a_new_board(planned):
    production, *_ = planned.plan.productions
    before = anew(planned, BoardQuestion(production=production, span=WEEK, today=MONDAY))

    def update(people, **chosen):
        question = BoardQuestion(
            production=production, span=WEEK, today=MONDAY, filter=BoardFilter(**chosen)
        )
        return board_update(
            planned.plan,
            question,
            planned.findings(production, WEEK),
            before,
            BoardChange(people=frozenset(people)),
        )

    assert update({1}).rows == ()
    assert update({3}, booked_only=True) is None
    added = planned.do(AddPerson(person=Person(id=NEW, name="Dana"))).added["people"][0]
    assert update({added}) is None
    planned.do(RemovePeople(people=(2,)))
    assert update({2}) is None
