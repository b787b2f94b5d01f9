"""Rates as people write them: `$700/10`, `£430.00`, `42,00`, `1.200 €/Woche`."""

import re
from collections.abc import Iterable
from decimal import Decimal

from crewplanner.app.importing.folding import cleaned, folded, words_of
from crewplanner.dataclass import dataclass
from crewplanner.domain.people import RatePer
from crewplanner.domain.values import HOUR

_SIGNS = (("US$", "USD"), ("A$", "AUD"), ("C$", "CAD"), ("NZ$", "NZD"), ("$", "USD"), ("£", "GBP"),
          ("€", "EUR"), ("¥", "JPY"))  # fmt: skip
_CODES = frozenset(
    {
        "USD",
        "GBP",
        "EUR",
        "CHF",
        "CAD",
        "AUD",
        "NZD",
        "SEK",
        "NOK",
        "DKK",
        "PLN",
        "CZK",
        "JPY",
        "INR",
        "ZAR",
    }
)
_PER = (
    (RatePer.HOUR, frozenset(
    {
        "h", "hr", "hrs", "hour", "hourly", "std", "stunde", "stundensatz", "stundenlohn",
        "stundengage", "heure", "horaire", "hora", "horario", "ph",
    }
)),
    (RatePer.WEEK, frozenset(
    {
        "w", "wk", "week", "weekly", "woche", "wochen", "wochensatz", "wochengage",
        "wochenlohn", "semaine", "hebdo", "hebdomadaire", "semana", "semanal", "pw",
    }
)),
    (RatePer.DAY, frozenset(
    {
        "d", "day", "daily", "tag", "tage", "tages", "tagessatz", "tagesgage", "tagespauschale",
        "jour", "journalier", "journee", "dia", "diario", "pd",
    }
)),
)  # fmt: skip
_NUMBER = re.compile(r"\d[\d.,'’\s]*\d|\d")
_HOURS = re.compile(
    r"^\s*(?P<per>/?\s*(?:per\s+)?[a-zé]{1,8}\.?\s*)?(?:/|\(|for|per|à|@|p\.?)\s*(?P<hours>\d{1,2})(?:[.,]0+)?\s*(?:hours|hrs|hr|h|std)?\b[.)]*",
    re.IGNORECASE,
)
_KIT = re.compile(
    r"\b(?:kit|box)(?:\s+rental)?\s*:?\s*\D{0,3}(\d+(?:[.,]\d{1,2})?)"
    r"\s*(?:/|per|p\.?)\s*(?:day|d|tag)\b",
    re.IGNORECASE,
)
_KIT_BESIDE = re.compile(
    r"\b(?:kit|box)(?:\s+(?:rental|fee))?\s*:?\s*\D{0,3}(\d+(?:[.,]\d{1,2})?)", re.IGNORECASE
)
_SHORTEST_DAY = 4
LONGEST_DAY = 24
"""Hours; a guarantee of more is one for a week."""
_GROUP = 3
_MOST = Decimal(1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """An amount for an hour, a day or a week; `guarantee` in minutes where the text says hours.

    `currency` is empty where the text shows none.
    """

    amount: Decimal
    per: RatePer
    guarantee: int | None = None
    currency: str = ""

    def __str__(self) -> str:
        hours = "" if self.guarantee is None else f" ({self.guarantee // HOUR} h)"
        return f"{self.amount:.2f}/{self.per}{hours}"


def rate_of(text: str, per: RatePer | None, currency: str = "") -> Rate | None:
    """The rate of a cell; None where it says none. `per` is what the heading says, else a day.

    `$700/10` is 700 for a day of ten hours, `$3000/60` for a week of sixty.
    """
    bare = cleaned(text)
    match = _NUMBER.search(bare)
    if match is None or bare[: match.start()].strip().startswith("-"):
        return None
    amount = _amount(match[0])
    rest = bare[match.end() :]
    if amount is None or not 0 < amount <= _MOST or _other_number(bare[: match.start()]):
        return None
    hours = _HOURS.match(rest)
    guarantee = int(hours["hours"]) if hours else None
    words = f"{hours['per'] or ''} {rest[hours.end() :]}" if hours else rest
    said = per_of(_letters(_KIT_BESIDE.sub(" ", words))) or per
    if guarantee is not None and guarantee < _SHORTEST_DAY:
        guarantee = None
    if guarantee is not None and guarantee > LONGEST_DAY:
        said = RatePer.WEEK
    return Rate(
        amount=amount,
        per=said or RatePer.DAY,
        guarantee=None if guarantee is None else guarantee * HOUR,
        currency=currency_of(bare) or currency,
    )


def per_of(text: str) -> RatePer | None:
    """What a heading or the end of a rate says it is for; None where it says nothing."""
    words = set(words_of(text))
    return next((per for per, known in _PER if words & known), None)


def currency_of(text: str) -> str:
    """The currency whose sign or code stands in the text, or an empty text."""
    for sign, code in _SIGNS:
        if sign in text:
            return code
    return next((word for word in re.findall(r"[A-Z]{3}", text) if word in _CODES), "")


def column_currency(texts: Iterable[str]) -> str:
    """The currency of a whole column: the one most of its signs name."""
    found = [code for code in map(currency_of, texts) if code]
    return max(dict.fromkeys(found), key=found.count, default="")


def kit_of(note: str) -> Decimal | None:
    """The kit or box rental a note speaks of, for a day: "kit £25/day"."""
    match = _KIT.search(note)
    return _amount(match[1]) if match else None


def kit_beside(rate: str) -> Decimal | None:
    """The kit that stands beside a rate in one cell, for a day: "£305 + kit 50"."""
    match = _KIT_BESIDE.search(rate)
    return _amount(match[1]) if match else None


def amount_of(text: str) -> Decimal | None:
    """The amount of money in a text; None for none, for several and for less than nothing."""
    found = _NUMBER.findall(text)
    amount = _amount(found[0]) if len(found) == 1 else None
    return None if amount is None or "-" in text[: text.index(found[0])] else amount


def looks_like_rate(text: str) -> bool:
    """Whether a cell holds money and nothing else."""
    bare = cleaned(text)
    money = bool(currency_of(bare)) or re.fullmatch(r"\d{1,5}[.,]\d{2}|\d{3,4}", bare) is not None
    return money and rate_of(bare, None) is not None and "@" not in bare


def _amount(text: str) -> Decimal | None:
    """The number, whichever of point and comma parts the thousands."""
    digits = re.sub(r"[\s'’]", "", text)
    last = max(digits.rfind("."), digits.rfind(","))
    whole, cents = (digits, "") if last < 0 else (digits[:last], digits[last + 1 :])
    mark = digits[last] if last >= 0 else ""
    groups = len(cents) == _GROUP and (digits.count(mark) > 1 or whole != "0") if mark else False
    other = "," if mark == "." else "."
    if groups and other not in digits:
        whole, cents = digits, ""
    elif mark and digits.count(mark) > 1:
        return None
    plain = re.sub(r"[.,]", "", whole)
    return Decimal(f"{plain}.{cents}" if cents else plain) if plain.isdecimal() else None


def _letters(text: str) -> str:
    return re.sub(r"[^a-zé]+", " ", folded(text))


def _other_number(text: str) -> bool:
    """Whether more than a sign, a code or a short word stands before the number."""
    return len(_letters(text).replace(" ", "")) > len("from usd")
