"""A file that is not small is checked by two threads at once, which say what one would."""

import sqlite3
import threading
from contextlib import closing

import pytest

from crewplanner.store.errors import Damaged
from tests.store.filling import content, reopen

INDEX = (
    "UPDATE sqlite_schema SET sql = sql || ' WHERE FALSE' WHERE name = 'roles_department'",
    "INSERT INTO roles VALUES (NULL, 1, 'Gaffer', '', '[]', 0, '[]')",
    "UPDATE sqlite_schema SET sql = substr(sql, 1, 51) WHERE name = 'roles_department'",
)
VALUE = ("UPDATE people SET name = 'Somebody else' WHERE id = (SELECT min(id) FROM people)",)


@pytest.fixture(autouse=True)
def every_file(monkeypatch):
    """No file is too small for a second thread; how many there were is counted."""
    monkeypatch.setattr("crewplanner.store.gate._WORTH_A_THREAD", 0)
    begun = []
    start = threading.Thread.start

    def counted(thread):
        begun.append(thread)
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", counted)
    yield begun
    assert begun
    assert not any(thread.is_alive() for thread in begun)


def changed(path, statements):
    for statement in statements:
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA writable_schema = ON")
            db.execute(statement)
            db.commit()


def test_what_is_sound_passes(closed):
    with reopen(closed) as project:
        assert content(project)["people"]


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        (VALUE, "values in it are not those that were saved"),
        (INDEX + VALUE, "structure is broken"),
    ],
)
def test_damage_is_said_as_ever_and_the_structure_first(closed, statements, words):
    changed(closed, statements)
    before = closed.read_bytes()
    with pytest.raises(Damaged, match=words):
        reopen(closed)
    assert closed.read_bytes() == before
