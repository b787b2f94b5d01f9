"""Loading what pricing needs, piece by piece: all at once it would stop a window for a moment."""

from collections.abc import Iterator
from importlib import import_module

_MODULES = (
    "crewplanner.domain.pay.reading",
    "crewplanner.domain.pay.days",
    "crewplanner.domain.pay.daykinds",
    "crewplanner.domain.pay.dayrules",
    "crewplanner.domain.pay.eventrules",
    "crewplanner.domain.pay.earnings",
    "crewplanner.domain.pay.pricing",
    "crewplanner.domain.pay.engine",
    "crewplanner.domain.pay.alike",
    "crewplanner.domain.pay.book",
    "crewplanner.domain.pay.agreement",
    "crewplanner.app.agreements",
    "crewplanner.app.pricing",
)


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
