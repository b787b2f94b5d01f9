"""Scenarios: another plan beside the plan, compared with it, taken over whole or in part."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crewplanner.app.commands.bookings import (
    BookPeople,
    EditBooking,
    MoveBookings,
    RemoveBookings,
    SetBookingStatus,
)
from crewplanner.app.commands.call_sheets import SetSheetTime, SheetTime
from crewplanner.app.commands.days import EditShootDay, RemoveShootDays
from crewplanner.app.commands.people import AddPerson, RemovePeople
from crewplanner.app.commands.scenarios import (
    NewScenario,
    RemoveScenario,
    RenameScenario,
    TakeOver,
)
from crewplanner.app.errors import Refused
from crewplanner.app.queries.move_price import move_price
from crewplanner.app.scenario_records import FIRST_NEW, as_text, from_text
from crewplanner.app.scenarios import edited, moved_since, scenario_plan
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Person
from crewplanner.domain.values import DateSpan
from tests.app.conftest import day, span
from tests.app.scenario_examples import RAIN
from tests.effort import tries


def harbour(workspace):
    return next(p for p in workspace.plan.productions.values() if p.title == "Harbour").id


def named(workspace, name):
    return next(one.id for one in workspace.plan.people.values() if one.name == name)


def begun(workspace):
    """A scenario of the first fortnight."""
    command = NewScenario(production=harbour(workspace), name=RAIN, span=span(0, 13))
    return workspace.do(command).added["scenarios"][0]


def edit(workspace, scenario, command):
    workspace.do(edited(workspace.plan, workspace.plan.scenarios[scenario], command).command)


def shown(workspace, scenario):
    return scenario_plan(workspace.plan, workspace.plan.scenarios[scenario])


def booking_of(plan, name):
    person = next(one.id for one in plan.people.values() if one.name == name)
    return plan.bookings_of[person][0]


def new_booking(workspace, name, dates):
    return BookPeople(
        production=harbour(workspace), people=(named(workspace, name),), spans=(dates,)
    )


def test_an_edit_in_a_scenario_leaves_the_plan_as_it_is(planned):
    scenario = begun(planned)
    before = planned.plan
    ana = booking_of(before, "Ana Foss")
    edit(planned, scenario, MoveBookings(bookings=(ana.id,), days=7))
    edit(planned, scenario, new_booking(planned, "Cleo Rao", span(3)))
    assert planned.plan.bookings == before.bookings
    there = shown(planned, scenario)
    assert there.bookings[ana.id].span == span(7, 11)
    (new,) = [key for key in there.bookings if key >= FIRST_NEW]
    assert there.bookings[new].span == span(3)
    edit(planned, scenario, MoveBookings(bookings=(new,), days=1))
    assert shown(planned, scenario).bookings[new].span == span(4)
    assert planned.undo_label == f"Move booking in “{RAIN}”"
    planned.undo()
    planned.undo()
    assert not [key for key in shown(planned, scenario).bookings if key >= FIRST_NEW]


def test_what_is_put_back_is_no_difference(planned):
    scenario = begun(planned)
    ana = booking_of(planned.plan, "Ana Foss").id
    for days in (7, -7):
        edit(planned, scenario, MoveBookings(bookings=(ana,), days=days))
    edit(planned, scenario, new_booking(planned, "Cleo Rao", span(3)))
    edit(planned, scenario, RemoveBookings(bookings=(FIRST_NEW,)))
    record = planned.plan.scenarios[scenario]
    assert (record.base, record.changes) == ("{}", "{}")
    with pytest.raises(Refused, match="as the plan is"):
        planned.do(TakeOver(scenario=scenario))


def test_only_bookings_and_days_can_be_otherwise(planned):
    begun(planned)
    (scenario,) = planned.plan.scenarios.values()
    with pytest.raises(Refused, match="in the plan itself"):
        edited(planned.plan, scenario, AddPerson(person=Person(id=NEW, name="Dana")))
    worked = next(d for d in planned.plan.shoot_days.values() if d.date == day(0))
    with pytest.raises(Refused, match="in the plan itself"):
        edited(planned.plan, scenario, RemoveShootDays(days=(worked.id,)))


def test_taking_over_tells_its_price_beforehand(planned):
    """The difference in people, hours and money is that of doing it."""
    scenario = begun(planned)
    ana = booking_of(planned.plan, "Ana Foss")
    two_days = replace(ana, span=span(0, 2))
    edit(planned, scenario, EditBooking(booking=two_days))
    price = move_price(planned, TakeOver(scenario=scenario))
    (one,) = price.people
    assert (one.person, one.amount) == (ana.person, -900)
    assert one.minutes == (1200, 0)


def test_on_some_dates_a_booking_is_cut_where_it_must_be(planned):
    scenario = begun(planned)
    ana = booking_of(planned.plan, "Ana Foss")
    second_hold = replace(ana, status=BookingStatus.PENCIL, rank=2)
    edit(planned, scenario, EditBooking(booking=second_hold))
    planned.do(TakeOver(scenario=scenario, dates=frozenset({day(1), day(3)})))
    found = [(b.span, b.status) for b in planned.plan.bookings_of[ana.person]]
    assert found == [
        (span(0), BookingStatus.CONFIRMED),
        (span(1), BookingStatus.PENCIL),
        (span(2), BookingStatus.CONFIRMED),
        (span(3), BookingStatus.PENCIL),
        (span(4), BookingStatus.CONFIRMED),
    ]
    planned.undo()
    assert [b.span for b in planned.plan.bookings_of[ana.person]] == [span(0, 4)]


def test_a_booking_is_taken_over_date_by_date_and_never_twice(planned):
    scenario = begun(planned)
    ana = booking_of(planned.plan, "Ana Foss")
    edit(planned, scenario, EditBooking(booking=replace(ana, span=span(7, 9))))
    planned.do(TakeOver(scenario=scenario, dates=frozenset({day(0), day(8)})))
    assert [b.span for b in planned.plan.bookings_of[ana.person]] == [span(1, 4), span(8)]
    assert [b.span for b in shown(planned, scenario).bookings_of[ana.person]] == [span(7, 9)]
    assert not moved_since(planned.plan, scenario)
    planned.do(TakeOver(scenario=scenario))
    assert [b.span for b in planned.plan.bookings_of[ana.person]] == [span(7, 9)]
    assert planned.plan.scenarios[scenario].changes == "{}"


def test_a_day_that_moves_is_taken_over_on_either_date(planned):
    scenario = begun(planned)
    shoot = next(d for d in planned.plan.shoot_days.values() if d.production == harbour(planned))
    later = replace(shoot, date=day(20))
    edit(planned, scenario, EditShootDay(day=later))
    planned.do(TakeOver(scenario=scenario, dates=frozenset({day(20)})))
    dates = [d.date for d in planned.plan.days_of[shoot.unit]]
    assert day(20) in dates
    assert shoot.date in dates
    planned.do(TakeOver(scenario=scenario))
    assert shoot.date not in [d.date for d in planned.plan.days_of[shoot.unit]]


def test_the_times_of_a_call_sheet_follow_a_day_that_is_taken_over(planned):
    scenario = begun(planned)
    shoot = next(d for d in planned.plan.shoot_days.values() if d.date == day(0))
    planned.do(SetSheetTime(day=shoot.id, name=SheetTime.SHOOTING_CALL, time=shoot.call + 30))
    edit(planned, scenario, EditShootDay(day=replace(shoot, call=shoot.call - 60)))
    planned.do(TakeOver(scenario=scenario))
    assert planned.plan.call_sheet_of[shoot.id].shooting_call == shoot.call - 30


def test_what_the_plan_changed_since_stays_unless_taken_anyway(planned):
    scenario = begun(planned)
    ana, ben = (booking_of(planned.plan, name).id for name in ("Ana Foss", "Ben Osei"))
    edit(planned, scenario, MoveBookings(bookings=(ana, ben), days=7))
    planned.do(SetBookingStatus(bookings=(ana,), status=BookingStatus.RELEASED))
    assert moved_since(planned.plan, scenario) == {"bookings": {ana}}
    planned.do(TakeOver(scenario=scenario))
    assert planned.plan.bookings[ben].span == span(7, 11)
    assert planned.plan.bookings[ana].status is BookingStatus.RELEASED
    planned.do(TakeOver(scenario=scenario, anyway=True))
    assert planned.plan.bookings[ana].span == span(7, 11)
    assert not moved_since(planned.plan, scenario)


def test_a_person_who_went_from_the_plan_goes_from_the_scenario(planned):
    scenario = begun(planned)
    edit(planned, scenario, new_booking(planned, "Cleo Rao", span(3)))
    planned.do(RemovePeople(people=(named(planned, "Cleo Rao"),)))
    assert not [key for key in shown(planned, scenario).bookings if key >= FIRST_NEW]


def test_a_name_is_needed_once(planned):
    scenario = begun(planned)
    for name, match in ((" ", "needs a name"), (RAIN.upper(), "already")):
        with pytest.raises(Refused, match=match):
            planned.do(NewScenario(production=harbour(planned), name=name, span=span(0)))
    planned.do(RenameScenario(scenario=scenario, name=RAIN, note="n"))
    assert planned.plan.scenarios[scenario].note == "n"


def test_records_come_back_from_text_as_they_were(planned):
    plan = planned.plan
    records = {
        "bookings": dict(plan.bookings) | {5: None},
        "shoot_days": dict(plan.shoot_days),
    }
    assert from_text(as_text(records)) == records


def day_edits(workspace, dice):
    """One edit on each of some dates: what a scenario and a hand can do alike."""
    plan = workspace.plan
    for date in (day(number) for number in range(5)):
        match dice.choice(("call", "book", "nothing")):
            case "call":
                shoot = next(d for d in plan.shoot_days.values() if d.date == date)
                yield date, EditShootDay(day=replace(shoot, call=dice.choice((420, 540, 600))))
            case "book":
                one = DateSpan(first=date, last=date)
                yield date, new_booking(workspace, dice.choice(("Cleo Rao", "Ben Osei")), one)
            case _nothing:
                pass


@settings(max_examples=tries(15), suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_taken_over_in_part_it_is_what_the_same_edits_by_hand_are(prepared, dice):
    with prepared() as one, prepared() as other:
        edits = list(day_edits(one, dice))
        wanted = {date for date, _command in edits if dice.random() < 0.6}
        scenario = begun(one)
        for _date, command in edits:
            edit(one, scenario, command)
        before = one.digest()
        if not wanted:
            return
        one.do(TakeOver(scenario=scenario, dates=frozenset(wanted)))
        by_hand = [command for date, command in edits if date in wanted]
        for command in sorted(by_hand, key=lambda command: isinstance(command, BookPeople)):
            other.do(command)
        left = from_text(one.plan.scenarios[scenario].changes)
        assert sum(map(len, left.values())) == len(edits) - len(by_hand)
        one.undo()
        assert one.digest() == before
        one.redo()
        one.do(RemoveScenario(scenario=scenario))
        assert one.digest() == other.digest()
