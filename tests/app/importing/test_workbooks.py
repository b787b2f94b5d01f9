"""Workbooks, and faults 39 and 40: what unpacks to too much or declares entities is refused.

Each test makes its fault and shows that it is one: small in the file, over the budget unpacked.
"""

import datetime as dt
import io
import os
import random
import subprocess
import sys
import textwrap
import time
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest

from crewplanner.app.errors import Refused
from crewplanner.app.importing.sources import read_tables
from crewplanner.app.importing.workbook_guard import MAX_INFLATED, plain_container
from crewplanner.app.jobs import never
from tests.app.importing.conftest import crew_list, people_of, table_of, workbook

MEGABYTE = 1024 * 1024
SHEET = "xl/worksheets/sheet1.xml"
ROWS = [["Name", "Role"], ["Ana Foss", "Gaffer"], ["Ben Osei", "Grip"]]


def with_part(name, content, *, data=None, compression=zipfile.ZIP_DEFLATED):
    """The workbook with one part replaced or added."""
    source = zipfile.ZipFile(io.BytesIO(data or workbook(Crew=ROWS)))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression, compresslevel=9) as made:
        for info in source.infolist():
            if info.filename != name:
                made.writestr(info.filename, source.read(info))
        made.writestr(name, content)
    return target.getvalue()


def sheet_of(cells):
    return f"<worksheet><sheetData>{cells}</sheetData></worksheet>".encode()


def bomb(megabytes=283):
    """A sheet of one letter, packed about a thousand to one."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        with made.open(SHEET, "w") as part:
            part.write(b"<worksheet><sheetData><row><c t='inlineStr'><is><t>")
            for _ in range(megabytes):
                part.write(b"A" * MEGABYTE)
            part.write(b"</t></is></c></row></sheetData></worksheet>")
        made.writestr("[Content_Types].xml", "<Types/>")
    return target.getvalue()


def declared(data):
    return sum(info.file_size for info in zipfile.ZipFile(io.BytesIO(data)).infolist())


def lying(data, size):
    """The same container, whose directory says that the sheet unpacks to so many bytes."""
    (info,) = [i for i in zipfile.ZipFile(io.BytesIO(data)).infolist() if i.filename == SHEET]
    true, false = info.file_size.to_bytes(4, "little"), size.to_bytes(4, "little")
    return data.replace(true, false)


def test_a_zip_bomb_is_refused_before_it_is_inflated():
    data = bomb()
    assert len(data) < MEGABYTE
    assert declared(data) > 280 * MEGABYTE > MAX_INFLATED
    with pytest.raises(Refused, match="unpacks to far more"):
        read_tables(data, never)


MEASURE = """
    import sys
    from pathlib import Path
    from crewplanner.app.errors import Refused
    from crewplanner.app.importing.people import PeopleImport
    from crewplanner.app.jobs import never, no_progress
    from crewplanner.domain.plan import Plan

    try:
        PeopleImport(data=Path(sys.argv[1]).read_bytes(), plan=Plan()).run(no_progress, never)
    except Refused as refusal:
        print(refusal)
    status = Path("/proc/self/status").read_text()
    print(next(l.split()[1] for l in status.splitlines() if l.startswith("VmHWM")))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
@pytest.mark.parametrize("lie", [False, True], ids=["honest", "lying"])
def test_a_zip_bomb_costs_little_memory(tmp_path, lie):
    data = lying(bomb(), 60_000) if lie else bomb()
    file = tmp_path / "crew.xlsx"
    file.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(MEASURE), file],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        timeout=60,
    )
    sentence, peak = done.stdout.splitlines()
    assert "unpacks to far more" in sentence
    assert int(peak) / 1024 < 150


def test_a_directory_that_lies_about_sizes_is_found_out_by_counting():
    data = lying(bomb(8), 60_000)
    assert declared(data) < MEGABYTE
    with pytest.raises(Refused, match="unpacks to far more"):
        read_tables(data, never)


def test_parts_that_lie_over_each_other_are_counted_each_time():
    """Many entries of a directory may share the same packed bytes."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed.compress(b" " * (8 * MEGABYTE)) + packed.flush()
    local = b"PK\x03\x04" + bytes(22) + (1).to_bytes(2, "little") + bytes(2) + b"x"
    entries = b""
    for number in range(40):
        name = f"xl/worksheets/sheet{number}.xml".encode()
        entries += b"".join(
            (
                b"PK\x01\x02", bytes(6), (8).to_bytes(2, "little"), bytes(4), bytes(4),
                len(body).to_bytes(4, "little"), (8 * MEGABYTE).to_bytes(4, "little"),
                len(name).to_bytes(2, "little"), bytes(16), name,
            )
        )  # fmt: skip
    start = len(local) + len(body)
    end = b"".join(
        (
            b"PK\x05\x06", bytes(4), (40).to_bytes(2, "little") * 2,
            len(entries).to_bytes(4, "little"), start.to_bytes(4, "little"), bytes(2),
        )
    )  # fmt: skip
    data = local + body + entries + end
    assert len(data) < MEGABYTE / 10
    assert declared(data) == 320 * MEGABYTE
    with pytest.raises(Refused, match="unpacks to far more"):
        read_tables(data, never)


def test_one_filled_cell_far_away_is_refused():
    data = with_part(SHEET, sheet_of('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    assert len(data) < 20_000
    with pytest.raises(Refused, match="row 1048576 and column 16384"):
        read_tables(data, never)


def test_a_long_text_that_many_cells_name_is_refused():
    """Half a megabyte of text named five hundred times would be a quarter of a gigabyte."""
    cells = "".join('<row><c t="s"><v>0</v></c></row>' for _ in range(500))
    texts = f"<sst><si><t>{'A' * 500_000}</t></si></sst>"
    data = with_part("xl/sharedStrings.xml", texts, data=with_part(SHEET, sheet_of(cells)))
    assert declared(data) < 2 * MEGABYTE
    with pytest.raises(Refused, match="unpacks to far more"):
        read_tables(data, never)


def test_a_repeated_cell_of_an_open_document_is_refused():
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><table:table>'
        '<table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell office:value-type="string"><text:p>A</text:p></table:table-cell>'
        "</table:table-row></table:table></office:document-content>"
    )
    data = with_part("content.xml", content)
    with pytest.raises(Refused, match="row 1000000"):
        read_tables(data, never)


@pytest.mark.parametrize("count", ["99999999", "4294967295", "-1", "many"])
def test_a_count_of_things_to_come_is_not_believed(count):
    """A reader makes room for as many: twenty-four bytes each, or the end of the program."""
    texts = f'<sst uniqueCount="{count}"><si><t>A</t></si></sst>'
    with pytest.raises(Refused, match="damaged"):
        read_tables(with_part("xl/sharedStrings.xml", texts), never)
    fair = texts.replace(count, "1")
    assert len(table_of(with_part("xl/sharedStrings.xml", fair)).rows) == 3


@pytest.mark.parametrize("declaration", ["encoding='klingon'", "encoding='utf-7'"])
def test_an_odd_encoding_of_a_part_is_damage(declaration):
    text = f"<?xml version='1.0' {declaration}?>{sheet_of('').decode()}"
    with pytest.raises(Refused, match="damaged"):
        read_tables(with_part(SHEET, text), never)


ENTITIES = {
    "billion laughs": '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    "outside file": '<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    "outside document type": '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">',
}


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "odd/odd.xml"])
@pytest.mark.parametrize("kind", ENTITIES)
def test_entities_are_refused_in_every_part(kind, part):
    text = f"{ENTITIES[kind]}{sheet_of('<row><c><v>&b;</v></c></row>').decode()}"
    started = time.process_time()
    with pytest.raises(Refused, match="declares entities"):
        read_tables(with_part(part, text), never)
    assert time.process_time() - started < 5


def test_pictures_in_a_workbook_do_not_count_against_it():
    data = with_part("xl/media/poster.png", os.urandom(MEGABYTE) + bytes(150 * MEGABYTE))
    assert declared(data) > MAX_INFLATED
    assert len(table_of(data).rows) == 3


def test_what_reaches_the_reader_is_a_container_of_our_own():
    names = zipfile.ZipFile(io.BytesIO(plain_container(crew_list("crew_list_us.xlsx")))).namelist()
    assert SHEET in names
    assert all(name.endswith((".xml", ".rels")) for name in names)


@pytest.mark.parametrize(
    ("part", "sentence"),
    [("xl/workbook.bin", "binary workbook"), ("word/document.xml", "not a spreadsheet")],
)
def test_relatives_of_a_workbook_are_named(part, sentence):
    with pytest.raises(Refused, match=sentence):
        read_tables(with_part(part, "x"), never)


def test_two_parts_with_one_name_are_refused():
    target = io.BytesIO(workbook(Crew=ROWS))
    with zipfile.ZipFile(target, "a") as made, pytest.warns(UserWarning, match="Duplicate name"):
        made.writestr(SHEET, sheet_of(""))
    with pytest.raises(Refused, match="damaged"):
        read_tables(target.getvalue(), never)


def test_a_damaged_workbook_is_refused_with_a_sentence_wherever_the_damage_is():
    chance = random.Random(41)  # noqa: S311 - the same damage in every run
    whole = crew_list("crew_list_us.xlsx")
    sentences = []
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            broken[chance.randrange(4, len(broken))] = chance.randrange(256)
        data = bytes(broken[: chance.choice([len(broken), chance.randrange(4, len(broken))])])
        try:
            people_of(data)
        except Refused as refusal:
            sentences.append(str(refusal))
    assert len(sentences) > 50
    assert all(sentence.endswith(".") for sentence in sentences)


def test_an_old_or_protected_workbook_is_refused_with_what_to_do():
    with pytest.raises(Refused, match="save it as XLSX, without a password"):
        read_tables(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), never)


def test_cells_are_read_as_a_person_reads_them():
    times = [
        dt.datetime(2026, 3, 4, 7, 30),
        dt.date(2026, 3, 4),
        dt.time(7, 30),
        220,
        37.5,
        7186818427,
        True,
        None,
        " as typed ",
    ]
    table = table_of(workbook(Crew=[[], [None, *times]]))
    assert table.rows[0] == ("",) * 10
    assert table.rows[1] == (
        "", "2026-03-04 07:30:00", "2026-03-04", "07:30:00", "220", "37.5", "7186818427", "TRUE",
        "", " as typed ",
    )  # fmt: skip


def test_the_sheet_that_is_a_crew_list_is_read():
    preview = people_of(crew_list("crew_list_us.xlsx"))
    assert preview.table.sheet == "CREW LIST"
    assert preview.sheets == ("CREW LIST", "Vendors")
    assert all("Camera House" not in row.name for row in preview.rows)


def test_another_sheet_can_be_named_and_its_like_is_told():
    data = workbook(Main=[*ROWS, ["Cleo Rao", "Spark"]], Second=ROWS)
    assert people_of(data).remarks == ("Only the sheet “Main” was read, not “Second”.",)
    assert people_of(data, sheet="Second").counts.new == 2
    with pytest.raises(Refused, match="no sheet “Third”"):
        people_of(data, sheet="Third")


def test_hidden_sheets_are_left_alone():
    made = openpyxl.load_workbook(io.BytesIO(workbook(Crew=ROWS, Old=ROWS * 5)))
    made["Old"].sheet_state = "hidden"
    target = io.BytesIO()
    made.save(target)
    assert people_of(target.getvalue()).sheets == ("Crew",)


OPEN_DOCUMENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    '<office:body><office:spreadsheet><table:table table:name="Crew">{rows}'
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
    'table:number-columns-repeated="16384"/></table:table-row>'
    "</table:table></office:spreadsheet></office:body></office:document-content>"
)
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def open_document(rows):
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>'
            "</table:table-cell>"
            for text in row
        )
        + "</table:table-row>"
        for row in rows
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("mimetype", KIND)
        made.writestr(
            "META-INF/manifest.xml",
            "<manifest:manifest "
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
            "</manifest:manifest>",
        )
        made.writestr("content.xml", OPEN_DOCUMENT.format(rows=cells))
    return target.getvalue()


def test_an_open_document_is_read_though_its_empty_rows_reach_far():
    preview = people_of(open_document(ROWS))
    assert [row.name for row in preview.rows] == ["Ana Foss", "Ben Osei"]


def test_more_rows_than_any_list_has_are_refused():
    with pytest.raises(Refused, match="more than 250000 rows"):
        read_tables(b"Ana Foss;Gaffer\n" * 250_001, never)
    with pytest.raises(Refused, match="more than 4000000 cells"):
        read_tables((b"x;" * 900 + b"\n") * 5000, never)


def test_a_protected_part_is_refused_with_what_to_do():
    data = bytearray(workbook(Crew=ROWS))
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    with pytest.raises(Refused, match="protected with a password"):
        read_tables(bytes(data), never)
