"""Cells of a call sheet as they are typed."""

import pytest

from crewplanner.app.call_sheet_editing import (
    CAST_TEXTS,
    CAST_TIMES,
    SCHEDULE_TEXTS,
    cast_cell,
    cast_edited,
    lines_pasted,
    pairs_text,
    parse_pairs,
    schedule_cell,
    schedule_edited,
    sheet_time,
)
from crewplanner.domain.call_sheets import CastKind, CastLine, ScheduleKind, ScheduleLine


@pytest.mark.parametrize(
    ("text", "call", "minutes"),
    [
        ("", 480, None),
        ("9", None, 540),
        ("0715", 480, 435),
        ("4:45", 480, 285),
        ("-30", 480, 450),
        ("+1:15", 480, 555),
        ("1:00", 1020, 1500),
        ("25:00", 1020, 1500),
        ("16:00", 1020, 960),
        ("6:30", 1020, 1830),
    ],
)
def test_a_time_is_the_one_that_is_near_the_call(text, call, minutes):
    assert sheet_time(text, call) == minutes


@pytest.mark.parametrize(("text", "call"), [("x", 480), ("+30", None), ("-9:00", 480), ("49", 480)])
def test_what_is_no_time_is_said(text, call):
    with pytest.raises(ValueError, match=r"time|date"):
        sheet_time(text, call)


def test_every_cell_of_a_schedule_can_be_typed_back():
    line = ScheduleLine(
        kind=ScheduleKind.MOVE,
        time=1500,
        number="14A",
        setting="EXT Quay",
        light="N",
        text="to the stage",
        eighths=11,
        cast="1, 2",
        place="Stage 2",
        note="in vans",
    )
    made = ScheduleLine()
    for column in ("time", "kind", "eighths", *SCHEDULE_TEXTS):
        made = schedule_edited(made, column, schedule_cell(line, column), 1020)
    assert made == line
    with pytest.raises(ValueError, match="none of Scene, Item"):
        schedule_edited(line, "kind", "owl")
    assert schedule_edited(line, "kind", " ba").kind is ScheduleKind.BANNER


def test_every_cell_of_the_cast_can_be_typed_back():
    line = CastLine(
        kind=CastKind.MINOR,
        number="7",
        name="Pip",
        character="Boy",
        status="SW",
        pickup=375,
        arrive=390,
        makeup=400,
        costume=410,
        on_set=480,
        note="to 17:30",
    )
    made = CastLine(name="")
    for column in ("kind", *CAST_TIMES, *CAST_TEXTS):
        made = cast_edited(made, column, cast_cell(line, column), 480)
    assert made == line
    with pytest.raises(ValueError, match="write 7:30"):
        cast_edited(line, "pickup", "soon")


def test_rows_of_a_spreadsheet_are_laid_over_the_lines():
    lines = (ScheduleLine(number="1"), ScheduleLine(number="2", text="stays"))
    rows = [["2A", "9"], ["3", "10:30"]]
    found = lines_pasted(lines, rows, schedule_edited, (1, ("number", "time")), ScheduleLine())
    assert [(line.number, line.time, line.text) for line in found] == [
        ("1", None, ""),
        ("2A", 540, "stays"),
        ("3", 630, ""),
    ]
    with pytest.raises(ValueError, match="Row 2"):
        lines_pasted(lines, [["1"], ["x"]], schedule_edited, (0, ("time",)), ScheduleLine())


def test_pairs_are_lines_with_a_colon():
    pairs = (("Props", "two lanterns: a rope"), ("Rain", ""))
    assert pairs_text(pairs) == "Props: two lanterns: a rope\nRain"
    assert parse_pairs(pairs_text(pairs) + "\n \n :\n") == pairs
