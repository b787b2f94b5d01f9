"""An open project: what it tells after a change, and what it never does halfway."""

import datetime as dt
import sqlite3
from dataclasses import dataclass, replace

import pytest

from crewplanner.app.changes import ChangeSet, Op
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.bookings import MoveBookings, RemoveBookings
from crewplanner.app.commands.days import MoveCall
from crewplanner.app.commands.people import AddPerson, EditPerson
from crewplanner.app.commands.productions import EditProduction
from crewplanner.app.errors import Locked, ProjectExists, Refused
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Person
from tests.app.conftest import fill, span

HALF_AN_HOUR = dt.timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class StumbleHalfway(Command):
    """Writes something, then fails by a mistake."""

    def label(self):
        return "Stumble"

    def run(self, tx):
        tx.people.add(Person(id=NEW, name="Half"))
        raise ZeroDivisionError


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNothing(Command):
    def label(self):
        return "Nothing"

    def run(self, tx):
        for person in tx.people.all():
            tx.people.save(person)


def hire(name):
    return AddPerson(person=Person(id=NEW, name=name))


@pytest.fixture
def heard(planned):
    found: list[ChangeSet] = []
    planned.listen(found.append)
    return found


# --- new and open ------------------------------------------------------------------------------


def test_a_new_project_has_the_standard_roles_and_nothing_to_undo(workspace):
    assert len(workspace.plan.departments) > 10
    assert len(workspace.plan.roles) > 100
    assert not workspace.plan.people
    assert (workspace.undo_label, workspace.redo_label) == (None, None)
    assert workspace.read_only_reason is None


def test_a_project_is_not_made_over_another_file(tmp_path, context):
    path = tmp_path / "plan.crewplan"
    path.write_text("notes")
    with pytest.raises(ProjectExists):
        Workspace.create(path, context)
    assert path.read_text() == "notes"


def test_what_was_done_is_there_when_it_is_opened_again(tmp_path, context):
    path = tmp_path / "plan.crewplan"
    first = Workspace.create(path, context)
    fill(first)
    plan, digest, uuid = first.plan, first.digest(), first.uuid
    first.close()
    second = Workspace.open(path, context)
    assert (second.plan, second.digest(), second.uuid) == (plan, digest, uuid)
    assert second.undo_label is None
    second.close()


def test_who_only_reads_changes_nothing(planned, context):
    reader = Workspace.open(planned.path, context, read_only=True)
    assert reader.read_only_reason
    with pytest.raises(Refused) as refused:
        reader.do(hire("Dana"))
    assert str(refused.value) == reader.read_only_reason
    for again in (reader.undo, reader.redo):
        with pytest.raises(Refused):
            again()
    reader.close()
    assert reader.last_backup_at is None


# --- doing, undoing ----------------------------------------------------------------------------


def test_listeners_hear_of_a_change_when_it_is_true(planned):
    names = []
    planned.listen(lambda _change: names.append(len(planned.reload().people)))
    planned.do(hire("Dana"))
    assert names == [4]


def test_listeners_hear_in_the_order_in_which_they_came_until_they_leave(planned):
    order = []

    def first(_change):
        order.append("first")
        planned.unlisten(first)

    planned.listen(first)
    planned.listen(lambda _change: order.append("second"))
    planned.do(hire("Dana"))
    planned.do(hire("Emil"))
    assert order == ["first", "second", "second"]


def test_a_change_says_who_asked_for_it_and_what_came(planned, heard):
    origin = object()
    change = planned.do(hire("Dana"), origin=origin)
    assert heard == [change]
    assert change.origin is origin
    assert (change.op, change.label) == (Op.DO, hire("Dana").label())
    assert planned.plan.people[change.added["people"][0]].name == "Dana"
    assert change.touches(["people", "bookings"])
    assert not change.touches(["bookings"])


def test_a_mistake_halfway_leaves_no_trace(planned, heard):
    plan, digest, label = planned.plan, planned.digest(), planned.undo_label
    with pytest.raises(ZeroDivisionError):
        planned.do(StumbleHalfway())
    assert planned.plan is plan
    assert (planned.digest(), planned.undo_label, heard) == (digest, label, [])
    planned.do(hire("Dana"))
    assert len(planned.plan.people) == 4


def test_what_changes_nothing_is_no_step(planned, heard):
    plan, label, rows = planned.plan, planned.undo_label, len(planned.history(500))
    change = planned.do(ChangeNothing())
    assert change.empty
    assert planned.plan is plan
    assert (planned.undo_label, len(planned.history(500))) == (label, rows)
    assert heard == [change]


def test_undo_and_redo_go_step_by_step_and_say_which(planned, heard):
    planned.do(hire("Dana"))
    planned.do(RemoveBookings(bookings=(1,)))
    assert planned.undo_label == "Remove booking"
    planned.undo()
    assert (planned.undo_label, planned.redo_label) == (hire("Dana").label(), "Remove booking")
    assert 1 in planned.plan.bookings
    planned.redo(origin="menu")
    assert 1 not in planned.plan.bookings
    assert planned.redo_label is None
    assert [change.op for change in heard] == [Op.DO, Op.DO, Op.UNDO, Op.REDO]
    assert heard[-1].origin == "menu"
    assert all(change.rows["bookings"] == {1} for change in heard[1:])


def test_new_work_leaves_nothing_to_redo(planned):
    planned.do(hire("Dana"))
    planned.undo()
    planned.do(hire("Emil"))
    assert planned.redo_label is None
    with pytest.raises(Refused, match="nothing to redo"):
        planned.redo()


def test_without_a_step_there_is_nothing_to_undo(workspace):
    with pytest.raises(Refused, match="nothing to undo"):
        workspace.undo()


def test_the_plan_handed_out_stays_as_it_was(planned):
    before = planned.plan
    planned.do(hire("Dana"))
    assert len(before.people) == 3
    assert planned.plan.bookings is before.bookings, "what did not change is shared"


def test_the_plan_in_memory_is_the_plan_in_the_file(planned):
    for command in (
        MoveBookings(bookings=(1, 2), days=2),
        MoveCall(day=1, call=600),
        EditPerson(person=replace(planned.plan.people[1], name="Ana Lind", skills=())),
        RemoveBookings(bookings=(3,)),
    ):
        planned.do(command)
        assert planned.plan == planned.reload()
    while planned.undo_label is not None:
        planned.undo()
        assert planned.plan == planned.reload()


def test_equal_content_has_equal_checksums(planned):
    before = planned.digest()
    planned.do(hire("Dana"))
    assert planned.digest() != before
    planned.undo()
    assert planned.digest() == before


def test_history_tells_who_did_what_when(planned, clock):
    clock.now += HALF_AN_HOUR
    planned.do(hire("Dana"))
    planned.undo()
    undone, done = planned.history(2)
    assert (done.who, done.label, done.op, done.at) == (
        "Tamsin",
        hire("Dana").label(),
        "do",
        clock.now,
    )
    assert undone.op == "undo"


def test_saved_is_when_something_was_last_written(planned, clock):
    clock.now += HALF_AN_HOUR
    planned.do(hire("Dana"))
    assert planned.saved_at == clock.now


# --- what a change touched ---------------------------------------------------------------------


def test_a_booking_touches_its_person_and_dates_before_and_after(planned):
    first, *_ = planned.plan.productions
    change = planned.do(MoveBookings(bookings=(1,), days=4, person=3))
    assert change.touched.people == {1, 3}
    assert change.touched.dates == {(first, date) for date in span(0, 8)}


def test_a_unit_s_day_touches_who_is_booked_around_it(planned):
    change = planned.do(MoveCall(day=3, call=600))
    assert change.touched.people == frozenset()
    assert change.touched.everybody == {1, 2}


def test_settings_of_a_production_touch_everything(planned):
    production = next(iter(planned.plan.productions.values()))
    change = planned.do(EditProduction(production=replace(production, turnaround=900)))
    assert change.touched is None


# --- others ------------------------------------------------------------------------------------


def rename_from_outside(path):
    """What another program does to the file."""
    db = sqlite3.connect(path)
    with db:
        db.execute("UPDATE productions SET title = 'From outside' WHERE title = 'Harbour'")
    db.close()


def test_what_another_program_wrote_is_read_anew(planned, heard):
    first, *_ = planned.plan.productions
    planned.findings(first, span(0, 6))
    assert not planned.poll()
    rename_from_outside(planned.path)
    assert planned.poll()
    assert planned.plan.productions[first].title == "From outside"
    assert planned.undo_label is None
    (change,) = heard
    assert (change.op, change.everything, change.empty) == (Op.FOREIGN, True, False)
    assert change.touches(["anything"])
    assert change.touched is None
    assert not planned.poll()
    planned.do(hire("Dana"))


def test_nothing_is_written_over_what_was_not_seen_yet(planned, heard):
    rename_from_outside(planned.path)
    with pytest.raises(Locked):
        planned.do(hire("Dana"))
    assert heard == []
    planned.poll()
    planned.do(hire("Dana"))
    assert planned.plan == planned.reload()


# --- backups -----------------------------------------------------------------------------------


def test_a_backup_is_due_half_an_hour_after_the_last_if_something_changed(planned, clock):
    assert planned.last_backup_at is None
    assert planned.backups.make_if_due() is not None
    clock.now += HALF_AN_HOUR
    assert planned.backups.make_if_due() is None, "nothing changed"
    planned.do(hire("Dana"))
    clock.now -= dt.timedelta(minutes=1)
    assert planned.backups.make_if_due() is None, "too early"
    clock.now += dt.timedelta(minutes=1)
    backup = planned.backups.make_if_due()
    assert backup is not None
    assert planned.last_backup_at == backup.at == clock.now


def test_a_backup_from_the_future_does_not_keep_one_back(planned, clock):
    planned.back_up()
    clock.now -= dt.timedelta(days=400)
    planned.do(hire("Dana"))
    assert planned.backups.make_if_due() is not None


def test_a_backup_can_be_asked_for_at_any_time(planned):
    planned.back_up()
    assert planned.back_up().path.is_file()


def test_closing_backs_up_what_changed(tmp_path, context, clock):
    path = tmp_path / "plan.crewplan"
    first = Workspace.create(path, context)
    first.close()
    clock.now += HALF_AN_HOUR
    second = Workspace.open(path, context)
    assert second.last_backup_at == clock.now - HALF_AN_HOUR
    second.close()
    third = Workspace.open(path, context)
    assert third.last_backup_at == clock.now - HALF_AN_HOUR, "nothing was changed"
    third.do(hire("Dana"))
    third.close()
    fourth = Workspace.open(path, context)
    assert fourth.last_backup_at == clock.now
    fourth.close()
