"""The board that is kept up to date equals one made anew, whatever was done."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crewplanner.app.board_feed import BoardFeed
from crewplanner.app.commands.days import EditShootDay, MoveCall, RemoveShootDays
from crewplanner.app.commands.productions import AddHoliday, EditProduction
from crewplanner.app.laws import Laws
from crewplanner.app.queries.board import Arrangement, BoardFilter, BoardRow, RowsBy
from crewplanner.app.queries.board_blocks import BoardQuestion
from crewplanner.app.queries.make_board import board
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.ids import NEW
from crewplanner.domain.productions import Holiday
from crewplanner.domain.rules import Scope, check
from tests.app.conftest import MONDAY, day
from tests.app.work import EVERYTHING, do_at_random
from tests.effort import tries

FILTERS = (
    BoardFilter(),
    BoardFilter(booked_only=True),
    BoardFilter(unconfirmed=True),
    BoardFilter(with_findings=True),
    BoardFilter(overtime=True),
    BoardFilter(places=frozenset({1})),
    BoardFilter(statuses=frozenset({BookingStatus.CONFIRMED}), booked_only=True),
)


class Shown:
    """What the page does with a feed: update it, show it anew, catch up."""

    def __init__(self, workspace, production, wanted=FILTERS[0], rows_by=None, **at_once):
        self.workspace = workspace
        self.production = production
        self.wanted = wanted
        self.rows_by = rows_by
        self.feed = BoardFeed(workspace, **at_once)
        self.anew = 0
        self.updates = []
        self.show()
        workspace.listen(self.take)

    @property
    def arrangement(self):
        """All productions side by side where rows are grouped in another way than as always."""
        if self.rows_by is None:
            return Arrangement()
        return Arrangement(rows_by=self.rows_by, besides=frozenset(self.workspace.plan.productions))

    @property
    def gone(self):
        return self.production not in self.workspace.plan.productions

    def take(self, change):
        if self.gone:
            return
        production = self.workspace.plan.productions[self.production]
        update = self.feed.update(change, production, self.wanted, self.arrangement)
        if update is None:
            self.show()
        else:
            self.updates.append(update)

    def show(self):
        self.anew += 1
        production = self.workspace.plan.productions[self.production]
        self.feed.show(production, MONDAY, self.wanted, self.arrangement, anew=False)

    def catch_up(self):
        while self.feed.behind:
            self.feed.catch_up((), 1)

    def fresh(self):
        view = self.feed.view
        question = BoardQuestion(
            production=view.production,
            span=view.span,
            today=view.today,
            filter=self.wanted,
            arrangement=view.arrangement,
        )
        plan = self.workspace.plan
        scope = Scope(
            production=view.production if len(question.shown) == 1 else None, span=view.span
        )
        return board(plan, question, check(plan, scope, laws_of=Laws().under(plan)))


def unmarked(view):
    """The view without what was found."""
    rows = tuple(
        replace(
            row,
            cells={
                date: tuple(replace(cell, findings=(), severity=None) for cell in cells)
                for date, cells in row.cells.items()
            },
        )
        if isinstance(row, BoardRow)
        else row
        for row in view.rows
    )
    return replace(view, rows=rows)


@settings(max_examples=tries(40), suppress_health_check=list(HealthCheck))
@given(
    st.randoms(use_true_random=False),
    st.integers(1, 7),
    st.sampled_from(FILTERS),
    st.sampled_from([None, *RowsBy]),
    st.sampled_from([0, 1, 50]),
)
def test_after_any_work_the_board_is_the_one_that_would_be_made_anew(
    prepared, dice, length, wanted, rows_by, at_once
):
    with prepared() as workspace:
        boards = [
            Shown(workspace, key, wanted, rows_by, at_once=at_once, at_once_after_edit=at_once)
            for key in workspace.plan.productions
        ]
        for _ in range(length):
            step = dice.choice(("do", "do", "do", "do", "undo", "redo"))
            if step == "undo" and workspace.undo_label is not None:
                workspace.undo()
            elif step == "redo" and workspace.redo_label is not None:
                workspace.redo()
            else:
                do_at_random(workspace, dice, EVERYTHING)
            for shown in boards:
                if shown.gone:
                    continue
                assert unmarked(shown.feed.view) == unmarked(shown.fresh())
                if dice.random() < 0.5:
                    shown.feed.catch_up((), 1)
        for shown in boards:
            if not shown.gone:
                shown.catch_up()
                assert shown.feed.view == shown.fresh()


@pytest.fixture
def shown(planned):
    return Shown(planned, next(iter(planned.plan.productions)))


def rows_of(update):
    return [row.name for row in update.rows if isinstance(row, BoardRow)]


def test_a_moved_call_changes_its_date_and_the_cells_on_it(shown, planned):
    moved = next(d for d in planned.plan.shoot_days.values() if d.date == day(1))
    planned.do(MoveCall(day=moved.id, call=600))
    (update,) = shown.updates
    assert shown.anew == 1
    assert sorted(rows_of(update)) == ["Ana Foss", "Ben Osei"]
    assert [column.date for column in update.days] == [day(1)]
    ana = next(row for row in shown.feed.view.rows if row.name == "Ana Foss")
    assert ana.cells[day(1)][0].call == 600


def test_a_day_that_goes_gives_the_later_ones_other_numbers(shown, planned):
    first = next(d for d in planned.plan.shoot_days.values() if d.date == day(1))
    before = {column.date: column for column in shown.feed.view.days}
    planned.do(RemoveShootDays(days=(first.id,)))
    (update,) = shown.updates
    after = {column.date: column for column in update.days}
    assert after[day(1)].entries != before[day(1)].entries
    assert after[day(2)].entries[0].number == before[day(2)].entries[0].number - 1


def test_a_dark_day_and_a_holiday_need_no_new_board(shown, planned):
    first = next(d for d in planned.plan.shoot_days.values() if d.date == day(1))
    planned.do(EditShootDay(day=replace(first, day_type=DayType.DARK)))
    planned.do(
        AddHoliday(
            holiday=Holiday(id=NEW, production=shown.production, date=day(2), name="Gala Day")
        )
    )
    assert shown.anew == 1
    assert shown.feed.view == shown.fresh()
    assert next(c for c in shown.feed.view.days if c.date == day(2)).holiday == "Gala Day"


def test_other_settings_keep_the_former_marks_until_all_is_looked_at(planned):
    key = next(iter(planned.plan.productions))
    shown = Shown(planned, key, at_once=0, at_once_after_edit=0)
    assert shown.feed.behind
    assert shown.feed.view == unmarked(shown.fresh())
    shown.catch_up()
    before = shown.feed.view
    assert before == shown.fresh() != unmarked(before)
    production = planned.plan.productions[key]
    planned.do(EditProduction(production=replace(production, weekly_limit=60)))
    assert shown.anew == 2
    assert shown.feed.view == before
    shown.catch_up()
    assert shown.feed.view == shown.fresh() != before


def test_those_named_first_are_looked_at_first(planned):
    shown = Shown(planned, next(iter(planned.plan.productions)), at_once=0)
    update = shown.feed.catch_up((2, 1), 1)
    assert [row.name for row in update.rows] == ["Ben Osei"]
    assert shown.feed.behind
