"""The printed week: complete, accessible, the same every time."""

import datetime as dt
from dataclasses import replace

import pytest

from crewplanner.app.queries.week import WeekNote
from crewplanner.exports import Audience, ClockFace, PaperSize, render
from tests.exports.reading import pdf, pdf_text, pdf_words
from tests.exports.weeks import (
    LONG_NAME,
    changed,
    options,
    week,
    with_long_names,
)


def test_the_same_week_gives_the_same_bytes():
    first, second = (render(week(24), options(Audience.PRODUCER), "pdf") for _ in range(2))
    assert first == second


def test_it_is_tagged_titled_and_says_its_language():
    reader = pdf(render(week(12), options(), "pdf"))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Harbor Lights: Week 4, Mon 23 to Sun 29 Nov 2026"


def test_it_conforms_to_the_standards_for_archives_and_screen_readers():
    described = pdf(render(week(12), options(), "pdf")).xmp_metadata
    assert described.pdfaid_part == "2"
    assert described.pdfaid_conformance == "A"
    assert b"pdfuaid:part" in described.stream.get_data()


def test_its_properties_name_nobody_and_are_dated_by_the_issue():
    issued = dt.datetime(2026, 11, 20, 18, 5, tzinfo=dt.timezone(dt.timedelta(hours=-8)))
    metadata = pdf(render(week(12), options(issued_at=issued), "pdf")).metadata
    assert metadata.author is None
    assert metadata.creation_date == issued
    assert "MacDonald" not in str(metadata)


@pytest.mark.parametrize(
    ("paper", "width", "height"),
    [(PaperSize.A4, 842, 595), (PaperSize.LETTER, 792, 612), (PaperSize.A3, 1191, 842)],
)
def test_sheets_lie_on_their_long_side(paper, width, height):
    box = pdf(render(week(12), options(paper=paper), "pdf")).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (width, height)


def test_only_our_fonts_are_embedded():
    reader = pdf(render(week(12), options(Audience.PRODUCER), "pdf"))
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1].split("-")[0]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts == {"Inter"}


def test_a_big_week_repeats_its_head_and_counts_its_pages():
    pages = [page.extract_text() for page in pdf(render(week(300), options(), "pdf")).pages]
    assert 6 <= len(pages) <= 10
    for number, page in enumerate(pages, start=1):
        assert "Name, role" in page
        assert "Mon 23 Nov" in page
        assert "Sun 29 Nov" in page
        assert f"Page {number} of {len(pages)}" in page
        assert "1st pencil" in page


def test_a_department_is_named_on_every_page_it_is_on_and_never_alone_at_the_end():
    view = week(300)
    names = [one.name for one in view.departments]
    department_of = {row.name: one.name for one in view.departments for row in one.people}
    assert len(department_of) > 200
    for page in pdf(render(view, options(), "pdf")).pages:
        current, rows_since = None, 1
        for line in page.extract_text().splitlines():
            heading = next((name for name in names if line.startswith(f"{name} 2")), None)
            person = next((name for name in department_of if line.startswith(f"{name} ")), None)
            if heading:
                assert rows_since > 0, f"{current} has no row below it"
                current, rows_since = heading, 0
            elif person:
                assert current is not None, f"{person} has no heading above"
                rows_since += 1
        assert rows_since > 0, f"{current} stands alone at the end of a page"


def test_everybody_is_on_it_with_every_time():
    view = week(60)
    data = render(view, options(), "pdf")
    text = pdf_words(data)
    for department in view.departments:
        assert department.name in text
        for row in department.people:
            assert row.name in text
            assert row.role in text
    assert text.count("16:00–03:00⁺¹") == len(pdf(data).pages) + sum(
        1
        for one in view.departments
        for row in one.people
        for cell in row.cells[2]
        if not cell.own_call
    )


def test_long_names_wrap_and_are_not_cut():
    text = pdf_words(render(with_long_names(week(12)), options(Audience.PRODUCER), "pdf"))
    assert text.replace("- ", "-").count(LONG_NAME) == 4
    assert text.count("Assistant production co-ordinator (travel and movement)") == 4


def test_a_week_without_anybody_says_so():
    reader = pdf(render(week(0), options(), "pdf"))
    assert len(reader.pages) == 1
    assert "Nobody is booked in this week." in reader.pages[0].extract_text()


@pytest.mark.parametrize("units", [2, 5])
def test_every_unit_of_a_day_is_told_with_its_times(units):
    view = week(24, units)
    text = pdf_words(render(view, options(), "pdf"))
    for unit in view.days[0].units:
        assert unit.unit in text
        assert unit.places[0] in text
    assert "08:00–18:30" in text


def test_fifteen_units_with_long_notes_leave_room_for_people_on_the_first_page():
    view = week(24, 5)
    long = "Borough: Brooklyn; parking on both sides of the street from noon; " * 4
    days = tuple(
        replace(
            day, units=tuple(replace(unit, note=long, places=(long,)) for unit in day.units * 3)
        )
        for day in view.days
    )
    paper = pdf(render(replace(view, days=days), options(), "pdf"))
    first = " ".join(paper.pages[0].extract_text().split())
    assert view.departments[0].people[0].name in first
    assert "and 3 more units" in first


def test_with_many_units_the_later_pages_keep_room_for_people():
    pages = [page.extract_text() for page in pdf(render(week(80, 5), options(), "pdf")).pages]
    assert "Meal 12:30–13:30" in pages[0]
    assert all("Meal" not in page for page in pages[1:])


def test_twelve_hours_on_letter_paper():
    chosen = options(clock=ClockFace.H12, paper=PaperSize.LETTER)
    assert "4:00p–3:00a⁺¹" in pdf_words(render(week(12), chosen, "pdf"))


def test_phones_are_on_the_wall_sheet_of_the_producer():
    view = week(12)
    wall = pdf_words(render(view, options(Audience.PRODUCER, paper=PaperSize.A3), "pdf"))
    page = pdf_words(render(view, options(Audience.PRODUCER), "pdf"))
    phones = [row.phone for one in view.departments for row in one.people]
    assert all(phone in wall for phone in phones)
    assert not any(phone in page for phone in phones)


@pytest.mark.parametrize("name", ["山田 太郎", "🎬 Night shoot", "שלום", "\ue000"])
def test_letters_that_our_fonts_lack_do_not_stop_the_paper(name):
    view = replace(week(3), title=name)
    assert len(pdf(render(view, options(), "pdf")).pages) == 1


def test_two_bookings_on_one_date_stand_one_above_the_other():
    def doubled(row):
        monday = row.cells[0]
        second = tuple(replace(cell, uid=f"{cell.uid}-2", call=1200, wrap=1300) for cell in monday)
        return replace(row, cells=(monday + second, *row.cells[1:]))

    text = pdf_text(render(changed(week(2), doubled), options(), "pdf"))
    assert text.count("20:00–21:40") == 2
    assert text.count("07:30–18:30") >= 2


def test_findings_and_decisions_are_in_the_producers_version():
    view = week(12)
    note = WeekNote(date=view.span.first, text="A very long story. " * 5, severity="WARN")
    view = replace(view, notes=(*view.notes, note))
    text = pdf_words(render(view, options(Audience.PRODUCER), "pdf"))
    assert "Mia Lindqvist has 9:20 h rest before Wed 25 Nov" in text
    assert "confirm or release" in text
    assert text.count("A very long story.") == 5


def test_many_findings_share_the_columns_and_none_is_lost():
    view = week(12)
    notes = tuple(
        WeekNote(date=view.span.first, text=f"Finding number {number}.", severity="WARN")
        for number in range(90)
    )
    text = pdf_words(render(replace(view, notes=notes), options(Audience.PRODUCER), "pdf"))
    assert all(f"Finding number {number}." in text for number in range(90))


@pytest.mark.parametrize("name", ["\u00d1" * 150, "W" * 300, "Maximiliana " * 25], ids=len)
def test_a_name_that_no_column_holds_stays_in_its_own(name):
    view = changed(week(4), lambda row: replace(row, name=name) if row.person == 2 else row)
    ends = []

    def visit(text, _cm, matrix, _font, size):
        if text.strip() and set(text.strip()) <= set(name):
            ends.append(matrix[4] + len(text.strip()) * size * 0.5)

    pdf(render(view, options(), "pdf")).pages[0].extract_text(visitor_text=visit)
    assert len(ends) > 5
    assert max(ends) < 200, "the first column is less than a quarter of the sheet"
