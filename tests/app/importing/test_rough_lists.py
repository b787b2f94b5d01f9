"""Crew lists that are carelessly made: nothing is lost unsaid or guessed wildly."""

import pytest

from crewplanner.app.importing.columns import PeopleField
from crewplanner.domain.productions import FilmWords
from tests.app.importing.conftest import people_of, production, row_of


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
