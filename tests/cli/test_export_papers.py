"""The papers made of parts, from the command line, in every format of each."""

import datetime as dt

import pytest

from tests.exports.reading import csv_rows, pdf, pdf_words
from tests.exports.test_paper import read_page


@pytest.fixture
def monday(crewplanner, sample):
    """The first date of the sample's second week."""
    first = crewplanner("days", sample, "--json").data["days"][0]["date"]
    return dt.date.fromisoformat(first) + dt.timedelta(days=7)


@pytest.fixture
def export(crewplanner, sample, tmp_path):
    def call(paper, format_id, *words):
        out = tmp_path / f"paper.{format_id}"
        said = crewplanner(
            *("export", paper, sample, "--production", "Harbour Lights", "--format", format_id),
            *("--out", out, "--json", *words),
        )
        assert said.code == 0, said.err
        return said.data, out.read_bytes()

    return call


def test_days_out_of_days_have_codes_and_checks(export):
    _, rows = export("dood", "csv")
    first = csv_rows(rows)[0]
    codes = [value for key, value in first.items() if key[:3] == "202"]
    assert codes[0] == "SW"
    assert codes[-1] == "WRF"
    assert int(first["days_paid"]) == sum(bool(code) for code in codes)
    said = pdf_words(export("dood", "pdf")[1])
    assert "People working" in said
    assert "Not booked while their unit works" in said
    crew = pdf_words(export("dood", "pdf", "--audience", "crew")[1])
    assert "Not booked while their unit works" not in crew


def test_timecards_have_money_for_the_producer_alone(export, monday):
    week = ("--week", monday.isoformat())
    _, paid = export("timecards", "csv", *week)
    _, plain = export("timecards", "csv", *week, "--audience", "crew")
    assert "pay" in csv_rows(paid)[0]
    assert "pay" not in csv_rows(plain)[0]
    row = csv_rows(paid)[0]
    assert (row["call"], row["hours"], row["hours_decimal"]) == ("07:30", "10:00", "10.00")
    assert row["date"] == monday.isoformat()


def test_contacts_that_are_private_are_for_the_producer(export, crewplanner, sample):
    _, mine = export("crew-list", "csv", "--audience", "producer")
    _, theirs = export("crew-list", "csv")
    assert any(row["phone"] for row in csv_rows(mine))
    held = {row["name"] for row in csv_rows(mine)} - {row["name"] for row in csv_rows(theirs)}
    assert held


def test_the_week_is_a_page_too_and_may_be_large(export, monday):
    week = ("--week", monday.isoformat())
    _, page = export("week", "html", *week)
    assert "Ottoline Markham" in " ".join(read_page(page).said)
    _, large = export("week", "pdf", *week, "--large", "--department", "Camera")
    assert "Ottoline Markham" in pdf_words(large)
    assert len(pdf(large).pages) > 1


@pytest.mark.parametrize(
    "words",
    [
        ["crew-list", "--day", "2026-11-23"],
        ["dood", "--from", "2026-11-23"],
        ["dood", "--from", "2026-11-23", "--to", "2026-11-01"],
        ["dood", "--week", "2026-W47", "--from", "2026-11-23", "--to", "2026-11-24"],
        ["timecards"],
        ["timecards", "--week", "2026-W47", "--holds"],
        ["production-report", "--week", "2026-W47"],
        ["production-report", "--day", "2026-11-23", "--department", "Camera"],
        ["crew-list", "--department", "Camra"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_asked_is_refused(refused, sample, tmp_path, words):
    out = tmp_path / "x.pdf"
    named = ("--production", "Harbour Lights", "--format", "pdf", "--out", out)
    refused("export", words[0], sample, *named, *words[1:])
    assert not out.exists()
