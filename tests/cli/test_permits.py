"""The whole way on real input: a city's film permits, a crew list as it arrives, a week paid.

The permits are public data, too large to keep here; they are read from a folder beside this one.
"""

import datetime as dt
from collections import Counter
from decimal import Decimal

import pypdf
import pytest

from crewplanner.app.context import Context
from crewplanner.app.workspace import Workspace
from tests.cli.every_paper import NOON, TABLE, check, every_paper
from tests.conftest import REPOSITORY

PERMITS = 1_646
CREW = REPOSITORY / "tests" / "files" / "crew_lists" / "crew_list_us.xlsx"
SERIES = "Episodic series"
WEEK = "2023-W10"
MONDAY = dt.date(2023, 3, 6)
LATE = {"2023-03-07": "25:30", "2023-03-09": "02:15"}


@pytest.fixture
def permits(shared):
    return shared / "data" / "nyc_film_permits_2023_q1.csv"


@pytest.fixture
def imported(crewplanner, tmp_path, permits):
    """A new project with every permit in it, a production for each kind."""
    path = tmp_path / "city.crewplan"
    assert crewplanner("new", path).code == 0
    said = crewplanner(
        *("import", "shoots", permits, "--into", path, "--production-from", "SubCategoryName"),
        *("--timezone", "America/New_York", "--currency", "USD", "--json"),
    )
    assert said.code == 0, said.err
    counts = said.data
    assert counts["rows"] == PERMITS
    assert (
        len(counts["reported"])
        + sum(counts[key] for key in ("new", "updated", "unchanged", "duplicates"))
        == PERMITS
    )
    return path


@pytest.fixture
def booked(crewplanner, imported):
    """The busiest production with a crew of five, booked for the week."""
    said = crewplanner("import", "people", CREW, "--into", imported, "--production", SERIES)
    assert said.code == 0, said.err
    crew = crewplanner("crew", imported, "--json").data["people"]
    namesakes = Counter(person["name"] for person in crew)
    names = [name for name, count in namesakes.items() if count == 1][:5]
    for name in names:
        said = crewplanner(
            *("book", imported, "--person", name, "--production", SERIES),
            *("--from", "2023-03-06", "--to", "2023-03-10", "--status", "confirmed"),
        )
        assert said.code == 0, said.err
    return imported, names


def test_every_permit_is_accounted_for(crewplanner, imported, permits):
    days = crewplanner("days", imported, "--json").data["days"]
    again = crewplanner(
        *("import", "shoots", permits, "--into", imported),
        *("--production-from", "SubCategoryName", "--json"),
    ).data
    assert again["unchanged"] + again["duplicates"] + len(again["reported"]) == PERMITS
    assert crewplanner("days", imported, "--json").data["days"] == days
    assert len(days) >= PERMITS - again["duplicates"] - len(again["reported"])
    assert Counter(day["production"] for day in days).most_common(1)[0][0] == SERIES
    assert all(day["call"] < (day["wrap"] or "99:99") for day in days if day["call"])
    assert any(day["wrap"] and day["wrap"] >= "24:00" for day in days)


def test_a_week_is_booked_logged_checked_and_paid(crewplanner, booked):
    project, names = booked
    for number in range(5):
        date = (MONDAY + dt.timedelta(days=number)).isoformat()
        wrap = LATE.get(date, "18:30")
        for name in names:
            said = crewplanner(
                *("log", project, "--person", name, "--production", SERIES, "--date", date),
                *("--call", "07:00" if wrap == "18:30" else "13:00", "--wrap", wrap),
                *("--meal", "14:00-14:45"),
            )
            assert said.code == 0, said.err
    checked = crewplanner("check", project, "--week", WEEK, "--production", SERIES, "--json")
    rules = {finding["rule"] for finding in checked.data["findings"]}
    assert checked.code in {0, 1}
    assert "REST" in rules
    pay = crewplanner("pay", project, "--week", WEEK, "--json").data
    assert pay["currency"] == "USD"
    assert sorted(person["name"] for person in pay["people"]) == sorted(names)
    assert Decimal(pay["total"]) == sum(Decimal(person["total"]) for person in pay["people"])
    explained = crewplanner("pay", project, "--week", WEEK, "--person", names[0], "--explain")
    assert explained.code == 0
    assert "deal-memo" in explained.out
    assert "THU 9 MAR" in explained.out


def test_the_week_is_printed_for_the_crew(crewplanner, booked, tmp_path):
    project, names = booked
    for format_id in ("pdf", "xlsx", "csv", "ics"):
        path = tmp_path / f"week.{format_id}"
        said = crewplanner(
            *("export", "week", project, "--week", WEEK, "--production", SERIES),
            *("--format", format_id, "--audience", "crew", "--out", path),
        )
        assert said.code == 0, said.err
    made = crewplanner(
        *("export", "call-sheet", project, "--day", MONDAY, "--production", SERIES),
        *("--format", "pdf", "--out", tmp_path / "day.pdf", "--json"),
    )
    assert {"hospital", "office-phone", "emergency"} <= {
        one["code"] for one in made.data["missing"]
    }
    front, back = (page.extract_text() for page in pypdf.PdfReader(tmp_path / "day.pdf").pages)
    assert "NOT KNOWN YET" in front
    assert all(name in back for name in names)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "week.pdf").pages)
    listed = (tmp_path / "week.csv").read_text(encoding="utf-8-sig")
    for name in names:
        assert name in text
        assert listed.count(name) == 5


def test_every_paper_of_the_city_is_written_and_read_back(booked, tmp_path):
    path, names = booked
    context = Context(user="Tamsin", clock=lambda: NOON, backups=tmp_path / "backups")
    workspace = Workspace.open(path, context)
    production = next(one for one in workspace.plan.productions.values() if one.title == SERIES)
    files = {
        (one.paper, one.format_id): one for one in every_paper(workspace, production.id, MONDAY)
    }
    workspace.close()
    assert files.keys() == TABLE
    for file in files.values():
        check(file, names if file.paper != "hot-cost" else ())
