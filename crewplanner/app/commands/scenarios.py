"""Scenarios: another plan of some weeks, kept beside the plan and taken over whole or in part."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.sheet_changes import follow_call
from crewplanner.app.errors import Refused
from crewplanner.app.scenario_records import (
    FIRST_NEW,
    TABLES,
    alike,
    as_text,
    dates_of,
    from_text,
)
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import NEW, BookingId, ProductionId, ScenarioId
from crewplanner.domain.scenarios import Scenario
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.store.transaction import Transaction

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScenario(Command):
    """Begin another plan of some dates; at first it is the plan as it is."""

    production: ProductionId
    name: str
    span: DateSpan

    def label(self) -> str:
        return _("New scenario")

    def run(self, tx: Transaction) -> None:
        tx.productions.get(self.production)
        tx.scenarios.add(
            Scenario(
                id=ScenarioId(NEW),
                production=self.production,
                name=_free_name(tx, self.production, self.name),
                span=self.span,
                who=tx.who,
                at=tx.at,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameScenario(Command):
    """Give a scenario another name, and a note."""

    scenario: ScenarioId
    name: str
    note: str = ""

    def label(self) -> str:
        return _("Rename scenario")

    def run(self, tx: Transaction) -> None:
        before = tx.scenarios.get(self.scenario)
        name = before.name
        if self.name.strip() != before.name:
            name = _free_name(tx, before.production, self.name)
        tx.scenarios.save(replace(before, name=name, note=self.note))


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyScenario(Command):
    """Begin another plan with all that a scenario has otherwise."""

    scenario: ScenarioId
    name: str

    def label(self) -> str:
        return _("Duplicate scenario")

    def run(self, tx: Transaction) -> None:
        before = tx.scenarios.get(self.scenario)
        name = _free_name(tx, before.production, self.name)
        tx.scenarios.add(replace(before, id=ScenarioId(NEW), name=name, who=tx.who, at=tx.at))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveScenario(Command):
    """Forget a scenario; the plan stays as it is."""

    scenario: ScenarioId

    def label(self) -> str:
        return _("Remove scenario")

    def run(self, tx: Transaction) -> None:
        tx.scenarios.remove(self.scenario)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOtherwise(Command):
    """Keep what an edit in a scenario changed: `changes` and `base` as `Scenario` has them.

    `words` name the edit. See `scenarios.edited`, which makes it.
    """

    scenario: ScenarioId
    words: str
    base: str
    changes: str

    def label(self) -> str:
        return self.words

    def run(self, tx: Transaction) -> None:
        from_text(self.base)
        from_text(self.changes)
        before = tx.scenarios.get(self.scenario)
        tx.scenarios.save(replace(before, base=self.base, changes=self.changes))


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOver(Command):
    """Make the plan what a scenario says: on all its dates, or on some.

    A booking that goes on beyond these dates is otherwise on them alone. What was changed in the
    plan since the scenario began stays as the plan has it, unless `anyway`. What is taken over
    whole is no longer part of the scenario.
    """

    scenario: ScenarioId
    dates: frozenset[dt.date] | None = None
    anyway: bool = False

    def label(self) -> str:
        return _("Take over scenario")

    def run(self, tx: Transaction) -> None:
        scenario = tx.scenarios.get(self.scenario)
        base, changes = from_text(scenario.base), from_text(scenario.changes)
        left = _Left()
        done = False
        for table in TABLES:
            records = getattr(tx, table)
            for key, after in sorted(changes[table].items()):
                before = base[table].get(key)
                now = next(iter(records.find(id=key)), None) if key < FIRST_NEW else None
                wanted = self._wanted(now, after)
                if not wanted or not (self.anyway or alike(now, before)):
                    left.keep(table, key, before, after)
                    continue
                done = True
                if table == "shoot_days":
                    _take_day(tx, now, after, wanted, left)
                else:
                    _take_booking(tx, now, after, wanted, left)
        if not done:
            raise Refused(_("On these dates the scenario is as the plan is."))
        kept, others = left.texts()
        tx.scenarios.save(replace(scenario, base=kept, changes=others))

    def _wanted(self, now: Any, after: Any) -> set[dt.date]:
        """The dates of a record on which it is to be taken over."""
        dates = {*dates_of(now), *dates_of(after)}
        return dates if self.dates is None else dates & self.dates


class _Left:
    """What stays otherwise in a scenario after some of it was taken over."""

    def __init__(self) -> None:
        self._base: dict[str, dict[int, Any]] = {table: {} for table in TABLES}
        self._changes: dict[str, dict[int, Any]] = {table: {} for table in TABLES}
        self._new: list[tuple[str, Any]] = []

    def keep(self, table: str, key: int, before: Any, after: Any) -> None:
        """A record that the plan has as `before` and the scenario as `after`."""
        if before is not None or key < FIRST_NEW:
            self._base[table][key] = before
        self._changes[table][key] = after if after is None else replace(after, id=key)

    def add(self, table: str, after: Any) -> None:
        """A record that the plan does not have."""
        self._new.append((table, after))

    def texts(self) -> tuple[str, str]:
        """`base` and `changes` of the scenario."""
        for table, record in self._new:
            free = max((key + 1 for key in self._changes[table]), default=FIRST_NEW)
            key = max(free, FIRST_NEW)
            self._changes[table][key] = replace(record, id=key)
        return as_text(self._base), as_text(self._changes)


def _take_day(
    tx: Transaction, now: ShootDay | None, after: ShootDay | None, wanted: set[dt.date], left: _Left
) -> None:
    goes = now is not None and now.date in wanted
    comes = after is not None and after.date in wanted
    if now is not None and after is not None and goes and comes:
        _write(tx.shoot_days, now, after)
        follow_call(tx, now, after)
    elif goes:
        _write(tx.shoot_days, now, None)
        if after is not None:
            left.add("shoot_days", after)
    elif comes:
        _write(tx.shoot_days, None, after)
        if now is not None:
            left.keep("shoot_days", now.id, now, None)


def _take_booking(
    tx: Transaction, now: Booking | None, after: Booking | None, wanted: set[dt.date], left: _Left
) -> None:
    """On the dates that are wanted as the scenario has it, on the others as the plan has it.

    What the scenario still has otherwise is told of the pieces in which the plan has it now.
    """
    pieces: list[Booking] = []
    if now is not None:
        pieces += _pieces(now, {*now.span} - wanted)
        if after is not None:
            after = replace(after, told_at=now.told_at)
    if after is not None:
        pieces += _pieces(after, {*after.span} & wanted)
    pieces = _together(sorted(pieces, key=lambda piece: piece.span.first))
    known = now.id if now is not None else BookingId(NEW)
    whole = [replace(piece, id=known) for piece in pieces]
    done = whole == ([] if after is None else [replace(after, id=known)])
    if not pieces:
        _write(tx.bookings, now, None)
        if after is not None:
            left.add("bookings", after)
        return
    rest = after
    for number, piece in enumerate(pieces):
        key = _write(tx.bookings, now if number == 0 else None, piece)
        if not done:
            left.keep("bookings", key, replace(piece, id=BookingId(key)), rest)
        rest = None


def _pieces(booking: Booking, dates: Iterable[dt.date]) -> Iterator[Booking]:
    """The booking on these dates: one piece for each run of them."""
    first: dt.date | None = None
    last: dt.date | None = None
    for date in sorted(dates):
        if last is not None and first is not None and date - last != _DAY:
            yield replace(booking, span=DateSpan(first=first, last=last))
            first = None
        first, last = first or date, date
    if first is not None and last is not None:
        yield replace(booking, span=DateSpan(first=first, last=last))


def _together(pieces: list[Booking]) -> list[Booking]:
    """Pieces that only differ in dates and follow each other are one."""
    found: list[Booking] = []
    for piece in pieces:
        before = found[-1] if found else None
        if before is not None and piece.span.first - before.span.last == _DAY:
            joined = DateSpan(first=before.span.first, last=piece.span.last)
            if replace(before, id=piece.id, span=joined) == replace(piece, span=joined):
                found[-1] = replace(before, span=joined)
                continue
        found.append(piece)
    return found


def _write(records: Any, now: Any, after: Any) -> int:
    """Make the record what it shall be; its id, that of a new one where there was none."""
    if after is None:
        records.remove(now.id)
        return now.id
    if now is None:
        return records.add(replace(after, id=NEW))
    records.save(replace(after, id=now.id))
    return now.id


def _free_name(tx: Transaction, production: ProductionId, name: str) -> str:
    wanted = name.strip()
    if not wanted:
        raise Refused(_("A scenario needs a name, such as “Plan B (rain)”."))
    known = {one.name.casefold() for one in tx.scenarios.find(production=production)}
    if wanted.casefold() in known:
        raise Refused(_("There is a scenario “{name}” already.").format(name=wanted))
    return wanted
