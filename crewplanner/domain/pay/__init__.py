"""Pay: worked minutes and a deal become lines that explain themselves.

What the lines consist of is here; the engine that makes them is loaded where it is asked for.
"""

from crewplanner.domain.pay.lines import Basis, PayLine, PayNote, PayRule, PersonPay, WeekPay

__all__ = ["Basis", "PayLine", "PayNote", "PayRule", "PersonPay", "WeekPay"]
