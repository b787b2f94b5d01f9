"""Bookings of dates on which their unit has no day: what papers and what is checked say of them."""

from dataclasses import replace

import pytest

from crewplanner.app.queries.dood import dood_view
from crewplanner.app.queries.issue_checks import issue_checks
from crewplanner.app.queries.issued_week import week_model, week_said
from crewplanner.app.queries.make_week import WeekQuestion, week_view
from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import DayType
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.plan import make_plan
from crewplanner.domain.values import Clock, DateSpan
from crewplanner.exports.week import week_paper
from tests.exports.weeks import options
from tests.plans import board, march, records

A = ProductionId(1)
WEEK = WeekQuestion(production=A, span=DateSpan(first=march(2), last=march(8)), project="project")


def told(plan):
    """What each person's cells say, on the paper of the week and on an issued one."""
    papers = (
        week_paper(view, options())
        for view in (week_view(plan, WEEK, ()), week_said(week_model(plan, WEEK), A))
    )
    now, issued = (
        {
            row.name: [
                f"{day.weekday} {slot.label}"
                for day, cell in zip(paper.days, row.cells, strict=True)
                for slot in cell.slots
            ]
            for block in paper.blocks
            for row in block.rows
        }
        for paper in papers
    )
    assert now == issued
    return now


SEVERAL = """
                     Mon 2        Tue 3  Thu 5  Sat 7
        unit         08:00-19:00         dark
        ana          x                          day
        ben          x            day
        cat          x                   x
"""


def with_saturday(**changes):
    """The plan with that booking of a Saturday changed."""
    saturday = DateSpan(first=march(7), last=march(7))
    return make_plan(
        replace(one, **changes) if isinstance(one, Booking) and one.span == saturday else one
        for one in records(SEVERAL)
    )


def test_somebody_booked_for_a_date_without_a_day_stands_on_it():
    plan = board(SEVERAL)
    assert told(plan) == {
        "ana": ["Mon 08:00–19:00", "Sat TBC"],
        "ben": ["Mon 08:00–19:00", "Tue TBC"],
        "cat": ["Mon 08:00–19:00"],
    }
    assert [day.heads for day in week_view(plan, WEEK, ()).days] == [3, 1, 0, 0, 0, 1, 0]
    shown = {
        row.name: [cell.shown if cell else "" for cell in row.cells]
        for row in dood_view(plan, A, WEEK.span).people
    }
    assert shown["ana"] == ["SW", "", "", "", "", "WF", ""]


@pytest.mark.parametrize(
    ("changes", "label", "minutes"),
    [
        ({}, "TBC", 0),
        ({"day_type": DayType.TRAVEL}, "Travel", 0),
        ({"call": Clock(minutes=480), "wrap": Clock(minutes=1140)}, "08:00–19:00", 660),
        ({"call": Clock(minutes=480)}, "08:00", 0),
    ],
)
def test_what_the_booking_says_itself_stands_there(changes, label, minutes):
    plan = with_saturday(**changes)
    assert told(plan)["ana"][1].startswith(f"Sat {label}")
    (row,) = (one for one in week_view(plan, WEEK, ()).departments[0].people if one.name == "ana")
    assert row.cells[5][0].minutes == minutes


def test_a_weekend_at_the_end_of_worked_days_stays_off():
    plan = with_saturday(span=WEEK.span)
    assert [label for label in told(plan)["ana"] if label.startswith(("Sat", "Sun"))] == []


def test_who_is_booked_without_a_day_is_told_before_the_week_is_issued():
    plan = board(SEVERAL)
    (check,) = (one for one in issue_checks(plan, A, WEEK.span, ()) if "no day" in one.text)
    assert check.text == "3 people are booked where no day is planned"
    assert check.detail.splitlines() == ["ana, Sat 7 Mar", "ben, Tue 3 Mar", "cat, Thu 5 Mar"]
