"""A scenario edited as if it were the project: it follows the plan, and writes by one way."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crewplanner.app.changes import Op
from crewplanner.app.commands.bookings import (
    BookPeople,
    EditBooking,
    MoveBookings,
    RemoveBookings,
    SetBookingStatus,
)
from crewplanner.app.commands.call_sheets import SetSheetTime, SheetTime
from crewplanner.app.commands.days import AddShootDays, EditShootDay
from crewplanner.app.commands.people import AddPerson, EditPerson, RemovePeople
from crewplanner.app.commands.productions import AddPlace
from crewplanner.app.commands.scenarios import NewScenario, RemoveScenario, TakeOver
from crewplanner.app.errors import Refused
from crewplanner.app.queries.move_price import move_price
from crewplanner.app.scenario_records import FIRST_NEW, from_text
from crewplanner.app.scenario_workspace import ScenarioWorkspace
from crewplanner.app.scenarios import scenario_plan
from crewplanner.app.workspace import Workspace
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Person
from crewplanner.domain.productions import Place
from tests.app.conftest import day, span
from tests.app.scenario_examples import RAIN
from tests.app.test_scenarios import begun, booking_of, harbour, named, new_booking
from tests.effort import tries


@pytest.fixture
def rain(planned):
    """A scenario of the first fortnight, opened."""
    opened = ScenarioWorkspace(planned, begun(planned))
    yield opened
    opened.close()


def heard(workspace):
    found = []
    workspace.listen(found.append)
    return found


def as_scenario(rain):
    return scenario_plan(rain.real.plan, rain.record)


def test_an_edit_is_told_here_with_its_own_rows_and_leaves_the_plan(planned, rain):
    told, before = heard(rain), planned.plan
    ana = booking_of(before, "Ana Foss").id
    change = rain.do(MoveBookings(bookings=(ana,), days=7), origin="board")
    rows = {"bookings": {ana}, "scenarios": {rain.scenario}}
    assert told == [change]
    assert (change.op, change.origin, change.rows) == (Op.DO, "board", rows)
    assert rain.plan.bookings[ana].span == span(7, 11)
    assert planned.plan.bookings == before.bookings
    added = rain.do(new_booking(rain, "Cleo Rao", span(3))).added
    assert added == {"bookings": (FIRST_NEW,)}
    assert rain.plan.bookings[FIRST_NEW].span == span(3)


def test_only_what_was_done_here_is_undone_here(planned, rain):
    ana = booking_of(planned.plan, "Ana Foss").id
    assert rain.undo_label is None
    with pytest.raises(Refused, match="Leave the scenario"):
        rain.undo()
    rain.do(MoveBookings(bookings=(ana,), days=7))
    rain.do(RemoveBookings(bookings=(ana,)))
    assert rain.undo_label == f"Remove booking in “{RAIN}”"
    change = rain.undo(origin="menu")
    assert (change.op, change.origin, change.rows["bookings"]) == (Op.UNDO, "menu", {ana})
    assert change.added == {"bookings": (ana,)}
    assert rain.redo_label
    rain.redo()
    assert ana not in rain.plan.bookings
    planned.do(AddPerson(person=Person(id=NEW, name="Dana")))
    assert (rain.undo_label, rain.redo_label) == (None, None)
    with pytest.raises(Refused, match="nothing to redo"):
        rain.redo()
    assert planned.undo_label == "Add Dana"


def test_the_scenario_follows_the_plan(planned, rain):
    ana, ben = (booking_of(planned.plan, name) for name in ("Ana Foss", "Ben Osei"))
    rain.do(MoveBookings(bookings=(ana.id,), days=7))
    told = heard(rain)
    planned.do(SetBookingStatus(bookings=(ana.id, ben.id), status=BookingStatus.RELEASED))
    assert told[-1].rows == {"bookings": {ben.id}}
    assert rain.plan.bookings[ana.id].status is ana.status
    assert rain.plan.bookings[ben.id].status is BookingStatus.RELEASED
    person = planned.plan.people[ana.person]
    planned.do(EditPerson(person=replace(person, name="Ana Fossa")))
    assert rain.plan.people[ana.person].name == "Ana Fossa"
    planned.do(RemovePeople(people=(ana.person,)))
    assert rain.plan.bookings_of.get(ana.person, ()) == ()


def test_what_another_program_wrote_is_read_here_too(planned, rain):
    told = heard(rain)
    rain.do(new_booking(rain, "Cleo Rao", span(3)))
    with closing(sqlite3.connect(planned.path)) as other, other:
        other.execute("UPDATE people SET name = 'Cleo Raoul' WHERE name = 'Cleo Rao'")
    assert rain.poll()
    assert told[-1].everything
    assert named(rain, "Cleo Raoul")
    assert FIRST_NEW in rain.plan.bookings
    assert rain.undo_label is None


@pytest.mark.parametrize("what", ["person", "place", "sheet", "scenario", "take"])
def test_everything_else_is_refused_in_a_sentence(planned, rain, what):
    production = harbour(planned)
    command = {
        "person": AddPerson(person=Person(id=NEW, name="Dana")),
        "place": AddPlace(place=Place(id=NEW, production=production, name="Quay")),
        "sheet": SetSheetTime(day=min(planned.plan.shoot_days), name=SheetTime.LUNCH, time=780),
        "scenario": NewScenario(production=production, name="C", span=span(0)),
        "take": TakeOver(scenario=rain.scenario),
    }[what]
    before = planned.digest()
    with pytest.raises(Refused):
        rain.do(command)
    assert planned.digest() == before


def test_a_scenario_that_was_removed_is_the_plan_and_cannot_be_changed(planned, rain):
    rain.do(new_booking(rain, "Cleo Rao", span(3)))
    planned.do(RemoveScenario(scenario=rain.scenario))
    assert rain.plan.bookings == planned.plan.bookings
    with pytest.raises(Refused, match="not there any more"):
        rain.do(new_booking(rain, "Cleo Rao", span(4)))
    planned.undo()
    assert FIRST_NEW in rain.plan.bookings


def test_findings_and_prices_are_those_of_the_scenario(planned, rain):
    production, dates = harbour(planned), span(0, 13)
    before = planned.findings(production, dates)
    ana = booking_of(planned.plan, "Ana Foss")
    rain.findings(production, dates)
    edit = EditBooking(booking=replace(ana, span=span(0, 2)))
    price = move_price(rain, edit)
    assert price.amounts == (("GBP", -900),)
    rain.do(edit)
    assert planned.findings(production, dates) == before
    assert rain.findings(production, dates) != before
    whole = move_price(planned, TakeOver(scenario=rain.scenario))
    assert whole.amounts == price.amounts
    assert set(whole.came) == set(rain.findings(production, dates)) - set(before)


def test_closing_it_leaves_the_project_open(planned, context):
    scenario = begun(planned)
    with pytest.raises(KeyError):
        ScenarioWorkspace(planned, scenario + 1)
    opened = ScenarioWorkspace(planned, scenario)
    opened.close()
    planned.do(new_booking(planned, "Cleo Rao", span(3)))
    assert opened.plan.bookings != planned.plan.bookings
    assert isinstance(opened, Workspace)
    assert (opened.path, opened.uuid) == (planned.path, planned.uuid)


def random_edit(workspace, dice):
    plan = workspace.plan
    match dice.choice(("book", "move", "stretch", "status", "remove", "call", "day")):
        case "book":
            first = dice.randrange(10)
            dates = span(first, first + dice.randrange(4))
            return new_booking(workspace, dice.choice(("Cleo Rao", "Ben Osei")), dates)
        case "call":
            shoot = plan.shoot_days[dice.choice(sorted(plan.shoot_days))]
            return EditShootDay(day=replace(shoot, call=dice.choice((420, 540))))
        case "day":
            unit = next(u for u in plan.units.values() if u.production == harbour(workspace))
            date = day(dice.randrange(20, 30))
            new = ShootDay(id=NEW, production=unit.production, unit=unit.id, date=date)
            return AddShootDays(days=(new,))
        case kind:
            booking = plan.bookings[dice.choice(sorted(plan.bookings))]
            if kind == "move":
                return MoveBookings(bookings=(booking.id,), days=dice.choice((-2, 1, 3)))
            if kind == "remove":
                return RemoveBookings(bookings=(booking.id,))
            if kind == "status":
                return SetBookingStatus(
                    bookings=(booking.id,), status=dice.choice([*BookingStatus])
                )
            longer = replace(booking.span, last=booking.span.last + (day(1) - day(0)))
            return EditBooking(booking=replace(booking, span=longer))


@settings(max_examples=tries(10), suppress_health_check=list(HealthCheck), deadline=None)
@given(st.randoms(use_true_random=False))
def test_whatever_is_done_it_is_the_plan_with_what_is_otherwise(prepared, dice):
    """Edits here and in the plan, undo, taking over in part: always what reading anew gives."""
    with prepared() as real:
        rain = ScenarioWorkspace(real, begun(real))
        for _step in range(8):
            with suppress(Refused, KeyError):
                match dice.choice(("here", "here", "there", "undo", "redo", "take")):
                    case "here":
                        rain.do(random_edit(rain, dice))
                    case "there":
                        real.do(random_edit(real, dice))
                    case "take":
                        dates = frozenset(day(n) for n in range(14) if dice.random() < 0.5)
                        real.do(TakeOver(scenario=rain.scenario, dates=dates))
                    case way:
                        workspace = dice.choice((rain, real))
                        getattr(workspace, way)()
            if rain.record is None:
                real.redo()
            assert rain.plan == as_scenario(rain)
        rain.close()


@settings(max_examples=tries(10), suppress_health_check=list(HealthCheck), deadline=None)
@given(st.randoms(use_true_random=False))
def test_taken_over_it_is_the_scenario_on_those_dates_and_the_plan_on_the_others(prepared, dice):
    """Longer bookings are cut by the dates: every date says what its side says."""
    with prepared() as real:
        rain = ScenarioWorkspace(real, begun(real))
        for _step in range(4):
            with suppress(Refused, KeyError):
                rain.do(random_edit(rain, dice))
        dates = frozenset(day(n) for n in range(-7, 40) if dice.random() < 0.5)
        before, other = said(real.plan), said(rain.plan)
        with suppress(Refused):
            real.do(TakeOver(scenario=rain.scenario, dates=dates))
        after = said(real.plan)
        assert said(rain.plan) == other
        for date in {*before, *other, *after}:
            wanted = other if date in dates else before
            assert after.get(date, []) == wanted.get(date, [])
        left = dates_of(from_text(rain.record.changes), from_text(rain.record.base))
        assert not left or left - dates
        rain.close()


def said(plan):
    """By date what stands on it, whatever the ids and however bookings are cut."""
    found = {}
    for booking in plan.bookings.values():
        for date in booking.span:
            one = replace(booking, id=NEW, span=span(0), told_at=None)
            found.setdefault(date, []).append(repr(one))
    for shoot in plan.shoot_days.values():
        found.setdefault(shoot.date, []).append(repr(replace(shoot, id=NEW)))
    return {date: sorted(rows) for date, rows in found.items()}


def dates_of(*records):
    found = set()
    for tables in records:
        for booking in filter(None, tables["bookings"].values()):
            found.update(booking.span)
        for shoot in filter(None, tables["shoot_days"].values()):
            found.add(shoot.date)
    return found


def test_a_booking_of_the_plan_and_one_of_the_scenario_are_told_apart(planned, rain):
    rain.do(new_booking(rain, "Cleo Rao", span(3)))
    planned.do(
        BookPeople(
            production=harbour(planned), people=(named(planned, "Cleo Rao"),), spans=(span(9),)
        )
    )
    spans = sorted(b.span.first for b in rain.plan.bookings_of[named(planned, "Cleo Rao")])
    assert {day(3), day(9)} <= {*spans}
