"""A file of an older version becomes one of the present version, whole or not at all."""

import shutil
import sqlite3
from contextlib import closing, suppress

import pytest

from crewplanner.domain.day_details import NO_DETAILS
from crewplanner.domain.plan import TABLES
from crewplanner.store import digest, schema
from crewplanner.store.backups import Reason, list_backups, verify
from crewplanner.store.connection import connect, number
from crewplanner.store.doctor import examine
from crewplanner.store.errors import Damaged, ProjectError
from crewplanner.store.migrations import MIGRATIONS
from crewplanner.store.restoring import restore
from tests.effort import SEARCH
from tests.store.children import KILLED, run
from tests.store.filling import NOW, backups_of, content, reopen, writing
from tests.store.test_schema import FILES

KILLS = 60 if SEARCH else 12
PRESENT = f"version{schema.VERSION}-"
OLD = sorted(kept for kept in FILES.glob("*.crewplan") if not kept.name.startswith(PRESENT))


@pytest.fixture(params=OLD, ids=lambda kept: kept.stem)
def old(request, path):
    """A project of each version before the present one, closed."""
    shutil.copyfile(request.param, path)
    return path


def values(path, columns=None):
    """The version of a closed file, its columns, and the checksum of what is in them."""
    with closing(connect(path, read_only=True)) as db:
        columns = columns or digest.shape(db)
        return number(db, "user_version"), columns, digest.values_digest(db, columns)


def test_it_gets_the_present_tables_and_keeps_every_value(old):
    version, columns, before = values(old)
    assert version < schema.VERSION
    with reopen(old) as project:
        assert project.read_only_reason is None
        after = content(project)
        with writing(project) as tx:
            tx.people.save(tx.people.all()[0])
    assert values(old, columns) == (schema.VERSION, columns, before)
    assert {table for table, records in after.items() if not records} == {*TABLES} - schema.tables(
        version
    ), "new tables are empty, the others are not"
    with reopen(old) as again:
        assert content(again) == after
        assert len(list_backups(backups_of(old), again.uuid)) == 1, "migrated once"


def test_what_is_new_in_it_says_nothing_yet(old):
    old_version, _columns, _sum = values(old)
    with reopen(old) as project:
        plan = project.load()
    if old_version < 3:
        assert {production.agreement for production in plan.productions.values()} == {"deal-memo"}
        assert {deal.parameters for deal in plan.deals.values()} == {()}
        assert {sheet.details for sheet in plan.day_sheets.values()} == {NO_DETAILS}
        said = {(card.details, card.elections) for card in plan.timecards.values()}
        assert said == {(NO_DETAILS, ())}
    (production,), (booking,) = plan.productions.values(), plan.bookings.values()
    assert (production.company, production.logo, production.holiday_pay) == ("", "", 0)
    assert {(place.hospital, place.details) for place in plan.places.values()} == {("", ())}
    assert {(deal.budget_line, deal.holiday_pay) for deal in plan.deals.values()} == {(None, None)}
    if old_version > 3:
        return
    limits = (production.weekly_rest, production.rolling_limit, production.minimum_notice)
    assert (limits, production.severities, production.cancellation) == ((0, 0, 0), (), ())
    own = (booking.wrap, booking.expires, booking.challenged_until, booking.told_at)
    assert own == (None, None, None, None)
    assert {place.latitude for place in plan.places.values()} == {None}
    assert {role.skills for role in plan.roles.values()} == {()}


def test_a_verified_backup_of_the_old_version_is_made_first(old):
    before = values(old)
    with reopen(old) as project:
        (backup,) = list_backups(backups_of(old), project.uuid)
    verify(backup)
    assert backup.reason is Reason.BEFORE_UPGRADE
    assert values(backup.path) == before


def test_the_backup_of_the_old_version_can_be_restored_and_opened(old):
    before = values(old)
    with reopen(old) as project:
        (backup,) = list_backups(backups_of(old), project.uuid)
        after = content(project)
    restore(backup.path, old, owner="Ana", now=NOW, backups_folder=backups_of(old))
    assert values(old) == before
    with reopen(old) as project:
        assert content(project) == after


def test_for_reading_only_it_is_shown_and_left_as_it_is(old):
    before, bytes_before = values(old), old.read_bytes()
    with reopen(old, read_only=True) as project:
        assert project.read_only_reason
        assert content(project)["timecards"]
        assert project.history(1)
        assert not project.foreign_change()
        project.save_copy(old.with_name("copy.crewplan"))
    assert old.read_bytes() == bytes_before
    assert values(old) == before
    with reopen(old.with_name("copy.crewplan")) as copy:
        assert content(copy)["timecards"]


def test_the_doctor_finds_nothing_wrong_with_it(old):
    found = {check.check: check.ok for check in examine(old, backups_of(old))}
    assert all(found.values())
    assert {"version", "schema", "structure", "references", "digest"} <= set(found)


def test_one_that_was_tampered_with_is_not_migrated(old):
    with closing(sqlite3.connect(old)) as db:
        db.execute("UPDATE deals SET rate = '1'")
        db.commit()
    data = old.read_bytes()
    with pytest.raises(Damaged, match="not those that were saved"):
        reopen(old)
    assert old.read_bytes() == data
    assert not list(backups_of(old).glob("*/*.crewplan"))


def test_a_step_that_loses_a_value_is_taken_back(old, monkeypatch):
    """Were a step wrong, its file would stay what it was."""
    before = values(old)
    step = MIGRATIONS.pending(_fresh())[-1]
    right = step.fn

    def wrong(db):
        right(db)
        db.conn.execute("UPDATE timecards SET remarks = ''")

    monkeypatch.setattr(step, "fn", wrong)
    with pytest.raises(Damaged, match="did not survive"):
        reopen(old)
    monkeypatch.undo()
    assert values(old) == before
    with reopen(old) as project:
        assert project.read_only_reason is None


def _fresh():
    from sqlite_utils import Database  # noqa: PLC0415 - slow to import, and one test asks

    return Database(memory=True, execute_plugins=False)


ENDED = """
import os, sys
from pathlib import Path
from crewplanner.store import opening
from tests.store.filling import reopen
left = int(sys.argv[2])
def step(_words):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), 9)
def count(event, arguments):
    if event in {"open", "os.rename", "os.link", "os.remove", "os.mkdir"}:
        step(event)
def traced(*where, **how):
    db = connect(*where, **how)
    db.set_trace_callback(step)
    return db
connect, opening.connect = opening.connect, traced
sys.addaudithook(count)
reopen(Path(sys.argv[1])).close()
print("done", left)
"""
"""Ends the process just before its n-th statement or operation on files."""


def test_a_kill_at_any_step_leaves_a_file_that_opens(old, tmp_path):
    """Reliability, row 3: old or new, whole, and the backup is there before anything changes."""
    _version, columns, before = values(old)
    original = old.read_bytes()
    steps = int(1e6) - int(run(ENDED, old, int(1e6)).split()[1])
    assert steps > 100
    seen = set()
    for number_of_steps in range(1, steps, max(1, steps // KILLS)):
        shutil.rmtree(backups_of(old), ignore_errors=True)
        for left in old.parent.iterdir():
            left.unlink()
        old.write_bytes(original)
        run(ENDED, old, number_of_steps, allowed=(KILLED,))
        with suppress(ProjectError), reopen(old, read_only=True) as project:
            assert content(project)["timecards"]
        with reopen(old) as project:
            assert content(project)["timecards"]
            backups = list_backups(backups_of(old), project.uuid)
        seen.add(len(backups))
        assert backups
        assert values(old, columns) == (schema.VERSION, columns, before)
    assert seen == {1, 2}, "killed before the backup, and after it"
