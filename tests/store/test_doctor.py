"""The doctor says what is wrong and changes nothing; what can be read is saved into a new file."""

import sqlite3
from contextlib import closing

import pytest

from crewplanner.store import backups, doctor
from crewplanner.store.errors import Damaged, NotAProject, ProjectExists
from crewplanner.store.salvage import repair_to
from tests.store.filling import (
    NOW,
    backups_of,
    content,
    create,
    many_bookings,
    one_of_everything,
    reopen,
    writing,
)


def examine(path):
    """What the doctor says, by check; the file is left as it is."""
    before = path.read_bytes() if path.is_file() else None
    found = doctor.examine(path, backups_of(path))
    assert (path.read_bytes() if path.is_file() else None) == before
    assert all(check.detail.endswith(".") for check in found)
    assert len({check.check for check in found}) == len(found)
    return {check.check: check for check in found}


def wrong(found):
    return {name for name, check in found.items() if not check.ok}


def change(path, *statements):
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


def test_a_sound_project_is_sound(closed):
    with reopen(closed) as project:
        backups.back_up(project, backups_of(closed), NOW)
    found = examine(closed)
    assert wrong(found) == set()
    assert {"header", "version", "schema", "structure", "references", "digest", "records"} < set(
        found
    )
    assert found["records"].detail == "37 records were read."
    assert found["backups"].detail.startswith("1 backup; the newest that verifies is of 2026-11-23")


def test_a_project_that_is_open_can_be_examined(project, path):
    found = examine(path)
    assert wrong(found) == set()
    assert "open just now" in found["digest"].detail


def test_a_project_without_backups_is_told_so_but_is_not_ill(closed):
    assert examine(closed)["backups"].detail == "There is no backup yet."


def test_what_is_no_project_is_said(path):
    path.write_text("a letter")
    assert wrong(examine(path)) == {"header"}
    assert wrong(examine(path.with_name("missing"))) == {"header"}


def test_bad_backups_are_said(closed):
    with reopen(closed) as project:
        backup = backups.back_up(project, backups_of(closed), NOW)
    backup.path.write_bytes(b"x" * 5000)
    assert wrong(examine(closed)) == {"backups"}


def test_a_changed_value_is_found(closed):
    change(closed, "UPDATE deals SET rate = '1000'")
    assert wrong(examine(closed)) == {"digest"}


def test_a_foreign_part_ends_the_examination(closed):
    change(closed, "CREATE VIEW extra AS SELECT 1")
    assert wrong(examine(closed)) == {"schema"}


def test_a_newer_version_is_said(closed):
    change(closed, "PRAGMA user_version = 9")
    assert wrong(examine(closed)) == {"version"}


@pytest.mark.parametrize(
    ("check", "statement"),
    [
        ("booking_units", "UPDATE bookings SET unit = 2"),
        ("day_units", "UPDATE shoot_days SET unit = 2"),
        ("need_units", "UPDATE needs SET unit = 2"),
        ("day_places", "UPDATE places SET production = 2"),
        ("day_times", "UPDATE shoot_days SET wrap = 100"),
        ("sheet_times", "UPDATE day_sheets SET wrap = 100"),
        (
            "card_times",
            "UPDATE timecards SET wrap_clock = 5, call_clock = 9, wrap_offset = NULL",
        ),
        ("deal_dates", "UPDATE deals SET valid_to = '2020-01-01'"),
    ],
)
def test_what_does_not_fit_together_is_found_and_nothing_else(closed, check, statement):
    with reopen(closed) as project, writing(project) as tx:
        production = tx.productions.all()[0]
        other = tx.productions.add(type(production)(id=0, title="Other"))
        tx.units.add(type(tx.units.all()[0])(id=0, production=other, name="Other"))
    change(closed, statement, "UPDATE project SET digest = NULL")
    found = examine(closed)
    assert wrong(found) == {check}
    assert found[check].detail.endswith(": 1 (1).")


def test_every_page_can_break_and_the_doctor_still_speaks(closed):
    data = closed.read_bytes()
    for page in range(len(data) // 4096):
        broken = bytearray(data)
        broken[page * 4096 : (page + 1) * 4096] = b"\xab" * 4096
        closed.write_bytes(broken)
        assert wrong(examine(closed))


class TestSalvage:
    @pytest.fixture
    def plan(self, path):
        with create(path) as project, writing(project, "Fill") as tx:
            one_of_everything(tx)
            many_bookings(tx)
        return path

    @pytest.fixture
    def new(self, path):
        return path.with_name("Saved.crewplan")

    def test_of_a_sound_file_everything_is_saved(self, plan, new):
        with reopen(plan) as project:
            expected, digest = content(project), project.digest()
        saved = repair_to(plan, new, NOW)
        assert (saved.lost, saved.unreadable) == ({}, frozenset())
        assert saved.saved["bookings"] == 601
        with reopen(new) as project:
            assert content(project) == expected
            assert project.digest() == digest
            assert project.read_only_reason is None

    def test_around_a_broken_page_the_rest_is_saved(self, plan, new):
        """For every page of the bookings: what is saved is true, and most of it is there."""
        data = plan.read_bytes()
        with reopen(plan) as project:
            expected = content(project)
        pages = pages_of(plan, "bookings")
        assert len(pages) > 5
        for page in pages[1:]:
            broken = bytearray(data)
            broken[(page - 1) * 4096 : page * 4096] = b"\xab" * 4096
            plan.write_bytes(broken)
            saved = repair_to(plan, new, NOW)
            assert plan.read_bytes() == broken
            assert "bookings" in saved.unreadable
            with reopen(new) as project:
                found = content(project)
            kept = found.pop("bookings")
            assert kept.items() <= expected["bookings"].items()
            assert 400 < len(kept) < 601
            assert saved.saved["bookings"] == len(kept)
            assert found == {name: rows for name, rows in expected.items() if name != "bookings"}
            new.unlink()

    def test_a_lost_table_takes_what_cannot_be_without_it(self, plan, new):
        [root, *_leaves] = pages_of(plan, "productions")
        data = bytearray(plan.read_bytes())
        data[(root - 1) * 4096 : root * 4096] = b"\xab" * 4096
        plan.write_bytes(data)
        saved = repair_to(plan, new, NOW)
        assert "productions" in saved.unreadable
        assert saved.lost["bookings"] == 601
        with reopen(new) as project:
            found = content(project)
        assert len(found["people"]) == 31
        assert not found["bookings"]

    def test_a_row_that_makes_no_sense_is_left_out_and_counted(self, closed, new):
        change(closed, "UPDATE deals SET rate = 'much'", "UPDATE bookings SET role = 99")
        saved = repair_to(closed, new, NOW)
        assert saved.lost == {"deals": 1, "bookings": 1}
        with reopen(new) as project:
            plan = project.load()
        assert not plan.deals
        assert [booking.role for booking in plan.bookings.values()] == [None]

    def test_views_in_the_place_of_tables_are_not_run(self, closed, new):
        endless = (
            "WITH RECURSIVE n(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM n)"
            " SELECT a AS id, a AS production, '' AS date, '' AS name FROM n"
        )
        change(closed, "DROP TABLE holidays", f"CREATE VIEW holidays AS {endless}")
        saved = repair_to(closed, new, NOW)
        assert saved.unreadable == {"holidays"}

    def test_nothing_is_overwritten_and_nothing_left_of_a_failure(self, closed, new):
        new.write_text("mine")
        with pytest.raises(ProjectExists):
            repair_to(closed, new, NOW)
        assert new.read_text() == "mine"
        new.unlink()
        letter = closed.with_name("letter.crewplan")
        letter.write_text("dear")
        with pytest.raises(NotAProject):
            repair_to(letter, new, NOW)
        assert not new.exists()

    def test_a_file_whose_schema_is_gone_yields_nothing_and_says_so(self, closed, new):
        data = bytearray(closed.read_bytes())
        data[100:4096] = b"\xab" * 3996
        closed.write_bytes(data)
        with pytest.raises(Damaged):
            repair_to(closed, new, NOW)
        assert not new.exists()


def pages_of(path, table):
    """The pages of a table, its root first."""
    with closing(sqlite3.connect(path)) as db:
        found = db.execute("SELECT pageno FROM dbstat WHERE name = ? ORDER BY path", (table,))
        return [page for (page,) in found]
