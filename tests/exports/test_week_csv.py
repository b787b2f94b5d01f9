"""The week as CSV."""

from dataclasses import replace
from pathlib import Path

import pytest

from crewplanner.app.queries.week import WeekNote
from crewplanner.exports import Audience, render
from crewplanner.exports.week import week_paper
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


def broken_knowingly(accepted="Agreed (Tamsin, Wed 4 Mar)"):
    """A week in which a short rest of its first person was accepted, and missing crew as well."""
    made = week(8)
    person = made.departments[0].people[0]
    monday = made.days[0].date
    rest = WeekNote(
        date=monday,
        text=f"{person.name} has 9:00 h rest.",
        severity="WARN",
        accepted=accepted,
        person=person.person,
    )
    crew = WeekNote(date=monday, text="Gaffer, 0 of 1.", severity="WARN", accepted=accepted)
    return replace(made, notes=(rest, crew)), person, monday


def test_rules_broken_knowingly_stand_with_their_day_for_producers_alone():
    view, person, monday = broken_knowingly()
    rows = csv_rows(render(view, options(Audience.PRODUCER), "csv"))
    told = {(row["name"], row["date"]): row["rules_broken_knowingly"] for row in rows}
    said = f"{person.name} has 9:00 h rest. Agreed (Tamsin, Wed 4 Mar)"
    assert told[person.name, monday.isoformat()] == said
    assert [text for text in told.values() if text] == [said]
    assert "rules_broken_knowingly" not in csv_rows(render(view, options(), "csv"))[0]
    nothing, _person, _day = broken_knowingly(accepted="")
    rows = csv_rows(render(nothing, options(Audience.PRODUCER), "csv"))
    assert "rules_broken_knowingly" not in rows[0]


def test_the_paper_lists_them_apart_from_the_findings_that_are_open():
    view, _person, monday = broken_knowingly()
    still = WeekNote(date=monday, text="Day 6 in a row.", severity="WARN")
    paper = week_paper(replace(view, notes=(*view.notes, still)), options(Audience.PRODUCER))
    told = {section.title: [note.text for note in section.notes] for section in paper.sections}
    assert told["Findings"] == ["Day 6 in a row."]
    assert [text.rsplit(" (", 1)[0] for text in told["Rules broken knowingly"]] == [
        f"{view.departments[0].people[0].name} has 9:00 h rest. Agreed",
        "Gaffer, 0 of 1. Agreed",
    ]
    crew = week_paper(view, options())
    assert "Rules broken knowingly" not in {section.title for section in crew.sections}
