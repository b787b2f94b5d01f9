"""Texts that would be more than text if a format let them: RELIABILITY rows 42, 43 and 45."""

import warnings
from dataclasses import replace

import pytest

from crewplanner.app.formula_guard import unguarded
from crewplanner.app.queries.week import WeekNote
from crewplanner.exports import Audience, file_name, render
from tests.exports.reading import csv_rows, events, pdf_words, workbook, xlsx_texts
from tests.exports.weeks import changed, options, week

FORMULAS = (
    "=1+1",
    '=HYPERLINK("https://example.com";"x")',
    "=cmd|' /C calc'!A0",
    "{=1+1}",
    "+44 7700 900001",
    "-5",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\x00=1+1",
    "'=1+1",
    "https://example.com/",
    "mailto:ana@example.com",
    "07:30",
    "1e5",
    "TRUE",
    "&P &G &[Picture] &D",
)
CALENDAR_BREAKS = (
    "a\rb",
    "a\nb",
    "a\r\nATTENDEE:mailto:eve@example.com",
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil",
    "a\x00b\x07c\x1bd",
    "a\u2028END:VEVENT\u2029b",
    "a\u202egpj.exe\u2066b\u200f",
    "a;b,c\\n:d\\",
    '"quoted";X=1:',
    "x" * 300,
)
MARKUP = (
    '#panic("x")',
    '#read("week.typ")',
    "*bold*",
    "_emphasis_",
    "$x^2$",
    "\\ back \\u{1f600}",
    "<label>",
    "@ref",
    "// comment",
    "/* gone */",
    "= Heading",
    "- item",
    "`raw`",
    "[content]",
    "#{1+1}",
    '"sys.inputs"',
    "~--...",
    "{page}",
)


def filled(text, people=2):
    """A week in which everything that a person can type is that text."""

    def said(row):
        cells = tuple(
            tuple(replace(cell, place=text, address=text, unit=text) for cell in day)
            for day in row.cells
        )
        return replace(row, name=text, role=text, phone=text, phone_private=False, cells=cells)

    view = changed(week(people), said)
    days = tuple(
        replace(
            day,
            holiday=text,
            units=tuple(replace(unit, unit=text, places=(text,), note=text) for unit in day.units),
        )
        for day in view.days
    )
    departments = tuple(replace(one, name=text) for one in view.departments)
    note = WeekNote(date=view.span.first, text=text, severity="WARN")
    return replace(
        view,
        title=text,
        client=text,
        contact=text,
        days=days,
        departments=departments,
        notes=(note,),
        holds=(note,),
    )


def producer(text):
    return options(Audience.PRODUCER, issued_by=text, version=text, supersedes=text)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_is_a_formula_and_nothing_is_lost(text):
    rows = csv_rows(render(filled(text), producer(text), "csv"))
    assert len(rows) == 11
    for row in rows:
        for column in ("name", "role", "phone", "department", "place", "address", "unit"):
            if row[column]:
                assert not row[column].startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\x00"))
                assert unguarded(row[column]) == text


@pytest.mark.parametrize("text", FORMULAS + CALENDAR_BREAKS)
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(text):
    data = render(filled(text), producer(text), "xlsx")
    book = workbook(data)
    formulas = [
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert formulas
    assert all(formula.startswith(("=SUM(", "=SUBTOTAL(", "=K")) for formula in formulas)
    assert not any(cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row)
    assert "hyperlink" not in xlsx_texts(data)


def test_a_phone_stays_readable_in_csv_and_workbook():
    phone = "+44 7700 900001"
    view = filled(phone)
    assert csv_rows(render(view, producer(""), "csv"))[0]["phone"] == f"'{phone}"
    assert workbook(render(view, producer(""), "xlsx"))["List"]["E2"].value == phone


@pytest.mark.parametrize("text", FORMULAS + CALENDAR_BREAKS)
def test_what_was_typed_adds_no_event_and_no_property_to_a_calendar(text):
    plain = events(render(filled("plain"), producer("plain"), "ics"))
    data = render(filled(text), producer(text), "ics")
    found = events(data)
    assert len(found) == len(plain)
    for event, expected in zip(found, plain, strict=True):
        assert list(event.keys()) == list(expected.keys())
        assert not event.errors
    lines = data.decode().split("\r\n")
    assert not any(char in line for line in lines for char in "\r\n\x00\x07\x1b\u2028\u2029\u202e")
    assert all(len(line.encode()) <= 75 for line in lines)


@pytest.mark.parametrize("text", ["a;b,c\\n:d", '"quoted";X=1:', "#panic"])
def test_what_was_typed_comes_back_from_a_calendar(text):
    event = events(render(filled(text), producer(text), "ics"))[0]
    assert str(event["location"]) == f"{text}, {text}"
    assert text in str(event["description"])


@pytest.mark.parametrize("text", MARKUP)
def test_what_was_typed_is_never_markup_on_paper(text):
    words = pdf_words(render(filled(text), producer(text), "pdf"))
    squeezed = words.replace(" ", "")
    # Title, footer, holiday, unit and place on seven days, rows, notes: wherever it was typed.
    assert squeezed.count(text.replace(" ", "")) >= 20
    assert "Week 4" in words
    assert "Page 1 of" in words


@pytest.mark.parametrize("text", CALENDAR_BREAKS)
def test_control_characters_do_not_stop_the_paper(text):
    words = pdf_words(render(filled(text), producer(text), "pdf"))
    assert "Week 4" in words


def test_a_page_foot_of_a_workbook_holds_no_code_that_was_typed():
    text = "Q&A &P &G &[Picture] &&D" + "&" * 300
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = workbook(render(filled(text), producer(text), "xlsx"))
    foot = book["Week"].oddFooter
    assert foot.right.text == "Page &P of &N"
    assert foot.center.text is None, "long texts stand below each other"
    assert len(foot.left.text) <= 230
    assert foot.left.text.replace("&&", "").count("&") == 0


@pytest.mark.parametrize(
    "title",
    ["../../x", "CON", "a/b", "a\\b:c", "ü" * 300, "trailing.", "\x00", "\u202efdp.exe", "~", ""],
)
def test_a_file_is_named_so_that_it_stays_in_its_folder(title, tmp_path):
    name = file_name(replace(week(2), title=title), options(version="../v4"), "pdf")
    assert name.endswith(".pdf")
    assert "2026-W48" in name
    assert (tmp_path / name).resolve().parent == tmp_path.resolve()
    assert len(name.encode()) <= 255
    assert not set(name) & set('\\/:*?"<>|\x00\u202e')
