"""An open project: steps that are whole or not at all, history, copies, and others beside it."""

import datetime as dt
import os
import shutil
import sqlite3
import threading
import zlib
from contextlib import closing
from dataclasses import replace

import pytest

from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Department, Person
from crewplanner.store.connection import connect
from crewplanner.store.errors import (
    CouldNotWrite,
    Locked,
    NotAProject,
    ProjectExists,
    ReadOnly,
)
from tests.store.filling import NOW, content, create, reopen, writing


class Oops(Exception):
    pass


def fail(tx):
    for department in tx.departments.all():
        tx.departments.remove(department.id)
    tx.departments.add(Department(id=NEW, name="Sound"))
    raise Oops


def add_department(project, name="Sound"):
    with writing(project, "Add department") as tx:
        return tx.departments.add(Department(id=NEW, name=name))


def test_a_new_project_is_empty_and_complete(path):
    with create(path) as project:
        assert not any(content(project).values())
        assert project.read_only_reason is None
        assert (project.undo_label, project.redo_label) == (None, None)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_new_project_overwrites_nothing(path):
    path.write_text("mine")
    with pytest.raises(ProjectExists, match="Ferry"):
        create(path)
    assert path.read_text() == "mine"
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_new_project_needs_a_folder(path):
    with pytest.raises(CouldNotWrite):
        create(path.parent / "missing" / "a.crewplan")


def test_names_with_signs_that_mean_something_elsewhere_are_names(path):
    odd = path.with_name("50 % #1? & “Fähre”.crewplan")
    with create(odd) as project:
        add_department(project)
    with reopen(odd) as project:
        assert project.path == odd
        assert project.load().departments


def test_a_step_that_fails_leaves_no_trace(project):
    before, history = project.digest(), project.history(10)
    with pytest.raises(Oops), writing(project, "Fail") as tx:
        fail(tx)
    assert project.digest() == before
    assert project.history(10) == history
    assert project.undo_label == "Fill"
    assert project.last_step.label == "Fill"
    add_department(project)
    assert project.history(1)[0].label == "Add department"


def test_a_step_that_fails_keeps_what_can_be_redone(project):
    project.undo(who="Ana", at=NOW)
    with pytest.raises(Oops), writing(project, "Fail") as tx:
        fail(tx)
    assert project.redo_label == "Fill"
    project.redo(who="Ana", at=NOW)
    assert project.load().people


def test_a_broken_reference_is_refused_and_leaves_nothing(project):
    before = project.digest()
    with pytest.raises(sqlite3.IntegrityError), writing(project) as tx:
        tx.people.add(Person(id=NEW, name="B", roles=(999,)))
    assert project.digest() == before


def test_the_history_says_who_did_what_and_how_much(project):
    later = NOW + dt.timedelta(hours=1)
    project.undo(who="Ben", at=later)
    redone, undone, done = (
        project.redo(who="Ana", at=later) and project.history(1)[0],
        *project.history(3)[1:],
    )
    assert (redone.op, undone.op, done.op) == ("redo", "undo", "do")
    assert (undone.who, undone.label, undone.at) == ("Ben", "Fill", later)
    assert done.counts["people"] == undone.counts["people"] == 1


def test_there_is_nothing_to_undo_in_a_project_just_opened(closed):
    with reopen(closed) as project:
        assert project.undo(who="Ana", at=NOW) is None
        assert project.redo(who="Ana", at=NOW) is None


def test_a_second_thread_is_turned_away(project):
    caught = []

    def load():
        try:
            project.load()
        except sqlite3.ProgrammingError as error:
            caught.append(error)

    thread = threading.Thread(target=load)
    thread.start()
    thread.join()
    assert len(caught) == 1


def test_closing_twice_is_closing_once(path):
    project = create(path)
    project.close()
    project.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_opening_and_closing_writes_nothing(closed):
    before = (zlib.crc32(closed.read_bytes()), closed.stat().st_mtime_ns)
    with reopen(closed) as project:
        content(project)
        project.digest()
        with writing(project, "Nothing"):
            pass
    assert (zlib.crc32(closed.read_bytes()), closed.stat().st_mtime_ns) == before


class TestCopies:
    def test_a_copy_is_a_project_of_its_own_with_equal_content(self, project, path):
        target = path.with_name("Copy.crewplan")
        add_department(project)
        project.save_copy(target)
        with reopen(target) as copy:
            assert copy.read_only_reason is None
            assert content(copy) == content(project)
            assert copy.digest() == project.digest()
            assert copy.uuid != project.uuid
            assert copy.history(1) == project.history(1)
        assert target.stat().st_mode & 0o777 == 0o600

    def test_a_copy_overwrites_nothing(self, project, path):
        target = path.with_name("Copy.crewplan")
        target.write_text("mine")
        with pytest.raises(ProjectExists):
            project.save_copy(target)
        assert target.read_text() == "mine"
        with pytest.raises(ProjectExists):
            project.save_copy(path)
        assert project.load().people

    def test_a_copy_into_a_missing_folder_leaves_nothing(self, project, path):
        with pytest.raises(CouldNotWrite):
            project.save_copy(path.parent / "missing" / "a.crewplan")
        assert not (path.parent / "missing").exists()


class TestForeignChanges:
    """Another program writes the file while we have it open."""

    @staticmethod
    def write_foreign(path):
        with closing(connect(path)) as db:
            db.execute("INSERT INTO departments VALUES (NULL, 'Foreign', '', 0)")

    def test_ours_are_not_foreign(self, project):
        add_department(project)
        assert not project.foreign_change()

    def test_they_are_noticed_once(self, project, path):
        self.write_foreign(path)
        assert project.foreign_change()
        assert not project.foreign_change()
        assert "Foreign" in {d.name for d in project.load().departments.values()}

    def test_nothing_is_written_on_a_view_that_is_out_of_date(self, project, path):
        self.write_foreign(path)
        before = project.digest()
        with pytest.raises(Locked, match="just changed"):
            add_department(project)
        with pytest.raises(Locked):
            project.undo(who="Ana", at=NOW)
        assert project.digest() == before
        assert project.foreign_change()
        project.forget_steps()
        assert project.undo_label is None
        add_department(project)

    def test_a_reader_notices_the_writer(self, project, path):
        with reopen(path, read_only=True) as reader:
            assert not reader.foreign_change()
            add_department(project, "Sound")
            assert reader.foreign_change()
            assert "Sound" in {d.name for d in reader.load().departments.values()}

    def test_a_program_that_is_writing_just_now_is_waited_for_and_then_named(self, project, path):
        with closing(connect(path)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(Locked, match="Another program is using “Ferry"):
                add_department(project)
            other.execute("ROLLBACK")
        add_department(project)


class TestMovedFiles:
    """What sync programs and people do to a file that is open."""

    @pytest.fixture
    def other(self, path, project):
        target = path.with_name("other.crewplan")
        project.save_copy(target)
        return target

    def test_a_replaced_file_is_not_written(self, project, path, other):
        bytes_of_other = other.read_bytes()
        other.replace(path)
        with pytest.raises(ReadOnly, match="Another program has put another file"):
            add_department(project)
        assert path.read_bytes() == bytes_of_other
        assert project.read_only_reason is not None

    def test_a_replaced_file_is_noticed_and_the_former_can_be_saved(self, project, path, other):
        before = content(project)
        other.replace(path)
        assert project.foreign_change()
        assert not project.foreign_change()
        target = path.with_name("Kept.crewplan")
        project.save_copy(target)
        with reopen(target) as kept:
            assert content(kept) == before

    def test_closing_leaves_the_file_that_took_the_place_alone(self, project, path, other):
        other.replace(path)
        before = path.read_bytes()
        project.close()
        assert path.read_bytes() == before

    def test_a_folder_that_is_gone_is_said_and_no_empty_file_appears(self, project, path):
        before = project.digest()
        elsewhere = path.parent.with_name("elsewhere")
        path.parent.rename(elsewhere)
        with pytest.raises(CouldNotWrite, match="is not where it was"):
            add_department(project)
        assert not path.parent.exists()
        elsewhere.rename(path.parent)
        assert project.digest() == before
        add_department(project)

    def test_a_deleted_file_is_not_made_again(self, project, path):
        path.unlink()
        with pytest.raises(CouldNotWrite):
            add_department(project)
        project.save_copy(path)
        project.close()
        with reopen(path) as again:
            assert again.load().people


class TestTheMarkInTheFile:
    """What keeps two writers apart even where the side file does not."""

    def test_a_second_writer_by_another_name_of_the_file_reads_only(self, project, path):
        alias = path.with_name("alias.crewplan")
        os.link(path, alias)
        with reopen(alias) as second:
            assert "in another window" in (second.read_only_reason or "")
            assert content(second) == content(project)
        add_department(project)

    def test_of_two_that_came_before_the_first_write_only_one_writes(self, closed):
        alias = closed.with_name("alias.crewplan")
        os.link(closed, alias)
        with reopen(closed) as first, reopen(alias) as second:
            assert first.read_only_reason is second.read_only_reason is None
            add_department(first)
            with pytest.raises(Locked):
                add_department(second)
            assert second.read_only_reason is not None
            add_department(first, "Grip")

    def test_what_was_taken_over_is_not_written_or_sealed_by_the_former(self, project, path):
        add_department(project)
        with closing(connect(path)) as other:
            other.execute("UPDATE project SET session = 'another mark'")
        with pytest.raises(Locked):
            add_department(project)
        assert project.read_only_reason is not None
        project.close()
        with closing(connect(path)) as db:
            found = db.execute("SELECT digest, session FROM project").fetchone()
        assert found == (None, "another mark")

    def test_a_clean_close_leaves_a_checksum_and_no_mark(self, closed):
        with closing(connect(closed)) as db:
            sealed, mark = db.execute("SELECT digest, session FROM project").fetchone()
        assert len(sealed) == 64
        assert mark is None

    def test_the_first_write_takes_the_checksum_away(self, closed):
        with reopen(closed) as project:
            add_department(project)
            with closing(connect(closed)) as db:
                sealed, mark = db.execute("SELECT digest, session FROM project").fetchone()
        assert sealed is None
        assert '"user": "Ana"' in mark


def test_equal_content_has_an_equal_checksum_in_whatever_order_it_came(path):
    first, second = (path.with_name(f"{name}.crewplan") for name in "ab")
    with create(first) as one, create(second) as two:
        for project, keys in ((one, (3, 1, 2)), (two, (1, 2, 3))):
            with closing(connect(project.path)) as db:
                for key in keys:
                    db.execute("INSERT INTO departments VALUES (?, 'n', '', 0)", (key,))
        assert one.digest() == two.digest()
        two.foreign_change()
        with writing(two) as tx:
            tx.departments.save(replace(tx.departments.get(1), name="m"))
        assert one.digest() != two.digest()


def test_a_copy_of_the_file_is_another_document_that_opens_alone(project, closed_copy):
    """Somebody's backup program or a sync conflict: a plain copy made while nothing was written."""
    with reopen(closed_copy) as copy:
        assert content(copy) == content(project)
        add_department(copy)
    assert not project.foreign_change()


@pytest.fixture
def closed_copy(project, path):
    target = path.with_name("Ferry (conflicted copy).crewplan")
    shutil.copyfile(path, target)
    return target


def test_a_project_that_is_missing_is_not_made(path):
    with pytest.raises(NotAProject, match="There is no file"):
        reopen(path)
    assert not list(path.parent.iterdir())
