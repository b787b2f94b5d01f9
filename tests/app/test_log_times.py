"""Cards: what they keep, and when they go."""

from crewplanner.app.commands.timecards import LogTimes
from crewplanner.domain.timecards import DayMark, MarkKind
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
        production=s.first.id, person=s.ben.id, date=day(0), marks=marks
    )
