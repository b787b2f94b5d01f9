"""Words for kinds of days, as schedules and permits use them."""

import re

from crewplanner.app.importing.folding import folded
from crewplanner.domain.days import DayType

_WORDS: tuple[tuple[DayType, tuple[str, ...]], ...] = (
    (
        DayType.PRE_LIGHT,
        ("pre-?light", "pre-?rig", "rigging", "rig day", "vorbau", "vorleuchten", "prelight"),
    ),
    (
        DayType.BUILD,
        ("load[ -]?ins?", "build", "set ?up", "dress", "construction", "aufbau", "bau", "montage"),
    ),
    (DayType.STRIKE, ("load[ -]?outs?", "strike", "de-?rig", "tear ?down", "abbau", "demontage")),
    (DayType.RECCE, ("recce", "recces", "tech scout", "scout", "scouting", "motivbesichtigung")),
    (DayType.PREP, ("prep", "preps", "preparation", "vorbereitung", "preparacion", "vorb")),
    (DayType.TEST, ("camera test", "tests?", "screen test", "kameratest", "essais")),
    (DayType.REHEARSAL, ("rehearsals?", "read-?through", "proben?", "repetition", "ensayo")),
    (DayType.FITTING, ("fittings?", "kostumprobe", "anprobe", "essayage")),
    (DayType.TRAVEL, ("travel", "travelling", "reise", "reisetag", "voyage", "viaje")),
    (DayType.STANDBY, ("stand-?by", "weather cover", "contingency", "bereitschaft")),
    (DayType.HOLD, ("hold", "holding", "reserve")),
    (DayType.IDLE, ("idle",)),
    (
        DayType.DARK,
        ("dark", "(?:day )?off", "down day", "rest(?: day)?", "drehfrei", "frei", "relache",
         "riposo", "folga"),
    ),
    (DayType.OFFICE, ("office", "meeting", "buro")),
    (DayType.RESEARCH, ("research", "recherche", "development")),
    (DayType.EDIT, ("edit", "editing", "post", "schnitt", "montaje")),
    (DayType.WRAP, ("wrap", "wrap-?out", "nachbereitung")),
    (
        DayType.SHOOT,
        ("shoot", "shoots", "shooting", "filming", "film", "drehtag", "dreh", "tournage", "rodaje",
         "principal photography", "production"),
    ),
)  # fmt: skip
_PATTERNS = tuple(
    (kind, re.compile(rf"(?<![a-z])(?:{'|'.join(words)})(?![a-z])")) for kind, words in _WORDS
)


def day_type_of(text: str) -> DayType | None:
    """The kind of day a text speaks of, the word that comes first deciding; None for none of ours.

    "Prep/Shoot/Wrap" is a day of preparation, "Load in and load out" one of building.
    """
    key = folded(text)
    found = [
        (match.start(), -len(match[0]), kind)
        for kind, pattern in _PATTERNS
        if (match := pattern.search(key)) is not None
    ]
    return min(found, key=lambda hit: hit[:2])[2] if found else None
