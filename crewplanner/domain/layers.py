"""Mappings that are never changed: the next one shares the one before and adds what differs."""

from collections.abc import Iterator, Mapping
from typing import TypeVar, cast, final

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")

_FEW = 4_096
_PART = 8


@final
class Layered(Mapping[KeyT, ValueT]):
    """A mapping with differences laid over it: other values by key, None where one went.

    Costs what differs, however large the mapping below. Make it with `changed`.
    """

    __slots__ = ("_length", "below", "differences")

    def __init__(
        self, below: Mapping[KeyT, ValueT], differences: Mapping[KeyT, ValueT | None]
    ) -> None:
        self.below = below
        self.differences = differences
        there = sum(key in below for key in differences)
        gone = sum(value is None for value in differences.values())
        self._length = len(below) + (len(differences) - there) - gone

    def __getitem__(self, key: KeyT) -> ValueT:
        if key not in self.differences:
            return self.below[key]
        found = self.differences[key]
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        if key in self.differences:
            return self.differences[cast("KeyT", key)] is not None
        return key in self.below

    def __iter__(self) -> Iterator[KeyT]:
        differences, below = self.differences, self.below
        for key in below:
            if key not in differences or differences[key] is not None:
                yield key
        for key, value in differences.items():
            if value is not None and key not in below:
                yield key

    def __len__(self) -> int:
        return self._length


def changed(
    before: Mapping[KeyT, ValueT], changes: Mapping[KeyT, ValueT | None]
) -> Mapping[KeyT, ValueT]:
    """The mapping after changes: other values by key, None where one goes (if it was there).

    A dictionary is copied while it is small, or while much of it differs.
    """
    below, differences = before, changes
    if isinstance(before, Layered):
        below, differences = before.below, {**before.differences, **changes}
    few = len(below) < _FEW or len(differences) > len(below) // _PART
    if isinstance(below, dict) and few:
        result = dict(below)
        for key, value in differences.items():
            if value is None:
                result.pop(key, None)
            else:
                result[key] = value
        return result
    there = {k: v for k, v in differences.items() if v is not None or k in below}
    return Layered(below, there)
