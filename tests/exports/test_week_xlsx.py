"""The week as a workbook, read back."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from openpyxl.utils import get_column_letter

from crewplanner.exports import Audience, PaperSize, render
from tests.exports.reading import workbook
from tests.exports.weeks import changed, options, week

NAME, ROLE, MONDAY_CALL = 1, 2, 3
SUMS = 24


@pytest.fixture
def book():
    return workbook(render(week(12), options(Audience.PRODUCER), "xlsx"))


@pytest.fixture
def reckoned():
    return workbook(render(week(12), options(Audience.PRODUCER), "xlsx"), values=True)


def row_of(sheet, name):
    return next(row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value == name)


def test_the_same_week_gives_the_same_bytes():
    first, second = (render(week(24), options(Audience.PRODUCER), "xlsx") for _ in range(2))
    assert first == second


def test_it_has_the_grid_the_list_and_the_notes(book):
    assert book.sheetnames == ["Week", "List", "Notes"]


def test_heads_hold_real_dates(book):
    dates = [book["Week"].cell(6, MONDAY_CALL + 3 * place).value for place in range(7)]
    assert dates == [dt.datetime(2026, 11, 23) + dt.timedelta(days=place) for place in range(7)]
    assert book["Week"].cell(6, MONDAY_CALL).number_format == "ddd d mmm yyyy"


def test_times_are_real_and_pass_midnight(book):
    sheet = book["Week"]
    row = row_of(sheet, "Eilidh MacDonald")
    call, wrap, hours = (sheet.cell(row, MONDAY_CALL + 6 + place) for place in range(3))
    assert call.value == dt.timedelta(hours=16)
    assert wrap.number_format == "[hh]:mm"
    assert wrap.value == dt.timedelta(hours=27)
    assert hours.value == dt.timedelta(hours=10, minutes=30)


def test_a_hold_has_its_letters_and_stays_a_time(book):
    sheet = book["Week"]
    call = sheet.cell(row_of(sheet, "Óscar Ng"), MONDAY_CALL)
    assert call.number_format == '"1P "[hh]:mm'
    assert call.value == dt.timedelta(hours=7, minutes=30)
    assert call.fill.fill_type == "lightUp"
    second = sheet.cell(row_of(sheet, "Yusuf Achebe"), MONDAY_CALL)
    assert second.border.left.style == "dashed"


def test_night_has_a_thick_left_edge(book):
    sheet = book["Week"]
    row = row_of(sheet, "Eilidh MacDonald")
    assert sheet.cell(row, MONDAY_CALL).border.left.style == "thin"
    assert sheet.cell(row, MONDAY_CALL + 6).border.left.style == "thick"


def test_days_without_times_are_told_in_words(book):
    sheet = book["Week"]
    assert sheet.cell(row_of(sheet, "Eilidh MacDonald"), MONDAY_CALL + 12).value == "Travel"
    assert sheet.cell(row_of(sheet, "Dafydd Sato"), MONDAY_CALL + 9).value == "Leave"


def test_totals_are_formulas_with_their_values(book, reckoned):
    formulas, values = book["Week"], reckoned["Week"]
    assert formulas.cell(8, SUMS + 1).value == "Hours"
    person = row_of(formulas, "Eilidh MacDonald")
    assert formulas.cell(person, SUMS + 1).value.startswith("=SUM(E10,H10,K10,")
    assert values.cell(person, SUMS + 1).value == dt.timedelta(hours=50, minutes=15)
    total = row_of(formulas, "Total")
    letter = get_column_letter(SUMS + 1)
    assert formulas.cell(total, SUMS + 1).value == f"=SUBTOTAL(9,{letter}9:{letter}{total - 1})"
    planned = sum(row.planned for one in week(12).departments for row in one.people)
    assert values.cell(total, SUMS + 1).value == dt.timedelta(minutes=planned)


def test_cached_values_are_what_the_formulas_come_to():
    data = render(week(60, 2), options(Audience.PRODUCER), "xlsx")
    book, cached = workbook(data), workbook(data, values=True)
    checked = 0
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            expected = reckon(cell.value, sheet, cached[sheet.title])
            assert number(cached[sheet.title][cell.coordinate].value) == pytest.approx(expected)
            checked += 1
    assert checked > 400


def reckon(formula, sheet, cached):
    """What a spreadsheet makes of one of our formulas, from the values of the other cells."""
    if factor := re.fullmatch(r"=(\w+)\*24", formula):
        return number(cached[factor[1]].value) * 24
    name, inner = re.fullmatch(r"=(SUM|SUBTOTAL)\((.*)\)", formula).groups()
    ranges = inner.split(",")
    function = ranges.pop(0) if name == "SUBTOTAL" else "9"
    cells = [cell for one in ranges for cell in cells_of(sheet, one)]
    values = [
        number(cached[cell.coordinate].value)
        for cell in cells
        if "SUBTOTAL" not in str(cell.value) and cached[cell.coordinate].value is not None
    ]
    return min(values) if function == "5" else sum(values)


def cells_of(sheet, one):
    found = sheet[one]
    return [found] if not isinstance(found, tuple) else [cell for row in found for cell in row]


def number(value):
    """The number in the cell, whatever its pattern makes of it."""
    if isinstance(value, dt.timedelta):
        return value / dt.timedelta(days=1)
    return float(value)


def test_money_is_a_number_and_adds_up(book, reckoned):
    formulas, values = book["Week"], reckoned["Week"]
    column = next(c.column for c in formulas[8] if c.value == "Cost GBP")
    person = row_of(formulas, "Eilidh MacDonald")
    assert formulas.cell(person, column).value == 1800.5
    assert formulas.cell(person, column).number_format == "#,##0.00"
    total = row_of(formulas, "Total")
    assert formulas.cell(total, column).data_type == "f"
    assert values.cell(total, column).value == float(week(12).total_cost)


def test_panes_are_frozen_and_titles_print_on_every_page(book):
    assert book["Week"].freeze_panes == "C9"
    assert book["Week"].print_title_rows == "$6:$8"
    assert book["Week"].print_title_cols == "$A:$B"
    assert book["List"].freeze_panes == "D2"
    assert book["List"].print_title_rows == "$1:$1"


@pytest.mark.parametrize(
    ("paper", "code"), [(PaperSize.LETTER, 1), (PaperSize.A3, 8), (PaperSize.A4, 9)]
)
def test_it_prints_on_its_long_side_as_wide_as_the_page(paper, code):
    book = workbook(render(week(12), options(paper=paper), "xlsx"))
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == code
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert int(sheet.page_setup.fitToHeight) == 0
        assert sheet.oddFooter.right.text == "Page &P of &N"


def test_the_list_has_a_row_for_each_person_and_day(book, reckoned):
    sheet = book["List"]
    heads = [cell.value for cell in sheet[1]]
    assert heads[:4] == ["Date", "Department", "Name", "Role"]
    assert heads[-1] == "Cost GBP"
    assert sheet["A2"].value == dt.datetime(2026, 11, 23)
    assert sheet["I2"].value == dt.timedelta(hours=7, minutes=30)
    assert sheet["J4"].value == dt.timedelta(hours=27)
    assert sheet["L2"].value == "=K2*24"
    assert reckoned["List"]["L2"].value == 10
    bookings = sum(
        len(cells) for one in week(12).departments for row in one.people for cells in row.cells
    )
    away = sum(bool(kind) for one in week(12).departments for r in one.people for kind in r.away)
    last = bookings + away + 1
    assert sheet.auto_filter.ref == f"A1:O{last}"
    assert sheet.cell(last + 1, 11).value == f"=SUBTOTAL(109,K2:K{last})"


def test_the_crew_gets_no_column_of_money():
    book = workbook(render(week(12), options(), "xlsx"))
    assert "Cost" not in str([cell.value for cell in book["List"][1]])
    assert "Cost" not in str([cell.value for cell in book["Week"][8]])


def test_its_properties_name_nobody_and_are_dated_by_the_issue(book):
    assert book.properties.title == "Harbor Lights: Week 4, Mon 23 to Sun 29 Nov 2026"
    assert book.properties.creator in {None, ""}
    assert book.properties.created == dt.datetime(2026, 11, 20, 18, 5)
    assert book.properties.lastModifiedBy in {None, ""}


def test_a_second_booking_on_a_date_has_its_own_line():
    def doubled(row):
        monday = row.cells[0]
        second = tuple(
            replace(cell, uid=f"{cell.uid}-2", call=1200, wrap=1300, minutes=100) for cell in monday
        )
        return replace(row, cells=(monday + second, *row.cells[1:]))

    data = render(changed(week(2), doubled), options(), "xlsx")
    sheet, values = workbook(data)["Week"], workbook(data, values=True)["Week"]
    row = row_of(sheet, "Eilidh MacDonald")
    assert sheet.cell(row + 1, NAME).value == "Eilidh MacDonald"
    assert sheet.cell(row + 1, MONDAY_CALL).value == dt.timedelta(hours=20)
    assert sheet.cell(row, SUMS + 1).value.startswith(f"=SUM(E{row}:E{row + 1},")
    assert values.cell(row, SUMS + 1).value == dt.timedelta(hours=50, minutes=15 + 100)


def test_a_week_without_anybody_says_so():
    sheet = workbook(render(week(0), options(), "xlsx"))["Week"]
    assert sheet["A9"].value == "Nobody is booked in this week."


def test_the_head_stays_low_however_many_units_there_are():
    view = week(6, units=5)
    days = tuple(replace(day, units=day.units * 3) for day in view.days)
    for one, lines in ((week(6), 6), (view, 6), (replace(view, days=days), 13)):
        sheet = workbook(render(one, options(), "xlsx"))["Week"]
        head = sheet.row_dimensions[7].height
        assert head <= lines * 14, head
