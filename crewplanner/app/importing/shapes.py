"""What a cell looks like when no heading says it."""

import re

from crewplanner.app.importing.folding import cleaned
from crewplanner.app.importing.names import nobody

_TIME = re.compile(r"\d{1,2}(?:[:.h]\d{2})?\s*(?:am|pm|a|p|uhr|h)?", re.IGNORECASE)
_CODED_CALL = frozenset(
    {
        "o/c",
        "p/c",
        "oc",
        "pc",
        "own",
        "wrap",
        "hold",
        "w/n",
        "as",
        "on",
        "per",
    }
)
_NAME_WORD = r"[^\W\d_][^\d_@/:;|]*"
_NAME = re.compile(rf"{_NAME_WORD}(?:[ ,.'’-]+{_NAME_WORD})+")
_ONE_WORD_NAME = re.compile(r"[^\d_@/:;|.,!?()]{2,40}")
_TWO_PARTS = re.compile(r"\s+[-–—]\s+|\s*:\s+|\s*\|\s*")
_LONGEST_NAME = 60
_MOST_WORDS = 6


def beside_each_other(text: str) -> tuple[str, ...]:
    """The two parts of "Gaffer: Ana Smith" or "Ana Smith - Gaffer"; nothing for one part."""
    parts = tuple(_TWO_PARTS.split(text, maxsplit=1))
    return parts if len(parts) > 1 else ()


def looks_like_call(text: str) -> bool:
    """Whether a cell holds a call: a time of day or one of the codes of a call sheet."""
    bare = cleaned(text).lower()
    timed = _TIME.fullmatch(bare) is not None and any(mark in bare for mark in ":.hap")
    return timed or bare in _CODED_CALL or bare.startswith(("on call", "per "))


def looks_like_name(text: str) -> bool:
    """Whether a cell could hold somebody's full name."""
    bare = cleaned(text)
    return (
        len(bare) <= _LONGEST_NAME
        and len(bare.split()) <= _MOST_WORDS
        and not nobody(bare)
        and _cased_as_name(bare)
    )


def looks_like_heading(text: str) -> bool:
    """Whether a cell alone in its row is written as a heading: in capitals."""
    bare = cleaned(text).rstrip(":")
    return bare.isupper() and any(letter.isalpha() for letter in bare) and "@" not in bare


def _cased_as_name(text: str) -> bool:
    """Names have capitals, and two words; in scripts without capitals one word may be a name."""
    if any(letter.isupper() for letter in text):
        return _NAME.fullmatch(text) is not None
    return text.lower() == text.upper() and _ONE_WORD_NAME.fullmatch(text) is not None
