"""Coordinates as maps and phones write them, and the one way in which they are said back."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from crewplanner.app.errors import Refused
from crewplanner.i18n import _, pgettext

Coordinates = tuple[Decimal, Decimal]
"""Degrees north and degrees east; south and west are negative."""

_EXACT = Decimal("0.000001")
"""A tenth of a meter: no map is more exact."""
_SIXTY = Decimal(60)
_TOKEN = re.compile(r"[NSEW]|[-+]?\d+(?:\.\d+)?|[°'\",;]", re.ASCII)
_ALIKE = str.maketrans({"′": "'", "’": "'", "″": '"', "”": '"', "−": "-", "º": "°", "–": "-"})
_LIMITS = (90, 180)
_PARTS = ("degrees", "minutes", "seconds")


def parse_coordinates(text: str) -> Coordinates:
    """What is meant by two numbers or by degrees, minutes and seconds, latitude first.

    `51.5072, -0.1276`; `51°30′26″N 0°7′39″W`; `51 30.43 N, 0 7.66 W`. With letters either may come
    first. Raises Refused with a sentence for anything else.
    """
    tokens = _tokens(text)
    letters = [token for token in tokens if token.isalpha()]
    halves = _halves(tokens)
    if halves is None or len(letters) not in {0, len(_LIMITS)}:
        raise _refused(text)
    if letters and letters[0] in "EW":
        halves, letters = (halves[1], halves[0]), letters[::-1]
    if letters and (letters[0] not in "NS" or letters[1] not in "EW"):
        raise _refused(text)
    found = [_degrees(half, text) for half in halves]
    if any(abs(degrees) > limit for degrees, limit in zip(found, _LIMITS, strict=True)):
        raise Refused(
            _("Latitude goes from −90 to 90 and comes first, longitude from −180 to 180.")
        )
    return found[0], found[1]


def coordinates_text(latitude: Decimal, longitude: Decimal) -> str:
    """51.5072° N, 0.1276° W."""
    north = pgettext("north", "N") if latitude >= 0 else pgettext("south", "S")
    east = pgettext("east", "E") if longitude >= 0 else pgettext("west", "W")
    return f"{_plain(abs(latitude))}° {north}, {_plain(abs(longitude))}° {east}"


def coordinates_typed(latitude: Decimal, longitude: Decimal) -> str:
    """51.5072, -0.1276: what `parse_coordinates` reads back in every language."""
    return f"{_plain(latitude)}, {_plain(longitude)}"


def _plain(degrees: Decimal) -> str:
    text = f"{degrees:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _tokens(text: str) -> list[str]:
    """Numbers, letters and marks; with a semicolon between them commas are decimal ones."""
    text = text.translate(_ALIKE).upper().replace("''", '"')
    if ";" in text:
        text = text.replace(",", ".")
    if _TOKEN.sub("", text).strip():
        raise _refused(text)
    return _TOKEN.findall(text)


def _halves(tokens: list[str]) -> tuple[list[str], list[str]] | None:
    """The tokens of one coordinate and of the other."""
    letters = [at for at, token in enumerate(tokens) if token.isalpha()]
    between = [at for at, token in enumerate(tokens) if token in {",", ";"}]
    if letters[1:]:
        cut = letters[1] if letters[0] == 0 else letters[0] + 1
    elif len(between) == 1:
        cut = between[0]
    else:
        numbers = [at for at, token in enumerate(tokens) if token[-1].isdigit()]
        if between or not numbers or len(numbers) % 2:
            return None
        cut = numbers[len(numbers) // 2]
    return tokens[:cut], tokens[cut:]


def _degrees(tokens: Sequence[str], text: str) -> Decimal:
    """One coordinate: degrees, then minutes, then seconds; only the last may have a fraction."""
    numbers = [token for token in tokens if token[-1].isdigit()]
    letter = next((token for token in tokens if token.isalpha()), "")
    signed = numbers and numbers[0][0] in "+-"
    if not 1 <= len(numbers) <= len(_PARTS) or (signed and letter):
        raise _refused(text)
    if any("." in number for number in numbers[:-1]) or any(n[0] in "+-" for n in numbers[1:]):
        raise _refused(text)
    whole, *parts = (Decimal(number.lstrip("+-")) for number in numbers)
    if any(part >= _SIXTY for part in parts):
        raise _refused(text)
    for power, part in enumerate(parts, start=1):
        whole += part / _SIXTY**power
    whole = whole.quantize(_EXACT, ROUND_HALF_UP)
    return -whole if letter in {"S", "W"} or numbers[0][0] == "-" else whole


def _refused(text: str) -> Refused:
    return Refused(
        _("“{text}” is no place on the map. Write 51.5072, -0.1276 or 51°30′26″N 0°7′39″W.").format(
            text=text.strip()
        )
    )
