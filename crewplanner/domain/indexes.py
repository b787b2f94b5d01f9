"""Groups of records by what they belong to, kept up to date without building them all again."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, Protocol, TypeVar

from crewplanner.domain.layers import changed


class Identified(Protocol):
    """A record with an integer id."""

    @property
    def id(self) -> int:
        """The key of the record in its table."""
        ...


KeyT = TypeVar("KeyT", bound=Hashable)
RecordT = TypeVar("RecordT", bound=Identified)


def regrouped(
    groups: Mapping[KeyT, tuple[RecordT, ...]],
    tables: tuple[Mapping[Any, RecordT], Mapping[Any, RecordT]],
    touched: Iterable[int],
    *,
    keys: Callable[[RecordT], Iterable[KeyT]],
    order: Callable[[RecordT], Any],
) -> Mapping[KeyT, tuple[RecordT, ...]]:
    """The groups after the records with the touched ids changed, came or went.

    `tables` are the records by id before and after. `keys` names the groups of a record and `order`
    its place in each; equal places go by id. Groups that no touched record was or is in are shared.
    """
    before, after = tables
    if not before and not groups:
        return _grouped(after, keys, order)
    ids = set(touched)
    gathered: dict[KeyT, list[RecordT]] = {}
    for key in {key for one in ids if one in before for key in keys(before[one])}:
        gathered[key] = [record for record in groups.get(key, ()) if record.id not in ids]
    for one in ids:
        if one not in after:
            continue
        record = after[one]
        for key in keys(record):
            if key not in gathered:
                gathered[key] = list(groups.get(key, ()))
            gathered[key].append(record)
    return changed(
        groups,
        {
            key: tuple(sorted(members, key=lambda member: (order(member), member.id))) or None
            for key, members in gathered.items()
        },
    )


def _grouped(
    records: Mapping[Any, RecordT],
    keys: Callable[[RecordT], Iterable[KeyT]],
    order: Callable[[RecordT], Any],
) -> dict[KeyT, tuple[RecordT, ...]]:
    """All records at once, as when a project is opened."""
    gathered: dict[KeyT, list[RecordT]] = {}
    for one in sorted(records):
        record = records[one]
        for key in keys(record):
            gathered.setdefault(key, []).append(record)
    for members in gathered.values():
        members.sort(key=order)
    return {key: tuple(members) for key, members in gathered.items()}
