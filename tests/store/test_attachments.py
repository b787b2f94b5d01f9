"""Files that records name: kept once, read back as they were, taken away by undo."""

import sqlite3
from contextlib import closing

import pytest

from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Department
from crewplanner.store.doctor import examine
from crewplanner.store.errors import Damaged
from tests.store.filling import NOW, backups_of, reopen, writing

PDF = b"%PDF-1.7 \x00\xff\r\n" * 999


def attach(project, data):
    with writing(project) as tx:
        tx.departments.add(Department(id=NEW, name="Props"))
        return tx.attachments.add(data)


def test_a_file_comes_back_byte_for_byte_after_reopening(project, path):
    name = attach(project, PDF)
    project.close()
    with reopen(path) as again:
        assert again.attachment(name) == PDF


def test_the_same_file_is_kept_once(project):
    names = {attach(project, PDF) for _time in range(3)}
    with writing(project) as tx:
        assert len(names) == 1
        assert names < tx.attachments.names()


def test_undo_takes_a_file_away_and_redo_brings_it_back(project):
    before = project.digest()
    name = attach(project, PDF)
    after = project.digest()
    step = project.undo(who="Ana", at=NOW)
    assert set(step.rows) == {"departments"}, "no record of the plan is an attachment"
    assert project.digest() == before
    with pytest.raises(KeyError):
        project.attachment(name)
    project.redo(who="Ana", at=NOW)
    assert project.digest() == after
    assert project.attachment(name) == PDF


@pytest.mark.parametrize("text", ["bm90aGluZw==", "no base64"])
def test_a_file_that_rotted_is_not_given_out(path, project, text):
    name = attach(project, PDF)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE attachments SET data = ? WHERE sha = ?", (text, name))
    with pytest.raises(Damaged, match="attachments"):
        project.attachment(name)


def test_the_doctor_misses_the_file_of_an_issued_paper(project, path):
    (issued,) = project.load().issued.values()
    with writing(project) as tx:
        tx.attachments.remove(issued.files[0][1])
        tx.departments.add(Department(id=NEW, name="Props"))
    project.close()
    broken = [check.check for check in examine(path, backups_of(path)) if not check.ok]
    assert broken == ["issued_files"]
