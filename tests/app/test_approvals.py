"""The way of a person's times: submitted, approved, rejected, locked; and edits on that way."""

from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.app.commands.approvals import (
    ApproveWeek,
    LockWeek,
    RejectWeek,
    ReopenWeek,
    SubmitTimes,
)
from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.bookings import EditBooking, MoveBookings, RemoveBookings
from crewplanner.app.commands.days import EditShootDay, RemoveShootDays
from crewplanner.app.commands.people import AddDeal, EditDeal, EditPerson, RemovePeople
from crewplanner.app.commands.productions import RemoveProduction
from crewplanner.app.commands.timecards import FillDaySheet, LogTimes
from crewplanner.app.errors import Refused
from crewplanner.domain.approvals import Deed, TimesState
from crewplanner.domain.ids import NEW
from crewplanner.domain.person_times import times_state
from crewplanner.domain.timecards import DayKind, DayMark, MarkKind
from crewplanner.domain.values import Clock, Offset
from tests.app.conftest import NOON, day, span

WEEK = span(0, 6)


class Week:
    """Ana's first week in the filled project, all of its five days worked."""

    def __init__(self, workspace):
        self.workspace = workspace
        plan = workspace.plan
        self.production = next(iter(plan.productions))
        self.ana, self.ben, self.cleo = plan.people.values()
        self.days = tuple(plan.shoot_days.values())
        for shoot in self.days[1:]:
            workspace.do(FillDaySheet(day=shoot.id, call=480, wrap=1140))

    def of(self, person=None, week=WEEK):
        return {
            "production": self.production,
            "person": (person or self.ana).id,
            "week": week,
        }

    def do(self, command):
        return self.workspace.do(command)

    def submit(self, *people, dates=WEEK):
        keys = tuple(person.id for person in people or (self.ana,))
        return self.do(SubmitTimes(production=self.production, people=keys, span=dates))

    def approve(self, person=None):
        self.submit(person or self.ana)
        return self.do(ApproveWeek(**self.of(person)))

    def lock(self):
        self.approve()
        return self.do(LockWeek(**self.of()))

    def state(self, person=None, dates=WEEK):
        return times_state(self.workspace.plan, self.production, (person or self.ana).id, dates)

    def deeds(self, person=None):
        return self.workspace.plan.deeds_of(self.production, (person or self.ana).id)

    def log(self, date=0, **times):
        return LogTimes(production=self.production, person=self.ana.id, date=day(date), **times)


@pytest.fixture
def week(planned):
    return Week(planned)


def test_the_whole_way_with_who_and_when(week):
    assert week.state() is TimesState.OPEN
    week.submit()
    assert week.state() is TimesState.SUBMITTED
    week.do(RejectWeek(**week.of(), reason="  Friday's wrap was 20:00. "))
    assert week.state() is TimesState.OPEN
    week.do(week.log(4, wrap=Clock(minutes=1200)))
    week.approve()
    assert week.state() is TimesState.APPROVED
    week.do(LockWeek(**week.of()))
    assert week.state() is TimesState.LOCKED
    deeds = week.deeds()
    assert [deed.deed for deed in deeds] == [
        Deed.SUBMITTED, Deed.REJECTED, Deed.SUBMITTED, Deed.APPROVED, Deed.LOCKED,
    ]  # fmt: skip
    assert {(deed.who, deed.at) for deed in deeds} == {("Tamsin", NOON)}
    assert deeds[1].reason == "Friday's wrap was 20:00."


def test_days_submitted_one_by_one_make_a_submitted_week(week):
    for number in range(5):
        assert week.state() is TimesState.OPEN
        week.submit(week.ana, week.ben, dates=span(number))
    assert week.state() is TimesState.SUBMITTED
    assert week.state(week.ben) is TimesState.SUBMITTED
    week.do(ApproveWeek(**week.of()))
    assert week.state() is TimesState.APPROVED
    assert week.state(week.ben) is TimesState.SUBMITTED


@pytest.mark.parametrize(
    ("before", "command", "reason"),
    [
        ("open", ApproveWeek, "only submitted ones can be approved"),
        ("open", LockWeek, "only approved ones can be locked"),
        ("open", ReopenWeek, "are open already"),
        ("open", RejectWeek, "only submitted or approved ones"),
        ("submitted", LockWeek, "only approved ones can be locked"),
        ("approved", ApproveWeek, "only submitted ones can be approved"),
        ("locked", RejectWeek, "only submitted or approved ones"),
        ("locked", ApproveWeek, "only submitted ones can be approved"),
        ("locked", ReopenWeek, "Say why"),
        ("submitted", RejectWeek, "Say why"),
    ],
)
def test_what_cannot_be_done_now_is_refused(week, before, command, reason):
    way = {"submitted": week.submit, "approved": week.approve, "locked": week.lock}
    if before in way:
        way[before]()
    digest = week.workspace.digest()
    choices = {"reason": " "} if command is RejectWeek else {}
    with pytest.raises(Refused, match=reason):
        week.do(command(**week.of(), **choices))
    assert week.workspace.digest() == digest


def test_twice_submitted_is_refused(week):
    week.submit()
    with pytest.raises(Refused, match="are submitted already"):
        week.submit()


def test_a_week_with_an_unknown_day_cannot_be_submitted(week):
    week.do(FillDaySheet(day=week.days[2].id, call=None, wrap=None))
    with pytest.raises(Refused, match="Ana Foss has no times yet on Wed 4 Mar"):
        week.submit()
    week.do(week.log(2, kind=DayKind.SICK))
    week.submit()
    assert week.state() is TimesState.SUBMITTED


def test_somebody_without_work_has_nothing_to_submit(week):
    with pytest.raises(Refused, match="Cleo Rao has no work"):
        week.submit(week.cleo)
    with pytest.raises(Refused, match="Nobody has times"):
        week.do(SubmitTimes(production=week.production, people=(), span=WEEK))


def test_a_locked_week_is_opened_with_a_reason(week):
    week.lock()
    week.do(ReopenWeek(**week.of(), reason="The bank sent it back."))
    assert week.state() is TimesState.OPEN
    assert week.deeds()[-1].reason == "The bank sent it back."


EDITS = {
    "a card": lambda week: week.log(0, wrap=Offset(minutes=60)),
    "a card goes": lambda week: week.log(0),
    "a mark": lambda week: week.log(1, marks=(DayMark(kind=MarkKind.FORCED_CALL),)),
    "another kind of day": lambda week: week.log(1, kind=DayKind.SICK),
    "the sheet": lambda week: FillDaySheet(day=week.days[1].id, call=480, wrap=1200),
    "the booking's call": lambda week: EditBooking(
        booking=replace(week.workspace.plan.bookings[1], call=Offset(minutes=-30))
    ),
    "the booking goes": lambda week: RemoveBookings(bookings=(1,)),
    "the booking moves": lambda week: MoveBookings(bookings=(1,), days=1),
    "the day goes": lambda week: RemoveShootDays(days=(week.days[3].id,)),
    "the day moves": lambda week: EditShootDay(day=replace(week.days[4], date=day(5))),
    "two at once": lambda week: Batch(
        commands=(week.log(2, call=Clock(minutes=450)), week.log(3, call=Clock(minutes=450))),
        words="Two days",
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_of_approved_times_opens_the_week_and_says_so(week, edit):
    week.approve()
    digest = week.workspace.digest()
    change = week.do(edit(week))
    assert week.deeds()[-1].deed is Deed.EDITED
    assert week.deeds()[-1].span == WEEK
    assert change.reopened == (week.deeds()[-1].id,)
    assert "approvals" in change.rows
    week.workspace.undo()
    assert week.state() is TimesState.APPROVED
    assert week.workspace.digest() == digest
    week.workspace.redo()
    assert week.deeds()[-1].deed is Deed.EDITED


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_locked_week_takes_no_edit(week, edit):
    week.lock()
    digest, label = week.workspace.digest(), week.workspace.undo_label
    with pytest.raises(Refused, match=r"The times of Ana Foss on .* are locked\. Reopen"):
        week.do(edit(week))
    assert (week.workspace.digest(), week.workspace.undo_label) == (digest, label)


@pytest.mark.parametrize(
    "edit",
    [
        lambda week: week.log(0, wrap=Offset(minutes=45), remarks="late, as agreed"),
        lambda week: EditPerson(person=replace(week.ana, note="Likes tea")),
        lambda week: EditShootDay(day=replace(week.days[1], note="Rain", wrap=1260)),
        lambda week: FillDaySheet(day=week.days[1].id, call=480, wrap=1140),
        lambda week: EditBooking(booking=replace(week.workspace.plan.bookings[1], note="n")),
    ],
)
def test_what_does_not_change_times_leaves_them_approved(week, edit):
    week.lock()
    assert week.do(edit(week)).reopened == ()
    assert week.state() is TimesState.LOCKED


def test_only_those_whose_times_change_are_opened(week):
    week.approve()
    week.approve(week.ben)
    week.do(week.log(0, wrap=Offset(minutes=60)))
    assert week.state() is TimesState.OPEN
    assert week.state(week.ben) is TimesState.APPROVED
    change = week.do(FillDaySheet(day=week.days[1].id, call=480, wrap=1200))
    assert len(change.reopened) == 1
    assert week.state(week.ben) is TimesState.OPEN


def terms(week, **changes):
    (deal,) = week.workspace.plan.deals_of[week.ana.id]
    return EditDeal(deal=replace(deal, **changes))


def test_other_terms_open_an_approved_week(week):
    week.approve()
    change = week.do(terms(week, rate=Decimal(500)))
    assert len(change.reopened) == 1
    assert week.state() is TimesState.OPEN


def test_a_locked_week_keeps_its_terms(week):
    week.lock()
    digest = week.workspace.digest()
    with pytest.raises(Refused, match="other terms would pay them otherwise"):
        week.do(terms(week, rate=Decimal(500)))
    assert week.workspace.digest() == digest


def test_terms_that_begin_later_leave_a_locked_week_as_it_is(week):
    week.lock()
    assert week.do(terms(week, valid_to=WEEK.last)).reopened == ()
    later = replace(
        next(iter(week.workspace.plan.deals_of[week.ana.id])),
        id=NEW,
        rate=Decimal(500),
        valid_from=day(7),
        valid_to=None,
    )
    assert week.do(AddDeal(deal=later)).reopened == ()
    assert week.state() is TimesState.LOCKED


def test_an_edit_of_a_submitted_week_leaves_it_submitted(week):
    week.submit()
    assert week.do(week.log(0, wrap=Offset(minutes=60))).reopened == ()
    assert week.state() is TimesState.SUBMITTED


def test_a_person_goes_with_approved_times_and_stays_with_locked_ones(week):
    week.approve()
    week.do(LockWeek(**week.of()))
    with pytest.raises(Refused, match="are locked"):
        week.do(RemovePeople(people=(week.ana.id,)))
    week.workspace.undo()
    week.do(RemovePeople(people=(week.ana.id,)))
    assert not week.deeds()


def test_a_production_goes_with_all_it_has(week):
    week.lock()
    week.do(RemoveProduction(production=week.production))
    assert not week.workspace.plan.approvals
    week.workspace.undo()
    assert week.state() is TimesState.LOCKED
