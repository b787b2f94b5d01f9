"""Loading what pricing needs, piece by piece: all at once it would stop a window for a moment."""

from collections.abc import Iterator
from importlib import import_module

_MODULES = (
    "crewplanner.domain.pay.reading",
    "crewplanner.domain.pay.measures",
    "crewplanner.domain.pay.eventrules",
    "crewplanner.domain.pay.dayrules",
    "crewplanner.domain.pay.timeline",
    "crewplanner.domain.pay.rules",
    "crewplanner.domain.pay.daykinds",
    "crewplanner.domain.pay.rates",
    "crewplanner.domain.pay.days",
    "crewplanner.domain.pay.piece",
    "crewplanner.domain.pay.parts",
    "crewplanner.domain.pay.pieces",
    "crewplanner.domain.pay.earnings",
    "crewplanner.domain.pay.events",
    "crewplanner.domain.pay.ledger",
    "crewplanner.domain.pay.limits",
    "crewplanner.domain.pay.alike",
    "crewplanner.domain.pay.works",
    "crewplanner.domain.pay.regular",
    "crewplanner.domain.pay.weekly",
    "crewplanner.domain.pay.pricing",
    "crewplanner.domain.pay.agreement",
    "crewplanner.domain.pay.book",
    "crewplanner.domain.pay.engine",
    "crewplanner.app.agreements",
    "crewplanner.app.pricing",
)
"""Each after those that it needs, so that no piece is a long one."""


class PayLoading:
    """Loads one piece after the other: modules, then agreements."""

    def __init__(self) -> None:
        self._pieces = _pieces()

    def step(self) -> bool:
        """Load the next piece; whether there was one."""
        return next(self._pieces, None) is not None


def _pieces() -> Iterator[str]:
    for name in _MODULES:
        import_module(name)
        yield name
    from crewplanner.app import agreements  # noqa: PLC0415 - it is one of the pieces

    for file in agreements.shipped_files():
        agreements.read_shipped(file)
        yield file.name
