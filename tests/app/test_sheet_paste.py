"""Pasting into the group sheet: whose line, which cell, and what fits nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.app.sheet_paste import CELLS, DETAILS, read_paste

PEOPLE = (
    (1, "Ana Foss"),
    (2, "Ben Osei"),
    (3, "María José García"),
    (4, "Ben Nwosu"),
    (5, "Ingrid Novák"),
)


def read(text, row=0, column="call"):
    return read_paste([line.split("\t") for line in text.splitlines()], PEOPLE, row, column)


def said(sheet):
    return {line.person: dict(line.cells) for line in sheet.meant}


def test_a_table_with_titles_in_any_order():
    sheet = read("Role\tOut\tCrew\tLunch\tIn\nGaffer\t19:30\tAna Foss\t13:00-13:30\t7:00")
    assert said(sheet) == {1: {"call": "7:00", "meals": "13:00-13:30", "wrap": "19:30"}}
    assert sheet.unused == 1


def test_a_table_without_titles():
    sheet = read("Ana Foss\t0700\t13:00-14:00\t1930\nOsei, Ben\t+15\t\t+45")
    assert said(sheet) == {
        1: {"call": "0700", "meals": "13:00-14:00", "wrap": "1930"},
        2: {"call": "+15", "wrap": "+45"},
    }


def test_two_meals_are_one_cell():
    sheet = read("Name\tMeal 1\tMeal 2\nAna Foss\t13:00-13:30\t19:00-19:30")
    assert said(sheet) == {1: {"meals": "13:00-13:30, 19:00-19:30"}}


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("ana foss", 1),
        ("FOSS, Ana", 1),
        ("García, María José (DP)", 3),
        ("Maria Jose Garcia", 3),
        ("Garcia", 3),
        ("Ingrid Novak [B cam]", 5),
        ("Ben", None),
        ("Benedict", None),
        ("Ana Foster", None),
    ],
)
def test_names_as_people_write_them(name, person):
    (line,) = read(f"Name\tCall\n{name}\t7:00").lines
    assert line.person == person
    assert line.name == name


def test_a_line_that_fits_nobody_and_a_second_one_for_somebody_are_told():
    sheet = read("Ana Foss\t7:00\nZoe Unknown\t7:15\nAna Foss\t7:30")
    assert said(sheet) == {1: {"call": "7:00"}}
    assert [(line.number, line.name) for line in sheet.nobodys] == [
        (2, "Zoe Unknown"),
        (3, "Ana Foss"),
    ]


def test_names_that_nobody_bears_are_no_reason_to_go_by_the_cursor():
    sheet = read("Zoe Unknown\t7:00\nYan Unknown\t7:15")
    assert said(sheet) == {}
    assert [line.name for line in sheet.nobodys] == ["Zoe Unknown", "Yan Unknown"]


def test_times_alone_fill_from_the_cursor_down():
    assert said(read("+15\n\nsick\n22:30", row=1, column="wrap")) == {
        2: {"wrap": "+15"},
        3: {"wrap": "sick"},
        4: {"wrap": "22:30"},
    }


def test_two_columns_of_times_are_call_and_wrap():
    assert said(read("7:00\t19:00\n7:15\t19:30", row=3)) == {
        4: {"call": "7:00", "wrap": "19:00"},
        5: {"call": "7:15", "wrap": "19:30"},
    }


def test_what_lies_below_the_last_person_is_told():
    sheet = read("7:00\n7:15", row=4)
    assert said(sheet) == {5: {"call": "7:00"}}
    assert len(sheet.nobodys) == 1


def test_remarks_are_pasted_where_the_cursor_is():
    assert said(read("Late bus\nInterview", column="remarks")) == {
        1: {"remarks": "Late bus"},
        2: {"remarks": "Interview"},
    }


@pytest.mark.parametrize("text", ["", "\n\n", "\t\t\n"])
def test_nothing_is_nothing(text):
    assert read(text).lines == ()


def test_details_of_a_day_stand_in_columns_of_their_own_or_beside_times():
    sheet = read(
        "Name\tOut\tCamera OT\tTravel time\tMarks\n"
        "Ana Foss\t19:30\t45\t0\tfc\nBen Osei\t+15\t0\t1:30"
    )
    assert said(sheet) == {
        1: {"wrap": "19:30", "details": "cam 45, fc"},
        2: {"wrap": "+15", "details": "travel 1:30"},
    }
    sheet = read("Ana Foss\t7:00\t19:00\tcam 45, cwd\nOsei, Ben\t7:15\t22:30 mb 1\t")
    assert said(sheet) == {
        1: {"call": "7:00", "wrap": "19:00", "details": "cam 45, cwd"},
        2: {"call": "7:15", "wrap": "22:30 mb 1"},
    }
    assert said(read("Ana Foss\tcwd\nIngrid Novak\tmb 2")) == {
        1: {"details": "cwd"},
        5: {"details": "mb 2"},
    }


def test_remarks_about_travel_are_no_details():
    sheet = read("Ana Foss\t7:00\t19:00\ttravel by bus\nBen Osei\t7:00\t19:00\tmb")
    assert said(sheet)[1] == {"call": "7:00", "wrap": "19:00"}
    assert sheet.unused == 1


TEXTS = st.sampled_from(
    [
        "",
        "cam 45",
        "mb",
        "Ana Foss",
        "Ben Osei",
        "Nobody Here",
        "7:00",
        "+45",
        "sick",
        "13:00-13:30",
        "x",
        "Name",
    ]
)


@given(
    cells=st.lists(st.lists(TEXTS | st.text(max_size=12), max_size=6), max_size=8),
    row=st.integers(0, 4),
    column=st.sampled_from(CELLS),
)
def test_no_line_is_lost_whatever_is_pasted(cells, row, column):
    sheet = read_paste(cells, PEOPLE, row, column)
    filled = [n for n, line in enumerate(cells, start=1) if any(c.strip() for c in line)]
    kept = [line.number for line in sheet.lines]
    assert kept in (filled, filled[1:]), "every line, but for one of titles"
    owners = [line.person for line in sheet.meant]
    assert len(owners) == len(set(owners))
    assert all(
        cell in (*CELLS, DETAILS) and text for line in sheet.lines for cell, text in line.cells
    )
