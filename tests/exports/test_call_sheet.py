"""The call sheet in each of its formats: two pages, nothing private, what changed is marked."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from crewplanner.app.errors import Refused
from crewplanner.app.formula_guard import unguarded
from crewplanner.domain.days import DayStatus
from crewplanner.domain.ids import PersonId
from crewplanner.domain.productions import FilmWords
from crewplanner.exports import (
    Audience,
    ClockFace,
    PaperSize,
    file_name,
    formats_of,
    render,
    render_pages,
)
from crewplanner.exports.call_sheet import call_sheet_paper
from crewplanner.exports.call_sheet_csv import COLUMNS
from tests.exports.reading import csv_rows, events, everything, pdf, pdf_words, workbook
from tests.exports.sheets import CAST, SCHEDULE, call_sheet, sheet
from tests.exports.test_payloads import FORMULAS, MARKUP
from tests.exports.weeks import MONDAY, options

FORMATS = [one.id for one in formats_of("call-sheet")]


def made(format_id, view=None, audience=Audience.CREW, **changes):
    chosen = options(audience, **changes)
    return render(view or call_sheet(), chosen, format_id, paper="call-sheet")


def private(view):
    return {one.phone for one in view.people if one.phone_private}


# --- what is on it -------------------------------------------------------------------------------


def test_its_formats_and_its_name():
    assert FORMATS == ["pdf", "xlsx", "csv", "html", "ics"]
    name = file_name(call_sheet(), options(), "pdf", paper="call-sheet")
    assert name == "Harbor Lights 2026-11-23 call sheet v4 pink.pdf"
    second = call_sheet(units=2, unit_name="2nd/unit")
    assert "2nd_unit" in file_name(second, options(), "csv", paper="call-sheet").replace("-", "_")


def test_the_front_and_the_back_say_what_a_call_sheet_says():
    reader = pdf(made("pdf"))
    front, back = (" ".join(page.extract_text().split()) for page in reader.pages)
    for text in (
        "Harbor Lights Films",
        "Unit call 07:30",
        "Day 12 of 30",
        "Mon 23 Nov 2026",
        "Shooting call 08:30",
        "Estimated wrap 18:30",
        "St Ann's Infirmary Road +44 20 7946 0911",
        "Emergency 999",
        "High",
        "Sunrise 07:3",
        "SAFETY Life jackets",
        "Quay Road, gate 3",
        "Gate code:",
        "Ines finds the ledger",
        "1 3/8",
        "Move: to the quay",
        "Ada Ölmez",
        "Minors",
        "two lanterns, a rope",
        "Tue 24 Nov",
        "Zoë Park",
        "Page 1 of 2",
    ):
        assert text in front, text
    for text in ("INSIDE REST", "O/C", "1st pencil, not confirmed", "New today", "Page 2 of 2"):
        assert text in back, text
    assert "12 crew + 2 cast + 12 extras = 26 to feed. 8 vegetarian" in back
    assert "No photographs. · Quiet on the stairs." in back


def test_what_is_missing_stands_on_the_paper():
    bare = call_sheet(hospital=None, sun=None, call=None, places=(), departments=())
    words = pdf_words(made("pdf", bare))
    for text in ("NOT KNOWN YET", "No place is chosen", "TBA", "Nobody is booked"):
        assert text in words, text
    place = replace(call_sheet().places[0], address="", hospital_phone="", hospital_address="")
    words = pdf_words(made("pdf", call_sheet(places=(place,), hospital=place)))
    assert words.count("ADDRESS MISSING") == 2
    assert "PHONE MISSING" in words


def test_american_words_and_twelve_hours():
    words = pdf_words(made("pdf", call_sheet(words=FilmWords.US), clock=ClockFace.H12))
    assert "General crew call 7:30a" in words
    assert "hospital with ER" in words


# --- pages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "people"),
    [(PaperSize.A4, 62), (PaperSize.LETTER, 62), (PaperSize.A3, 3), (PaperSize.TABLOID, 3)],
)
def test_it_fits_two_pages(size, people):
    reader = pdf(made("pdf", call_sheet(people), paper=size))
    assert len(reader.pages) == 2
    width, height = reader.pages[0].mediabox[2:]
    assert height > width, "it stands upright"


def test_a_long_day_moves_the_advance_to_the_back_and_stays_on_two_pages():
    long = sheet(schedule=SCHEDULE * 5, cast=CAST * 6)
    reader = pdf(made("pdf", call_sheet(30, sheet=long)))
    assert len(reader.pages) == 2
    assert "Tue 24 Nov" in reader.pages[1].extract_text()


def test_a_large_crew_takes_as_many_backs_as_it_needs_with_their_heads():
    view = call_sheet(160)
    reader = pdf(made("pdf", view))
    assert 3 <= len(reader.pages) <= 5
    text = "".join("".join(page.extract_text().split()) for page in reader.pages)
    assert all("".join(person.name.split()) in text for person in view.people)
    for page in reader.pages[1:-1]:
        assert "Earliest" in page.extract_text()


def test_it_is_tagged_and_the_same_bytes_each_time():
    data = made("pdf")
    reader = pdf(data)
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in data
    assert data == made("pdf")
    assert len(render_pages(call_sheet(), options(), paper="call-sheet", dots_per_inch=40)) == 2


# --- who sees what -------------------------------------------------------------------------------


@pytest.mark.parametrize("format_id", FORMATS)
def test_private_phones_are_in_no_byte_of_the_crews_version(format_id):
    view = call_sheet()
    text = everything(format_id, made(format_id, view)).replace(" ", "")
    for phone in private(view):
        assert phone.replace(" ", "") not in text


def test_the_producer_sees_all_phones_and_a_sheet_without_phones_has_none_of_the_crew():
    view = call_sheet()
    words = pdf_words(made("pdf", view, Audience.PRODUCER))
    assert all(phone in words for phone in private(view))
    hidden = call_sheet(sheet=sheet(phones=False))
    words = pdf_words(made("pdf", hidden))
    assert not any(one.phone in words for one in hidden.people)
    assert "+44 7700 900736" in words, "the head's stays"


def test_a_department_and_a_person_get_their_own_rows():
    view = call_sheet()
    first = view.departments[0]
    rows = csv_rows(made("csv", view, Audience.DEPARTMENT, department=first.name.upper()))
    assert {row["name"] for row in rows} == {person.name for person in first.people}
    (event,) = events(made("ics", view, person=first.people[0].person))
    assert first.people[0].name not in event["summary"]
    with pytest.raises(Refused):
        made("pdf", view, department="Owls")
    with pytest.raises(Refused):
        made("pdf", view, person=PersonId(999))


# --- files for other programs --------------------------------------------------------------------


def test_the_csv_has_typed_times_of_everybody():
    rows = csv_rows(made("csv"))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 12
    short = next(row for row in rows if row["inside_rest"])
    assert (short["call"], short["earliest_call"]) == ("07:30", "08:00")
    assert next(row["called"] for row in rows if row["called"]) == "O/C"


def test_the_workbook_has_real_times():
    book = workbook(made("xlsx"))
    assert {"Crew", "Cast", "Schedule of the day"} <= set(book.sheetnames)
    values = [cell for row in book["Crew"].values for cell in row]
    assert sum(isinstance(value, dt.time | dt.timedelta) for value in values) > 12


def test_the_calendar_has_the_weeks_names_and_cancels_with_the_day():
    view = call_sheet()
    found = events(made("ics", view))
    assert {str(one["uid"]) for one in found} == {
        f"0c4f-1-{person.person}-20261123@crewplanner" for person in view.people
    }
    assert {str(one["status"]) for one in found} == {"CONFIRMED"}
    gone = events(made("ics", replace(view, status=DayStatus.CANCELLED)))
    assert {str(one["status"]) for one in gone} == {"CANCELLED"}
    timed = next(one for one in found if "O/C" not in one["summary"])
    assert timed.start.date() == MONDAY
    whole = next(one for one in found if "O/C" in one["summary"])
    assert whole.start == MONDAY


# --- what changed --------------------------------------------------------------------------------


def test_what_was_otherwise_before_is_marked_and_nothing_else():
    view = call_sheet()
    before = dict(call_sheet_paper(view, options()).said)
    same = call_sheet_paper(view, options(), before)
    assert not any(row.call.changed for block in same.blocks for row in block.rows)
    later = replace(
        view, sheet=replace(view.sheet, schedule=SCHEDULE[1:], safety="Helmets"), wrap=1140
    )
    paper = call_sheet_paper(later, options(), before)
    now = dict(paper.said)
    changed = {name for name in now if before.get(name, "") != now[name]}
    assert changed == {"safety", "wrap"}
    assert paper.safety.changed
    assert not any(cell.changed for row in paper.tables[0].rows for cell in row.cells)


# --- hostile texts -------------------------------------------------------------------------------


@pytest.mark.parametrize("format_id", FORMATS)
def test_what_people_type_stays_text(format_id):
    texts = (*FORMULAS, *MARKUP)
    view = call_sheet(len(texts))
    names = iter(texts)
    departments = tuple(
        replace(one, people=tuple(replace(person, name=next(names)) for person in one.people))
        for one in view.departments
    )
    lines = tuple(replace(SCHEDULE[1], text=text, number="") for text in texts)
    long, turned = "x" * 300, "a\u202egpj.exe\u2066b"
    cast = tuple(replace(CAST[0], name=text, note=long) for text in (*texts[:4], turned, long))
    place = replace(
        view.places[0],
        name=MARKUP[1],
        address=long,
        hospital=FORMULAS[1],
        hospital_phone=turned,
        details=tuple((text, text) for text in texts[:6]),
    )
    hostile = replace(
        view,
        departments=departments,
        sheet=sheet(
            schedule=lines,
            cast=cast,
            safety=MARKUP[0],
            notes=f"{long}\n{turned}",
            requirements=tuple((text, text) for text in texts),
            signed=((MARKUP[0], FORMULAS[0]),),
        ),
        places=(place,),
        hospital=place,
        title="=1+1",
    )
    data = made(format_id, hostile)
    match format_id:
        case "csv":
            told = {unguarded(row["name"]) for row in csv_rows(data)}
            assert "=1+1" in told
            assert not any(re.match(r"[=+@\-]", row["name"]) for row in csv_rows(data))
        case "xlsx":
            book = workbook(data)
            formulas = [
                cell for page in book for row in page for cell in row if cell.data_type == "f"
            ]
            assert formulas == []
        case "ics":
            assert len(events(data)) == len(texts)
        case "html":
            assert "<script" not in data.decode().replace("<script>document", "")
        case _pdf:
            assert "*bold*" in pdf_words(data)


def test_in_large_type_names_and_calls_stand_side_by_side():
    data = made("pdf", large=True)
    words = pdf_words(data)
    person = call_sheet().people[0]
    assert "Name, role Call Phone Remarks" in words
    assert f"{person.name} {person.role} 07:30" in words
    sizes = []
    for page in pdf(data).pages:
        page.extract_text(
            visitor_text=lambda text, _cm, _tm, _font, size: sizes.append((text, size))
        )
    assert max(size for text, size in sizes if text.strip()) > 18
