"""What every row of a list of days would do, and the command that does it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from crewplanner.app.commands.imports import Edit, ImportShoots
from crewplanner.app.importing.addresses import PlaceText, place_key
from crewplanner.app.importing.event_days import (
    EventDay,
    applied,
    days_of,
    incoming_texts,
    merged_day,
    new_day,
    unedited,
)
from crewplanner.app.importing.event_matching import NUMBER, Parts, changed_rows, key_of, remembered
from crewplanner.app.importing.events import Event
from crewplanner.app.importing.lanes import Lanes
from crewplanner.app.importing.preview import FieldChange, RowStatus
from crewplanner.app.jobs import Cancelled, Stopped
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import DayType, ShootDay
from crewplanner.domain.ids import DayId, ImportRecordId, PlaceId, UnitId
from crewplanner.domain.imports import ImportRecord
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Place, Production
from crewplanner.i18n import _

_EVERY = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class ShootRow:
    """One row of the list: its days and what it would do.

    `row` is its number in the file; `days` how many shoot days it makes. `call` and `wrap` are
    minutes of the first and of the last date. `changes` are what an update would change, `remarks`
    what else to know, `reason` why a reported row is left out, `first_row` the row that a duplicate
    repeats.
    """

    row: int
    status: RowStatus
    production: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    call: int | None = None
    wrap: int | None = None
    days: int = 0
    day_type: DayType | None = None
    type_text: str = ""
    unit: str = ""
    title: str = ""
    note: str = ""
    places: tuple[str, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    remarks: tuple[str, ...] = ()
    reason: str = ""
    first_row: int | None = None


class Provisional:
    """Ids below zero for what is not stored yet, one after the other."""

    def __init__(self) -> None:
        self._last = 0

    def __call__(self) -> int:
        """The next one."""
        self._last -= 1
        return self._last


class ProductionPlanner:
    """Compares the events of one production with the plan and gathers what is to be written."""

    def __init__(
        self, plan: Plan, production: Production, source: str, next_id: Provisional
    ) -> None:
        self._plan = plan
        self._production = production
        self._key = production.id
        self._source = source
        self._next_id = next_id
        self._known = remembered(plan, self._key)
        self._places: dict[str, Place] = {}
        self._named: dict[str, Place] = {}
        self._place_keys: dict[PlaceId, str] = {}
        for place in plan.places.values():
            if place.production == self._key:
                self._learn(place)
        self._new_places: list[Place] = []
        days = [day for day in plan.shoot_days.values() if day.production == self._key]
        units = (unit for unit in plan.units.values() if unit.production == self._key)
        self._lanes = Lanes(self._key, units, ((day.unit, day.date) for day in days), next_id)
        self._days: list[ShootDay] = []
        self._edited: list[Edit[ShootDay]] = []
        self._removed: list[ShootDay] = []
        self._records: list[ImportRecord] = []
        self._edited_records: list[Edit[ImportRecord]] = []
        self.missing = 0

    def rows(self, events: Sequence[Event], cancelled: Cancelled) -> Iterator[ShootRow]:
        """What every event would do, in the order in which they take their units.

        Raises Stopped when cancelled.
        """
        before = changed_rows(events, self._known, self._source)
        identities = {event.row: before.get(event.row, event.identity) for event in events}
        self._count_missing(events, set(identities.values()))
        again = [event for event in events if identities[event.row] in self._known]
        fresh = [event for event in events if identities[event.row] not in self._known]
        for done, event in enumerate((*again, *sorted(fresh, key=_order))):
            if done % _EVERY == 0 and cancelled():
                raise Stopped
            parts = self._known.get(identities[event.row])
            yield self._new(event) if parts is None else self._again(event, parts)

    def add_to(self, command: ImportShoots) -> ImportShoots:
        """The command with what this production needs."""
        return replace(
            command,
            units=(*command.units, *self._lanes.new_units),
            places=(*command.places, *self._new_places),
            days=(*command.days, *self._days),
            edited_days=(*command.edited_days, *self._edited),
            removed_days=(*command.removed_days, *self._removed),
            records=(*command.records, *self._records),
            edited_records=(*command.edited_records, *self._edited_records),
        )

    def _count_missing(self, events: Iterable[Event], found: set[str]) -> None:
        """How many events of the same source are in the project and not in the file."""
        prefixes = {event.identity.partition(":")[0] for event in events}
        self.missing = sum(
            1
            for identity in self._known
            if identity not in found and identity.partition(":")[0] in prefixes
        )

    def _new(self, event: Event) -> ShootRow:
        event = self._placed(event)
        days = days_of(event)
        places = self._place_ids(event.places)
        unit = self._lanes.take([day.date for day in days], name=event.unit)
        for part, day in enumerate(days, start=1):
            self._add_day(event, day, part, unit, places)
        return self._row(event, RowStatus.NEW, unit)

    def _again(self, event: Event, parts: Parts) -> ShootRow:
        """An event that an earlier import brought: update it, keep what was edited by hand."""
        event = self._placed(event)
        changes: list[FieldChange] = []
        kept: list[FieldChange] = []
        days = days_of(event)
        places = self._place_ids(event.places)
        stored = [self._plan.shoot_days[record.day] for record in parts if record.day is not None]
        for part, (record, day) in enumerate(zip(parts, stored, strict=True), start=1):
            if part > len(days):
                kept += self._drop(record, day, changes)
                continue
            incoming = incoming_texts(event, days[part - 1])
            found, stay = merged_day(day, dict(record.values), incoming, self._place_keys)
            self._change(day, found, places, check=days[part - 1].check)
            said = {**incoming, **_numbered(event)}
            self._remember_again(record, key_of(event.identity, part), said)
            changes += found.values()
            kept += stay
        for part in range(len(parts) + 1, len(days) + 1):
            day = days[part - 1]
            unit = self._lanes.take([day.date], name=event.unit, prefer=stored[0].unit)
            self._add_day(event, day, part, unit, places)
            changes.append(FieldChange(field="date", before="", after=day.date.isoformat()))
        row = self._row(
            event, RowStatus.UPDATED if changes else RowStatus.UNCHANGED, stored[0].unit
        )
        remark = _("“{before}” was entered by hand and stays; the file says “{after}”.")
        remarks = [remark.format(before=one.before, after=one.after) for one in kept]
        return replace(row, changes=tuple(changes), remarks=(*row.remarks, *remarks))

    def _change(
        self,
        day: ShootDay,
        changes: dict[str, FieldChange],
        places: tuple[PlaceId, ...],
        *,
        check: bool,
    ) -> None:
        after = applied(day, changes, places, check=check)
        if after.date != day.date:
            self._lanes.leave(day.unit, day.date)
            after = replace(after, unit=self._lanes.take([after.date], prefer=day.unit))
        if after != day:
            self._edited.append(Edit(before=day, after=after))

    def _drop(
        self, record: ImportRecord, day: ShootDay, changes: list[FieldChange]
    ) -> list[FieldChange]:
        """A date that the event no longer has: it goes, unless somebody has worked on it."""
        gone = FieldChange(field="date", before=day.date.isoformat(), after="")
        untouched = unedited(day, dict(record.values), self._place_keys)
        if not untouched or day.id in self._plan.sheet_of:
            return [gone]
        self._removed.append(day)
        self._lanes.leave(day.unit, day.date)
        changes.append(gone)
        return []

    def _add_day(
        self, event: Event, day: EventDay, part: int, unit: UnitId, places: tuple[PlaceId, ...]
    ) -> None:
        key = DayId(self._next_id())
        self._days.append(
            new_day(event, day, key=key, production=self._key, unit=unit, places=places)
        )
        self._records.append(
            ImportRecord(
                id=ImportRecordId(self._next_id()),
                key=key_of(event.identity, part),
                production=self._key,
                day=key,
                values=(*incoming_texts(event, day).items(), *_numbered(event).items()),
            )
        )

    def _remember_again(self, record: ImportRecord, key: str, incoming: dict[str, str]) -> None:
        values = {**dict(record.values), **incoming}
        if values != dict(record.values) or key != record.key:
            after = replace(record, key=key, values=tuple(values.items()))
            self._edited_records.append(Edit(before=record, after=after))

    def _place_ids(self, texts: Iterable[PlaceText]) -> tuple[PlaceId, ...]:
        found: list[PlaceId] = []
        for text in texts:
            place = self._places.get(text.key)
            if place is None:
                place = Place(
                    id=PlaceId(self._next_id()),
                    production=self._key,
                    name=text.name,
                    address=text.address if text.address != text.name else "",
                )
                self._learn(place)
                self._new_places.append(place)
            found.append(place.id)
        return tuple(dict.fromkeys(found))

    def _learn(self, place: Place) -> None:
        """Know a place by its address and by its name; it is remembered by the first it has."""
        key = place_key(place.address or place.name)
        self._places.setdefault(key, place)
        self._named.setdefault(place_key(place.name), place)
        self._place_keys[place.id] = key

    def _placed(self, event: Event) -> Event:
        """The event with each place that is known under its name remembered as it is known."""
        places = (
            replace(text, key=self._place_keys[self._named[text.key].id])
            if text.key in self._named and text.key not in self._places
            else text
            for text in event.places
        )
        return replace(event, places=tuple(places))

    def _row(self, event: Event, status: RowStatus, unit: UnitId) -> ShootRow:
        remarks: tuple[str, ...] = ()
        if event.days > 1 and (event.call is not None or event.wrap is not None):
            remarks = (_("Longer than a day: check the times of its days."),)
        elif event.open_end:
            remarks = (_("It has no end of its own: check the times of the day."),)
        return ShootRow(
            row=event.row,
            status=status,
            production=self._production.title,
            first=event.first,
            last=event.last,
            call=event.call,
            wrap=event.wrap,
            days=event.days,
            day_type=event.day_type,
            type_text=event.type_text,
            unit=self._lanes.name(unit),
            title=event.title,
            note=event.note,
            places=tuple(place.name for place in event.places),
            remarks=remarks,
        )


def _numbered(event: Event) -> dict[str, str]:
    """The running id of an event as it is remembered, if it has one."""
    return {NUMBER: event.number} if event.number else {}


def _order(event: Event) -> tuple[dt.date, int, int]:
    return (event.first, -1 if event.call is None else event.call, event.row)
