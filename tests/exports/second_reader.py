"""Calendars as a second library reads them: vobject shares nothing with icalendar, the writer."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import vobject


@dataclass(frozen=True)
class Appointment:
    uid: str
    sequence: int
    status: str
    start: dt.datetime | dt.date
    end: dt.datetime | dt.date
    summary: str
    where: str


def appointments(data) -> list[Appointment]:
    """The events of the one calendar in it, moments in universal time. Raises where it cannot.

    vobject keeps each time zone that it has read, for good: what the calendar before said of it
    is forgotten first, since this one says it for dates of its own.
    """
    vars(vobject.icalendar)["__tzidMap"].clear()
    vobject.icalendar.registerTzid("UTC", vobject.icalendar.utc)
    calendar: Any = vobject.readOne(data.decode("utf-8"))
    calendar.validate(raiseException=True)
    assert calendar.name == "VCALENDAR"
    return [_appointment(event) for event in calendar.contents.get("vevent", [])]


def also_reads(data, events) -> None:
    """Raise AssertionError where icalendar, which read those events, and vobject disagree."""
    mine = [
        Appointment(
            uid=str(event["uid"]),
            sequence=int(event["sequence"]),
            status=str(event["status"]),
            start=universal(event["dtstart"].dt),
            end=universal(event["dtend"].dt),
            summary=str(event["summary"]),
            where=str(event.get("location", "")),
        )
        for event in events
    ]
    assert appointments(data) == mine


class Store:
    """What a calendar program keeps: one entry for each UID, a lower SEQUENCE never taken."""

    def __init__(self):
        self.kept: dict[str, Appointment] = {}

    def take(self, data):
        for one in appointments(data):
            known = self.kept.get(one.uid)
            if known is None or one.sequence >= known.sequence:
                self.kept[one.uid] = one
        return self

    @property
    def shown(self):
        """All that is not cancelled, by when and what."""
        live = (one for one in self.kept.values() if one.status != "CANCELLED")
        return sorted((str(one.start), one.uid, one.summary) for one in live)


def universal(moment):
    """The moment in universal time; a date stays one."""
    return moment.astimezone(dt.UTC) if isinstance(moment, dt.datetime) else moment


def _appointment(event):
    said = {name: lines[0].value for name, lines in event.contents.items()}
    return Appointment(
        uid=said["uid"],
        sequence=int(said["sequence"]),
        status=said["status"],
        start=universal(said["dtstart"]),
        end=universal(said["dtend"]),
        summary=said["summary"],
        where=said.get("location", ""),
    )
