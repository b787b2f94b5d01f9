"""The ladder of holds: its order, places, next rank, who moves up, expiry."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.hold_steps import HoldStep, Refusal, refusal
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.ids import BookingId, OutsideHoldId, PersonId, ProductionId
from crewplanner.domain.ladder import (
    above,
    claims,
    expired,
    ladder,
    next_rank,
    place,
    stepped_up,
)
from crewplanner.domain.values import DateSpan
from tests.effort import tries
from tests.plans import march

ANA = PersonId(1)


def read(text):
    """Claims by name: `a 1: 2-6` is a first hold from the 2nd to the 6th, `o-` those of others."""
    found = {}
    for number, line in enumerate(filter(None, map(str.strip, text.splitlines())), start=1):
        head, dates = line.split(":")
        name, kind = head.split()
        first, _, last = dates.strip().partition("-")
        span = DateSpan(first=march(int(first)), last=march(int(last or first)))
        status, rank = BookingStatus.PENCIL, 1
        if kind.isdigit():
            rank = int(kind)
        else:
            status = BookingStatus(kind)
        shared = {"person": ANA, "span": span, "status": status, "rank": rank}
        if name.startswith("o-"):
            found[name] = OutsideHold(id=OutsideHoldId(number), holder=name, **shared)
        else:
            found[name] = Booking(id=BookingId(number), production=ProductionId(1), **shared)
    return found


def of(records):
    ours = [one for one in records.values() if isinstance(one, Booking)]
    return claims(ours, [one for one in records.values() if isinstance(one, OutsideHold)])


def names(records, found):
    by_key = {claim.key: name for name, one in records.items() for claim in of({name: one})}
    return [by_key[claim.key] for claim in found]


def after_release(text, gone):
    """The ranks of those that are left, as `b 1`, once these have gone."""
    records = read(text)
    left = {name: one for name, one in records.items() if name not in gone.split()}
    moved = stepped_up(of(records), of(left))
    return [
        f"{name} {moved.get(claim.key, claim.rank)}"
        for name, one in left.items()
        for claim in of({name: one})
        if claim.option
    ]


# --- order and places --------------------------------------------------------------------------


def test_confirmed_come_first_then_options_by_rank_then_enquiries():
    records = read(
        """
        asked enquired: 2-6
        third 3: 2-6
        o-first 1: 3-4
        second challenged: 2-6
        firm confirmed: 4
        gone released: 2-6
        """
    )
    records["second"] = replace(records["second"], rank=2)
    found = of(records)
    assert names(records, ladder(found, march(4))) == [
        "firm",
        "o-first",
        "second",
        "third",
        "asked",
    ]
    assert names(records, ladder(found, march(2))) == ["second", "third", "asked"]
    third = next(claim for claim in found if claim.rank == 3)
    assert [place(found, third, march(day)) for day in (2, 3, 4)] == [2, 3, 4]
    assert names(records, above(found, third)) == ["firm", "o-first", "second"]
    with pytest.raises(ValueError, match="not in list"):
        place(found, third, march(9))


@pytest.mark.parametrize(
    ("text", "dates", "rank"),
    [
        ("", (2, 6), 1),
        ("a 1: 2-3", (3, 6), 2),
        ("a 1: 2-3", (4, 6), 1),
        ("a confirmed: 2-3", (3, 3), 2),
        ("a enquired: 2-3", (3, 3), 1),
        ("a released: 2-3", (3, 3), 1),
        ("a 1: 2-3\no-b 2: 2-3", (2, 2), 3),
        ("a 1: 2\nb 4: 3", (2, 3), 5),
    ],
)
def test_the_next_rank_is_behind_all_that_hold_one_of_the_dates(text, dates, rank):
    first, last = map(march, dates)
    assert next_rank(of(read(text)), DateSpan(first=first, last=last)) == rank


def test_a_booking_does_not_stand_in_its_own_way():
    records = read("a 1: 2-3\nb 2: 2-3")
    found = of(records)
    assert next_rank(found, records["b"].span, found[1].key) == 2


# --- who moves up ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("a 1: 2-6\nb 2: 2-6\nc 3: 2-6", "a", ["b 1", "c 2"]),
        ("a 1: 2-6\nb 2: 2-6\nc 3: 2-6", "b", ["a 1", "c 2"]),
        ("a 1: 2-6\nb 2: 2-6\nc 3: 2-6", "c", ["a 1", "b 2"]),
        ("a 1: 2-6\nb 2: 2-6\nc 3: 2-6", "a b", ["c 1"]),
        ("o-a 1: 2-6\nb 2: 2-6\no-c 3: 2-6", "o-a", ["b 1", "o-c 2"]),
        ("a 1: 2-6\nb 2: 8-9", "a", ["b 2"]),
        # An enquiry holds nothing, and what is over stands in nobody's way.
        ("a enquired: 2-6\nb 1: 2-6", "a", ["b 1"]),
        # Only a part of the dates is free: the rank stays until all are.
        ("a 1: 2-3\nx 1: 4-5\nb 2: 3-4", "a", ["x 1", "b 2"]),
        ("a 1: 2-3\nx 1: 4-5\nb 2: 3-4", "a x", ["b 1"]),
        # A chain: whoever was behind one that moved moves too.
        ("a 1: 2-3\nb 2: 3-4\nc 3: 4-5", "a", ["b 1", "c 2"]),
        ("a 1: 2-3\nb 2: 3-4\nc 3: 4-5", "b", ["a 1", "c 1"]),
        # The second is somebody whom nobody named.
        ("a 1: 2-6\nc 3: 2-6", "a", ["c 2"]),
        # A confirmed one is first, and when it goes those behind it move up.
        ("a confirmed: 2-6\nb 2: 2-6", "a", ["b 1"]),
        ("a confirmed: 2-6\nb 1: 2-6\nc 2: 2-6", "a", ["b 1", "c 2"]),
        ("a confirmed: 2-6\nb 1: 2-6\nc 2: 2-6", "b", ["c 2"]),
    ],
)
def test_who_moves_up_when_others_go(text, gone, left):
    assert after_release(text, gone) == left


def test_a_lower_hold_that_is_confirmed_leaves_its_rank_and_takes_nobodys():
    records = read("a 1: 2-6\nb 2: 2-6\nc 3: 2-6")
    confirmed = records | {"b": replace(records["b"], status=BookingStatus.CONFIRMED, rank=1)}
    moved = stepped_up(of(records), of(confirmed))
    assert moved == {("booking", records["c"].id): 2}


def test_what_is_given_another_rank_stands_where_it_was_put():
    records = read("a 1: 2-6\no-b 2: 2-6")
    third = records | {"a": replace(records["a"], rank=3)}
    assert stepped_up(of(records), of(third)) == {("outside", records["o-b"].id): 1}


spans = st.tuples(st.integers(2, 12), st.integers(0, 6)).map(
    lambda pair: DateSpan(first=march(pair[0]), last=march(pair[0] + pair[1]))
)


@st.composite
def grown(draw):
    """Claims that came one after the other, each behind those that were there."""
    records = {}
    for number in range(1, draw(st.integers(2, 8)) + 1):
        span = draw(spans)
        firm = draw(st.integers(0, 5)) == 0
        rank = 1 if firm else next_rank(of(records), span)
        status = BookingStatus.CONFIRMED if firm else BookingStatus.PENCIL
        shared = {"person": ANA, "span": span, "status": status, "rank": rank}
        if draw(st.booleans()):
            records[number] = OutsideHold(id=OutsideHoldId(number), holder="them", **shared)
        else:
            records[number] = Booking(id=BookingId(number), production=ProductionId(1), **shared)
    return records


@settings(max_examples=tries(120))
@given(grown(), st.data())
def test_whatever_goes_the_order_stays_without_gaps_on_every_date(records, data):
    before = of(records)
    firm = {claim.key: claim for claim in before if not claim.option}
    while records:
        gone = data.draw(st.sampled_from(sorted(records)))
        old = of(records)
        del records[gone]
        moved = stepped_up(old, of(records))
        for number, one in [*records.items()]:
            for claim in of({number: one}):
                assert claim.key not in moved or moved[claim.key] < claim.rank
                records[number] = replace(one, rank=moved.get(claim.key, claim.rank))
        now = of(records)
        assert all(claim == firm[claim.key] for claim in now if not claim.option)
        for day in range(2, 20):
            _check_date(old, now, march(day))
        for claim in now:
            behind = max((one.step for one in above(now, claim)), default=0)
            firm_only = all(not one.option for one in above(now, claim))
            assert not claim.option or claim.rank in ({1, 2} if firm_only else {behind + 1})


def _check_date(old, now, date):
    ranks = [claim.rank for claim in ladder(now, date) if claim.option]
    assert len(set(ranks)) == len(ranks), "each option has a rank of its own"
    left = {claim.key for claim in now}
    order = [claim.key for claim in ladder(old, date) if claim.key in left]
    assert [claim.key for claim in ladder(now, date)] == order
    places = [place(now, claim, date) for claim in ladder(now, date)]
    assert places == [*range(1, len(places) + 1)]


# --- steps and expiry --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "open_from"),
    [
        (HoldStep.PENCIL, "enquired pencil challenged offered declined released cancelled"),
        (HoldStep.CHALLENGE, "pencil challenged offered"),
        (HoldStep.ANSWER, "challenged"),
        (HoldStep.CONFIRM, "enquired pencil challenged offered"),
        (HoldStep.RELEASE, "enquired pencil challenged offered confirmed"),
        (HoldStep.EXTEND, "enquired pencil challenged offered"),
    ],
)
def test_which_steps_are_open_from_which_status(step, open_from):
    found = [status.value for status in BookingStatus if refusal(step, status) is None]
    assert found == [s.value for s in BookingStatus if s.value in open_from.split()]


@pytest.mark.parametrize(
    ("step", "status", "why"),
    [
        (HoldStep.PENCIL, BookingStatus.CONFIRMED, Refusal.CONFIRMED),
        (HoldStep.CHALLENGE, BookingStatus.ENQUIRED, Refusal.ENQUIRED),
        (HoldStep.CHALLENGE, BookingStatus.CONFIRMED, Refusal.CONFIRMED),
        (HoldStep.ANSWER, BookingStatus.PENCIL, Refusal.NOT_CHALLENGED),
        (HoldStep.RELEASE, BookingStatus.RELEASED, Refusal.OVER),
        (HoldStep.CONFIRM, BookingStatus.DECLINED, Refusal.OVER),
    ],
)
def test_why_a_step_is_not_open(step, status, why):
    assert refusal(step, status) is why


@pytest.mark.parametrize(
    ("status", "expires", "over"),
    [
        ("pencil", 4, True),
        ("pencil", 5, False),
        ("pencil", None, False),
        ("enquired", 4, True),
        ("challenged", 4, True),
        ("confirmed", 4, False),
        ("released", 4, False),
    ],
)
def test_a_hold_stands_until_the_end_of_its_last_date(status, expires, over):
    (booking,) = read(f"a {status}: 9-10").values()
    booking = replace(booking, expires=march(expires) if expires else None)
    assert expired(booking, march(5)) is over
    assert expired(booking, dt.date(2026, 2, 1)) is False
