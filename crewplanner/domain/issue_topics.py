"""What the texts of a call sheet are about: which belong together, which are told elsewhere."""

import re
from collections.abc import Iterable, Iterator, Mapping

from crewplanner.domain.ids import PersonId
from crewplanner.domain.values import format_minutes, parse_minutes

_TOLD_ELSEWHERE = frozenset({"call", "wrap"})
"""Times of the unit, told as changes of its day."""

_LINE = re.compile(
    r"(?P<line>(?:schedule|cast):[^:]*:.*?)(?::(?P<field>time|number|setting|light|text|pages|cast"
    r"|place|character|status|pickup|arrive|makeup|costume|on_set|note))?(?:#\d+)?"
)
_PICKUP = re.compile(r"crew:(\d+):pickup")
_TIME = re.compile(r"\d\d:\d\d")
_BETWEEN = " · "


def texts_by_topic(said: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What is said of each topic, its parts in one text, the time first. Empty parts are left out.

    The number of a line of the schedule is in the name of its topic.
    """
    found: dict[str, list[str]] = {}
    for name, text in said:
        topic, field = _topic(name)
        if not topic or not text or (field == "number" and name.startswith("schedule:")):
            continue
        texts = found.setdefault(topic, [])
        texts.insert(0 if field == "time" else len(texts), text)
    return {topic: _BETWEEN.join(texts) for topic, texts in found.items()}


def moved_along(
    before: Iterable[tuple[str, str]], after: Mapping[str, str], shift: int
) -> Iterator[tuple[str, str]]:
    """What was said, with those times as they are now that moved with the call, by as much."""
    for name, text in before:
        if shift and _TIME.fullmatch(text):
            later = parse_minutes(text) + shift
            if later >= 0 and format_minutes(later) == after.get(name):
                yield name, after[name]
                continue
        yield name, text


def person_of(topic: str) -> PersonId | None:
    """The one of the crew a topic is about; None for one that is about all."""
    match = _PICKUP.fullmatch(topic)
    return PersonId(int(match[1])) if match else None


def _topic(name: str) -> tuple[str, str]:
    """What a text is about, and which part of it; empty where days and people tell of it."""
    head, _colon, rest = name.partition(":")
    match head:
        case "schedule" | "cast":
            line = _LINE.fullmatch(name)
            return (line["line"], line["field"] or "") if line else (name, "")
        case "crew":
            return (name if _PICKUP.fullmatch(name) else "", "")
        case "head":
            return ("" if name.endswith(":phone") else f"head:{rest.partition(':')[0]}", "")
        case "hospital":
            return (head, "")
        case "place":
            return (name if ":" in rest else "", "")
        case _:
            return ("" if name in _TOLD_ELSEWHERE else name, "")
