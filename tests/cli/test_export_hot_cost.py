"""The hot cost of a day from the command line."""

import csv
import datetime as dt
from decimal import Decimal

import openpyxl
import pypdf
import pytest


@pytest.fixture
def night(crewplanner, sample):
    """A day of the sample whose times are known."""
    first = crewplanner("days", sample, "--json").data["days"][0]["date"]
    return (dt.date.fromisoformat(first) + dt.timedelta(days=9)).isoformat()


@pytest.fixture
def export(crewplanner, sample, night):
    def call(format_id, out, *words, day=night):
        named = ("--day", day, "--format", format_id, "--out", out, "--production", "HBL")
        return crewplanner("export", "hot-cost", sample, *named, *words)

    return call


def test_every_format_says_the_same(export, tmp_path):
    said = {}
    for format_id in ("pdf", "xlsx", "csv"):
        path = tmp_path / f"day.{format_id}"
        told = export(format_id, path, "--json")
        assert told.code == 0, told.err
        assert told.data["path"] == str(path)
        assert told.data["size"] == path.stat().st_size
        said[format_id] = told.data
    figures = {key: said["csv"][key] for key in ("planned", "actual", "difference")}
    assert all({key: one[key] for key in figures} == figures for one in said.values())
    with (tmp_path / "day.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == said["csv"]["people"]
    for key, amount in figures.items():
        assert sum(Decimal(row[key]) for row in rows) == Decimal(amount)
    causes = said["csv"]["causes"]
    assert sum(map(Decimal, causes.values())) == Decimal(figures["difference"])
    text = pypdf.PdfReader(tmp_path / "day.pdf").pages[0].extract_text()
    assert f"{Decimal(figures['actual']):,}" in text
    page = openpyxl.load_workbook(tmp_path / "day.xlsx", data_only=True)["Hot cost"]
    totals = next(row for row in page.values if row[0] == "Total")
    assert totals[6] == float(figures["actual"])


def test_it_says_in_a_line_what_the_day_came_to(export, tmp_path):
    said = export("csv", tmp_path / "day.csv")
    assert "hot cost of" in said.out
    assert "(over plan). All times are known." in said.out


def test_a_day_to_come_is_said_to_be_open(export, night, tmp_path):
    later = (dt.date.fromisoformat(night) + dt.timedelta(days=12)).isoformat()
    said = export("csv", tmp_path / "day.csv", "--json", day=later).data
    assert said["open"] == said["people"] > 0
    assert Decimal(said["difference"]) == 0


def test_a_folder_gets_a_file_with_a_name_of_its_own(export, night, tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    export("pdf", folder)
    assert [file.name for file in folder.iterdir()] == [f"Harbour Lights {night} hot cost.pdf"]


@pytest.mark.parametrize(
    "words",
    [
        ["--format", "pdf"],
        ["--week", "2026-W47", "--format", "pdf"],
        ["--week", "2026-W47", "--day", "2026-11-18", "--format", "pdf"],
        ["--day", "2026-13-45", "--format", "pdf"],
        ["--day", "2026-11-18", "--format", "ics"],
        ["--day", "2026-11-18", "--format", "pdf", "--audience", "crew"],
        ["--day", "2026-11-18", "--format", "pdf", "--department", "Camera"],
        ["--day", "2026-11-18", "--format", "pdf", "--person", "Markham"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_written_writes_nothing(refused, sample, tmp_path, words):
    out = tmp_path / "paper.pdf"
    refused("export", "hot-cost", sample, "--production", "HBL", *words, "--out", out)
    assert not out.exists()


def test_a_week_wants_no_day(refused, sample, tmp_path):
    sentence = refused(
        *("export", "week", sample, "--day", "2026-11-18", "--production", "HBL"),
        *("--format", "pdf", "--out", tmp_path / "x.pdf"),
    )
    assert "--week" in sentence


def test_a_paper_leaves_the_project_alone(export, sample, tmp_path, bytes_kept):
    bytes_kept(sample, lambda: export("csv", tmp_path / "day.csv"))
