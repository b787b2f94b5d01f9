"""The papers of a small plan, word by word: what stands in each for whom."""

from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.app.errors import Refused
from crewplanner.app.paper_views import PaperQuestion, PaperSource
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.ids import DealId, ProductionId
from crewplanner.domain.people import Contact, ContactKind, Deal, RatePer
from crewplanner.domain.values import DateSpan
from crewplanner.exports import Audience, render
from tests.exports.reading import csv_rows, pdf_words
from tests.exports.weeks import options, week
from tests.plans import board, march

A = ProductionId(1)
PLAN = board("""
                 Mon 2             Tue 3        Wed 4        Thu 5
    unit         08:00-19:00       08:00-19:00  08:00-19:00  hold
    ana          x =08:00-20:00    x            x            x
    ben          x                              x
    cat                            pencil
""")
WEEK = DateSpan(first=march(2), last=march(8))


def made(paper, span=None, *, plan=PLAN, reader=Audience.PRODUCER, **chosen):
    """The paper as CSV rows and as the words of its pages."""
    question = PaperQuestion(paper=paper, production=A, span=span, holds=True)
    view = PaperSource(plan=plan, question=question, project="p").view()
    asked = options(reader, version="", **chosen)
    return (
        csv_rows(render(view, asked, "csv", paper=paper)),
        pdf_words(render(view, asked, "pdf", paper=paper)),
    )


def paid():
    """The plan with a day rate for Ana and ways to reach her."""
    deal = Deal(
        id=DealId(1),
        production=A,
        person=next(iter(PLAN.people)),
        rate=Decimal(300),
        per=RatePer.DAY,
    )
    ana = replace(
        PLAN.people[deal.person],
        contacts=(
            Contact(kind=ContactKind.PHONE, value="+447700900111", private=True),
            Contact(kind=ContactKind.EMAIL, value="ana@example.com", private=False),
        ),
    )
    return PLAN.replaced({"deals": {1: deal}, "people": {ana.id: ana}})


def test_days_out_of_days_word_by_word():
    rows, words = made("dood", plan=paid())
    shown = {row["name"]: [row[f"2026-03-0{day}"] for day in (2, 3, 4, 5)] for row in rows}
    assert shown == {
        "ana": ["SW", "W", "W", "HF"],
        "ben": ["SW", "", "WF", ""],
        "cat": ["", "SWF", "", ""],
    }
    assert [row["days_paid"] for row in rows] == ["4", "2", "1"]
    assert "People working 2 2 2" in words
    assert "Not booked while their unit works ben Tue 3 Mar 2026" in words
    assert "One day only cat Tue 3 Mar 2026" in words
    assert "Holds that cost ana 1 day" in words


def test_the_crew_does_not_read_the_checks():
    _, words = made("dood", reader=Audience.CREW)
    assert "Not booked while" not in words
    assert "Holds that cost" not in words


@pytest.mark.parametrize(("reader", "phone"), [(Audience.PRODUCER, True), (Audience.CREW, False)])
def test_private_contacts_are_for_the_producer(reader, phone):
    rows, _ = made("crew-list", plan=paid(), reader=reader)
    ana = next(row for row in rows if row["name"] == "ana")
    assert ana["email"] == "ana@example.com"
    assert ana["phone"] == ("'+44 7700 900111" if phone else "")
    assert ("cat" in {row["name"] for row in rows}) is phone


def test_timecards_word_by_word():
    rows, words = made("timecards", WEEK, plan=paid())
    monday = next(row for row in rows if row["person"].startswith("ana"))
    assert (monday["call"], monday["wrap"], monday["hours"]) == ("08:00", "20:00", "12:00")
    assert monday["hours_decimal"] == "12.00"
    assert Decimal(monday["pay"]) > 300
    assert "Still open" in words
    bare, _ = made("timecards", WEEK, plan=paid(), reader=Audience.CREW)
    assert "pay" not in bare[0]


def test_one_card_is_to_be_signed():
    ana = next(iter(PLAN.people))
    rows, words = made("timecards", WEEK, person=ana)
    assert {row["person"].split(" · ")[0] for row in rows} == {"ana"}
    assert "Employee ana Head of department Production" in words


def test_a_production_report_word_by_word():
    monday = DateSpan(first=march(2), last=march(2))
    rows, words = made("production-report", monday)
    assert [(row["name"], row["in"], row["out"]) for row in rows] == [
        ("ana", "08:00", "20:00"),
        ("ben", "", ""),
    ]
    assert "Times open 1" in words
    assert "Last out 20:00" in words
    assert "First shot …………" in words


def test_parts_of_a_whole_are_refused():
    with pytest.raises(Refused, match="whole day"):
        made("production-report", DateSpan(first=march(2), last=march(2)), department="Camera")
    with pytest.raises(Refused, match="Camera"):
        made("dood", department="Camera")


def test_nobody_is_told_of_who_declined():
    gone = {
        key: replace(one, status=BookingStatus.RELEASED)
        for key, one in PLAN.bookings.items()
        if one.person == 2
    }
    rows, _ = made("dood", plan=PLAN.replaced({"bookings": gone}))
    assert {row["name"] for row in rows} == {"ana", "cat"}


def test_units_without_crew_are_a_line_of_the_report_and_no_page():
    plan = board("""
                     Mon 2
        unit         08:00-19:00
        unit 2       09:00-20:00
        unit 3       10:00-21:00
        ana          x
    """)
    question = PaperQuestion(
        paper="production-report", production=A, span=DateSpan(first=march(2), last=march(2))
    )
    view = PaperSource(plan=plan, question=question, project="p").view()
    assert len(view.units) == 3
    data = render(view, options(Audience.PRODUCER), "pdf", paper="production-report")
    words = pdf_words(data)
    assert words.count("Milestones") == 1
    assert "Nobody is booked 2 Day 1 of 1 · 09:00–20:00 3 Day 1 of 1 · 10:00–21:00" in words


def test_everybody_reads_the_notes_of_their_own_units_alone():
    view = week(8, units=2)
    own = next(one for block in view.departments for one in block.people if one.cells[0])
    units = {cell.unit for cells in own.cells for cell in cells}
    days = tuple(
        replace(day, units=tuple(replace(one, note=f"at {one.unit}") for one in day.units))
        for day in view.days
    )
    page = render(
        replace(view, days=days), options(person=own.person), "html", paper="person-week"
    ).decode()
    told = {one.unit for day in days for one in day.units if f"at {one.unit}<" in page}
    assert told == units
    assert told < {one.unit for day in days for one in day.units}
