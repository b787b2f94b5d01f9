"""Pay: worked minutes and a deal become lines that explain themselves."""

from crewplanner.domain.pay.engine import price_day, price_week
from crewplanner.domain.pay.lines import Basis, PayLine, PayNote, PayRule, PersonPay, WeekPay

__all__ = [
    "Basis",
    "PayLine",
    "PayNote",
    "PayRule",
    "PersonPay",
    "WeekPay",
    "price_day",
    "price_week",
]
