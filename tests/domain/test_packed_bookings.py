"""Packed bookings and layered mappings: they cannot be told from plain dictionaries of values."""

from operator import attrgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crewplanner.domain.booked import source
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.layers import Layered, changed
from crewplanner.domain.packed_bookings import BookingPacker
from crewplanner.domain.plan import Plan, make_plan
from crewplanner.domain.values import DateSpan, Offset
from tests.effort import tries
from tests.plans import march

DATES = st.integers(1, 9).map(march)
SPANS = st.tuples(DATES, DATES).map(lambda p: DateSpan(first=min(p), last=max(p)))
FEW = st.integers(1, 3)
IDS = st.integers(1, 12)
BOOKINGS = st.builds(
    Booking,
    id=IDS,
    production=FEW,
    person=FEW,
    span=SPANS,
    role=st.none() | FEW,
    unit=st.none() | FEW,
    status=st.sampled_from(BookingStatus),
    rank=FEW,
    call=st.sampled_from([None, Offset(minutes=-30)]),
    note=st.sampled_from(["", "early"]),
)
MANY = st.lists(BOOKINGS, max_size=14, unique_by=attrgetter("id"))
CHANGES = st.dictionaries(IDS, st.none() | BOOKINGS, max_size=4)
INDEXES = ("bookings", "bookings_of", "bookings_at")


def packed(bookings):
    samples, spans = [], []
    packer = BookingPacker(samples, spans)
    for one in sorted(bookings, key=lambda b: (b.person, b.span.first, b.id)):
        samples.append(one)
        spans.append(one.span)
        number = len(samples) - 1
        packer.add([one.id], [one.person], [number], [number])
    return packer.packed()


def stepped(plan, steps):
    """The plans after each of the changes."""
    yield plan
    for changes in steps:
        fit = {key: value and with_id(value, key) for key, value in changes.items()}
        plan = plan.replaced({"bookings": fit})
        yield plan


def with_id(booking, key):
    return Booking(**{name: getattr(booking, name) for name in booking.__slots__} | {"id": key})


def shared(booking):
    """What a sample has of a booking."""
    return tuple(
        getattr(booking, name) for name in booking.__slots__ if name not in {"id", "person", "span"}
    )


def like(bookings):
    return sorted(map(repr, map(shared, bookings)))


@settings(max_examples=tries(120))
@given(MANY, st.lists(CHANGES, max_size=4))
def test_a_packed_plan_cannot_be_told_from_a_plain_one(bookings, steps):
    plain = stepped(make_plan(bookings), steps)
    small = stepped(Plan().with_bookings(packed(bookings)), steps)
    for one, other in zip(plain, small, strict=True):
        for name in INDEXES:
            expected, found = getattr(one, name), getattr(other, name)
            assert found == expected
            assert set(found) == set(expected)
            assert len(found) == len(expected)
            assert all(key in found for key in expected)
            assert found.get(99) is None
            assert 99 not in found
        for key, group in one.bookings_at.items():
            assert other.people_at(*key) == {b.person for b in group}
            pairs = other.samples_at(*key)
            assert like(b for _person, b in pairs) == like(group)
            counts = other.counts_at(*key, shared)
            assert (counts is None) == (len({b.person for b in group}) < len(group))
            firm = other.counts_at(*key, attrgetter("firm"))
            if counts is not None:
                assert sum(count for b, count in firm if b.firm) == sum(b.firm for b in group)
                assert like(b for b, count in counts for _ in range(count)) == like(group)
        for person, group in one.bookings_of.items():
            backwards = list(map(shared, other.samples_of(person)))
            assert backwards == [shared(b) for b in reversed(group)]
            span = DateSpan(first=march(3), last=march(5))
            within = tuple(b for b in group if b.span.overlaps(span))
            assert one.bookings_within(person, span) == within
            assert other.bookings_within(person, span) == within
            assert tuple(other.ids_within(person, span)) == tuple(b.id for b in within)
            assert set(like(other.kinds_of(person))) == set(like(group))
            meet = any(a.span.overlaps(b.span) for n, a in enumerate(group) for b in group[n + 1 :])
            assert one.apart(person) == other.apart(person) == (not meet)
        for production in (1, 2, 3):
            around = DateSpan(first=march(2), last=march(6))
            assert one.people_within(production, around) == other.people_within(production, around)
        assert set(like(other.kinds)) == set(like(one.bookings.values()))
        firm = {b.id for b in other.bookings_like(attrgetter("firm"))}
        assert firm == {b.id for b in one.bookings_like(attrgetter("firm"))}
        assert firm == {b.id for b in one.bookings.values() if b.firm}


@given(MANY, CHANGES)
def test_what_was_packed_stays_as_it_was(bookings, changes):
    plan = Plan().with_bookings(packed(bookings))
    kept = {name: dict(getattr(plan, name)) for name in INDEXES}
    _plans = list(stepped(plan, [changes, changes]))
    assert kept == {name: getattr(plan, name) for name in INDEXES}


def test_a_group_has_one_source_as_long_as_it_is_the_same():
    ours = [one_booking(1, 1), one_booking(2, 2)]
    before = Plan().with_bookings(packed(ours))
    after = before.replaced({"bookings": {1: None}})
    assert source(after.bookings_of, 2) is source(before.bookings_of, 2)
    assert source(after.bookings_of, 1) is not source(before.bookings_of, 1)
    plain = make_plan(ours)
    assert source(plain.bookings_of, 1) is plain.bookings_of[1]


def test_many_groups_asked_for_are_not_all_kept(monkeypatch):
    monkeypatch.setattr("crewplanner.domain.packed_bookings._KEPT", 2)
    groups = packed([one_booking(number, number) for number in range(1, 9)]).of_people
    first = groups[1]
    assert groups[1] is first
    assert [groups[number][0].person for number in range(1, 9)] == list(range(1, 9))
    assert groups[1] == first
    assert groups[1] is not first


@pytest.mark.parametrize("order", [(2, 1), (1, 2, 1)])
def test_people_who_do_not_come_in_order_are_refused(order):
    packer = BookingPacker([one_booking(1, 1)], [DateSpan(first=march(1), last=march(1))])
    for number, person in enumerate(order):
        packer.add([number], [person], [0], [0])
    with pytest.raises(ValueError, match="by person"):
        packer.packed()


def test_dates_that_do_not_come_in_order_are_refused():
    spans = [DateSpan(first=march(day), last=march(day)) for day in (1, 2)]
    packer = BookingPacker([one_booking(1, 1)], spans)
    packer.add([1, 2], [1, 1], [0, 0], [1, 0])
    with pytest.raises(ValueError, match="by date"):
        packer.packed()


def one_booking(number, person):
    return Booking(
        id=number, production=1, person=person, span=DateSpan(first=march(1), last=march(2))
    )


STEPS = st.lists(st.dictionaries(st.integers(0, 20), st.none() | FEW, max_size=5), max_size=6)


@settings(max_examples=tries(40))
@given(st.dictionaries(st.integers(0, 15), FEW), STEPS)
def test_a_layered_mapping_is_as_a_dictionary(start, steps):
    expected = dict(start)
    layered = Layered(start, {})
    for changes in steps:
        layered = changed(Layered(layered.below, layered.differences), changes)
        for key, value in changes.items():
            if value is None:
                expected.pop(key, None)
            else:
                expected[key] = value
        assert layered == expected
        assert dict(layered) == expected
        assert len(layered) == len(expected)
        assert [key in layered for key in (0, 9, 20)] == [key in expected for key in (0, 9, 20)]
        if not isinstance(layered, Layered):
            layered = Layered(layered, {})


def test_of_a_large_dictionary_only_the_differences_are_copied():
    large = dict.fromkeys(range(10_000), 1)
    after = changed(changed(large, {1: 2}), {2: None})
    assert isinstance(after, Layered)
    assert after.below is large
    assert after.differences == {1: 2, 2: None}
    assert len(after) == 9_999
    much = changed(after, dict.fromkeys(range(5_000), 3))
    assert isinstance(much, dict)
    assert much == large | dict.fromkeys(range(5_000), 3)
