"""Every command: run, undo, redo. Found by looking, so that none can be forgotten."""

import importlib
import pkgutil
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from inspect import isabstract

import pytest

from crewplanner.app import commands
from crewplanner.app.changes import Op
from crewplanner.app.commands.agreements import (
    AdoptAgreement,
    RemoveAgreement,
    UpdateAgreement,
)
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.bookings import (
    BookPeople,
    CopyBookings,
    FreeDates,
    ResizeBooking,
)
from crewplanner.app.commands.days import AddShootDays, EditShootDay, MoveCall
from crewplanner.app.commands.people import (
    AddPerson,
    EditDeal,
    RemoveDepartment,
)
from crewplanner.app.commands.productions import (
    AddHoliday,
    EditProduction,
    RemoveUnit,
)
from crewplanner.app.commands.timecards import (
    AnswerElection,
    SetSheetDetails,
)
from crewplanner.app.errors import Refused
from crewplanner.domain.day_details import DayDetails
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Person
from crewplanner.domain.plan import TABLES
from crewplanner.domain.productions import Holiday
from tests.app.command_examples import EXAMPLES, Sample, example, new_day
from tests.app.conftest import day, span


def every_command():
    for module in pkgutil.walk_packages(commands.__path__, commands.__name__ + "."):
        importlib.import_module(module.name)
    found, waiting = [], [Command]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            # A slotted dataclass is made anew: the one that the module holds counts.
            module = importlib.import_module(kind.__module__)
            # A rehearsal of a command, loaded or not before this test, is none of its own.
            own_name = not kind.__name__.startswith("_")
            ours = own_name and kind.__module__.startswith("crewplanner.")
            if ours and vars(module).get(kind.__name__) is kind and not isabstract(kind):
                found.append(kind)
    return sorted(found, key=lambda kind: kind.__name__)


def tables(workspace):
    """All records by table, read again from the file."""
    fresh = workspace.reload()
    return {name: dict(getattr(fresh, name)) for name in TABLES}


def difference(before, after):
    return {
        name: {
            key
            for key in before[name].keys() | after[name].keys()
            if before[name].get(key) != after[name].get(key)
        }
        for name in TABLES
        if before[name] != after[name]
    }


def test_every_command_has_an_example():
    assert {kind.__name__ for kind in every_command()} == {kind.__name__ for kind in EXAMPLES}


@pytest.mark.parametrize("kind", every_command(), ids=lambda kind: kind.__name__)
def test_run_undo_and_redo(kind, planned):
    command = example(kind, planned)
    heard = []
    planned.listen(heard.append)
    start, digest = tables(planned), planned.digest()

    done = planned.do(command, origin="test")
    end, end_digest = tables(planned), planned.digest()
    changed = difference(start, end)
    assert changed, "the example changes nothing"
    assert {name: set(ids) for name, ids in done.rows.items() if ids} == changed
    assert {name: set(ids) for name, ids in done.added.items() if ids} == {
        name: ids - start[name].keys() for name, ids in changed.items() if ids - start[name].keys()
    }
    assert {name: dict(getattr(planned.plan, name)) for name in TABLES} == end
    assert done.label == command.label()
    if command.final:
        assert (planned.undo_label, planned.redo_label) == (None, None), "nothing is left of it"
        return
    assert planned.undo_label == command.label()

    undone = planned.undo()
    assert tables(planned) == start
    assert planned.digest() == digest
    assert {name: set(ids) for name, ids in undone.rows.items() if ids} == changed
    assert planned.redo_label == command.label()

    planned.redo()
    assert tables(planned) == end
    assert planned.digest() == end_digest
    assert [change.op for change in heard] == [Op.DO, Op.UNDO, Op.REDO]
    assert heard[0].origin == "test"


@pytest.mark.parametrize("kind", every_command(), ids=lambda kind: kind.__name__)
def test_a_command_is_a_frozen_value_with_a_name(kind, planned):
    command = example(kind, planned)
    assert len(command.label()) > 3
    assert is_dataclass(command)
    assert vars(kind)["__dataclass_params__"].frozen
    assert command == replace(command)
    assert all(hasattr(command, one.name) for one in fields(command))


def test_a_refused_command_leaves_no_trace(planned):
    digest, label = planned.digest(), planned.undo_label
    heard = []
    planned.listen(heard.append)
    s = Sample(planned)
    doubled = AddShootDays(days=(new_day(s, 7, s.main.id), new_day(s, 7, s.main.id)))
    with pytest.raises(Refused, match="has a day on Mon 9 Mar 2026 already"):
        planned.do(doubled)
    assert (planned.digest(), planned.undo_label, heard) == (digest, label, [])


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda s: RemoveUnit(unit=s.main.id), None),
        (lambda s: AddPerson(person=Person(id=NEW, name="  ")), "needs a name"),
        (lambda s: EditProduction(production=replace(s.first, title="")), "needs a title"),
        (lambda s: EditProduction(production=replace(s.first, night_from=1000)), "Evening must"),
        (lambda s: RemoveDepartment(department=s.gaffer.department), "roles of this department"),
        (lambda s: EditDeal(deal=replace(s.deal, rate=Decimal(-1))), "cannot be negative"),
        (
            lambda s: EditDeal(deal=replace(s.deal, valid_from=day(3), valid_to=day(1))),
            "ends before it begins",
        ),
        (
            lambda s: EditDeal(deal=replace(s.deal, agreement="pact-1972")),
            "no agreement “pact-1972”. Choose one",
        ),
        (
            lambda s: EditDeal(deal=replace(s.deal, parameters=(("tea_hours", "5"),))),
            "tea_hours: deal-memo knows no parameter .* take it out of the deal",
        ),
        (
            lambda s: EditDeal(deal=replace(s.deal, parameters=(("rest_hours", '"long"'),))),
            "rest_hours: “long” is not a number",
        ),
        (
            lambda s: EditDeal(deal=replace(s.deal, parameters=(("rest_hours", "[" * 5000),))),
            "rest_hours: .* is not a value",
        ),
        (
            lambda s: EditDeal(deal=replace(s.deal, parameters=(("overtime_steps", '[[0,"1"]]'),))),
            "the deal's own",
        ),
        (
            lambda s: EditProduction(production=replace(s.first, agreement="pact-1972")),
            "no agreement “pact-1972”",
        ),
        (
            lambda s: SetSheetDetails(day=s.days[0].id, details=DayDetails(missed_breaks=-1)),
            "cannot be missed",
        ),
        (
            lambda s: SetSheetDetails(day=s.days[0].id, details=DayDetails(travel_minutes=9999)),
            "between 0 and 48 hours",
        ),
        (
            lambda s: AnswerElection(
                production=s.first.id, person=s.ana.id, date=day(0), election="tea", answer=True
            ),
            "“tea” is not a question of pay",
        ),
        (lambda s: AdoptAgreement(production=s.first.id, text="id = 7"), "not a text"),
        (
            lambda s: UpdateAgreement(production=s.first.id, agreement="ours"),
            "does not come with the program",
        ),
        (
            lambda s: RemoveAgreement(production=s.first.id, agreement="us-ny"),
            "has no agreement “us-ny”",
        ),
        (lambda s: EditShootDay(day=replace(s.days[0], wrap=300)), "wrap must come after"),
        (lambda s: EditShootDay(day=replace(s.days[0], meals=s.days[0].meals * 2)), "overlap"),
        (lambda s: EditShootDay(day=replace(s.days[0], call=9999)), "between 00:00 and 48:00"),
        (lambda s: BookPeople(production=s.first.id, people=(), spans=()), "at least one person"),
        (
            lambda s: BookPeople(
                production=s.second.id, people=(s.ana.id,), spans=(span(0),), unit=s.main.id
            ),
            "another production",
        ),
        (lambda s: CopyBookings(bookings=(s.bookings[0].id,)), "another date or another person"),
        (
            lambda s: ResizeBooking(booking=s.bookings[0].id, first=day(2), last=day(1)),
            "end before it begins",
        ),
        (lambda s: MoveCall(day=s.days[0].id, call=2600), "leave the day"),
        (
            lambda s: AddHoliday(
                holiday=Holiday(id=NEW, production=s.first.id, date=s.holiday.date, name="Again")
            ),
            "has a holiday already",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(make, reason, planned):
    command = make(Sample(planned))
    if reason is None:
        planned.do(command)
        return
    with pytest.raises(Refused, match=reason):
        planned.do(command)


def test_the_last_unit_stays(planned):
    s = Sample(planned)
    planned.do(RemoveUnit(unit=s.splinter.id))
    with pytest.raises(Refused, match="at least one unit"):
        planned.do(RemoveUnit(unit=s.main.id))


def test_nudging_a_call_four_times_is_one_step(planned):
    s = Sample(planned)
    for call in (495, 510, 525, 540):
        planned.do(MoveCall(day=s.days[2].id, call=call))
    moved = planned.plan.shoot_days[s.days[2].id]
    assert (moved.call, moved.wrap, moved.meals[0].start) == (540, 1200, 840)
    planned.undo()
    assert planned.plan.shoot_days[s.days[2].id] == s.days[2]


@pytest.mark.parametrize(
    ("first", "last", "left"),
    [(0, 0, [(1, 4)]), (4, 4, [(0, 3)]), (2, 2, [(0, 1), (3, 4)]), (0, 4, []), (-3, 9, [])],
)
def test_freeing_dates_shortens_splits_or_removes(first, last, left, planned):
    s = Sample(planned)
    planned.do(FreeDates(booking=s.bookings[0].id, span=span(first, last)))
    spans = [b.span for b in planned.plan.bookings_of.get(s.ana.id, ())]
    assert spans == [span(*dates) for dates in left]
