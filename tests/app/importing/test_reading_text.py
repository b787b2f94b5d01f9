"""Fault 41: text in any encoding, with any delimiter, ragged, quoted, broken; no row is lost."""

import contextlib
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.app.errors import Refused
from crewplanner.app.formula_guard import guarded
from crewplanner.app.importing.folding import cleaned
from crewplanner.app.importing.people import PeopleImport
from crewplanner.app.importing.preview import RowStatus
from crewplanner.app.importing.sources import read_tables
from crewplanner.app.importing.tables import MAX_BYTES, MAX_COLUMNS, TableKind
from crewplanner.app.jobs import Stopped, never, no_progress
from tests.app.importing.conftest import (
    NO_PLAN,
    accounted,
    people_of,
    row_of,
    shoots_of,
    table_of,
)

NAMES = ["Name", "Chloé Yıldız", "Søren “Sø” O’Neill"]
LIST = f"{NAMES[0]};Role;Phone\n{NAMES[1]};Gaffer;07700 900001\n{NAMES[2]};Grip;07700 900002\n"


def names_in(data, **options):
    return [row[0] for row in table_of(data, **options).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_its_mark(encoding):
    assert names_in(LIST.encode(encoding)) == NAMES


def test_windows_text_is_read_as_such():
    assert names_in(LIST.replace("ı", "i").encode("windows-1252")) == [
        name.replace("ı", "i") for name in NAMES
    ]


def test_the_encoding_can_be_said():
    assert names_in(LIST.encode("iso8859-9", errors="replace"), encoding="iso8859-9")[1] == NAMES[1]
    with pytest.raises(Refused, match="not an encoding"):
        table_of(LIST, encoding="klingon")


def test_one_damaged_byte_does_not_make_nonsense_of_all_letters():
    table = table_of(("Zoë;Gaffer\n" * 30).encode() + b"Bj\xf6rk;Grip\n")
    assert table.rows[0] == ("Zoë", "Gaffer")
    assert len(table.rows) == 31
    assert any("cannot be read" in remark for remark in table.remarks)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    text = "Notes before the list\n\n" + LIST.replace(";", delimiter)
    assert table_of(text).rows[3] == (NAMES[1], "Gaffer", "07700 900001")


def test_a_decimal_comma_is_no_delimiter():
    table = table_of("Name\tSatz\nMüller, Ana\t42,00\nPark, Mia\t28,50\n".encode("windows-1252"))
    assert table.rows[1] == ("Müller, Ana", "42,00")


def test_the_first_line_may_name_the_delimiter():
    table = table_of("sep=|\nName|Role, or so\nAna Foss|Gaffer, Grip\n")
    assert table.rows == ((), ("Name", "Role, or so"), ("Ana Foss", "Gaffer, Grip"))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_breaks_inside_quotes_do_not_make_rows(ending):
    text = ending.join(
        ["Name,Role,Notes", 'Ana Foss,Gaffer,"nuts', 'and ""eggs"""', "Ben Osei,Grip,"]
    )
    table = table_of(text)
    assert table.rows[1] == ("Ana Foss", "Gaffer", 'nuts\nand "eggs"')
    assert table.rows[2][0] == "Ben Osei"


def test_a_quote_that_nobody_closes_swallows_no_row():
    rows = [f"Person {n} Foss,Gaffer,0770090{n:04}" for n in range(60)]
    rows[10] = f'"{rows[10]}'
    table = table_of("Name,Role,Phone\n" + "\n".join(rows) + "\n")
    assert len(table.rows) == 61
    assert any("not closed" in remark for remark in table.remarks)


def test_two_stray_quotes_swallow_no_row_between_them():
    rows = [f"Person {n} Foss,Gaffer,0770090{n:04}" for n in range(12)]
    rows[3] = f'"{rows[3]}'
    rows[8] = f'{rows[8]}"'
    table = table_of("Name,Role,Phone\n" + "\n".join(rows) + "\n")
    assert len(table.rows) == 13
    assert any("not closed" in remark for remark in table.remarks)


def test_nul_and_direction_marks_do_not_reach_the_project():
    preview = people_of("Name,Role\nA\x00na \u202eFoss,Gaf\x00fer\n")
    assert (row_of(preview, 2).name, row_of(preview, 2).role) == ("Ana Foss", "Gaffer")


def test_a_million_columns_are_refused_with_a_sentence():
    with pytest.raises(Refused, match=f"1000000 columns.*{MAX_COLUMNS}"):
        table_of("Name,Role\n" + "," * 999_999 + "\n")


def test_a_cell_longer_than_any_note_is_refused_with_its_row():
    with pytest.raises(Refused, match="row 2 is too long"):
        table_of("Name,Role\nAna Foss," + "x" * 1_000_000 + "\n")


def test_a_file_of_any_size_is_measured_before_it_is_read():
    with pytest.raises(Refused, match="larger than"):
        read_tables(bytes(MAX_BYTES + 1), never)


@pytest.mark.parametrize("data", [b"", b"\n\n  \n", b"\xef\xbb\xbf", b"\x00\x00"])
def test_an_empty_file_is_said_to_be_empty(data):
    with pytest.raises(Refused, match="nothing in the file"):
        table_of(data)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"{\\rtf1 x}"]
)
def test_pictures_and_documents_are_refused_with_what_to_do(data):
    with pytest.raises(Refused, match="Save the list as CSV or XLSX"):
        table_of(data)


def test_ragged_rows_keep_their_cells():
    table = table_of("Name,Role,Phone\nAna Foss\nBen Osei,Grip,07700 900002,extra,more\n")
    assert [len(row) for row in table.rows] == [3, 1, 5]
    preview = people_of("Name,Role,Phone\nAna Foss\nBen Osei,Grip,07700 900002,extra\n")
    assert row_of(preview, 2).name == "Ana Foss"
    assert row_of(preview, 3).remarks == ("“extra” stands under no heading; left out.",)


def test_pasted_columns_keep_their_place_where_a_cell_is_empty():
    table = table_of(
        "Gaffer      Ana Foss     07700900001   07:30\n"
        "Spark       Ben Osei                   06:00\n"
        "Genny Op    Cleo Rao     07700900003   07:30\n"
    )
    assert table.kind is TableKind.PASTED
    assert table.rows[1] == ("Spark", "Ben Osei", "", "06:00")


def test_row_numbers_are_those_of_the_spreadsheet():
    preview = people_of('LIST\n\nName,Role,Notes\n\nAna Foss,Gaffer,"a\nb\nc"\nTBC,Grip,\n')
    assert [(row.row, row.status) for row in preview.rows] == [
        (5, RowStatus.NEW),
        (6, RowStatus.REPORTED),
    ]


def test_a_cancelled_import_stops_and_leaves_nothing():
    asked = []
    job = PeopleImport(data=LIST.encode() * 500, plan=NO_PLAN)
    with pytest.raises(Stopped):
        job.run(no_progress, lambda: asked.append(1) or len(asked) > 2)


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12
) | st.sampled_from(
    ["", "Ana Foss", "Gaffer", "07700 900123", "a@example.com", "£1,200", "\n", '"']
)
ROWS = st.lists(st.lists(CELLS, max_size=8), min_size=1, max_size=25)


def spreadsheet(rows, delimiter):
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return target.getvalue()


@given(rows=ROWS, delimiter=st.sampled_from(";,\t|"))
def test_every_row_of_any_crew_list_is_accepted_or_reported(rows, delimiter):
    text = spreadsheet([["Name", "Role", "Phone", "E-mail", "Rate"], *rows], delimiter)
    assert accounted_or_refused(text)


@given(rows=ROWS, delimiter=st.sampled_from(";,\t|"))
def test_every_row_of_any_list_of_days_is_accepted_or_reported(rows, delimiter):
    text = spreadsheet([["Start", "End", "Title", "Location", "ID"], *rows], delimiter)
    assert accounted(shoots_of(text, date_order="dmy"))


@given(rows=ROWS, delimiter=st.sampled_from(";,\t|"))
def test_what_a_spreadsheet_wrote_is_read_cell_by_cell(rows, delimiter):
    rows = [["Name", "Role", "Phone"], *([cleaned(c) for c in row] for row in rows)]
    rows = [row for row in rows if any(row)]
    table = table_of("sep=" + delimiter + "\n" + spreadsheet(rows, delimiter))
    assert list(map(list, table.rows[1:])) == rows


@given(data=st.binary(max_size=400))
def test_any_bytes_are_rows_that_are_accepted_or_reported_or_no_list(data):
    assert accounted_or_refused(b"Name;Role\n" + data)


def accounted_or_refused(data):
    """Whether every row is something, or the file was refused with one of two sentences."""
    with contextlib.suppress(Refused):
        return accounted(people_of(data))
    with pytest.raises(Refused, match=r"no text that can be read|Nobody was found in the list"):
        people_of(data)
    return True


GUARDED = ["=1+1", "+44 7700 900001", "-", "@home", "'=1+1", "''-x", "'quoted", "O'Neill", "\t="]


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_cells_of_our_own_papers_come_back_as_they_were(delimiter):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["a", "b", "c"])
    for text in GUARDED:
        writer.writerow([guarded(text), "x", "y"])
    rows = table_of(out.getvalue()).rows
    assert [row[0] for row in rows[1:]] == GUARDED


def test_a_guarded_cell_of_a_crew_list_loses_one_apostrophe_only():
    preview = people_of("Name,Role,Notes\nAna Foss,Gaffer,''=x\nBen Osei,Spark,'+1 is vegan\n")
    assert [row.note for row in preview.rows] == ["'=x", "+1 is vegan"]
