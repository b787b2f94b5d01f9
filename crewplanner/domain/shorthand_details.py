"""The part of the sheet's shorthand that says what agreements ask of a day beside its times.

swd scwd cwd        the shape of the day
cam 45  cam 1:30    camera overtime called; cam 0 is none
ot cam  ot other    what the overtime was worked for
travel 90           billable travel outside call to wrap
on set 19:30        the wrap on set
mb 2                missed breaks

A minus takes each away again (-cwd, -cam, -ot, -travel, -on set, -mb): then the unit's counts.
"""

import re
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

from crewplanner.dataclass import dataclass
from crewplanner.domain.calls import interpret
from crewplanner.domain.day_details import (
    NO_DETAILS,
    DayDetails,
    DayShape,
    Detail,
    OvertimeKind,
)
from crewplanner.domain.values import format_duration, format_minutes, parse_length, parse_minutes

EXAMPLES = "cwd, cam 45, ot other, travel 1:30, on set 19:30 or mb 2"
"""One of each, for sentences that say what can be typed."""

_LENGTH = r"\d{1,3}|\d{1,2}(?:[:h][0-5]\d|h)"
_DETAIL = re.compile(
    r"(?<!\S)(?:"
    r"(?:-|−|no\s+)(?P<off>scwd|swd|cwd|shape|cam|ot|travel|on\s*set|mb)"
    r"|(?P<shape>scwd|swd|cwd)"
    rf"|(?P<cam>cam)(?:\s+(?P<called>{_LENGTH}))?"
    r"|ot\s+(?P<ot>cam(?:era)?|other)"
    rf"|travel\s+(?P<travel>{_LENGTH})"
    r"|(?P<set>on\s*set)(?:\s+(?P<at>\d[\d:.h]*))?"
    r"|(?P<mb>mb)(?:\s+(?P<count>\d{1,2}))?"
    r")(?!\S)",
    re.ASCII,
)
_SEPARATOR = re.compile(r"\s*[,;]\s+|(?<=[a-z])\s*[,;]\s*|\s*[,;]\s*(?=[a-z−-])", re.ASCII)
_TAKEN_AWAY = MappingProxyType(
    {
        "cam": Detail.CAMERA_OVERTIME,
        "ot": Detail.OVERTIME_KIND,
        "travel": Detail.TRAVEL,
        "onset": Detail.ON_SET_WRAP,
        "mb": Detail.MISSED_BREAKS,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDetails:
    """What a text says: `details` that hold from now on, and those that follow the unit again."""

    details: DayDetails = NO_DETAILS
    unsaid: frozenset[Detail] = frozenset()


def parts_apart(text: str) -> str:
    """The text in small letters, a space in place of each comma that is none of a number."""
    return _SEPARATOR.sub(" ", text.strip().lower()).strip(" ,;")


def read_details(text: str, after: int | None, day_start: int) -> tuple[ToldDetails | None, str]:
    """The details in a text (see `parts_apart`), None where there are none, and the rest of it.

    `after` is the call, which a wrap on set follows; see `interpret`. Raises ValueError with a
    sentence for a word that lacks its figure.
    """
    found: dict[str, Any] = {}
    unsaid: set[Detail] = set()
    for match in _DETAIL.finditer(text):
        if match["off"]:
            unsaid.add(_TAKEN_AWAY.get("".join(match["off"].split()), Detail.SHAPE))
        else:
            found |= _one(match, lambda minutes: interpret(minutes, after, day_start))
    if not found and not unsaid:
        return None, text
    told = ToldDetails(details=DayDetails(**found), unsaid=frozenset(unsaid))
    return told, _DETAIL.sub(" ", text).strip(" ,;")


def write_details(details: DayDetails) -> tuple[str, ...]:
    """The details as they can be typed; paid breaks, which cannot, as `break 16:00-16:15`."""
    parts: list[str] = []
    if details.shape is not None:
        parts.append(details.shape.value)
    if details.camera_overtime_minutes is not None:
        parts.append(f"cam {format_duration(details.camera_overtime_minutes)}")
    if details.overtime_kind is not None:
        parts.append("ot cam" if details.overtime_kind is OvertimeKind.CAMERA else "ot other")
    if details.travel_minutes is not None:
        parts.append(f"travel {format_duration(details.travel_minutes)}")
    if details.on_set_wrap is not None:
        parts.append(f"on set {format_minutes(details.on_set_wrap)}")
    if details.missed_breaks is not None:
        parts.append(f"mb {details.missed_breaks}")
    parts += [
        f"{one.kind.value} {format_minutes(one.time.start)}-{format_minutes(one.time.end)}"
        for one in details.breaks or ()
    ]
    return tuple(parts)


def _one(match: re.Match[str], clock: Callable[[int], int]) -> dict[str, Any]:
    """The field that one word sets."""
    if match["shape"]:
        return {Detail.SHAPE: DayShape(match["shape"].upper())}
    if match["cam"]:
        return {Detail.CAMERA_OVERTIME: parse_length(_needed(match, "called", "cam 45"))}
    if match["ot"]:
        camera = match["ot"] != "other"
        return {Detail.OVERTIME_KIND: OvertimeKind.CAMERA if camera else OvertimeKind.OTHER}
    if match["travel"]:
        return {Detail.TRAVEL: parse_length(match["travel"])}
    if match["set"]:
        return {Detail.ON_SET_WRAP: clock(parse_minutes(_needed(match, "at", "on set 19:30")))}
    return {Detail.MISSED_BREAKS: int(_needed(match, "count", "mb 2"))}


def _needed(match: re.Match[str], group: str, example: str) -> str:
    if not match[group]:
        raise ValueError(f"“{match[0]}” needs its figure: write {example}")
    return match[group]
