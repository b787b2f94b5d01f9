"""Columns of printed tables are as wide as what they hold: names stay on one line."""

import pytest

from crewplanner.exports.paper import Orientation
from crewplanner.exports.paper_layout import paper_layout
from crewplanner.exports.paper_pdf import paper_pdf
from crewplanner.exports.paper_tables import Cell, Column, Group, Kind, Table, rows_of
from tests.exports.papers import paper
from tests.exports.reading import pdf_text

NAMES = ("Desmond Achterberg", "Ines Roe", "Saoirse Lundqvist-Amadi", "Bartholomew Osei")
ROLES = ("Production Manager", "DIT", "Production Co-ordinator", "Grip")
LONG = "maximiliana.freifrau.von.hohenstein-wittgenstein@post.example.com"


def contacts(emails):
    """A list of so many people as the producer has it."""
    columns = (
        Column(title="Role", weight=1.3),
        Column(title="Name", weight=1.4),
        *(Column(title=title) for title in ("Phone", "E-mail", "From", "To")),
    )
    rows = rows_of(
        *(
            (
                ROLES[number % 4],
                Cell(value=NAMES[number % 4], strong=True),
                "+44 7700 900123",
                email,
                "Wed 18 Nov",
                "Wed 25 Nov",
            )
            for number, email in enumerate(emails)
        )
    )
    return Table(columns=columns, groups=(Group(rows=rows),), leads=2)


def days(count):
    """A table of so many days, close and small."""
    columns = (
        Column(title="Name", ems=12),
        Column(title="Role", ems=11),
        *(Column(title=str(day), ems=2.45) for day in range(count)),
    )
    rows = (
        (Cell(value=name, strong=True), role, *["W"] * count)
        for name, role in zip(NAMES, ROLES, strict=True)
    )
    return Table(columns=columns, groups=(Group(rows=rows_of(*rows)),), leads=2, tight=True)


def printed(table, way=Orientation.PORTRAIT):
    (data,) = paper_layout(paper(table, orientation=way))["parts"]
    return data


@pytest.mark.parametrize("long", [0, 1])
def test_one_long_address_takes_no_room_from_names(long):
    table = contacts([*["somebody.oyelaran@example.com"] * 39, *[LONG] * long])
    lines = pdf_text(paper_pdf(paper(table)))
    assert [text for text in (*NAMES, *ROLES) if text not in lines] == []
    email = printed(table)["columns"][3]
    assert bool(email["ems"]) == bool(long), "only with an address that wraps it has a width"
    assert email["ems"] < 20


def test_a_column_of_times_has_their_width_before_there_are_any():
    columns = tuple(Column(title=title, kind=Kind.TIME) for title in ("out", "in", "out", "in"))
    empty = Table(columns=columns, groups=(Group(rows=rows_of((780, 840, None, None))),))
    there = [column["ems"] for column in printed(empty)["columns"]]
    assert there[:2] == [0, 0]
    assert there[2] == there[3] > 3.9


def test_where_many_are_long_they_have_their_room():
    assert printed(contacts([LONG] * 10))["columns"][3]["ems"] > 22


def test_scant_room_is_shared_by_what_columns_hold():
    role, name = printed(contacts(["somebody.oyelaran@example.com"] * 40))["columns"][:2]
    assert (role["weight"], name["weight"]) != (1.3, 1.4)
    wide = printed(contacts(["a@b.example.com"] * 40), Orientation.LANDSCAPE)["columns"][:2]
    assert [column["weight"] for column in wide] == [1.3, 1.4]


@pytest.mark.parametrize(("count", "roomy"), [(10, True), (36, True), (40, False)])
def test_names_beside_many_days_stay_on_one_line_where_the_type_allows_it(count, roomy):
    table = days(count)
    lines = pdf_text(paper_pdf(paper(table, orientation=Orientation.LANDSCAPE)))
    assert all(text in lines for text in (*NAMES, *ROLES)) == roomy
    data = printed(table, Orientation.LANDSCAPE)
    assert data["size"] >= 6.4
    assert data["columns"][0]["ems"] >= 12
