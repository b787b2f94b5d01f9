"""Places out of cells: several streets in one, a short name for each, the full text as address."""

import re
from collections.abc import Iterator

from crewplanner.app.importing.folding import cleaned, folded
from crewplanner.dataclass import dataclass

_BETWEEN = re.compile(r"\s+between\s+", re.IGNORECASE)
_LISTS = re.compile(r"\s*(?:;|\n|\s\|\s|\s/\s)\s*")
_COMMAS = re.compile(r"\s*,\s*")
_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_SHORT = (
    ("street", "St"), ("avenue", "Ave"), ("boulevard", "Blvd"), ("road", "Rd"), ("place", "Pl"),
    ("drive", "Dr"), ("court", "Ct"), ("lane", "Ln"), ("parkway", "Pkwy"), ("square", "Sq"),
    ("terrace", "Ter"), ("highway", "Hwy"), ("expressway", "Expy"), ("east", "E"), ("west", "W"),
    ("north", "N"), ("south", "S"),
)  # fmt: skip
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceText:
    """A place as a cell names it: a short name for lists, the whole text as address.

    `key` is equal for one place written twice.
    """

    name: str
    address: str
    key: str


def place_key(address: str) -> str:
    """An address made comparable."""
    return folded(cleaned(address))


def places_of(text: str) -> tuple[PlaceText, ...]:
    """The places of a cell, each once, in order.

    Commas part them only where every piece is a street "between" two others; an address keeps its
    commas. Semicolons and line breaks always part them.
    """
    found: dict[str, PlaceText] = {}
    for piece in _pieces(text):
        place = PlaceText(name=_name(piece), address=piece, key=place_key(piece))
        found.setdefault(place.key, place)
    return tuple(found.values())


def _pieces(text: str) -> Iterator[str]:
    for part in _LISTS.split(text.strip()):
        streets = [cleaned(piece) for piece in _COMMAS.split(part)]
        if len(streets) > 1 and all(_BETWEEN.search(street) for street in streets):
            yield from streets
        elif cleaned(part):
            yield cleaned(part)


def _name(address: str) -> str:
    """A short name: "E 51 St, Madison Ave – Park Ave", or what comes before the first comma."""
    street, *between = _BETWEEN.split(address, maxsplit=1)
    if between:
        ends = " – ".join(_shortened(end) for end in _AND.split(between[0], maxsplit=1))
        return _cut(f"{_shortened(street)}, {ends}")
    first = address.partition(",")[0].strip()
    return _cut(first if any(c.isalpha() for c in first) else address)


def _shortened(street: str) -> str:
    words = street.split()
    short = dict(_SHORT)
    if len(words) == 1:
        return street.title() if street.isupper() else street
    calm = [word.capitalize() if word.isupper() and len(word) > 1 else word for word in words]
    return " ".join(short.get(word.lower(), word) for word in calm)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1].rstrip()}…"
