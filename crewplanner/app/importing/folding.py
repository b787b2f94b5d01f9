"""Texts made comparable: case, accents, spaces and the many ways of writing one job."""

import re
import unicodedata
from functools import lru_cache
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
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe20-\ufe2f]"
)
"""The marks of Latin, Greek, Cyrillic, Hebrew and Arabic letters, which people leave out.

Those of other scripts make another letter or are a vowel, so they stay.
"""
_JOINERS = re.compile("[\u200c\u200d]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SINGLE_LETTERS = re.compile(r"(?<= )[a-z](?: [a-z])+(?= )")
_GERMAN_BOTH = re.compile(r"(?:[:*_/]-?in(?:nen)?|\(in\))\b", re.IGNORECASE)
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
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
    plain = text
    if not text.isprintable():
        plain = _CONTROLS.sub("", text)
    elif "  " not in text and text.strip() == text:
        return text
    return " ".join(plain.split())


def folded(text: str) -> str:
    """Lower case without accents: "BJÖRK" and "Bjork" are the same, so are "Søren" and "soren".

    Letters of every script stay; composed and decomposed ones are the same.
    """
    if text.isascii():
        return text.replace("`", "'").casefold()
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS).casefold())
    plain = _ACCENTS.sub("", plain).casefold()
    return unicodedata.normalize("NFC", plain.translate(_LETTERS))


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, punctuation left out; a question mark stays (a lost letter)."""
    plain = folded(text).replace("'", "")
    if plain.isascii():
        return tuple(_NOT_WORD.sub(" ", plain).split())
    plain = _JOINERS.sub("", plain)
    return tuple("".join(c if _in_word(c) else " " for c in plain).split())


@lru_cache(maxsize=1024)
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


def _in_word(character: str) -> bool:
    """Whether it is part of a word: a letter or figure of any script, a vowel sign, a "?"."""
    return character.isalnum() or character == "?" or unicodedata.category(character)[0] == "M"
