"""Papers made of parts, in every format: complete, typed, accessible, the same every time."""

import datetime as dt
import re
from html.parser import HTMLParser

import pytest

from crewplanner.app.formula_guard import unguarded
from crewplanner.exports.options import (
    ClockFace,
    Logo,
    LogoKind,
    PaperSize,
    Revision,
)
from crewplanner.exports.paper import Orientation
from crewplanner.exports.paper_bars import scale
from crewplanner.exports.paper_csv import paper_csv
from crewplanner.exports.paper_html import paper_html
from crewplanner.exports.paper_pdf import paper_pages, paper_pdf
from crewplanner.exports.paper_tables import Align, Column, Group, Kind, Row, Table, rows_of
from crewplanner.exports.paper_xlsx import paper_xlsx
from tests.exports import papers
from tests.exports.papers import chart, group, options, paper, table
from tests.exports.reading import csv_rows, pdf, pdf_words, workbook, xlsx_texts
from tests.exports.test_payloads import CALENDAR_BREAKS, FORMULAS, MARKUP

WRITERS = (paper_pdf, paper_xlsx, paper_csv, paper_html)
HOSTILE = (
    *FORMULAS,
    *CALENDAR_BREAKS,
    *MARKUP,
    "<script>alert(1)</script>",
    '" onload="x',
    "&amp;",
)


@pytest.mark.parametrize("write", [paper_pdf, paper_csv, paper_html])
def test_the_same_paper_gives_the_same_bytes(write):
    assert write(paper()) == write(paper())


def test_a_row_has_a_cell_for_each_column():
    with pytest.raises(ValueError, match="1 cells in a table of 2 columns"):
        Table(
            columns=(Column(title="a"), Column(title="b")),
            groups=(Group(rows=(Row(cells=("x",)),)),),
        )


def test_figures_stand_at_the_right():
    assert Column(title="", kind=Kind.MONEY).side is Align.RIGHT
    assert Column(title="", kind=Kind.MONEY, align=Align.CENTER).side is Align.CENTER
    assert Column(title="").side is Align.LEFT


# --- PDF ----------------------------------------------------------------------------------------


def test_the_pdf_is_tagged_titled_and_says_its_language():
    reader = pdf(paper_pdf(paper()))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert reader.metadata.title == "Harbor Lights: Test paper, Mon 23 to Sun 29 Nov 2026"
    assert reader.metadata.author is None
    described = reader.xmp_metadata
    assert (described.pdfaid_part, described.pdfaid_conformance) == ("2", "A")
    assert b"pdfuaid:part" in described.stream.get_data()


def test_the_pdf_says_every_part():
    words = pdf_words(paper_pdf(paper()))
    for said in (
        "Harbor Lights",
        "Version v4 pink",
        "42 people",
        "Hospital to be found out",
        "Wet decks.",
        "Camera 2",
        "02:30⁺¹",
        "310.50 !",
        "Total 115:00 3,105.00",
        "12.5 %",
        "Cost by week",
        "1,500.00",
        "900 at most",
        "UPM Ana Example",
        "The other side",
        "For the producer. Confidential.",
        "Page 2 of 2",
    ):
        assert said in words


@pytest.mark.parametrize(
    ("sheet", "way", "width", "height"),
    [
        (PaperSize.A4, Orientation.PORTRAIT, 595, 842),
        (PaperSize.LETTER, Orientation.LANDSCAPE, 792, 612),
        (PaperSize.A3, Orientation.LANDSCAPE, 1191, 842),
        (PaperSize.TABLOID, Orientation.PORTRAIT, 792, 1224),
    ],
)
def test_sheets_have_their_size_and_lie_as_they_are_told(sheet, way, width, height):
    made = paper_pdf(paper(options=options(paper=sheet), orientation=way))
    box = pdf(made).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (width, height)


@pytest.mark.parametrize("count", range(40, 48))
def test_heads_are_repeated_and_no_row_stands_alone(count):
    groups = tuple(group(name, rows) for name, rows in (("Ab", 3), ("Cd", count), ("Ef", 9)))
    reader = pdf(paper_pdf(paper(table(*groups))))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) == 2
    assert all("Name" in page and "Wrap" in page for page in pages)
    for page in pages:
        for name in ("Ab", "Cd", "Ef"):
            rows = len(re.findall(rf"^{name} \d+", page, re.MULTILINE))
            assert rows != 1
            # The group's name is on every page that has rows of it.
            assert bool(rows) == bool(re.search(rf"^{name}$", page, re.MULTILINE))


@pytest.mark.parametrize("count", range(28, 44, 3))
def test_a_whole_group_is_not_parted(count):
    groups = (group("Ab", count), group("Cd", 8, whole=True), group("Ef", 8, whole=True))
    pages = [page.extract_text() for page in pdf(paper_pdf(paper(table(*groups)))).pages]
    for name in ("Cd", "Ef"):
        (there,) = (page for page in pages if f"{name} 0" in page)
        assert [number for number in range(8) if f"{name} {number}" not in there] == []


def test_a_whole_group_that_no_page_holds_is_parted_all_the_same():
    long = Table(
        columns=(Column(title="Note", weight=1),),
        groups=(
            Group(rows=rows_of(*((f"{n} {'word ' * 900}end{n}",) for n in range(8))), whole=True),
        ),
    )
    pages = len(pdf(paper_pdf(paper(long))).pages)
    assert pages > 4, "none of it lies outside of its page"


def test_columns_without_room_follow_below_with_the_names_again():
    columns = (Column(title="Name"), *(Column(title=f"c{n}", ems=4) for n in range(40)))
    rows = rows_of(("Ana", *(f"v{n}" for n in range(40))))
    wide = Table(columns=columns, groups=(Group(rows=rows),))
    words = pdf_words(paper_pdf(paper(wide)))
    assert words.count("Ana") > 1
    assert all(f"v{n}" in words for n in range(40))


def test_large_type_is_large():
    sizes: set[float] = set()

    def look(_text, _matrix, text_matrix, _font, size):
        sizes.add(round(size * abs(text_matrix[3])))

    made = paper_pdf(paper(table(), options=options(large=True)))
    pdf(made).pages[0].extract_text(visitor_text=look)
    assert max(sizes) >= 18
    assert "Camera 2" in pdf_words(made)


def test_logo_and_revision_are_drawn():
    dressed = options(
        logo=Logo(kind=LogoKind.SVG, data=_SVG), revision=Revision(name="Pink", color="#F7C6D9")
    )
    plain, drawn = paper_pages(paper(), 30), paper_pages(paper(options=dressed), 30)
    assert plain != drawn
    assert b"data:image/svg+xml;base64," in paper_html(paper(options=dressed))
    assert b"#F7C6D9" in paper_html(paper(options=dressed))


def test_a_logo_that_cannot_be_drawn_is_left_out():
    broken = options(logo=Logo(kind=LogoKind.PNG, data=b"\x89PNG nothing"))
    assert "Harbor Lights" in pdf_words(paper_pdf(paper(options=broken)))
    assert paper_pages(paper(options=broken), 20)


# --- XLSX ---------------------------------------------------------------------------------------


def test_cells_are_typed():
    book = workbook(paper_xlsx(paper()))
    sheet = book["People"]
    rows = [row for row in sheet.iter_rows() if row[0].value == "Camera 2"]
    name, date, call, wrap, hours, pay, days, share = rows[0]
    assert name.data_type == "s"
    assert date.value == dt.datetime(2026, 11, 23)
    assert (call.value, call.number_format) == (dt.timedelta(hours=7.5), "[hh]:mm")
    assert wrap.value == dt.timedelta(hours=26, minutes=30)
    assert hours.value == dt.timedelta(hours=11, minutes=30)
    assert (pay.value, pay.number_format) == (310.5, '#,##0.00" !"')
    assert (days.value, share.value, share.number_format) == (3, 0.125, "0.##%")


def test_sheets_are_ready_to_look_at_and_to_print():
    book = workbook(paper_xlsx(paper()))
    assert book.sheetnames == ["People", "Notes", "Cost by week"]
    sheet = book["People"]
    head = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Name")
    assert sheet.freeze_panes == f"B{head + 1}"
    assert sheet.print_title_rows == f"${head - 1}:${head}"
    assert "Hospital" in {row[0].value for row in book["Notes"].iter_rows()}
    assert book["Cost by week"]["B5"].value == 1200


def test_a_workbook_has_no_formula():
    assert "<f>" not in xlsx_texts(paper_xlsx(paper(table()))).replace("<f>Cost", "")


# --- CSV ----------------------------------------------------------------------------------------


def test_rows_are_for_other_programs():
    first, *_, last = csv_rows(paper_csv(paper()))
    assert first == {
        "department": "Camera",
        "name": "Camera 0",
        "date": "2026-11-23",
        "call": "07:30",
        "wrap": "26:30",
        "hours": "11:30",
        "pay": "310.50",
        "pay sign": "",
        "days": "3",
        "share": "12.5",
    }
    assert last["department"] == "Grip"
    assert len(csv_rows(paper_csv(paper()))) == 10


def test_the_chosen_table_is_written():
    other = Table(columns=(Column(title="x"),), groups=(Group(rows=rows_of(("1",))),), data=True)
    assert csv_rows(paper_csv(paper(table(), other))) == [{"x": "1"}]


# --- HTML ---------------------------------------------------------------------------------------


class _Page(HTMLParser):
    """What a browser would make of it."""

    def __init__(self):
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "img", "br", "link"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.said.append(data)


def read_page(data):
    page = _Page()
    page.feed(data.decode())
    assert page.open == []
    return page


def test_the_page_is_whole_and_needs_nothing_else():
    page = read_page(paper_html(paper()))
    names = {tag for tag, _ in page.tags}
    assert names.isdisjoint({"script", "link", "iframe", "object", "form", "base"})
    said = " ".join(" ".join(page.said).split())
    for words in ("Harbor Lights", "Camera 2", "02:30⁺¹", "3,105.00", "900 at most", "The other"):
        assert words in said
    policies = [attrs for _tag, attrs in page.tags if attrs.get("http-equiv")]
    assert policies[0]["content"].startswith("default-src 'none'")
    for _tag, attrs in page.tags:
        assert not {"src", "href"} & attrs.keys()
        assert not any(name.startswith("on") for name in attrs)


def test_heads_are_heads():
    page = read_page(paper_html(paper()))
    scopes = {attrs.get("scope") for tag, attrs in page.tags if tag == "th"}
    assert scopes == {"col", "colgroup", "row", "rowgroup"}


# --- all of them ----------------------------------------------------------------------------------


def test_what_was_typed_stays_text():
    for text in HOSTILE:
        mean = papers.hostile(text)
        page = read_page(paper_html(mean))
        assert not {"script", "img"} & {tag for tag, _ in page.tags}
        rows = csv_rows(paper_csv(mean))
        assert all(unguarded(row["pay"] or "") in {"1.00", ""} for row in rows)
        cells = list(csv_rows(paper_csv(mean))[0].values())
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


@pytest.mark.parametrize(
    "text", ["=1+1", "#panic()", "<b>x</b>", "x" * 300, "\u202ea \u05d0\u05d1"]
)
def test_printed_papers_and_workbooks_take_any_text(text):
    mean = papers.hostile(text)
    assert pdf(paper_pdf(mean)).pages
    book = workbook(paper_xlsx(mean))
    for sheet in book:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_clocks_of_twelve_hours():
    twelve = paper(options=options(clock=ClockFace.H12))
    assert "2:30a⁺¹" in pdf_words(paper_pdf(twelve))
    assert "2:30a⁺¹".encode() in paper_html(twelve)
    assert csv_rows(paper_csv(twelve))[0]["wrap"] == "26:30"


def test_an_empty_table_says_so():
    nobody = Table(columns=(Column(title="Name"),), groups=(), title="Crew", empty="Nobody yet.")
    assert "Nobody yet." in pdf_words(paper_pdf(paper(nobody)))
    assert b"Nobody yet." in paper_html(paper(nobody))
    assert "Nobody yet." in xlsx_texts(paper_xlsx(paper(nobody)))


@pytest.mark.parametrize(
    ("most", "lines"), [(1, [0, 1]), (9, [0, 2, 4, 6, 8, 10]), (12_300, [0, 5000, 10_000, 15_000])]
)
def test_scales_are_round(most, lines):
    assert scale(most) == lines


def test_bars_stand_or_lie():
    with pytest.raises(ValueError, match="below 0"):
        chart(bars=(papers.Bar(label="", values=(1, -1)),))
    assert paper_pages(paper(chart(standing=True)), 20)


_SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40">'
    b'<rect width="90" height="40"/></svg>'
)
