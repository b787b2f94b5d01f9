"""Cells of a call sheet as people type them, read into its lines."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from crewplanner.app.call_sheet_words import eighths_text, parse_eighths, sheet_word
from crewplanner.app.ranking import folded
from crewplanner.app.time_text import parse_spec, show_time
from crewplanner.domain.call_sheets import CastKind, CastLine, ScheduleKind, ScheduleLine
from crewplanner.domain.values import DAY, HOUR, LATEST, Clock, Offset
from crewplanner.i18n import _

_BEFORE_CALL = 8 * HOUR
"""A time of the clock is at most so long before the call; what is earlier is past midnight."""

SCHEDULE_TEXTS = ("number", "setting", "light", "text", "cast", "place", "note")
CAST_TEXTS = ("number", "name", "character", "status", "note")
CAST_TIMES = ("pickup", "arrive", "makeup", "costume", "on_set")

KindT = TypeVar("KindT", bound=StrEnum)
LineT = TypeVar("LineT", ScheduleLine, CastLine)


def sheet_time(text: str, call: int | None) -> int | None:
    """Minutes of the work date; None for nothing. Raises ValueError with a sentence.

    With a sign it is against the call: -30. A time of the clock is that near the call: 01:00 is
    25:00 where the call is in the evening.
    """
    if not text.strip():
        return None
    match parse_spec(text):
        case Offset(minutes=by):
            if call is None:
                raise ValueError(_("Without a call “{text}” is no time.").format(text=text.strip()))
            minutes = call + by
        case Clock(minutes=minutes):
            if call is not None and minutes < call - _BEFORE_CALL:
                minutes += DAY
    if not 0 <= minutes <= LATEST:
        raise ValueError(_("A time lies between 00:00 and 48:00 of its day."))
    return minutes


def schedule_cell(line: ScheduleLine, column: str) -> str:
    """What stands in a cell of the schedule, as it can be typed."""
    match column:
        case "time":
            return "" if line.time is None else show_time(line.time)
        case "kind":
            return sheet_word(line.kind)
        case "eighths":
            return eighths_text(line.eighths)
        case _:
            return str(getattr(line, column))


def schedule_edited(
    line: ScheduleLine, column: str, text: str, call: int | None = None
) -> ScheduleLine:
    """The line with what was typed into a column. Raises ValueError with a sentence."""
    match column:
        case "time":
            return replace(line, time=sheet_time(text, call))
        case "kind":
            return replace(line, kind=_kind(text, ScheduleKind))
        case "eighths":
            return replace(line, eighths=parse_eighths(text.strip()))
        case _ if column in SCHEDULE_TEXTS:
            return replace(line, **{column: text.strip()})
        case _:
            raise KeyError(column)


def cast_cell(line: CastLine, column: str) -> str:
    """What stands in a cell of the cast, as it can be typed."""
    if column == "kind":
        return sheet_word(line.kind)
    value: str | int | None = getattr(line, column)
    return show_time(value) if isinstance(value, int) else value or ""


def cast_edited(line: CastLine, column: str, text: str, call: int | None = None) -> CastLine:
    """The line with what was typed into a column. Raises ValueError with a sentence."""
    if column == "kind":
        return replace(line, kind=_kind(text, CastKind))
    if column in CAST_TIMES:
        return replace(line, **{column: sheet_time(text, call)})
    if column in CAST_TEXTS:
        return replace(line, **{column: text.strip()})
    raise KeyError(column)


def lines_pasted(
    lines: Sequence[LineT],
    rows: Sequence[Sequence[str]],
    write: Callable[[LineT, str, str], LineT],
    place: tuple[int, Sequence[str]],
    empty: LineT,
) -> tuple[LineT, ...]:
    """All lines with rows of a spreadsheet laid over them; what is behind the last one is new.

    `place` is the first line and the columns from the first cell on, `write` puts a text into a
    column. Raises ValueError with the number of the row that is not understood.
    """
    at, columns = place
    found = list(lines)
    for number, row in enumerate(rows):
        if at + number >= len(found):
            found.append(empty)
        line = found[at + number]
        try:
            for column, text in zip(columns, row, strict=False):
                line = write(line, column, text)
        except ValueError as error:
            raise ValueError(
                _("Row {number}: {what}").format(number=number + 1, what=error)
            ) from error
        found[at + number] = line
    return tuple(found)


def pairs_text(pairs: Iterable[tuple[str, str]]) -> str:
    """Headings with texts, a line each: `First AD: Ana Foss`."""
    return "\n".join(f"{name}: {text}" if text else name for name, text in pairs)


def parse_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Headings with texts from lines; what has no colon is a heading alone."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        name, _colon, rest = line.partition(":")
        if name.strip() or rest.strip():
            found.append((name.strip(), rest.strip()))
    return tuple(found)


def _kind(text: str, kinds: type[KindT]) -> KindT:
    """The kind that begins so, in the words of the window; the first one for nothing."""
    wanted = folded(text.strip())
    known: list[tuple[str, KindT]] = [(sheet_word(kind), kind) for kind in kinds]
    for words, kind in known:
        if folded(words).startswith(wanted):
            return kind
    names = ", ".join(words for words, _one in known)
    raise ValueError(_("“{text}” is none of {names}").format(text=text.strip(), names=names))
