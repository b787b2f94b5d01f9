"""Cells written into bookings: they say what is written, and all else says what it said."""

import datetime as dt
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.cells import Entry, Written, cell_entries, entry_of, rewritten
from crewplanner.domain.values import DateSpan

MONDAY = dt.date(2026, 3, 2)
PENCIL, FIRM = Entry(), Entry(status=BookingStatus.CONFIRMED)


def day(number):
    return MONDAY + dt.timedelta(days=number)


def booking(key, first, last, entry=PENCIL):
    made = Booking(id=key, production=1, person=1, span=DateSpan(first=day(first), last=day(last)))
    return replace(made, status=entry.status, note=entry.note)


def after(bookings, cells):
    """The bookings after writing, by id; new ones from 100 on."""
    done = rewritten(bookings, 1, 1, {day(n): entries for n, entries in cells.items()})
    left = {b.id: b for b in bookings if b.id not in done.removed}
    left |= {b.id: b for b in done.saved}
    left |= {100 + n: replace(b, id=100 + n) for n, b in enumerate(done.added)}
    return left


def days_of(bookings):
    """First and last day and status by id, in short."""
    return {
        key: ((b.span.first - MONDAY).days, (b.span.last - MONDAY).days, b.status.value)
        for key, b in bookings.items()
    }


def firm(*, starts=None):
    return (Written(entry=FIRM, starts=starts),)


def pencil(*, starts=None):
    return (Written(entry=PENCIL, starts=starts),)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({2: firm()}, {1: (0, 1, "pencil"), 100: (2, 2, "confirmed"), 101: (3, 4, "pencil")}),
        ({2: ()}, {1: (0, 1, "pencil"), 100: (3, 4, "pencil")}),
        ({0: ()}, {1: (1, 4, "pencil")}),
        ({n: firm() for n in range(5)}, {1: (0, 4, "confirmed")}),
        (dict.fromkeys(range(5), ()), {}),
        ({5: pencil()}, {1: (0, 5, "pencil")}),
        ({5: pencil(starts=True)}, {1: (0, 4, "pencil"), 100: (5, 5, "pencil")}),
        ({2: pencil(starts=True)}, {1: (2, 4, "pencil"), 100: (0, 1, "pencil")}),
        ({6: pencil()}, {1: (0, 4, "pencil"), 100: (6, 6, "pencil")}),
        ({2: pencil()}, {1: (0, 4, "pencil")}),
    ],
)
def test_a_week_of_one_pencil(cells, expected):
    assert days_of(after([booking(1, 0, 4)], cells)) == expected


def test_what_was_apart_stays_apart_when_it_comes_to_say_the_same():
    two = [booking(1, 0, 0, FIRM), booking(2, 1, 1)]
    assert days_of(after(two, {1: firm()})) == {1: (0, 0, "confirmed"), 2: (1, 1, "confirmed")}


def test_a_gap_that_is_filled_extends_the_booking_before_it():
    two = [booking(1, 0, 0), booking(2, 2, 2)]
    assert days_of(after(two, {1: pencil()})) == {1: (0, 1, "pencil"), 2: (2, 2, "pencil")}


def test_other_productions_and_dates_far_away_are_left_alone():
    far, other = booking(2, 20, 22), replace(booking(3, 0, 4), production=2)
    done = rewritten([booking(1, 0, 4), far, other], 1, 1, {day(1): ()})
    assert {b.id for b in done.saved} == {1}
    assert not done.removed


def test_an_entry_has_every_field_but_whose_it_is_and_when():
    own = {field.name for field in fields(Booking)} - {field.name for field in fields(Entry)}
    assert own == {"id", "production", "person", "span", "told_at"}


def test_parts_of_a_booking_remember_that_the_person_was_told():
    told = replace(booking(1, 0, 4), told_at=dt.datetime(2026, 2, 1, 9, tzinfo=dt.UTC))
    parts = after([told], {2: firm()}).values()
    assert {part.told_at for part in parts} == {told.told_at}


ENTRIES = st.sampled_from([PENCIL, FIRM, Entry(note="n")])
BOOKINGS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4), ENTRIES), max_size=6)
CELLS = st.dictionaries(
    st.integers(0, 13),
    st.lists(ENTRIES, max_size=3, unique=True),
    max_size=8,
)


@given(BOOKINGS, CELLS)
def test_every_cell_says_what_is_written_and_the_others_what_they_said(drawn, cells):
    before = [booking(n, f, f + more, entry) for n, (f, more, entry) in enumerate(drawn, start=1)]
    writes = {n: tuple(Written(entry=e) for e in entries) for n, entries in cells.items()}
    left = list(after(before, writes).values())
    for number in range(-1, 15):
        wanted = [entry_of(b) for b in before if day(number) in b.span]
        wanted = cells.get(number, wanted)
        found = [entry_of(b) for b in left if day(number) in b.span]
        assert sorted(map(repr, found)) == sorted(map(repr, wanted)), number


@given(BOOKINGS, CELLS)
def test_writing_what_is_there_changes_nothing(drawn, cells):
    before = [booking(n, f, f + more, entry) for n, (f, more, entry) in enumerate(drawn, start=1)]
    same = {day(n): tuple(cell_entries(before, 1, day(n))) for n in cells}
    once = {date: tuple(replace(one, starts=None) for one in said) for date, said in same.items()}
    done = rewritten(before, 1, 1, once)
    assert (done.saved, done.added, done.removed) == ((), (), ())
