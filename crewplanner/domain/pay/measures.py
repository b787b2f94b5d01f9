"""Measures that the rules share: windows of the clock, and what time costs."""

from decimal import Decimal
from fractions import Fraction

from crewplanner.dataclass import dataclass
from crewplanner.domain.pay import reading as r
from crewplanner.domain.pay.reading import part

Steps = tuple[tuple[int, Fraction], ...]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WORKING = ("shoot", "prep", "wrap", "prelight", "build", "strike", "recce")
KINDS = (*WORKING, "travel", "standby", "rest", "holiday_off", "off", "sick", "leave")

_ONE = Fraction(1)
kinds = r.listed(r.choice(*KINDS))
"""Reads kinds of days."""
weekdays = r.listed(r.choice(*WEEKDAYS))
"""Reads days of the week."""
names = r.listed(r.text)
"""Reads names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """From a clock time to another; where the second is not later, over midnight."""

    start: int = part(r.clock, key="from")
    end: int = part(r.clock, key="to")

    def holds(self, minute: int) -> bool:
        """Whether the clock time of that minute lies in it; the end does not."""
        at = minute % 1440
        if self.start < self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariff:
    """What time costs: a multiple of the hourly rate between bounds, in started units of time.

    `of` "overtime" takes the multiple at which the day's overtime is paid. `least` and `most` bound
    the money per hour; `most_or_hourly` lifts the upper bound to the plain rate. `tick` minutes are
    a unit: from `up_from` minutes of one it counts. Above `whole_after` only whole hours are paid.
    `clause` says so where the tariff stands for itself.
    """

    clause: str = part(r.text, default="")
    multiple: Fraction = part(r.multiple, default=_ONE)
    of: str = part(r.choice("hourly", "overtime"), default="hourly")
    least: Decimal | None = part(r.optional(r.positive), default=None)
    most: Decimal | None = part(r.optional(r.positive), default=None)
    most_or_hourly: bool = part(r.flag, default=False)
    tick: int = part(r.unit, default=1)
    up_from: int = part(r.unit, default=1)
    whole_after: int | None = part(r.optional(r.hours), default=None)

    def unit(self, minutes: int) -> int:
        """The minutes of a unit of time for so many."""
        whole = self.whole_after is not None and minutes > self.whole_after
        return 60 if whole else max(1, self.tick)

    def rounded(self, minutes: int) -> int:
        """Minutes in whole units."""
        if minutes <= 0:
            return 0
        if self.whole_after is not None and minutes > self.whole_after:
            return -(-minutes // 60) * 60
        units, rest = divmod(minutes, self.tick)
        return (units + (rest >= self.up_from)) * self.tick


tariff = r.record(Tariff)
"""Reads a tariff."""
