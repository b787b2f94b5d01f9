"""Exact figures and their text; rounding to what a currency can pay."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

_WHOLE = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG"}
    | {"RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"}
)
_THOUSANDTHS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})

_SHOWN = 4
"""Figures with at most so many digits after the point are written out; others as a division."""


@lru_cache(maxsize=64)
def digits(currency: str) -> int:
    """How many digits after the point the currency's smallest unit has (ISO 4217, minor units)."""
    code = currency.upper()
    return 0 if code in _WHOLE else 3 if code in _THOUSANDTHS else 2


def rounded(amount: Fraction, currency: str) -> Decimal:
    """The amount in whole smallest units of the currency, half a unit away from zero."""
    return _half_up(amount.numerator, amount.denominator, digits(currency))


def half_up(number: Fraction, places: int) -> Decimal:
    """Rounded to so many digits after the point, a half away from zero."""
    return _half_up(number.numerator, number.denominator, places)


def is_whole(amount: Fraction, currency: str) -> bool:
    """Whether the amount is in whole smallest units, so that rounding changes nothing."""
    return amount.numerator * 10 ** digits(currency) % amount.denominator == 0


@lru_cache(maxsize=8192)
def _half_up(numerator: int, denominator: int, places: int) -> Decimal:
    """The fraction to so many places, a half away from zero. The same amounts come again."""
    scaled = numerator * 10**places
    whole = (2 * abs(scaled) + denominator) // (2 * denominator)
    return Decimal(whole if scaled > 0 else -whole).scaleb(-places)


def number_text(number: Fraction) -> str:
    """A figure as it stands in arithmetic: `10`, `1.5`, or, where it has no end, `(700 ÷ 13)`."""
    return _text(number.numerator, number.denominator)


@lru_cache(maxsize=8192)
def _text(numerator: int, denominator: int) -> str:
    if denominator == 1:
        return str(numerator)
    scaled, rest = divmod(numerator * 10**_SHOWN, denominator)
    if rest:
        return f"({numerator} ÷ {denominator})"
    return f"{Decimal(scaled).scaleb(-_SHOWN).normalize():f}"


def money_text(amount: Decimal, currency: str) -> str:
    """An amount with at least the currency's digits: `45.00`, `45.125`."""
    plain = f"{amount.normalize():f}"
    whole, _, part = plain.partition(".")
    part = part.ljust(digits(currency), "0")
    return f"{whole}.{part}" if part else whole
