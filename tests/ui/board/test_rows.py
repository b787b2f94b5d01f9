"""The index of a view: who is where, what is next."""

from dataclasses import replace

import pytest

from crewplanner.app.queries.board import BoardGroup, GroupKey, RowsBy
from crewplanner.domain.bookings import BookingStatus
from crewplanner.ui.board.rows import GroupLine, Rows, Shade
from tests.ui.board.boards import CREW, row_of, view_of


@pytest.fixture
def rows(crew):
    return Rows(crew)


def test_people_and_departments_are_lines_in_order(rows):
    assert rows.lines.count == 7
    assert [rows.index(person) for person in (1, 2, 3, 4, 5)] == [1, 2, 3, 5, 6]
    assert rows.person(0) is None
    assert rows.person(5).name == "Dafydd Hughes"
    assert rows.person(7) is None


def test_a_line_is_made_when_it_is_first_asked_for_and_keeps_what_was_put_in_its_place(crew):
    rows = Rows(crew)
    assert len(rows.lines) == 0
    assert [*rows.lines.above(2)] == [rows.lines[0], rows.lines[1]]
    assert len(rows.lines) == 2
    changed = replace(crew.rows[1], role="Somebody else")
    rows.replace((changed,))
    assert rows.person(1) == changed
    for number in (-1, rows.lines.count):
        with pytest.raises(IndexError):
            rows.lines[number]


def test_people_of_a_folded_department_have_no_line(crew):
    department = crew.rows[0].key
    rows = Rows(crew, frozenset({department}))
    assert rows.lines.count == 4
    heading = rows.lines[0]
    assert isinstance(heading, GroupLine)
    assert heading.folded
    assert rows.index(1) is None
    assert rows.index(4) == 2


def test_cells_come_upper_lane_first(rows):
    assert [cell.booking for cell in rows.cells(5, 3)] == [41, 42]
    assert rows.cells(5, 9) == ()
    assert rows.cells(0, 0) == ()
    assert rows.cells(1, -1) == ()


def test_a_booking_is_found_by_its_id(rows):
    assert rows.line_of(42) == 5
    assert rows.cell_of(31).span.first.day == 29
    assert rows.line_of(99) is None
    assert rows.cell_of(99) is None


def test_search_ignores_case_and_accents_and_asks_for_all_words(rows):
    assert rows.search("chloe dub") == (3,)
    assert rows.search("GAFFER park") == (5,)
    assert rows.search("nobody") == ()
    assert rows.search("  ") == ()


def test_search_finds_letters_that_are_written_in_two_ways():
    rows = Rows(view_of(("Niamh O’Neill",), ("Søren Łoś",), ("Ana Weiß",)))
    assert [rows.search(text) for text in ("o'neill", "soren los", "weiss")] == [(1,), (2,), (3,)]


def test_search_finds_people_of_folded_departments_too(crew):
    rows = Rows(crew, frozenset({crew.rows[0].key}))
    assert rows.search("ana") == (1,)


def test_replacing_a_person_touches_that_line_alone(rows):
    ana = rows.person(1)
    cells = {d: (replace(c[0], status=BookingStatus.OFFERED),) for d, c in ana.cells.items()}
    done = rows.replace((replace(ana, cells=cells),))
    assert done.lines == (1,)
    assert done.cells == {1: tuple((date - rows.dates[0]).days for date in cells)}
    assert not done.resized
    assert rows.cells(1, 0)[0].status is BookingStatus.OFFERED
    assert rows.view.rows[1].cells == cells


def test_replacing_one_cell_tells_its_day(rows):
    ana = rows.person(1)
    date = max(ana.cells)
    later = replace(ana.cells[date][0], call=500)
    done = rows.replace((replace(ana, cells={**ana.cells, date: (later,)}),))
    assert done.cells == {1: ((date - rows.dates[0]).days,)}


def test_a_day_off_may_look_otherwise_on_the_other_dates_too(rows):
    ana = rows.person(1)
    date = max(ana.cells)
    free = replace(ana.cells[date][0], idle=True)
    done = rows.replace((replace(ana, cells={**ana.cells, date: (free,)}),))
    assert (done.lines, done.cells) == ((1,), {})


def test_another_name_or_another_date_takes_the_whole_line(rows):
    ana = rows.person(1)
    done = rows.replace((replace(ana, name="Ana Ruiz Gil"),))
    assert (done.lines, done.cells) == ((1,), {})
    done = rows.replace((row_of(1, "Ana Ruiz Gil", "CC"),))
    assert (done.lines, done.cells) == ((1,), {})


def test_replacing_tells_when_bookings_now_meet(rows):
    done = rows.replace((row_of(1, "Ana Ruiz", "CCC.", ".1.."),))
    assert done.resized


def test_replacing_days_and_departments(rows, crew):
    day = replace(crew.days[2], heads=7, weekend=True)
    group = replace(crew.rows[0], name="Grip")
    done = rows.replace((group,), (day,))
    assert done.lines == (0,)
    assert done.days == (2,)
    assert rows.days[2].heads == 7
    assert rows.view.rows[0].name == "Grip"


def test_replacing_somebody_who_is_not_shown_does_nothing(rows):
    done = rows.replace((row_of(77, "Zoë", "CC"),))
    assert (done.lines, done.days, done.resized) == ((), (), False)


def test_a_new_booking_is_found_after_replacing(rows):
    assert rows.line_of(21) is None
    rows.replace((row_of(2, "Ben Jones", "..C"),))
    assert rows.line_of(21) == 2


def test_a_booking_that_moves_to_another_person_is_found_there(rows):
    assert rows.line_of(11) == 1
    moved = row_of(1, "Ben Jones", "CCC")
    rows.replace((row_of(1, "Ana Ruiz", "......"), replace(moved, person=2)))
    assert rows.line_of(11) == 2
    rows.replace((row_of(1, "Ana Ruiz", "CCC"), row_of(2, "Ben Jones", "")))
    assert rows.line_of(11) == 1
    assert rows.line_of(12) is None


def test_findings_are_walked_in_reading_order_and_round(rows):
    found = rows.find(0, 0, 1, lambda cell: cell.severity is not None)
    assert found[:2] == (6, 13)
    again = rows.find(6, 13, 1, lambda cell: cell.severity is not None)
    assert again[:2] == (6, 13)
    assert rows.find(0, 0, 1, lambda cell: cell.booking == 99) is None


def test_ground_says_weekend_holiday_and_dark(crew):
    days = list(crew.days)
    days[1] = replace(days[1], holiday="St Andrew's Day")
    dark = replace(days[2].entries[0], day_type="dark")
    days[2] = replace(days[2], entries=(dark,), holiday="St Andrew's Day")
    rows = Rows(replace(crew, days=tuple(days)))
    assert rows.shades[:6] == [
        Shade.NONE,
        Shade.HOLIDAY,
        Shade.DARK,
        Shade.NONE,
        Shade.NONE,
        Shade.WEEKEND,
    ]


def test_dates_without_a_day_in_the_view_are_plain(crew):
    rows = Rows(replace(crew, days=()))
    assert len(rows.days) == 14
    assert rows.days[0].entries == ()


def test_people_are_listed_both_ways():
    rows = Rows(view_of(*CREW))
    assert list(rows.people()) == [1, 2, 3, 5, 6]
    assert list(rows.people(-1, 4)) == [3, 2, 1]


# --- several rows of one person ------------------------------------------------------------------


@pytest.fixture
def twice():
    """Ana in two groups: booking 11 is of the first one, 12 of the second."""
    first, second = (GroupKey(by=RowsBy.UNIT, production=1, unit=unit) for unit in (1, 2))
    row = row_of(1, "Ana Ruiz", "CC.1")
    rows = (
        BoardGroup(name="Main unit", heads=1, coverage={}, by=first.by, production=1, unit=1),
        replace(row, cells=greyed(row, 12), group=first),
        BoardGroup(name="Splinter", heads=1, coverage={}, by=second.by, production=1, unit=2),
        replace(row, cells=greyed(row, 11), group=second),
    )
    return replace(view_of(days=4), rows=rows)


def greyed(row, booking):
    """The cells with one booking as it looks in the rows of others."""
    return {
        date: tuple(
            replace(cell, elsewhere="there") if cell.booking == booking else cell for cell in cells
        )
        for date, cells in row.cells.items()
    }


def test_a_person_of_two_groups_has_a_line_in_each(twice):
    rows = Rows(twice)
    first, second = twice.rows[1].group, twice.rows[3].group
    assert [rows.index(1), rows.index(1, first), rows.index(1, second)] == [1, 1, 3]
    assert rows.search("ana") == (1,)
    folded = Rows(twice, frozenset({first}))
    assert [folded.index(1), folded.index(1, second)] == [2, 2]


def test_a_booking_is_found_in_the_row_of_its_own_group(twice):
    rows = Rows(twice)
    assert [rows.line_of(11), rows.line_of(12)] == [1, 3]
    fresh = (
        replace(twice.rows[1], cells=twice.rows[3].cells),
        replace(twice.rows[3], cells=twice.rows[1].cells),
    )
    rows.replace(fresh)
    assert [rows.line_of(11), rows.line_of(12)] == [3, 1]
