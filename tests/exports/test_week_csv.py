"""The week as CSV."""

from pathlib import Path

import pytest

from crewplanner.exports import Audience, render
from tests.exports.reading import csv_rows
from tests.exports.weeks import options, week

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("audience", [Audience.CREW, Audience.PRODUCER])
def test_it_is_what_it_always_was(audience):
    expected = (GOLDEN / f"week-{audience.value}.csv").read_bytes()
    assert render(week(8), options(audience), "csv") == expected


def test_it_opens_as_utf8_with_dos_line_ends():
    data = render(week(8), options(), "csv")
    assert data.startswith(b"\xef\xbb\xbfdate,weekday,")
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_times_past_midnight_stay_with_their_date():
    row = csv_rows(render(week(8), options(), "csv"))[2]
    assert (row["date"], row["call"], row["wrap"], row["hours"]) == (
        "2026-11-25",
        "16:00",
        "27:00",
        "10:30",
    )


def test_an_absence_has_its_row():
    rows = csv_rows(render(week(8), options(Audience.PRODUCER), "csv"))
    assert [(row["date"], row["name"], row["away"]) for row in rows if row["status"] == "away"] == [
        ("2026-11-26", "Dafydd Sato", "Leave"),
        ("2026-11-27", "Dafydd Sato", "Leave"),
    ]


def test_a_week_without_anybody_has_its_columns():
    assert csv_rows(render(week(0), options(), "csv")) == []
