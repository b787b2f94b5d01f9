"""The hot cost on paper, as workbook and as CSV: complete, exact, for the producer alone."""

import html
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.utils import get_column_letter

from crewplanner.app.errors import Refused
from crewplanner.app.formula_guard import unguarded
from crewplanner.app.queries.money import Figures, MoneyRow
from crewplanner.domain.hot_cost import CAUSES, Cause, Standing
from crewplanner.domain.ids import PersonId
from crewplanner.exports import (
    Audience,
    ClockFace,
    PaperSize,
    file_name,
    formats_of,
    render,
    render_pages,
)
from crewplanner.exports.hot_cost import hot_cost_paper
from tests.exports.hot_costs import changed, hot_cost, of
from tests.exports.reading import csv_rows, pdf, pdf_words, workbook, xlsx_texts
from tests.exports.test_payloads import FORMULAS, MARKUP
from tests.exports.weeks import options

GOLDEN = Path(__file__).parent / "golden"


def producer(**changes):
    return options(Audience.PRODUCER, **changes)


def made(format_id, view=None, **changes):
    return render(view or hot_cost(), producer(**changes), format_id, paper="hot-cost")


# --- who may see it ------------------------------------------------------------------------------


@pytest.mark.parametrize("one", formats_of("hot-cost"), ids=lambda one: one.id)
@pytest.mark.parametrize(
    "chosen",
    [
        options(),
        options(Audience.DEPARTMENT, department="Camera"),
        options(Audience.PRODUCER, department="Camera"),
        options(Audience.PRODUCER, person=PersonId(1)),
    ],
)
def test_it_is_written_whole_and_for_the_producer_or_not_at_all(one, chosen):
    with pytest.raises(Refused):
        render(hot_cost(), chosen, one.id, paper="hot-cost")


def test_its_formats_and_its_name():
    assert [one.id for one in formats_of("hot-cost")] == ["pdf", "xlsx", "csv", "html"]
    chosen = producer(version="v2")
    name = file_name(hot_cost(), chosen, "pdf", paper="hot-cost")
    assert name == "Harbor Lights 2026-11-23 hot cost v2.pdf"


# --- the document --------------------------------------------------------------------------------


def test_who_cost_more_comes_by_size():
    paper = hot_cost_paper(hot_cost(24), producer())
    sizes = [person.difference.total for person in paper.over]
    assert sizes == sorted(sizes, reverse=True)
    assert all(size > 0 for size in sizes)
    everybody = [one for one in paper.view.people if one.difference.total > 0]
    assert len(paper.over) == len(everybody)


def test_the_lists_name_who_is_open_not_priced_or_did_not_come():
    paper = hot_cost_paper(hot_cost(24, open_people=3), producer())
    titles = [section.title for section in paper.sections]
    assert titles == [
        "Still open, counted as planned",
        "Not priced",
        "To look at",
        "Planned, did not work",
        "Signed",
    ]
    assert [note.when for note in paper.sections[2].notes] == [
        "A choice is still open; nothing is paid on it",
        "Priced by an agreement for other dates",
    ]
    assert "3 of 24 still open" in paper.complete


@pytest.mark.parametrize(
    ("budget", "said"), [("9000", "£9,000.00, £500.00 left"), ("8000", "£8,000.00, £500.00 over")]
)
def test_it_says_how_the_whole_production_stands(budget, said):
    amounts = {"actual": "5000", "at_least": "7000", "likely": "8000", "most": "9000"}
    whole = MoneyRow(
        name="",
        budget=Decimal(budget),
        figures=Figures(**{side: Decimal(amount) for side, amount in amounts.items()}),
        trend=Decimal(500),
    )
    view = replace(hot_cost(), whole=whole)
    for format_id in ("pdf", "html"):
        words = made(format_id, view)
        words = pdf_words(words) if format_id == "pdf" else words.decode()
        assert "actual 5,000.00 + remaining 3,000.00 + trend 500.00 = 8,500.00" in words
        assert said in words


def test_units_stand_with_planned_and_worked_times():
    (unit,) = hot_cost_paper(hot_cost(), producer()).units
    assert (unit.name, unit.number) == ("Main unit", "Day 12 of 30")
    assert (unit.planned, unit.worked, unit.difference) == ("07:30–19:00", "07:30–20:55", "+1:55")
    (unit,) = hot_cost_paper(hot_cost(), producer(clock=ClockFace.H12)).units
    assert unit.planned == "7:30a–7:00p"
    view = hot_cost()
    shorter = replace(view.units[0], worked_wrap=1110)
    unknown = replace(view.units[0], worked_wrap=None, number=None)
    found = hot_cost_paper(replace(view, units=(shorter, unknown)), producer()).units
    assert [one.difference for one in found] == ["−0:30", ""]
    assert (found[1].worked, found[1].number) == ("", "Shoot")


# --- CSV -----------------------------------------------------------------------------------------


def test_the_csv_is_what_it_always_was():
    assert made("csv", hot_cost(8)) == (GOLDEN / "hot-cost.csv").read_bytes()


def test_a_row_of_the_csv_adds_up():
    rows = csv_rows(made("csv", hot_cost(24)))
    assert len(rows) == 24
    for row in rows:
        planned, actual = (
            sum((Decimal(row[f"{cause.value}_{kind}"]) for cause in CAUSES), Decimal(0))
            for kind in ("planned", "actual")
        )
        assert (planned, actual) == (Decimal(row["planned"]), Decimal(row["actual"]))
        assert actual - planned == Decimal(row["difference"])
    assert {row["standing"] for row in rows} == {one.value for one in Standing}
    assert {row["unpriced"] for row in rows} == {"", "missing_deal"}
    assert {row["to_decide"] for row in rows} == {"", "comp_rest"}


# --- the workbook --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def data():
    return made("xlsx", hot_cost(24, open_people=3))


def row_of(sheet, text, column=1):
    return next(r for r in range(1, sheet.max_row + 1) if sheet.cell(r, column).value == text)


def test_the_same_day_gives_the_same_workbook(data):
    assert made("xlsx", hot_cost(24, open_people=3)) == data


def test_every_formula_comes_to_the_value_beside_it(data):
    book, cached = workbook(data), workbook(data, values=True)
    checked = 0
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            expected = _reckoned(cell.value, cached, sheet.title)
            assert _number(cached[sheet.title][cell.coordinate].value) == pytest.approx(expected)
            checked += 1
    assert checked > 200


def _reckoned(formula, cached, title):
    """What a spreadsheet makes of one of our formulas: sums and differences of sums and cells."""
    total, sign = 0.0, 1
    for part in re.findall(r"[+-]|[^+-]+", formula.removeprefix("=")):
        if part in "+-":
            sign = 1 if part == "+" else -1
            continue
        total += sign * _term(part, cached, title)
    return total


def _term(part, cached, title):
    call = re.fullmatch(r"(?:SUM\(|SUBTOTAL\(109,)(?:(\w+)!)?(\w+):(\w+)\)", part)
    if call is None:
        return _number(cached[title][part].value)
    cells = cached[call[1] or title][f"{call[2]}:{call[3]}"]
    rows = cells if isinstance(cells, tuple) else ((cells,),)
    return sum(_number(cell.value) for row in rows for cell in row)


def _number(value):
    return value.total_seconds() / 86400 if hasattr(value, "total_seconds") else float(value or 0)


def test_totals_and_differences_are_formulas(data):
    book, values = workbook(data), workbook(data, values=True)
    view = hot_cost(24, open_people=3)
    sheet = book["Hot cost"]
    total = row_of(sheet, "Total")
    assert sheet.cell(total, 6).value.startswith("=SUM(F")
    assert sheet.cell(total, 8).value == f"=G{total}-F{total}"
    shown = [values["Hot cost"].cell(total, column).value for column in (2, 3, 6, 7, 8)]
    sums = view.sums
    assert shown == [24, 3, *(float(s.total) for s in (sums.planned, sums.actual, sums.difference))]
    lighting = row_of(sheet, "Lighting")
    assert "People!" in sheet.cell(lighting, 6).value
    assert sheet.cell(lighting, 8).value == f"=G{lighting}-F{lighting}"


def test_causes_are_reckoned_from_the_people(data):
    values = workbook(data, values=True)["Hot cost"]
    view = hot_cost(24, open_people=3)
    start = row_of(values, "Cause")
    row = next(r for r in range(start, values.max_row + 1) if values.cell(r, 1).value == "Meals")
    assert values.cell(row, 8).value == float(of(view, Cause.MEALS))
    assert values.cell(row, 8).number_format.startswith("+#,##0.00")


def test_panes_titles_and_filter_are_set(data):
    book = workbook(data)
    assert book.sheetnames == ["Hot cost", "People", "Notes"]
    people, page = book["People"], book["Hot cost"]
    assert people.freeze_panes == "C2"
    assert people.print_title_rows == "$1:$1"
    last = get_column_letter(people.max_column)
    assert people.auto_filter.ref == f"A1:{last}25"
    head = row_of(page, "Department")
    assert page.freeze_panes == f"B{head + 1}"
    assert page.print_title_rows == f"${head}:${head}"
    assert page.page_setup.orientation == "landscape"


def test_an_empty_day_is_a_workbook_too():
    page = workbook(made("xlsx", hot_cost(0)))["Hot cost"]
    assert "Nobody is planned." in {cell.value for row in page.iter_rows() for cell in row}


# --- paper ---------------------------------------------------------------------------------------


def test_the_page_is_tagged_titled_and_conforms():
    reader = pdf(made("pdf"))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert reader.metadata.title == "Harbor Lights: Hot cost, Mon 23 Nov 2026"
    assert reader.xmp_metadata.pdfaid_part == "2"
    assert b"pdfuaid:part" in reader.xmp_metadata.stream.get_data()


def test_the_same_day_gives_the_same_page():
    assert made("pdf") == made("pdf")


def test_it_says_what_the_day_came_to():
    view = hot_cost(24, open_people=3)
    words = pdf_words(made("pdf", view))
    sums = view.sums
    assert f"£{sums.planned.total:,} planned" in words
    assert f"£{sums.actual.total:,} actual" in words
    assert f"+£{sums.difference.total:,} over plan" in words
    assert "3 of 24 still open, counted as planned" in words
    assert "Day 12 of 30" in words
    assert "07:30–20:55" in words
    for one in view.departments:
        assert one.name in words
    for person in view.people:
        if person.difference.total > 0:
            assert person.name in words


@pytest.mark.parametrize("people", [4, 12, 24])
@pytest.mark.parametrize("sheet", [PaperSize.A4, PaperSize.LETTER, PaperSize.A3])
def test_a_usual_day_is_one_page(people, sheet):
    reader = pdf(made("pdf", hot_cost(people), paper=sheet))
    assert len(reader.pages) == 1


@pytest.mark.parametrize("people", [90, 160])
def test_a_big_day_is_one_page_too_and_sums_up_whom_it_does_not_name(people):
    view = hot_cost(people)
    (page,) = pdf(made("pdf", view)).pages
    words = " ".join(page.extract_text().split())
    over = sorted((one.difference.total, one.name) for one in view.people)
    over = [one for one in over if one[0] > 0]
    count, amount = re.search(r"and (\d+) other people, \+([\d,.]+) together", words).groups()
    named = len(over) - int(count)
    assert named >= 6
    rest = sum(more for more, _name in over[: int(count)])
    assert Decimal(amount.replace(",", "")) == rest
    assert all(name in words for _more, name in over[-5:])


def test_few_causes_stand_beside_the_departments():
    words = pdf_words(made("pdf", hot_cost(24, causes=False)))
    assert "By cause" in words
    assert "Meals" not in words


def test_a_day_as_planned_and_an_empty_one_have_their_words():
    as_planned = changed(hot_cost(), lambda one: replace(one, actual=one.planned))
    assert "Nobody costs more than planned." in pdf_words(made("pdf", as_planned))
    assert "Nobody is planned on this day." in pdf_words(made("pdf", hot_cost(0)))


def test_the_pages_can_be_looked_at_first():
    pages = render_pages(hot_cost(), producer(), paper="hot-cost", dots_per_inch=40)
    assert [page[:4] for page in pages] == [b"\x89PNG"]


# --- what was typed stays text -------------------------------------------------------------------


def filled(text):
    """A hot cost in which everything that a person can type is that text."""
    view = changed(hot_cost(4), lambda one: replace(one, name=text, role=text))
    return replace(
        view,
        title=text,
        client=text,
        units=tuple(replace(unit, name=text) for unit in view.units),
        departments=tuple(replace(one, name=text) for one in view.departments),
    )


@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_typed_becomes_a_formula(text):
    chosen = producer(issued_by=text, version=text, supersedes=text)
    for row in csv_rows(render(filled(text), chosen, "csv", paper="hot-cost")):
        for column in ("name", "role", "department"):
            assert not row[column].startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\x00"))
            assert unguarded(row[column]) == text
    data = render(filled(text), chosen, "xlsx", paper="hot-cost")
    found = [
        cell.value
        for sheet in workbook(data)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert all(re.fullmatch(r"=(SUM|SUBTOTAL|[A-Z]+\d+)[A-Z0-9!:,()\-a-z]*", one) for one in found)
    assert "hyperlink" not in xlsx_texts(data)


@pytest.mark.parametrize("text", MARKUP)
def test_nothing_typed_becomes_markup(text):
    chosen = producer(issued_by=text, version=text)
    words = pdf_words(render(filled(text), chosen, "pdf", paper="hot-cost"))
    assert words.replace(" ", "").count(text.replace(" ", "")) >= 4


def test_large_type_and_browsers_say_the_same_figures():
    view = hot_cost()
    large = pdf_words(render(view, producer(large=True), "pdf", paper="hot-cost"))
    page = render(view, producer(), "html", paper="hot-cost").decode()
    total = f"{view.sums.actual.total:,.2f}"
    for said in (total, "By cause", *(one.name for one in view.departments)):
        assert said in large
        assert html.escape(said) in page
