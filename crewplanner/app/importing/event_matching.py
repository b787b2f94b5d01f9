"""Events found again: what an earlier file said of the same row, even where the row has changed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from crewplanner.app.importing.event_days import days_of, incoming_texts
from crewplanner.app.importing.events import Event
from crewplanner.domain.imports import ImportRecord
from crewplanner.domain.plan import Plan

Parts = tuple[ImportRecord, ...]
"""The memory of one event: a record for each of its dates, in order."""

NUMBER = "number"
"""Under this name the running id of a row is remembered."""
_ENOUGH = 4
"""Of six fields that two rows are compared by, so many must agree."""


def remembered(plan: Plan, production: int) -> dict[str, Parts]:
    """The events of earlier imports into a production, by identity."""
    found: dict[str, list[tuple[int, ImportRecord]]] = {}
    for record in plan.import_records.values():
        if record.production == production and record.day is not None:
            identity, _mark, part = record.key.rpartition("#")
            found.setdefault(identity, []).append((int(part) if part.isdecimal() else 0, record))
    return {
        identity: tuple(record for _part, record in sorted(parts, key=lambda part: part[0]))
        for identity, parts in found.items()
    }


def key_of(identity: str, part: int) -> str:
    """The key of one date of an event; parts count from 1."""
    return f"{identity}#{part}"


def changed_rows(
    events: Sequence[Event], known: Mapping[str, Parts], source: str
) -> dict[int, str]:
    """For rows without a name of their own that are not known as they stand: what they were before.

    A row of the same date is the same event where most agrees or nothing else is on that date. One
    of another date is, where title, place and kind are the same and nobody else's; but only in a
    new version of the earlier file, which holds at least half of its events, since the plan of
    another week may look the same. An id that counts the rows names the same event where most else
    agrees. The answer is the earlier identity by row number.
    """
    here = {event.identity for event in events}
    old = {
        identity: dict(parts[0].values)
        for identity, parts in known.items()
        if identity.startswith(f"{source}/row:") and identity not in here
    }
    fresh = {
        event.row: {**incoming_texts(event, days_of(event)[0]), NUMBER: event.number}
        for event in events
        if event.identity not in known and event.identity.startswith(f"{source}/row:")
    }
    found = _on_the_same_date(fresh, old)
    left = {row: texts for row, texts in fresh.items() if row not in found}
    rest = {identity: t for identity, t in old.items() if identity not in found.values()}
    numbered = _of_the_same_number(left, rest)
    found |= numbered
    left = {row: texts for row, texts in left.items() if row not in numbered}
    rest = {identity: t for identity, t in rest.items() if identity not in numbered.values()}
    total = sum(1 for identity in known if identity.startswith(f"{source}/row:"))
    if 2 * len(rest) > total:
        return found
    return {**found, **_on_another_date(left, rest)}


def _on_the_same_date(
    fresh: Mapping[int, Mapping[str, str]], old: Mapping[str, Mapping[str, str]]
) -> dict[int, str]:
    by_date: dict[str, list[str]] = {}
    for identity, texts in old.items():
        by_date.setdefault(texts.get("date", ""), []).append(identity)
    rows_on = Counter(texts["date"] for texts in fresh.values())
    pairs = sorted(
        (-agreement, row, identity)
        for row, texts in fresh.items()
        for identity in by_date.get(texts["date"], ())
        if (agreement := _agreement(texts, old[identity])) >= _ENOUGH
        or (rows_on[texts["date"]] == 1 and len(by_date[texts["date"]]) == 1)
    )
    return _each_once((row, identity) for _score, row, identity in pairs)


def _of_the_same_number(
    fresh: Mapping[int, Mapping[str, str]], old: Mapping[str, Mapping[str, str]]
) -> dict[int, str]:
    numbers = {texts[NUMBER]: identity for identity, texts in old.items() if texts.get(NUMBER)}
    return _each_once(
        (row, identity)
        for row, texts in fresh.items()
        if (identity := numbers.get(texts[NUMBER])) is not None
        and _agreement(texts, old[identity]) >= _ENOUGH
    )


def _on_another_date(
    fresh: Mapping[int, Mapping[str, str]], old: Mapping[str, Mapping[str, str]]
) -> dict[int, str]:
    def subject(texts: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(texts.get(name, "") for name in ("title", "places", "type"))

    ours: dict[tuple[str, ...], list[int]] = {}
    for row, texts in fresh.items():
        ours.setdefault(subject(texts), []).append(row)
    theirs: dict[tuple[str, ...], list[str]] = {}
    for identity, texts in old.items():
        theirs.setdefault(subject(texts), []).append(identity)
    return {
        rows[0]: theirs[key][0]
        for key, rows in ours.items()
        if len(rows) == 1 and len(theirs.get(key, ())) == 1 and any(key[:2])
    }


def _agreement(one: Mapping[str, str], other: Mapping[str, str]) -> int:
    names = ("title", "places", "type", "call", "wrap", "note")
    return sum(1 for name in names if one.get(name, "") == other.get(name, ""))


def _each_once(pairs: Iterable[tuple[int, str]]) -> dict[int, str]:
    found: dict[int, str] = {}
    taken: set[str] = set()
    for row, identity in pairs:
        if row not in found and identity not in taken:
            found[row] = identity
            taken.add(identity)
    return found
