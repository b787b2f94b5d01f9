"""The table of formats, and what it costs to have it."""

import datetime as dt
import subprocess
import sys

import pytest

from crewplanner.app.paper_views import PaperQuestion, PaperSource
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.values import DateSpan
from crewplanner.exports import FORMATS, Audience, file_name, formats_of, render
from tests.exports.hot_costs import hot_cost
from tests.exports.reading import workbook
from tests.exports.sheets import call_sheet
from tests.exports.test_ledger import ledger
from tests.exports.weeks import options, week
from tests.plans import board

_STARTS = {
    "pdf": b"%PDF-1.",
    "xlsx": b"PK\x03\x04",
    "csv": b"\xef\xbb\xbf",
    "ics": b"BEGIN:VCAL",
    "html": b"<!doctype html>",
}
_PLAN = board("""
                     Mon 2        Tue 3        Wed 4
        unit         08:00-19:00  08:00-19:00  dark
        ana          x            pencil       x
        ben          =08:00-18:00 x
""")
_MONDAY = DateSpan(first=dt.date(2026, 3, 2), last=dt.date(2026, 3, 2))
_WEEK = DateSpan(first=_MONDAY.first, last=dt.date(2026, 3, 8))


def view_of(paper, span):
    """The view of a paper of parts, of a plan of three days."""
    question = PaperQuestion(paper=paper, production=ProductionId(1), span=span, holds=True)
    return PaperSource(plan=_PLAN, question=question, project="p", today=_MONDAY.first).view()


VIEWS = {
    "hot-cost": lambda: hot_cost(4),
    "ledger": ledger,
    "call-sheet": lambda: call_sheet(4),
    "week": lambda: week(4),
    "person-week": lambda: week(4),
    "budget": lambda: view_of("budget", None),
    "crew-list": lambda: view_of("crew-list", None),
    "dood": lambda: view_of("dood", None),
    "timecards": lambda: view_of("timecards", _WEEK),
    "production-report": lambda: view_of("production-report", _MONDAY),
}


def test_every_format_of_the_week_is_listed_once():
    assert [one.id for one in formats_of("week")] == ["pdf", "xlsx", "csv", "html", "ics"]
    assert len({(one.paper, one.id) for one in FORMATS}) == len(FORMATS)
    assert formats_of("no such paper") == ()


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: f"{one.paper}-{one.id}")
def test_every_format_writes_what_its_name_says(one):
    assert one.suffix == f".{one.id}"
    view = VIEWS[one.paper]()
    data = render(view, options(Audience.PRODUCER), one.id, paper=one.paper)
    assert data.lower().startswith(_STARTS[one.id].lower())


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
        (options(person=PersonId(2), version=""), "Harbor Lights 2026-W48 002 TH.pdf"),
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


def test_everybody_has_a_sheet_of_the_personal_weeks_under_their_name():
    data = render(week(3), options(), "xlsx", paper="person-week")
    people = [person.name for one in week(3).departments for person in one.people]
    assert workbook(data).sheetnames[:3] == people
    assert render(week(3), options(), "html", paper="person-week").count(b"<caption>") == 0
