"""The words of a call sheet: kinds of lines, remarks about people, pages in eighths."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from crewplanner.app.commands.call_sheets import SheetText, SheetTime
from crewplanner.app.queries.call_sheet import Remark, SheetPerson
from crewplanner.app.words import date_text, status_text, word
from crewplanner.domain.call_sheets import CastKind, ScheduleKind
from crewplanner.domain.productions import FilmWords
from crewplanner.i18n import N_, _

_WORDS: Mapping[tuple[type, str], str] = MappingProxyType(
    {
        (type(code), code.value): text
        for code, text in (
            (ScheduleKind.SCENE, N_("Scene")),
            (ScheduleKind.ITEM, N_("Item")),
            (ScheduleKind.MOVE, N_("Move")),
            (ScheduleKind.MEAL, N_("Meal")),
            (ScheduleKind.BANNER, N_("Banner")),
            (CastKind.CAST, N_("Cast")),
            (CastKind.STAND_IN, N_("Stand-in")),
            (CastKind.EXTRAS, N_("Extras")),
            (CastKind.MINOR, N_("Minor")),
            (SheetText.WEATHER, N_("Weather")),
            (SheetText.SAFETY, N_("Safety")),
            (SheetText.MEDIC, N_("Medic")),
            (SheetText.NOTICE, N_("Notice")),
            (SheetText.RADIO, N_("Radio channels")),
            (SheetText.CATERING, N_("Catering")),
            (SheetText.TRANSPORT, N_("Transport")),
            (SheetText.NOTES, N_("Notes")),
            (SheetTime.SHOOTING_CALL, N_("Shooting call")),
            (SheetTime.BREAKFAST, N_("Breakfast from")),
            (SheetTime.LUNCH, N_("Lunch")),
        )
    }
)
_REMARKS: Mapping[Remark, str] = MappingProxyType(
    {
        Remark.AWAY: N_("AWAY"),
        Remark.INSIDE_REST: N_("INSIDE REST"),
        Remark.DAILY: N_("Daily"),
        Remark.NEW: N_("New today"),
        Remark.LAST: N_("Last day"),
    }
)
_TOPICS: Mapping[str, str] = MappingProxyType(
    {
        "hospital": N_("Hospital"),
        "emergency": N_("Emergency numbers"),
        "schedule": N_("Schedule"),
        "cast": N_("Cast"),
        "pickup": N_("pickup"),
        "address": N_("address"),
    }
)
_EIGHTHS = 8


def sheet_word(code: StrEnum) -> str:
    """The word for a code of the call sheet, translated. Raises KeyError for another's."""
    return _(_WORDS[type(code), code.value])


def remark_text(remark: Remark, person: SheetPerson, words: FilmWords) -> str:
    """A remark about one of the crew in a few words."""
    if remark is Remark.NOT_CONFIRMED:
        return _("{status}, not confirmed").format(
            status=status_text(person.status, person.rank, words)
        )
    return _(_REMARKS[remark])


def remarks_text(person: SheetPerson, words: FilmWords) -> str:
    """All that is remarked about one of the crew, what was written last."""
    said = [remark_text(remark, person, words) for remark in person.remarks]
    if person.kind is not None:
        said.append(word(person.kind, words))
    if person.note:
        said.append(person.note)
    return " · ".join(said)


def eighths_text(eighths: int) -> str:
    """Pages of the script as people write them: 1 3/8."""
    pages, rest = divmod(eighths, _EIGHTHS)
    parts = (str(pages) if pages else "", f"{rest}/{_EIGHTHS}" if rest else "")
    return " ".join(part for part in parts if part)


def parse_eighths(text: str) -> int:
    """Eighths of a page: 3/8, 1 3/8, 2. Raises ValueError with a sentence."""
    words = text.split()
    if not words:
        return 0
    whole = words[0] if "/" not in words[0] else "0"
    part = words[-1] if "/" in words[-1] else "0/8"
    top, _slash, bottom = part.partition("/")
    known = len(words) == ("/" in words[-1]) + ("/" not in words[0])
    if not (known and whole.isdecimal() and top.isdecimal() and bottom == str(_EIGHTHS)):
        raise ValueError(_("“{text}” is not pages: write 3/8, 1 3/8 or 2").format(text=text))
    return int(whole) * _EIGHTHS + int(top)


def topic_text(topic: str) -> str:
    """What a text of the sheet is about, by the name that its document gives it."""
    head, _colon, rest = topic.partition(":")
    if topic in set(SheetText):
        return sheet_word(SheetText(topic))
    if topic in set(SheetTime):
        return sheet_word(SheetTime(topic))
    match head:
        case "schedule" | "cast":
            return f"{_(_TOPICS[head])} {rest.partition(':')[2]}".strip()
        case "crew":
            return _(_TOPICS["pickup"])
        case "head" | "need":
            return rest
        case "ahead":
            date = dt.date.fromisoformat(rest)
            return _("Advance, {date}").format(date=date_text(date, year=False))
        case "place":
            heading = rest.partition(":")[2]
            return _("Place, {what}").format(what=_(_TOPICS.get(heading, heading)))
        case _:
            return _(_TOPICS.get(head, head))
