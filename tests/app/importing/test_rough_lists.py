"""Crew lists that are carelessly made: nothing is lost unsaid or guessed wildly."""

import pytest

from crewplanner.app.errors import Refused
from crewplanner.app.importing.columns import PeopleField
from crewplanner.app.importing.preview import ImportCounts
from crewplanner.domain.productions import FilmWords
from tests.app.importing.conftest import people_of, production, row_of, shoots_of, workbook


def test_numbers_of_home_stay_there_beside_those_of_another_country():
    preview = people_of(
        "Name,Role,Mobile\nAnn Lee,Gaffer,07700 900101\n"
        "Bo Day,Grip,+49 170 7316383\nCy Fox,Grip,+49 170 7316384\n",
        production=production(words=FilmWords.UK, currency="GBP", timezone="Europe/London"),
    )
    assert [row.phone for row in preview.rows] == [
        "+447700900101",
        "+491707316383",
        "+491707316384",
    ]


def test_columns_of_dates_are_no_phones():
    preview = people_of("Name,Role,Start Date,Finish Date\nAnn Lee,Gaffer,2026-03-09,2026-03-20\n")
    assert not preview.mapping.has(PeopleField.PHONE)


def paid(text):
    preview = people_of(text, production=production(currency="GBP"))
    deals = preview.command().deals
    return [(str(d.rate), d.per.value, (d.guarantee or 0) // 60, int(d.kit)) for d in deals]


@pytest.mark.parametrize("unit", ["Per", "Unit", "Basis", "Rate Type"])
def test_the_unit_of_a_rate_may_have_a_column_of_its_own(unit):
    text = (
        f"Name,Role,Rate,{unit},Hours\nAnn Lee,Gaffer,2000,week,60\nBo Day,Grip,45,hourly,10\n"
        "Cy Fox,Grip,300,Day,\n"
    )
    assert paid(text) == [("2000", "week", 60, 0), ("45", "hour", 10, 0), ("300", "day", 0, 0)]


def test_a_weekly_rate_beside_day_rates_is_a_deal():
    text = (
        "Name,Role,Day Rate,Weekly Rate,Guaranteed hours,Box rental\n"
        "Ann Lee,Gaffer,,2000,60,\nBo Day,Grip,300,,10,15\n"
    )
    assert paid(text) == [("2000", "week", 60, 0), ("300", "day", 10, 15)]


def test_hours_and_kit_are_read_out_of_the_cell_of_the_rate():
    text = "Name,Role,Rate\nAnn Lee,Gaffer,$3000/week/60\nBo Day,Grip,£305 + kit 50\n"
    assert paid(text) == [("3000", "week", 60, 0), ("305", "day", 0, 50)]


@pytest.mark.parametrize(
    ("cells", "remark"),
    [
        ("TBC,,,", "“TBC” is no rate; left out."),
        ("scale,,,", "“scale” is no rate; left out."),
        ("-500,,,", "“-500” is no rate; left out."),
        ("400,episode,,", "“episode” is no unit of a rate; the rate of 400 was left out."),
        ("400,day,some,", "“some” is no number of hours; left out."),
        ("400,day,,own", "“own” is no kit fee for a day; left out."),
        (",,,30", "A kit fee without a rate was left out."),
    ],
)
def test_pay_that_cannot_be_used_is_told_on_its_row(cells, remark):
    preview = people_of(
        f"Name,Role,Rate,Per,Hours,Kit fee\nAnn Lee,Gaffer,{cells}\nBo Day,Grip,300,day,10,25\n"
        "Cy Fox,Grip,300,day,10,25\n",
        production=production(),
    )
    assert [text[: len(remark)] for text in row_of(preview, 2).remarks] == [remark]


def test_a_column_of_units_of_the_crew_is_none_of_rates():
    text = "Name,Role,Unit,Rate per day\nAnn Lee,Gaffer,Main,300\nBo Day,Grip,Second,250\n"
    assert paid(text) == [("300", "day", 0, 0), ("250", "day", 0, 0)]


@pytest.mark.parametrize("read", [people_of, shoots_of])
@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ('[{"name": "Ann Lee", "role": "Gaffer"}]', "JSON file"),
        ('{"crew": [1, 2]}', "JSON file"),
        ("<!DOCTYPE html><table><tr><td>Ann Lee</td></tr></table>", "HTML file"),
        (bytes(n * n * 7 % 256 ^ n % 251 for n in range(4000)), "no text that can be read"),
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(read, data, sentence):
    with pytest.raises(Refused, match=sentence):
        read(data)


def test_a_text_without_people_is_refused_and_headings_alone_are_told():
    with pytest.raises(Refused, match="Nobody was found"):
        people_of("hello, this is a text\nand nothing else\n", filename="crew.xlsx")
    told = ("The list has headings and no rows below them.",)
    assert people_of("Name,Role,Phone\n").remarks == told
    assert shoots_of("Date,Call,Wrap\n").remarks == told


def test_lines_with_dashes_are_people_with_what_belongs_to_them():
    preview = people_of(
        "THE CREW\nAnn Lee - Gaffer - 07700 900101 - ann@example.com\n"
        "Jean-Luc Day - DIT - 07700 900102\n"
    )
    assert [(row.name, row.role, row.phone, row.email) for row in preview.rows] == [
        ("Ann Lee", "Gaffer", "+447700900101", "ann@example.com"),
        ("Jean-Luc Day", "DIT", "+447700900102", ""),
    ]


def test_a_cell_beyond_the_headings_of_a_list_of_days_is_kept():
    preview = shoots_of(
        "Date,Call\n2026-03-09,07:00,bring boots\n2026-03-10,07:00\n2026-03-11,07:00\n"
    )
    assert row_of(preview, 2).note == "bring boots"


@pytest.mark.parametrize("text", ["TOTAL: 2", "Total 2", "Page 1 of 1", "N/C", "O/C", "W/N", "P/C"])
def test_sums_pages_and_words_for_calls_are_nobody(text):
    preview = people_of(f"Role,Name,Phone\nGaffer,Ann Lee,07700 900101\n,{text},\n{text},,\n")
    assert preview.counts == ImportCounts(new=1, reported=2)


def test_a_list_of_one_row_keeps_its_role():
    preview = people_of("Name\tPosition\tMobile\nAnn Lee\tGaffer\t07700 900101\n")
    assert [(row.name, row.role) for row in preview.rows] == [("Ann Lee", "Gaffer")]


def test_other_crew_sheets_of_a_workbook_are_named():
    rows = [["Name", "Role", "Phone"], ["Ann Lee", "Gaffer", "07700 900101"]]
    more = [*rows, ["Bo Day", "Grip", "07700 900102"]]
    data = workbook(Main=more, Second=[rows[0], ["Cy Fox", "DIT", ""]], Notes=[["Hello"]])
    assert people_of(data).remarks == ("Only the sheet “Main” was read, not “Second”.",)
