"""Cards: what they keep, and when they go."""

import pytest

from crewplanner.app.commands.timecards import LogTimes
from crewplanner.app.errors import Refused
from crewplanner.domain.day_details import NO_DETAILS, DayDetails
from crewplanner.domain.timecards import DayMark, MarkKind
from crewplanner.domain.values import Offset
from tests.app.conftest import day
from tests.app.test_commands import Sample


def test_a_card_that_says_nothing_goes_away(planned):
    s = Sample(planned)
    assert planned.plan.timecard_on(s.first.id, s.ana.id, day(0)) is not None
    planned.do(LogTimes(production=s.first.id, person=s.ana.id, date=day(0)))
    assert planned.plan.timecard_on(s.first.id, s.ana.id, day(0)) is None


def test_a_mark_alone_is_worth_a_card(planned):
    s = Sample(planned)
    marks = (DayMark(kind=MarkKind.BREAKFAST, at=450),)
    planned.do(LogTimes(production=s.first.id, person=s.ben.id, date=day(0), marks=marks))
    card = planned.plan.timecard_on(s.first.id, s.ben.id, day(0))
    assert card.marks == marks
    assert planned.plan.worked_on(s.first.id, s.ben.id, day(0)).marks == marks
    assert LogTimes.of(card) == LogTimes(
        production=s.first.id, person=s.ben.id, date=day(0), marks=marks, details=NO_DETAILS
    )


def test_details_stay_unless_others_are_said(planned):
    s = Sample(planned)
    who = {"production": s.first.id, "person": s.ben.id, "date": day(0)}
    camera = DayDetails(camera_overtime_minutes=45)
    planned.do(LogTimes(**who, details=camera))
    planned.do(LogTimes(**who, wrap=Offset(minutes=15)))
    assert planned.plan.timecard_on(*who.values()).details == camera
    assert planned.plan.worked_on(*who.values()).details == camera
    planned.do(LogTimes(**who, details=NO_DETAILS))
    assert planned.plan.timecard_on(*who.values()) is None


def test_details_that_cannot_be_are_refused(planned):
    s = Sample(planned)
    who = {"production": s.first.id, "person": s.ben.id, "date": day(0)}
    with pytest.raises(Refused, match="between 0 and 48 hours"):
        planned.do(LogTimes(**who, details=DayDetails(camera_overtime_minutes=9999)))
