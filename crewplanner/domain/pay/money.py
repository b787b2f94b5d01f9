"""Exact figures and their text; rounding to what a currency can pay."""

from decimal import Decimal
from fractions import Fraction

_WHOLE = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG"}
    | {"RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"}
)
_THOUSANDTHS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})

_SHOWN = 4
"""Figures with at most so many digits after the point are written out; others as a division."""


def digits(currency: str) -> int:
    """How many digits after the point the currency's smallest unit has (ISO 4217, minor units)."""
    code = currency.upper()
    return 0 if code in _WHOLE else 3 if code in _THOUSANDTHS else 2


def rounded(amount: Fraction, currency: str) -> Decimal:
    """The amount in whole smallest units of the currency, half a unit away from zero."""
    return half_up(amount, digits(currency))


def half_up(number: Fraction, places: int) -> Decimal:
    """Rounded to so many digits after the point, a half away from zero."""
    numerator, denominator = number.numerator * 10**places, number.denominator
    whole = (2 * abs(numerator) + denominator) // (2 * denominator)
    return Decimal(whole if numerator > 0 else -whole).scaleb(-places)


def number_text(number: Fraction) -> str:
    """A figure as it stands in arithmetic: `10`, `1.5`, or, where it has no end, `(700 ÷ 13)`."""
    if number.denominator == 1:
        return str(number.numerator)
    scaled = number * 10**_SHOWN
    if scaled.denominator != 1:
        return f"({number.numerator} ÷ {number.denominator})"
    shown = Decimal(scaled.numerator).scaleb(-_SHOWN).normalize()
    return f"{shown:f}"


def money_text(amount: Decimal, currency: str) -> str:
    """An amount with at least the currency's digits: `45.00`, `45.125`."""
    plain = f"{amount.normalize():f}"
    whole, _, part = plain.partition(".")
    part = part.ljust(digits(currency), "0")
    return f"{whole}.{part}" if part else whole
