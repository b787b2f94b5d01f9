"""Crew lists and sheets of shoot days from the command line."""

import io
import sys

import pytest

from tests.conftest import REPOSITORY

CREW_LISTS = REPOSITORY / "tests" / "files" / "crew_lists"
COUNTS = ["rows", "new", "updated", "unchanged", "duplicates", "reported"]
RECORDS = {
    "call_sheet_paste.txt": 46,
    "crew_list_us.xlsx": 57,
    "crewliste_de.tsv": 46,
    "unit_list_uk.csv": 62,
}
SHEET = (
    "Date,Call,Wrap,Place\n"
    "2026-11-23,07:30,18:30,Quay\n"
    "2026-11-24,16:00,02:30,Old town\n"
    "2026-02-30,07:30,18:30,Quay\n"
)


def _adds_up(counts):
    parts = [counts[key] for key in COUNTS[1:-1]]
    return sum(parts) + len(counts["reported"]) == counts["rows"]


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "days.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", RECORDS)
def test_a_crew_list_is_imported_and_the_second_time_changes_nothing(crewplanner, project, name):
    into = ("--into", project, "--json")
    first = crewplanner("import", "people", CREW_LISTS / name, *into)
    assert first.code == 0
    assert list(first.data) == COUNTS
    assert _adds_up(first.data)
    assert first.data["rows"] == RECORDS[name]
    before = [crewplanner(words, project, "--json").out for words in ("crew", "bookings")]
    assert len(crewplanner("crew", project, "--json").data["people"]) == first.data["new"]
    second = crewplanner("import", "people", CREW_LISTS / name, *into).data
    assert second["unchanged"] == first.data["new"]
    assert (second["new"], second["updated"]) == (0, 0)
    assert _adds_up(second)
    assert [crewplanner(w, project, "--json").out for w in ("crew", "bookings")] == before


def test_a_dry_run_shows_the_rows_and_writes_nothing(crewplanner, project, bytes_kept):
    file = CREW_LISTS / "unit_list_uk.csv"

    def look():
        said = crewplanner("import", "people", file, "--into", project, "--dry-run")
        assert said.code == 0
        assert "Would import unit_list_uk.csv" in said.out
        assert "Position = role" in said.out
        assert "Grace Achebe" in said.out

    bytes_kept(project, look)


def test_pasted_text_is_read_from_standard_input(crewplanner, project, monkeypatch):
    text = (CREW_LISTS / "call_sheet_paste.txt").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    said = crewplanner("import", "people", "-", "--into", project, "--json")
    assert said.data["new"] == RECORDS["call_sheet_paste.txt"]


def test_a_new_name_begins_a_production(crewplanner, tmp_path):
    path = tmp_path / "new.crewplan"
    crewplanner("new", path)
    crewplanner(
        *("import", "people", CREW_LISTS / "crew_list_us.xlsx"),
        *("--into", path, "--production", "Paper Moon"),
    )
    pay = crewplanner("pay", path, "--week", "2026-W47", "--production", "paper moon", "--json")
    assert pay.code == 0


def test_a_slip_in_a_productions_name_begins_none(refused, project, bytes_kept):
    words = ("import", "people", CREW_LISTS / "crew_list_us.xlsx", "--into", project)

    def slip():
        assert "Harbor Lights" in refused(*words, "--production", "Harbor Light")

    bytes_kept(project, slip)


def test_shoot_days_are_imported_with_nights_and_reports(crewplanner, project, sheet):
    said = crewplanner("import", "shoots", sheet, "--into", project, "--json")
    assert said.code == 0
    assert _adds_up(said.data)
    assert (said.data["rows"], said.data["new"]) == (3, 2)
    ((row, reason),) = [tuple(one.values()) for one in said.data["reported"]]
    assert row == 4
    assert "2026-02-30" in reason
    days = crewplanner("days", project, "--json").data["days"]
    assert [(day["date"], day["call"], day["wrap"], day["place"]) for day in days] == [
        ("2026-11-23", "07:30", "18:30", "Quay"),
        ("2026-11-24", "16:00", "26:30", "Old town"),
    ]
    again = crewplanner("import", "shoots", sheet, "--into", project, "--json").data
    assert (again["new"], again["updated"], again["unchanged"]) == (0, 0, 2)


def test_a_moved_call_updates_the_day(crewplanner, project, sheet):
    crewplanner("import", "shoots", sheet, "--into", project)
    sheet.write_text(SHEET.replace("07:30", "06:45"), encoding="utf-8")
    said = crewplanner("import", "shoots", sheet, "--into", project, "--json")
    assert said.data["updated"] == 1
    assert crewplanner("days", project, "--json").data["days"][0]["call"] == "06:45"


def test_a_column_may_name_the_productions(crewplanner, tmp_path):
    path, sheet = tmp_path / "new.crewplan", tmp_path / "days.csv"
    sheet.write_text("Show,Date,Call\nPaper Moon,2026-11-23,07:00\nNight Ferry,2026-11-23,08:00\n")
    crewplanner("new", path)
    crewplanner(
        *("import", "shoots", sheet, "--into", path, "--production-from", "Show"),
        *("--timezone", "Europe/Berlin", "--currency", "EUR"),
    )
    days = crewplanner("days", path, "--json").data["days"]
    assert {day["production"] for day in days} == {"Paper Moon", "Night Ferry"}
    pay = crewplanner("pay", path, "--week", "2026-W48", "--production", "Night Ferry", "--json")
    assert pay.data["currency"] == "EUR"


def test_dates_that_can_be_read_in_two_ways_are_asked_for(crewplanner, refused, project, tmp_path):
    sheet = tmp_path / "days.csv"
    sheet.write_text("Date,Call\n3/4/2026,07:00\n5/6/2026,07:00\n")
    assert "--date-order" in refused("import", "shoots", sheet, "--into", project)
    crewplanner("import", "shoots", sheet, "--into", project, "--date-order", "mdy")
    days = crewplanner("days", project, "--json").data["days"]
    assert [day["date"] for day in days] == ["2026-03-04", "2026-05-06"]


def test_several_productions_need_a_name_or_a_column(refused, sample, sheet, bytes_kept):
    def unclear():
        assert "--production-from" in refused("import", "shoots", sheet, "--into", sample)

    bytes_kept(sample, unclear)


@pytest.mark.parametrize("kind", ["people", "shoots"])
def test_what_is_no_list_is_refused(refused, project, tmp_path, bytes_kept, kind):
    letter, picture = tmp_path / "letter.txt", tmp_path / "picture.xlsx"
    letter.write_text("")
    picture.write_bytes(b"PK\x03\x04 not a workbook")
    for file in (letter, picture, tmp_path / "missing.csv", tmp_path):
        bytes_kept(project, lambda file=file: refused("import", kind, file, "--into", project))


def test_production_and_column_exclude_each_other(refused, project, sheet):
    refused(
        *("import", "shoots", sheet, "--into", project),
        *("--production", "HBL", "--production-from", "Show"),
    )


def test_rates_without_a_production_are_told(crewplanner, tmp_path):
    path = tmp_path / "empty.crewplan"
    crewplanner("new", path)
    said = crewplanner("import", "people", CREW_LISTS / "unit_list_uk.csv", "--into", path)
    assert "rates are left out" in said.err
    assert "--production" in said.err
