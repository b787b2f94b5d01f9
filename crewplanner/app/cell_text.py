"""What somebody writes into a cell of the board: `8-19`, `C +30`, `2h`, `travel`, `off`.

    8-19  8a-7:30p  0800-1930  8.00 – 19.30  22-6    call and wrap; 22-6 ends the next day
    8     +30  -0:15                                 a call alone, or relative to the unit's
    wrap 19   wrap +60   call 7                      one of the two
    =                                                the unit's times again
    x ok c · hold 2h 2nd · enq ? · offered · released · declined · cancelled
    travel  prep  hold day                           the kind of day, where it is not the unit's
    leave  sick  away                                not available
    off  -                                           not booked
    @Splinter · as Gaffer · "bring the jib"          unit, role and note
    until 2026-03-05 · by 2026-03-05T17:00+00:00     how long a hold stands, a challenge's deadline

What stands in round brackets says the unit's times and is for the eye. Several bookings of a cell
are divided by ` / `; a bar before one says that it begins anew after a like one the day before.
"""

import datetime as dt
import re
from dataclasses import field
from typing import Any

from crewplanner.app.cell_phrases import Meaning, Phrases, Plain, phrases
from crewplanner.app.cell_quotes import unescaped
from crewplanner.app.errors import Refused
from crewplanner.app.names import fold, role_named, unit_named
from crewplanner.app.time_text import parse_spec, parse_time
from crewplanner.app.words import status_mark, word
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import HIGHEST_RANK, BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.ids import RoleId, UnitId
from crewplanner.domain.people import UnavailabilityKind
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DAY, LATEST, Clock, TimeSpec
from crewplanner.i18n import _

_CLOCK = (
    r"\d{1,2}(?:[:.h]?[0-5]\d(?!\d)|h(?!\w))?(?:\s?[ap](?:\.?m\.?)?(?!\w))?(?:\s*\+\s*1(?![\d:.]))?"
)
_RANGE = re.compile(rf"({_CLOCK})\s*(?:-|–|—|to\b)\s*({_CLOCK})", re.ASCII | re.IGNORECASE)
_SPEC = rf"(?:[+\-−]\s*(?:\d{{1,2}}[:.h])?\d{{1,3}}|{_CLOCK})"
_ONE = re.compile(rf"(?:(call|wrap)\s+)?({_SPEC})", re.ASCII | re.IGNORECASE)
_RANKED = re.compile(
    r"(?:([1-9])(?:(?:st|nd|rd|th)(?:\s+(?:hold|pencil|option)(?!\w))?|\s(?:hold|pencil|option)"
    r"(?!\w))|([1-3])[hp]|(?:hold|pencil|option)\s+([1-9])(?![\d:.]))(!)?(?![\w])",
    re.ASCII | re.IGNORECASE,
)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"|“((?:[^”\\]|\\.)*)”', re.DOTALL)
_HINT = re.compile(r"\([^()]*\)")
_UNTIL = re.compile(r"until\s+(\d{4}-\d\d-\d\d)(?!\S)", re.ASCII | re.IGNORECASE)
_BY = re.compile(
    r"by\s+(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d))(?!\S)", re.ASCII | re.IGNORECASE
)
_RANK = re.compile(r"rank\s+([1-9])(?!\S)", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"#(\d+)(?!\S)", re.ASCII)
_WORD = re.compile(r'[^\s,;"()|]+')
_SPACE = re.compile(r"[\s,;]+")
_BETWEEN = re.compile(r"\s+/(?:\s+|$)")
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a text says of one booking: fields of `Entry` by name; others stay, or are as usual.

    `starts` is a bar before it. A wrap that is a clock time before its call is meant after it.
    """

    fields: tuple[tuple[str, Any], ...]
    starts: bool = False

    @property
    def states(self) -> bool:
        """Whether it says how firm the booking is."""
        return any(name == "status" for name, _value in self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellText:
    """What a text asks of a cell: to be free, to be a day away, or bookings that say something."""

    changes: tuple[Change, ...] = ()
    away: UnavailabilityKind | None = None

    @property
    def frees(self) -> bool:
        """Whether nothing shall be booked."""
        return not self.changes and self.away is None


FREE = CellText()


@dataclass(slots=True)
class _Reader:
    """One booking's text and how far it is read."""

    text: str
    plan: Plan
    production: Production
    known: Phrases
    at: int = 0
    fields: dict[str, Any] = field(default_factory=dict[str, Any])
    away: UnavailabilityKind | None = None
    frees: bool = False
    starts: bool = False


def parse_cell(
    text: str, plan: Plan, production: Production, known: Phrases | None = None
) -> CellText:
    """What the text asks of a cell of the production. An empty text asks for a free cell.

    Whoever reads many gives the `known` phrases. Raises ValueError with a translated sentence for
    what is not understood.
    """
    known = known or phrases()
    changes: list[Change] = []
    for part in _parts(text):
        reader = _Reader(text=part, plan=plan, production=production, known=known)
        _read(reader)
        if reader.away is not None or reader.frees:
            _require_alone(reader, text)
            if len(_parts(text)) > 1:
                raise ValueError(_not_understood(text, production))
            return CellText(away=reader.away)
        if not reader.fields:
            raise ValueError(_not_understood(part, production))
        changes.append(Change(fields=tuple(reader.fields.items()), starts=reader.starts))
    return CellText(changes=tuple(changes))


def _parts(text: str) -> list[str]:
    """The texts of the bookings; a dividing stroke inside a note divides nothing."""
    bare = _QUOTED.sub(lambda found: "\x01" * len(found[0]), text)
    parts: list[str] = []
    start = 0
    for stroke in _BETWEEN.finditer(bare):
        parts.append(text[start : stroke.start()])
        start = stroke.end()
    parts.append(text[start:])
    return [part.strip() for part in parts] if text.strip() else []


def _require_alone(reader: _Reader, text: str) -> None:
    if reader.fields or (reader.away is not None and reader.frees):
        raise ValueError(
            _("“{text}” says two things: a day off or away has no times and no status.").format(
                text=text.strip()
            )
        )


def _read(reader: _Reader) -> None:
    while reader.at < len(reader.text):
        if (space := _SPACE.match(reader.text, reader.at)) is not None:
            reader.at = space.end()
        elif not any(step(reader) for step in _STEPS):
            raise ValueError(_not_understood(reader.text[reader.at :], reader.production))


def _bar(reader: _Reader) -> bool:
    if not reader.text.startswith("|", reader.at):
        return False
    reader.starts = True
    reader.at += 1
    return True


def _hint(reader: _Reader) -> bool:
    return _took(reader, _HINT) is not None


def _note(reader: _Reader) -> bool:
    if reader.text[reader.at : reader.at + 5].casefold() == "note:":
        reader.fields["note"] = reader.text[reader.at + 5 :].strip()
        reader.at = len(reader.text)
        return True
    if (found := _took(reader, _QUOTED)) is None:
        return False
    reader.fields["note"] = unescaped(found[1] if found[1] is not None else found[2])
    return True


def _times(reader: _Reader) -> bool:
    if (found := _took(reader, _RANGE)) is None:
        return False
    call = parse_time(_plain_hour(found[1]))
    wrap = parse_time(_plain_hour(found[2]))
    if wrap <= call and wrap < DAY:
        wrap += DAY
    _require_order(call, wrap)
    _say(reader, "call", Clock(minutes=call))
    _say(reader, "wrap", Clock(minutes=wrap))
    return True


def _ranked(reader: _Reader) -> bool:
    if (found := _took(reader, _RANKED)) is None:
        return False
    rank = int(found[1] or found[2] or found[3])
    status = BookingStatus.CHALLENGED if found[4] else BookingStatus.PENCIL
    _set_status(reader, status, rank)
    return True


def _rank(reader: _Reader) -> bool:
    if (found := _took(reader, _RANK)) is None:
        return False
    reader.fields["rank"] = int(found[1])
    return True


def _deadline(reader: _Reader) -> bool:
    try:
        if (found := _took(reader, _UNTIL)) is not None:
            reader.fields["expires"] = dt.date.fromisoformat(found[1])
        elif (found := _took(reader, _BY)) is not None:
            reader.fields["challenged_until"] = dt.datetime.fromisoformat(found[1]).astimezone(
                dt.UTC
            )
    except ValueError as error:
        raise ValueError(_not_understood(reader.text, reader.production)) from error
    return found is not None


def _one_time(reader: _Reader) -> bool:
    found = _ONE.match(reader.text, reader.at)
    if found is None:
        return False
    spec = _spec(found[2])
    reader.at = found.end()
    _say(reader, "wrap" if (found[1] or "").casefold() == "wrap" else "call", spec)
    return True


def _say(reader: _Reader, name: str, spec: TimeSpec) -> None:
    if name in reader.fields:
        raise ValueError(_not_understood(reader.text, reader.production))
    reader.fields[name] = spec


def _phrase(reader: _Reader) -> bool:
    for end in reversed(_word_ends(reader, reader.known.longest)):
        folded = " ".join(fold(reader.text[reader.at : end]).split())
        meaning = reader.known.meanings.get(folded)
        if meaning is not None:
            reader.at = end
            _mean(reader, meaning)
            return True
    return False


def _unit(reader: _Reader) -> bool:
    return _named(reader, ("@", "unit ", "with "), "unit", _unit_meant)


def _role(reader: _Reader) -> bool:
    return _named(reader, ("as ",), "role", _role_meant)


_STEPS = (_bar, _hint, _note, _deadline, _rank, _times, _ranked, _one_time, _unit, _role, _phrase)


def _mean(reader: _Reader, meaning: Meaning) -> None:
    match meaning:
        case BookingStatus():
            _set_status(reader, meaning, 1)
        case DayType():
            reader.fields["day_type"] = meaning
        case UnavailabilityKind():
            reader.away = meaning
        case Plain.FREE:
            reader.frees = True
        case Plain.LIKE_UNIT:
            reader.fields["call"] = reader.fields["wrap"] = None
            reader.fields["day_type"] = None
        case Plain.NO_ROLE:
            reader.fields["role"] = None
        case Plain.NO_UNIT:
            reader.fields["unit"] = None


def _set_status(reader: _Reader, status: BookingStatus, rank: int) -> None:
    if not 1 <= rank <= HIGHEST_RANK:
        raise ValueError(_not_understood(reader.text, reader.production))
    if "status" in reader.fields and reader.fields["status"] is not status:
        raise ValueError(_("“{text}” says two statuses.").format(text=reader.text))
    reader.fields["status"] = status
    reader.fields["rank"] = rank


def _named(reader: _Reader, openings: tuple[str, ...], name: str, meant: Any) -> bool:
    """A unit or a role behind the word for it: quoted, by number, or as many words as fit."""
    rest = reader.text[reader.at :]
    opening = next((one for one in openings if rest.casefold().startswith(one)), None)
    if opening is None:
        return False
    reader.at += len(opening)
    if (number := _took(reader, _NUMBER)) is not None:
        reader.fields[name] = meant(reader, f"#{number[1]}")
        return True
    if (quoted := _took(reader, _QUOTED)) is not None:
        reader.fields[name] = meant(reader, unescaped(quoted[1] or quoted[2] or ""))
        return True
    reason = ValueError(_not_understood(reader.text, reader.production))
    for end in reversed(_word_ends(reader, _LONGEST_NAME)):
        try:
            reader.fields[name] = meant(reader, reader.text[reader.at : end])
        except ValueError as error:
            reason = error
            continue
        reader.at = end
        return True
    raise reason


def _unit_meant(reader: _Reader, text: str) -> UnitId:
    if text.startswith("#"):
        units = {int(key): unit for key, unit in reader.plan.units.items()}
        found = units.get(int(text[1:]))
        if found is not None and found.production == reader.production.id:
            return found.id
    try:
        return unit_named(reader.plan, reader.production.id, text).id
    except Refused as refused:
        raise ValueError(refused.reason) from refused


def _role_meant(reader: _Reader, text: str) -> RoleId:
    if text.startswith("#"):
        roles = {int(key): role for key, role in reader.plan.roles.items()}
        if (found := roles.get(int(text[1:]))) is not None:
            return found.id
    try:
        return role_named(reader.plan, text, reader.production.words).id
    except Refused as refused:
        raise ValueError(refused.reason) from refused


def _took(reader: _Reader, pattern: re.Pattern[str]) -> re.Match[str] | None:
    found = pattern.match(reader.text, reader.at)
    if found is not None:
        reader.at = found.end()
    return found


def _word_ends(reader: _Reader, most: int) -> list[int]:
    """Where the next words end, one after the other, up to a bracket, a quote or a bar."""
    ends: list[int] = []
    at = reader.at
    while len(ends) < most and (found := _WORD.match(reader.text, at)) is not None:
        ends.append(found.end())
        at = found.end()
        while reader.text[at : at + 1] == " ":
            at += 1
    return ends


def _spec(text: str) -> TimeSpec:
    return parse_spec(_plain_hour(text))


def _plain_hour(text: str) -> str:
    """`19h` as 19; the rest as it is."""
    return re.sub(r"(?<=\d)h(?!\d)", "", text)


def _require_order(call: int, wrap: int) -> None:
    if wrap <= call:
        raise ValueError(_("The wrap is not after the call."))
    if wrap > LATEST:
        raise ValueError(_("The wrap is more than a day past its own date."))


def _not_understood(text: str, production: Production) -> str:
    """Says what can be written, in the words that the board and the papers show."""
    words = production.words
    return _(
        "“{text}” is not understood: write times (8-19), +30 to the unit, a status ({confirmed}, "
        "{second}, {enquired}), a kind of day (travel) or off."
    ).format(
        text=text.strip(),
        confirmed=word(BookingStatus.CONFIRMED, words).lower(),
        second=status_mark(BookingStatus.PENCIL, 2, words),
        enquired=word(BookingStatus.ENQUIRED, words).lower(),
    )
