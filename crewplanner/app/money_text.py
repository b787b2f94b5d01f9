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
