"""Texts made comparable: case, accents, spaces and the many ways of writing one job."""

import re
import unicodedata
from types import MappingProxyType

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ẞ": "ss",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ð": "d",
        "Ð": "d",
        "þ": "th",
        "Þ": "th",
        "\u0131": "i",
        "İ": "i",
        "’": "'",
        "‘": "'",
        "`": "'",
        "\u00b4": "'",
    }
)
_NOT_WORD = re.compile(r"[^0-9a-z?]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SINGLE_LETTERS = re.compile(r"(?<= )[a-z](?: [a-z])+(?= )")
_GERMAN_BOTH = re.compile(r"(?:[:*_/]-?in(?:nen)?|\(in\))\b", re.IGNORECASE)
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)

_WORDS = MappingProxyType(
    {
        "1st": "first",
        "2nd": "second",
        "3rd": "third",
        "4th": "fourth",
        "asst": "assistant",
        "ass": "assistant",
        "assist": "assistant",
        "assoc": "associate",
        "cam": "camera",
        "const": "construction",
        "coord": "coordinator",
        "cord": "coordinator",
        "dept": "department",
        "dir": "director",
        "elec": "electric",
        "exec": "executive",
        "gen": "genny",
        "gennie": "genny",
        "generator": "genny",
        "jr": "junior",
        "jnr": "junior",
        "loc": "location",
        "mgr": "manager",
        "mngr": "manager",
        "op": "operator",
        "photog": "photographer",
        "prod": "production",
        "snr": "senior",
        "sr": "senior",
        "super": "supervisor",
        "supv": "supervisor",
        "sup": "supervisor",
        "tech": "technician",
        "u": "und",
        "grips": "grip",
        "costumes": "costume",
        "locations": "location",
        "stunts": "stunt",
    }
)
_JOINED = (
    ("co ordinator", "coordinator"),
    ("make up", "makeup"),
    ("stand by", "standby"),
    ("post production", "postproduction"),
    ("steady cam", "steadicam"),
    ("art dept", "art department"),
    ("on set", "onset"),
    (" und ", " and "),
)


def cleaned(text: str) -> str:
    """The text without control and direction characters, runs of spaces as one, ends trimmed."""
    plain = text if text.isprintable() else _CONTROLS.sub("", text)
    return " ".join(plain.split())


def folded(text: str) -> str:
    """Lower case without accents: "BJÖRK" and "Bjork" are the same, so are "Søren" and "soren"."""
    if text.isascii():
        return text.replace("`", "'").casefold()
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, punctuation left out; a question mark stays (a lost letter)."""
    return tuple(_NOT_WORD.sub(" ", folded(text).replace("'", "")).split())


def heading_key(text: str) -> str:
    """A column heading made comparable: "StartDate", "start_date" and "Start date" are one."""
    return " ".join(words_of(_CAMEL.sub(" ", text))).replace("?", "").strip()


def job_key(text: str) -> str:
    """A department or role made comparable: abbreviations written out, spellings joined.

    "Key Asst. Location Mgr", "key assistant location manager" and "KEY ASST LOCATIONS MGR" are one.
    """
    plain = _GERMAN_BOTH.sub("", text).replace("&", " and ").replace("+", " and ")
    tokens = [_WORDS.get(word, word) for word in words_of(plain.replace("?", " "))]
    key = _SINGLE_LETTERS.sub(_together, f" {' '.join(tokens)} ")
    for apart, joined in _JOINED:
        key = key.replace(f" {apart.strip()} ", f" {joined.strip()} ")
    return key.strip()


def _together(letters: re.Match[str]) -> str:
    """The letters of "D.O.P." as one word."""
    return letters[0].replace(" ", "")
