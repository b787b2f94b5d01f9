"""Bits that rot and pages that break are noticed before a wrong figure is shown."""

import random
from dataclasses import replace

import pytest

from crewplanner.store.errors import ProjectError
from tests.effort import SEARCH
from tests.store.filling import content, create, many_bookings, one_of_everything, reopen, writing

FLIPS = 1500 if SEARCH else 300


@pytest.fixture
def plan(path):
    """A closed project with hundreds of bookings."""
    with create(path) as project, writing(project, "Fill") as tx:
        one_of_everything(tx)
        many_bookings(tx, people=40, each=25)
    return path


def flip(path, bit):
    """Turn one bit of a file round."""
    with path.open("r+b") as file:
        file.seek(bit // 8)
        byte = file.read(1)[0]
        file.seek(bit // 8)
        file.write(bytes([byte ^ 1 << bit % 8]))


@pytest.fixture
def everything(plan):
    """What asks a project for all that a person could see of it."""
    with reopen(plan) as project:
        keys = {table: tuple(records) for table, records in content(project).items()}

    def ask(project):
        return project.load_records(keys), project.history(99), project.uuid, project.digest()

    return ask


def test_every_bit_that_changes_a_value_is_noticed_at_the_next_opening(plan, everything):
    with reopen(plan) as project:
        before = everything(project)
    chance = random.Random(20261123)  # noqa: S311 - the same bits each time
    bits = chance.sample(range(plan.stat().st_size * 8), FLIPS)
    refused = unseen_by_sqlite = 0
    for bit in bits:
        flip(plan, bit)
        try:
            with reopen(plan, read_only=True) as project:
                assert everything(project) == before, f"bit {bit} changed a value unnoticed"
        except ProjectError as error:
            refused += 1
            unseen_by_sqlite += "not those that were saved" in str(error)
        flip(plan, bit)
    with reopen(plan) as project:
        assert everything(project) == before
    assert refused > FLIPS / 4, "hardly a bit fell where something is: this proves little"
    assert unseen_by_sqlite > FLIPS / 20, "SQLite alone saw it all: the checksum was not tried"


@pytest.mark.parametrize("filling", [b"\0", b"\xff", b"\xab\xcd"])
def test_every_page_that_breaks_is_noticed_and_the_file_left_alone(plan, everything, filling):
    data = plan.read_bytes()
    with reopen(plan) as project:
        before = everything(project)
    size = 4096
    refused = 0
    for page in range(len(data) // size):
        broken = bytearray(data)
        broken[page * size : (page + 1) * size] = filling * (size // len(filling))
        plan.write_bytes(broken)
        try:
            with reopen(plan) as project:
                assert everything(project) == before
        except ProjectError:
            refused += 1
        assert plan.read_bytes() == broken
    assert refused == len(data) // size


def test_pages_that_change_places_are_noticed(plan):
    data = plan.read_bytes()
    size = 4096
    pages = [data[start : start + size] for start in range(0, len(data), size)]
    chance = random.Random(7)  # noqa: S311 - the same pages each time
    for _ in range(60):
        first, second = chance.sample(range(1, len(pages)), 2)
        if pages[first] == pages[second]:
            continue
        swapped = list(pages)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        plan.write_bytes(b"".join(swapped))
        with pytest.raises(ProjectError):
            reopen(plan)


def test_an_old_page_among_new_ones_is_noticed(plan):
    """A page that the disk never wrote: valid by itself, and wrong."""
    old = plan.read_bytes()
    with reopen(plan) as project, writing(project) as tx:
        for booking in tx.bookings.all():
            tx.bookings.save(replace(booking, note=booking.note.upper(), rank=2))
    new = plan.read_bytes()
    size = 4096
    changed = [
        start
        for start in range(size, min(len(old), len(new)), size)
        if old[start : start + size] != new[start : start + size]
    ]
    assert len(changed) > 10
    for start in changed:
        plan.write_bytes(new[:start] + old[start : start + size] + new[start + size :])
        with pytest.raises(ProjectError):
            reopen(plan)
