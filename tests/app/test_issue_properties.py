"""Properties of what changed: nothing from nothing, one sentence for each of any twelve deeds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.ids import BookingId, DayId, PersonId, UnitId
from crewplanner.domain.issue_changes import affected, changes
from crewplanner.domain.issue_model import (
    IssueModel,
    SaidCell,
    SaidDay,
    SaidPerson,
    from_json,
    to_json,
)
from crewplanner.domain.values import TimeRange
from tests.app.conftest import day, span
from tests.effort import tries

UNITS = (UnitId(1), UnitId(2))
DAYS, PEOPLE = 7, 12


def said_day(number, unit):
    return SaidDay(
        day=DayId(number * 2 + unit),
        date=day(number),
        unit=unit,
        unit_name=f"Unit {unit}",
        day_type=DayType.SHOOT,
        call=480,
        wrap=1140,
        meals=(TimeRange(start=780, end=840),),
        places=("Quay",),
    )


def cell(person, number, **changes):
    unit = UNITS[person % 2]
    given = {
        "date": day(number),
        "booking": BookingId(person * DAYS + number),
        "unit": unit,
        "unit_name": f"Unit {unit}",
        "status": BookingStatus.CONFIRMED,
        "uid": f"{person}-{number}",
        "day_type": DayType.SHOOT,
        "call": 480,
        "wrap": 1140,
    }
    return SaidCell(**given | changes)


def week():
    """Two units on seven days, a dozen people with a booking for each date."""
    return IssueModel(
        paper="week",
        span=span(0, 6),
        title="Harbor",
        words="us",
        days=tuple(said_day(number, unit) for number in range(DAYS) for unit in UNITS),
        people=tuple(
            SaidPerson(
                person=PersonId(person),
                name=f"Person {person}",
                role="Grip",
                department="Grip",
                cells=tuple(cell(person, number) for number in range(DAYS)),
            )
            for person in range(PEOPLE)
        ),
    )


def with_cell(model, person, number, **edits):
    """The model with another cell; no cell without edits."""
    row = model.people[person]
    kept = tuple(one for one in row.cells if one.date != day(number))
    made = (cell(person, number, **edits),) if edits else ()
    rows = list(model.people)
    rows[person] = replace(row, cells=(*kept, *made))
    return replace(model, people=tuple(rows))


def with_day(model, number, unit, **edits):
    days = tuple(
        replace(one, **edits) if (one.date, one.unit) == (day(number), unit) else one
        for one in model.days
    )
    return replace(model, days=days)


PERSONAL = {
    "freed": {},
    "held": {"status": BookingStatus.PENCIL},
    "own call": {"call": 420, "own_call": "07:00"},
    "other unit": {"unit": UnitId(9), "unit_name": "Unit 9"},
    "own kind": {"day_type": DayType.STANDBY, "own_type": DayType.STANDBY},
}
OF_A_DAY = {
    "call": {"call": 450},
    "wrap": {"wrap": 1200},
    "place": {"places": ("Stage 2",)},
    "note": {"note": "Wellies"},
    "meals": {"meals": (TimeRange(start=800, end=830),)},
    "cancelled": {"cancelled": True},
}
PEOPLE_S_DEEDS = st.tuples(
    st.sampled_from(sorted(PERSONAL)), st.integers(0, PEOPLE - 1), st.integers(0, DAYS - 1)
)
DAYS_DEEDS = st.tuples(
    st.sampled_from(sorted(OF_A_DAY)), st.integers(0, DAYS - 1), st.sampled_from(UNITS)
)


def test_nothing_is_no_change():
    assert changes(week(), week()) == ()


@settings(max_examples=tries(25), deadline=None)
@given(
    people=st.lists(PEOPLE_S_DEEDS, min_size=6, max_size=6, unique_by=lambda one: one[1:]),
    days=st.lists(DAYS_DEEDS, min_size=6, max_size=6, unique_by=lambda one: one[1:]),
)
def test_any_twelve_deeds_are_twelve_changes(people, days):
    """Each of a person's date or a unit's day of its own; a cancelled day hides its people's."""
    before = after = week()
    cancelled = {(number, unit) for kind, number, unit in days if kind == "cancelled"}
    hidden = {
        (person, number)
        for _kind, person, number in people
        if (number, UNITS[person % 2]) in cancelled
    }
    for kind, number, unit in days:
        after = with_day(after, number, unit, **OF_A_DAY[kind])
    for kind, person, number in people:
        if (person, number) not in hidden:
            after = with_cell(after, person, number, **PERSONAL[kind])
    found = changes(before, after)
    assert len(found) == 12 - len(hidden)
    told = {PersonId(person) for _kind, person, number in people if (person, number) not in hidden}
    assert told <= affected(found)


@pytest.mark.parametrize("kind", sorted(PERSONAL))
def test_there_and_back_is_nothing(kind):
    there = with_cell(week(), 3, 2, **PERSONAL[kind])
    assert changes(there, there) == ()
    assert len(changes(week(), there)) == len(changes(there, week())) == 1
    assert from_json(to_json(there)) == there
