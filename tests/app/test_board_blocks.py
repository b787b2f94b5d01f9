"""Rows by person, unit and production; several productions side by side."""

from dataclasses import replace

import pytest

from crewplanner.app.commands.bookings import BookPeople
from crewplanner.app.commands.days import AddShootDays
from crewplanner.app.commands.productions import EditProduction
from crewplanner.app.queries.board import Arrangement, BoardGroup, BoardRow, RowsBy
from crewplanner.app.queries.board_blocks import BoardQuestion
from crewplanner.app.queries.make_board import board
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import NEW
from tests.app.conftest import MONDAY, day, span

WEEK = span(0, 6)


@pytest.fixture
def keys(planned):
    """The productions: Harbour, which has the board, and Ferry."""
    harbour, ferry = planned.plan.productions
    planned.do(EditProduction(production=replace(planned.plan.productions[harbour], code="HRB")))
    return harbour, ferry


@pytest.fixture
def shown(planned, keys):
    def make(rows_by, *, both=False, dates=WEEK):
        besides = frozenset(keys[1:]) if both else frozenset()
        question = BoardQuestion(
            production=keys[0],
            span=dates,
            today=MONDAY,
            arrangement=Arrangement(rows_by=rows_by, besides=besides),
        )
        return board(planned.plan, question, planned.findings(None, dates))

    return make


def outline(view):
    """Headings, and people below them."""
    return [
        f"{row.name} {row.heads}" if isinstance(row, BoardGroup) else row.name for row in view.rows
    ]


def rows_of(view, name):
    return [row for row in view.rows if isinstance(row, BoardRow) and row.name == name]


def test_by_person_everybody_stands_in_one_list_from_a_to_z(shown):
    assert outline(shown(RowsBy.PERSON)) == ["Ana Foss", "Ben Osei", "Cleo Rao"]


def test_by_unit_people_stand_where_they_are_booked(shown):
    assert outline(shown(RowsBy.UNIT)) == [
        "Main unit 2",
        "Ana Foss",
        "Ben Osei",
        "Splinter 0",
        "Not booked 1",
        "Cleo Rao",
    ]


def test_units_of_several_productions_say_whose_they_are(shown):
    headings = [
        row.name for row in shown(RowsBy.UNIT, both=True).rows if isinstance(row, BoardGroup)
    ]
    assert headings == ["HRB · Main unit", "HRB · Splinter", "Ferry · Main unit", "Ferry · No unit"]


def test_by_production_its_own_comes_first(shown):
    assert outline(shown(RowsBy.PRODUCTION, both=True)) == [
        "Harbour 2",
        "Ana Foss",
        "Ben Osei",
        "Ferry 1",
        "Cleo Rao",
    ]


def test_who_is_booked_by_two_units_has_a_row_in_each(planned, keys, shown):
    splinter = next(u.id for u in planned.plan.units.values() if u.name == "Splinter")
    planned.do(
        BookPeople(production=keys[0], people=(1,), spans=(span(5),), role=None, unit=splinter)
    )
    main, second = rows_of(shown(RowsBy.UNIT), "Ana Foss")
    assert [main.cells[day(n)][0].elsewhere for n in (0, 5)] == ["", "Splinter"]
    assert [second.cells[day(n)][0].elsewhere for n in (0, 5)] == ["Main unit", ""]
    (alone,) = rows_of(shown(RowsBy.PERSON), "Ana Foss")
    assert {cell.elsewhere for cells in alone.cells.values() for cell in cells} == {""}
    assert alone.group is None


def test_a_booking_outside_of_the_span_puts_nobody_into_a_unit(shown):
    assert "Not booked 3" in outline(shown(RowsBy.UNIT, dates=span(60, 66)))


@pytest.mark.parametrize(("both", "elsewhere"), [(False, "Ferry"), (True, "")])
def test_bookings_of_a_production_that_is_shown_are_whole(shown, both, elsewhere):
    (cleo,) = rows_of(shown(RowsBy.DEPARTMENT, both=both), "Cleo Rao")
    assert cleo.cells[day(1)][0].elsewhere == elsewhere


def test_the_days_of_all_productions_shown_are_named_and_their_heads_added_up(planned, keys, shown):
    unit = next(u.id for u in planned.plan.units.values() if u.production == keys[1])
    made = ShootDay(id=NEW, production=keys[1], unit=unit, date=day(1), call=480, wrap=1140)
    planned.do(AddShootDays(days=(made,)))
    alone, together = (shown(RowsBy.PERSON, both=both).days[1] for both in (False, True))
    assert [entry.code for entry in alone.entries] == [""]
    assert [entry.code for entry in together.entries] == ["HRB", "Ferry"]
    assert (alone.heads, together.heads) == (2, 3)
    assert together.minutes > alone.minutes


@pytest.mark.parametrize(
    ("rows_by", "heading"),
    [
        (RowsBy.DEPARTMENT, "Electric / lighting"),
        (RowsBy.UNIT, "Main unit"),
        (RowsBy.PRODUCTION, "Harbour"),
    ],
)
def test_each_kind_of_group_says_how_much_of_its_need_is_filled(shown, rows_by, heading):
    group = next(row for row in shown(rows_by).rows if row.name == heading)
    assert (group.coverage[day(1)].filled, group.coverage[day(1)].needed) == (2, 2)
