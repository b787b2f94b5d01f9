"""Undo and redo lead exactly back and forth, whatever was done."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import DaySheet, ShootDay
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Department, Person, Role
from crewplanner.domain.productions import Place, Production, Unit
from crewplanner.store import schema
from crewplanner.store.connection import prepare
from crewplanner.store.digest import content_digest
from crewplanner.store.journal import MOST_STEPS, Journal
from crewplanner.store.transaction import Transaction
from tests.effort import tries
from tests.store.filling import NOW, day, one_of_everything, span, writing


@cache
def _filled():
    """The bytes of a file with one of everything."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute("BEGIN")
        schema.migrate(db)
        one_of_everything(Transaction(db, who="Ana", at=NOW))
        db.execute("COMMIT")
        return db.serialize()


class Notebook:
    """A journal on tables in memory, used as `Project` uses it."""

    def __init__(self):
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        self.db.deserialize(_filled())
        prepare(self.db)
        self.journal = Journal(self.db)
        self.journal.install()

    def do(self, change, merge_key=None):
        """One step; whether it changed anything."""
        self.db.execute("BEGIN IMMEDIATE")
        self.journal.begin()
        try:
            change(Transaction(self.db, who="Ana", at=NOW))
        except sqlite3.IntegrityError:
            self.db.execute("ROLLBACK")
            return False
        step = self.journal.recorded("step")
        self.db.execute("COMMIT")
        if step.rows:
            self.journal.keep("step", merge_key)
        return bool(step.rows)

    def undo(self):
        self._replay(self.journal.replay_undo, self.journal.moved_to_redo)

    def redo(self):
        self._replay(self.journal.replay_redo, self.journal.moved_to_undo)

    def _replay(self, replay, moved):
        self.db.execute("BEGIN IMMEDIATE")
        self.journal.begin()
        replay()
        self.db.execute("COMMIT")
        moved()

    def digest(self):
        return content_digest(self.db)

    def close(self):
        self.db.close()


def _pick(records, index):
    return records[index % len(records)] if records else None


def _add_production(tx, index):
    tx.productions.add(Production(id=NEW, title=f"P{index}"))


def _add_role(tx, index):
    department = _pick(tx.departments.all(), index)
    if department:
        tx.roles.add(Role(id=NEW, department=department.id, name=f"R{index}"))


def _add_person(tx, index):
    roles = tuple(role.id for role in tx.roles.all())[: index % 4]
    tx.people.add(Person(id=NEW, name=f"N{index}\n“ä”", roles=roles))


def _add_department(tx, index):
    tx.departments.add(Department(id=NEW, name=f"D{index}", position=index))


def _add_unit_and_place(tx, index):
    production = _pick(tx.productions.all(), index)
    if production:
        tx.units.add(Unit(id=NEW, production=production.id, name=f"U{index}"))
        tx.places.add(Place(id=NEW, production=production.id, name=f"L{index}"))


def _add_day(tx, index):
    unit = _pick(tx.units.all(), index)
    if unit:
        places = tuple(place.id for place in tx.places.all())[: index % 3]
        shoot = tx.shoot_days.add(
            ShootDay(
                id=NEW,
                production=unit.production,
                unit=unit.id,
                date=day(index % 30),
                places=places,
            )
        )
        if index % 2:
            tx.day_sheets.add(DaySheet(id=NEW, day=shoot, call=480))


def _add_booking(tx, index):
    person, production = _pick(tx.people.all(), index), _pick(tx.productions.all(), index)
    if person and production:
        role, unit = _pick(tx.roles.all(), index), _pick(tx.units.all(), index)
        tx.bookings.add(
            Booking(
                id=NEW,
                production=production.id,
                person=person.id,
                span=span(index % 9, index % 9 + 2),
                role=role.id if role else None,
                unit=unit.id if unit else None,
            )
        )


def _add(tx, index):
    kinds = (
        _add_production,
        _add_role,
        _add_person,
        _add_department,
        _add_unit_and_place,
        _add_day,
        _add_booking,
    )
    kinds[index % len(kinds)](tx, index)


def _edit(tx, index):
    person = _pick(tx.people.all(), index)
    if person:
        roles = tuple(role.id for role in reversed(tx.roles.all()))[: index % 4]
        tx.people.save(replace(person, note=f"note {index}", roles=roles))
    booking = _pick(tx.bookings.all(), index)
    if booking:
        tx.bookings.save(replace(booking, span=booking.span.moved(index % 5 - 2), note=str(index)))
    shoot = _pick(tx.shoot_days.all(), index)
    if shoot:
        tx.shoot_days.save(replace(shoot, places=tuple(reversed(shoot.places)), call=index))


def _remove(tx, index):
    repositories = (
        tx.people,
        tx.bookings,
        tx.roles,
        tx.units,
        tx.shoot_days,
        tx.places,
        tx.departments,
        tx.productions,
    )
    repository = repositories[index % len(repositories)]
    record = _pick(repository.all(), index // len(repositories))
    if record:
        repository.remove(record.id)


CHANGES = {"add": _add, "edit": _edit, "remove": _remove}
operations = st.lists(
    st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 400)), min_size=1, max_size=4
)


@settings(max_examples=tries(100), suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(operations, min_size=1, max_size=8))
def test_undo_of_everything_is_the_start_and_redo_of_everything_the_end(steps):
    with closing(Notebook()) as book:
        digests = [book.digest()]
        digests.extend(
            book.digest()
            for step in steps
            if book.do(lambda tx, step=step: [CHANGES[name](tx, index) for name, index in step])
        )
        for expected in reversed(digests[:-1]):
            book.undo()
            assert book.digest() == expected
        assert book.journal.undo_label is None
        for expected in digests[1:]:
            book.redo()
            assert book.digest() == expected
        assert book.journal.redo_label is None
        assert book.db.execute("PRAGMA foreign_key_check").fetchall() == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(moves=st.lists(st.one_of(operations, st.just("undo"), st.just("redo")), max_size=25))
def test_undo_redo_and_new_steps_in_any_order(moves):
    """A list of states and a place in it say what must be there."""
    with closing(Notebook()) as book:
        states, place = [book.digest()], 0
        for move in moves:
            if move == "undo":
                if place:
                    book.undo()
                    place -= 1
            elif move == "redo":
                if place < len(states) - 1:
                    book.redo()
                    place += 1
            elif book.do(lambda tx, move=move: [CHANGES[name](tx, i) for name, i in move]):
                del states[place + 1 :]
                states.append(book.digest())
                place += 1
            assert book.digest() == states[place]
            assert (book.journal.undo_label is None) == (place == 0)
            assert (book.journal.redo_label is None) == (place == len(states) - 1)


def test_rows_that_were_replaced_come_back(project):
    """`REPLACE` removes without a word, unless triggers are recursive."""
    with closing(Notebook()) as book:
        before = book.digest()
        book.do(
            lambda _tx: book.db.execute(
                "INSERT OR REPLACE INTO day_sheets (id, day, meals) SELECT 70, day, '[]'"
                " FROM day_sheets"
            )
        )
        assert book.digest() != before
        book.undo()
        assert book.digest() == before


def test_two_records_that_change_places_come_back():
    with closing(Notebook()) as book:

        def add(tx):
            unit = tx.units.all()[0]
            for number in (1, 2):
                shoot = ShootDay(id=NEW, production=unit.production, unit=unit.id, date=day(number))
                tx.day_sheets.add(DaySheet(id=NEW, day=tx.shoot_days.add(shoot), call=number))

        def swap(tx):
            first, second = tx.day_sheets.all()[1:]
            tx.day_sheets.remove(second.id)
            tx.day_sheets.save(replace(first, day=second.day))
            tx.day_sheets.add(replace(second, id=NEW, day=first.day))

        book.do(add)
        before = book.digest()
        book.do(swap)
        after = book.digest()
        book.undo()
        assert book.digest() == before
        book.redo()
        assert book.digest() == after


def test_what_changed_is_told_by_table_and_what_came_in_order(project):
    with writing(project) as tx:
        production = tx.productions.all()[0].id
        units = [
            tx.units.add(Unit(id=NEW, production=production, name=name)) for name in ("B", "A")
        ]
        gone = tx.units.add(Unit(id=NEW, production=production, name="C"))
        tx.units.remove(gone)
    assert project.last_step.added == {"units": tuple(units)}
    assert project.last_step.rows == {"units": {*units, gone}}


def test_a_changed_list_of_references_is_a_change_of_who_has_it(project):
    with writing(project) as tx:
        role = tx.roles.all()[0].id
        tx.roles.remove(role)
        people = {person.id for person in tx.people.all()}
    rows = project.last_step.rows
    assert rows["roles"] == {role}
    assert rows["people"] == people
    referring = {"people", "bookings", "deals", "needs", "template_members"}
    assert set(rows) == {"roles"} | referring


def test_undo_of_a_removal_tells_what_came_back(project):
    with writing(project) as tx:
        booking = tx.bookings.all()[0].id
        tx.bookings.remove(booking)
    assert project.last_step.added == {}
    step = project.undo(who="Ana", at=NOW)
    assert step.added == {"bookings": (booking,)}
    assert project.last_step == step


def test_a_save_that_changes_nothing_is_no_change(project):
    with writing(project, "Nothing") as tx:
        for table in ("people", "shoot_days", "bookings", "timecards"):
            for record in getattr(tx, table).all():
                getattr(tx, table).save(record)
    assert project.last_step.rows == {}
    assert project.undo_label == "Fill"
    assert project.history(1)[0].label == "Fill"


class TestMerging:
    @staticmethod
    def rename(project, name, merge_key, label="Rename"):
        with writing(project, label, merge_key=merge_key) as tx:
            tx.people.save(replace(tx.people.all()[0], name=name))

    def test_steps_of_one_drag_are_one_step(self, project):
        before = project.digest()
        for name in ("A", "AB", "ABC"):
            self.rename(project, name, ("name", 1))
        project.undo(who="Ana", at=NOW)
        assert project.digest() == before
        assert project.undo_label == "Fill"
        project.redo(who="Ana", at=NOW)
        assert next(iter(project.load().people.values())).name == "ABC"

    @pytest.mark.parametrize(("first", "second"), [(None, None), (1, 2), (1, None)])
    def test_other_steps_are_not_joined(self, project, first, second):
        self.rename(project, "A", first)
        middle = project.digest()
        self.rename(project, "AB", second)
        project.undo(who="Ana", at=NOW)
        assert project.digest() == middle

    def test_a_step_between_them_keeps_them_apart(self, project):
        self.rename(project, "A", 1)
        self.rename(project, "AB", None, "Other")
        middle = project.digest()
        self.rename(project, "ABC", 1)
        project.undo(who="Ana", at=NOW)
        assert project.digest() == middle

    def test_after_undo_and_redo_the_next_step_is_its_own(self, project):
        self.rename(project, "A", 1)
        middle = project.digest()
        project.undo(who="Ana", at=NOW)
        project.redo(who="Ana", at=NOW)
        self.rename(project, "AB", 1)
        project.undo(who="Ana", at=NOW)
        assert project.digest() == middle


def test_the_last_two_hundred_steps_are_kept():
    with closing(Notebook()) as book:
        for number in range(MOST_STEPS + 5):
            name = f"D{number}"
            book.do(lambda tx, name=name: tx.departments.add(Department(id=NEW, name=name)))
        steps = 0
        while book.journal.undo_label is not None:
            book.undo()
            steps += 1
        assert steps == MOST_STEPS
        assert book.db.execute("SELECT count(*) FROM departments").fetchone() == (1 + 5,)


def test_steps_that_can_no_longer_be_undone_take_no_room():
    with closing(Notebook()) as book:
        for number in range(20):
            name = f"D{number}"
            book.do(lambda tx, name=name: tx.departments.add(Department(id=NEW, name=name)))
            book.undo()
        assert book.db.execute("SELECT count(*) FROM temp.journal").fetchone() == (1,)
        book.journal.forget_all()
        assert book.db.execute("SELECT count(*) FROM temp.journal").fetchone() == (0,)


def test_nothing_of_the_journal_is_written_to_the_disk(project, path):
    """Undo holds what was erased; it must not outlive the session."""
    with writing(project) as tx:
        tx.people.remove(tx.people.all()[0].id)
    project.close()
    assert b"Nowak" not in path.read_bytes()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
