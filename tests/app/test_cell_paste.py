"""Tables pasted into the board, and patterns repeated on it."""

import pytest

from crewplanner.app.cell_edit import read_typed
from crewplanner.app.cell_entries import CellPlace
from crewplanner.app.cell_fill import Cells, copied_to, filled, source_date
from crewplanner.app.cell_paste import Part, PasteTarget, read_paste
from crewplanner.app.cell_table import heading_date, read_table
from crewplanner.app.cell_text import parse_cell
from crewplanner.app.commands.bookings import BookPeople
from crewplanner.app.tab_text import from_tsv
from crewplanner.domain.cells import entry_of, rewritten
from crewplanner.domain.values import DateSpan, format_minutes
from tests.app.conftest import span as days_of
from tests.plans import board, march

DAYS = days_of(1, 2)


@pytest.fixture(scope="module")
def plan():
    return board("""
               Mon 2        Tue 3        Wed 4
        unit   08:00-19:00  08:00-19:00  08:00-19:00
        ana    x            x            -
        ben    06:30        -            pencil
        cleo   -            -            -
        dee    -            -            away
    """)


def span(first, last):
    return DateSpan(first=march(first), last=march(last))


def pasted(plan, text, at=(1, 2), rows=1, days=1, part=Part.ALL):
    """Paste a text at a person and a day of March, with so many of each marked."""
    production = next(iter(plan.productions.values()))

    def reads(cell):
        try:
            parse_cell(cell, plan, production)
        except ValueError:
            return False
        return True

    people = tuple(plan.people)[at[0] - 1 :]
    target = PasteTarget(people=people, rows=rows, span=span(at[1], at[1] + days - 1))
    table = read_table(from_tsv(text), plan, reads)
    return read_paste(plan, production, table, target, part)


def written(found):
    """Person, day and what each cell shall say, in short."""
    cells = found.command.cells if found.command else ()
    return [
        (
            cell.person,
            cell.date.day,
            " / ".join(
                one.entry.status.value[:1]
                + (format_minutes(one.entry.call.minutes) if one.entry.call else "")
                for one in cell.entries
            ),
        )
        for cell in cells
    ]


@pytest.mark.parametrize(
    ("text", "marked", "cells"),
    [
        ("x", (1, 1), [(3, 9, "c")]),
        ("x", (2, 2), [(3, 9, "c"), (3, 10, "c"), (4, 9, "c"), (4, 10, "c")]),
        ("x\t2h", (1, 1), [(3, 9, "c"), (3, 10, "p")]),
        ("x\t2h", (1, 4), [(3, 9, "c"), (3, 10, "p"), (3, 11, "c"), (3, 12, "p")]),
        ("x\t2h", (1, 3), [(3, 9, "c"), (3, 10, "p")]),
        ("x\r\n7-19\r\n", (1, 1), [(3, 9, "c"), (4, 9, "p07:00")]),
    ],
)
def test_a_block_fills_what_is_marked_or_spreads_from_the_cursor(plan, text, marked, cells):
    assert written(pasted(plan, text, (3, 9), *marked)) == cells


def test_lines_below_the_last_person_are_counted(plan):
    found = pasted(plan, "x\r\nx\r\nx\r\n", (3, 9))
    assert found.left == ("Line 3: there is nobody below to paste it to.",)
    assert found.said() == "Pasted: 2 booked days, 1 line not pasted."


def test_names_and_dates_say_where(plan):
    text = "Crew\tMon 9 Mar 2026\t10.3.2026\t2026-03-11\tnotes\r\nBEN\t8-19\t\tx\tbig\r\n"
    found = pasted(plan, text)
    assert written(found) == [(2, 9, "p08:00"), (2, 11, "c")]
    assert found.left == ("“big” stands under no date.",)


def test_names_alone_say_whose_line_it_is(plan):
    assert written(pasted(plan, "cleo\tx\r\nben\toff\r\n", (1, 2))) == [(3, 2, "c"), (2, 2, "")]


def test_new_names_become_people_where_something_is_understood(plan):
    text = "Name\t9 Mar 2026\r\nGarcía, María\t8-19\r\nCAMERA\t\r\nOscar\toops\r\n#9\tx\r\n"
    found = pasted(plan, text)
    assert [person.name for person in found.command.people] == ["María García", "#9"]
    assert written(found) == [(-1, 9, "p08:00"), (-2, 9, "c")]
    assert found.left == ("Oscar: nothing in the line is understood.",)
    assert found.said() == "Pasted: 2 booked days, 2 new people, 1 line not pasted."


def test_cells_that_are_not_understood_stay_as_they_are(plan):
    found = pasted(plan, "8-19\toops\tx", (2, 2))
    assert written(found) == [(2, 2, "c08:00"), (2, 4, "c")]
    (sentence,) = found.unread
    assert sentence.startswith("ben, Tue 3 Mar: “oops” is not understood")


def test_an_empty_cell_frees_and_is_counted(plan):
    found = pasted(plan, "\tx", (1, 2))
    assert written(found)[0] == (1, 2, "")
    assert found.said() == "Pasted: 1 booked day, 1 day freed."


@pytest.mark.parametrize(
    ("part", "cells"),
    [
        (Part.TIMES, [(2, 2, "c09:00"), (2, 4, "p09:00")]),
        (Part.STATUS, [(2, 2, "e06:30"), (2, 4, "e")]),
        (Part.NOTES, [(2, 2, "c06:30"), (2, 4, "p")]),
    ],
)
def test_a_part_of_a_cell_changes_only_what_is_booked(plan, part, cells):
    assert written(pasted(plan, 'enq 9-18 "hot"', (2, 2), 1, 3, part)) == cells


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Tue 3 Mar 2026", 3),
        ("3/3/2026", 3),
        ("2026-03-03", 3),
        ("3 March 2026", 3),
        ("8-19", None),
        ("x", None),
        ("0800-1930", None),
        ("31 Feb 2026", None),
    ],
)
def test_headings_of_dates(text, date):
    assert heading_date(text) == (march(date) if date else None)


def apply(plan, found):
    """What the people's days say after a command: by person, the days and their statuses."""
    said = {}
    for person in plan.people:
        cells = {c.date: c.entries for c in found.command.cells if c.person == person}
        before = plan.bookings_of.get(person, ())
        done = rewritten(before, person, 1, cells)
        left = {b.id: b for b in before if b.id not in done.removed}
        left |= {b.id: b for b in done.saved}
        days = [(d.day, entry_of(b).status.value[0]) for b in left.values() for d in b.span]
        days += [(d.day, entry_of(b).status.value[0]) for b in done.added for d in b.span]
        said[person] = "".join(f"{day}{letter} " for day, letter in sorted(days)).strip()
    return said


def test_a_pattern_is_repeated_over_days_and_people_and_leaves_what_it_has_not(plan):
    production = next(iter(plan.productions.values()))
    source = Cells(people=(2,), span=span(2, 4))
    along = filled(plan, production, source, Cells(people=(2,), span=span(2, 10)))
    assert apply(plan, along)[2] == "2c 4p 5c 7p 8c 10p"
    down = filled(plan, production, source, Cells(people=(2, 3), span=span(2, 4)))
    assert apply(plan, down)[3] == "2c 4p"
    up = filled(plan, production, source, Cells(people=(1, 2), span=span(2, 4)))
    assert apply(plan, up)[1] == "2c 3c 4p"


def test_a_block_is_copied_to_other_dates(plan):
    production = next(iter(plan.productions.values()))
    source = Cells(people=(1, 2), span=span(2, 8))
    found = copied_to(plan, production, source, [march(9), march(23)])
    assert apply(plan, found)[1] == "2c 3c 9c 10c 23c 24c"
    assert apply(plan, found)[2] == "2c 4p 9c 11p 23c 25p"


def test_working_days_are_repeated_by_weekday_and_others_by_turns():
    week, three = span(2, 6), span(2, 4)
    assert source_date(march(9), week) == march(2)
    assert source_date(march(7), week) is None
    assert source_date(march(5), three) == march(2)
    assert source_date(march(1), three) == march(4)


def test_whoever_stands_behind_a_day_that_is_freed_moves_up(planned):
    first, second = planned.plan.productions
    cleo = list(planned.plan.people)[2]
    planned.do(BookPeople(production=first, people=(cleo,), spans=(DAYS,), rank=1))
    held = next(b for b in planned.plan.bookings_of[cleo] if b.production == second)
    assert (held.span, held.rank) == (DAYS, 2)
    production = planned.plan.productions[first]
    places = [CellPlace(person=cleo, date=date) for date in DAYS]
    planned.do(read_typed(planned.plan, production, places, "off").command)
    assert planned.plan.bookings[held.id].rank == 1
    planned.undo()
    assert planned.plan.bookings[held.id].rank == 2
