"""A strict reader of calendars by RFC 5545, for tests alone: it knows nothing of the writer.

It takes what a calendar program must take, and refuses what the standard forbids: bare line ends,
long lines, properties without a name, events without UID, DTSTAMP or start, two events of one UID.
"""

import datetime as dt
import re
from dataclasses import dataclass

from tests.exports.second_reader import appointments

_LONGEST = 75
_PROPERTY = re.compile(r"(?P<name>[A-Z0-9-]+)(?P<parameters>(?:;[A-Z0-9-]+=[^;:]+)*):(?P<value>.*)")
_STATUS = {"TENTATIVE", "CONFIRMED", "CANCELLED"}


@dataclass(frozen=True)
class Event:
    uid: str
    sequence: int
    status: str
    start: str
    summary: str

    @property
    def time(self):
        """`20260302T080000` of `TZID=...:20260302T080000`."""
        return self.start.rpartition(":")[2]


def read(data):
    """The events of a calendar. Raises AssertionError where it breaks a rule."""
    lines = _unfolded(data)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    head = lines[: next(i for i, line in enumerate(lines[1:], 1) if line.startswith("BEGIN:"))]
    assert "VERSION:2.0" in head
    assert any(line.startswith("PRODID:") for line in head)
    assert "METHOD:PUBLISH" in head
    events, inside, stack = [], None, []
    for line in lines:
        match = _PROPERTY.fullmatch(line)
        assert match, line
        name, value = match["name"], match["value"]
        if name == "BEGIN":
            stack.append(value)
            inside = {} if value == "VEVENT" else inside
        elif name == "END":
            assert stack.pop() == value
            if value == "VEVENT":
                events.append(_event(inside))
                inside = None
        elif inside is not None:
            assert name not in inside, f"{name} twice"
            inside[name] = match["parameters"] + ":" + value
    assert not stack
    uids = [event.uid for event in events]
    assert len(set(uids)) == len(uids)
    assert [(one.uid, one.sequence, one.status) for one in appointments(data)] == [
        (one.uid, one.sequence, one.status) for one in events
    ]
    return events


class Diary:
    """A calendar program: what it shows after some imports (RFC 5546: the higher SEQUENCE wins)."""

    def __init__(self):
        self._known = {}

    def take(self, data):
        for event in read(data):
            known = self._known.get(event.uid)
            if known is None or event.sequence >= known.sequence:
                self._known[event.uid] = event
        return self

    @property
    def shown(self):
        """What stands in it: summary and start by uid."""
        live = (one for one in self._known.values() if one.status != "CANCELLED")
        return {one.uid: (one.summary, one.time) for one in live}


def _unfolded(data):
    text = data.decode("utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    physical = text[:-2].split("\r\n")
    assert all(len(line.encode()) <= _LONGEST for line in physical)
    lines = []
    for line in physical:
        if line[:1] in " \t":
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return lines


def _event(said):
    uid, stamp, start = (said[name][1:] for name in ("UID", "DTSTAMP", "DTSTART"))
    dt.datetime.strptime(stamp, "%Y%m%dT%H%M%SZ")
    status = said["STATUS"][1:]
    assert status in _STATUS
    return Event(
        uid=uid,
        sequence=int(said["SEQUENCE"][1:]),
        status=status,
        start=start,
        summary=said["SUMMARY"][1:].replace("\\,", ","),
    )
