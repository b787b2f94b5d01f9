"""What is stored comes back as it was."""

import re
import sqlite3
from dataclasses import fields, replace
from enum import StrEnum
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.domain.bookings import Booking
from crewplanner.domain.day_details import DayShape, OvertimeKind
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Department, Person
from crewplanner.domain.plan import TABLE_OF, TABLES
from crewplanner.domain.timecards import Timecard
from crewplanner.domain.values import LATEST, Clock, Offset
from crewplanner.store import schema
from crewplanner.store.codecs import clean
from crewplanner.store.errors import Damaged
from crewplanner.store.rows import MAPS, USER_TABLES
from tests.store.filling import content, day, reopen, span, writing


def test_every_table_of_the_plan_is_stored():
    assert set(MAPS) == set(TABLES)


def test_one_of_everything_comes_back_equal_after_reopening(project, path):
    before = content(project)
    assert all(before.values())
    project.close()
    with reopen(path) as again:
        assert content(again) == before


def test_all_fields_are_set_in_the_one_of_everything(project):
    """Else the test above would not see a field that is lost."""
    for table, records in content(project).items():
        for record in records.values():
            for field in fields(record):
                if (table, field.name) in {("import_records", "person"), ("day_sheets", "meals")}:
                    continue
                if field.name not in {"name_uk", "sort_name", "client", "code", "holiday_region"}:
                    assert getattr(record, field.name) is not None, f"{table}.{field.name}"


def test_columns_are_those_of_the_tables():
    with sqlite3.connect(":memory:", isolation_level=None) as db:
        db.execute("BEGIN")
        schema.migrate(db)
        for table in MAPS.values():
            found = [row[1] for row in db.execute(f"PRAGMA table_info({table.name})")]
            assert list(table.columns) == found
    db.close()


def test_the_words_that_a_column_allows_are_those_of_its_enum():
    with sqlite3.connect(":memory:", isolation_level=None) as db:
        db.execute("BEGIN")
        schema.migrate(db)
        texts = dict(db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'"))
    db.close()
    checked = 0
    for kind, table in TABLE_OF.items():
        for name, hint in get_type_hints(kind).items():
            if isinstance(hint, type) and issubclass(hint, StrEnum):
                found = re.search(rf"CHECK \({name} IN \(([^)]*)\)", texts[table])
                assert found, f"{table}.{name}"
                assert re.findall(r"'(\w+)'", found[1]) == [member.value for member in hint]
                checked += 1
    assert checked == 15


@pytest.mark.parametrize("table", ["day_sheets", "timecards"])
def test_the_words_of_a_days_details_are_those_of_their_enums(table):
    with sqlite3.connect(":memory:", isolation_level=None) as db:
        db.execute("BEGIN")
        schema.migrate(db)
        (text,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    db.close()
    for name, kind in (("shape", DayShape), ("overtime_kind", OvertimeKind)):
        found = re.search(rf"CHECK \({name} IN \(([^)]*)\)", text)
        assert re.findall(r"'(\w+)'", found[1]) == [member.value for member in kind]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("shape", "'LONG'"),
        ("overtime_kind", "'sound'"),
        ("on_set_wrap", "3000"),
        ("travel_minutes", "-1"),
        ("camera_overtime_minutes", "3000"),
        ("missed_breaks", "100"),
    ],
)
def test_a_file_takes_no_details_that_cannot_be(column, value, closed):
    with sqlite3.connect(closed) as db, pytest.raises(sqlite3.IntegrityError):
        db.execute(f"UPDATE timecards SET {column} = {value}")  # noqa: S608 - written above
    db.close()


@pytest.mark.parametrize(
    ("column", "value"),
    [("elections", "[]"), ("elections", '{"a": 2}'), ("breaks", '[[9, 8, "ndb"]]')],
)
def test_details_that_make_no_sense_are_damage(column, value, closed):
    with sqlite3.connect(closed) as db:
        db.execute(f"UPDATE timecards SET {column} = ?", (value,))  # noqa: S608 - written above
        db.execute("UPDATE project SET digest = NULL")
    db.close()
    with reopen(closed) as project, pytest.raises(Damaged, match="timecards"):
        project.load()


def test_parameters_that_are_no_texts_are_damage(closed):
    with sqlite3.connect(closed) as db:
        db.execute("UPDATE deals SET parameters = '[[\"rest_hours\", 9]]'")
        db.execute("UPDATE project SET digest = NULL")
    db.close()
    with reopen(closed) as project, pytest.raises(Damaged, match="deals"):
        project.load()


def test_meals_that_were_not_said_differ_from_none_taken(project):
    with writing(project) as tx:
        card = tx.timecards.all()[0]
        tx.timecards.save(replace(card, meals=()))
        inherited = tx.timecards.add(replace(card, id=NEW, date=day(1), meals=None))
    cards = project.load().timecards
    assert cards[card.id].meals == ()
    assert cards[inherited].meals is None


def test_a_list_of_references_keeps_its_order(project):
    with writing(project) as tx:
        person = tx.people.all()[0]
        turned = tuple(reversed(person.roles))
        tx.people.save(replace(person, roles=turned))
    assert project.load().people[person.id].roles == turned


def test_references_are_read_for_those_records_only_that_are_asked_for(project):
    with writing(project) as tx:
        first = tx.people.all()[0]
        other = tx.people.add(replace(first, id=NEW, name="Other", roles=first.roles[:1]))
    found = project.load_records({"people": [other, 999]})
    assert found["people"][other].roles == first.roles[:1]
    assert found["people"][999] is None


@given(text=st.text())
def test_any_text_is_stored_as_it_is_but_for_what_is_no_text(text):
    assert clean(clean(text)) == clean(text)
    clean(text).encode("utf-8")
    assert "\0" not in clean(text)
    if "\0" not in text and text.encode("utf-8", "ignore").decode() == text:
        assert clean(text) == text


def test_half_characters_and_nul_in_a_name_do_no_harm(project):
    with writing(project) as tx:
        key = tx.people.add(Person(id=NEW, name="A\0\udcffB", skills=("x\0\ud800",)))
    found = project.load().people[key]
    assert (found.name, found.skills) == ("A?B", ("x?",))


class TestRepository:
    def test_get_finds_and_misses(self, project):
        with writing(project) as tx:
            key = next(iter(project.load().people))
            assert tx.people.get(key).name == "Łukasz Nowak"
            with pytest.raises(KeyError, match="people 999"):
                tx.people.get(999)

    def test_find_by_reference_date_enum_and_absence(self, project):
        with writing(project) as tx:
            booking = tx.bookings.all()[0]
            find = tx.bookings.find
            assert find(person=booking.person, status=booking.status) == [booking]
            assert find(span=span(0, 4)) == [booking]
            assert find(call=Offset(minutes=-45)) == [booking]
            assert find(role=None) == []
            assert find() == [booking]
            assert tx.timecards.find(date=day(0), call=Clock(minutes=1075))
            with pytest.raises(KeyError):
                tx.people.find(roles=(1,))

    def test_add_gives_ids_and_refuses_what_has_one(self, project):
        with writing(project) as tx:
            first = tx.departments.add(Department(id=NEW, name="A"))
            second = tx.departments.add(Department(id=NEW, name="B"))
            assert second == first + 1
            with pytest.raises(ValueError, match="save it"):
                tx.departments.add(Department(id=first, name="C"))

    def test_save_and_remove_miss_what_is_not_there(self, project):
        with writing(project) as tx:
            with pytest.raises(KeyError):
                tx.departments.save(Department(id=99, name="C"))
            with pytest.raises(KeyError):
                tx.departments.remove(99)

    def test_what_belongs_to_a_production_goes_with_it(self, project):
        with writing(project) as tx:
            tx.productions.remove(tx.productions.all()[0].id)
        left = {table: len(records) for table, records in content(project).items() if records}
        assert left == {
            "departments": 1,
            "roles": 2,
            "people": 1,
            "unavailabilities": 1,
            "outside_holds": 1,
            "saved_views": 1,
            "members": 1,
            "erasures": 1,
        }

    def test_a_booking_outlives_its_role_and_its_unit(self, project):
        with writing(project) as tx:
            booking = tx.bookings.all()[0]
            tx.roles.remove(booking.role)
            tx.units.remove(booking.unit)
        found = project.load().bookings[booking.id]
        assert (found.role, found.unit) == (None, None)

    def test_nothing_of_a_person_stays_when_they_are_removed(self, project):
        with writing(project) as tx:
            tx.people.remove(tx.people.all()[0].id)
        plan = project.load()
        assert not plan.deals
        assert not plan.unavailabilities
        assert not plan.bookings
        assert not plan.timecards
        assert not plan.outside_holds
        assert not plan.overrides


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Booking, {"call": Clock(minutes=LATEST + 1)}),
        (Booking, {"call": Offset(minutes=-LATEST - 1)}),
        (Timecard, {"wrap": Clock(minutes=-1)}),
    ],
)
def test_times_that_cannot_be_are_refused_and_leave_nothing(project, kind, value):
    before = project.digest()
    with pytest.raises(sqlite3.IntegrityError), writing(project) as tx:
        save_first(getattr(tx, TABLE_OF[kind]), value)
    assert project.digest() == before


def save_first(repository, changes):
    repository.save(replace(repository.all()[0], **changes))


def test_a_row_that_makes_no_sense_is_damage_and_not_a_crash(closed):
    """A file that says it was not closed cleanly, so that no checksum speaks up first."""
    with sqlite3.connect(closed) as db:
        db.execute("UPDATE deals SET rate = 'a lot'")
        db.execute("UPDATE project SET digest = NULL")
    db.close()
    with reopen(closed) as project:
        with pytest.raises(Damaged, match="deals"):
            project.load()
        assert "deals" in (project.read_only_reason or "")
    with sqlite3.connect(closed) as db:
        assert db.execute("SELECT digest FROM project").fetchone() == (None,), "called sound"
    db.close()


def test_types_of_the_plan_have_no_hint_without_a_codec():
    """Every table has a map, so every field's type was known; references in lists are children."""
    lists = {
        (table, name)
        for kind, table in TABLE_OF.items()
        for name, hint in get_type_hints(kind).items()
        if get_args(hint)[1:] == (...,) and not isinstance(get_args(hint)[0], type)
    }
    stored = {(m.name, m.children.field) for m in MAPS.values() if m.children}
    assert stored <= lists
    assert len(USER_TABLES) == len(TABLES) + len(stored) + 1, "and attachments"


@pytest.mark.parametrize(
    "note", ['"', "\\", "a\nb\tc\x01", "\u2028", "😀 é", '["x", 1]', "null", ""]
)
def test_what_bookings_share_is_read_as_it_was_written(project, note):
    """All at once SQLite writes it as one text; one by one it does not."""
    with writing(project) as tx:
        booking = next(iter(project.load().bookings.values()))
        tx.bookings.save(replace(booking, note=note))
    packed = project.load().bookings
    alone = project.load_records({"bookings": list(packed)})["bookings"]
    assert dict(packed) == alone
    assert packed[booking.id].note == note
