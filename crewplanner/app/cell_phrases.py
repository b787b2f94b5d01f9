"""Words that may be written into a cell of the board: statuses, kinds of day, ways to be away."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from itertools import chain
from types import MappingProxyType

from crewplanner.app.names import fold
from crewplanner.app.words import word
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.people import UnavailabilityKind
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.i18n import N_, _

OWN_DAY_WORDS: Mapping[DayType, str] = MappingProxyType(
    {DayType.WRAP: N_("Wrap day"), DayType.HOLD: N_("Hold day")}
)
"""Kinds of day whose word alone means something else in a cell."""

_STATUSES: Mapping[str, BookingStatus] = MappingProxyType(
    {
        "x": BookingStatus.CONFIRMED,
        "c": BookingStatus.CONFIRMED,
        "ok": BookingStatus.CONFIRMED,
        "confirm": BookingStatus.CONFIRMED,
        "firm": BookingStatus.CONFIRMED,
        "booked": BookingStatus.CONFIRMED,
        "h": BookingStatus.PENCIL,
        "p": BookingStatus.PENCIL,
        "hold": BookingStatus.PENCIL,
        "pencilled": BookingStatus.PENCIL,
        "penciled": BookingStatus.PENCIL,
        "option": BookingStatus.PENCIL,
        "?": BookingStatus.ENQUIRED,
        "enq": BookingStatus.ENQUIRED,
        "enquiry": BookingStatus.ENQUIRED,
        "inquiry": BookingStatus.ENQUIRED,
        "ask": BookingStatus.ENQUIRED,
        "asked": BookingStatus.ENQUIRED,
        "o": BookingStatus.OFFERED,
        "offer": BookingStatus.OFFERED,
        "decline": BookingStatus.DECLINED,
        "release": BookingStatus.RELEASED,
        "rel": BookingStatus.RELEASED,
        "cancel": BookingStatus.CANCELLED,
        "canceled": BookingStatus.CANCELLED,
    }
)
_DAY_TYPES: Mapping[str, DayType] = MappingProxyType(
    {
        "wrap": DayType.WRAP,
        "recce": DayType.RECCE,
        "scout": DayType.RECCE,
        "tech recce": DayType.RECCE,
        "tech scout": DayType.RECCE,
        "prelight": DayType.PRE_LIGHT,
        "pre light": DayType.PRE_LIGHT,
        "prerig": DayType.BUILD,
        "rig": DayType.BUILD,
        "derig": DayType.STRIKE,
        "shooting": DayType.SHOOT,
        "rehearse": DayType.REHEARSAL,
        "standby": DayType.STANDBY,
        "stand by": DayType.STANDBY,
        "fly": DayType.TRAVEL,
    }
)
_AWAY: Mapping[str, UnavailabilityKind] = MappingProxyType(
    {
        "away": UnavailabilityKind.PERSONAL,
        "unavailable": UnavailabilityKind.PERSONAL,
        "ill": UnavailabilityKind.SICK,
        "vacation": UnavailabilityKind.LEAVE,
        "annual leave": UnavailabilityKind.LEAVE,
        "other production": UnavailabilityKind.OTHER_JOB,
    }
)
_FREE = ("off", "free", "not booked", "none", "-", "–", "—")
_LIKE_UNIT = ("=", "unit times", "as the unit", "as unit")


class Plain(StrEnum):
    """Words that are none of a code."""

    FREE = "free"
    LIKE_UNIT = "like unit"
    NO_ROLE = "no role"
    NO_UNIT = "no unit"


Meaning = BookingStatus | DayType | UnavailabilityKind | Plain
_Add = Callable[[str, Meaning], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Folded phrases with what they mean; `longest` is how many words the longest has."""

    meanings: Mapping[str, Meaning]
    longest: int


def phrases() -> Phrases:
    """All phrases: English ones always, and the words of the user's language, US and UK."""
    found: dict[str, Meaning] = {}

    def add(text: str, meaning: Meaning) -> None:
        found.setdefault(" ".join(fold(text).split()), meaning)

    for text, status in _STATUSES.items():
        add(text, status)
    for text in _FREE:
        add(text, Plain.FREE)
    for text in _LIKE_UNIT:
        add(text, Plain.LIKE_UNIT)
    add("no role", Plain.NO_ROLE)
    add("no unit", Plain.NO_UNIT)
    for kind in (BookingStatus, UnavailabilityKind, DayType):
        for code in kind:
            _add_words(add, code)
    for text, day_type in _DAY_TYPES.items():
        add(text, day_type)
    for text, away in _AWAY.items():
        add(text, away)
    longest = max(len(text.split()) for text in found)
    return Phrases(meanings=MappingProxyType(found), longest=longest)


def begins_phrase(letters: str, plan: Plan) -> bool:
    """Whether a word that may be written into a cell, or a role of the plan, begins with these."""
    start = fold(letters)
    names = (fold(role.name) for role in plan.roles.values())
    return any(text.startswith(start) for text in chain(phrases().meanings, names))


def day_type_word(day_type: DayType, words: FilmWords) -> str:
    """The word of a kind of day as a cell says it."""
    own = OWN_DAY_WORDS.get(day_type)
    return _(own) if own else word(day_type, words)


def _add_words(add: _Add, code: BookingStatus | UnavailabilityKind | DayType) -> None:
    """The code's own word and the words it is shown by; kinds of day also with “day” behind."""
    texts = [code.value.replace("_", " "), *(word(code, film) for film in FilmWords)]
    if isinstance(code, DayType):
        texts += [f"{text} day" for text in tuple(texts)]
        texts.append(day_type_word(code, FilmWords.US))
        if code in OWN_DAY_WORDS:
            texts = [text for text in texts if len(text.split()) > 1]
    for text in texts:
        add(text, code)
