"""What a cell looks like, as a value: cells with equal looks share one finished picture."""

from enum import IntEnum, StrEnum, auto
from typing import NamedTuple

from crewplanner.app.queries.board import BoardAway, BoardCell
from crewplanner.domain.bookings import LIVE, BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.findings import Severity
from crewplanner.ui.board.words import BoardWords


class Kind(IntEnum):
    """A pattern and its colors. No two kinds differ by color alone."""

    CONFIRMED = auto()
    HOLD = auto()
    SECOND = auto()
    OFFERED = auto()
    ENQUIRED = auto()
    DEAD = auto()
    OUTLINE = auto()
    ELSEWHERE = auto()
    OUTSIDE = auto()
    AWAY = auto()
    AWAY_PART = auto()


class Badge(StrEnum):
    """The mark of a finding before the text."""

    NONE = ""
    NOTE = "i"
    WARNING = "!"
    CONFLICT = "!!"
    ACCEPTED = "a"


class Look(NamedTuple):
    """All that decides the pixels of a cell's picture, sizes in logical pixels.

    `texts` are the wordings from the longest to the shortest: the first that fits is written, the
    last one as it is. `joined_left` and `joined_right` say that the booking goes on beside. `taken`
    pixels at the right end are left to somebody's being away. A day off is a line where it lies
    between drawn days of its booking (`idle`), and else a `slim` cell, so that its status is told.
    """

    kind: Kind
    texts: tuple[str, ...]
    column: int
    height: int
    strong: bool = False
    night: bool = False
    evening: bool = False
    idle: bool = False
    slim: bool = False
    joined_left: bool = False
    joined_right: bool = False
    badge: Badge = Badge.NONE
    selected: bool = False
    taken: int = 0


_STATUS_KINDS = {
    BookingStatus.ENQUIRED: Kind.ENQUIRED,
    BookingStatus.OFFERED: Kind.OFFERED,
    BookingStatus.CHALLENGED: Kind.HOLD,
    BookingStatus.CONFIRMED: Kind.CONFIRMED,
}
BADGES = {
    None: Badge.NONE,
    Severity.INFO: Badge.NOTE,
    Severity.WARN: Badge.WARNING,
    Severity.BLOCK: Badge.CONFLICT,
}
NOTCH = 10
"""So wide is the hatch that is left of a day away on which somebody is booked all the same."""


def look_of(
    cell: BoardCell,
    words: BoardWords,
    *,
    column: int,
    height: int,
    selected: bool = False,
    slim: bool = False,
    timed: bool = True,
) -> Look:
    """The look of a booking on one date. `slim`: a day off that must tell the status itself.

    Not `timed`: days are so narrow that no time of the clock has room.
    """
    kind = kind_of(cell)
    if slim:
        texts = _slim_texts(cell, kind, words)
    else:
        texts = () if cell.idle else _texts(cell, kind, words, timed=timed)
    return Look(
        kind=kind,
        texts=texts,
        column=column,
        height=height,
        strong=cell.own_call and not cell.idle,
        night=cell.night and not cell.idle,
        evening=cell.evening and not cell.night and not cell.idle,
        idle=cell.idle and not slim,
        slim=slim,
        joined_left=not cell.first,
        joined_right=not cell.last,
        badge=Badge.ACCEPTED if cell.accepted else BADGES[cell.severity],
        selected=selected,
    )


def while_away(look: Look) -> Look:
    """The same where the person is away: room is left at its end for the hatch of that."""
    return look._replace(taken=NOTCH) if look.column >= 40 else look


def away_look(away: BoardAway, words: BoardWords, *, column: int, height: int) -> Look:
    """The look of a date on which somebody is away; half as high for a part of the day."""
    reason = words.away(away)
    if away.part is None:
        return Look(kind=Kind.AWAY, texts=(reason, reason[:1]), column=column, height=height)
    hours = words.times(away.part.start, away.part.end)
    texts = (f"{reason} {hours}", hours, words.clock(away.part.start), reason[:1])
    return Look(kind=Kind.AWAY_PART, texts=texts, column=column, height=height)


def kind_of(cell: BoardCell) -> Kind:
    """The pattern of a booking on one date."""
    if cell.outside is not None:
        return Kind.OUTSIDE
    if cell.elsewhere:
        return Kind.ELSEWHERE
    if cell.status not in LIVE:
        return Kind.DEAD
    if cell.status is BookingStatus.PENCIL:
        return Kind.HOLD if cell.rank == 1 else Kind.SECOND
    kind = _STATUS_KINDS[cell.status]
    if kind is Kind.CONFIRMED and not cell.idle and cell.day_type not in {None, DayType.SHOOT}:
        return Kind.OUTLINE
    return kind


def _texts(
    cell: BoardCell, kind: Kind, words: BoardWords, *, timed: bool = True
) -> tuple[str, ...]:
    """The wordings of a cell from the longest to the shortest."""
    mark = words.mark(cell.status, cell.rank)
    times = _times(cell, words) if timed else ()
    match kind:
        case Kind.CONFIRMED if cell.call is not None:
            return (*times, mark)
        case Kind.CONFIRMED | Kind.DEAD:
            return (words.status(cell.status), mark)
        case Kind.OUTLINE if cell.day_type is not None:
            name, code = words.day_type(cell.day_type), words.day_code(cell.day_type)
            letter = (code[:1],) if len(code) > 1 else ()
            return (*(f"{name} {time}" for time in _times(cell, words)[:1]), name, code, *letter)
        case Kind.OUTSIDE:
            initials = "".join(word[:1] for word in cell.elsewhere.split()[:3])
            return (f"{mark} {cell.elsewhere}", f"{mark} {initials}", mark)
        case Kind.ELSEWHERE:
            code = cell.elsewhere
            if cell.status is not BookingStatus.CONFIRMED:
                shorter = (mark, mark[1:]) if len(mark) > 2 else (mark,)
                return (f"{mark} {code}", f"{mark} {code[:1]}", *shorter)
            return (code, code[:3], code[:1])
        case _:
            name = _type_word(cell, words)
            full = [f"{mark} {name}"] if name else [f"{mark} {time}" for time in times[:2]]
            return (*full, mark, mark[1:]) if len(mark) > 2 else (*full, mark)


def _slim_texts(cell: BoardCell, kind: Kind, words: BoardWords) -> tuple[str, ...]:
    """The letters alone: what a day off would say in words is that nobody works."""
    if kind is Kind.ELSEWHERE:
        return _texts(cell, kind, words)
    mark = words.mark(cell.status, cell.rank)
    return (mark, mark[1:]) if len(mark) > 2 else (mark,)


def _times(cell: BoardCell, words: BoardWords) -> tuple[str, ...]:
    """Call and wrap, then the call alone: an own one with its word, one to check with a mark."""
    if cell.call is None:
        return ()
    doubt = " ?" if cell.check_times else ""
    call = words.clock(cell.call)
    said = [words.times(cell.call, cell.wrap) + doubt, call + doubt, call]
    if cell.own_call:
        said.insert(1, words.own_call(call) + doubt)
    return tuple(dict.fromkeys(said))


def _type_word(cell: BoardCell, words: BoardWords) -> str:
    if cell.day_type is None or cell.day_type is DayType.SHOOT:
        return ""
    return words.day_type(cell.day_type)
