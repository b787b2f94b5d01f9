"""Irregular hours from the command line."""

import csv
import datetime as dt

import openpyxl
import pytest


@pytest.fixture
def sunday(crewplanner, sample):
    """The end of the second week of the sample."""
    first = crewplanner("days", sample, "--json").data["days"][0]["date"]
    return (dt.date.fromisoformat(first) + dt.timedelta(days=13)).isoformat()


@pytest.fixture
def export(crewplanner, sample, sunday):
    def call(format_id, out, *words, weeks="4"):
        named = ("--format", format_id, "--out", out, "--production", "HBL")
        told = ("--weeks", weeks, "--until", sunday, *named, *words)
        return crewplanner("export", "ledger", sample, *told)

    return call


def test_both_formats_say_the_same(export, sunday, tmp_path):
    told = [export(kind, tmp_path / f"hours.{kind}", "--json").data for kind in ("xlsx", "csv")]
    assert all(one["people"] == told[0]["people"] for one in told)
    assert (told[0]["weeks"], told[0]["to"]) == (4, sunday)
    with (tmp_path / "hours.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == told[1]["people"]
    sheet = openpyxl.load_workbook(tmp_path / "hours.xlsx", data_only=True)["Irregular hours"]
    total = next(row for row in sheet.values if row[0] == "Total")
    assert total[3] == sum(int(row["days"]) for row in rows)


def test_it_says_in_a_line_what_was_written(export, tmp_path):
    said = export("csv", tmp_path, weeks="13")
    assert "irregular hours of 13 weeks" in said.out
    assert "far above the crew's median" in said.out
    assert [file.suffix for file in tmp_path.iterdir() if "irregular" in file.name] == [".csv"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--week", "2026-W47"), "needs --weeks, and not --week"),
        (("--audience", "crew"), "for the producer and payroll alone"),
    ],
)
def test_what_does_not_belong_is_refused(export, tmp_path, words, sentence):
    said = export("csv", tmp_path / "x.csv", *words)
    assert said.code == 2
    assert sentence in said.err


def test_weeks_are_asked_for_and_of_this_paper_alone(crewplanner, sample, tmp_path):
    common = ("--format", "csv", "--out", tmp_path / "x.csv")
    said = crewplanner("export", "ledger", sample, *common)
    assert "needs --weeks" in said.err
    said = crewplanner("export", "week", sample, "--week", "2026-W47", "--holds", *common)
    assert "“ledger” and “dood” alone" in said.err


def test_without_a_date_it_is_the_present_week(crewplanner, sample, tmp_path):
    words = ("--weeks", "8", "--holds", "--format", "csv", "--production", "HBL", "--json")
    told = crewplanner("export", "ledger", sample, *words, "--out", tmp_path / "x.csv")
    assert told.code == 0, told.err
    assert told.data["weeks"] == 8
