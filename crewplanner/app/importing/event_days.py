"""The shoot days that an event becomes, and what of them is remembered."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from crewplanner.app.importing.events import Event
from crewplanner.app.importing.preview import FieldChange, takes
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import DayType, ShootDay
from crewplanner.domain.ids import DayId, PlaceId, ProductionId, UnitId
from crewplanner.domain.values import HOUR, format_minutes, parse_minutes

_SHORTEST_DAY = 4 * HOUR
_LONGEST_DAY = 18 * HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDay:
    """One date of an event; `check` marks times that the file leaves open or did not say for it."""

    date: dt.date
    call: int | None
    wrap: int | None
    check: bool


def days_of(event: Event) -> tuple[EventDay, ...]:
    """The dates of an event.

    One of up to 24 hours is one day. A longer one is a run from its first to its last date: the
    first is called when the event starts, the last wraps when it ends. The other times of a run are
    a guess, the event's own hours where these make a working day of 4 to 18 hours, else open; all
    its days are to be checked.
    """
    if event.days == 1:
        check = event.open_end
        return (EventDay(date=event.first, call=event.call, wrap=event.wrap, check=check),)
    hours = None if event.call is None or event.wrap is None else event.wrap - event.call
    guess = hours is not None and _SHORTEST_DAY <= hours <= _LONGEST_DAY
    last = event.days - 1
    timed = event.call is not None or event.wrap is not None
    return tuple(
        EventDay(
            date=event.first + dt.timedelta(days=number),
            call=event.call if guess or number == 0 else None,
            wrap=event.wrap if guess or number == last else None,
            check=timed,
        )
        for number in range(event.days)
    )


def new_day(
    event: Event,
    day: EventDay,
    *,
    key: DayId,
    production: ProductionId,
    unit: UnitId,
    places: tuple[PlaceId, ...],
) -> ShootDay:
    """A day the project does not know yet."""
    return ShootDay(
        id=key,
        production=production,
        unit=unit,
        date=day.date,
        day_type=event.day_type,
        places=places,
        call=day.call,
        wrap=day.wrap,
        title=event.title,
        note=event.note,
        check_times=day.check,
    )


def incoming_texts(event: Event, day: EventDay) -> dict[str, str]:
    """What the file says of a day, field by field, in the form that is remembered."""
    texts = {
        "date": day.date.isoformat(),
        "call": _time(day.call),
        "wrap": _time(day.wrap),
        "type": event.day_type.value,
        "title": event.title,
        "note": event.note,
        "places": _joined(place.key for place in event.places),
    }
    return {name: text for name, text in texts.items() if text}


def present_texts(day: ShootDay, place_keys: Mapping[PlaceId, str]) -> dict[str, str]:
    """What the project says of a day, in the same form."""
    return {
        "date": day.date.isoformat(),
        "call": _time(day.call),
        "wrap": _time(day.wrap),
        "type": day.day_type.value,
        "title": day.title,
        "note": day.note,
        "places": _joined(place_keys.get(place, "") for place in day.places),
    }


def merged_day(
    day: ShootDay,
    imported: Mapping[str, str],
    incoming: Mapping[str, str],
    place_keys: Mapping[PlaceId, str],
) -> tuple[dict[str, FieldChange], list[FieldChange]]:
    """What the file changes about a day, by field, and what was edited by hand and stays."""
    present = present_texts(day, place_keys)
    changes: dict[str, FieldChange] = {}
    kept: list[FieldChange] = []
    for name, text in incoming.items():
        last = imported.get(name, "")
        change = FieldChange(field=name, before=present[name], after=text)
        if takes(present[name], last, text):
            changes[name] = change
        elif text not in {present[name], last}:
            kept.append(change)
    return changes, kept


def applied(
    day: ShootDay,
    changes: Mapping[str, FieldChange],
    places: tuple[PlaceId, ...],
    *,
    check: bool,
) -> ShootDay:
    """The day with those changes. A call and a wrap that would make no day are left as they are."""
    after = day
    if "type" in changes:
        after = replace(after, day_type=DayType(changes["type"].after))
    if "title" in changes:
        after = replace(after, title=changes["title"].after)
    if "note" in changes:
        after = replace(after, note=changes["note"].after)
    if "places" in changes:
        after = replace(after, places=places)
    if "date" in changes:
        after = replace(after, date=dt.date.fromisoformat(changes["date"].after))
    call = parse_minutes(changes["call"].after) if "call" in changes else day.call
    wrap = parse_minutes(changes["wrap"].after) if "wrap" in changes else day.wrap
    timed = "call" in changes or "wrap" in changes
    if timed and (call is None or wrap is None or wrap > call):
        after = replace(after, call=call, wrap=wrap, check_times=check)
    return after


def unedited(day: ShootDay, imported: Mapping[str, str], place_keys: Mapping[PlaceId, str]) -> bool:
    """Whether a day still is what the last import made of it."""
    present = present_texts(day, place_keys)
    return all(present[name] == imported.get(name, "") for name in present)


def _time(minutes: int | None) -> str:
    return "" if minutes is None else format_minutes(minutes)


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)
