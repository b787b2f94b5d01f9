"""A glimpse shows the part of a file that was asked for, and none of what is not in order."""

import random
import sqlite3
from contextlib import closing

import pytest

from crewplanner.store.errors import ProjectError
from crewplanner.store.glimpse import Wanted, glimpse
from tests.effort import tries
from tests.store.filling import content, create, many_bookings, one_of_everything, reopen, writing


@pytest.fixture
def plan(path):
    """A closed project with hundreds of bookings."""
    with create(path) as project, writing(project, "Fill") as tx:
        one_of_everything(tx)
        many_bookings(tx, people=20, each=25)
    return path


@pytest.fixture
def whole(plan):
    """All that is in it."""
    with reopen(plan) as project:
        return project.load()


@pytest.fixture
def wanted(whole):
    """The dates of one booking in the middle, in its production."""
    bookings = sorted(whole.bookings.values(), key=lambda one: one.span.first)
    middle = bookings[len(bookings) // 2]
    return Wanted(production=middle.production, dates=middle.span)


def told(wanted):
    return lambda _plan: wanted


def changed(path, *statements):
    """Do something to the file behind the program's back."""
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


def test_it_holds_all_but_bookings_and_of_these_the_wanted_ones(plan, whole, wanted):
    seen = glimpse(plan, told(wanted))
    for table in content_tables(plan):
        if table != "bookings":
            assert getattr(seen, table) == getattr(whole, table), table
    overlapping = {b.id for b in whole.bookings.values() if b.span.overlaps(wanted.dates)}
    assert overlapping
    latest = {
        next(
            b.id
            for b in sorted(own, key=lambda b: (b.span.first, b.id), reverse=True)
            if b.production == wanted.production and b.live and b.role is not None
        )
        for own in whole.bookings_of.values()
        if any(b.production == wanted.production and b.live and b.role is not None for b in own)
    }
    assert set(seen.bookings) == overlapping | latest
    assert all(seen.bookings[key] == whole.bookings[key] for key in seen.bookings)


def content_tables(plan):
    with reopen(plan) as project:
        return tuple(content(project))


def test_the_file_is_left_as_it_was(plan, wanted):
    before = plan.read_bytes()
    assert glimpse(plan, told(wanted)) is not None
    assert plan.read_bytes() == before
    assert [one.name for one in plan.parent.glob(f"{plan.name}*")] == [plan.name]


def test_who_wants_nothing_gets_nothing(plan):
    assert glimpse(plan, told(None)) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE project SET digest = NULL",
        "PRAGMA user_version = 1",
        "PRAGMA user_version = 9999",
        "UPDATE bookings SET person = 99999",
        "UPDATE bookings SET role = 99999",
        "UPDATE bookings SET unit = 99999",
        "UPDATE bookings SET production = 99999",
        "UPDATE shoot_days SET unit = 99999",
        "UPDATE person_roles SET role = 99999 + id",
    ],
)
def test_a_file_that_is_not_in_order_gives_none(plan, wanted, statement):
    changed(plan, statement)
    assert glimpse(plan, told(wanted)) is None


def test_a_file_with_parts_that_are_not_ours_is_refused(plan, wanted):
    changed(plan, "CREATE VIEW mine AS SELECT 1")
    with pytest.raises(ProjectError):
        glimpse(plan, told(wanted))


def test_what_a_crash_left_beside_it_is_not_looked_through(plan, wanted):
    plan.with_name(f"{plan.name}-journal").write_bytes(b"x" * 512)
    assert glimpse(plan, told(wanted)) is None


def test_bits_that_rot_lead_to_none_or_to_a_sentence(plan, wanted):
    chance = random.Random(20261124)  # noqa: S311 - the same bytes each time
    data = plan.read_bytes()
    for place in chance.sample(range(len(data)), tries(60)):
        rotten = bytearray(data)
        rotten[place] ^= 1 << chance.randrange(8)
        plan.write_bytes(rotten)
        try:
            glimpse(plan, told(wanted))
        except ProjectError:
            continue
    plan.write_bytes(data)
    assert glimpse(plan, told(wanted)) is not None
