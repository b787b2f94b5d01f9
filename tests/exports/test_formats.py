"""The table of formats, and what it costs to have it."""

import subprocess
import sys

import pytest

from crewplanner.domain.ids import PersonId
from crewplanner.exports import FORMATS, Audience, file_name, formats_of, render
from tests.exports.hot_costs import hot_cost
from tests.exports.sheets import call_sheet
from tests.exports.test_ledger import ledger
from tests.exports.weeks import options, week

_STARTS = {
    "pdf": b"%PDF-1.",
    "xlsx": b"PK\x03\x04",
    "csv": b"\xef\xbb\xbf",
    "ics": b"BEGIN:VCAL",
    "html": b"<!doctype html>",
}


def test_every_format_of_the_week_is_listed_once():
    assert [one.id for one in formats_of("week")] == ["pdf", "xlsx", "csv", "ics"]
    assert len({(one.paper, one.id) for one in FORMATS}) == len(FORMATS)
    assert formats_of("no such paper") == ()


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: f"{one.paper}-{one.id}")
def test_every_format_writes_what_its_name_says(one):
    assert one.suffix == f".{one.id}"
    makers = {
        "call-sheet": lambda: call_sheet(4),
        "hot-cost": lambda: hot_cost(4),
        "ledger": ledger,
        "week": lambda: week(4),
    }
    data = render(makers[one.paper](), options(Audience.PRODUCER), one.id, paper=one.paper)
    assert data.startswith(_STARTS[one.id])


def test_a_format_that_a_paper_does_not_have_is_an_error():
    with pytest.raises(KeyError, match="docx"):
        render(week(4), options(), "docx")


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        (options(), "Harbor Lights 2026-W48 crew v4 pink.pdf"),
        (options(Audience.PRODUCER, version=""), "Harbor Lights 2026-W48 producer.pdf"),
        (
            options(Audience.DEPARTMENT, department="Camera", version=""),
            "Harbor Lights 2026-W48 Camera.pdf",
        ),
        (options(person=PersonId(2), version=""), "Harbor Lights 2026-W48 Tomasz Hughes.pdf"),
    ],
)
def test_a_file_says_what_it_is_and_for_whom(chosen, name):
    assert file_name(week(12), chosen, "pdf") == name


def test_start_up_does_not_wait_for_the_writers():
    program = (
        "import sys, crewplanner.exports;"
        "print([name for name in ('typst', 'xlsxwriter', 'icalendar') if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
