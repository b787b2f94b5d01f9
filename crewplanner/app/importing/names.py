"""Names of people: which part is the family's, how to compare two of them."""

import re

from crewplanner.app.importing.folding import cleaned, folded, words_of
from crewplanner.dataclass import dataclass

_PARTICLES = frozenset(
    {
        "af",
        "al",
        "av",
        "bin",
        "d",
        "da",
        "dal",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "mac",
        "mc",
        "saint",
        "san",
        "santa",
        "st",
        "ten",
        "ter",
        "thor",
        "van",
        "vom",
        "von",
        "zu",
        "zum",
        "zur",
    }
)
_SUFFIXES = frozenset(
    {
        "jr",
        "jnr",
        "sr",
        "snr",
        "ii",
        "iii",
        "iv",
        "phd",
        "md",
        "bsc",
        "acs",
        "asc",
        "bvk",
        "csc",
        "aca",
        "ba",
        "ma",
        "obe",
        "mbe",
    }
)
_NOBODY = frozenset(
    {
        "tbc",
        "tba",
        "tbd",
        "n/a",
        "na",
        "none",
        "nn",
        "n.n.",
        "vacant",
        "open",
        "?",
        "??",
        "???",
        "-",
        "--",
        "—",
        "–",
        "x",
        "xx",
        "xxx",
        "offen",
        "niemand",
        "nobody",
        "tbh",
        "pending",
        "unfilled",
        "total",
        "totals",
        "subtotal",
        "sum",
        "summe",
        "gesamt",
    }
)
_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*")
_LOST = re.compile(r"[?\ufffd]")
_NO_PERSON = re.compile(
    r"(?:sub)?totals?\b[\s:]*[\d., ]*|(?:page|seite) \d+(?: ?(?:of|von|/) ?\d+)?|[nop]/c|w/n"
)
"""Sums, page numbers and the words of a call sheet for a call."""
_LETTER = re.compile(r"[^\W\d_]")
_EAST_ASIAN = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff・·\\s]+"
)
"""Chinese, Japanese and Korean letters: the family's name stands first and stays there."""
_NEARLY = 85
_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class FullName:
    """A name as it is shown and as it is sorted ("Van der Berg, Carmen").

    `aside` is what stood in brackets behind it. `lost` says that letters were lost in the file.
    """

    name: str
    sort_name: str
    aside: str = ""
    lost: bool = False

    @property
    def key(self) -> str:
        """Equal for one name turned round, in other case, with or without accents."""
        return name_key(self.name)


def nobody(text: str) -> bool:
    """Whether the text stands for somebody not found yet: "TBC", "n/a", a dash."""
    bare = folded(cleaned(text)).replace(".", "").strip(":")
    return bare in _NOBODY or not _LETTER.search(text) or _NO_PERSON.fullmatch(bare) is not None


def full_name(text: str) -> FullName:
    """The name of one cell. "BJÖRK, Ana" and "BJÖRK Ana" are turned round and calmed."""
    bare = cleaned(text)
    aside = ", ".join(found for found in _BRACKETS.findall(bare) if found.strip())
    bare = cleaned(_BRACKETS.sub(" ", bare))
    if _EAST_ASIAN.fullmatch(bare):
        return FullName(name=bare, sort_name=bare, aside=aside)
    before, comma, after = bare.partition(",")
    after_words = words_of(after)
    if comma and after_words and not set(after_words) <= _SUFFIXES and before.strip():
        return _named(_calm(before.strip(), bare), _calm(after.strip(), bare), aside)
    words = bare.replace(",", " ").split()
    loud = [_loud(word) for word in words]
    if len(words) >= _PAIR and any(loud) and not all(loud):
        first_quiet = loud.index(False)
        if first_quiet > 0 and not any(loud[first_quiet:]):
            family, given = words[:first_quiet], words[first_quiet:]
            return _named(_calm(" ".join(family), bare), " ".join(given), aside)
        words = [_calm(word, bare) for word in words]
    given_count = _given(words)
    return _named(" ".join(words[given_count:]), " ".join(words[:given_count]), aside)


def two_part_name(family: str, given: str) -> FullName:
    """The name of two cells, each kept as the file has it."""
    bare = cleaned(_BRACKETS.sub(" ", given))
    aside = ", ".join(found for found in _BRACKETS.findall(given) if found.strip())
    return _named(cleaned(family), bare, aside)


def name_key(name: str) -> str:
    """The folded words of a name in alphabetical order; academic and family suffixes left out.

    A name that is nothing else ("Ma") keeps them.
    """
    words = words_of(name)
    return " ".join(sorted([word for word in words if word not in _SUFFIXES] or words))


def same_key(one: str, other: str) -> bool:
    """Whether two keys are equal, a question mark standing for one lost letter."""
    if one == other:
        return True
    if "?" not in one and "?" not in other:
        return False
    ours, theirs = one.split(), other.split()
    return len(ours) == len(theirs) and all(
        any(_fits(word, candidate) for candidate in theirs) for word in ours
    )


def alike(one: str, other: str) -> bool:
    """Whether two keys are near enough for one name with a slip of the pen."""
    if same_key(one, other):
        return True
    from rapidfuzz import fuzz  # noqa: PLC0415 - only names that differ need it

    return fuzz.ratio(one, other) >= _NEARLY


def _fits(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    return all(a == b or "?" in {a, b} for a, b in zip(one, other, strict=True))


def _named(family: str, given: str, aside: str) -> FullName:
    name = f"{given} {family}".strip()
    if family and _EAST_ASIAN.fullmatch(name):
        name = f"{family} {given}".strip()
        return FullName(name=name, sort_name=name, aside=aside)
    return FullName(
        name=name,
        sort_name=f"{family}, {given}" if family and given else name,
        aside=aside,
        lost=bool(_LOST.search(name)),
    )


def _given(words: list[str]) -> int:
    """How many of the words are given names: all before the particles of the family name."""
    if len(words) < _PAIR:
        return 0
    last = len(words) - 1
    if folded(words[last]).strip(".") in _SUFFIXES and last > 1:
        last -= 1
    while last > 1 and folded(words[last - 1]).strip(".'") in _PARTICLES:
        last -= 1
    return last


def _loud(word: str) -> bool:
    letters = _LETTER.findall(word)
    return len(letters) > 1 and word.isupper()


def _calm(text: str, whole: str) -> str:
    """Capitals only where they belong, unless the whole name is written in capitals."""
    if whole.isupper() or not any(_loud(word) for word in text.split()):
        return text
    parts = re.split(r"([\s'’.-])", text)
    calm = "".join(part.capitalize() if _loud(part) else part for part in parts)
    words = calm.split(" ")
    return " ".join(w.lower() if i and w.lower() in _PARTICLES else w for i, w in enumerate(words))
