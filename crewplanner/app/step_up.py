"""Moving up: whoever stands behind a claim that goes gets its place, in the same step of undo."""

from collections.abc import Container, Generator, Iterable
from contextlib import contextmanager
from dataclasses import replace

from crewplanner.domain.ids import BookingId, OutsideHoldId, PersonId
from crewplanner.domain.ladder import Claim, claims, stepped_up
from crewplanner.store.transaction import Transaction


@contextmanager
def stepping_up(
    tx: Transaction, people: Iterable[PersonId], but: Container[BookingId] = ()
) -> Generator[None]:
    """What happens to these people's holds within lets those behind them move up at its end.

    Those of `but`, which may still be filled within, stand where they were put.
    """
    before = {person: claims_of(tx, person) for person in sorted(set(people))}
    yield
    for person, old in before.items():
        for (kind, key), rank in stepped_up(old, claims_of(tx, person)).items():
            if kind == "booking" and BookingId(key) in but:
                continue
            if kind == "booking":
                tx.bookings.save(replace(tx.bookings.get(BookingId(key)), rank=rank))
            else:
                hold = tx.outside_holds.get(OutsideHoldId(key))
                tx.outside_holds.save(replace(hold, rank=rank))


def claims_of(tx: Transaction, person: PersonId) -> tuple[Claim, ...]:
    """The person's ladder as it is stored now."""
    return claims(tx.bookings.find(person=person), tx.outside_holds.find(person=person))
