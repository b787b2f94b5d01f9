"""How far the needs of groups are filled by date, looked up when asked for: few are in view."""

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Protocol, final

from crewplanner.app.queries.board import Covered, GroupKey
from crewplanner.domain.values import DateSpan

_SAME: Mapping[dt.date, Covered | None] = MappingProxyType({})


class NeedsMaker(Protocol):
    """Knows the needs of the groups of a board."""

    span: DateSpan

    def covered(self, key: GroupKey, date: dt.date) -> Covered | None:
        """How far the need of a group is filled on a date; None where nothing is needed."""
        ...


@final
class Coverage(Mapping[dt.date, Covered]):
    """Of one group, on the dates of the maker's span on which something is needed.

    `differences` go before what the maker says; None where nothing is needed any more.
    """

    __slots__ = ("_differences", "_key", "_maker")

    def __init__(
        self,
        maker: NeedsMaker,
        key: GroupKey,
        differences: Mapping[dt.date, Covered | None] = _SAME,
    ) -> None:
        self._maker = maker
        self._key = key
        self._differences = differences

    def __getitem__(self, key: dt.date) -> Covered:
        found = self._on(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return isinstance(key, dt.date) and self._on(key) is not None

    def __iter__(self) -> Iterator[dt.date]:
        return (date for date in self._maker.span if date in self)

    def __len__(self) -> int:
        return sum(1 for _date in self)

    def changed(self, differences: Mapping[dt.date, Covered | None]) -> "Coverage":
        """The same but for some dates."""
        return Coverage(self._maker, self._key, {**self._differences, **differences})

    def _on(self, date: dt.date) -> Covered | None:
        if date in self._differences:
            return self._differences[date]
        return self._maker.covered(self._key, date) if date in self._maker.span else None


def laid_over(
    coverage: Mapping[dt.date, Covered], differences: Mapping[dt.date, Covered | None]
) -> Mapping[dt.date, Covered]:
    """A coverage that is another on some dates; None where nothing is needed any more."""
    if isinstance(coverage, Coverage):
        return coverage.changed(differences)
    both = {**coverage, **differences}
    return {date: count for date, count in both.items() if count is not None}
