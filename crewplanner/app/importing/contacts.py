"""Phone numbers and e-mail addresses in the one form in which they can be compared and called."""

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from crewplanner.app.importing.folding import cleaned
from crewplanner.app.importing.moments import looks_like_date
from crewplanner.dataclass import dataclass

_LABEL = re.compile(
    r"^(?:cell|mob(?:ile|il)?|tel(?:efon|ephone)?|phone|handy|home|work|office|m|t|h|w|o|c|p)[.:]?\s*"
    r"(?=[+(\d])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:;|,|\||\n| or | oder | ou |/(?=\s*[+(0]))\s*", re.IGNORECASE)
_BETWEEN_MAILS = re.compile(r"[;,\s<>|]+")
_AMERICAN = re.compile(r"(?:1[\s.-]?)?\(?[2-9]\d\d\)?[\s.-]?\d{3}[\s.-]?\d{4}(?:\s*(?:x|ext).*)?")
_AMERICAN_REGIONS = frozenset({"US", "CA"})
_DIGIT = re.compile(r"\d")
_FEW = 7
_SHORTEST_ABROAD = 11
_FLOAT = re.compile(r"\d(?:[.,]\d+)?e\+?\d{1,2}|\d{7,}\.0+", re.IGNORECASE)
"""A number that a spreadsheet took for a quantity: 2.125550116E+09."""
_NEARLY_ALL = 0.8
_ZONES = (
    ("Europe/London", "GB"),
    ("Europe/Dublin", "IE"),
    ("Europe/Berlin", "DE"),
    ("Europe/Vienna", "AT"),
    ("Europe/Zurich", "CH"),
    ("Europe/Paris", "FR"),
    ("Europe/Madrid", "ES"),
    ("Europe/Rome", "IT"),
    ("Europe/Amsterdam", "NL"),
    ("Australia/", "AU"),
    ("Pacific/Auckland", "NZ"),
    ("America/Toronto", "CA"),
    ("America/Vancouver", "CA"),
    ("America/", "US"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a cell with contacts says: the values, and those of them that were not understood."""

    values: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()


def phones(text: str, region: str) -> Reading:
    """The numbers of a cell in E.164 form (`+447911123456`), an extension behind ` x`.

    A number without its country is taken as one of the region (a code as GB); where it cannot be
    one, as one that lost its plus (`447911123456`) or has 00 for it. One that is possible
    but not in use is accepted. What is no number stays as typed, and so does a local one that lacks
    its area: nobody can call it from elsewhere.
    """
    values: list[str] = []
    odd: list[str] = []
    for part in _parts(text):
        number = _number(part, region) or _number(_international(part), "")
        if number is None:
            odd.append(part)
        values.append(part if number is None else number)
    return Reading(values=tuple(dict.fromkeys(values)), odd=tuple(odd))


def emails(text: str) -> Reading:
    """The addresses of a cell in lower case, checked for their form only. Others stay as typed."""
    together = re.sub(r"\s*@\s*", "@", cleaned(text))
    parts = [part.removeprefix("mailto:") for part in _BETWEEN_MAILS.split(together)]
    written = [part for part in parts if "@" in part]
    if not written:
        return Reading(odd=(cleaned(text),) if cleaned(text) else ())
    read = [(part, _address(part)) for part in written]
    return Reading(
        values=tuple(dict.fromkeys(address or part.lower() for part, address in read)),
        odd=tuple(part for part, address in read if address is None),
    )


def same_number(phone: str) -> str:
    """What two ways of writing one number have in common."""
    digits = "".join(_DIGIT.findall(phone.partition(" x")[0]))
    return digits or phone.casefold()


def region_of(numbers: Iterable[str], likely: Iterable[str], home: Iterable[str] = ()) -> str:
    """The region whose numbers a list holds, of those likely or named by its international numbers.

    It is the first in which nearly all numbers are possible and written as people write them there,
    else the one in which most are. `home` regions come before all others: numbers of another
    country among those of home tell nothing about the rest.
    """
    texts = [part for number in numbers for part in _parts(number)][:500]
    abroad: Counter[str] = Counter()
    for text in texts:
        if text.startswith(("+", "00")):
            region = _region(text)
            if region:
                abroad[region] += 1
    candidates = list(dict.fromkeys([*home, *(r for r, _count in abroad.most_common(1)), *likely]))
    if not candidates:
        return ""
    texts = [t for t in texts if len(_DIGIT.findall(t)) >= _FEW and not _local(t)]
    texts = [t for t in texts if not t.startswith(("+", "00"))] or texts
    fitting = {region: sum(_fits(text, region) for text in texts) for region in candidates}
    nearly_all = (region for region in candidates if fitting[region] >= len(texts) * _NEARLY_ALL)
    return next(nearly_all, max(candidates, key=lambda region: fitting[region]))


def region_of_zone(zone: str) -> str:
    """The region of a time zone's name, empty where it is none of those we know."""
    return next((region for begin, region in _ZONES if zone.startswith(begin)), "")


def looks_like_phone(text: str) -> bool:
    """Whether a cell holds a number to call and nothing else."""
    bare = _LABEL.sub("", cleaned(text))
    digits = len(_DIGIT.findall(bare))
    if looks_like_date(bare):
        return False
    return digits >= _FEW and re.fullmatch(r"[+\d\s()./x;,-]+", bare) is not None


def looks_like_email(text: str) -> bool:
    """Whether a cell holds an address."""
    return re.fullmatch(r"\S+@\S+\.\S+", cleaned(text)) is not None


def _parts(text: str) -> list[str]:
    bare = cleaned(text.replace("\n", ";"))
    parts = [_LABEL.sub("", part).strip() for part in _BETWEEN.split(bare)]
    return [_unfloated(piece) for part in parts if part for piece in _slashed(part)]


def _slashed(part: str) -> list[str]:
    """The numbers of "212 555 0112 / 917 555 0113"; "089/1234567" is one."""
    pieces = [piece.strip() for piece in part.split("/")]
    return pieces if all(len(_DIGIT.findall(piece)) >= _FEW for piece in pieces) else [part]


def _unfloated(text: str) -> str:
    return str(int(Decimal(text.replace(",", ".")))) if _FLOAT.fullmatch(text) else text


def _local(text: str) -> bool:
    """Whether a number has neither country nor area: too few digits and no zero to dial first."""
    return len(_DIGIT.findall(text)) <= _FEW and not text.startswith(("+", "0", "(0"))


def _number(text: str, region: str) -> str | None:
    dated = looks_like_date(text) and any(mark in text for mark in "/.-")
    number = None if dated or _local(text) else _possible(text, region)
    if number is None:
        return None
    whole = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{whole} x{number.extension}" if number.extension else whole


def _possible(text: str, region: str) -> phonenumbers.PhoneNumber | None:
    """The number, if it can be called from anywhere."""
    try:
        number = phonenumbers.parse(text, region or None)
    except phonenumbers.NumberParseException:
        return None
    reason = phonenumbers.is_possible_number_with_reason(number)
    return number if reason == phonenumbers.ValidationResult.IS_POSSIBLE else None


def _international(text: str) -> str:
    """The number with a plus, where it may have lost one."""
    digits = "".join(_DIGIT.findall(text)).removeprefix("00")
    lost = re.fullmatch(r"[\d\s()./-]+", text) is not None and not digits.startswith("0")
    return f"+{digits}" if lost and len(digits) >= _SHORTEST_ABROAD else ""


def _region(text: str) -> str:
    written = f"+{text[2:]}" if text.startswith("00") else text
    try:
        number = phonenumbers.parse(written, None)
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.region_code_for_country_code(number.country_code or 0)


def _fits(text: str, region: str) -> bool:
    """Whether a number is possible in a region and written as people write it there."""
    american = _AMERICAN.fullmatch(text) is not None
    written = american == (region in _AMERICAN_REGIONS) or text.startswith("+")
    return written and _possible(text, region) is not None


def _address(text: str) -> str | None:
    try:
        checked = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return None
    return checked.normalized.lower()
