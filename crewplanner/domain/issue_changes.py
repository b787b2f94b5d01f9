"""What changed from one issue to the next: one change for each thing that somebody did.

What follows from a unit's day is said of the day alone, however many people it is about; only what
is a person's own is said of the person. The same change on the dates of one booking is one.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId, UnitId
from crewplanner.domain.issue_model import IssueModel, SaidCell, SaidDay, SaidPerson
from crewplanner.domain.issue_topics import moved_along, person_of, texts_by_topic
from crewplanner.domain.values import format_minutes

_AHEAD = "ahead:"
"""What the texts of a call sheet about the next days are called, with the date behind it."""


class ChangeKind(StrEnum):
    """What kind of thing changed: of a unit's day first, then of a person."""

    DAY_ADDED = "day_added"
    DAY_REMOVED = "day_removed"
    DAY_MOVED = "day_moved"
    DAY_CANCELLED = "day_cancelled"
    DAY_RESTORED = "day_restored"
    DAY_TYPE = "day_type"
    DAY_CALL = "day_call"
    DAY_WRAP = "day_wrap"
    DAY_MEALS = "day_meals"
    DAY_PLACE = "day_place"
    DAY_NOTE = "day_note"
    ADDED = "added"
    REMOVED = "removed"
    UNIT = "unit"
    STATUS = "status"
    TIMES = "times"
    OWN_TYPE = "own_type"
    ROLE = "role"
    NAME = "name"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is not as it was.

    Of a day: `days` are the unit's day before and after, None where there was none. Of a person:
    `cells` are the person's cells before and after, one pair for each of the `dates`, and `rows`
    the rows of the paper. `with_it` is whether wrap and meals moved with the call by as much.
    Of a call sheet: `key` names the text, `texts` are what it said before and says now. `people`
    are all whom it is about.
    """

    kind: ChangeKind
    dates: tuple[dt.date, ...] = ()
    days: tuple[SaidDay | None, SaidDay | None] = (None, None)
    person: PersonId | None = None
    rows: tuple[SaidPerson | None, SaidPerson | None] = (None, None)
    cells: tuple[tuple[SaidCell | None, SaidCell | None], ...] = ()
    with_it: bool = False
    whole: bool = False
    """Whether it is about every date on which the person is in the paper."""
    people: frozenset[PersonId] = frozenset()
    key: str = ""
    texts: tuple[str, str] = ("", "")


_Key = tuple[dt.date, UnitId]
_Days = Mapping[_Key, SaidDay]
_BothDays = tuple[SaidDay | None, SaidDay | None]
_Pair = tuple[SaidCell | None, SaidCell | None]


def changes(before: IssueModel, after: IssueModel) -> tuple[Change, ...]:
    """What changed, by date, of days first; nothing where both say the same."""
    found = _Comparison(before, after)
    told = [*found.of_days(), *found.of_people(), *_of_sheet(before, after)]
    return tuple(sorted(told, key=lambda one: one.dates[0] if one.dates else before.span.first))


def affected(found: Iterable[Change]) -> frozenset[PersonId]:
    """Everybody whom the changes are about."""
    return frozenset(person for one in found for person in one.people)


class _Comparison:
    def __init__(self, before: IssueModel, after: IssueModel) -> None:
        self._old_days: _Days = {(one.date, one.unit): one for one in before.days}
        self._new_days: _Days = {(one.date, one.unit): one for one in after.days}
        self._old, self._new = _rows(before), _rows(after)
        self._everybody = {**self._new, **self._old}
        self._pairs = {
            key: tuple(_paired(self._old.get(key), self._new.get(key))) for key in self._everybody
        }

    def of_days(self) -> Iterator[Change]:
        keys = sorted({*self._old_days, *self._new_days})
        gone = {self._old_days[key].day: key for key in keys if key not in self._new_days}
        came = {self._new_days[key].day: key for key in keys if key not in self._old_days}
        moved = {day: (gone[day], came[day]) for day in gone if day in came}
        for key in keys:
            old, new = self._old_days.get(key), self._new_days.get(key)
            if old is not None and new is not None:
                yield from self._of_day(key, old, new)
            elif old is not None and old.day not in moved:
                yield self._day_change(ChangeKind.DAY_REMOVED, key, (old, None))
            elif new is not None and new.day not in moved:
                yield self._day_change(ChangeKind.DAY_ADDED, key, (None, new))
        for start, end in moved.values():
            both = self._on(start) | self._on(end)
            yield Change(
                kind=ChangeKind.DAY_MOVED,
                dates=(start[0], end[0]),
                days=(self._old_days[start], self._new_days[end]),
                people=both,
            )

    def _of_day(self, key: _Key, old: SaidDay, new: SaidDay) -> Iterator[Change]:
        both = (old, new)
        if old.cancelled is not new.cancelled:
            kind = ChangeKind.DAY_CANCELLED if new.cancelled else ChangeKind.DAY_RESTORED
            yield self._day_change(kind, key, both)
        if new.cancelled or old.cancelled:
            return
        if old.day_type is not new.day_type:
            yield self._day_change(ChangeKind.DAY_TYPE, key, both)
        if not (old.working and new.working):
            return
        yield from self._of_times(key, old, new)
        if old.places != new.places:
            yield self._day_change(ChangeKind.DAY_PLACE, key, both)
        if old.note != new.note:
            yield self._day_change(ChangeKind.DAY_NOTE, key, both)

    def _of_times(self, key: _Key, old: SaidDay, new: SaidDay) -> Iterator[Change]:
        """A wrap and meals that moved with the call are part of its change."""
        both, with_it, shift = (old, new), False, _shift(old.call, new.call)
        if old.call != new.call:
            with_it = shift is not None and _shift(old.wrap, new.wrap) == shift
            yield replace(self._timed(ChangeKind.DAY_CALL, key, both), with_it=with_it)
        if old.wrap != new.wrap and not with_it:
            yield self._timed(ChangeKind.DAY_WRAP, key, both)
        moved = shift is not None and _moved(old, shift) == tuple(
            (one.start, one.end) for one in new.meals
        )
        if old.meals != new.meals and not moved:
            yield self._day_change(ChangeKind.DAY_MEALS, key, both)

    def _timed(self, kind: ChangeKind, key: _Key, days: _BothDays) -> Change:
        """About those alone whose own times are others with it."""
        people = frozenset(
            person
            for person, pairs in self._pairs.items()
            for old, new in pairs
            if old is not None
            and new is not None
            and key in {_key(old), _key(new)}
            and (old.call, old.wrap) != (new.call, new.wrap)
        )
        return Change(kind=kind, dates=(key[0],), days=days, people=people)

    def _day_change(self, kind: ChangeKind, key: _Key, days: _BothDays) -> Change:
        return Change(kind=kind, dates=(key[0],), days=days, people=self._on(key))

    def _on(self, key: _Key) -> frozenset[PersonId]:
        """Who was or is on the paper with that unit on that date."""
        return frozenset(
            person
            for person, pairs in self._pairs.items()
            for pair in pairs
            for cell in pair
            if cell is not None and cell.on and _key(cell) == key
        )

    def of_people(self) -> Iterator[Change]:
        for person in self._everybody:
            rows = (self._old.get(person), self._new.get(person))
            yield from self._of_row(person, rows)
            shown = [pair for pair in self._pairs[person] if _shown(pair)]
            told = [
                (place, kind, pair)
                for place, pair in enumerate(shown)
                for kind in self._of_cell(*pair)
            ]
            for run in _runs(told):
                yield Change(
                    kind=run[0][1],
                    dates=tuple(_date(pair) for _place, _kind, pair in run),
                    person=person,
                    rows=rows,
                    cells=tuple(pair for _place, _kind, pair in run),
                    whole=len(run) == len(shown) > 1,
                    people=frozenset({person}),
                )

    def _of_row(
        self, person: PersonId, rows: tuple[SaidPerson | None, SaidPerson | None]
    ) -> Iterator[Change]:
        old, new = rows
        if old is None or new is None or not (_stands(old) and _stands(new)):
            return
        about = frozenset({person})
        if old.name != new.name:
            yield Change(kind=ChangeKind.NAME, person=person, rows=rows, people=about)
        if old.role != new.role:
            yield Change(kind=ChangeKind.ROLE, person=person, rows=rows, people=about)

    def _of_cell(self, old: SaidCell | None, new: SaidCell | None) -> Iterator[ChangeKind]:
        """What is the person's own in it; what the unit's day explains is said of that."""
        if old is None or not old.on:
            if new is not None and new.on and not (old and self._explained(old, new)):
                yield ChangeKind.ADDED if old is None else ChangeKind.OWN_TYPE
            return
        if new is None or not new.on:
            if not self._explained(old, new):
                yield ChangeKind.REMOVED if new is None else ChangeKind.OWN_TYPE
            return
        if (old.status, old.rank) != (new.status, new.rank):
            yield ChangeKind.STATUS
        if old.unit != new.unit:
            yield ChangeKind.UNIT
        elif (_own(old) != _own(new)) and (old.call, old.wrap) != (new.call, new.wrap):
            yield ChangeKind.TIMES
        if old.own_type is not new.own_type and old.day_type is not new.day_type:
            yield ChangeKind.OWN_TYPE

    def _explained(self, old: SaidCell, new: SaidCell | None) -> bool:
        """Whether it came or went with its unit's day."""
        key = _key(old)
        before, after = self._old_days.get(key), self._new_days.get(key)
        if before is None and after is None:
            return new is not None and _own_type(old) is _own_type(new)
        return (before is not None and before.working) is not (after is not None and after.working)


def _of_sheet(before: IssueModel, after: IssueModel) -> Iterator[Change]:
    """Texts of a call sheet that are others; days and people tell of themselves."""
    if not before.said:
        return
    calls = (next((day.call for day in model.days), None) for model in (before, after))
    said = dict(_typed(after))
    earlier = moved_along(_typed(before), said, _shift(*calls) or 0)
    old, new = texts_by_topic(earlier), texts_by_topic(said.items())
    everybody = frozenset(row.person for row in after.people if _stands(row))
    ahead = any(name.startswith(_AHEAD) for name, _text in before.said)
    for topic in sorted({*old, *new}):
        if topic.startswith(_AHEAD) and not ahead:
            continue  # Issues did not always keep what they said of the next days.
        texts = (old.get(topic, ""), new.get(topic, ""))
        if texts[0] == texts[1]:
            continue
        person = person_of(topic)
        people = everybody if person is None else frozenset({person})
        yield Change(
            kind=ChangeKind.SHEET,
            dates=(after.span.first,),
            person=person,
            rows=(_row_of(before, person), _row_of(after, person)),
            people=frozenset() if topic.startswith("cast:") else people,
            key=topic,
            texts=texts,
        )


def _typed(model: IssueModel) -> Iterator[tuple[str, str]]:
    """The texts without what follows from the day and its people: lunch, how many eat."""
    meals = [meal.start for day in model.days for meal in day.meals]
    for name, text in model.said:
        if name == "lunch" and meals and text == format_minutes(meals[0]):
            continue
        if name == "catering" and text[:1].isdecimal():
            yield name, text.partition(". ")[2]
            continue
        yield name, text


def _row_of(model: IssueModel, person: PersonId | None) -> SaidPerson | None:
    return next((row for row in model.people if row.person == person), None)


def _runs(
    told: list[tuple[int, ChangeKind, _Pair]],
) -> Iterator[list[tuple[int, ChangeKind, _Pair]]]:
    """The same change on dates that follow each other in the same booking, together."""
    open_runs: dict[ChangeKind, list[tuple[int, ChangeKind, _Pair]]] = {}
    for one in told:
        run = open_runs.get(one[1])
        if run is not None and one[0] - run[-1][0] <= 1 and _same(one[1], run[-1][2], one[2]):
            run.append(one)
            continue
        if run is not None:
            yield run
        open_runs[one[1]] = [one]
    yield from open_runs.values()


def _same(kind: ChangeKind, one: _Pair, other: _Pair) -> bool:
    """Whether two dates tell the same of the same booking."""
    same_booking = any(
        first is not None and second is not None and first.booking == second.booking
        for first, second in zip(one, other, strict=True)
    )
    if not same_booking:
        return False
    return kind in {ChangeKind.ADDED, ChangeKind.REMOVED} or all(
        first is not None and second is not None and _facet(kind, first) == _facet(kind, second)
        for first, second in zip(one, other, strict=True)
    )


def _facet(kind: ChangeKind, cell: SaidCell) -> tuple[object, ...]:
    match kind:
        case ChangeKind.STATUS:
            return (cell.status, cell.rank)
        case ChangeKind.UNIT:
            return (cell.unit,)
        case ChangeKind.TIMES:
            return _own(cell)
        case _:
            return (_own_type(cell), cell.on)


def _paired(old: SaidPerson | None, new: SaidPerson | None) -> Iterator[_Pair]:
    """A person's cells before and after by date: those of one booking, then as they come."""
    befores, afters = _by_date(old), _by_date(new)
    for date in sorted({*befores, *afters}):
        left, right = list(befores.get(date, ())), list(afters.get(date, ()))
        for cell in tuple(left):
            same = next((one for one in right if one.booking == cell.booking), None)
            if same is not None:
                left.remove(cell)
                right.remove(same)
                yield cell, same
        for place in range(max(len(left), len(right))):
            yield (
                left[place] if place < len(left) else None,
                right[place] if place < len(right) else None,
            )


def _by_date(row: SaidPerson | None) -> dict[dt.date, list[SaidCell]]:
    found: dict[dt.date, list[SaidCell]] = {}
    for cell in row.cells if row else ():
        found.setdefault(cell.date, []).append(cell)
    return found


def _rows(model: IssueModel) -> dict[PersonId, SaidPerson]:
    return {row.person: row for row in model.people}


def _stands(row: SaidPerson) -> bool:
    return any(cell.on for cell in row.cells)


def _shown(pair: _Pair) -> bool:
    return any(cell is not None and cell.on for cell in pair)


def _date(pair: _Pair) -> dt.date:
    return next(cell.date for cell in pair if cell is not None)


def _key(cell: SaidCell) -> _Key:
    return cell.date, cell.unit or UnitId(0)


def _own(cell: SaidCell) -> tuple[str, str]:
    return cell.own_call, cell.own_wrap


def _own_type(cell: SaidCell) -> object:
    return cell.own_type


def _shift(old: int | None, new: int | None) -> int | None:
    return None if old is None or new is None else new - old


def _moved(day: SaidDay, shift: int) -> tuple[tuple[int, int], ...]:
    return tuple((one.start + shift, one.end + shift) for one in day.meals)
