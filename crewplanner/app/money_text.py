"""Money as people read it: symbol, thousands, the currency's own number of digits."""

from decimal import Decimal
from types import MappingProxyType

from crewplanner.domain.pay.money import digits

_SYMBOLS = MappingProxyType(
    {"USD": "$", "GBP": "£", "EUR": "€", "CAD": "CA$", "AUD": "A$", "JPY": "¥", "NZD": "NZ$"}
)


def money(amount: Decimal, currency: str, *, sign: bool = False) -> str:
    """`£1,234.50`; with `sign` a plus before what is more than nothing."""
    symbol = _SYMBOLS.get(currency, f"{currency}\u00a0")
    before = "−" if amount < 0 else "+" if sign and amount > 0 else ""
    return f"{before}{symbol}{abs(amount):,.{digits(currency)}f}"


def figure(amount: Decimal, currency: str, *, sign: bool = False) -> str:
    """`1,234.50`: an amount where the currency is named already; with `sign` as in `money`."""
    before = "−" if amount < 0 else "+" if sign and amount > 0 else ""
    return f"{before}{abs(amount):,.{digits(currency)}f}"


def plain_figure(amount: Decimal, currency: str) -> str:
    """`-1234.50`: an amount for other programs."""
    return f"{amount:.{digits(currency)}f}"


def short_money(amount: Decimal, currency: str, *, symbol: bool = True) -> str:
    """`£950`, `£12.4k`, `£1.24m`: where there is little room. Without a symbol briefer: `12k`."""
    sign = _SYMBOLS.get(currency, f"{currency}\u00a0") if symbol else ""
    before, size = "−" if amount < 0 else "", abs(amount)
    for least, unit, letter, digits_after in _SHORT:
        if size >= least:
            return f"{before}{sign}{size / unit:.{digits_after if symbol else 0}f}{letter}"
    return f"{before}{sign}{size:.0f}"


def whole_money(amount: Decimal, currency: str) -> str:
    """`£1,234`: without pence or cents, where several of a size stand below each other."""
    symbol = _SYMBOLS.get(currency, f"{currency}\u00a0")
    return f"{'−' if round(amount) < 0 else ''}{symbol}{abs(amount):,.0f}"


def thousands(amount: Decimal) -> str:
    """`12` for 12,400, `<1` for less than half a thousand: where there is hardly any room."""
    before, number = "−" if amount < 0 else "", round(abs(amount) / 1000)
    return f"{before}{number}" if number or not amount else f"{before}<1"


_SHORT = (
    (Decimal(999_500), Decimal(1_000_000), "m", 2),
    (Decimal(99_950), Decimal(1000), "k", 0),
    (Decimal("999.5"), Decimal(1000), "k", 1),
)
"""From an amount on: what it is divided by, the letter for that, digits after the point."""
