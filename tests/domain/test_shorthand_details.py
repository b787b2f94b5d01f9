"""What agreements ask of a day, typed into a cell of the group sheet and shown again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.domain.day_details import (
    NO_DETAILS,
    BreakKind,
    DayDetails,
    DayShape,
    Detail,
    OvertimeKind,
    PaidBreak,
)
from crewplanner.domain.ids import PersonId, ProductionId, TimecardId
from crewplanner.domain.shorthand import Inherited, SheetField, applied, parse_exception
from crewplanner.domain.shorthand_details import write_details
from crewplanner.domain.timecards import DayKind, DayMark, MarkKind, Timecard
from crewplanner.domain.values import Clock, Offset, TimeRange, parse_length
from tests.plans import march

CALL, WRAP = SheetField.CALL, SheetField.WRAP
DAY = Inherited(date=march(2), unit_call=480, unit_wrap=1140, call=480, planned_call=480)
NIGHT = replace(DAY, call=17 * 60, unit_call=17 * 60, unit_wrap=27 * 60)
BLANK = Timecard(id=TimecardId(1), production=ProductionId(1), person=PersonId(1), date=march(2))
FORCED = DayMark(kind=MarkKind.FORCED_CALL)
CWD = DayShape.CONTINUOUS


def typed(text, card=BLANK, field=WRAP, inherited=DAY):
    return applied(card, parse_exception(text, field, inherited))


@pytest.mark.parametrize(
    ("text", "details"),
    [
        ("cwd", DayDetails(shape=CWD)),
        ("SCWD", DayDetails(shape=DayShape.SEMI_CONTINUOUS)),
        ("swd", DayDetails(shape=DayShape.STANDARD)),
        ("cam 45", DayDetails(camera_overtime_minutes=45)),
        ("cam 1:30", DayDetails(camera_overtime_minutes=90)),
        ("cam 2h", DayDetails(camera_overtime_minutes=120)),
        ("cam 0", DayDetails(camera_overtime_minutes=0)),
        ("ot cam", DayDetails(overtime_kind=OvertimeKind.CAMERA)),
        ("ot camera", DayDetails(overtime_kind=OvertimeKind.CAMERA)),
        ("ot other", DayDetails(overtime_kind=OvertimeKind.OTHER)),
        ("travel 90", DayDetails(travel_minutes=90)),
        ("travel 1:30", DayDetails(travel_minutes=90)),
        ("on set 19:30", DayDetails(on_set_wrap=1170)),
        ("onset 1930", DayDetails(on_set_wrap=1170)),
        ("on set 1:15", DayDetails(on_set_wrap=1515)),
        ("mb 2", DayDetails(missed_breaks=2)),
        ("cam 45, cwd", DayDetails(shape=CWD, camera_overtime_minutes=45)),
        ("cam 45,cwd; mb 1", DayDetails(shape=CWD, camera_overtime_minutes=45, missed_breaks=1)),
        ("cwd cam 45 mb 1", DayDetails(shape=CWD, camera_overtime_minutes=45, missed_breaks=1)),
    ],
)
@pytest.mark.parametrize("field", [CALL, WRAP])
def test_details_alone_leave_the_times(text, details, field):
    card = replace(BLANK, call=Clock(minutes=450), wrap=Offset(minutes=30), marks=(FORCED,))
    assert typed(text, card, field) == replace(card, details=details)


@pytest.mark.parametrize(
    ("text", "wrap", "marks", "details"),
    [
        ("+45 cam 45", Offset(minutes=45), (), DayDetails(camera_overtime_minutes=45)),
        ("cam 45, +45", Offset(minutes=45), (), DayDetails(camera_overtime_minutes=45)),
        ("26:15, cwd", Clock(minutes=1575), (), DayDetails(shape=CWD)),
        ("6,5 cwd", Clock(minutes=870), (), DayDetails(shape=CWD)),
        (
            "22:30 fc, cam 30",
            Clock(minutes=1350),
            (FORCED,),
            DayDetails(camera_overtime_minutes=30),
        ),
        ("fc, travel 45", None, (FORCED,), DayDetails(travel_minutes=45)),
        ("2:15 +1 mb 3", Clock(minutes=1575), (), DayDetails(missed_breaks=3)),
    ],
)
def test_details_beside_times_and_marks(text, wrap, marks, details):
    card = typed(text)
    assert (card.wrap, card.marks, card.details) == (wrap, marks, details)


def test_a_wrap_on_set_follows_the_call():
    assert typed("on set 3:00", inherited=NIGHT).details.on_set_wrap == 27 * 60
    assert typed("on set 26:30", inherited=NIGHT).details.on_set_wrap == 26 * 60 + 30
    before = replace(DAY, call=None, planned_call=None)
    assert typed("on set 2:00", inherited=before).details.on_set_wrap == 26 * 60


def test_one_detail_leaves_the_others():
    card = typed("mb 1", typed("cam 45", typed("cwd")))
    assert card.details == DayDetails(shape=CWD, camera_overtime_minutes=45, missed_breaks=1)
    assert typed("cam 60", card).details == replace(card.details, camera_overtime_minutes=60)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("-cwd", Detail.SHAPE),
        ("-shape", Detail.SHAPE),
        ("−cam", Detail.CAMERA_OVERTIME),
        ("no ot", Detail.OVERTIME_KIND),
        ("-travel", Detail.TRAVEL),
        ("-on set", Detail.ON_SET_WRAP),
        ("-onset", Detail.ON_SET_WRAP),
        ("no mb", Detail.MISSED_BREAKS),
    ],
)
def test_a_detail_is_taken_away(text, gone):
    full = typed("cwd, cam 45, ot other, travel 30, on set 18:00, mb 1")
    assert len(full.details.said) == 6
    assert typed(text, full) == replace(full, details=full.details.without([gone]))
    assert full.details.without([gone]).said == full.details.said - {gone}


def test_who_is_away_has_no_details():
    full = typed("cwd, cam 45")
    assert typed("sick", full).details == NO_DETAILS
    with pytest.raises(ValueError, match="has no marks and no details"):
        typed("sick cam 45")


def test_travel_is_a_kind_of_day_without_minutes_and_billable_with():
    assert typed("travel").kind is DayKind.TRAVEL
    both = typed("travel travel 1:30")
    assert (both.kind, both.details.travel_minutes) == (DayKind.TRAVEL, 90)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("cam", "“cam” needs its figure: write cam 45"),
        ("mb", "“mb” needs its figure: write mb 2"),
        ("on set", "“on set” needs its figure: write on set 19:30"),
        ("cam soon", "needs its figure"),
        ("ot", "is not understood: write a time"),
        ("cwdx", "is not understood: .* cwd, cam 45, ot other, travel 1:30, on set 19:30 or mb 2"),
        ("cam 45 late", "“late” is not understood"),
        ("on set 25:99", "is not a time"),
        ("on set 99:00", "is more than a day past"),
    ],
)
def test_what_is_no_detail_is_said(text, says):
    with pytest.raises(ValueError, match=says):
        typed(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("45", 45), ("0:45", 45), ("1:30", 90), ("1h30", 90), ("2h", 120), ("45 min", 45), ("0", 0)],
)
def test_a_length_of_time(text, minutes):
    assert parse_length(text) == minutes


@pytest.mark.parametrize("text", ["", "soon", "1:75", "-5", "1.5", "1000"])
def test_no_length_of_time(text):
    with pytest.raises(ValueError, match=r"write 45 \(minutes\) or 1:30"):
        parse_length(text)


def test_paid_breaks_are_shown_though_they_are_not_typed():
    time = TimeRange(start=960, end=975)
    given = DayDetails(breaks=(PaidBreak(time=time), PaidBreak(time=time, kind=BreakKind.NDB)))
    assert write_details(given) == ("break 16:00-16:15", "ndb 16:00-16:15")
    assert write_details(NO_DETAILS) == ()


lengths = st.none() | st.integers(0, 2879)


@given(
    st.builds(
        DayDetails,
        shape=st.none() | st.sampled_from(DayShape),
        camera_overtime_minutes=lengths,
        overtime_kind=st.none() | st.sampled_from(OvertimeKind),
        travel_minutes=lengths,
        on_set_wrap=st.none() | st.integers(481, 1919),
        missed_breaks=st.none() | st.integers(0, 99),
    )
)
def test_what_is_shown_can_be_typed(details):
    card = typed(", ".join(write_details(details))) if details != NO_DETAILS else BLANK
    assert card == replace(BLANK, details=details)
