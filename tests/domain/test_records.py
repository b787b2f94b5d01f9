"""What the records of people and bookings can tell by themselves."""

import datetime as dt
from decimal import Decimal

import pytest

from crewplanner.domain.bookings import LIVE, Booking, BookingStatus, moved, resized
from crewplanner.domain.ids import BookingId, DealId, PersonId, ProductionId
from crewplanner.domain.people import Contact, ContactKind, Deal, Person
from crewplanner.domain.values import DateSpan
from tests.plans import march

BOOKING = Booking(
    id=BookingId(1),
    production=ProductionId(1),
    person=PersonId(1),
    span=DateSpan(first=march(2), last=march(4)),
)


def test_a_booking_moves_with_its_length_and_for_another_person():
    assert moved(BOOKING, 3).span == DateSpan(first=march(5), last=march(7))
    assert moved(BOOKING, 0, PersonId(2)).person == 2


def test_a_booking_is_resized_but_not_turned_round():
    assert resized(BOOKING, march(1), march(9)).span == DateSpan(first=march(1), last=march(9))
    with pytest.raises(ValueError, match="ends"):
        resized(BOOKING, march(9), march(1))


@pytest.mark.parametrize("rank", [0, 10])
def test_an_option_has_a_rank_of_one_to_nine(rank):
    with pytest.raises(ValueError, match="rank"):
        Booking(
            id=BookingId(1),
            production=ProductionId(1),
            person=PersonId(1),
            span=BOOKING.span,
            rank=rank,
        )


@pytest.mark.parametrize("status", BookingStatus)
def test_released_declined_and_cancelled_bookings_claim_nothing(status):
    gone = {BookingStatus.DECLINED, BookingStatus.RELEASED, BookingStatus.CANCELLED}
    assert (status in LIVE) is (status not in gone)


def test_a_person_is_reached_by_the_first_of_a_kind():
    person = Person(
        id=PersonId(1),
        name="Ana",
        contacts=(
            Contact(kind=ContactKind.PHONE, value="1"),
            Contact(kind=ContactKind.PHONE, value="2"),
        ),
    )
    assert person.phone == "1"
    assert not person.email


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "covers"),
    [
        (None, None, True),
        (march(2), march(2), True),
        (march(3), None, False),
        (None, march(1), False),
    ],
)
def test_a_deal_is_in_force_from_a_date_to_a_date(valid_from, valid_to, covers):
    deal = Deal(
        id=DealId(1),
        production=ProductionId(1),
        person=PersonId(1),
        rate=Decimal(500),
        valid_from=valid_from,
        valid_to=valid_to,
    )
    assert deal.covers(dt.date(2026, 3, 2)) is covers
