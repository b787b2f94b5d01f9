"""Crew lists that are carelessly made: nothing of them is lost unsaid, nothing is guessed wildly."""

from crewplanner.app.importing.columns import PeopleField
from crewplanner.domain.productions import FilmWords
from tests.app.importing.conftest import people_of, production


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
